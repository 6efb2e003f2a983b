/* SPDX-License-Identifier: MIT */
/* The turns of the search. */
#include "fill_beam_priv.h"
#include "fill_search_priv.h"

#include <string.h>

enum {
    FIRST_STEPS = 60, /* of annealing in the first turn, for each stay wanted */
    FIRST_MORE = 300, /* and so many more where many are wanted */
    TURN_STEPS = 15,  /* and in the others */
    LAST_HEAT = FILL_HEAT_ONE * 4 / 10,
    TURN_PART = 6,   /* a turn anneals for no more than this part of the work there is */
    PRICE_PART = 12, /* of all work goes into the prices */
    FIRST_WORK = 40000000,
    OFTEN = 2,
    NEAR_PART = 20, /* near: within this part of the cost */
    BEAM_WIDTH = 100,
    WIDER_MOST = 4,
    BEAM_WAYS = 200000,
    WAY_WORK = 20,
    PATIENCE = 60, /* parts without a gain before the next turn */
    MERGED = 2,    /* times what others have is looked at in a turn, with one more each time */
};

/* How often weekend w is tried for family f: never, once, or twice where some host costs nothing. */
static int32_t often(const struct fill_model *m, int32_t f, int32_t w)
{
    int32_t least = FILL_NEVER;
    for (int32_t h = 0; h < m->hosts; h++) {
        int32_t cost = fill_cost(m, f, h, w);
        least = cost < least ? cost : least;
    }
    return least == FILL_NEVER ? 0 : least <= 0 ? OFTEN : 1;
}

static void list_choices(struct fill_search *s, struct arena *a)
{
    const struct fill_model *m = s->m;
    size_t f = (size_t)m->families, w = (size_t)m->weekends;
    int32_t n = 0;
    s->open = arena_array(a, f * w * OFTEN + 1, sizeof *s->open);
    s->open_first = arena_array(a, f + 1, sizeof *s->open_first);
    s->wants = arena_array(a, f * w + 1, sizeof *s->wants);
    for (int32_t i = 0; i < m->families; i++) {
        s->open_first[i] = n;
        for (int32_t k = 0; k < m->weekends; k++) {
            for (int32_t times = often(m, i, k); times > 0; times--) {
                s->open[n++] = k;
            }
        }
        int32_t most = m->family[i].need < m->weekends ? m->family[i].need : m->weekends;
        for (int32_t k = 0; n > s->open_first[i] && k < most; k++) {
            s->wants[s->want_count++] = i;
        }
    }
    s->open_first[m->families] = n;
}

void search_make(struct fill_search *s, const struct fill_model *m, uint64_t seed, struct arena *a)
{
    *s = (struct fill_search){
        .m = m, .seed = seed, .best_total = INT64_MAX, .bound = INT64_MIN, .work_most = INT64_MAX};
    plan_make(&s->plan, m, a);
    plan_make(&s->best, m, a);
    loose_make(&s->loose, m, a);
    dual_make(&s->dual, m, a);
    pool_make(s, a);
    anneal_luck(s);
    list_choices(s, a);
    s->free = arena_array(a, (size_t)m->families + 1, sizeof *s->free);
    static const int32_t start[FILL_PART_KINDS] = {3 * 16, 9 * 16, 14 * 16};
    memcpy(s->size, start, sizeof start);
}

/* Until they had their part of all the work. */
static void better_prices(struct fill_search *s)
{
    do {
        int64_t work = dual_step(&s->dual, s->best_total * PRICE_ONE, s->scratch);
        s->work += work;
        s->price_work += work;
        search_prove(s);
    } while (s->price_work * PRICE_PART < s->work + FIRST_WORK && !search_over(s));
}

static void repair(struct fill_search *s)
{
    int32_t idle = 0;
    for (int32_t i = 0; idle < PATIENCE && !search_over(s); i++) {
        idle = repair_part(s, i % FILL_PART_KINDS) ? 0 : idle + 1;
    }
}

