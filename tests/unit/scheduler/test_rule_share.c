/* SPDX-License-Identifier: MIT */
/* Rule 36: fair shares. */
#include "unit.h"
#include "world.h"

#include <stdio.h>
#include <string.h>

static struct world w;
static int32_t amina, ben, okafor;

static int set_up(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 2);
    ben = world_host(&w, "Ben", 2);
    okafor = world_family(&w, "Okafor");
    world_child(&w, okafor, "Mia", "2018-03-04", 'f');
    w.families[okafor].stays_per_year = -1;
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

/* `count` stays of `nights` nights from this Friday on, every `weeks` weeks. */
static void stays(const char *friday, int count, int nights, int weeks)
{
    char arrive[32], leave[32], iso[DATE_TEXT];
    for (int i = 0; i < count; i++) {
        hub_date from = date_add(day(friday), 7 * weeks * i);
        snprintf(arrive, sizeof arrive, "%s 16:00", date_iso(from, iso));
        snprintf(leave, sizeof leave, "%s 15:00", date_iso(date_add(from, nights), iso));
        world_stay(&w, okafor, i % 2 ? amina : ben, arrive, leave);
    }
}

static const struct finding *share(size_t n)
{
    world_check(&w);
    return world_finding(&w, 36, n);
}

static void two_bookings_ahead_pass_and_three_do_not(void **state)
{
    (void)state;
    w.facts.today = day("2026-11-21");
    stays("2026-12-04", 2, 1, 4);
    assert_null(share(0));
    stays("2027-03-05", 1, 1, 4);
    assert_non_null(share(0));
    assert_int_equal(share(0)->level, LEVEL_WARN);
    assert_string_equal(world_sentence(&w, share(0)),
        "Fair shares: 3 bookings ahead for Okafor; the most at a time is 2, 4 Dec 2026 – 6 Mar 2027.");
    w.facts.today = day("2026-12-04"); /* today's is not ahead any more */
    assert_null(share(0));
    w.facts.today = DATE_NONE;
    assert_null(share(0));
}

static void what_a_fill_planned_is_no_booking_ahead(void **state)
{
    (void)state;
    w.facts.today = day("2026-11-21");
    stays("2026-12-04", 4, 1, 4);
    w.stays[0].filled = w.stays[1].filled = true;
    assert_null(share(0));
    w.stays[1].filled = false;
    assert_non_null(share(0));
}

static void twelve_nights_in_twelve_months_pass_and_thirteen_do_not(void **state)
{
    (void)state;
    stays("2026-01-02", 6, 2, 5);
    assert_null(share(0));
    stays("2026-12-25", 1, 1, 1); /* 2 January is the twelve months' first day no more */
    assert_non_null(share(0));
    assert_string_equal(world_sentence(&w, share(0)),
        "Fair shares: 13 nights in 12 months for Okafor; the share is 12, 25–26 Dec 2026.");
    assert_int_equal(share(0)->host, -1);
    w.stays[6].arrive = at("2027-01-03 16:00");
    w.stays[6].leave = at("2027-01-04 15:00");
    assert_null(share(0));
}

static void a_night_two_of_a_family_are_away_counts_once(void **state)
{
    (void)state;
    stays("2026-01-02", 6, 2, 5);
    stays("2026-01-02", 6, 2, 5);
    world_check(&w);
    assert_int_equal(world_count(&w, 36), 0);
}

static void emergencies_days_and_teas_do_not_count(void **state)
{
    (void)state;
    stays("2026-01-02", 9, 2, 3);
    assert_non_null(share(0));
    w.stays[6].kind = KIND_EMERGENCY;
    w.stays[7].kind = KIND_TEA;
    w.stays[8].kind = KIND_DAY;
    assert_null(share(0));
}

static void what_was_agreed_with_the_family_goes_first(void **state)
{
    (void)state;
    stays("2026-01-02", 8, 2, 4);
    w.families[okafor].stays_per_year = 8;
    assert_null(share(0));
    w.families[okafor].stays_per_year = 7;
    assert_string_equal(world_sentence(&w, share(1)),
        "Fair shares: 16 nights in 12 months for Okafor; the share is 14, 17–19 Jul 2026.");
    assert_string_equal(world_sentence(&w, share(0)),
        "Fair shares: 8 stays in 12 months for Okafor; 7 were agreed, 17–19 Jul 2026.");
}

static void weekends_and_school_holidays_are_counted_apart(void **state)
{
    (void)state;
    w.policy.fair_nights = 100;
    stays("2026-01-02", 12, 1, 1);
    assert_null(share(0));
    stays("2026-05-01", 1, 1, 1);
    assert_string_equal(world_sentence(&w, share(0)),
        "Fair shares: 13 weekends in 12 months for Okafor; the share is 12, 1–2 May 2026.");
    w.policy.fair_weekends = 53;
    world_holiday(&w, "2026-07-20", "2026-08-31");
    stays("2026-07-24", 1, 7, 1);
    assert_null(share(0));
    stays("2026-08-31", 1, 3, 1); /* one night of it is holiday */
    assert_string_equal(world_sentence(&w, share(0)),
        "Fair shares: 8 nights in one school holiday for Okafor; the share is 7, 24 Jul – 3 Sep "
        "2026.");
}

static void years_apart_are_told_apart(void **state)
{
    (void)state;
    stays("2022-01-07", 7, 2, 4);
    stays("2026-01-02", 7, 2, 4);
    world_check(&w);
    assert_int_equal(world_count(&w, 36), 2);
}

#define T(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
int main(void)
{
    const struct CMUnitTest tests[] = {
        T(two_bookings_ahead_pass_and_three_do_not),
        T(what_a_fill_planned_is_no_booking_ahead),
        T(twelve_nights_in_twelve_months_pass_and_thirteen_do_not),
        T(a_night_two_of_a_family_are_away_counts_once),
        T(emergencies_days_and_teas_do_not_count),
        T(what_was_agreed_with_the_family_goes_first),
        T(weekends_and_school_holidays_are_counted_apart),
        T(years_apart_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
