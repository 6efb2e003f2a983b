/* SPDX-License-Identifier: MIT */
/* A fill within the limits of rules 1, 3, 4 and 7, and weekends in a row: small hubs by hand. */
#include "fill_case.h"
#include "hub/scheduler/check.h"
#include "unit.h"

#include <string.h>

enum { STEPS = 300, YEAR_AND_A_BIT = 56 };

struct small {
    struct arena *a;
    struct fill_case *c;
    struct rota_facts facts;
    struct policy policy;
    struct fill_ask ask;
    struct fill_result r;
};

/* So many families of one child each who want `yearly` stays; one host who always can. */
static struct small small_hub(int32_t families, int32_t weekends, int32_t yearly)
{
    struct small x = {.a = arena_create()};
    x.c = arena_alloc(x.a, sizeof *x.c);
    *x.c = (struct fill_case){.families = families, .hosts = 1, .weekends = weekends};
    for (int32_t f = 0; f < families; f++) {
        x.c->family[f] = (struct fill_case_family){
            .children = 1, .yearly = yearly, .priority = 1, .gap = 1, .last = -2};
    }
    x.c->host[0] = (struct fill_case_host){
        .beds = 6, .in_a_row = weekends, .most = weekends, .usual = weekends};
    for (int32_t w = 0; w < weekends; w++) {
        x.c->max_children[w] = 6;
    }
    policy_defaults(&x.policy);
    fill_case_facts(x.c, x.a, &x.facts);
    x.ask = fill_case_ask(x.c);
    x.ask.steps = STEPS;
    return x;
}

static void stands(struct small *x, int32_t family, int32_t weekend)
{
    x->c->agreed[x->c->agreed_count++] = (struct fill_case_stay){family, 0, weekend};
    fill_case_facts(x->c, x->a, &x->facts);
}

static void fill(struct small *x)
{
    rota_fill(&x->facts, &x->policy, &x->ask, x->a, &x->r);
}

static int32_t new_stays(const struct small *x)
{
    int32_t n = 0;
    for (int32_t i = 0; i < x->r.stay_count; i++) {
        n += x->r.stays[i].fate == FILL_NEW;
    }
    return n;
}

/* Must-fix lines of the rule in the rota as it would be, under section 20. */
static size_t broken(struct small *x, int32_t rule)
{
    struct fill_case_stay *stays = arena_array(x->a, 100, sizeof *stays);
    struct findings found = {0};
    int32_t before = x->c->agreed_count;
    size_t n = 0;
    for (int32_t i = 0; i < x->r.stay_count; i++) {
        const struct fill_stay *s = &x->r.stays[i];
        if (s->fate == FILL_NEW) {
            stands(x, s->family, date_diff(wall_date(s->arrive), fill_case_friday(0)) / 7);
        }
    }
    size_t count = (size_t)x->facts.stay_count;
    struct rota_stay *s20 = arena_array(x->a, count + 1, sizeof *s20);
    memcpy(s20, x->facts.stays, count * sizeof *s20);
    for (size_t i = 0; i < count; i++) {
        s20[i].basis = BASIS_S20;
    }
    x->facts.stays = s20;
    rota_check(&x->facts, &x->policy, DATE_NONE, DATE_NONE, x->a, &found);
    for (size_t i = 0; i < found.count; i++) {
        n += found.items[i].rule == rule && found.items[i].level == LEVEL_HARD;
    }
    x->c->agreed_count = before;
    return n;
}

static void no_twelve_months_hold_more_days_than_the_law_allows(void **state)
{
    (void)state;
    struct small x = small_hub(1, YEAR_AND_A_BIT, 10);
    x.policy.year_days[NATION_ENGLAND] = 12; /* four weekends of three days */
    fill(&x);
    assert_int_equal(broken(&x, 7), 0);
    assert_int_equal(new_stays(&x), 7); /* four at the start, three when these are a year ago */
    arena_destroy(x.a);
}

static void nights_are_fewer_than_days(void **state)
{
    (void)state;
    struct small x = small_hub(1, 40, 10);
    x.policy.year_days[NATION_ENGLAND] = 12;
    x.policy.count_nights = 1;
    fill(&x);
    assert_int_equal(broken(&x, 7), 0);
    assert_int_equal(new_stays(&x), 6);
    arena_destroy(x.a);
}

static void stays_that_stand_after_the_period_count(void **state)
{
    (void)state;
    struct small x = small_hub(1, 20, 8);
    x.policy.year_days[NATION_ENGLAND] = 15;
    for (int32_t w = 12; w < 16; w++) {
        stands(&x, 0, w);
    }
    x.ask.to = fill_case_friday(9);
    x.ask.keep_agreed = false;
    fill(&x);
    assert_int_equal(broken(&x, 7), 0);
    assert_int_equal(new_stays(&x), 1);
    assert_true(x.r.wants[0].why[FILL_DAYS] > 0);
    arena_destroy(x.a);
}

static void many_families_with_few_days_all_keep_them(void **state)
{
    (void)state;
    struct small x = small_hub(5, 30, 6);
    x.policy.year_days[NATION_ENGLAND] = 10; /* three weekends */
    x.c->host[0].beds = 1;
    fill_case_facts(x.c, x.a, &x.facts);
    fill(&x);
    assert_int_equal(broken(&x, 7), 0);
    assert_int_equal(new_stays(&x), 5 * 3);
    arena_destroy(x.a);
}

/* --- rule 4: the usual fostering limit of three children who are not of one family --- */

