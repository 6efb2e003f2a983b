/* SPDX-License-Identifier: MIT */
/*
 * The tables of rules and of British dates in the folder that HUB_SHARED names; run by
 * recur.sh. A core rule must be right; an extended one
 * right or refused; one that RFC 5545 forbids refused or right.
 */
#include "hub/base/str.h"
#include "hub/scheduler/holidays.h"
#include "opened_so.h"
#include "recur_case.h"
#include "tsv.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ID, SCOPE, SYNC, START, TZID, RULE, EXDATE, RDATE, START_AT, COMPLETE, COUNT, CHECK, DATES };

static hub_wall same(const void *zone, hub_stamp utc)
{
    (void)zone;
    return (hub_wall){utc.ms / 60000};
}

static hub_wall by_zone(const void *zone, hub_stamp utc)
{
    time_t t = (time_t)(utc.ms / 1000);
    struct tm tm;
    setenv("TZ", zone, 1);
    tzset();
    localtime_r(&t, &tm);
    return wall_at(
        date_from_ymd(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday), tm.tm_hour * 60 + tm.tm_min);
}

static const char *zone_name(const char *tzid)
{
    return str_eq(tzid, "US-Eastern") ? "America/New_York" : tzid;
}

/* The list without the start: RFC 5545 leaves it open where the rule does not name it. */
static const char *without(struct arena *a, const char *list, const char *start)
{
    const char *found = strstr(list, start);
    if (!found) {
        return list;
    }
    size_t len = strlen(start) + (found[strlen(start)] == ' ');
    return arena_printf(a, "%.*s%s", (int)(found - list), list, found + len);
}

static bool is_right(const struct tsv_row *row, const char *got, struct arena *a)
{
    const char *want = row->column[DATES];
    if (str_eq(row->column[SYNC], "no")) {
        want = without(a, want, row->column[START]);
        got = without(a, got, row->column[START]);
    }
    return str_eq(row->column[COMPLETE], "no") ? str_starts(got, want) : str_eq(got, want);
}

static bool case_passes(
    const struct tsv_row *row, const struct recur_rare *rare, struct arena *a, size_t *refused)
{
    struct hub_err err = {.msg = ""};
    const char *tzid = row->column[TZID];
    struct recur_case c = {
        .start = row->column[START],
        .rule = row->column[RULE],
        .left_out = row->column[EXDATE],
        .added = row->column[RDATE],
        .how = {.local = str_empty(tzid) ? same : by_zone, .zone = zone_name(tzid)},
        .most = (size_t)atoi(row->column[COUNT]) + 2,
        .from = WALL_NONE,
        .to = WALL_NONE,
    };
    const char *got = recur_case_run(&c, rare, a, NULL, &err);
    bool may_refuse = !str_eq(row->column[SCOPE], "core") || str_eq(row->column[DATES], "ERROR");
    bool ok = got ? is_right(row, got, a) : may_refuse && !str_empty(err.msg);
    *refused += !got;
    if (!ok) {
        printf("# %s %s %s %s\n#   want %.200s\n#   got  %.200s\n", row->column[ID],
            row->column[SCOPE], c.start, c.rule, row->column[DATES], got ? got : err.msg);
    }
    return ok;
}

static void every_shared_rule_is_right_or_refused(void **state)
{
    (void)state;
    const char *shared = getenv("HUB_SHARED");
    assert_non_null(shared);
    struct arena *a = arena_create();
    struct recur_rare rare = opened_libical();
    struct tsv t = tsv_read(a, arena_printf(a, "%s/testdata/rrule/rrule_cases.tsv", shared));
    size_t wrong = 0, refused = 0;
    for (size_t i = 0; i < t.count; i++) {
        wrong += !case_passes(&t.rows[i], &rare, a, &refused);
    }
    printf("# %zu rules, %zu refused by name, %zu wrong\n", t.count, refused, wrong);
    assert_true(t.count > 200);
    assert_int_equal(wrong, 0);
    arena_destroy(a);
}

static struct tsv uk_dates(struct arena *a, const char *name)
{
    const char *shared = getenv("HUB_SHARED");
    assert_non_null(shared);
    return tsv_read(a, arena_printf(a, "%s/testdata/uk-dates/%s", shared, name));
}

static void summer_time_begins_and_ends_on_the_published_days(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct tsv t = uk_dates(a, "clock_changes.tsv");
    for (size_t i = 0; i < t.count; i++) {
        hub_date day;
        enum wall_kind kind;
        assert_true(date_from_iso(t.rows[i].column[1], &day));
        wall_to_stamp(wall_at(day, 90), &kind);
        assert_int_equal(kind, WALL_SKIPPED);
        assert_true(date_from_iso(t.rows[i].column[2], &day));
        wall_to_stamp(wall_at(day, 90), &kind);
        assert_int_equal(kind, WALL_TWICE);
    }
    assert_true(t.count > 0);
    arena_destroy(a);
}

