/* SPDX-License-Identifier: MIT */
/*
 * What a fill is made of, on problems so small that every plan can be tried: no bound above the
 * best, a beam that lets nothing go finds it, and a part put back changes the whole by as much as
 * the part.
 */
#include "../../src/scheduler/fill_beam_priv.h"
#include "../../src/scheduler/fill_dual_priv.h"
#include "../../src/scheduler/fill_sub_priv.h"
#include "prop.h"
#include "unit.h"

#include <string.h>

enum { FAMILIES = 3, WEEKENDS = 5, HOSTS = 2, ALL = 1 << 20 };

struct tiny {
    struct arena *a, *scratch;
    struct fill_family family[FAMILIES];
    struct fill_host host[HOSTS];
    struct fill_apart aparts[2];
    struct fill_window windows[2];
    int16_t cost[FAMILIES * WEEKENDS * HOSTS], cap[WEEKENDS * HOSTS], use[FAMILIES * HOSTS];
    int16_t cap_all[WEEKENDS], three[WEEKENDS * HOSTS], three_use[FAMILIES * HOSTS];
    bool works[WEEKENDS * HOSTS], strangers[WEEKENDS * HOSTS];
    int32_t home_limit[HOSTS + 1];
    struct fill_model m;
    struct fill_plan plan;
    int64_t best;
};

static int32_t some(struct prop *p, int32_t first, int32_t last)
{
    return (int32_t)prop_between(p, first, last);
}

static void make_families(struct tiny *x, struct prop *p)
{
    bool apart = some(p, 0, 1) == 1, house = some(p, 0, 1) == 1;
    for (int f = 0; f < FAMILIES; f++) {
        int32_t need = some(p, 0, 2);
        x->family[f] = (struct fill_family){.need = need,
            .gap = some(p, 1, 3),
            .unmet = some(p, 1, 3) * 20,
            .share = some(p, 0, 2) * 30,
            .given = some(p, 0, 1),
            .children = some(p, 1, 3),
            .apart_first = f,
            .apart_end = apart ? f + 1 : f};
        if (f == FAMILIES - 1 || !apart) {
            x->family[f].apart_first = x->family[f].apart_end = apart ? f : 0;
        }
        for (int h = 0; h < HOSTS; h++) {
            x->use[f * HOSTS + h] = (int16_t)x->family[f].children;
            x->three_use[f * HOSTS + h] = (int16_t)x->family[f].children;
        }
    }
    x->aparts[0] = (struct fill_apart){1, house};
    x->aparts[1] = (struct fill_apart){0, house};
}

static void make_weekends(struct tiny *x, struct prop *p)
{
    for (int w = 0; w < WEEKENDS; w++) {
        x->cap_all[w] = (int16_t)some(p, 2, 6);
        for (int h = 0; h < HOSTS; h++) {
            int at = w * HOSTS + h;
            x->cap[at] = (int16_t)some(p, 0, 4);
            x->three[at] = (int16_t)some(p, 2, 4);
            x->works[at] = some(p, 0, 7) == 0;
            x->strangers[at] = x->works[at];
        }
    }
    for (int i = 0; i < FAMILIES * WEEKENDS * HOSTS; i++) {
        x->cost[i] = some(p, 0, 4) == 0 ? (int16_t)FILL_NEVER : (int16_t)some(p, 0, 12);
    }
}

/* So many stays of a family within some weekends, as its days in 12 months allow. */
static int32_t make_windows(struct tiny *x, struct prop *p)
{
    int32_t n = some(p, 0, 2);
    for (int32_t i = 0; i < n; i++) {
        int32_t first = some(p, 0, WEEKENDS - 1);
        x->windows[i] = (struct fill_window){
            some(p, 0, FAMILIES - 1), first, some(p, first, WEEKENDS - 1), some(p, 0, 1)};
    }
    return n;
}