/* With what other plans have; then it is one of them. */
static void merge(struct fill_search *s)
{
    for (int32_t i = 1; i <= MERGED && !search_over(s); i++) {
        pool_merge(s, i);
    }
    pool_add(s);
}

/* The whole at once, where the bound is so near that it may be proven. */
static void whole_beam(struct fill_search *s, int32_t turn)
{
    int32_t wider = turn < WIDER_MOST ? turn : WIDER_MOST;
    if (search_over(s) || (s->best_total - s->bound) * NEAR_PART > s->best_total) {
        return;
    }
    arena_reset(s->scratch);
    prices_solve(&s->dual.best, s->scratch);
    struct beam_result r = beam_search(
        &s->dual.best, s->best_total, BEAM_WIDTH << wider, BEAM_WAYS, &s->plan, s->scratch);
    s->work += r.work * WAY_WORK;
    if (r.found) {
        search_keep(s);
    }
    if (r.proven) {
        s->bound = s->best_total;
        s->done = true;
    }
}

static int32_t turn_steps(const struct fill_search *s, int32_t each)
{
    int64_t steps = (int64_t)s->want_count * each;
    int64_t all = s->about > 0 ? s->about : s->work_most / FILL_STEP_WORK;
    int64_t most = all / TURN_PART;
    steps = steps > most ? most : steps;
    return steps >= INT32_MAX ? INT32_MAX : (int32_t)steps + 1;
}

/* The cheapest place for each stay in turn: something has to be there whenever the search ends. */
static void fill_up(struct fill_search *s, int32_t f)
{
    const struct fill_model *m = s->m;
    int32_t at = -1, least = FILL_NEVER;
    for (int32_t i = 0; i < m->weekends * m->hosts; i++) {
        int32_t w = i / m->hosts, h = i % m->hosts;
        if (fill_cost(m, f, h, w) < least && plan_can(&s->plan, f, h, w)) {
            least = fill_cost(m, f, h, w);
            at = i;
        }
    }
    if (at >= 0) {
        plan_place(&s->plan, f, at % m->hosts, at / m->hosts);
    }
}

static void fill_all(struct fill_search *s)
{
    for (int32_t i = 0; i < s->want_count; i++) {
        if (s->plan.stays[s->wants[i]] < s->m->family[s->wants[i]].need) {
            fill_up(s, s->wants[i]);
        }
    }
    search_keep(s);
}

static void first_turn(struct fill_search *s, bool begun)
{
    static const struct fill_heats hot = {10 * FILL_HEAT_ONE, LAST_HEAT, 20 * FILL_HEAT_ONE};
    int32_t more = s->want_count / 2;
    if (!begun) {
        anneal_run(s, &hot, turn_steps(s, FIRST_STEPS + (more < FIRST_MORE ? more : FIRST_MORE)));
    }
}

/*
 * From the best there is, warmed up a little, or more, or until little of it is left: what won
 * last is done again, what did not makes way for the next.
 */
static void next_turn(struct fill_search *s, int32_t *kind)
{
    static const struct {
        int32_t heat, broken, steps;
    } warm[] = {{4, 60, 1}, {7, 30, 1}, {12, 20, 6}};
    const int32_t i = *kind;
    struct fill_heats k = {warm[i].heat * FILL_HEAT_ONE, LAST_HEAT, warm[i].broken * FILL_HEAT_ONE};
    int64_t before = s->best_total;
    plan_copy(&s->plan, &s->best);
    anneal_run(s, &k, warm[i].steps * turn_steps(s, TURN_STEPS));
    repair(s);
    merge(s);
    if (s->best_total == before) {
        *kind = (i + 1) % (int32_t)(sizeof warm / sizeof *warm);
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
    fill_all(s);
    better_prices(s); /* some bound at least */
    first_turn(s, begun);
    repair(s);
    pool_add(s);
    for (int32_t kind = 0, turn = 0; !search_over(s); turn++) {
        better_prices(s);
        whole_beam(s, turn);
        next_turn(s, &kind);
    }
    plan_copy(&s->plan, &s->best);
    fill_all(s);
}
