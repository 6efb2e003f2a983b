/* SPDX-License-Identifier: MIT */
/* The turns of the search. */
#include "fill_beam_priv.h"
#include "fill_search_priv.h"

#include <string.h>

enum {
    ANNEAL_CELLS = 48, /* steps of annealing in a turn, for each family and weekend */
    PRICE_PART = 8,    /* of them as much work again goes into the prices */
    TURN_PART = 3,     /* a turn anneals for no more than this part of the work there is */
    FIRST_PART = 4,    /* the first turn is shorter: something has to be there soon */
    TURN_HEAT = 30 * FILL_HEAT_ONE,
    LAST_HEAT = FILL_HEAT_ONE * 7 / 10,
    PATIENCE = 80, /* parts without a gain before the next turn */
    BEAM_WIDTH = 100,
    BEAM_WAYS = 1000000,
    WAY_WORK = 20,
};

bool search_over(const struct fill_search *s)
{
    return s->done || s->work >= s->work_most || (s->stop && s->stop(s->stop_arg));
}

static void search_prove(struct fill_search *s)
{
    int64_t bound = s->dual.best.bound;
    bound = bound <= 0 ? bound / PRICE_ONE : (bound + PRICE_ONE - 1) / PRICE_ONE;
    s->bound = bound > s->bound ? bound : s->bound;
    s->done = s->done || s->best_total <= s->bound;
}

void search_keep(struct fill_search *s)
{
    int64_t total = plan_total(&s->plan);
    if (total < s->best_total) {
        s->best_total = total;
        plan_copy(&s->best, &s->plan);
        s->done = total <= s->bound;
    }
}

void search_make(struct fill_search *s, const struct fill_model *m, uint64_t seed, struct arena *a)
{
    size_t f = (size_t)m->families, w = (size_t)m->weekends;
    *s = (struct fill_search){
        .m = m, .seed = seed, .best_total = INT64_MAX, .bound = INT64_MIN, .work_most = INT64_MAX};
    plan_make(&s->plan, m, a);
    plan_make(&s->best, m, a);
    dual_make(&s->dual, m, a);
    anneal_luck(s);
    s->free = arena_array(a, f + 1, sizeof *s->free);
    s->open = arena_array(a, f * w + 1, sizeof *s->open);
    s->open_first = arena_array(a, f + 1, sizeof *s->open_first);
    int32_t n = 0;
    for (int32_t i = 0; i < m->families; i++) {
        s->open_first[i] = n;
        for (int32_t k = 0; k < m->weekends; k++) {
            bool any = false;
            for (int32_t h = 0; h < m->hosts && !any; h++) {
                any = fill_cost(m, i, h, k) != FILL_NEVER;
            }
            if (any) {
                s->open[n++] = k;
            }
        }
    }
    s->open_first[m->families] = n;
    static const int32_t start[FILL_PART_KINDS] = {3 * 16, 9 * 16, 14 * 16};
    memcpy(s->size, start, sizeof start);
}

static void better_prices(struct fill_search *s, int64_t steps)
{
    int64_t until = s->work + steps * FILL_STEP_WORK;
    while (s->work < until && !search_over(s)) {
        s->work += dual_step(&s->dual, s->best_total * PRICE_ONE, s->scratch);
        search_prove(s);
    }
}

static void whole_beam(struct fill_search *s, int32_t width)
{
    if (search_over(s)) {
        return;
    }
    prices_solve(&s->dual.best, s->scratch);
    arena_reset(s->scratch);
    struct beam_result r =
        beam_search(&s->dual.best, s->best_total, width, BEAM_WAYS, &s->plan, s->scratch);
    s->work += r.work * WAY_WORK;
    if (r.found) {
        search_keep(s);
    }
    if (r.proven) {
        s->bound = s->best_total;
        s->done = true;
    }
}

static int32_t turn_steps(const struct fill_search *s, int turn)
{
    int64_t steps = (int64_t)s->m->families * s->m->weekends * ANNEAL_CELLS;
    int64_t most = s->work_most / FILL_STEP_WORK / TURN_PART;
    steps = turn == 0 ? steps / FIRST_PART : steps;
    steps = steps > most ? most : steps;
    return steps > INT32_MAX ? INT32_MAX : (int32_t)steps + 1;
}

static void repair(struct fill_search *s)
{
    int32_t idle = 0;
    for (int32_t i = 0; idle < PATIENCE && !search_over(s); i++) {
        idle = repair_part(s, i % FILL_PART_KINDS) ? 0 : idle + 1;
    }
}

void search_run(struct fill_search *s)
{
    bool begun = false; /* a rota to change as little as can be */
    for (int32_t f = 0; f < s->m->families; f++) {
        begun = begun || s->plan.stays[f] > 0;
    }
    search_keep(s);
    if (s->m->families == 0 || s->m->hosts == 0 || s->m->weekends == 0) {
        s->bound = s->best_total;
        s->done = true;
        return;
    }
    s->work += dual_step(&s->dual, s->best_total * PRICE_ONE, s->scratch); /* some bound at least */
    search_prove(s);
    for (int turn = 0; !search_over(s); turn++) {
        int32_t steps = turn_steps(s, turn);
        if (turn > 0 || !begun) {
            anneal_run(s, TURN_HEAT, LAST_HEAT, steps);
        }
        better_prices(s, turn == 0 ? steps : steps / PRICE_PART + 1);
        repair(s);
        whole_beam(s, BEAM_WIDTH << (turn < 4 ? turn : 4));
        plan_copy(&s->plan, &s->best);
    }
}
