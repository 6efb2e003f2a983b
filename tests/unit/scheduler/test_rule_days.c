/* SPDX-License-Identifier: MIT */
/* Rules 5, 6 and 7: days of one child, with their boundary days. */
#include "unit.h"
#include "world.h"

#include <stdio.h>

static struct world w;
static int32_t amina, reid;

static int setup(void **state)
{
    (void)state;
    world_make(&w);
    amina = world_host(&w, "Amina", 6);
    reid = world_family(&w, "Reid");
    world_child(&w, reid, "Mia", "2016-03-04", 'f');
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    world_free(&w);
    return 0;
}

/* A stay of `days` days touched from a date. */
static int32_t stay_days(const char *first, int days, enum legal_basis basis)
{
    char text[DATE_TEXT], from[DATE_TEXT], to[DATE_TEXT];
    snprintf(from, sizeof from, "%s 16:00", first);
    snprintf(to, sizeof to, "%s 10:00", date_iso(date_add(day(first), days - 1), text));
    int32_t stay = world_stay(&w, reid, amina, from, to);
    w.stays[stay].basis = basis;
    return stay;
}

static void private_stay_of_28_days_is_private_fostering(void **state)
{
    (void)state;
    int32_t s = stay_days("2026-06-01", 28, BASIS_PRIVATE);
    world_check(&w);
    assert_int_equal(world_finding(&w, 5, 0)->level, LEVEL_HARD);
    assert_int_equal(world_finding(&w, 5, 0)->numbers[0], 28);
    w.stays[s].leave = at("2026-06-27 10:00"); /* 27 days */
    world_check(&w);
    assert_int_equal(world_finding(&w, 5, 0)->level, LEVEL_WARN);
    w.stays[s].leave = at("2026-06-21 10:00"); /* 21 */
    world_check(&w);
    assert_int_equal(world_finding(&w, 5, 0)->level, LEVEL_WARN);
    w.stays[s].leave = at("2026-06-20 10:00"); /* 20 */
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 0);
}

static void only_privately_arranged_stays_are_private_fostering(void **state)
{
    (void)state;
    stay_days("2026-06-01", 40, BASIS_S17);
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 0);
}

static void private_fostering_ends_at_16_or_18_if_disabled(void **state)
{
    (void)state;
    stay_days("2026-06-01", 30, BASIS_PRIVATE);
    w.children[0].born = day("2010-06-15"); /* sixteen after a fortnight: what comes then is no more */
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 0);
    w.children[0].disabled = true;
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 1);
    w.children[0].disabled = false;
    w.children[0].born = day("2010-06-30"); /* not yet sixteen on the 28th day */
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 1);
    assert_int_equal(world_finding(&w, 5, 0)->level, LEVEL_HARD);
}

static void one_night_at_home_does_not_end_the_count(void **state)
{
    (void)state;
    stay_days("2026-06-01", 15, BASIS_PRIVATE); /* to the 15th */
    int32_t s = stay_days("2026-06-16", 13, BASIS_PRIVATE);
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 1);
    assert_int_equal(world_finding(&w, 5, 0)->stay, s);
    assert_int_equal(world_finding(&w, 5, 0)->level, LEVEL_HARD);
    w.stays[s].arrive = at("2026-06-17 16:00"); /* two nights at home */
    world_check(&w);
    assert_int_equal(world_count(&w, 5), 0);
}

static void longest_stay_is_by_nation_and_basis(void **state)
{
    (void)state;
    static const int limits[NATIONS] = {17, 28, 28, 28};
    int32_t s = stay_days("2026-06-01", 17, BASIS_S20);
    for (int nation = 0; nation < NATIONS; nation++) {
        w.stays[s].nation = nation;
        w.stays[s].leave.min =
            w.stays[s].arrive.min + (limits[nation] - 1) * (int64_t)MINUTES_A_DAY;
        world_check(&w);
        assert_int_equal(world_count(&w, 6), 0);
        w.stays[s].leave.min += MINUTES_A_DAY;
        world_check(&w);
        assert_int_equal(world_finding(&w, 6, 0)->level, LEVEL_HARD);
        assert_int_equal(world_finding(&w, 6, 0)->numbers[0], limits[nation] + 1);
    }
    w.stays[s].basis = BASIS_PRIVATE;
    world_check(&w);
    assert_int_equal(world_finding(&w, 6, 0)->level, LEVEL_WARN);
}

