/* SPDX-License-Identifier: MIT */
#include "hub/service/picks.h"

#include "hub/base/str.h"
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

static enum hub_rc pick(struct hub *h, struct picking *p, const struct record_query *q,
    struct pick **out, size_t *count, struct hub_err *err)
{
    p->names = namer_create(h, p->a);
    p->scope = q->scope;
    enum hub_rc rc = access_check(h, VERB_READ, p->noun, err);
    if (rc == HUB_OK) {
        rc = record_each(h->store, p->noun, q, pick_one, p, err);
    }
    *out = p->items;
    *count = p->count;
    return rc;
}

enum hub_rc hub_picks(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.limit = PICKS_MOST};
    struct picking p = {.noun = n, .a = a};
    if (id_known(family) && n != &family_noun && noun_belongs(n, &family_noun)) {
        q.scope = &family_noun;
        q.scope_id = family;
    } else if (noun_belongs(n, &hub_noun) && n != &hub_noun) {
        q.scope_id = id_known(hub) ? hub : h->narrowed;
        q.scope = id_known(q.scope_id) ? &hub_noun : NULL;
    }
    return pick(h, &p, &q, out, count, err);
}

static const struct field *field_to(const struct noun *n, const struct noun *top)
{
    for (size_t i = 0; i < n->field_count; i++) {
        if (n->fields[i].type == FIELD_REF && str_eq(n->fields[i].ref, top->name)) {
            return &n->fields[i];
        }
    }
    return NULL;
}

enum hub_rc hub_picks_of(struct hub *h, const struct noun *n, const struct noun *top, hub_id id,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err)
{
    struct record_query q = {.limit = PICKS_MOST};
    struct picking p = {.noun = n, .a = a};
    const struct field *f = field_to(n, top);
    if (n == top) {
        query_is(&q, "id", id);
    } else if (noun_belongs(n, top)) {
        q.scope = top;
        q.scope_id = id;
    } else if (f) {
        query_is(&q, f->column, id);
    } else {
        return hub_fail(err, HUB_EUSAGE, "%s do not belong to a %s.", n->plural, top->name);
    }
    return pick(h, &p, &q, out, count, err);
}
