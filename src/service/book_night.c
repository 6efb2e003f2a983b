/* SPDX-License-Identifier: MIT */
/* Facts of only the families and children who are met in the stays: of one night, or of a crowd. */
#include "book_priv.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/service/policy.h"

/* Bed rows are kept for whole stays (grid.c): so far the stays around a night may decide its rows. */
enum { DAYS_AROUND = 31, LONGEST = 430, CROWD = 500 };

struct met {
    struct book *b;
    struct idmap seen;
    hub_id *ids;
    size_t count, cap;
};

static void meet(struct met *m, hub_id id)
{
    if (id_known(id) && idmap_get(&m->seen, id, -1) < 0) {
        arena_grow(m->b->a, &m->ids, m->count, &m->cap, sizeof *m->ids);
        m->ids[m->count++] = id;
        idmap_put(&m->seen, id, 1);
    }
}

static void meet_family(void *arg, const struct stay_row *r)
{
    meet(arg, r->family);
}

static void meet_child(void *arg, const struct stay_child_row *r)
{
    meet(arg, r->child);
}

/* Of those met the ones that are there, and are in the hub, or of a family in it. */
static enum hub_rc take(struct met *m, const struct noun *n,
    bool (*ours)(const struct book *b, const void *rec), struct record_list *out,
    struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    *out = (struct record_list){n, arena_array(m->b->a, m->count + 1, n->size), 0};
    for (size_t i = 0; rc == HUB_OK && i < m->count; i++) {
        void *rec = record_at(out, out->count);
        rc = record_get(m->b->h->store, n, m->ids[i], m->b->a, rec, err);
        bool there = rc == HUB_OK && !stamp_known(((const struct record *)rec)->removed_at);
        out->count += there && ours(m->b, rec);
    }
    return rc;
}

static bool our_family(const struct book *b, const void *rec)
{
    hub_id only = b->h->narrowed;
    return !id_known(only) || id_eq(((const struct family *)rec)->hub_id, only);
}

static bool our_child(const struct book *b, const void *rec)
{
    return book_at(&b->family_at, ((const struct child *)rec)->family_id) >= 0;
}

enum hub_rc book_met(struct book *b, struct hub_err *err)
{
    struct met families = {.b = b}, children = {.b = b};
    idmap_on(&families.seen, b->a);
    idmap_on(&children.seen, b->a);
    enum hub_rc rc = stay_rows(b->h->store, &b->window, meet_family, &families, err);
    if (rc == HUB_OK) {
        rc = take(&families, &family_noun, our_family, &b->families, err);
    }
    if (rc == HUB_OK) {
        book_families_listed(b);
        rc = stay_child_rows(b->h->store, &b->window, meet_child, &children, err);
    }
    if (rc == HUB_OK) {
        rc = take(&children, &child_noun, our_child, &b->children, err);
    }
    if (rc == HUB_OK) {
        book_children_listed(b);
    }
    return rc;
}

enum hub_rc book_crowd(struct book *b, bool *out, struct hub_err *err)
{
    int64_t count = 0;
    enum hub_rc rc = HUB_OK;
    if (id_known(b->h->narrowed)) {
        rc = family_count(b->h->store, b->h->narrowed, CROWD, &count, err);
    }
    *out = count == CROWD;
    return rc;
}

enum hub_rc hub_rota_night(
    struct hub *h, hub_date night, struct arena *a, struct rota_book *out, struct hub_err *err)
{
    static enum hub_rc (*const steps[])(struct book *, struct hub_err *) = {
        book_hubs, book_met, book_homes, book_stays};
    struct book b = {.h = h, .a = a, .out = out, .away_from = night};
    *out = (struct rota_book){.from = night, .to = night};
    out->facts.today = hub_today(h);
    hub_policy(h->config, &out->policy);
    b.window = (struct stay_window){.from = wall_at(date_add(night, -LONGEST), 0),
        .to = wall_at(date_add(night, DAYS_AROUND + 1), 0),
        .leave = wall_at(date_add(night, -DAYS_AROUND), 0),
        .hub = h->narrowed};
    enum hub_rc rc = access_check(h, VERB_READ, noun_find("stay"), err);
    rc = rc == HUB_OK ? book_crowd(&b, &b.window.by_host, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < sizeof steps / sizeof *steps; i++) {
        rc = steps[i](&b, err);
    }
    return rc;
}
