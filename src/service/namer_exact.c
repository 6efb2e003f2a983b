/* SPDX-License-Identifier: MIT */
/* References as import finds them again: a name where it means one record, else the number. */
#include "hub/base/str.h"
#include "hub/base/strmap.h"

#include "namer_priv.h"

#include <stdlib.h>
#include <string.h>

static hub_id ref_in(const struct noun *n, const char *column, const void *rec)
{
    const struct field *f = column ? noun_field(n, column) : NULL;
    bool ref = f && f->type == FIELD_REF;
    return ref ? *(const hub_id *)(const void *)((const char *)rec + f->offset) : ID_NONE;
}

static const char *key_in(struct arena *a, hub_id whose, const char *name)
{
    return arena_printf(a, "%lld|%s", (long long)whose.n, name);
}

/* Names that look like a number could be taken for one. */
static bool is_plain(const char *name)
{
    return strspn(name, "0123456789") != strlen(name);
}

/* id → name, for each record whose name no other with the same `whose` has. */
static void keep_single(struct namer *m, const struct record_list *l, const struct idmap *whose,
    struct idmap *out)
{
    struct arena *scratch = arena_create();
    const struct field *name = field_of_name(l->noun);
    struct strmap count;
    strmap_on(&count, scratch);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < l->count; i++) {
            const struct record *r = record_at(l, i);
            const char *text = field_text(name, r, scratch);
            const char *key = key_in(scratch, (hub_id){idmap_get(whose, r->id, 0)}, text);
            if (pass == 0) {
                strmap_put(&count, key, strmap_get(&count, key, 0) + 1);
            } else if (strmap_get(&count, key, 0) == 1 && is_plain(text)) {
                idmap_put_text(out, r->id, arena_strdup(m->a, text));
            }
        }
    }
    arena_destroy(scratch);
}

static void learn(struct namer *m, const struct noun *n, struct exact_names *e)
{
    struct arena *scratch = arena_create();
    struct record_query q = {.order = ""};
    struct record_list list;
    struct hub_err ignored;
    struct idmap *maps[] = {&e->in_hub, &e->in_owner, &e->hubs, &e->owners};
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        idmap_on(maps[i], m->a);
    }
    e->known = true;
    if (record_list(m->h->store, n, &q, scratch, &list, &ignored) == HUB_OK) {
        for (size_t i = 0; i < list.count; i++) {
            const struct record *r = record_at(&list, i);
            idmap_put(&e->hubs, r->id, namer_hub_id(m, n, r).n);
            idmap_put(&e->owners, r->id, ref_in(n, n->owner, r).n);
        }
        keep_single(m, &list, &e->hubs, &e->in_hub);
        keep_single(m, &list, &e->owners, &e->in_owner);
    }
    arena_destroy(scratch);
}

static const char *name_or_number(struct namer *m, const struct noun *n, const struct field *f,
    const void *rec, hub_id id)
{
    const struct noun *ref = noun_find(f->ref);
    struct exact_names *e = &m->exact[namer_place(ref)];
    const struct field *owner = field_of_owner(n, f, ref, m->a);
    hub_id whose = owner ? ref_in(n, owner->column, rec) : ID_NONE;
    const char *name = NULL;
    if (field_of_name(ref) && !e->known) {
        learn(m, ref, e);
    }
    if (e->known && id_known(whose) && idmap_get(&e->owners, id, 0) == whose.n) {
        name = idmap_get_text(&e->in_owner, id);
    } else if (e->known && !id_known(whose) &&
               idmap_get(&e->hubs, id, 0) == namer_hub_id(m, n, rec).n) {
        name = idmap_get_text(&e->in_hub, id);
    }
    bool splits = name && f->type == FIELD_LINKS && strpbrk(name, ",;\n");
    return name && !splits ? name : arena_printf(m->a, "%lld", (long long)id.n);
}

const char *namer_exact(
    struct namer *m, const struct noun *n, const struct field *f, const void *rec)
{
    const void *member = (const char *)rec + f->offset;
    if (f->type == FIELD_REF) {
        hub_id id = *(const hub_id *)member;
        return id_known(id) ? name_or_number(m, n, f, rec, id) : "";
    }
    if (f->type != FIELD_LINKS) {
        return field_text(f, rec, m->a);
    }
    struct sb b = sb_on(m->a);
    for (const char *p = *(const char *const *)member; p && *p;) {
        char *end;
        hub_id id = {strtoll(p, &end, 10)};
        sb_addf(&b, "%s%s", b.len ? ", " : "", name_or_number(m, n, f, rec, id));
        p = end + strspn(end, " ");
    }
    return sb_str(&b);
}
