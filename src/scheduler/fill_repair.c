/* SPDX-License-Identifier: MIT */
/* Parts set free and put right: some families for the whole period, or all for some weekends. */
#include "fill_beam_priv.h"
#include "fill_search_priv.h"

enum {
    PRICE_STEPS = 40,   /* to fit the prices to a part */
    PART_WIDTH = 200,   /* of the beam over it */
    PART_WAYS = 200000, /* looked at, at most */
    WAY_WORK = 20,
    CROWD_MOST = 16, /* families in a part of some weekends */
    FEW_MOST = 8,
    SIZE_ONE = 16,
    HOLD = 5,
    HOLD_OF = 10,
};

static int32_t sized(struct fill_search *s, int kind)
{
    return s->size[kind] / SIZE_ONE +
           (search_below(s, SIZE_ONE) < s->size[kind] % SIZE_ONE ? 1 : 0);
}

/* A family by chance among those who could have more than they got; -1: none. */
static int32_t wanting(struct fill_search *s)
{
    int32_t seen = 0, found = -1;
    for (int32_t f = 0; f < s->m->families; f++) {
        if (s->plan.stays[f] < s->m->family[f].need && search_below(s, ++seen) == 0) {
            found = f;
        }
    }
    return found;
}

/* So many families by chance, sometimes one of them because it waits for more. */
static void free_some(struct fill_search *s, int32_t count)
{
    int32_t left = 0, first = search_below(s, 4) == 0 ? wanting(s) : -1;
    for (int32_t f = 0; f < s->m->families; f++) {
        s->free[f] = f == first;
    }
    count -= first >= 0;
    for (int32_t f = 0; f < s->m->families; f++) {
        left += s->m->family[f].need > 0 && f != first;
    }
    for (int32_t f = 0; f < s->m->families && count > 0; f++) {
        if (s->m->family[f].need > 0 && f != first && search_below(s, left--) < count) {
            s->free[f] = true;
            count--;
        }
    }
}

static struct fill_part part_choose(struct fill_search *s, int kind)
{
    static const int32_t families[FILL_PART_KINDS] = {0, CROWD_MOST, FEW_MOST};
    struct fill_part part = {.free = s->free, .first = 0, .last = s->m->weekends - 1};
    int32_t size = sized(s, kind);
    free_some(s, kind == 0 ? size : families[kind]);
    if (kind > 0 && size < s->m->weekends) {
        part.first = search_below(s, s->m->weekends - size + 1);
        part.last = part.first + size - 1;
    }
    return part;
}

/* Bigger parts while they can be put right for certain, smaller ones when they cannot. */
static void part_learn(struct fill_search *s, int kind, bool certain)
{
    static const int32_t least[FILL_PART_KINDS] = {2 * SIZE_ONE, 4 * SIZE_ONE, 6 * SIZE_ONE};
    s->size[kind] += certain ? 1 : -2;
    int32_t most = (kind == 0 ? s->m->families : s->m->weekends) * SIZE_ONE;
    s->size[kind] = s->size[kind] > most ? most : s->size[kind];
    s->size[kind] = s->size[kind] < least[kind] ? least[kind] : s->size[kind];
}

/* The spread's weight on its two ends as they stand: what the steps would find only slowly. */
static void spread_price(struct fill_prices *p, const struct fill_plan *now)
{
    const struct fill_model *m = p->m;
    int32_t high = m->given_any ? m->families : -1, low = high;
    int32_t most = m->given_most, least = m->given_least;
    for (int32_t f = 0; f < m->families; f++) {
        int32_t share = m->family[f].share * (m->family[f].given + now->stays[f]);
        if (m->family[f].share > 0 && (high < 0 || share > most)) {
            high = f;
            most = share;
        }
        if (m->family[f].share > 0 && (low < 0 || share < least)) {
            low = f;
            least = share;
        }
    }
    if (high >= 0 && most > least) {
        p->high[high] = p->low[low] = m->spread_cost * PRICE_ONE;
    }
}

/* Prices that fit the part; false when they prove that it is as cheap as can be. */
static bool part_price(struct fill_search *s, const struct fill_sub *sub,
    const struct fill_plan *now, struct fill_prices *out)
{
    struct fill_dual dual;
    int64_t have = plan_total(now);
    dual_make(&dual, &sub->m, s->part);
    sub_prices(sub, &s->dual.best, &dual.now);
    spread_price(&dual.now, now);
    for (int i = 0; i < PRICE_STEPS; i++) {
        s->work += dual_step(&dual, have * PRICE_ONE, s->scratch);
        if (dual.best.bound > (have - 1) * PRICE_ONE) {
            return false;
        }
    }
    *out = dual.best;
    prices_solve(out, s->scratch);
    return true;
}

/* Mostly who comes how often is left as it is: then the prices tell all the rest nearly exactly. */
static bool part_hold(struct fill_search *s, struct fill_sub *sub, struct fill_plan *now)
{
    if (now->unmet == 0) {
        return true;
    }
    if (search_below(s, HOLD_OF) >= HOLD) {
        return false;
    }
    sub_hold(sub, now);
    sub_plan(sub, &s->plan, now);
    return true;
}

struct part_end part_right(struct fill_search *s, struct fill_sub *sub, int32_t width)
{
    struct fill_plan now, next;
    struct fill_prices prices;
    plan_make(&now, &sub->m, s->part);
    plan_make(&next, &sub->m, s->part);
    sub_plan(sub, &s->plan, &now);
    struct part_end end = {.held = part_hold(s, sub, &now)};
    int64_t have = plan_total(&now);
    s->work += FILL_STEP_WORK;
    if (!part_price(s, sub, &now, &prices)) {
        end.certain = true;
        return end;
    }
    arena_reset(s->scratch);
    struct beam_result r = beam_search(&prices, have + 1, width, PART_WAYS, &next, s->scratch);
    s->work += r.work * WAY_WORK;
    end.certain = r.proven;
    if (r.found) {
        sub_apply(sub, &next, &s->plan);
        search_keep(s);
        end.better = plan_total(&next) < have;
    }
    return end;
}

bool repair_part(struct fill_search *s, int kind)
{
    struct fill_part part = part_choose(s, kind);
    struct fill_sub sub;
    arena_reset(s->part);
    sub_make(&sub, &s->plan, &part, s->part);
    struct part_end end = part_right(s, &sub, PART_WIDTH);
    if (end.held || end.certain) {
        part_learn(s, kind, end.certain);
    }
    return end.better;
}
