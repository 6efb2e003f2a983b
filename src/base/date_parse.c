/* SPDX-License-Identifier: MIT */
/*
 * Dates as people write them. The text becomes tokens, the kinds of the tokens
 * a short pattern such as "n/n/n" or "nMn", and a table says what each means.
 */
#include "date_priv.h"
#include "date_tokens_priv.h"
#include "hub/base/date.h"
#include "hub/base/utf8.h"

#include <string.h>

enum {
    TEXT_SHOWN = 80,  /* bytes of the text that a sentence repeats */
    YEARS_AHEAD = 20, /* "47" is 1947 from 2026 on: a birth more often than a plan */
};

#define HOW "Write it as 5/12/2026 or 5 Dec 2026."

struct reading {
    struct date_tokens in;
    char text[TEXT_SHOWN + 1];
    hub_date today;
    struct hub_err *err;
};

static enum hub_rc not_a_date(const struct reading *r)
{
    return hub_fail(r->err, HUB_EINVAL, "\"%s\" is not a date. " HOW, r->text);
}

static int year_of(hub_date d)
{
    int year, month, day;
    date_to_ymd(d, &year, &month, &day);
    return year;
}

static enum hub_rc no_such_month(const struct reading *r, int day, int month)
{
    if (day >= 1 && day <= 12 && month > 12 && month <= 31) {
        return hub_fail(r->err, HUB_EINVAL,
            "%s: there is no month %d. Write the day first, as in %d/%d.", r->text, month, month,
            day);
    }
    return hub_fail(r->err, HUB_EINVAL, "%s: there is no month %d. " HOW, r->text, month);
}

static enum hub_rc no_such_day(const struct reading *r, int year, int month, int day)
{
    if (month == 2 && day == 29) {
        return hub_fail(r->err, HUB_EINVAL, "%s: February %d has 28 days. " HOW, r->text, year);
    }
    if (day < 1) {
        return hub_fail(r->err, HUB_EINVAL, "%s: days count from 1. " HOW, r->text);
    }
    return hub_fail(
        r->err, HUB_EINVAL, "%s: %s has no day %d. " HOW, r->text, date_month_name(month), day);
}

/* "26" is 2026, "47" 1947: the latest such year that is not too far ahead. */
static enum hub_rc full_year(const struct reading *r, struct date_token t, int *year)
{
    if (t.digits == 2) {
        int last = year_of(r->today) + YEARS_AHEAD;
        *year = last - ((last - t.n) % 100 + 100) % 100;
        return HUB_OK;
    }
    if (t.digits != 4 || !date_valid(t.n, 1, 1)) {
        return hub_fail(r->err, HUB_EINVAL, "%s: %0*d is not a year. " HOW, r->text, t.digits, t.n);
    }
    *year = t.n;
    return HUB_OK;
}

static int distance(hub_date a, hub_date b)
{
    return a.d < b.d ? b.d - a.d : a.d - b.d;
}

/* Nearest to today; the later of two that are as near. Leap days are at most 8 years apart. */
static hub_date nearest_year(hub_date today, int month, int day)
{
    hub_date best = DATE_NONE;
    int year = year_of(today);
    for (int y = year + 8; y >= year - 8; y--) {
        if (!date_valid(y, month, day)) {
            continue;
        }
        hub_date d = date_from_ymd(y, month, day);
        if (!date_known(best) || distance(d, today) < distance(best, today)) {
            best = d;
        }
    }
    return best;
}

/* `year` is NULL when none was said. */
static enum hub_rc make_date(
    const struct reading *r, int day, int month, const struct date_token *year, hub_date *out)
{
    int y = 2000; /* a leap year: 29 Feb is refused only where the year is known */
    if (month < 1 || month > 12) {
        return no_such_month(r, day, month);
    }
    if (year) {
        enum hub_rc rc = full_year(r, *year, &y);
        if (rc != HUB_OK) {
            return rc;
        }
    }
    if (!date_valid(y, month, day)) {
        return no_such_day(r, y, month, day);
    }
    *out = year ? date_from_ymd(y, month, day) : nearest_year(r->today, month, day);
    return HUB_OK;
}

static enum hub_rc from_numbers(const struct reading *r, int a, int b, int c, hub_date *out)
{
    const struct date_token *t = r->in.t;
    if (t[a].digits == 4) {
        return make_date(r, t[c].n, t[b].n, &t[a], out);
    }
    return make_date(r, t[a].n, t[b].n, &t[c], out);
}

static enum hub_rc day_month(const struct reading *r, hub_date *out)
{
    return make_date(r, r->in.t[0].n, r->in.t[2].n, NULL, out);
}

static enum hub_rc day_month_year(const struct reading *r, hub_date *out)
{
    return from_numbers(r, 0, 2, 4, out);
}

static enum hub_rc three_numbers(const struct reading *r, hub_date *out)
{
    return from_numbers(r, 0, 1, 2, out);
}

static enum hub_rc month_without_day(const struct reading *r)
{
    return hub_fail(r->err, HUB_EINVAL, "%s: the day is missing. " HOW, r->text);
}

static enum hub_rc day_name(const struct reading *r, hub_date *out)
{
    if (r->in.t[0].digits > 2) {
        return month_without_day(r);
    }
    return make_date(r, r->in.t[0].n, r->in.t[1].n, NULL, out);
}

