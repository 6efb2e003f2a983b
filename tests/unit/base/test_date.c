/* SPDX-License-Identifier: MIT */
#include "base_test.h"
#include "hub/base/date.h"
#include "tsv.h"

static hub_date day(const char *iso)
{
    hub_date d = DATE_NONE;
    assert_true(date_from_iso(iso, &d));
    return d;
}

static hub_wall wall(const char *iso)
{
    hub_wall w = WALL_NONE;
    assert_true(wall_from_iso(iso, &w));
    return w;
}

static void the_calendar_knows_its_days(void **state)
{
    (void)state;
    assert_int_equal(day("1970-01-01").d, 0);
    assert_int_equal(day("2000-03-01").d, 11017);
    assert_true(date_valid(2028, 2, 29));
    assert_false(date_valid(2026, 2, 29));
    assert_false(date_valid(2100, 2, 29));
    assert_true(date_valid(2000, 2, 29));
    assert_false(date_valid(2026, 13, 1));
    assert_false(date_valid(2026, 0, 1));
    assert_false(date_valid(2026, 1, 0));
    assert_false(date_valid(1599, 1, 1));
    assert_false(date_valid(10000, 1, 1));
    assert_int_equal(date_weekday(day("2026-12-05")), SAT);
    assert_int_equal(date_weekday(day("1969-12-31")), WED);
    assert_int_equal(date_weekday(day("1600-01-01")), SAT);
    assert_int_equal(date_diff(day("2027-01-01"), day("2026-01-01")), 365);
}

static void a_week_of_stays_begins_on_friday(void **state)
{
    (void)state;
    for (int i = 0; i < 7; i++) {
        assert_int_equal(date_friday(date_add(day("2026-12-04"), i)).d, day("2026-12-04").d);
    }
    assert_int_equal(date_friday(day("1969-12-31")).d, day("1969-12-26").d);
}

static void months_are_added_to_the_last_day_there_is(void **state)
{
    (void)state;
    assert_int_equal(date_add_months(day("2026-01-31"), 1).d, day("2026-02-28").d);
    assert_int_equal(date_add_months(day("2028-01-31"), 1).d, day("2028-02-29").d);
    assert_int_equal(date_add_months(day("2026-03-31"), -13).d, day("2025-02-28").d);
    assert_int_equal(date_add_months(day("2026-12-05"), 1).d, day("2027-01-05").d);
    hub_date before_christ = date_add_months(day("2026-01-31"), -12 * 3000 + 1);
    assert_int_equal(date_add_months(before_christ, 12 * 3000).d, day("2026-02-28").d);
}

static void a_leap_day_birthday_falls_on_the_first_of_march(void **state)
{
    (void)state;
    assert_int_equal(date_age(day("2016-02-29"), day("2027-02-28")), 10);
    assert_int_equal(date_age(day("2016-02-29"), day("2027-03-01")), 11);
    assert_int_equal(date_age(day("2016-12-05"), day("2026-12-04")), 9);
    assert_int_equal(date_age(day("2016-12-05"), day("2026-12-05")), 10);
}

static void dates_are_written_for_people(void **state)
{
    (void)state;
    char b[DATE_TEXT];
    hub_date d = day("2026-12-05");
    assert_string_equal(date_long(d, b), "Saturday 5 December 2026");
    assert_string_equal(date_short(d, b), "Sat 5 Dec");
    assert_string_equal(date_medium(d, b), "Sat 5 Dec 2026");
    assert_string_equal(date_plain(d, b), "5 Dec 2026");
    assert_string_equal(date_iso(d, b), "2026-12-05");
    assert_string_equal(wall_long(wall_at(d, 16 * 60), b), "Saturday 5 December 2026, 16:00");
    assert_string_equal(
        wall_long(wall("9999-09-29 23:59"), b), "Wednesday 29 September 9999, 23:59");
    assert_string_equal(wall_iso(wall_at(d, -1), b), "2026-12-04 23:59");
    assert_string_equal(tod_iso((hub_tod){9 * 60 + 5}, b), "09:05");
    assert_string_equal(date_weekday_name(SUN), "Sunday");
    assert_string_equal(date_month_name(1), "January");
}

static void what_is_not_known_is_an_empty_text(void **state)
{
    (void)state;
    char b[DATE_TEXT];
    assert_string_equal(date_iso(DATE_NONE, b), "");
    assert_string_equal(date_long(DATE_NONE, b), "");
    assert_string_equal(date_short(DATE_NONE, b), "");
    assert_string_equal(date_medium(DATE_NONE, b), "");
    assert_string_equal(date_plain(DATE_NONE, b), "");
    assert_string_equal(wall_iso(WALL_NONE, b), "");
    assert_string_equal(wall_long(WALL_NONE, b), "");
    assert_string_equal(tod_iso(TOD_NONE, b), "");
    assert_string_equal(date_range(DATE_NONE, DATE_NONE, b), "");
    assert_false(wall_known(wall_at(DATE_NONE, 60)));
    assert_false(date_known(wall_date(WALL_NONE)));
    assert_false(tod_known(wall_tod(WALL_NONE)));
    assert_false(stamp_known(wall_to_stamp(WALL_NONE, NULL)));
    assert_false(wall_known(stamp_to_wall(STAMP_NONE)));
}

