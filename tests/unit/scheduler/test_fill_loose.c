/* SPDX-License-Identifier: MIT */
/* A loose plan: counts that come and go, what is broken, and the way back to a plan. */
#include "../../../src/scheduler/fill_loose_priv.h"
#include "unit.h"

#include <string.h>

enum { FAMILIES = 2, WEEKENDS = 4, BEDS = 2 };

/* Two families of two children, one host with two beds who works two weekends, one on end. */
struct small {
    struct arena *a;
    struct fill_family family[FAMILIES];
    struct fill_host host;
    int16_t cost[FAMILIES * WEEKENDS], cap[WEEKENDS], use[FAMILIES], cap_all[WEEKENDS];
    int16_t three[WEEKENDS], three_use[FAMILIES];
    bool works[WEEKENDS], strangers[WEEKENDS];
    int32_t home_limit[2];
    struct fill_model m;
    struct fill_loose loose;
    struct fill_plan plan;
};

static struct small *small_make(void)
{
    struct arena *a = arena_create();
    struct small *x = arena_alloc(a, sizeof *x);
    x->a = a;
    x->host = (struct fill_host){.run_most = 1, .work_left = 2, .usual_left = 1};
    x->home_limit[1] = 1;
    for (int i = 0; i < FAMILIES; i++) {
        x->family[i] =
            (struct fill_family){.need = 2, .gap = 2, .unmet = 100, .share = 60, .children = 2};
        x->use[i] = 2;
    }
    for (int w = 0; w < WEEKENDS; w++) {
        x->cap[w] = BEDS;
        x->cap_all[w] = 3;
        x->three[w] = 3;
        x->cost[w] = x->cost[WEEKENDS + w] = 3;
    }
    x->m = (struct fill_model){.families = FAMILIES,
        .hosts = 1,
        .homes = 1,
        .weekends = WEEKENDS,
        .family = x->family,
        .host = &x->host,
        .cost = x->cost,
        .cap = x->cap,
        .use = x->use,
        .cap_all = x->cap_all,
        .three = x->three,
        .three_use = x->three_use,
        .works = x->works,
        .strangers = x->strangers,
        .home_limit = x->home_limit,
        .limits = 1,
        .spread_cost = 2,
        .over_cost = 5};
    loose_make(&x->loose, &x->m, a);
    plan_make(&x->plan, &x->m, a);
    loose_from(&x->loose, &x->plan);
    return x;
}

static void what_is_put_and_taken_leaves_nothing(void **state)
{
    (void)state;
    struct small *x = small_make();
    struct loose_change c = {0};
    loose_put(&x->loose, 0, 0, 1, &c);
    loose_put(&x->loose, 1, 0, 1, &c);
    loose_put(&x->loose, 1, 0, 2, &c);
    assert_true(c.broken > 0);
    loose_take(&x->loose, 1, 1, &c);
    loose_take(&x->loose, 0, 1, &c);
    loose_take(&x->loose, 1, 2, &c);
    assert_int_equal(c.broken, 0);
    assert_int_equal(c.cost, 0);
    arena_destroy(x->a);
}

static void a_bed_too_few_is_counted_by_children(void **state)
{
    (void)state;
    struct small *x = small_make();
    struct loose_change c = {0};
    loose_put(&x->loose, 0, 0, 1, &c);
    assert_int_equal(c.broken, 0);
    assert_int_equal(c.cost, 3);
    loose_put(&x->loose, 1, 0, 1, &c);
    assert_int_equal(c.broken, 2 + 1); /* beds, and one child above the weekend's three */
    arena_destroy(x->a);
}

static void a_weekend_above_the_usual_number_costs(void **state)
{
    (void)state;
    struct small *x = small_make();
    struct loose_change c = {0};
    loose_put(&x->loose, 0, 0, 0, &c);
    loose_put(&x->loose, 0, 0, 2, &c);
    assert_int_equal(c.cost, 3 + 3 + 5);
    assert_int_equal(c.broken, 0);
    loose_put(&x->loose, 1, 0, 1, &c); /* three on end, and one more than the host takes */
    assert_true(c.broken > 0);
    arena_destroy(x->a);
}

static void a_gap_is_told_without_the_stay_that_goes(void **state)
{
    (void)state;
    struct small *x = small_make();
    struct loose_change c = {0};
    loose_put(&x->loose, 0, 0, 1, &c);
    loose_listed(&x->loose, 0, -1, 1);
    assert_false(loose_far(&x->loose, 0, 2, -1));
    assert_true(loose_far(&x->loose, 0, 3, -1));
    assert_true(loose_far(&x->loose, 0, 2, 1));
    arena_destroy(x->a);
}

static void what_does_not_fit_is_left_out_of_the_plan(void **state)
{
    (void)state;
    struct small *x = small_make();
    struct loose_change c = {0};
    loose_put(&x->loose, 0, 0, 1, &c);
    loose_put(&x->loose, 1, 0, 1, &c);
    loose_put(&x->loose, 1, 0, 3, &c);
    loose_remember(&x->loose);
    loose_recall(&x->loose, &x->plan);
    assert_int_equal(x->plan.stays[0], 1);
    assert_int_equal(x->plan.stays[1], 1);
    assert_int_equal(x->plan.at[WEEKENDS + 3], 0);
    loose_from(&x->loose, &x->plan);
    assert_int_equal(loose_total(&x->loose), plan_total(&x->plan));
    assert_int_equal(x->loose.broken, 0);
    arena_destroy(x->a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_put_and_taken_leaves_nothing),
        cmocka_unit_test(a_bed_too_few_is_counted_by_children),
        cmocka_unit_test(a_weekend_above_the_usual_number_costs),
        cmocka_unit_test(a_gap_is_told_without_the_stay_that_goes),
        cmocka_unit_test(what_does_not_fit_is_left_out_of_the_plan),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
