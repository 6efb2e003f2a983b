/* SPDX-License-Identifier: MIT */
/*
 * The tables of rules and of British dates in a folder outside, when HUB_SHARED
 * names it (`make shared SHARED=DIR`). A core rule must be right; an extended one
 * right or refused; one that RFC 5545 forbids refused or right.
 */
#include "hub/base/str.h"
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
    if (!shared) {
        skip();
    }
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shared_rule_is_right_or_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