static void a_child_who_is_exempt_is_one_more_in_the_house(void **state)
{
    (void)state;
    struct small x = small_hub(4, 1, 1);
    fill(&x);
    assert_int_equal(new_stays(&x), 3);
    struct rota_exemption all_year = {
        .home = 0, .child = 2, .from = fill_case_friday(-10), .to = fill_case_friday(40)};
    x.facts.exemptions = &all_year;
    x.facts.exemption_count = 1;
    fill(&x);
    assert_int_equal(new_stays(&x), 4);
    arena_destroy(x.a);
}

static void an_exemption_that_ends_in_the_period_does_not_count(void **state)
{
    (void)state;
    struct small x = small_hub(4, 1, 1);
    struct rota_exemption until_saturday = {.home = 0,
        .child = 2,
        .from = fill_case_friday(-10),
        .to = date_add(fill_case_friday(0), 1)};
    x.facts.exemptions = &until_saturday;
    x.facts.exemption_count = 1;
    fill(&x);
    assert_int_equal(new_stays(&x), 3);
    arena_destroy(x.a);
}

/* --- rules 1 and 3, which a fill asks of the check in the end --- */

/* A young child sleeps by choice in the only bed that is long enough for the other. */
static void a_bed_that_somebody_chose_is_not_given_away(void **state)
{
    (void)state;
    struct small x = small_hub(2, 2, 1);
    struct rota_room room = {.id = 400, .home = 0};
    struct rota_bed beds[] = {
        {.id = 401, .room = 0, .max_age = 5}, {.id = 402, .room = 0, .max_age = -1}};
    struct rota_child children[2];
    x.c->family[1].likes[0] = true;
    x.c->family[0].yearly = 0;
    stands(&x, 0, 0);
    memcpy(children, x.facts.children, sizeof children);
    children[0].born = date_add(fill_case_friday(0), -4 * 366);
    x.facts.children = children;
    x.facts.rooms = &room;
    x.facts.room_count = 1;
    x.facts.beds = beds;
    x.facts.bed_count = 2;
    x.ask.keep_agreed = false;
    fill(&x);
    assert_int_equal(new_stays(&x), 1);
    assert_int_equal(wall_date(x.r.stays[0].arrive).d, fill_case_friday(0).d);

    struct rota_stay_child long_bed = {.stay = 0, .child = 0, .bed = 1};
    x.facts.stay_children = &long_bed;
    fill(&x);
    assert_int_equal(new_stays(&x), 1);
    assert_int_equal(x.r.stays[1].fate, FILL_NEW);
    assert_int_equal(wall_date(x.r.stays[1].arrive).d, fill_case_friday(1).d);
    arena_destroy(x.a);
}

static void one_carer_away_leaves_the_other_and_both_leave_nobody(void **state)
{
    (void)state;
    struct small x = small_hub(1, 2, 2);
    struct rota_person people[] = {
        {.id = 500,
            .rank = 0,
            .born = DATE_NONE,
            .from = DATE_NONE,
            .to = DATE_NONE,
            .approved = true},
        {.id = 501,
            .rank = 1,
            .born = DATE_NONE,
            .from = DATE_NONE,
            .to = DATE_NONE,
            .approved = true},
    };
    hub_date saturday = date_add(fill_case_friday(0), 1);
    struct rota_away aways[] = {{.host = 0, .person = 0, .from = saturday, .to = saturday},
        {.host = 0, .person = 1, .from = saturday, .to = saturday}};
    x.facts.people = people;
    x.facts.person_count = 2;
    x.facts.aways = aways;
    x.facts.away_count = 1;
    fill(&x);
    assert_int_equal(new_stays(&x), 2);
    x.facts.away_count = 2;
    fill(&x);
    assert_int_equal(new_stays(&x), 1);
    assert_int_equal(x.r.wants[0].why[FILL_AWAY], 1);
    arena_destroy(x.a);
}

/* --- weekends in a row --- */

/* Two weekends with guests stand before the period; `just_done` is told for its start. */
static int32_t given_after_two(int32_t just_done, int32_t in_a_row)
{
    struct small x = small_hub(2, 2, 2);
    x.c->family[1].yearly = 0;
    x.c->host[0].just_done = just_done;
    x.c->host[0].in_a_row = in_a_row;
    x.c->host[0].most = x.c->host[0].usual = 10;
    stands(&x, 1, -2);
    stands(&x, 1, -1);
    fill(&x);
    int32_t given = new_stays(&x);
    arena_destroy(x.a);
    return given;
}

static void weekends_just_done_are_told_or_counted_but_not_both(void **state)
{
    (void)state;
    assert_int_equal(given_after_two(2, 4), 2);
    assert_int_equal(given_after_two(1, 3), 1); /* the stays say two, which is more */
    assert_int_equal(given_after_two(3, 3), 1); /* more were told than hub knows */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_twelve_months_hold_more_days_than_the_law_allows),
        cmocka_unit_test(nights_are_fewer_than_days),
        cmocka_unit_test(stays_that_stand_after_the_period_count),
        cmocka_unit_test(many_families_with_few_days_all_keep_them),
        cmocka_unit_test(a_child_who_is_exempt_is_one_more_in_the_house),
        cmocka_unit_test(an_exemption_that_ends_in_the_period_does_not_count),
        cmocka_unit_test(a_bed_that_somebody_chose_is_not_given_away),
        cmocka_unit_test(one_carer_away_leaves_the_other_and_both_leave_nobody),
        cmocka_unit_test(weekends_just_done_are_told_or_counted_but_not_both),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