static enum hub_rc name_day(const struct reading *r, hub_date *out)
{
    if (r->in.t[1].digits > 2) {
        return month_without_day(r);
    }
    return make_date(r, r->in.t[1].n, r->in.t[0].n, NULL, out);
}

static enum hub_rc day_name_year(const struct reading *r, hub_date *out)
{
    return from_numbers(r, 0, 1, 2, out);
}

static enum hub_rc name_day_year(const struct reading *r, hub_date *out)
{
    return make_date(r, r->in.t[1].n, r->in.t[0].n, &r->in.t[2], out);
}

static enum hub_rc near_day(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, r->in.t[0].n);
    return HUB_OK;
}

/* Days from one weekday on to another, 0..6. */
static int days_on(int from, int to)
{
    return (to - from + 7) % 7;
}

static enum hub_rc weekday(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, days_on(date_weekday(r->today), r->in.t[r->in.count - 1].n));
    return HUB_OK;
}

static enum hub_rc next_weekday(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, days_on(date_weekday(r->today) + 1, r->in.t[1].n) + 1);
    return HUB_OK;
}

static enum hub_rc last_weekday(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, -days_on(r->in.t[1].n, date_weekday(r->today) + 6) - 1);
    return HUB_OK;
}

static enum hub_rc shift(const struct reading *r, int count, int unit, hub_date *out)
{
    hub_date d = unit == UNIT_DAY ? date_add(r->today, count)
                 : unit == UNIT_WEEK
                     ? date_add(r->today, 7 * count)
                     : date_add_months(r->today, unit == UNIT_YEAR ? 12 * count : count);
    if (!date_valid(year_of(d), 1, 1)) {
        return hub_fail(r->err, HUB_EINVAL, "%s: that is too far away. " HOW, r->text);
    }
    *out = d;
    return HUB_OK;
}

static enum hub_rc after_days(const struct reading *r, hub_date *out)
{
    return shift(r, r->in.t[0].kind == '-' ? -r->in.t[1].n : r->in.t[1].n, UNIT_DAY, out);
}

static enum hub_rc after_units(const struct reading *r, hub_date *out)
{
    return shift(r, r->in.t[0].kind == '-' ? -r->in.t[1].n : r->in.t[1].n, r->in.t[2].n, out);
}

static enum hub_rc units_ago(const struct reading *r, hub_date *out)
{
    return shift(r, -r->in.t[0].n, r->in.t[1].n, out);
}

static enum hub_rc next_unit(const struct reading *r, hub_date *out)
{
    return shift(r, r->in.t[0].kind == 'L' ? -1 : 1, r->in.t[1].n, out);
}

static enum hub_rc lone_number(const struct reading *r, hub_date *out)
{
    (void)out;
    return hub_fail(r->err, HUB_EINVAL, "%s: the month is missing. " HOW, r->text);
}

static enum hub_rc lone_month(const struct reading *r, hub_date *out)
{
    (void)out;
    return month_without_day(r);
}

// clang-format off
static const struct {
    const char *pattern;
    enum hub_rc (*read)(const struct reading *r, hub_date *out);
} forms[] = {
    {"n/n",   day_month},      {"n/n/n", day_month_year}, {"nnn", three_numbers},
    {"nM",    day_name},       {"nMn",   day_name_year},
    {"Mn",    name_day},       {"Mnn",   name_day_year},
    {"T",     near_day},       {"D",     weekday},        {"SD",  weekday},
    {"ND",    next_weekday},   {"LD",    last_weekday},
    {"+n",    after_days},     {"+nU",   after_units},    {"-n",  after_days}, {"-nU", after_units},
    {"InU",   after_units},    {"IaU",   after_units},    {"nUA", units_ago},  {"aUA", units_ago},
    {"NU",    next_unit},      {"LU",    next_unit},
    {"n",     lone_number},    {"M",     lone_month},
};
// clang-format on

static enum hub_rc read_form(const struct reading *r, hub_date *out)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].pattern, r->in.pattern) == 0) {
            return forms[i].read(r, out);
        }
    }
    return not_a_date(r);
}

static enum hub_rc check_weekday(const struct reading *r, hub_date d)
{
    char plain[DATE_TEXT];
    if (r->in.weekday < 0 || r->in.weekday == date_weekday(d)) {
        return HUB_OK;
    }
    return hub_fail(r->err, HUB_EINVAL,
        "%s: %s is a %s, not a %s. Write the day without its name, or correct it.", r->text,
        date_plain(d, plain), date_weekday_name(date_weekday(d)), date_weekday_name(r->in.weekday));
}

static enum hub_rc read_day(
    const char *s, hub_date today, bool midnight, hub_date *out, struct hub_err *err)
{
    struct reading r = {.today = today, .err = err};
    hub_date d;
    memcpy(r.text, s, utf8_head(s, TEXT_SHOWN));
    if (!date_tokens_read(&r.in, s, midnight)) {
        return not_a_date(&r);
    }
    enum hub_rc rc = read_form(&r, &d);
    if (rc == HUB_OK) {
        rc = check_weekday(&r, d);
    }
    if (rc == HUB_OK) {
        *out = d;
    }
    return rc;
}

enum hub_rc day_parse(const char *s, hub_date today, hub_date *out, struct hub_err *err)
{
    return read_day(s, today, false, out, err);
}

enum hub_rc date_parse(const char *s, hub_date today, hub_date *out, struct hub_err *err)
{
    return read_day(s, today, true, out, err);
}
