/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/scheduler/holidays.h"
#include "tsv.h"
#include "unit.h"

#include <string.h>

/* "1 Jan New Year’s Day | 2 Jan* …", a star for a substitute day. */
static const char *year_text(struct arena *a, enum nation nation, int year)
{
    struct holiday h[HOLIDAYS_A_YEAR];
    struct sb b = sb_on(a);
    size_t count = holidays_of(nation, year, h);
    for (size_t i = 0; i < count; i++) {
        char buf[DATE_TEXT];
        sb_addf(
            &b, "%s%s%s", i ? " | " : "", date_short(h[i].day, buf), h[i].substitute ? "*" : "");
    }
    return sb_str(&b);
}

static void a_year_has(enum nation nation, int year, const char *expected)
{
    struct arena *a = arena_create();
    assert_string_equal(year_text(a, nation, year), expected);
    arena_destroy(a);
}

static void england_and_wales_are_as_published(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct tsv t = tsv_read(a, "tests/fixtures/uk-dates/bank_holidays_england_wales.tsv");
    size_t at = 0;
    for (int year = 2019; year <= 2028; year++) {
        struct holiday h[HOLIDAYS_A_YEAR];
        size_t count = holidays_of(NATION_ENGLAND, year, h);
        for (size_t i = 0; i < count; i++, at++) {
            char buf[DATE_TEXT];
            assert_true(at < t.count);
            assert_string_equal(date_iso(h[i].day, buf), t.rows[at].column[0]);
            assert_string_equal(h[i].name, t.rows[at].column[2]);
            assert_int_equal(h[i].substitute, !str_empty(t.rows[at].column[3]));
        }
    }
    assert_int_equal(at, t.count);
    arena_destroy(a);
}

static void scotland_has_the_second_of_january_and_saint_andrew(void **state)
{
    (void)state;
    a_year_has(NATION_SCOTLAND, 2019,
        "Tue 1 Jan | Wed 2 Jan | Fri 19 Apr | Mon 6 May | Mon 27 May | Mon 5 Aug | Mon 2 Dec* | "
        "Wed 25 Dec | Thu 26 Dec");
    a_year_has(NATION_SCOTLAND, 2021,
        "Fri 1 Jan | Mon 4 Jan* | Fri 2 Apr | Mon 3 May | Mon 31 May | Mon 2 Aug | Tue 30 Nov | "
        "Mon 27 Dec* | Tue 28 Dec*");
    a_year_has(NATION_SCOTLAND, 2022,
        "Mon 3 Jan* | Tue 4 Jan* | Fri 15 Apr | Mon 2 May | Thu 2 Jun | Fri 3 Jun | Mon 1 Aug | "
        "Mon 19 Sep | Wed 30 Nov | Mon 26 Dec | Tue 27 Dec*");
    a_year_has(NATION_SCOTLAND, 2023,
        "Mon 2 Jan* | Tue 3 Jan* | Fri 7 Apr | Mon 1 May | Mon 8 May | Mon 29 May | Mon 7 Aug | "
        "Thu 30 Nov | Mon 25 Dec | Tue 26 Dec");
    a_year_has(NATION_SCOTLAND, 2026,
        "Thu 1 Jan | Fri 2 Jan | Fri 3 Apr | Mon 4 May | Mon 25 May | Mon 15 Jun | Mon 3 Aug | "
        "Mon 30 Nov | Fri 25 Dec | Mon 28 Dec*");
}

static void the_first_of_january_on_a_sunday_comes_before_the_second(void **state)
{
    (void)state;
    struct holiday h[HOLIDAYS_A_YEAR];
    holidays_of(NATION_SCOTLAND, 2023, h);
    assert_string_equal(h[0].name, "New Year’s Day");
    assert_string_equal(h[1].name, "2nd January");
}

static void northern_ireland_has_saint_patrick_and_the_boyne(void **state)
{
    (void)state;
    a_year_has(NATION_NI, 2018,
        "Mon 1 Jan | Mon 19 Mar* | Fri 30 Mar | Mon 2 Apr | Mon 7 May | Mon 28 May | Thu 12 Jul | "
        "Mon 27 Aug | Tue 25 Dec | Wed 26 Dec");
    a_year_has(NATION_NI, 2020,
        "Wed 1 Jan | Tue 17 Mar | Fri 10 Apr | Mon 13 Apr | Fri 8 May | Mon 25 May | Mon 13 Jul* | "
        "Mon 31 Aug | Fri 25 Dec | Mon 28 Dec*");
    a_year_has(NATION_NI, 2022,
        "Mon 3 Jan* | Thu 17 Mar | Fri 15 Apr | Mon 18 Apr | Mon 2 May | Thu 2 Jun | Fri 3 Jun | "
        "Tue 12 Jul | Mon 29 Aug | Mon 19 Sep | Mon 26 Dec | Tue 27 Dec*");
}

static void easter_falls_where_the_church_says(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
    } known[] = {{1961, 4, 2}, {1818, 3, 22}, {2038, 4, 25}, {2000, 4, 23}, {2026, 4, 5},
        {2027, 3, 28}, {2285, 3, 22}, {1943, 4, 25}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        assert_int_equal(easter_sunday(known[i].year).d,
            date_from_ymd(known[i].year, known[i].month, known[i].day).d);
    }
}

static void every_year_has_its_number_on_working_days(void **state)
{
    (void)state;
    static const size_t usual[NATIONS] = {8, 8, 9, 10};
    for (int nation = 0; nation < NATIONS; nation++) {
        for (int year = 2027; year < 2400; year++) {
            struct holiday h[HOLIDAYS_A_YEAR];
            size_t count = holidays_of((enum nation)nation, year, h);
            assert_int_equal(count, usual[nation]);
            for (size_t i = 0; i < count; i++) {
                int y, m, d;
                date_to_ymd(h[i].day, &y, &m, &d);
                assert_true(y == year && date_weekday(h[i].day) < SAT);
                assert_true(i == 0 || h[i].day.d > h[i - 1].day.d);
            }
        }
    }
}

static void a_day_is_asked_by_nation(void **state)
{
    (void)state;
    struct holiday h;
    assert_true(holiday_on(NATION_ENGLAND, date_from_ymd(2026, 12, 28), &h));
    assert_string_equal(h.name, "Boxing Day");
    assert_true(h.substitute);
    assert_false(holiday_on(NATION_ENGLAND, date_from_ymd(2026, 11, 30), NULL));
    assert_true(holiday_on(NATION_SCOTLAND, date_from_ymd(2026, 11, 30), NULL));
    assert_false(holiday_on(NATION_SCOTLAND, date_from_ymd(2006, 11, 30), NULL));
    assert_false(holiday_on(NATION_NI, date_from_ymd(1990, 12, 25), NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(england_and_wales_are_as_published),
        cmocka_unit_test(scotland_has_the_second_of_january_and_saint_andrew),
        cmocka_unit_test(the_first_of_january_on_a_sunday_comes_before_the_second),
        cmocka_unit_test(northern_ireland_has_saint_patrick_and_the_boyne),
        cmocka_unit_test(easter_falls_where_the_church_says),
        cmocka_unit_test(every_year_has_its_number_on_working_days),
        cmocka_unit_test(a_day_is_asked_by_nation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
