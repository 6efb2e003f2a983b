/* SPDX-License-Identifier: MIT */
/* People and papers of a home, events, rest: rules 26 to 31, 33 and 35. */
#include "unit.h"
#include "world.h"

static struct world w;
static int32_t amina, jay, kofi, stay, sam;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 2);
    jay = world_family(&w, "Jay");
    kofi = world_child(&w, jay, "Kofi", "2016-03-04", 'm');
    stay = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    sam = world_person(&w, amina, "Sam", "2009-03-01");
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

static size_t told(int32_t rule)
{
    world_check(&w);
    return world_count(&w, rule);
}

static void is_told(int32_t rule, enum rule_level level, const char *words)
{
    assert_int_equal(told(rule), 1);
    assert_int_equal(world_finding(&w, rule, 0)->level, level);
    assert_string_equal(world_sentence(&w, world_finding(&w, rule, 0)), words);
}

static void a_birthday_is_said_90_days_before(void **state)
{
    (void)state;
    is_told(26, LEVEL_WARN,
        "Someone at home turns 18: Sam at Amina's, on 1 Mar 2027; a DBS check is needed from then, "
        "11–13 Dec 2026.");
    w.people[sam].born = day("2009-03-14"); /* 91 days after the last day */
    assert_int_equal(told(26), 0);
    w.people[sam].born = day("2009-03-01");
    world_dbs(&w, sam, "2026-10-01");
    assert_int_equal(told(26), 0);
}

static void who_moved_out_is_not_looked_at(void **state)
{
    (void)state;
    w.people[sam].to = day("2026-12-10");
    assert_int_equal(told(26), 0);
}

static void a_helper_at_night_needs_the_barred_list(void **state)
{
    (void)state;
    w.people[sam].helper = true;
    world_dbs(&w, sam, "2026-01-01"); /* enhanced only */
    is_told(27, LEVEL_HARD,
        "Helper sleeping in, or 4+ days in 30: no enhanced check with the barred list for Sam at "
        "Amina's; 1 stay, 11–13 Dec 2026.");
    w.checks[0].barred = true;
    assert_int_equal(told(27), 0);
}

static void a_helper_on_four_days_of_thirty_needs_it_too(void **state)
{
    (void)state;
    w.people[sam].helper = true;
    w.stays[stay].leave = at("2026-12-11 18:00");
    world_stay(&w, jay, amina, "2026-12-12 10:00", "2026-12-12 18:00");
    world_stay(&w, jay, amina, "2026-12-12 18:30", "2026-12-12 19:00"); /* the same day */
    world_stay(&w, jay, amina, "2026-12-19 10:00", "2026-12-19 18:00");
    int32_t last = world_stay(&w, jay, amina, "2027-01-10 10:00", "2027-01-10 18:00");
    assert_int_equal(told(27), 0); /* 31 days from the first to the last */
    w.stays[last].arrive = at("2027-01-09 10:00");
    w.stays[last].leave = at("2027-01-09 18:00");
    assert_int_equal(told(27), 1);
}

static void first_aid_of_one_carer_is_enough(void **state)
{
    (void)state;
    assert_int_equal(told(28), 0); /* nobody is listed as approved */
    w.people[sam].approved = true;
    is_told(28, LEVEL_HARD,
        "Children's first aid in date: nobody at Amina's has one on file; 1 stay, 11–13 Dec 2026.");
    world_check_done(&w, sam, CHECK_FIRST_AID, "2023-12-12");
    is_told(28, LEVEL_HARD,
        "Children's first aid in date: Sam at Amina's, runs out on 12 Dec 2026; 1 stay, 11–13 Dec "
        "2026.");
    w.checks[0].done = day("2023-12-13");
    assert_int_equal(told(28), 1);
    assert_int_equal(world_finding(&w, 28, 0)->level, LEVEL_WARN);
    int32_t bo = world_person(&w, amina, "Bo", NULL);
    w.people[bo].approved = true;
    world_check_done(&w, bo, CHECK_FIRST_AID, "2025-12-13");
    assert_int_equal(told(28), 0);
}

static void papers_of_a_home_are_in_date(void **state)
{
    (void)state;
    struct rota_home *h = &w.homes[0];
    h->safety_until = h->review_until = h->plan_until = day("2026-12-13");
    h->plan_done = day("2026-12-01");
    h->listed = true;
    assert_int_equal(told(29), 0);
    h->safety_until = day("2026-12-12");
    h->review_until = DATE_NONE;
    is_told(29, LEVEL_WARN,
        "Home safety check, safer caring plan, carer review: the home safety check and the carer "
        "review at Amina's not in date; 1 stay, 11–13 Dec 2026.");
    h->listed = false; /* only the host is known */
    assert_int_equal(told(29), 0);
}

