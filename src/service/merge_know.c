/* SPDX-License-Identifier: MIT */
/*
 * Who knew of what. A site is one computer writing: it knew its own steps so far, all that its
 * parent knew when it began, and what came home to it. No clock has a say in it.
 */
#include "merge_work_priv.h"

#include <stdlib.h>

enum { HOMECOMINGS_DEEP = 32 }; /* a homecoming that came home with another one */

static int by_step(const void *x, const void *y)
{
    const struct merge_deed *a = x, *b = y;
    if (a->site != b->site) {
        return (a->site > b->site) - (a->site < b->site);
    }
    return (a->seq > b->seq) - (a->seq < b->seq);
}

static struct merge_deed *deed_of(const struct know *k, int64_t site, int64_t seq)
{
    struct merge_deed key = {.site = site, .seq = seq};
    return k->deed_count ? bsearch(&key, k->deeds, k->deed_count, sizeof key, by_step) : NULL;
}

static const struct merge_deed *homecoming_of(const struct know *k, hub_id came)
{
    int64_t at = id_known(came) ? idmap_get(&k->homecoming_at, came, -1) : -1;
    return at >= 0 ? &k->deeds[at] : NULL;
}

/* Done here, or what brought it home stands. */
static bool came_to_stay(const struct know *k, hub_id came)
{
    const struct merge_deed *d = homecoming_of(k, came);
    for (int deep = 0; d && deep < HOMECOMINGS_DEEP; deep++) {
        if (d->taken_back) {
            return false;
        }
        d = homecoming_of(k, d->came);
    }
    return true;
}

/* A taking back that was taken back itself, or went with the return that brought it, is not in force. */
static void mark_taken_back(struct know *k, const struct merge_deed *newest, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct merge_deed *d = deed_of(k, newest[i].site, newest[i].seq);
        struct merge_deed *of = d ? deed_of(k, d->undoes_site, d->undoes_seq) : NULL;
        if (of && !d->taken_back && came_to_stay(k, d->came)) {
            of->taken_back = true;
        }
    }
}

enum hub_rc know_load(
    struct store *s, hub_id running, struct arena *a, struct know *out, struct hub_err *err)
{
    struct merge_deed *newest;
    size_t count;
    *out = (struct know){0};
    enum hub_rc rc = merge_sites(s, a, &out->sites, &out->site_count, err);
    rc = rc == HUB_OK ? merge_deeds(s, a, &newest, &count, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    out->deeds = arena_array(a, count + 1, sizeof *out->deeds);
    for (size_t i = 0; i < count; i++) {
        out->deeds[out->deed_count++] = newest[i];
    }
    if (id_known(running)) {
        out->deeds[out->deed_count++] = (struct merge_deed){
            .site = store_site(s), .seq = store_txn_seq(s), .record = running, .merge = true};
    }
    qsort(out->deeds, out->deed_count, sizeof *out->deeds, by_step);
    idmap_on(&out->site_at, a);
    idmap_on(&out->homecoming_at, a);
    for (size_t i = 0; i < out->site_count; i++) {
        idmap_put(&out->site_at, (hub_id){out->sites[i].id}, (int64_t)i);
    }
    for (size_t i = 0; i < out->deed_count; i++) {
        const struct merge_deed *d = &out->deeds[i];
        if (d->merge && id_known(d->record)) {
            idmap_put(&out->homecoming_at, d->record, (int64_t)i);
        }
    }
    mark_taken_back(out, newest, count);
    return HUB_OK;
}

/* By the site itself or those it began from. */
static bool reaches(const struct know *k, int64_t site, int64_t seq, int64_t to, int64_t to_seq)
{
    for (size_t steps = 0; steps <= k->site_count; steps++) {
        if (site == to) {
            return to_seq <= seq;
        }
        int64_t at = idmap_get(&k->site_at, (hub_id){site}, -1);
        if (at < 0 || !k->sites[at].parent) {
            return false;
        }
        seq = k->sites[at].parent_seq;
        site = k->sites[at].parent;
    }
    return false;
}

bool knows(const struct know *k, int64_t site, int64_t seq, const struct cell_write *w)
{
    if (reaches(k, site, seq, w->site, w->seq)) {
        return true;
    }
    const struct merge_deed *d = homecoming_of(k, w->came);
    for (int deep = 0; d && deep < HOMECOMINGS_DEEP; deep++) {
        if (reaches(k, site, seq, d->site, d->seq)) {
            return true;
        }
        d = homecoming_of(k, d->came);
    }
    return false;
}

bool know_apart(const struct know *k, const struct cell_write *x, const struct cell_write *y)
{
    return !knows(k, x->site, x->seq, y) && !knows(k, y->site, y->seq, x);
}

bool know_counts_step(const struct know *k, int64_t site, int64_t seq, hub_id came)
{
    const struct merge_deed *d = deed_of(k, site, seq);
    bool own = !d || (!d->merge && !d->undoes_seq && !d->taken_back);
    return own && came_to_stay(k, came);
}

bool know_takes_back(const struct know *k, const struct cell_write *w)
{
    const struct merge_deed *d = deed_of(k, w->site, w->seq);
    return d && d->undoes_seq && !d->taken_back && came_to_stay(k, d->came) &&
           w->fate != ASIDE_BARRED;
}

/* The line by which a step here put in what had waited: the one that waited counts. */
static bool stands_in(const struct cell_writes *w, const struct cell_write *c)
{
    for (size_t i = 0; c->fate == 0 && i < w->count; i++) {
        const struct cell_write *o = &w->items[i];
        bool same_cell = (!o->column && !c->column) || str_eq(o->column, c->column);
        if (o->fate == ASIDE_LATER && o->by_site == c->site && o->by_seq == c->seq && same_cell) {
            return true;
        }
    }
    return false;
}

static void keep_in(struct cell_writes *w)
{
    size_t kept = 0;
    for (size_t i = 0; i < w->count; i++) {
        if (!w->items[i].out) {
            w->items[kept++] = w->items[i];
        }
    }
    w->count = kept;
}

void know_counted(const struct know *k, struct cell_writes *w)
{
    for (size_t i = 0; i < w->count; i++) {
        struct cell_write *c = &w->items[i];
        c->out = c->fate == ASIDE_LEFT || c->fate == ASIDE_BARRED || stands_in(w, c) ||
                 !know_counts_step(k, c->site, c->seq, c->came);
    }
    keep_in(w);
}

static bool outranks(const struct know *k, const struct cell_write *x, const struct cell_write *y)
{
    if (x->site == y->site && x->seq == y->seq) {
        return x->n > y->n;
    }
    return knows(k, x->site, x->seq, y);
}

/* Without those that another of them knew of. */
static void keep_newest(const struct know *k, struct cell_writes *w)
{
    for (size_t i = 0; i < w->count; i++) {
        for (size_t j = 0; j < w->count && !w->items[i].out; j++) {
            w->items[i].out = j != i && outranks(k, &w->items[j], &w->items[i]);
        }
    }
    keep_in(w);
}

void know_standing(const struct know *k, struct cell_writes *w)
{
    know_counted(k, w);
    keep_newest(k, w);
}

void know_found(const struct know *k, int64_t site, int64_t seq, struct cell_writes *w)
{
    for (size_t i = 0; i < w->count; i++) {
        struct cell_write *c = &w->items[i];
        bool let_in = c->op == 'I' || (c->fate != ASIDE_BARRED && c->fate != ASIDE_LEFT);
        c->out = !let_in || !knows(k, site, seq, c);
    }
    keep_in(w);
    keep_newest(k, w);
}
