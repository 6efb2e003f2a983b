/* SPDX-License-Identifier: MIT */
/*
 * Every date offered is tried in the whole facts: it brings no must-fix. Offers
 * come best first, one a week for each host, and no week is passed over in
 * silence. HUB_SEED=n repeats a run; HUB_SOAK=1 runs many more.
 */
#include "hub/scheduler/offer.h"
#include "prop.h"
#include "region.h"
#include "unit.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 60, SOAK_TIMES = 50, MOST = 1000, WEEK = 7 };

static uint64_t start_seed;

struct round {
    struct arena *a;
    uint64_t seed;
    struct policy policy;
    struct region region;
    struct offer_ask ask;
    struct offers offers;
};

static struct round round_make(int n)
{
    struct round r = {.a = arena_create(), .seed = start_seed + (uint64_t)n * 7919};
    policy_defaults(&r.policy);
    struct region_size size = {1 + region_below(&r.seed, 2), 2 + region_below(&r.seed, 5),
        1 + region_below(&r.seed, 3), 1 + region_below(&r.seed, 40),
        20 + region_below(&r.seed, 400), false};
    region_make(&r.region, &size, &r.seed, r.a);
    const struct rota_facts *f = &r.region.facts;
    hub_date from = wall_date(f->stays[region_below(&r.seed, f->stay_count)].arrive);
    r.ask = (struct offer_ask){.family = region_below(&r.seed, f->family_count),
        .nights = 1 + region_below(&r.seed, 4),
        .from = from,
        .to = date_add(from, region_below(&r.seed, 120)),
        .choices = {date_add(from, 10), DATE_NONE, DATE_NONE},
        .arrive_min = 16 * 60,
        .leave_min = 15 * 60,
        .instead_of = -1,
        .basis = BASIS_S17};
    rota_offers(f, &r.policy, &r.region.names, &r.ask, MOST, r.a, &r.offers);
    return r;
}

/* The facts with one offer in them, as a draft of all the family's children; the last stay. */
static struct rota_facts with_offer(const struct round *r, const struct offer *o)
{
    struct rota_facts f = r->region.facts;
    struct rota_stay *stays = arena_array(r->a, (size_t)f.stay_count + 1, sizeof *stays);
    struct rota_stay_child *rows =
        arena_array(r->a, (size_t)f.stay_child_count + (size_t)f.child_count + 1, sizeof *rows);
    memcpy(stays, f.stays, (size_t)f.stay_count * sizeof *stays);
    memcpy(rows, f.stay_children, (size_t)f.stay_child_count * sizeof *rows);
    for (int32_t i = 0; i < f.child_count; i++) {
        if (f.children[i].family == r->ask.family) {
            rows[f.stay_child_count++] =
                (struct rota_stay_child){.stay = f.stay_count, .child = i, .bed = -1};
        }
    }
    stays[f.stay_count++] = (struct rota_stay){.id = INT64_MAX,
        .family = r->ask.family,
        .host = o->host,
        .arrive = o->arrive,
        .leave = o->leave,
        .status = STATUS_DRAFT,
        .basis = r->ask.basis,
        .elsewhere = ANSWER_NO,
        .parents_far = ANSWER_NO};
    f.stays = stays;
    f.stay_children = rows;
    return f;
}

/* About the stay, and no matter of papers; NULL: none. */
static const struct finding *must_fix(const struct findings *found, int32_t stay)
{
    for (size_t i = 0; i < found->count; i++) {
        const struct finding *f = &found->items[i];
        bool papers = rule_find(f->rule)->flags & RULE_RECORD;
        for (int32_t s = 0; s < f->stay_count; s++) {
            if (f->level != LEVEL_WARN && !papers && f->stays[s] == stay) {
                return f;
            }
        }
    }
    return NULL;
}

static void an_offer_brings_no_must_fix(void **state)
{
    (void)state;
    int tried = 0, rounds = getenv("HUB_SOAK") ? ROUNDS * SOAK_TIMES : ROUNDS;
    for (int n = 0; n < rounds; n++) {
        struct round r = round_make(n);
        for (size_t i = 0; i < r.offers.count; i += 1 + r.offers.count / 8, tried++) {
            struct rota_facts f = with_offer(&r, &r.offers.items[i]);
            struct findings found;
            rota_check(&f, &r.policy, DATE_NONE, DATE_NONE, r.a, &found);
            assert_null(must_fix(&found, f.stay_count - 1));
        }
        arena_destroy(r.a);
    }
    assert_true(tried > 0);
}

static int32_t week_of(const struct round *r, hub_date day)
{
    return (day.d - date_friday(r->ask.from).d) / WEEK;
}

static void offers_come_best_first_and_once_a_week_with_a_host(void **state)
{
    (void)state;
    for (int n = 0; n < ROUNDS; n++) {
        struct round r = round_make(n);
        int32_t hosts = r.region.facts.host_count, weeks = week_of(&r, r.ask.to) + 1;
        int *seen = arena_array(r.a, (size_t)hosts * (size_t)weeks, sizeof *seen);
        for (size_t i = 0; i < r.offers.count; i++) {
            const struct offer *o = &r.offers.items[i];
            assert_true(i == 0 || r.offers.items[i - 1].cost <= o->cost);
            assert_int_equal(seen[o->host * weeks + week_of(&r, wall_date(o->arrive))]++, 0);
        }
        for (size_t i = 0; i < r.offers.refusal_count; i++) {
            const struct offer_refusal *no = &r.offers.refusals[i];
            const char *why =
                offer_refusal_reason(no, &r.ask, &r.region.facts, &r.region.names, r.a);
            assert_true(why && why[0]);
            assert_true(no->host < 0 || seen[no->host * weeks + week_of(&r, no->arrive)] == 0);
        }
        arena_destroy(r.a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_brings_no_must_fix),
        cmocka_unit_test(offers_come_best_first_and_once_a_week_with_a_host),
    };
    start_seed = prop_seed("offers");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