/* "2026-03-29T01:30" with or without a Z, in minutes. */
static int64_t minutes_of(struct arena *a, const char *text)
{
    hub_wall w = WALL_NONE;
    assert_true(wall_from_iso(arena_strndup(a, text, 16), &w));
    return w.min;
}

static void every_probe_of_the_clock_is_told_apart(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct tsv t = uk_dates(a, "london_dst_probe.tsv");
    for (size_t i = 0; i < t.count; i++) {
        const char *const *c = t.rows[i].column;
        enum wall_kind kind;
        hub_stamp at = wall_to_stamp((hub_wall){minutes_of(a, c[0])}, &kind);
        assert_int_equal(at.ms / 60000, minutes_of(a, c[2]));
        assert_int_equal(kind, str_eq(c[1], "ordinary")      ? WALL_ONCE
                               : str_eq(c[1], "nonexistent") ? WALL_SKIPPED
                                                             : WALL_TWICE);
    }
    assert_true(t.count > 0);
    arena_destroy(a);
}

/* "20260322T1930 …", as UTC with a Z */
static const char *short_texts(struct arena *a, const struct recur_times *t, bool utc)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < t->count; i++) {
        hub_wall w = t->items[i].at;
        int y, m, d;
        w.min = utc ? wall_to_stamp(w, NULL).ms / 60000 : w.min;
        date_to_ymd(wall_date(w), &y, &m, &d);
        int min = wall_tod(w).min;
        sb_addf(&b, "%s%04d%02d%02dT%02d%02d%s", i ? " " : "", y, m, d, min / 60, min % 60,
            utc ? "Z" : "");
    }
    return sb_str(&b);
}

static const char *real_minutes(struct arena *a, const struct recur_times *t, int minutes)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < t->count; i++) {
        hub_wall end = {t->items[i].at.min + minutes};
        int64_t ms = wall_to_stamp(end, NULL).ms - wall_to_stamp(t->items[i].at, NULL).ms;
        sb_addf(&b, "%s%d", i ? " " : "", (int)(ms / 60000));
    }
    return sb_str(&b);
}

static void london_series_keep_their_time(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct tsv t = uk_dates(a, "london_recurrence.tsv");
    for (size_t i = 0; i < t.count; i++) {
        const char *const *c = t.rows[i].column;
        struct recur_case one = {.start = c[0], .rule = c[1], .from = WALL_NONE, .to = WALL_NONE};
        struct recur_series s;
        struct recur_times times;
        struct hub_err err = {.msg = ""};
        assert_non_null(recur_case_run(&one, NULL, a, &s, &err));
        struct recur_window w = {WALL_NONE, WALL_NONE, 0};
        recur_expand(&s, &w, NULL, a, &times, &err);
        assert_string_equal(short_texts(a, &times, false), c[3]);
        assert_string_equal(short_texts(a, &times, true), c[4]);
        assert_string_equal(real_minutes(a, &times, atoi(c[2])), c[5]);
    }
    assert_true(t.count > 0);
    arena_destroy(a);
}

static void bank_holidays_are_the_published_ones(void **state)
{
    (void)state;
    struct arena *a = arena_create();
    struct tsv t = uk_dates(a, "bank_holidays_england_wales.tsv");
    size_t count = 0, last = 0;
    for (size_t i = 0; i < t.count; i++) {
        struct holiday h;
        hub_date day;
        assert_true(date_from_iso(t.rows[i].column[0], &day));
        assert_true(holiday_on(NATION_WALES, day, &h));
        assert_string_equal(h.name, t.rows[i].column[2]);
        assert_int_equal(h.substitute, !str_empty(t.rows[i].column[3]));
        struct holiday all[HOLIDAYS_A_YEAR];
        size_t year = (size_t)atoi(t.rows[i].column[0]);
        count += year == last ? 0 : holidays_of(NATION_ENGLAND, (int)year, all);
        last = year;
    }
    assert_int_equal(count, t.count);
    arena_destroy(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shared_rule_is_right_or_refused),
        cmocka_unit_test(summer_time_begins_and_ends_on_the_published_days),
        cmocka_unit_test(every_probe_of_the_clock_is_told_apart),
        cmocka_unit_test(london_series_keep_their_time),
        cmocka_unit_test(bank_holidays_are_the_published_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
