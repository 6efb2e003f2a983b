/* SPDX-License-Identifier: MIT */
/* What is asked about a child before a stay: rules 12 to 16, 18 to 20, 32, 38, 39 and 40. */
#include "unit.h"
#include "world.h"

static struct world w;
static int32_t amina, jay, kofi, stay;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 2);
    jay = world_family(&w, "Jay");
    kofi = world_child(&w, jay, "Kofi", "2016-03-04", 'm');
    stay = world_stay(&w, jay, amina, "2026-12-11 16:00", "2026-12-13 15:00");
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

/* Told once, at this level, with these words. */
static void is_told(int32_t rule, enum rule_level level, const char *words)
{
    assert_int_equal(told(rule), 1);
    assert_int_equal(world_finding(&w, rule, 0)->level, level);
    assert_string_equal(world_sentence(&w, world_finding(&w, rule, 0)), words);
}

static void papers_in_order_are_quiet(void **state)
{
    (void)state;
    static const int rules_of[] = {12, 13, 14, 15, 16, 18, 19, 20, 32, 38, 39, 40};
    for (size_t i = 0; i < sizeof rules_of / sizeof *rules_of; i++) {
        assert_int_equal(told(rules_of[i]), 0);
    }
}

static void a_first_night_wants_a_visit_before(void **state)
{
    (void)state;
    w.children[kofi].came_before = false;
    is_told(12, LEVEL_WARN,
        "First night: steps taken first – no tea or day visit yet, and no parent stays too, for "
        "Kofi, 11–13 Dec 2026.");
    int32_t tea = world_stay(&w, jay, amina, "2026-12-05 15:00", "2026-12-05 18:00");
    assert_int_equal(told(12), 0);
    w.stays[tea].status = STATUS_CANCELLED;
    assert_int_equal(told(12), 1);
    w.stays[stay].parent_stays = true;
    assert_int_equal(told(12), 0);
    w.stays[stay].parent_stays = false;
    w.stays[stay].first_time = ANSWER_NO; /* not the first, though the records know no other */
    assert_int_equal(told(12), 0);
}

static void only_the_first_night_is_a_first_night(void **state)
{
    (void)state;
    w.children[kofi].came_before = false;
    world_stay(&w, jay, amina, "2026-12-18 16:00", "2026-12-20 15:00");
    assert_int_equal(told(12), 1);
    assert_int_equal(world_finding(&w, 12, 0)->stay, stay);
}

static void an_old_sheet_is_a_must_fix_and_owed_for_a_draft(void **state)
{
    (void)state;
    w.children[kofi].sheet_checked = day("2026-06-10");
    is_told(13, LEVEL_HARD,
        "About-me sheet is fresh: Kofi's was last checked on 10 Jun 2026; 1 stay, 11–13 Dec 2026.");
    w.stays[stay].status = STATUS_DRAFT;
    assert_int_equal(told(13), 1);
    assert_int_equal(world_finding(&w, 13, 0)->level, LEVEL_OWED);
    w.children[kofi].sheet_checked = day("2026-06-11"); /* six months to the day */
    assert_int_equal(told(13), 0);
}

static void a_sheet_is_not_asked_for_before_a_check_would_do(void **state)
{
    (void)state;
    w.children[kofi].sheet_checked = DATE_NONE;
    w.facts.today = day("2026-06-10");
    assert_int_equal(told(13), 0);
    w.facts.today = day("2026-06-11");
    assert_int_equal(told(13), 1);
}

static void an_old_sheet_at_an_event_is_asked_about_once(void **state)
{
    (void)state;
    w.stays[stay].status = STATUS_CANCELLED;
    w.children[kofi].sheet_checked = DATE_NONE;
    world_event_child(&w, world_event(&w, "Film night", "2026-12-19 10:00", 0), kofi);
    world_event_child(&w, world_event(&w, "Pool day", "2026-12-12 10:00", 0), kofi);
    is_told(13, LEVEL_WARN,
        "About-me sheet is fresh: Kofi's was never checked; Pool day, Sat 12 Dec 2026.");
    w.stays[stay].status = STATUS_AGREED; /* then the stay says it */
    assert_int_equal(told(13), 1);
    assert_int_equal(world_finding(&w, 13, 0)->level, LEVEL_HARD);
}

