/* SPDX-License-Identifier: MIT */
/* Dates and times as people write them, on Saturday 21 November 2026. */
#include "base_test.h"
#include "hub/base/date.h"

#include <stdio.h>

struct sample {
    const char *typed, *want; /* ISO, or the sentence that refuses */
};

static hub_date today(void)
{
    return date_from_ymd(2026, 11, 21);
}

static void expect(const char *typed, const char *got, const char *want)
{
    if (strcmp(got, want) != 0) {
        fail_msg("\"%s\" gives \"%s\", not \"%s\"", typed, got, want);
    }
}

static void expect_date(const struct sample *s)
{
    struct hub_err err;
    char b[DATE_TEXT];
    hub_date d = DATE_NONE;
    enum hub_rc rc = date_parse(s->typed, today(), &d, &err);
    expect(s->typed, rc == HUB_OK ? date_iso(d, b) : err.msg, s->want);
    assert_int_equal(date_known(d), rc == HUB_OK);
}

#define EXPECT_EACH(samples, expect_one)                                                           \
    for (size_t i = 0; i < sizeof(samples) / sizeof *(samples); i++) {                             \
        expect_one(&(samples)[i]);                                                                 \
    }

static void every_way_of_writing_a_date_is_read(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"5/12", "2026-12-05"},
        {"5/12/26", "2026-12-05"},
        {"05.12.2026", "2026-12-05"},
        {"5-12-2026", "2026-12-05"},
        {"5 12 2026", "2026-12-05"},
        {"5.12.", "2026-12-05"},
        {"5 dec", "2026-12-05"},
        {"5th December 2026", "2026-12-05"},
        {"1st of May", "2027-05-01"},
        {"the 2nd of Jan", "2027-01-02"},
        {"Sat 5 Dec", "2026-12-05"},
        {"Saturday 5 December 2026", "2026-12-05"},
        {"SATURDAY, 5TH DECEMBER, 2026", "2026-12-05"},
        {"Sat. 5. Dec. 2026", "2026-12-05"},
        {"2026-12-05", "2026-12-05"},
        {"2026/12/5", "2026-12-05"},
        {"2026 Dec 5", "2026-12-05"},
        {"05 Dec 26", "2026-12-05"},
        {"5-Dec-26", "2026-12-05"},
        {"5dec", "2026-12-05"},
        {"Dec 5", "2026-12-05"},
        {"December 5th, 2026", "2026-12-05"},
        {"3 Sept 2026", "2026-09-03"},
        {"  5   dec ", "2026-12-05"},
        {"5/12/2026 00:00:00", "2026-12-05"},
        {"2026-12-05T00:00:00", "2026-12-05"},
    };
    EXPECT_EACH(samples, expect_date)
}

static void days_are_counted_from_today(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"today", "2026-11-21"},
        {"tonight", "2026-11-21"},
        {"tomorrow", "2026-11-22"},
        {"Yesterday", "2026-11-20"},
        {"sat", "2026-11-21"},
        {"saturday", "2026-11-21"},
        {"this sat", "2026-11-21"},
        {"weds", "2026-11-25"},
        {"tues", "2026-11-24"},
        {"next fri", "2026-11-27"},
        {"next sat", "2026-11-28"},
        {"last sat", "2026-11-14"},
        {"last mon", "2026-11-16"},
        {"next week", "2026-11-28"},
        {"last year", "2025-11-21"},
        {"+3", "2026-11-24"},
        {"-3", "2026-11-18"},
        {"+2w", "2026-12-05"},
        {"+1m", "2026-12-21"},
        {"+1y", "2027-11-21"},
        {"in 2 weeks", "2026-12-05"},
        {"in a month", "2026-12-21"},
        {"10 days ago", "2026-11-11"},
        {"a week ago", "2026-11-14"},
    };
    EXPECT_EACH(samples, expect_date)
}

static void a_year_not_said_is_the_nearest(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"23/5", "2026-05-23"},
        {"22/5", "2027-05-22"},
        {"29/2", "2028-02-29"},
        {"1/1/46", "2046-01-01"},
        {"1/1/47", "1947-01-01"},
        {"1/1/00", "2000-01-01"},
    };
    EXPECT_EACH(samples, expect_date)
}

