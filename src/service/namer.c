/* SPDX-License-Identifier: MIT */
/* Names of records, each looked up once. */
#include "hub/base/map.h"
#include "hub/base/str.h"

#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

struct namer {
    struct hub *h;
    struct arena *a;
    struct idmap *names; /* one a noun, in the order of nouns[] */
};

struct namer *namer_create(struct hub *h, struct arena *a)
{
    struct namer *m = arena_alloc(a, sizeof *m);
    *m = (struct namer){h, a, arena_array(a, noun_count, sizeof *m->names)};
    for (size_t i = 0; i < noun_count; i++) {
        idmap_on(&m->names[i], a);
    }
    return m;
}

static struct idmap *names_of(struct namer *m, const struct noun *n)
{
    size_t i = 0;
    while (i + 1 < noun_count && nouns[i] != n) {
        i++;
    }
    return &m->names[i];
}

const char *namer_name(struct namer *m, const struct noun *n, hub_id id)
{
    if (!id_known(id)) {
        return "";
    }
    struct idmap *names = names_of(m, n);
    const char *name = idmap_get_text(names, id);
    if (!name) {
        name = record_name(m->h->store, n, id, m->a);
        idmap_put_text(names, id, name);
    }
    return name;
}

static const char *linked_names(struct namer *m, const struct field *f, const char *ids)
{
    struct sb b = sb_on(m->a);
    const struct noun *n = noun_find(f->ref);
    for (const char *p = ids; p && *p;) {
        char *end;
        hub_id id = {strtoll(p, &end, 10)};
        sb_addf(&b, "%s%s", b.len ? ", " : "", namer_name(m, n, id));
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
        return linked_names(m, f, *(const char *const *)member);
    }
    return shown ? field_shown(f, rec, m->a) : field_text(f, rec, m->a);
}
