/* SPDX-License-Identifier: MIT */
/* Rules 2, 8, 9, 10, 11, 17, 23 and 25. */
#include "unit.h"
#include "world.h"

static struct world w;
static int32_t amina, ben, reid, jay;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 6);
    ben = world_host(&w, "Ben", 6);
    reid = world_family(&w, "Reid");
    jay = world_family(&w, "Jay");
    world_child(&w, reid, "Theo", "2016-03-04", 'm');
    world_child(&w, reid, "Mia", "2017-03-04", 'f');
    world_child(&w, jay, "Kofi", "2016-03-04", 'm');
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

static void a_child_is_not_in_two_places(void **state)
{
    (void)state;
    world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    int32_t b = world_stay(&w, reid, ben, "2026-12-13 14:59", "2026-12-14 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 2), 1);
    assert_string_equal(world_sentence(&w, world_finding(&w, 2, 0)),
        "Not in two places at once: Mia and Theo are booked at Amina's and at Ben's at the same "
        "time, Sun 13 Dec 2026.");
    w.stays[b].arrive = at("2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 2), 0);
    w.stays[b].arrive = at("2026-12-11 10:00");
    w.stays[b].host = amina; /* twice at one host is told too */
    world_check(&w);
    assert_int_equal(world_count(&w, 2), 1);
}

static void brothers_and_sisters_may_be_in_different_places(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_stay(&w, reid, ben, "2026-12-11 16:00", "2026-12-13 15:00");
    for (int32_t i = 0; i < w.facts.stay_child_count; i++)
        w.stay_children[i].child = w.stay_children[i].stay == a ? 0 : 1;
    world_check(&w);
    assert_int_equal(world_count(&w, 2), 0);
}

static void legal_basis_is_asked_once_a_child(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    int32_t b = world_stay(&w, jay, amina, "2026-12-18 16:00", "2026-12-20 15:00");
    w.stays[a].basis = w.stays[b].basis = BASIS_UNKNOWN;
    world_check(&w);
    assert_int_equal(world_count(&w, 8), 1);
    assert_int_equal(world_finding(&w, 8, 0)->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, world_finding(&w, 8, 0)),
        "Why this stay is allowed: not filled in for 2 stays of Kofi, 11–20 Dec 2026.");
    w.stays[a].basis = w.stays[b].basis = BASIS_PRIVATE;
    world_check(&w);
    assert_int_equal(world_count(&w, 8), 0);
}

static void a_draft_owes_its_records_until_agreed(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    w.stays[a].basis = BASIS_UNKNOWN;
    w.stays[a].status = STATUS_DRAFT;
    world_check(&w);
    assert_int_equal(world_finding(&w, 8, 0)->level, LEVEL_OWED);
    w.stays[a].status = STATUS_AGREED;
    world_check(&w);
    assert_int_equal(world_finding(&w, 8, 0)->level, LEVEL_HARD);
}

static void a_day_visit_needs_no_legal_basis(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, jay, amina, "2026-12-11 10:00", "2026-12-11 17:00");
    w.stays[a].basis = BASIS_UNKNOWN;
    w.stays[a].kind = KIND_TEA;
    world_check(&w);
    assert_int_equal(world_count(&w, 8), 0);
}

static void before_the_order_the_agency_says_yes(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 9), 0);
    w.children[2].adopted = ANSWER_NO;
    world_check(&w);
    assert_int_equal(world_finding(&w, 9, 0)->level, LEVEL_HARD);
    w.stays[a].agency_agreed = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 9), 0);
}

static void nights_elsewhere_are_asked_every_12_months(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 10, 0)->level, LEVEL_WARN);
    w.children[2].elsewhere_asked = day("2025-12-11"); /* a year to the day: ask again */
    world_check(&w);
    assert_int_equal(world_count(&w, 10), 1);
    w.children[2].elsewhere_asked = day("2025-12-12");
    world_check(&w);
    assert_int_equal(world_count(&w, 10), 0);
    w.children[2].elsewhere_asked = DATE_NONE;
    w.stays[a].elsewhere = ANSWER_NO;
    world_check(&w);
    assert_int_equal(world_count(&w, 10), 0);
    w.stays[a].elsewhere = ANSWER_YES; /* changes the rules under s.20 only */
    world_check(&w);
    assert_int_equal(world_count(&w, 10), 0);
    w.stays[a].basis = BASIS_S20;
    world_check(&w);
    assert_int_equal(world_finding(&w, 10, 0)->numbers[1], 1);
}

static void four_nights_need_the_liaison_worker(void **state)
{
    (void)state;
    int32_t a = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-14 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 11), 0);
    w.stays[a].leave = at("2026-12-15 09:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 11, 0)->level, LEVEL_HARD);
    w.stays[a].liaison_agreed = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 11), 0);
}

