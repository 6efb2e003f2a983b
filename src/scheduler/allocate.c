/* SPDX-License-Identifier: MIT */
/*
 * Who could sleep where: looks for one way to give each child a bed that keeps
 * the wanted rules. Small sets (a home has a handful of beds), so a plain search
 * that skips beds which are alike.
 */
#include "allocate_priv.h"

enum { STEPS_MAX = 200000 }; /* far above any home; beyond it no way counts as found */

static bool sharing_agreed(const struct sleep_night *s, int32_t a, int32_t b)
{
    const struct rota_facts *t = s->run->facts;
    const struct group *g = &s->run->index->child_sharings;
    const struct kid *ka = s->kids[a], *kb = s->kids[b];
    const struct visit *v = s->run->index->visits;
    if (t->stays[v[ka->visit].stay].sharing_agreed && t->stays[v[kb->visit].stay].sharing_agreed) {
        return true;
    }
    for (int32_t i = g->first[ka->child]; i < g->first[ka->child + 1]; i++) {
        const struct rota_sharing *w = &t->sharings[g->items[i]];
        if ((w->child == kb->child || w->other_child == kb->child) && w->child != w->other_child &&
            day_within(s->night, w->from, w->to)) {
            return true;
        }
    }
    return false;
}

unsigned sleep_pair(const struct sleep_night *s, int32_t a, int32_t b)
{
    const struct policy *p = s->run->policy;
    const struct rota_child *ca = &s->run->facts->children[s->kids[a]->child];
    const struct rota_child *cb = &s->run->facts->children[s->kids[b]->child];
    bool related = ca->family == cb->family;
    bool mixed = ca->sex && cb->sex && ca->sex != cb->sex;
    int32_t age = related ? p->share_age_siblings : p->share_age;
    bool over = child_over(ca, age, s->night) || child_over(cb, age, s->night);
    unsigned broken = 0;
    if (!related && over && !sharing_agreed(s, a, b)) {
        broken |= SLEEP_SHARING;
    }
    if (mixed && over) {
        broken |= SLEEP_MIXED;
    }
    return broken;
}

bool sleep_needs_carers(const struct sleep_night *s, int32_t kid)
{
    const struct rota_child *c = &s->run->facts->children[s->kids[kid]->child];
    return date_known(c->born) &&
           date_add_months(c->born, s->run->policy->carers_room_months).d > s->night;
}

/* Why this child may not have this bed, leaving the others aside. */
static unsigned bed_broken(const struct sleep_night *s, int32_t kid, int32_t bed)
{
    const struct rota_facts *t = s->run->facts;
    const struct rota_bed *b = &t->beds[s->beds[bed]];
    const struct rota_child *c = &t->children[s->kids[kid]->child];
    bool carers = t->rooms[b->room].carers;
    unsigned broken = 0;
    if (b->max_age >= 0 && child_over(c, b->max_age, s->night)) {
        broken |= SLEEP_BED;
    }
    if (carers ? child_over(c, s->run->policy->carers_room_age - 1, s->night)
               : sleep_needs_carers(s, kid)) {
        broken |= SLEEP_SMALL;
    }
    return broken;
}

static bool fits(
    const struct sleep_night *s, const int32_t *taken, int32_t kid, int32_t bed, unsigned keep)
{
    const struct rota_bed *beds = s->run->facts->beds;
    unsigned broken = bed_broken(s, kid, bed);
    for (int32_t i = 0; i < s->bed_count && !(broken & keep); i++) {
        if (taken[i] >= 0 && beds[s->beds[i]].room == beds[s->beds[bed]].room) {
            broken |= sleep_pair(s, taken[i], kid);
        }
    }
    return !(broken & keep);
}

/* A free bed like this one came before it: trying it again finds nothing new. */
static bool like_before(
    const struct sleep_night *s, const int32_t *taken, int32_t bed, unsigned keep)
{
    const struct rota_bed *beds = s->run->facts->beds;
    for (int32_t i = 0; i < bed; i++) {
        const struct rota_bed *x = &beds[s->beds[i]], *y = &beds[s->beds[bed]];
        if (taken[i] < 0 && x->max_age == y->max_age && (keep == SLEEP_BED || x->room == y->room)) {
            return true;
        }
    }
    return false;
}

static int32_t bed_place(const struct sleep_night *s, int32_t bed)
{
    for (int32_t i = 0; i < s->bed_count; i++) {
        if (s->beds[i] == bed) {
            return i;
        }
    }
    return -1;
}

/* Put each child whose bed was chosen into it. */
static bool place_chosen(const struct sleep_night *s, int32_t *taken, unsigned keep)
{
    for (int32_t i = 0; i < s->bed_count; i++) {
        taken[i] = -1;
    }
    for (int32_t k = 0; k < s->kid_count; k++) {
        int32_t at = s->kids[k]->bed < 0 ? -1 : bed_place(s, s->kids[k]->bed);
        if (at < 0) {
            continue;
        }
        if (taken[at] >= 0 || !fits(s, taken, k, at, keep)) {
            return false;
        }
        taken[at] = k;
    }
    return true;
}

static bool place_rest(
    const struct sleep_night *s, int32_t *taken, int32_t kid, unsigned keep, int *steps)
{
    while (kid < s->kid_count && s->kids[kid]->bed >= 0) {
        kid++;
    }
    if (kid == s->kid_count) {
        return true;
    }
    for (int32_t bed = 0; bed < s->bed_count; bed++) {
        if (taken[bed] >= 0 || like_before(s, taken, bed, keep)) {
            continue;
        }
        if (--*steps < 0) {
            return false;
        }
        if (!fits(s, taken, kid, bed, keep)) {
            continue;
        }
        taken[bed] = kid;
        if (place_rest(s, taken, kid + 1, keep, steps)) {
            return true;
        }
        taken[bed] = -1;
    }
    return false;
}

bool sleep_possible(const struct sleep_night *s, unsigned keep)
{
    if (s->kid_count > s->bed_count) {
        return false;
    }
    int steps = STEPS_MAX;
    return place_chosen(s, s->taken, keep) && place_rest(s, s->taken, 0, keep, &steps);
}
