/* SPDX-License-Identifier: MIT */
/*
 * Good plans met on the way, and what is best in several of them put together: with so few stays
 * to choose from, a whole period can be put right at once.
 */
#include "fill_search_priv.h"

#include <string.h>

enum { MERGE_WIDTH = 300 };

static size_t cells(const struct fill_model *m)
{
    return (size_t)m->families * (size_t)m->weekends;
}

void pool_make(struct fill_search *s, struct arena *a)
{
    for (int32_t i = 0; i < FILL_POOL; i++) {
        s->pool.at[i] = arena_array(a, cells(s->m) + 1, sizeof *s->pool.at[i]);
    }
}

/* Where s->plan goes in the pool: a free place, or that of the dearest; -1: it is there, or dearer. */
static int32_t pool_place(const struct fill_search *s, int64_t total)
{
    const struct fill_pool *p = &s->pool;
    int32_t dearest = 0;
    for (int32_t i = 0; i < p->count; i++) {
        if (p->total[i] == total &&
            memcmp(p->at[i], s->plan.at, cells(s->m) * sizeof *s->plan.at) == 0) {
            return -1;
        }
        dearest = p->total[i] >= p->total[dearest] ? i : dearest;
    }
    return p->count < FILL_POOL ? p->count : p->total[dearest] > total ? dearest : -1;
}

void pool_add(struct fill_search *s)
{
    int64_t total = plan_total(&s->plan);
    int32_t at = pool_place(s, total);
    if (at >= 0) {
        memcpy(s->pool.at[at], s->plan.at, cells(s->m) * sizeof *s->plan.at);
        s->pool.total[at] = total;
        s->pool.count += at == s->pool.count;
    }
}

void pool_merge(struct fill_search *s, int32_t others)
{
    const int16_t *plans[FILL_POOL + 1] = {s->plan.at};
    struct fill_part part = {.free = s->free, .first = 0, .last = s->m->weekends - 1};
    struct fill_sub sub;
    if (s->pool.count == 0) {
        return;
    }
    for (int32_t i = 1; i <= others; i++) {
        plans[i] = s->pool.at[search_below(s, s->pool.count)];
    }
    for (int32_t f = 0; f < s->m->families; f++) {
        s->free[f] = s->m->family[f].need > 0;
    }
    arena_reset(s->part);
    sub_make(&sub, &s->plan, &part, s->part);
    sub_only(&sub, s->m, plans, others + 1, s->part);
    part_right(s, &sub, MERGE_WIDTH);
}