static struct tiny *tiny_make(struct prop *p)
{
    struct arena *a = arena_create();
    struct tiny *x = arena_alloc(a, sizeof *x);
    *x = (struct tiny){.a = a, .scratch = arena_create(), .home_limit = {0, 1, 2}};
    make_families(x, p);
    make_weekends(x, p);
    for (int h = 0; h < HOSTS; h++) {
        x->host[h] = (struct fill_host){.home = h,
            .run_most = some(p, 0, 1) ? some(p, 2, 4) : INT32_MAX,
            .work_left = some(p, 0, WEEKENDS),
            .usual_left = some(p, -1, 3),
            .before = some(p, 0, 1)};
    }
    x->m = (struct fill_model){.families = FAMILIES,
        .hosts = HOSTS,
        .homes = HOSTS,
        .weekends = WEEKENDS,
        .family = x->family,
        .host = x->host,
        .aparts = x->aparts,
        .windows = x->windows,
        .window_count = make_windows(x, p),
        .cost = x->cost,
        .cap = x->cap,
        .use = x->use,
        .cap_all = x->cap_all,
        .three = x->three,
        .three_use = x->three_use,
        .works = x->works,
        .strangers = x->strangers,
        .home_limit = x->home_limit,
        .limits = HOSTS,
        .spread_cost = some(p, 0, 2),
        .over_cost = 5};
    plan_make(&x->plan, &x->m, a);
    x->best = INT64_MAX;
    return x;
}

static void tiny_free(struct tiny *x)
{
    arena_destroy(x->scratch);
    arena_destroy(x->a);
}

static void try_all(struct tiny *x, int32_t cell)
{
    int32_t f = cell / WEEKENDS, w = cell % WEEKENDS;
    if (cell == FAMILIES * WEEKENDS) {
        int64_t total = plan_total(&x->plan);
        x->best = total < x->best ? total : x->best;
        return;
    }
    try_all(x, cell + 1);
    for (int32_t h = 0; h < HOSTS; h++) {
        if (x->plan.stays[f] < x->family[f].need && plan_can(&x->plan, f, h, w)) {
            plan_place(&x->plan, f, h, w);
            try_all(x, cell + 1);
            plan_take(&x->plan, f, w);
        }
    }
}

static void place_some(struct tiny *x, struct prop *p)
{
    plan_clear(&x->plan);
    for (int i = 0; i < 30; i++) {
        int32_t f = some(p, 0, FAMILIES - 1), h = some(p, 0, HOSTS - 1),
                w = some(p, 0, WEEKENDS - 1);
        if (x->plan.stays[f] < x->family[f].need && plan_can(&x->plan, f, h, w)) {
            plan_place(&x->plan, f, h, w);
        }
    }
}

static void no_prices_bound_more_than_the_best_plan_costs(void **state)
{
    (void)state;
    struct prop p = prop_start("prices of tiny problems", 400, 20000);
    for (int n = 0; n < p.rounds; n++) {
        struct tiny *x = tiny_make(&p);
        struct fill_dual dual;
        try_all(x, 0);
        dual_make(&dual, &x->m, x->a);
        for (int i = 0; i < 150; i++) {
            dual_step(&dual, x->best * PRICE_ONE, x->scratch);
            assert_true(dual.now.bound <= x->best * PRICE_ONE);
        }
        tiny_free(x);
    }
}

static void a_beam_that_lets_nothing_go_finds_the_best(void **state)
{
    (void)state;
    struct prop p = prop_start("beams over tiny problems", 400, 20000);
    for (int n = 0; n < p.rounds; n++) {
        struct tiny *x = tiny_make(&p);
        struct fill_dual dual;
        try_all(x, 0);
        dual_make(&dual, &x->m, x->a);
        for (int i = some(&p, 1, 60); i > 0; i--) {
            dual_step(&dual, x->best * PRICE_ONE, x->scratch);
        }
        prices_solve(&dual.best, x->scratch);
        struct beam_result r =
            beam_search(&dual.best, x->best + 1, 5000, ALL, &x->plan, x->scratch);
        assert_true(r.proven || x->m.window_count > 0); /* it does not count days as it goes */
        assert_true(r.found || !r.proven);
        assert_true(!r.found || plan_total(&x->plan) >= x->best);
        assert_true(!r.proven || plan_total(&x->plan) == x->best);
        r = beam_search(&dual.best, x->best, 5000, ALL, &x->plan, x->scratch);
        assert_true(r.proven || x->m.window_count > 0);
        assert_false(r.found);
        tiny_free(x);
    }
}