static void of_two_years_as_near_the_later_is_meant(void **state)
{
    (void)state;
    struct hub_err err;
    hub_date d;
    assert_int_equal(date_parse("2 Mar", date_from_ymd(2027, 9, 1), &d, &err), HUB_OK);
    assert_int_equal(d.d, date_from_ymd(2028, 3, 2).d);
    assert_int_equal(date_diff(d, date_from_ymd(2027, 9, 1)), 183);
    assert_int_equal(date_diff(date_from_ymd(2027, 9, 1), date_from_ymd(2027, 3, 2)), 183);
}

#define HOW " Write it as 5/12/2026 or 5 Dec 2026."

static void a_wrong_date_is_refused_with_the_reason(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"12/25", "12/25: there is no month 25. Write the day first, as in 25/12."},
        {"12/25/2026", "12/25/2026: there is no month 25. Write the day first, as in 25/12."},
        {"13/13", "13/13: there is no month 13." HOW},
        {"5/0", "5/0: there is no month 0. Write it as 5/12/2026 or 5 Dec 2026."},
        {"30 Feb", "30 Feb: February has no day 30." HOW},
        {"29/2/2027", "29/2/2027: February 2027 has 28 days." HOW},
        {"31/4", "31/4: April has no day 31." HOW},
        {"0/12", "0/12: days count from 1." HOW},
        {"5/12/206", "5/12/206: 206 is not a year." HOW},
        {"5/12/0026", "5/12/0026: 0026 is not a year." HOW},
        {"5", "5: the month is missing." HOW},
        {"Dec", "Dec: the day is missing." HOW},
        {"Dec 2026", "Dec 2026: the day is missing." HOW},
        {"2026 Dec", "2026 Dec: the day is missing." HOW},
        {"+9999y", "+9999y: that is too far away." HOW},
        {"-9999y", "-9999y: that is too far away." HOW},
        {"Sun 5 Dec", "Sun 5 Dec: 5 Dec 2026 is a Saturday, not a Sunday. Write the day without "
                      "its name, or correct it."},
        {"", "\"\" is not a date." HOW},
        {"soon", "\"soon\" is not a date." HOW},
        {"5 dezember", "\"5 dezember\" is not a date." HOW},
        {"45992", "\"45992\" is not a date." HOW},
        {"5/12/2026/7", "\"5/12/2026/7\" is not a date." HOW},
        {"5 dec 2026 16:00", "\"5 dec 2026 16:00\" is not a date." HOW},
        {"1 2 3 4 5 6 7 8 9 10 11", "\"1 2 3 4 5 6 7 8 9 10 11\" is not a date." HOW},
        {"abcdefghijklmnop", "\"abcdefghijklmnop\" is not a date." HOW},
        {"5 décembre", "\"5 décembre\" is not a date." HOW},
    };
    EXPECT_EACH(samples, expect_date)
}

static void a_long_text_is_cut_in_the_sentence(void **state)
{
    (void)state;
    struct hub_err err;
    hub_date d;
    char text[200] = "x";
    for (int i = 0; i < 50; i++) {
        strcat(text, "é");
    }
    assert_int_equal(date_parse(text, today(), &d, &err), HUB_EINVAL);
    assert_int_equal(strlen(err.msg), strlen("\"\" is not a date." HOW) + 79);
}

static void expect_time(const struct sample *s)
{
    struct hub_err err;
    char b[DATE_TEXT];
    hub_tod t = TOD_NONE;
    enum hub_rc rc = tod_parse(s->typed, &t, &err);
    expect(s->typed, rc == HUB_OK ? tod_iso(t, b) : err.msg, s->want);
}