static void every_consent_needs_an_answer(void **state)
{
    (void)state;
    world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_consent(&w, 2, CONSENT_SWIM, ANSWER_NO, NULL, NULL);
    int32_t travel = world_consent(
        &w, 2, CONSENT_TRAVEL, ANSWER_YES, "2026-01-01", "2026-12-12");
    world_consent(&w, 2, CONSENT_SCREENS, ANSWER_YES, "2026-12-11", "2026-12-13");
    world_check(&w);
    assert_int_equal(world_finding(&w, 17, 0)->level, LEVEL_WARN);
    assert_string_equal(world_sentence(&w, world_finding(&w, 17, 0)),
        "Consent for swim, travel, photo, screens: Kofi has no yes or no yet for travel and photos, "
        "11–13 Dec 2026.");
    w.consents[travel].to = DATE_NONE;
    world_consent(&w, 2, CONSENT_PHOTO, ANSWER_NO, NULL, NULL);
    world_check(&w);
    assert_int_equal(world_count(&w, 17), 0);
}

static void an_event_that_needs_swimming_needs_a_yes(void **state)
{
    (void)state;
    int32_t pool = world_event(&w, "Pool day", "2026-12-12 10:00", 1u << CONSENT_SWIM);
    world_event_child(&w, pool, 2);
    int32_t swim = world_consent(&w, 2, CONSENT_SWIM, ANSWER_NO, NULL, NULL);
    world_check(&w);
    assert_int_equal(world_finding(&w, 17, 0)->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, world_finding(&w, 17, 0)),
        "Consent for swim, travel, photo, screens: Kofi has no yes to swimming, which Pool day "
        "needs, Sat 12 Dec 2026.");
    w.consents[swim].given = ANSWER_YES;
    world_check(&w);
    assert_int_equal(world_count(&w, 17), 0);
}

static void what_an_event_that_is_over_needed_is_not_asked_any_more(void **state)
{
    (void)state;
    int32_t swim = world_event(&w, "Swimming", "2026-12-12 10:00", 1u << CONSENT_SWIM);
    world_event_child(&w, swim, 0);
    w.facts.today = day("2026-12-12");
    world_check(&w);
    assert_int_equal(world_count(&w, 17), 1);
    w.facts.today = day("2026-12-13");
    world_check(&w);
    assert_int_equal(world_count(&w, 17), 0);
}

static void those_kept_apart_who_come_to_one_event_are_to_be_checked(void **state)
{
    (void)state;
    int32_t trip = world_event(&w, "Farm trip", "2026-12-12 10:00", 0);
    world_event_child(&w, trip, 0);
    world_apart(&w, jay, reid, APART_HOUSE);
    world_apart_children(&w, 1, 2, APART_WEEKEND);
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 0);
    world_event_child(&w, trip, 2);
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 1);
    const struct finding *f = world_finding(&w, 23, 0);
    assert_int_equal(f->level, LEVEL_WARN);
    assert_string_equal(
        world_sentence(&w, f), "Keep apart: Jay and Reid both come to Farm trip, Sat 12 Dec 2026.");
    world_event_child(&w, trip, 1);
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 2);
    w.facts.today = day("2026-12-13");
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 0);
}

static void who_helps_at_events_on_four_days_in_thirty_needs_the_fullest_check(void **state)
{
    (void)state;
    const char *const days[] = {
        "2026-11-01 10:00", "2026-12-01 10:00", "2026-12-08 10:00", "2026-12-15 10:00"};
    int32_t sam = world_helper(&w, "Sam");
    for (int i = 0; i < 4; i++)
        world_event_helper(&w, world_event(&w, "Club", days[i], 0), sam);
    world_check(&w);
    assert_int_equal(world_count(&w, 27), 0);
    int32_t last = world_event(&w, "Party", "2026-12-19 14:00", 0);
    world_event_helper(&w, last, sam);
    world_check(&w);
    assert_int_equal(world_count(&w, 27), 1);
    assert_string_equal(world_sentence(&w, world_finding(&w, 27, 0)),
        "Helper sleeping in, or 4+ days in 30: no enhanced check with the barred list for Sam, who "
        "helps on 4 days in 30, at Party, Sat 19 Dec 2026.");
    world_check_done(&w, sam, CHECK_DBS, "2025-01-01");
    world_check(&w);
    assert_int_equal(world_count(&w, 27), 0);
}