static void the_plan_is_looked_at_after_a_new_child(void **state)
{
    (void)state;
    struct rota_home *h = &w.homes[0];
    h->safety_until = h->review_until = h->plan_until = day("2027-12-13");
    h->plan_done = day("2026-12-10");
    h->listed = true;
    w.children[kofi].came_before = false;
    w.facts.today = day("2026-12-18"); /* five working days after Friday the 11th */
    assert_int_equal(told(29), 0);
    w.facts.today = day("2026-12-19");
    is_told(29, LEVEL_WARN,
        "Home safety check, safer caring plan, carer review: the plan at Amina's was to be looked "
        "at again after Kofi's first stay, 18–19 Dec 2026.");
    h->plan_done = day("2026-12-14");
    assert_int_equal(told(29), 0);
}

static void an_event_has_enough_grown_ups(void **state)
{
    (void)state;
    int32_t pool = world_event(&w, "Pool day", "2026-12-12 10:00", 0);
    world_event_child(&w, pool, kofi);
    w.events[pool].adults = 1;
    is_told(30, LEVEL_HARD,
        "Enough grown-ups at the event: Pool day has 1 with checks and needs 2 for 1 child, Sat 12 "
        "Dec 2026.");
    w.events[pool].adults = 2;
    assert_int_equal(told(30), 1);
    assert_int_equal(world_finding(&w, 30, 0)->level, LEVEL_WARN);
    w.events[pool].adults = 3;
    assert_int_equal(told(30), 0);
    w.events[pool].adults = 0;
    w.event_children[0].own_adult = true;
    assert_int_equal(told(30), 0);
    w.event_children[0].own_adult = false;
    w.facts.today = day("2026-12-13"); /* it is over */
    assert_int_equal(told(30), 0);
}

static void two_events_of_one_day_are_both_told(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        int32_t event = world_event(&w, i ? "Pool day" : "Walk", "2026-12-12 10:00", 0);
        world_event_child(&w, event, kofi);
        w.events[event].adults = 1;
    }
    assert_int_equal(told(30), 2);
}

static void a_risk_sheet_is_asked_for_a_week_before(void **state)
{
    (void)state;
    int32_t pool = world_event(&w, "Pool day", "2026-12-12 10:00", 0);
    w.events[pool].needs_sheet = true;
    w.facts.today = day("2026-12-04");
    assert_int_equal(told(31), 0);
    w.facts.today = day("2026-12-05");
    is_told(31, LEVEL_WARN,
        "Event risk sheet done: Pool day needs a signed one of its own, Sat 12 Dec 2026.");
    w.facts.today = day("2026-12-12");
    assert_int_equal(told(31), 1);
    assert_int_equal(world_finding(&w, 31, 0)->level, LEVEL_HARD);
    w.events[pool].sheet_done = true;
    assert_int_equal(told(31), 0);
}

static void seven_days_want_a_clear_one(void **state)
{
    (void)state;
    w.stays[stay].leave = at("2026-12-17 16:00"); /* six days: a clear one is left */
    assert_int_equal(told(33), 0);
    w.stays[stay].leave = at("2026-12-17 17:00");
    assert_int_equal(told(33), 0); /* two free days before or after will do */
    world_stay(&w, jay, amina, "2026-12-09 16:00", "2026-12-10 15:00"); /* 25 hours before */
    world_stay(&w, jay, amina, "2026-12-18 18:00", "2026-12-19 15:00"); /* and after */
    is_told(33, LEVEL_WARN,
        "Rest: a clear day off – 7 days at Amina's without 24 hours off, 11–17 Dec 2026.");
}

static void a_short_night_between_two_stays_is_told(void **state)
{
    (void)state;
    int32_t next = world_stay(&w, jay, amina, "2026-12-14 07:00", "2026-12-15 10:00");
    w.stays[stay].leave = at("2026-12-13 20:30");
    is_told(33, LEVEL_WARN,
        "Rest: a clear day off – 10 hours at Amina's from one stay to the next; better 11, Mon 14 "
        "Dec 2026.");
    w.stays[next].arrive = at("2026-12-14 07:30");
    assert_int_equal(told(33), 0);
}

static void the_carer_has_own_time(void **state)
{
    (void)state;
    assert_int_equal(told(35), 0); /* only the hub carer is asked about */
    w.hosts[amina].carer = true;
    world_away(&w, amina, -1, "2026-10-01", "2026-10-13");
    world_away(&w, amina, -1, "2026-11-01", "2026-11-09"); /* ill, no own time */
    w.aways[0].own_time = true;
    is_told(35, LEVEL_WARN,
        "Own time booked: 13 nights for Amina in the 12 months to 1 Mar 2027; 14 at least, Tue 1 "
        "Dec 2026.");
    w.aways[0].to = day("2026-10-14");
    assert_int_equal(told(35), 0);
}

#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_birthday_is_said_90_days_before),
        T(who_moved_out_is_not_looked_at),
        T(a_helper_at_night_needs_the_barred_list),
        T(a_helper_on_four_days_of_thirty_needs_it_too),
        T(first_aid_of_one_carer_is_enough),
        T(papers_of_a_home_are_in_date),
        T(the_plan_is_looked_at_after_a_new_child),
        T(an_event_has_enough_grown_ups),
        T(two_events_of_one_day_are_both_told),
        T(a_risk_sheet_is_asked_for_a_week_before),
        T(seven_days_want_a_clear_one),
        T(a_short_night_between_two_stays_is_told),
        T(the_carer_has_own_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
