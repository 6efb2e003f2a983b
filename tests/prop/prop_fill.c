/* SPDX-License-Identifier: MIT */
/*
 * Properties of filling on made hubs: no rule broken, the cost as counted a
 * second time, the bound below every rota, and on tiny hubs the best of all.
 * HUB_SEED=n repeats a run; HUB_SOAK=1 runs many more.
 */
#include "fill_case.h"
#include "hub/scheduler/check.h"
#include "unit.h"

#include <string.h>

struct filled {
    struct arena *a;
    struct fill_case *c;
    struct rota_facts facts;
    struct policy policy;
    struct fill_result r;
    struct fill_case_stay *stays;
    int32_t count;
};

static struct filled filled_make(void)
{
    struct filled x = {.a = arena_create()};
    x.c = arena_alloc(x.a, sizeof *x.c);
    policy_defaults(&x.policy);
    return x;
}

static void fill(struct filled *x, int64_t steps)
{
    struct fill_ask ask = fill_case_ask(x->c);
    ask.steps = steps;
    fill_case_facts(x->c, x->a, &x->facts);
    rota_fill(&x->facts, &x->policy, &ask, x->a, &x->r);
    x->stays =
        arena_array(x->a, (size_t)(x->r.stay_count + x->c->agreed_count) + 1, sizeof *x->stays);
    x->count = fill_case_stays(x->c, &x->facts, &x->r, x->stays);
}

static struct fill_case_size some_size(struct prop *p, int32_t families, int32_t weekends)
{
    return (struct fill_case_size){.families = (int32_t)prop_between(p, 2, families),
        .hosts = (int32_t)prop_between(p, 1, 3),
        .weekends = (int32_t)prop_between(p, weekends / 3, weekends),
        .yearly_least = 1,
        .yearly_most = 1 + weekends / 4};
}

/* What a fill's own cost leaves out: stays before the period were priced when they were made. */
static int64_t past_cost(const struct filled *x)
{
    int64_t cost = 0;
    for (int32_t i = 0; i < x->c->agreed_count; i++) {
        const struct fill_case_stay *s = &x->c->agreed[i];
        const struct fill_case_family *f = &x->c->family[s->family];
        if (s->weekend < x->c->fixed_before) {
            cost += f->likes[s->weekend] ? 0 : f->rather_not[s->weekend] ? 12 : 3;
            cost += s->host == f->knows ? 0 : 4;
        }
    }
    return cost;
}

static void assert_sound(const struct filled *x)
{
    const char *broken = fill_case_broken(x->c, x->stays, x->count);
    if (broken) {
        fail_msg("a rule is broken: %s", broken);
    }
    assert_int_equal(fill_case_cost(x->c, x->stays, x->count), x->r.cost + past_cost(x));
    assert_true(x->r.bound <= x->r.cost);
    assert_true(!x->r.proven || x->r.bound == x->r.cost);
}

static void no_rule_is_broken_and_the_cost_is_what_it_is(void **state)
{
    (void)state;
    struct prop p = prop_start("filled hubs", 40, 2000);
    for (int n = 0; n < p.rounds; n++) {
        struct filled x = filled_make();
        struct fill_case_size size = some_size(&p, 9, 30);
        fill_case_make(x.c, &size, &p);
        fill(&x, 500);
        assert_sound(&x);
        arena_destroy(x.a);
    }
}

/* Take the fill as agreed, send a host away, plan again from the middle. */
static void plan_again(struct filled *x, struct prop *p)
{
    memcpy(x->c->agreed, x->stays, (size_t)x->count * sizeof *x->stays);
    x->c->agreed_count = x->count;
    x->c->fixed_before = x->c->weekends / 2;
    int32_t h = (int32_t)prop_between(p, 0, x->c->hosts - 1);
    for (int32_t w = x->c->fixed_before; w < x->c->weekends && w < x->c->fixed_before + 6; w++) {
        x->c->host[h].away[w] = true;
    }
}

static void planning_again_breaks_no_rule_and_keeps_the_past(void **state)
{
    (void)state;
    struct prop p = prop_start("planned again", 30, 1000);
    for (int n = 0; n < p.rounds; n++) {
        struct filled x = filled_make();
        struct fill_case_size size = some_size(&p, 8, 24);
        fill_case_make(x.c, &size, &p);
        fill(&x, 300);
        plan_again(&x, &p);
        fill(&x, 300);
        assert_sound(&x);
        arena_destroy(x.a);
    }
}