static void families_kept_apart_do_not_share_a_house(void **state)
{
    (void)state;
    world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    int32_t b = world_stay(&w, jay, amina, "2026-12-12 16:00", "2026-12-14 15:00");
    world_apart(&w, jay, reid, APART_HOUSE);
    world_check(&w);
    assert_int_equal(world_finding(&w, 23, 0)->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, world_finding(&w, 23, 0)),
        "Keep apart: Jay and Reid are both at Amina's, Sat 12 Dec 2026.");
    w.stays[b].host = ben;
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 0);
    w.stays[b].host = amina;
    w.stays[b].arrive = at("2026-12-13 10:00"); /* some hours of a day, no night */
    world_check(&w);
    assert_int_equal(world_finding(&w, 23, 0)->level, LEVEL_WARN);
    w.stays[b].arrive = at("2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 0);
}

static void families_kept_apart_do_not_share_a_weekend(void **state)
{
    (void)state;
    world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-12 15:00");          /* Friday night */
    int32_t b = world_stay(&w, jay, ben, "2026-12-12 16:00", "2026-12-13 15:00"); /* Saturday */
    world_apart(&w, reid, jay, APART_WEEKEND);
    world_check(&w);
    assert_int_equal(world_finding(&w, 23, 0)->level, LEVEL_HARD);
    assert_int_equal(world_finding(&w, 23, 0)->from.d, day("2026-12-11").d);
    w.stays[b].arrive = at("2026-12-13 16:00"); /* Sunday to Thursday night: no weekend */
    w.stays[b].leave = at("2026-12-18 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 0);
    w.stays[0].arrive = at("2026-12-09 16:00"); /* nine nights take both weekends */
    w.stays[0].leave = at("2026-12-20 16:00");
    w.stays[b].leave = at("2026-12-19 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 23), 1);
}

static void two_children_of_one_family_may_be_kept_apart(void **state)
{
    (void)state;
    world_stay(&w, reid, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_apart_children(&w, 0, 1, APART_HOUSE);
    world_check(&w);
    assert_string_equal(world_sentence(&w, world_finding(&w, 23, 0)),
        "Keep apart: Mia and Theo are both at Amina's, 11–12 Dec 2026.");
}

static void dbs_runs_out_after_36_months(void **state)
{
    (void)state;
    int32_t sam = world_person(&w, amina, "Sam", "1980-01-01");
    world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_string_equal(world_sentence(&w, world_finding(&w, 25, 0)),
        "DBS in date: household 18+ and helpers – none on file for Sam at Amina's; 1 stay, 11–13 "
        "Dec 2026.");
    world_dbs(&w, sam, "2023-12-12");
    world_check(&w);
    assert_int_equal(world_finding(&w, 25, 0)->level, LEVEL_HARD);
    w.checks[0].done = day("2023-12-13"); /* good until the last day */
    world_check(&w);
    assert_int_equal(world_finding(&w, 25, 0)->level, LEVEL_WARN);
    w.checks[0].done = day("2024-04-13"); /* four months on */
    world_check(&w);
    assert_int_equal(world_count(&w, 25), 1);
    w.checks[0].done = day("2024-04-14");
    world_check(&w);
    assert_int_equal(world_count(&w, 25), 0);
}

static void dbs_is_for_adults_who_live_there_and_helpers(void **state)
{
    (void)state;
    int32_t kit = world_person(&w, amina, "Kit", "2008-12-14"); /* eighteen the day after */
    world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
    world_check(&w);
    assert_int_equal(world_count(&w, 25), 0);
    w.people[kit].born = day("2008-12-13");
    world_check(&w);
    assert_int_equal(world_count(&w, 25), 1);
    w.people[kit].from = day("2026-12-14"); /* moves in later */
    world_check(&w);
    assert_int_equal(world_count(&w, 25), 0);
    w.people[kit].from = DATE_NONE;
    w.people[kit].born = day("2009-12-13");
    w.people[kit].helper = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 25), 1);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(a_child_is_not_in_two_places),
        T(brothers_and_sisters_may_be_in_different_places),
        T(legal_basis_is_asked_once_a_child),
        T(a_draft_owes_its_records_until_agreed),
        T(a_day_visit_needs_no_legal_basis),
        T(before_the_order_the_agency_says_yes),
        T(nights_elsewhere_are_asked_every_12_months),
        T(four_nights_need_the_liaison_worker),
        T(every_consent_needs_an_answer),
        T(an_event_that_needs_swimming_needs_a_yes),
        T(what_an_event_that_is_over_needed_is_not_asked_any_more),
        T(those_kept_apart_who_come_to_one_event_are_to_be_checked),
        T(who_helps_at_events_on_four_days_in_thirty_needs_the_fullest_check),
        T(families_kept_apart_do_not_share_a_house),
        T(families_kept_apart_do_not_share_a_weekend),
        T(two_children_of_one_family_may_be_kept_apart),
        T(dbs_runs_out_after_36_months),
        T(dbs_is_for_adults_who_live_there_and_helpers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