static void ranges_say_no_more_than_needed(void **state)
{
    (void)state;
    char b[DATE_TEXT];
    assert_string_equal(date_range(day("2026-12-18"), day("2026-12-20"), b), "18–20 Dec 2026");
    assert_string_equal(date_range(day("2026-11-30"), day("2026-12-02"), b), "30 Nov – 2 Dec 2026");
    assert_string_equal(
        date_range(day("2026-12-31"), day("2027-01-02"), b), "31 Dec 2026 – 2 Jan 2027");
    assert_string_equal(date_range(day("2026-12-05"), day("2026-12-05"), b), "5 Dec 2026");
    assert_string_equal(date_range(day("2026-12-05"), DATE_NONE, b), "from 5 Dec 2026");
    assert_string_equal(date_range(DATE_NONE, day("2026-12-05"), b), "until 5 Dec 2026");
}

static void iso_is_read_strictly(void **state)
{
    (void)state;
    hub_date d = DATE_NONE;
    hub_wall w = WALL_NONE;
    static const char *const not_days[] = {"", "2026-12-5", "2026-12-05 ", " 2026-12-05",
        "2026-02-30", "2026/12/05", "26-12-05", "2026-12-0x", "1599-12-31", "2026-00-10"};
    static const char *const not_walls[] = {"2026-12-05", "2026-12-05 24:00", "2026-12-05 16:60",
        "2026-12-05x16:00", "2026-12-05 16:00:00", "2026-02-30 16:00", "2026-12-05 6:00"};
    for (size_t i = 0; i < sizeof not_days / sizeof *not_days; i++) {
        assert_false(date_from_iso(not_days[i], &d));
    }
    for (size_t i = 0; i < sizeof not_walls / sizeof *not_walls; i++) {
        assert_false(wall_from_iso(not_walls[i], &w));
    }
    assert_false(date_known(d));
    assert_false(wall_known(w));
    assert_int_equal(wall("2026-12-05T16:00").min, wall("2026-12-05 16:00").min);
    assert_int_equal(wall_tod(wall("1969-12-31 23:30")).min, 23 * 60 + 30);
    assert_int_equal(wall_date(wall("1969-12-31 23:30")).d, -1);
}

/* "2024-03-31T01:00Z" */
static hub_stamp stamp(struct arena *a, const char *utc)
{
    char *text = arena_strdup(a, utc);
    text[strcspn(text, "Z")] = '\0';
    return (hub_stamp){wall(text).min * 60000};
}

static enum wall_kind kind_of(const char *word)
{
    return word[0] == 'n' ? WALL_SKIPPED : word[0] == 'a' ? WALL_TWICE : WALL_ONCE;
}

static void london_keeps_its_clock_changes(void **state)
{
    struct arena *a = *state;
    struct tsv t = tsv_read(a, "tests/fixtures/uk-dates/london_dst_probe.tsv");
    assert_int_equal(t.count, 90);
    for (size_t i = 0; i < t.count; i++) {
        const char *const *c = t.rows[i].column;
        enum wall_kind kind;
        hub_wall w = wall(c[0]);
        hub_stamp s = wall_to_stamp(w, &kind);
        assert_int_equal(kind, kind_of(c[1]));
        assert_int_equal(s.ms, stamp(a, c[2]).ms);
        if (kind != WALL_SKIPPED) {
            assert_int_equal(stamp_to_wall(s).min, w.min);
        } else {
            assert_int_equal(stamp_to_wall(s).min, w.min + 60);
        }
        if (kind == WALL_TWICE) {
            assert_int_equal(stamp_to_wall(stamp(a, c[3])).min, w.min);
        }
    }
}

static void an_instant_belongs_to_its_london_day(void **state)
{
    (void)state;
    assert_int_equal(stamp_date((hub_stamp){-1}).d, -1);
    hub_stamp summer_night = {wall("2026-07-01 23:30").min * 60000};
    assert_int_equal(stamp_date(summer_night).d, day("2026-07-02").d);
    assert_int_equal(stamp_to_wall((hub_stamp){-1}).min, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_calendar_knows_its_days),
        cmocka_unit_test(a_week_of_stays_begins_on_friday),
        cmocka_unit_test(months_are_added_to_the_last_day_there_is),
        cmocka_unit_test(a_leap_day_birthday_falls_on_the_first_of_march),
        cmocka_unit_test(dates_are_written_for_people),
        cmocka_unit_test(what_is_not_known_is_an_empty_text),
        cmocka_unit_test(ranges_say_no_more_than_needed),
        cmocka_unit_test(iso_is_read_strictly),
        IN_ARENA(london_keeps_its_clock_changes),
        cmocka_unit_test(an_instant_belongs_to_its_london_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
