/* SPDX-License-Identifier: MIT */
#include "hub/base/date.h"

#include <stdio.h>
#include <string.h>

enum { YEAR_FIRST = 1600, YEAR_LAST = 9999 };

static const char *const WEEKDAYS[] = {
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

static const char *const MONTHS[] = {"January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December"};

static int64_t floor_div(int64_t n, int64_t by)
{
    return n / by - (n % by < 0);
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int date_days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && leap(year));
}

bool date_valid(int year, int month, int day)
{
    return year >= YEAR_FIRST && year <= YEAR_LAST && month >= 1 && month <= 12 && day >= 1 &&
           day <= date_days_in_month(year, month);
}

/*
 * Days are counted in eras of 400 years (146097 days) that begin on 1 March, so
 * that the leap day ends a year and every month's first day is (153 m + 2) / 5.
 * 719468 days lie between 0000-03-01 and 1970-01-01. Source: H. Hinnant,
 * "chrono-compatible low-level date algorithms", public domain.
 */
hub_date date_from_ymd(int year, int month, int day)
{
    int y = year - (month <= 2);
    int era = (int)floor_div(y, 400), in_era = y - era * 400;
    int in_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return (hub_date){era * 146097 + in_era * 365 + in_era / 4 - in_era / 100 + in_year - 719468};
}

void date_to_ymd(hub_date d, int *year, int *month, int *day)
{
    int n = d.d + 719468;
    int era = (int)floor_div(n, 146097), in_era = n - era * 146097;
    int y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
    int in_year = in_era - (365 * y + y / 4 - y / 100);
    int m = (5 * in_year + 2) / 153;
    *day = in_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = era * 400 + y + (*month <= 2);
}

int date_weekday(hub_date d)
{
    return (d.d % 7 + 7 + THU) % 7; /* 1970-01-01 was a Thursday */
}

hub_date date_friday(hub_date d)
{
    return date_add(d, -((date_weekday(d) - FRI + 7) % 7));
}

hub_date date_add_months(hub_date d, int months)
{
    int year, month, day;
    date_to_ymd(d, &year, &month, &day);
    int count = year * 12 + month - 1 + months;
    year = (int)floor_div(count, 12);
    month = count - year * 12 + 1;
    int most = date_days_in_month(year, month);
    return date_from_ymd(year, month, day < most ? day : most);
}

int date_age(hub_date born, hub_date on)
{
    int by, bm, bd, y, m, d;
    date_to_ymd(born, &by, &bm, &bd);
    date_to_ymd(on, &y, &m, &d);
    return y - by - (m < bm || (m == bm && d < bd));
}

const char *date_weekday_name(int weekday)
{
    return WEEKDAYS[weekday];
}

const char *date_month_name(int month)
{
    return MONTHS[month - 1];
}

hub_wall wall_at(hub_date d, int min)
{
    return date_known(d) ? ((hub_wall){(int64_t)d.d * MINUTES_A_DAY + min}) : WALL_NONE;
}

hub_date wall_date(hub_wall w)
{
    return wall_known(w) ? ((hub_date){(int32_t)floor_div(w.min, MINUTES_A_DAY)}) : DATE_NONE;
}

hub_tod wall_tod(hub_wall w)
{
    int64_t day = floor_div(w.min, MINUTES_A_DAY);
    return wall_known(w) ? ((hub_tod){(int32_t)(w.min - day * MINUTES_A_DAY)}) : TOD_NONE;
}

static const char *none(char *buf)
{
    *buf = '\0';
    return buf;
}

const char *date_iso(hub_date d, char buf[DATE_TEXT])
{
    int y, m, day;
    if (!date_known(d)) {
        return none(buf);
    }
    date_to_ymd(d, &y, &m, &day);
    snprintf(buf, DATE_TEXT, "%04d-%02d-%02d", y, m, day);
    return buf;
}

const char *tod_iso(hub_tod t, char buf[DATE_TEXT])
{
    if (!tod_known(t)) {
        return none(buf);
    }
    snprintf(buf, DATE_TEXT, "%02d:%02d", t.min / 60, t.min % 60);
    return buf;
}

const char *wall_iso(hub_wall w, char buf[DATE_TEXT])
{
    char day[DATE_TEXT], time[DATE_TEXT];
    if (!wall_known(w)) {
        return none(buf);
    }
    date_iso(wall_date(w), day);
    tod_iso(wall_tod(w), time);
    snprintf(buf, DATE_TEXT, "%.10s %.5s", day, time);
    return buf;
}

/* Letters of a name that are shown: all of it, or its first three. */
enum { WHOLE = 9, SHORT = 3 };

