/* SPDX-License-Identifier: MIT */
#include "hub/service/picks.h"

#include "hub/model/family.h"
#include "hub_priv.h"

struct picking {
    struct namer *names;
    const struct noun *noun;
    const struct noun *scope;
    struct arena *a;
    struct pick *items;
    size_t count, cap;
};

/* The name of the owner, unless all have the same. */
static const char *beside(struct picking *p, const void *rec)
{
    const struct field *f = p->noun->owner ? noun_field(p->noun, p->noun->owner) : NULL;
    const struct noun *owner = f && f->type == FIELD_REF ? noun_find(f->ref) : NULL;
    if (!owner || owner == p->scope || owner == &hub_noun) {
        return "";
    }
    const hub_id *id = (const hub_id *)(const void *)((const char *)rec + f->offset);
    return namer_name(p->names, owner, *id);
}

static enum hub_rc pick_one(void *arg, const void *rec, struct hub_err *err)
{
    struct picking *p = arg;
    hub_id id = ((const struct record *)rec)->id;
    (void)err;
    arena_grow(p->a, &p->items, p->count, &p->cap, sizeof *p->items);
    p->items[p->count++] = (struct pick){id, namer_name(p->names, p->noun, id), beside(p, rec)};
    return HUB_OK;
}

enum hub_rc hub_picks(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.limit = PICKS_MOST};
    struct picking p = {.names = namer_create(h, a), .noun = n, .a = a};
    if (id_known(family) && n != &family_noun && noun_belongs(n, &family_noun)) {
        q.scope = &family_noun;
        q.scope_id = family;
    } else if (noun_belongs(n, &hub_noun) && n != &hub_noun) {
        q.scope_id = id_known(hub) ? hub : h->narrowed;
        q.scope = id_known(q.scope_id) ? &hub_noun : NULL;
    }
    p.scope = q.scope;
    enum hub_rc rc = access_check(h, VERB_READ, n, err);
    if (rc == HUB_OK) {
        rc = record_each(h->store, n, &q, pick_one, &p, err);
    }
    *out = p.items;
    *count = p.count;
    return rc;
}
