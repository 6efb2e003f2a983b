/* SPDX-License-Identifier: MIT */
/*
 * LINKS fields: a stay's children. In a record's struct they are ids with
 * spaces between, "123 456"; in the file they are rows of the noun `via`.
 */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub_priv.h"
#include "links_priv.h"

#include <stdlib.h>
#include <string.h>

/* The column of `n` that points to a record of the noun called `ref`. */
static const struct field *ref_to(const struct noun *n, const char *ref)
{
    for (size_t i = 0; i < n->field_count; i++) {
        if (n->fields[i].type == FIELD_REF && strcmp(n->fields[i].ref, ref) == 0) {
            return &n->fields[i];
        }
    }
    hub_die("bug: the pairs of %s do not point back", n->name);
}

static hub_id *ref_at(void *rec, const struct field *f)
{
    return (hub_id *)(void *)((char *)rec + f->offset);
}

static const char **links_member(void *rec, const struct field *f)
{
    return (const char **)(void *)((char *)rec + f->offset);
}

enum hub_rc links_pairs(struct hub *h, const struct noun *n, const struct field *f, hub_id id,
    struct arena *a, struct record_list *out, struct hub_err *err)
{
    const struct noun *via = noun_find(f->via);
    struct record_query q = {.any = true, .order = "id"};
    query_is(&q, ref_to(via, n->name)->column, id);
    return record_list(h->store, via, &q, a, out, err);
}

hub_id links_other(const struct field *f, void *pair)
{
    return *ref_at(pair, ref_to(noun_find(f->via), f->ref));
}

enum hub_rc links_read(
    struct hub *h, const struct noun *n, void *rec, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_LINKS) {
            struct sb ids = sb_on(a);
            rc = record_links(h->store, f, ((struct record *)rec)->id, &ids, err);
            *links_member(rec, f) = ids.len ? sb_str(&ids) : NULL;
        }
    }
    return rc;
}

bool links_have(const char *ids, hub_id id)
{
    for (const char *p = ids; p && *p;) {
        char *end;
        if (strtoll(p, &end, 10) == id.n) {
            return true;
        }
        p = end + strspn(end, " ");
    }
    return false;
}

static bool has_all(const char *ids, const char *of)
{
    for (const char *p = of; p && *p;) {
        char *end;
        if (!links_have(ids, (hub_id){strtoll(p, &end, 10)})) {
            return false;
        }
        p = end + strspn(end, " ");
    }
    return true;
}

bool links_same(const char *x, const char *y)
{
    return has_all(x, y) && has_all(y, x);
}

const char *links_owner(const struct noun *n, const struct field *f)
{
    return ref_to(noun_find(f->via), n->name)->column;
}

static enum hub_rc settle_pair(
    struct hub *h, void *pair, const struct noun *via, bool wanted, struct hub_err *err)
{
    const struct record *r = pair;
    if (wanted == !stamp_known(r->removed_at)) {
        return HUB_OK;
    }
    return record_set_removed(
        h->store, via, r->id, wanted ? STAMP_NONE : clock_now(&h->clock), err);
}

static enum hub_rc add_pair(struct hub *h, const struct noun *n, const struct field *f, hub_id id,
    hub_id other, struct arena *a, struct hub_err *err)
{
    const struct noun *via = noun_find(f->via);
    void *pair = arena_alloc(a, via->size);
    record_clear(via, pair);
    *ref_at(pair, ref_to(via, n->name)) = id;
    *ref_at(pair, ref_to(via, f->ref)) = other;
    return record_insert(h->store, via, pair, err);
}

static enum hub_rc write_one(struct hub *h, const struct noun *n, const struct field *f, hub_id id,
    const char *ids, struct arena *a, struct hub_err *err)
{
    struct record_list pairs;
    struct sb have = sb_on(a);
    enum hub_rc rc = links_pairs(h, n, f, id, a, &pairs, err);
    for (size_t k = 0; rc == HUB_OK && k < pairs.count; k++) {
        hub_id other = *ref_at(record_at(&pairs, k), ref_to(pairs.noun, f->ref));
        sb_addf(&have, "%lld ", (long long)other.n);
        rc = settle_pair(h, record_at(&pairs, k), pairs.noun, links_have(ids, other), err);
    }
    for (const char *p = ids; rc == HUB_OK && p && *p;) {
        char *end;
        hub_id other = {strtoll(p, &end, 10)};
        if (!links_have(sb_str(&have), other)) {
            rc = add_pair(h, n, f, id, other, a, err);
            sb_addf(&have, "%lld ", (long long)other.n); /* named twice is there once */
        }
        p = end + strspn(end, " ");
    }
    return rc;
}

enum hub_rc links_write(struct hub *h, const struct noun *n, const void *rec, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type == FIELD_LINKS) {
            const char *ids = *(const char *const *)(const void *)((const char *)rec + f->offset);
            rc = write_one(h, n, f, ((const struct record *)rec)->id, ids, scratch, err);
        }
    }
    arena_destroy(scratch);
    return rc;
}

enum hub_rc links_add(
    struct hub *h, const struct noun *n, const void *rec, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        if (f->type != FIELD_LINKS) {
            continue;
        }
        const char *ids = *(const char *const *)(const void *)((const char *)rec + f->offset);
        for (const char *p = ids, *from = p; rc == HUB_OK && p && *p;) {
            char *end;
            hub_id other = {strtoll(p, &end, 10)};
            bool again = links_have(arena_strndup(a, from, (size_t)(p - from)), other);
            if (!again) { /* named twice is there once */
                rc = add_pair(h, n, f, ((const struct record *)rec)->id, other, a, err);
            }
            p = end + strspn(end, " ");
        }
    }
    return rc;
}

enum hub_rc links_default(
    struct hub *h, const struct noun *n, void *rec, struct arena *a, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        const struct field *f = &n->fields[i];
        const char **member = (const char **)(void *)((char *)rec + f->offset);
        if (f->type != FIELD_LINKS || !str_eq(*member, "all")) {
            continue;
        }
        const struct noun *ref = noun_find(f->ref);
        const struct field *owner = noun_field(n, n->owner);
        struct record_query q = {0};
        struct record_list list;
        query_is(&q, ref->owner, *(hub_id *)(void *)((char *)rec + owner->offset));
        rc = record_list(h->store, ref, &q, a, &list, err);
        struct sb ids = sb_on(a);
        for (size_t k = 0; rc == HUB_OK && k < list.count; k++) {
            sb_addf(&ids, "%s%lld", k ? " " : "",
                (long long)((struct record *)record_at(&list, k))->id.n);
        }
        *member = ids.len ? sb_str(&ids) : NULL;
    }
    return rc;
}