const char *date_long(hub_date d, char buf[DATE_TEXT])
{
    int y, m, day;
    if (!date_known(d)) {
        return none(buf);
    }
    date_to_ymd(d, &y, &m, &day);
    snprintf(buf, DATE_TEXT, "%.*s %d %.*s %d", WHOLE, WEEKDAYS[date_weekday(d)], day, WHOLE,
        MONTHS[m - 1], y);
    return buf;
}

const char *date_short(hub_date d, char buf[DATE_TEXT])
{
    int y, m, day;
    if (!date_known(d)) {
        return none(buf);
    }
    date_to_ymd(d, &y, &m, &day);
    snprintf(buf, DATE_TEXT, "%.*s %d %.*s", SHORT, WEEKDAYS[date_weekday(d)], day, SHORT,
        MONTHS[m - 1]);
    return buf;
}

const char *date_plain(hub_date d, char buf[DATE_TEXT])
{
    int y, m, day;
    if (!date_known(d)) {
        return none(buf);
    }
    date_to_ymd(d, &y, &m, &day);
    snprintf(buf, DATE_TEXT, "%d %.*s %d", day, SHORT, MONTHS[m - 1], y);
    return buf;
}

const char *date_medium(hub_date d, char buf[DATE_TEXT])
{
    char plain[DATE_TEXT];
    if (!date_known(d)) {
        return none(buf);
    }
    date_plain(d, plain);
    snprintf(buf, DATE_TEXT, "%.*s %.40s", SHORT, WEEKDAYS[date_weekday(d)], plain);
    return buf;
}

const char *wall_long(hub_wall w, char buf[DATE_TEXT])
{
    char day[DATE_TEXT], time[DATE_TEXT];
    if (!wall_known(w)) {
        return none(buf);
    }
    date_long(wall_date(w), day);
    tod_iso(wall_tod(w), time);
    snprintf(buf, DATE_TEXT, "%.38s, %.5s", day, time);
    return buf;
}

/* One end is open, or neither is known. */
static const char *open_range(hub_date from, hub_date to, char *buf)
{
    char plain[DATE_TEXT];
    bool begins = date_known(from);
    if (!begins && !date_known(to)) {
        return none(buf);
    }
    date_plain(begins ? from : to, plain);
    snprintf(buf, DATE_TEXT, "%s %.40s", begins ? "from" : "until", plain);
    return buf;
}

const char *date_range(hub_date from, hub_date to, char buf[DATE_TEXT])
{
    char end[DATE_TEXT], start[DATE_TEXT];
    int y1, m1, d1, y2, m2, d2;
    if (!date_known(from) || !date_known(to)) {
        return open_range(from, to, buf);
    }
    date_plain(to, end);
    if (from.d == to.d) {
        memcpy(buf, end, DATE_TEXT);
        return buf;
    }
    date_to_ymd(from, &y1, &m1, &d1);
    date_to_ymd(to, &y2, &m2, &d2);
    if (y1 != y2) {
        snprintf(buf, DATE_TEXT, "%.16s – %.16s", date_plain(from, start), end);
    } else if (m1 != m2) {
        snprintf(buf, DATE_TEXT, "%d %.*s – %.16s", d1, SHORT, MONTHS[m1 - 1], end);
    } else {
        snprintf(buf, DATE_TEXT, "%d–%.16s", d1, end);
    }
    return buf;
}

/* Digits where the pattern has 9, the very character elsewhere; and nothing after. */
static bool fits(const char *s, const char *pattern)
{
    for (; *pattern; s++, pattern++) {
        if (*pattern == '9' ? *s < '0' || *s > '9' : *s != *pattern) {
            return false;
        }
    }
    return *s == '\0';
}

static int digits(const char *s, int count)
{
    int n = 0;
    while (count-- > 0) {
        n = n * 10 + *s++ - '0';
    }
    return n;
}

/* The day at the start of s, whose form has been checked. */
static bool iso_day(const char *s, hub_date *out)
{
    int y = digits(s, 4), m = digits(s + 5, 2), d = digits(s + 8, 2);
    if (!date_valid(y, m, d)) {
        return false;
    }
    *out = date_from_ymd(y, m, d);
    return true;
}

bool date_from_iso(const char *s, hub_date *out)
{
    return fits(s, "9999-99-99") && iso_day(s, out);
}

bool wall_from_iso(const char *s, hub_wall *out)
{
    hub_date day;
    if (!fits(s, "9999-99-99 99:99") && !fits(s, "9999-99-99T99:99")) {
        return false;
    }
    int hour = digits(s + 11, 2), min = digits(s + 14, 2);
    if (hour > 23 || min > 59 || !iso_day(s, &day)) {
        return false;
    }
    *out = wall_at(day, hour * 60 + min);
    return true;
}