static void one_phone_is_not_enough(void **state)
{
    (void)state;
    w.children[kofi].phones = 1;
    is_told(14, LEVEL_HARD,
        "Two people we can ring: Kofi's family has fewer than 2 numbers; 1 stay, 11–13 Dec 2026.");
    w.stays[stay].kind = KIND_EMERGENCY;
    assert_int_equal(told(14), 1);
    assert_int_equal(world_finding(&w, 14, 0)->level, LEVEL_OWED);
}

static void far_parents_name_someone_near(void **state)
{
    (void)state;
    w.families[jay].parent_minutes = 121;
    is_told(15, LEVEL_WARN,
        "Parents far away: someone near – nobody near is named for 1 stay of Kofi, 11–13 Dec "
        "2026.");
    w.stays[stay].parents_far = ANSWER_NO;
    assert_int_equal(told(15), 0);
    w.stays[stay].parents_far = ANSWER_YES;
    assert_int_equal(told(15), 1);
    w.stays[stay].near_adult = true;
    assert_int_equal(told(15), 0);
}

static void consent_is_signed_and_holds_to_the_last_day(void **state)
{
    (void)state;
    w.consents[0].to = day("2026-12-12");
    is_told(16, LEVEL_HARD,
        "Consent to stay and to first aid: no signed yes to staying that holds for 1 stay of "
        "Kofi, 11–13 Dec 2026.");
    w.consents[0].to = day("2026-12-13");
    assert_int_equal(told(16), 0);
    w.consents[1].not_signed = true; /* only said */
    assert_int_equal(told(16), 1);
    w.consents[1].not_signed = false;
    w.consents[1].given = ANSWER_NO;
    assert_int_equal(told(16), 1);
}

static void a_tea_visit_needs_first_aid_only(void **state)
{
    (void)state;
    w.stays[stay].leave = at("2026-12-11 18:00");
    w.consents[0].given = ANSWER_NO;
    assert_int_equal(told(16), 0);
    w.consents[1].given = ANSWER_NO;
    assert_int_equal(told(16), 1);
}

static void a_medicine_sheet_is_complete_and_in_date(void **state)
{
    (void)state;
    int32_t sheet = world_medicine(&w, kofi, 0, "2026-12-13");
    assert_int_equal(told(18), 0);
    w.medicines[sheet].expiry = day("2026-12-12");
    is_told(18, LEVEL_HARD,
        "Medicine sheet complete: Kofi's needs a use-by date to the end of the stay; 1 stay, "
        "11–13 Dec 2026.");
    w.medicines[sheet].stopped = day("2026-12-11");
    assert_int_equal(told(18), 0);
    w.children[kofi].takes_medicine = ANSWER_YES; /* and no sheet any more */
    assert_int_equal(told(18), 1);
    w.medicines[sheet] = (struct rota_medicine){
        kofi, 1u << SHEET_DOSE | 1u << SHEET_SIGNED, day("2027-12-12"), DATE_NONE};
    is_told(18, LEVEL_HARD,
        "Medicine sheet complete: Kofi's needs the exact dose and a parent's name and date; 1 "
        "stay, 11–13 Dec 2026.");
}

static void a_serious_allergy_needs_plan_pen_and_training(void **state)
{
    (void)state;
    w.children[kofi].allergy = true;
    is_told(19, LEVEL_HARD,
        "Serious allergy: plan and trained adult – Kofi needs what to do written down and where "
        "the pen is; 1 stay, 11–13 Dec 2026.");
    w.children[kofi].allergy_plan = w.stays[stay].pen_known = true;
    assert_int_equal(told(19), 0); /* no approved adult is listed: not known, so not said */
    int32_t adult = world_person(&w, amina, "Sam", NULL);
    w.people[adult].approved = true;
    assert_int_equal(told(19), 1);
    world_check_done(&w, adult, CHECK_ALLERGY, "2025-12-13");
    assert_int_equal(told(19), 0);
    w.checks[0].done = day("2025-12-12");
    assert_int_equal(told(19), 1);
}

static void who_collects_is_on_the_list(void **state)
{
    (void)state;
    w.stay_children[0].collector = LIST_NOT_ON;
    is_told(20, LEVEL_HARD,
        "Collector is on the list: who collects is not on the list for 1 stay of Kofi, 11–13 Dec "
        "2026.");
    w.stay_children[0].collector = LIST_ON;
    assert_int_equal(told(20), 0);
    w.stay_children[0].collector = LIST_NOT_SAID;
    w.children[kofi].may_be_fetched = false;
    assert_int_equal(told(20), 1);
}