static void assert_stands(const struct tiny *x)
{
    struct fill_plan again;
    plan_make(&again, &x->m, x->a);
    for (int32_t i = 0; i < FAMILIES * WEEKENDS; i++) {
        int32_t h = x->plan.at[i];
        if (h >= 0) {
            assert_true(plan_can(&again, i / WEEKENDS, h, i % WEEKENDS));
            plan_place(&again, i / WEEKENDS, h, i % WEEKENDS);
        }
    }
    assert_int_equal(plan_total(&again), plan_total(&x->plan));
}

/* The best of a part by a beam; false: there is none below what it costs now. */
static bool better_part(struct tiny *x, struct fill_sub *sub, int64_t *won)
{
    struct fill_plan now, next;
    struct fill_dual dual;
    plan_make(&now, &sub->m, x->a);
    plan_make(&next, &sub->m, x->a);
    sub_plan(sub, &x->plan, &now);
    dual_make(&dual, &sub->m, x->a);
    for (int i = 0; i < 10; i++) {
        dual_step(&dual, plan_total(&now) * PRICE_ONE, x->scratch);
    }
    prices_solve(&dual.best, x->scratch);
    struct beam_result r = beam_search(&dual.best, plan_total(&now), 5000, ALL, &next, x->scratch);
    assert_true(r.proven || x->m.window_count > 0);
    if (r.found) {
        *won = plan_total(&now) - plan_total(&next);
        sub_apply(sub, &next, &x->plan);
    }
    return r.found;
}

static void a_part_put_back_changes_the_whole_by_as_much(void **state)
{
    (void)state;
    struct prop p = prop_start("parts of tiny problems", 400, 20000);
    for (int n = 0; n < p.rounds; n++) {
        struct tiny *x = tiny_make(&p);
        bool free[FAMILIES];
        struct fill_part part = {.free = free, .first = some(&p, 0, 2)};
        struct fill_sub sub;
        int64_t won = 0;
        part.last = some(&p, part.first, WEEKENDS - 1);
        for (int f = 0; f < FAMILIES; f++) {
            free[f] = some(&p, 0, 3) > 0;
        }
        place_some(x, &p);
        int64_t before = plan_total(&x->plan);
        sub_make(&sub, &x->plan, &part, x->a);
        if (better_part(x, &sub, &won)) {
            assert_true(won > 0);
        }
        assert_int_equal(plan_total(&x->plan), before - won);
        assert_stands(x);
        tiny_free(x);
    }
}

static void what_two_plans_have_between_them_is_no_dearer_than_either(void **state)
{
    (void)state;
    struct prop p = prop_start("merged plans", 400, 20000);
    for (int n = 0; n < p.rounds; n++) {
        struct tiny *x = tiny_make(&p);
        bool free[FAMILIES] = {true, true, true};
        struct fill_part part = {.free = free, .last = WEEKENDS - 1};
        struct fill_sub sub;
        int16_t one[FAMILIES * WEEKENDS], other[FAMILIES * WEEKENDS];
        const int16_t *plans[] = {one, other};
        int64_t won = 0;
        place_some(x, &p);
        memcpy(other, x->plan.at, sizeof other);
        int64_t first = plan_total(&x->plan);
        place_some(x, &p);
        int64_t second = plan_total(&x->plan);
        memcpy(one, x->plan.at, sizeof one);
        sub_make(&sub, &x->plan, &part, x->a);
        sub_only(&sub, &x->m, plans, 2, x->a);
        better_part(x, &sub, &won);
        assert_true(plan_total(&x->plan) <= first || x->m.window_count > 0);
        assert_true(plan_total(&x->plan) <= second);
        for (int32_t i = 0; i < FAMILIES * WEEKENDS; i++) {
            int32_t h = x->plan.at[i];
            assert_true(h < 0 || h == one[i] || h == other[i]);
        }
        assert_stands(x);
        tiny_free(x);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_prices_bound_more_than_the_best_plan_costs),
        cmocka_unit_test(a_beam_that_lets_nothing_go_finds_the_best),
        cmocka_unit_test(a_part_put_back_changes_the_whole_by_as_much),
        cmocka_unit_test(what_two_plans_have_between_them_is_no_dearer_than_either),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
