/* SPDX-License-Identifier: MIT */
/* The calendar against one that is counted day by day, and every text read back. */
#include "hub/base/date.h"
#include "prop.h"
#include "unit.h"

#include <string.h>

static hub_date any_day(struct prop *p)
{
    return (hub_date){
        (int32_t)prop_between(p, date_from_ymd(1600, 1, 1).d, date_from_ymd(9999, 12, 31).d)};
}

static void three_hundred_years_are_the_days_one_counts(void **state)
{
    (void)state;
    int year = 1850, month = 1, day = 1, weekday = TUE;
    for (hub_date d = date_from_ymd(1850, 1, 1); year < 2150; d.d++) {
        int y, m, dd;
        date_to_ymd(d, &y, &m, &dd);
        assert_true(y == year && m == month && dd == day);
        assert_int_equal(date_from_ymd(year, month, day).d, d.d);
        assert_int_equal(date_weekday(d), weekday);
        weekday = (weekday + 1) % 7;
        if (++day > date_days_in_month(year, month)) {
            day = 1;
            month = month % 12 + 1;
            year += month == 1;
        }
    }
}

static void every_text_of_a_date_is_read_back(void **state)
{
    (void)state;
    struct prop p = prop_start("texts of dates", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        hub_date d = any_day(&p), today = any_day(&p), back = DATE_NONE;
        char b[DATE_TEXT];
        struct hub_err err;
        assert_true(date_from_iso(date_iso(d, b), &back));
        assert_int_equal(back.d, d.d);
        assert_int_equal(date_parse(date_iso(d, b), today, &back, &err), HUB_OK);
        assert_int_equal(back.d, d.d);
        assert_int_equal(date_parse(date_long(d, b), today, &back, &err), HUB_OK);
        assert_int_equal(back.d, d.d);
        assert_int_equal(date_parse(date_medium(d, b), today, &back, &err), HUB_OK);
        assert_int_equal(back.d, d.d);
        assert_int_equal(date_parse(date_plain(d, b), today, &back, &err), HUB_OK);
        assert_int_equal(back.d, d.d);
    }
}

static void a_date_without_a_year_is_near_today(void **state)
{
    (void)state;
    struct prop p = prop_start("the nearest year", 20000, 1000000);
    for (int i = 0; i < p.rounds; i++) {
        hub_date today = (hub_date){(int32_t)prop_between(&p, 0, 50000)};
        hub_date near = date_add(today, (int)prop_between(&p, -180, 180)), back;
        char b[DATE_TEXT];
        struct hub_err err;
        assert_int_equal(date_parse(date_short(near, b), today, &back, &err), HUB_OK);
        assert_int_equal(back.d, near.d);
    }
}

static void the_wall_clock_is_read_back_from_the_instant(void **state)
{
    (void)state;
    struct prop p = prop_start("wall and instant", 50000, 2000000);
    for (int i = 0; i < p.rounds; i++) {
        hub_date d = {(int32_t)prop_between(&p, 9496, 40000)}; /* 1996 to 2079 */
        hub_wall w = wall_at(d, (int)prop_between(&p, 0, MINUTES_A_DAY - 1));
        enum wall_kind kind;
        hub_stamp s = wall_to_stamp(w, &kind);
        assert_int_equal(stamp_to_wall(s).min, w.min + (kind == WALL_SKIPPED ? 60 : 0));
        if (kind == WALL_TWICE) {
            assert_int_equal(stamp_to_wall((hub_stamp){s.ms + 3600000}).min, w.min);
        }
    }
}

static void no_instant_is_lost(void **state)
{
    (void)state;
    struct prop p = prop_start("instant and wall", 50000, 2000000);
    for (int i = 0; i < p.rounds; i++) {
        hub_stamp s = {prop_between(&p, 820454400, 3500000000) / 60 * 60000};
        enum wall_kind kind;
        hub_stamp back = wall_to_stamp(stamp_to_wall(s), &kind);
        assert_int_not_equal(kind, WALL_SKIPPED);
        assert_true(back.ms == s.ms || (kind == WALL_TWICE && back.ms + 3600000 == s.ms));
    }
}

static void any_bytes_are_a_date_or_refused_in_a_sentence(void **state)
{
    (void)state;
    static const char *const pieces[] = {"5", "12", "2026", "/", ".", "-", " ", ",", "dec", "sat",
        "next", "in", "2", "weeks", "+", "m", "th", "99999", "é", "\xff", "today", "a", "ago", "at",
        "pm", ":", "00", "T", "of"};
    struct prop p = prop_start("any text as a date", 50000, 2000000);
    for (int i = 0; i < p.rounds; i++) {
        char text[200] = "";
        struct hub_err err = {0};
        hub_date d;
        hub_wall w;
        for (int64_t n = prop_between(&p, 0, 16); n > 0; n--) {
            strcat(text, pieces[prop_between(&p, 0, sizeof pieces / sizeof *pieces - 1)]);
        }
        if (date_parse(text, date_from_ymd(2026, 11, 21), &d, &err) == HUB_OK) {
            char b[DATE_TEXT];
            assert_true(date_from_iso(date_iso(d, b), &d));
        } else {
            assert_non_null(strstr(err.msg, "rite "));
        }
        if (wall_parse(text, date_from_ymd(2026, 11, 21), 0, &w, &err) != HUB_OK) {
            assert_non_null(strstr(err.msg, "rite "));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_hundred_years_are_the_days_one_counts),
        cmocka_unit_test(every_text_of_a_date_is_read_back),
        cmocka_unit_test(a_date_without_a_year_is_near_today),
        cmocka_unit_test(the_wall_clock_is_read_back_from_the_instant),
        cmocka_unit_test(no_instant_is_lost),
        cmocka_unit_test(any_bytes_are_a_date_or_refused_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