static void small_children_in_our_car_have_seats(void **state)
{
    (void)state;
    w.stays[stay].host_drives = true;
    is_told(32, LEVEL_HARD,
        "Car seats and seats: no car is written down at Amina's, and Amina drives Kofi, 11–13 Dec "
        "2026.");
    w.homes[0].car = true;
    w.homes[0].seats = 4;
    assert_int_equal(told(32), 1); /* and no child seat */
    w.homes[0].child_seats = 1;
    assert_int_equal(told(32), 0);
    w.homes[0].child_seats = 0;
    w.children[kofi].height_cm = 135;
    assert_int_equal(told(32), 0);
    w.homes[0].seats = 0;
    assert_int_equal(told(32), 1);
}

static void the_call_is_asked_for_two_weeks_before(void **state)
{
    (void)state;
    w.stays[stay].rang = DATE_NONE;
    is_told(38, LEVEL_WARN,
        "Ring before the stay: no call to Jay yet, which is due in the 14 days before, 11–13 Dec "
        "2026.");
    w.facts.today = day("2026-11-26");
    assert_int_equal(told(38), 0);
    w.facts.today = day("2026-11-27");
    assert_int_equal(told(38), 1);
    w.stays[stay].rang = day("2026-11-26"); /* too early to count */
    assert_int_equal(told(38), 1);
    w.stays[stay].rang = day("2026-11-27");
    assert_int_equal(told(38), 0);
}

static void a_school_night_needs_a_school_run(void **state)
{
    (void)state;
    w.stays[stay].school_run = false;
    assert_int_equal(told(39), 0); /* Friday to Sunday */
    w.stays[stay].leave = at("2026-12-14 08:00");
    is_told(39, LEVEL_WARN,
        "School night needs a school-run plan: none is written down for 1 stay of Kofi, 11–14 Dec "
        "2026.");
    world_holiday(&w, "2026-12-14", "2027-01-04");
    assert_int_equal(told(39), 0);
    w.holidays[0].from = day("2026-12-15");
    w.children[kofi].born = day("2022-12-12"); /* not at school yet */
    assert_int_equal(told(39), 0);
}

static void a_child_is_asked_before_it_is_agreed(void **state)
{
    (void)state;
    w.stay_children[0].said = SAID_NOTHING;
    is_told(40, LEVEL_WARN,
        "The child said yes: Kofi was not asked yet about 1 stay, 11–13 Dec 2026.");
    w.stay_children[0].said = SAID_NO;
    is_told(40, LEVEL_WARN, "The child said yes: Kofi said no to 1 stay, 11–13 Dec 2026.");
    w.stays[stay].status = STATUS_DRAFT;
    assert_int_equal(told(40), 0);
}

static void what_happened_owes_no_steps(void **state)
{
    (void)state;
    w.stays[stay].status = STATUS_HAPPENED;
    w.children[kofi].came_before = false;
    w.children[kofi].phones = 0;
    w.stay_children[0].said = SAID_NOTHING;
    assert_int_equal(told(12) + told(14) + told(40), 0);
}

#define T(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(papers_in_order_are_quiet),
        T(a_first_night_wants_a_visit_before),
        T(only_the_first_night_is_a_first_night),
        T(an_old_sheet_is_a_must_fix_and_owed_for_a_draft),
        T(a_sheet_is_not_asked_for_before_a_check_would_do),
        T(an_old_sheet_at_an_event_is_asked_about_once),
        T(one_phone_is_not_enough),
        T(far_parents_name_someone_near),
        T(consent_is_signed_and_holds_to_the_last_day),
        T(a_tea_visit_needs_first_aid_only),
        T(a_medicine_sheet_is_complete_and_in_date),
        T(a_serious_allergy_needs_plan_pen_and_training),
        T(who_collects_is_on_the_list),
        T(small_children_in_our_car_have_seats),
        T(the_call_is_asked_for_two_weeks_before),
        T(a_school_night_needs_a_school_run),
        T(a_child_is_asked_before_it_is_agreed),
        T(what_happened_owes_no_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
