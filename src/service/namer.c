/* SPDX-License-Identifier: MIT */
/* Names of records, each looked up once. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/service/series_words.h"

#include "namer_priv.h"

#include <stdlib.h>
#include <string.h>

enum { OWNERS_MOST = 8 };

struct namer *namer_create(struct hub *h, struct arena *a)
{
    struct namer *m = arena_alloc(a, sizeof *m);
    *m = (struct namer){h, a, arena_array(a, noun_count, sizeof *m->names),
        arena_array(a, noun_count, sizeof *m->hubs), arena_array(a, noun_count, sizeof *m->exact)};
    for (size_t i = 0; i < noun_count; i++) {
        idmap_on(&m->names[i], a);
        idmap_on(&m->hubs[i], a);
    }
    return m;
}

size_t namer_place(const struct noun *n)
{
    size_t i = 0;
    while (i + 1 < noun_count && nouns[i] != n) {
        i++;
    }
    return i;
}

const char *namer_name(struct namer *m, const struct noun *n, hub_id id)
{
    if (!id_known(id)) {
        return "";
    }
    struct idmap *names = &m->names[namer_place(n)];
    const char *name = idmap_get_text(names, id);
    if (!name) {
        name = record_name(m->h->store, n, id, m->a);
        idmap_put_text(names, id, name);
    }
    return name;
}

const char *namer_shown(struct namer *m, const struct noun *n, hub_id id, bool hide)
{
    return hide && id_known(id) ? record_name_hidden(m->h->store, n, id, m->a) : namer_name(m, n, id);
}

/* The record that `rec` belongs to: its noun and id. False at the top, or when it is not known. */
static bool owner_of(const struct noun *n, const void *rec, const struct noun **parent, hub_id *id)
{
    const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
    *parent = f && f->type == FIELD_REF ? noun_find(f->ref) : NULL;
    if (*parent) {
        *id = *(const hub_id *)(const void *)((const char *)rec + f->offset);
    }
    return *parent && id_known(*id);
}

static hub_id hub_of(struct namer *m, const struct noun *n, const void *rec, int depth)
{
    const struct noun *parent;
    hub_id id;
    struct hub_err ignored;
    if (n == &hub_noun) {
        return ((const struct record *)rec)->id;
    }
    if (depth == 0 || !owner_of(n, rec, &parent, &id)) {
        return ID_NONE;
    }
    struct idmap *known = &m->hubs[namer_place(parent)];
    hub_id hub = {idmap_get(known, id, -1)};
    if (hub.n < 0) {
        struct arena *scratch = arena_create();
        void *up = arena_alloc(scratch, parent->size);
        enum hub_rc rc = record_get(m->h->store, parent, id, scratch, up, &ignored);
        hub = rc == HUB_OK ? hub_of(m, parent, up, depth - 1) : ID_NONE;
        idmap_put(known, id, hub.n);
        arena_destroy(scratch);
    }
    return hub;
}

hub_id namer_hub_id(struct namer *m, const struct noun *n, const void *rec)
{
    return hub_of(m, n, rec, OWNERS_MOST);
}

const char *namer_hub(struct namer *m, const struct noun *n, const void *rec)
{
    return namer_name(m, &hub_noun, namer_hub_id(m, n, rec));
}

const char *namer_links(
    struct namer *m, const struct field *f, const void *rec, const char *between)
{
    struct sb b = sb_on(m->a);
    const struct noun *n = noun_find(f->ref);
    const char *ids = *(const char *const *)(const void *)((const char *)rec + f->offset);
    for (const char *p = ids; p && *p;) {
        char *end;
        hub_id id = {strtoll(p, &end, 10)};
        if (end == p) {
            break; /* "all", not looked up yet */
        }
        sb_addf(&b, "%s%s", b.len ? between : "", namer_name(m, n, id));
        p = end + strspn(end, " ");
    }
    return sb_str(&b);
}

const char *namer_field(struct namer *m, const struct field *f, const void *rec, bool shown)
{
    const void *member = (const char *)rec + f->offset;
    if (f->type == FIELD_REF) {
        return namer_name(m, noun_find(f->ref), *(const hub_id *)member);
    }
    if (f->type == FIELD_LINKS) {
        return namer_links(m, f, rec, ", ");
    }
    const char *words = shown ? series_shown(f, rec, m->a) : NULL;
    if (words) {
        return words;
    }
    return shown ? field_shown(f, rec, m->a) : field_text(f, rec, m->a);
}