static void nights_may_be_counted_instead_of_days(void **state)
{
    (void)state;
    stay_days("2026-06-01", 18, BASIS_S20);
    w.policy.count_nights = 1;
    world_check(&w);
    assert_int_equal(world_count(&w, 6), 0);
}

/* Four stays of 15 days and one of 15: 75 days by the end of the fifth. */
static int32_t seventy_five(enum legal_basis basis)
{
    stay_days("2025-07-01", 15, basis);
    stay_days("2025-09-01", 15, basis);
    stay_days("2025-11-01", 15, basis);
    stay_days("2026-01-01", 15, basis);
    return stay_days("2026-06-01", 15, basis);
}

static void seventy_six_days_in_a_year_is_a_must_fix(void **state)
{
    (void)state;
    int32_t s = seventy_five(BASIS_S20);
    world_check(&w);
    const struct finding *f = world_finding(&w, 7, world_count(&w, 7) - 1);
    assert_int_equal(f->stay, s);
    assert_int_equal(f->level, LEVEL_WARN);
    assert_int_equal(f->numbers[0], 75);
    w.stays[s].leave = at("2026-06-16 10:00");
    world_check(&w);
    f = world_finding(&w, 7, world_count(&w, 7) - 1);
    assert_int_equal(f->level, LEVEL_HARD);
    assert_string_equal(world_sentence(&w, f),
        "Days in the last 12 months: 76 days away for Mia in 12 months; the most is 75, 1–16 Jun "
        "2026.");
}

static void a_year_ago_today_is_outside_the_window(void **state)
{
    (void)state;
    int32_t s = seventy_five(BASIS_S20);
    w.stays[s].arrive = at("2026-07-01 16:00"); /* looks back to 2 July 2025: one day falls out */
    w.stays[s].leave = at("2026-07-15 10:00");
    world_check(&w);
    const struct finding *f = world_finding(&w, 7, world_count(&w, 7) - 1);
    assert_int_equal(f->numbers[0], 60); /* each new day pushes an old one out */
    w.stays[s].arrive = at("2026-06-30 16:00");
    world_check(&w);
    f = world_finding(&w, 7, world_count(&w, 7) - 1);
    assert_int_equal(f->numbers[0], 61);
}

static void eighty_percent_warns_whatever_the_basis(void **state)
{
    (void)state;
    stay_days("2026-01-01", 40, BASIS_VOLUNTARY);
    int32_t s = stay_days("2026-06-01", 19, BASIS_VOLUNTARY);
    world_check(&w);
    assert_int_equal(world_count(&w, 7), 0); /* 59 */
    w.stays[s].leave = at("2026-06-20 10:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 7, 0)->level, LEVEL_WARN); /* 60 of 75 */
    w.stays[s].nation = NATION_NI;
    world_check(&w);
    assert_int_equal(world_count(&w, 7), 0); /* 72 of 90 warns there */
    w.stays[s].leave = at("2026-09-01 10:00");
    world_check(&w);
    assert_int_equal(world_finding(&w, 7, 0)->level, LEVEL_WARN); /* above it, but not under s.20 */
}

static void a_day_touched_by_two_stays_counts_once(void **state)
{
    (void)state;
    stay_days("2026-01-01", 30, BASIS_S20);
    stay_days("2026-01-30", 30, BASIS_S20);
    world_check(&w);
    assert_int_equal(world_count(&w, 7), 0); /* 59 */
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        T(private_stay_of_28_days_is_private_fostering),
        T(only_privately_arranged_stays_are_private_fostering),
        T(private_fostering_ends_at_16_or_18_if_disabled),
        T(one_night_at_home_does_not_end_the_count),
        T(longest_stay_is_by_nation_and_basis),
        T(nights_may_be_counted_instead_of_days),
        T(seventy_six_days_in_a_year_is_a_must_fix),
        T(a_year_ago_today_is_outside_the_window),
        T(eighty_percent_warns_whatever_the_basis),
        T(a_day_touched_by_two_stays_counts_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