static void times_are_read_as_people_write_them(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"2pm", "14:00"},
        {"2 PM", "14:00"},
        {"2.30pm", "14:30"},
        {"2:30 p.m.", "14:30"},
        {"12am", "00:00"},
        {"12pm", "12:00"},
        {"9 a.m", "09:00"},
        {"14", "14:00"},
        {"7", "07:00"},
        {"1400", "14:00"},
        {"930", "09:30"},
        {"14:00", "14:00"},
        {"14:00:00", "14:00"},
        {"14h30", "14:30"},
        {"noon", "12:00"},
        {"Midday", "12:00"},
        {"midnight", "00:00"},
        {"13pm", "13pm: am and pm go with 1 to 12. Write it as 14:00 or 2pm."},
        {"0am", "0am: am and pm go with 1 to 12. Write it as 14:00 or 2pm."},
        {"24:00", "24:00: the day goes from 00:00 to 23:59. Write it as 14:00 or 2pm."},
        {"1260", "1260: the day goes from 00:00 to 23:59. Write it as 14:00 or 2pm."},
        {"", "\"\" is not a time. Write it as 14:00 or 2pm."},
        {"pm", "\"pm\" is not a time. Write it as 14:00 or 2pm."},
        {"tea time", "\"tea time\" is not a time. Write it as 14:00 or 2pm."},
        {"9.3", "\"9.3\" is not a time. Write it as 14:00 or 2pm."},
        {"9.300", "\"9.300\" is not a time. Write it as 14:00 or 2pm."},
        {"123:00", "\"123:00\" is not a time. Write it as 14:00 or 2pm."},
        {"12345", "\"12345\" is not a time. Write it as 14:00 or 2pm."},
    };
    EXPECT_EACH(samples, expect_time)
}

static void expect_wall(const struct sample *s)
{
    struct hub_err err;
    char b[DATE_TEXT];
    hub_wall w = WALL_NONE;
    enum hub_rc rc = wall_parse(s->typed, today(), 16 * 60, &w, &err);
    expect(s->typed, rc == HUB_OK ? wall_iso(w, b) : err.msg, s->want);
}

static void a_time_may_follow_a_date(void **state)
{
    (void)state;
    static const struct sample samples[] = {
        {"sat 2pm", "2026-11-21 14:00"},
        {"5 dec", "2026-12-05 16:00"},
        {"5 dec at 2 pm", "2026-12-05 14:00"},
        {"tomorrow, 1400", "2026-11-22 14:00"},
        {"sat 5 dec 2026 16:30", "2026-12-05 16:30"},
        {"2026-12-05T15:00", "2026-12-05 15:00"},
        {"2026-12-05 15:00:00", "2026-12-05 15:00"},
        {"2026-12-05 00:00", "2026-12-05 00:00"},
        {"5/12 25:00", "25:00: the day goes from 00:00 to 23:59. Write it as 14:00 or 2pm."},
        {"30 feb 2pm", "\"30 feb 2pm\" is not a date." HOW},
        {"", "\"\" is not a date." HOW},
    };
    EXPECT_EACH(samples, expect_wall)
    assert_int_equal(wall_parse("x", today(), 0, &(hub_wall){0}, NULL), HUB_EINVAL);
}

static void a_very_long_text_is_no_time(void **state)
{
    (void)state;
    struct hub_err err;
    hub_wall w;
    hub_tod t;
    char text[300];
    memset(text, '1', sizeof text);
    for (size_t i = 2; i < sizeof text; i += 3) {
        text[i] = ' ';
    }
    text[sizeof text - 1] = '\0';
    assert_int_equal(wall_parse(text, today(), 0, &w, &err), HUB_EINVAL);
    assert_int_equal(tod_parse(text, &t, &err), HUB_EINVAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_way_of_writing_a_date_is_read),
        cmocka_unit_test(days_are_counted_from_today),
        cmocka_unit_test(a_year_not_said_is_the_nearest),
        cmocka_unit_test(of_two_years_as_near_the_later_is_meant),
        cmocka_unit_test(a_wrong_date_is_refused_with_the_reason),
        cmocka_unit_test(a_long_text_is_cut_in_the_sentence),
        cmocka_unit_test(times_are_read_as_people_write_them),
        cmocka_unit_test(a_time_may_follow_a_date),
        cmocka_unit_test(a_very_long_text_is_no_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
