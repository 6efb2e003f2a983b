/* SPDX-License-Identifier: MIT */
/* How long dates that repeat take: one month and ten years of ten thousand series. Times only. */
#include "hub/base/clock.h"
#include "hub/scheduler/recur.h"
#include "opened_so.h"

#include <stdio.h>

enum { SERIES = 10000, ROUNDS = 5 };

/* What people make here, and some of what comes from other calendars. */
static const char *const rules[] = {
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;INTERVAL=2",
    "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "FREQ=MONTHLY;BYDAY=-1MO;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
    "FREQ=MONTHLY;BYDAY=1SU",
    "FREQ=MONTHLY",
    "FREQ=DAILY;COUNT=4000",
    "FREQ=WEEKLY;COUNT=600",
    "FREQ=MONTHLY;BYDAY=2SA;COUNT=140",
    "FREQ=YEARLY",
    "FREQ=WEEKLY;BYDAY=SA;UNTIL=20361231T235900",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
};
enum { KINDS = sizeof rules / sizeof *rules };

struct bench {
    struct arena *a, *scratch;
    struct recur_rule *rules;
    struct recur_series *series;
};

static double best_ms(struct bench *b, struct recur_window w, int first, int step, size_t *found)
{
    int64_t best = INT64_MAX;
    for (int round = 0; round < ROUNDS; round++) {
        int64_t start = clock_monotonic_us();
        *found = 0;
        for (int i = first; i < SERIES; i += step) {
            struct recur_times t;
            struct hub_err err;
            arena_reset(b->scratch);
            recur_expand(&b->series[i], &w, NULL, b->scratch, &t, &err);
            *found += t.count;
        }
        int64_t took = clock_monotonic_us() - start;
        best = took < best ? took : best;
    }
    return (double)best / 1000;
}

static void parse_all(struct bench *b)
{
    int64_t start = clock_monotonic_us();
    for (int i = 0; i < SERIES; i++) {
        struct hub_err err;
        recur_parse(rules[i % KINDS], NULL, &b->rules[i], &err);
    }
    printf(
        "%-58s %9.3f ms\n", "reading 10,000 rules", (double)(clock_monotonic_us() - start) / 1000);
}

static void time_window(struct bench *b, const char *what, hub_date from, hub_date to)
{
    struct recur_window w = {wall_at(from, 0), wall_at(to, 0), 0};
    size_t found;
    double ms = best_ms(b, w, 0, 1, &found);
    printf("%-58s %9.3f ms %9zu dates %8.1f million a second\n", what, ms, found,
        (double)found / ms / 1000);
}

static void time_kinds(struct bench *b)
{
    struct recur_window w = {
        wall_at(date_from_ymd(2026, 1, 1), 0), wall_at(date_from_ymd(2036, 1, 1), 0), 0};
    for (int k = 0; k < KINDS; k++) {
        size_t found;
        double ms = best_ms(b, w, k, KINDS, &found);
        printf("  ten years of %-43s %9.3f ms %9zu dates %8.1f million a second\n", rules[k], ms,
            found, (double)found / ms / 1000);
    }
}

/* Each day of the rule looked at in turn, from its start on: what arithmetic saves. */
static size_t day_by_day(const struct recur_series *s, struct recur_window w)
{
    size_t found = 0;
    for (hub_wall at = s->start; at.min < w.to.min; at.min += MINUTES_A_DAY) {
        found += at.min >= w.from.min && recur_names(s->rule, s->start, at);
    }
    return found;
}

/* A hundred of the series over ten years, by another way; and how many times slower that is. */
static void time_other(struct bench *b, const char *what, bool libical)
{
    enum { STEP = 97 };
    struct recur_rare rare = opened_libical();
    struct recur_window w = {
        wall_at(date_from_ymd(2026, 1, 1), 0), wall_at(date_from_ymd(2036, 1, 1), 0), 0};
    size_t mine, found = 0;
    double here = best_ms(b, w, 0, STEP, &mine);
    int64_t start = clock_monotonic_us();
    for (int i = 0; i < SERIES; i += STEP) {
        struct recur_times t = {0};
        struct hub_err err;
        arena_reset(b->scratch);
        if (!libical) {
            found += day_by_day(&b->series[i], w);
        } else if (rare.expand(rare.self, &b->series[i], &w, b->scratch, &t, &err) == HUB_OK) {
            found += t.count;
        }
    }
    double ms = (double)(clock_monotonic_us() - start) / 1000;
    printf("ten years of a hundred series, %-27s %9.3f ms %9zu dates %8.1f million a second: %.0f "
           "times slower\n",
        what, ms, found, (double)found / ms / 1000, ms / (double)found / (here / (double)mine));
}

int main(void)
{
    struct bench b = {.a = arena_create(), .scratch = arena_create()};
    b.rules = arena_array(b.a, SERIES, sizeof *b.rules);
    b.series = arena_array(b.a, SERIES, sizeof *b.series);
    for (int i = 0; i < SERIES; i++) {
        hub_date start = date_add(date_from_ymd(2025, 1, 1), i % 700);
        b.series[i].rule = &b.rules[i];
        b.series[i].start = wall_at(start, i * 37 % MINUTES_A_DAY);
    }
    parse_all(&b);
    time_window(
        &b, "one month of 10,000 series", date_from_ymd(2026, 12, 1), date_from_ymd(2027, 1, 1));
    time_window(&b, "one month of 10,000 series, ten years on", date_from_ymd(2035, 12, 1),
        date_from_ymd(2036, 1, 1));
    time_window(
        &b, "ten years of 10,000 series", date_from_ymd(2026, 1, 1), date_from_ymd(2036, 1, 1));
    time_kinds(&b);
    time_other(&b, "each day looked at", false);
    time_other(&b, "by libical", true);
    arena_destroy(b.scratch);
    arena_destroy(b.a);
    return 0;
}