static void a_few_days_in_12_months_are_never_too_many(void **state)
{
    (void)state;
    struct prop p = prop_start("few days in 12 months", 10, 500);
    for (int n = 0; n < p.rounds; n++) {
        struct filled x = filled_make();
        struct fill_case_size size = some_size(&p, 8, 24); /* the same 12 months */
        int32_t most = (int32_t)prop_between(&p, 1, 3);
        size.yearly_most = size.yearly_least = 5;
        x.policy.year_days[NATION_ENGLAND] = most * 3;
        fill_case_make(x.c, &size, &p);
        fill(&x, 400);
        assert_sound(&x);
        for (int32_t f = 0; f < x.c->families; f++) {
            int32_t given = 0;
            for (int32_t i = 0; i < x.count; i++) {
                given += x.stays[i].family == f;
            }
            assert_true(given <= most);
        }
        arena_destroy(x.a);
    }
}

static void the_check_finds_nothing_that_a_fill_must_keep(void **state)
{
    (void)state;
    struct prop p = prop_start("checked fills", 20, 500);
    for (int n = 0; n < p.rounds; n++) {
        struct filled x = filled_make();
        struct fill_case_size size = some_size(&p, 8, 20);
        struct findings found;
        fill_case_make(x.c, &size, &p);
        fill(&x, 200);
        memcpy(x.c->agreed, x.stays, (size_t)x.count * sizeof *x.stays);
        x.c->agreed_count = x.count;
        fill_case_facts(x.c, x.a, &x.facts);
        rota_check(&x.facts, &x.policy, DATE_NONE, DATE_NONE, x.a, &found);
        for (size_t i = 0; i < found.count; i++) {
            int32_t rule = found.items[i].rule;
            bool kept = (rule >= 1 && rule <= 4) || rule == 6 || rule == 7 || rule == 23;
            assert_false(kept && found.items[i].level == LEVEL_HARD);
        }
        arena_destroy(x.a);
    }
}

/* Every rota there is: each family on each weekend nowhere or with some host. */
struct all_rotas {
    const struct fill_case *c;
    struct fill_case_stay stays[64];
    int32_t count;
    int64_t best;
};

static void try_all(struct all_rotas *t, int32_t cell)
{
    if (fill_case_broken(t->c, t->stays, t->count)) {
        return; /* no rule is mended by one stay more */
    }
    if (cell == t->c->families * t->c->weekends) {
        int64_t cost = fill_case_cost(t->c, t->stays, t->count);
        t->best = cost < t->best ? cost : t->best;
        return;
    }
    try_all(t, cell + 1);
    for (int32_t h = 0; h < t->c->hosts; h++) {
        t->stays[t->count++] =
            (struct fill_case_stay){cell / t->c->weekends, h, cell % t->c->weekends};
        try_all(t, cell + 1);
        t->count--;
    }
}

static void a_tiny_hub_gets_the_best_rota_there_is(void **state)
{
    (void)state;
    struct prop p = prop_start("tiny hubs against every rota", 30, 600);
    for (int n = 0; n < p.rounds; n++) {
        struct filled x = filled_make();
        struct fill_case_size size = {.families = (int32_t)prop_between(&p, 1, 3),
            .hosts = (int32_t)prop_between(&p, 1, 2),
            .weekends = (int32_t)prop_between(&p, 2, 4),
            .yearly_least = 1,
            .yearly_most = 3};
        fill_case_make(x.c, &size, &p);
        fill(&x, 3000);
        struct all_rotas all = {.c = x.c, .best = INT64_MAX};
        try_all(&all, 0);
        assert_int_equal(x.r.cost, all.best);
        assert_true(x.r.bound <= all.best);
        arena_destroy(x.a);
    }
}

static void the_same_steps_and_seed_give_the_same_rota(void **state)
{
    (void)state;
    struct prop p = prop_start("repeated fills", 6, 100);
    for (int n = 0; n < p.rounds; n++) {
        struct filled x = filled_make();
        struct fill_case_size size = some_size(&p, 10, 40);
        fill_case_make(x.c, &size, &p);
        fill(&x, 800);
        struct filled y = x;
        fill(&y, 800);
        assert_int_equal(x.count, y.count);
        assert_memory_equal(x.stays, y.stays, (size_t)x.count * sizeof *x.stays);
        assert_int_equal(x.r.bound, y.r.bound);
        arena_destroy(x.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_rule_is_broken_and_the_cost_is_what_it_is),
        cmocka_unit_test(planning_again_breaks_no_rule_and_keeps_the_past),
        cmocka_unit_test(a_few_days_in_12_months_are_never_too_many),
        cmocka_unit_test(the_check_finds_nothing_that_a_fill_must_keep),
        cmocka_unit_test(a_tiny_hub_gets_the_best_rota_there_is),
        cmocka_unit_test(the_same_steps_and_seed_give_the_same_rota),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
