/* SPDX-License-Identifier: MIT */
/*
 * Random rules: the same dates as by the definition, asked day by day, and as
 * libical's; and a window is the sum of its parts. libical 3.0.16 is not asked
 * where it is known to err: see library_errs().
 */
#include "hub/base/str.h"
#include "opened_so.h"
#include "recur_case.h"
#include "recur_trial.h"
#include "scheduler/recur_priv.h"
#include "unit.h"

#include <stdio.h>
#include <string.h>

/* The definition, asked of one day at a time. */
struct slow {
    const struct recur_rule *r;
    int y0, m0, d0;
    int32_t first;
};

static int32_t week_start(const struct slow *k, int32_t day)
{
    while (date_weekday((hub_date){day}) != k->r->wkst) {
        day--;
    }
    return day;
}

static int period_of(const struct slow *k, int32_t day, int y, int m)
{
    switch (k->r->freq) {
    case RECUR_DAILY:
        return day - k->first;
    case RECUR_WEEKLY:
        return (week_start(k, day) - week_start(k, k->first)) / 7;
    case RECUR_MONTHLY:
        return (y - k->y0) * 12 + m - k->m0;
    default:
        return y - k->y0;
    }
}

/* Which one of its weekday `at` is among `days` days, counted from both ends. */
static bool nth_fits(struct recur_nth nth, int weekday, int at, int days)
{
    int from_front = (at - 1) / 7 + 1, from_back = (days - at) / 7 + 1;
    return nth.weekday == weekday && (nth.n == from_front || nth.n == -from_back);
}

static bool weekday_fits(const struct slow *k, int32_t day, int y, int m, int d)
{
    const struct recur_rule *r = k->r;
    int weekday = date_weekday((hub_date){day});
    bool in_year = r->freq == RECUR_YEARLY && !r->months;
    int at = in_year ? day - date_from_ymd(y, 1, 1).d + 1 : d;
    int days = in_year ? 365 + date_valid(y, 2, 29) : date_days_in_month(y, m);
    bool fits = r->weekdays & 1 << weekday;
    for (int i = 0; i < r->nth_count; i++) {
        fits |= nth_fits(r->nth[i], weekday, at, days);
    }
    return fits;
}

/* ISO week by its Thursday's rule: the fourth day of a week decides the year it belongs to. */
static bool week_fits(const struct slow *k, int32_t day)
{
    int y, m, d;
    int32_t fourth = week_start(k, day) + 3;
    date_to_ymd((hub_date){fourth}, &y, &m, &d);
    int week = (fourth - date_from_ymd(y, 1, 1).d) / 7 + 1;
    int left = (date_from_ymd(y, 12, 31).d - fourth) / 7 + 1;
    return k->r->weeks[0] == week || k->r->weeks[0] == -left;
}

static bool lone_start_day(const struct slow *k)
{
    const struct recur_rule *r = k->r;
    int back = date_days_in_month(k->y0, k->m0) - k->d0 + 1;
    return !r->weekdays && !r->nth_count && !r->place_count && !r->week_count &&
           !r->year_day_count &&
           ((r->days == 1u << k->d0 && !r->days_back) || (!r->days && r->days_back == 1u << back));
}

static bool day_fits(const struct slow *k, int32_t day, int y, int m, int d)
{
    const struct recur_rule *r = k->r;
    bool by_days = r->days || r->days_back || r->year_day_count;
    bool by_month_day = r->days || r->days_back, by_weekday = r->weekdays || r->nth_count;
    int back = date_days_in_month(y, m) - d + 1;
    bool fits = !r->months || (r->months & 1 << m);
    fits &= !by_month_day || (r->days & 1u << d) || (r->days_back & 1u << back);
    fits &= !by_weekday || weekday_fits(k, day, y, m, d);
    fits &= !r->week_count || week_fits(k, day);
    fits &= !r->year_day_count || r->year_days[0] == day - date_from_ymd(y, 1, 1).d + 1 ||
            r->year_days[0] == day - date_from_ymd(y, 12, 31).d - 1;
    if (r->freq == RECUR_WEEKLY && !by_weekday) {
        fits &= date_weekday((hub_date){day}) == date_weekday((hub_date){k->first});
    }
    if (r->freq >= RECUR_MONTHLY && !by_days && !by_weekday) {
        fits &= d == k->d0;
    }
    if (r->freq == RECUR_YEARLY && !r->months && ((!by_days && !by_weekday) || lone_start_day(k))) {
        fits &= m == k->m0;
    }
    return fits;
}

static bool placed(const struct recur_rule *r, int at, int size)
{
    bool fits = !r->place_count;
    for (int i = 0; i < r->place_count; i++) {
        fits |= r->places[i] == at + 1 || r->places[i] == at - size;
    }
    return fits;
}

static void keep_period(struct recur_trial *t, const int32_t *days, int size,
    struct recur_times *out, size_t *cap, int *left)
{
    for (int i = 0; i < size; i++) {
        hub_wall at = wall_at((hub_date){days[i]}, wall_tod(t->s.start).min);
        bool fits = placed(&t->r, i, size) && at.min >= t->s.start.min;
        if (!fits || (wall_known(t->r.until) && at.min > t->r.until.min) || (*left)-- <= 0) {
            continue;
        }
        arena_grow(t->a, &out->items, out->count, cap, sizeof *out->items);
        out->items[out->count++].at = at;
    }
}

static struct recur_times by_definition(struct recur_trial *t, int32_t last)
{
    struct recur_times out = {0};
    struct slow k = {.r = &t->r, .first = wall_date(t->s.start).d};
    int32_t days[366];
    int size = 0, period = 0, left = t->r.count ? t->r.count : INT32_MAX;
    size_t cap = 0;
    date_to_ymd((hub_date){k.first}, &k.y0, &k.m0, &k.d0);
    for (int32_t day = date_from_ymd(k.y0 - 1, 12, 20).d; day <= last; day++) {
        int y, m, d;
        date_to_ymd((hub_date){day}, &y, &m, &d);
        int here = period_of(&k, day, y, m);
        if (here != period) {
            keep_period(t, days, size, &out, &cap, &left);
            size = 0;
        }
        period = here;
        if (here >= 0 && here % t->r.interval == 0 && day_fits(&k, day, y, m, d)) {
            days[size++] = day;
        }
    }
    if (!t->r.place_count) {
        keep_period(t, days, size, &out, &cap, &left);
    }
    return out;
}

static struct recur_times expand(struct recur_trial *t, hub_wall from, hub_wall to, size_t most)
{
    struct recur_times out;
    struct hub_err err;
    struct recur_window w = {from, to, most};
    assert_int_equal(recur_expand(&t->s, &w, NULL, t->a, &out, &err), HUB_OK);
    return out;
}

static void same_times(struct recur_trial *t, const struct recur_times *got,
    const struct recur_times *want, const char *who)
{
    size_t n = got->count < want->count ? got->count : want->count;
    bool same = got->count == want->count;
    for (size_t i = 0; i < n; i++) {
        same &= got->items[i].at.min == want->items[i].at.min;
    }
    if (!same) {
        char buf[DATE_TEXT];
        printf("# %s from %s%s\n# hub  %.300s\n# %s %.300s\n",
            recur_text(&t->r, t->s.all_day, RECUR_LOCAL, t->a), wall_iso(t->s.start, buf),
            t->s.all_day ? " all day" : "", recur_times_text(got, "19970902T090000", t->a), who,
            recur_times_text(want, "19970902T090000", t->a));
    }
    assert_true(same);
}

static void a_rule_has_the_dates_of_its_definition(void **state)
{
    (void)state;
    struct recur_trial t = recur_trial_start("rules by definition", 300, 20000);
    for (int i = 0; i < t.p.rounds; i++) {
        arena_reset(t.a);
        recur_trial_random(&t);
        int32_t last = wall_date(t.s.start).d + recur_between(&t, 0, 9000);
        hub_wall to = wall_at((hub_date){last + 1}, 0);
        struct recur_times want = by_definition(&t, t.r.place_count ? last + 400 : last);
        while (want.count && want.items[want.count - 1].at.min >= to.min) {
            want.count--;
        }
        struct recur_times got = expand(&t, WALL_NONE, to, 0);
        same_times(&t, &got, &want, "slow");
    }
    arena_destroy(t.a);
}

/*
 * libical 3.0.16: BYSETPOS in a first week or month or year that the start cuts, BYWEEKNO in
 * years that begin in another's last week, BYMONTHDAY counted from the end as a limit of days,
 * FREQ=YEARLY;BYMONTHDAY without BYMONTH (only the start's month), a numbered BYDAY and
 * BYMONTHDAY at once, and every n-th week where the start is not named by the rule or weeks
 * begin on another day than Monday (it drops the first week).
 */
static bool library_errs(const struct recur_series *s)
{
    const struct recur_rule *r = s->rule;
    bool by_days = r->days || r->days_back;
    return r->place_count || r->week_count || r->year_day_count ||
           (r->freq == RECUR_DAILY && r->days_back) ||
           (r->freq == RECUR_YEARLY && by_days && !r->months) ||
           (r->freq >= RECUR_MONTHLY && by_days && r->nth_count) ||
           (r->freq == RECUR_WEEKLY && r->interval > 1 &&
               (r->wkst != MON || !recur_names(r, s->start, s->start)));
}

static void libical_gives_the_same_dates(void **state)
{
    (void)state;
    struct recur_trial t = recur_trial_start("rules by libical", 2000, 100000);
    const struct exchange_so *so = opened_so();
    for (int i = 0; i < t.p.rounds; i++) {
        struct hub_err err = {.msg = ""};
        struct recur_times want;
        arena_reset(t.a);
        recur_trial_random(&t);
        if (library_errs(&t.s)) {
            continue;
        }
        struct recur_window w = {
            WALL_NONE, {t.s.start.min + (int64_t)recur_between(&t, 0, 6000) * MINUTES_A_DAY}, 0};
        if (recur_rare_with(so, &t.s, &w, t.a, &want, &err) != HUB_OK) {
            print_error("%s\n", err.msg);
            fail();
        }
        struct recur_times got = expand(&t, w.from, w.to, 0);
        same_times(&t, &got, &want, "ical");
    }
    arena_destroy(t.a);
}

static struct recur_dates some_dates(struct recur_trial *t)
{
    struct recur_dates d = {.items = arena_array(t->a, 6, sizeof(hub_wall))};
    int64_t at = t->s.start.min;
    for (int n = recur_between(t, 0, 6); n > 0; n--) {
        at += (int64_t)recur_between(t, 1, 60) * MINUTES_A_DAY + recur_between(t, 0, 1);
        d.items[d.count++].min = at;
    }
    return d;
}

/* Every time of the rule on each of its days, from the start to `to`. */
static struct recur_times days_by_times(struct recur_trial *t, hub_wall to)
{
    struct recur_rule r = t->r, *of = &t->r;
    struct recur_series s = {.rule = &r, .start = wall_at(wall_date(t->s.start), 0)};
    struct recur_window w = {WALL_NONE, to, 0};
    struct recur_times days, out = {0};
    struct hub_err err;
    int start = wall_tod(t->s.start).min;
    r.hours = 0;
    r.minutes = 0;
    r.scope = RECUR_CORE;
    recur_expand(&s, &w, NULL, t->a, &days, &err);
    for (size_t i = 0; i < days.count * MINUTES_A_DAY; i++) {
        int min = (int)(i % MINUTES_A_DAY), hour = min / 60, minute = min % 60;
        hub_wall at = {days.items[i / MINUTES_A_DAY].at.min + min};
        bool fits = of->hours ? of->hours >> hour & 1 : hour == start / 60;
        fits &= of->minutes ? of->minutes >> minute & 1 : minute == start % 60;
        fits &= at.min >= t->s.start.min && at.min < to.min;
        if (fits && !(wall_known(of->until) && at.min > of->until.min)) {
            arena_grow(t->a, &out.items, out.count, &out.cap, sizeof *out.items);
            out.items[out.count++].at = at;
        }
    }
    return out;
}

static void several_times_a_day_are_the_days_by_the_times(void **state)
{
    (void)state;
    struct recur_trial t = recur_trial_start("times of a day", 300, 20000);
    struct recur_rare rare = opened_libical();
    for (int i = 0; i < t.p.rounds; i++) {
        struct hub_err err = {.msg = ""};
        struct recur_times got;
        arena_reset(t.a);
        recur_trial_random(&t);
        t.s.all_day = false;
        t.r.count = 0;
        t.r.hours = (uint32_t)prop_bits(&t.p) & 0xFFFFFF & (uint32_t)prop_bits(&t.p);
        t.r.minutes = recur_chance(&t, 2) ? 0 : UINT64_C(1) << recur_between(&t, 0, 59);
        if (!t.r.hours || recur_check(&t.r, &err) != HUB_OK) {
            continue;
        }
        struct recur_window w = {
            WALL_NONE, {t.s.start.min + (int64_t)recur_between(&t, 0, 900) * MINUTES_A_DAY}, 0};
        if (recur_expand(&t.s, &w, &rare, t.a, &got, &err) != HUB_OK) {
            assert_non_null(strstr(err.msg, "Begin it on a day of the rule"));
            continue;
        }
        struct recur_times want = days_by_times(&t, w.to);
        same_times(&t, &got, &want, "days");
    }
    arena_destroy(t.a);
}

static void a_window_is_the_sum_of_its_parts(void **state)
{
    (void)state;
    struct recur_trial t = recur_trial_start("windows", 5000, 300000);
    for (int i = 0; i < t.p.rounds; i++) {
        arena_reset(t.a);
        recur_trial_random(&t);
        t.s.added = some_dates(&t);
        t.s.left_out = some_dates(&t);
        t.s.keep_start = recur_chance(&t, 3);
        hub_wall a = {t.s.start.min + (int64_t)recur_between(&t, -200, 3000) * MINUTES_A_DAY};
        hub_wall b = {a.min + recur_between(&t, 0, 500000)},
                 c = {b.min + recur_between(&t, 0, 3000000)};
        struct recur_times all = expand(&t, a, c, 0), first = expand(&t, a, b, 0),
                           second = expand(&t, b, c, 0), some = expand(&t, a, c, 6);
        struct recur_times both = {
            .items = arena_array(t.a, first.count + second.count + 1, sizeof *both.items)};
        for (size_t j = 0; j < first.count; j++) {
            both.items[both.count++] = first.items[j];
        }
        for (size_t j = 0; j < second.count; j++) {
            both.items[both.count++] = second.items[j];
        }
        same_times(&t, &both, &all, "whole");
        assert_int_equal(some.more, all.count > 6);
        all.count = all.count < 6 ? all.count : 6;
        same_times(&t, &some, &all, "whole");
    }
    arena_destroy(t.a);
}

static void a_rule_is_read_back_from_its_text(void **state)
{
    (void)state;
    struct recur_trial t = recur_trial_start("texts of rules", 3000, 100000);
    for (int i = 0; i < t.p.rounds; i++) {
        struct recur_rule back;
        struct hub_err err = {.msg = ""};
        arena_reset(t.a);
        recur_trial_random(&t);
        enum wall_kind kind = WALL_ONCE;
        wall_to_stamp(t.r.until, &kind);
        enum recur_until form = kind == WALL_ONCE ? RECUR_UTC : RECUR_LOCAL;
        const char *text = recur_text(&t.r, t.s.all_day, form, t.a);
        struct recur_reading how = {.all_day = t.s.all_day};
        if (recur_parse(text, &how, &back, &err) != HUB_OK) {
            print_error("%s: %s\n", text, err.msg);
            fail();
        }
        assert_string_equal(recur_text(&back, t.s.all_day, form, t.a), text);
    }
    arena_destroy(t.a);
}

static void any_bytes_are_a_rule_or_refused_in_a_sentence(void **state)
{
    (void)state;
    static const char *const pieces[] = {"FREQ=", "WEEKLY", "YEARLY", ";", ";", ";", "BYDAY=", "MO",
        "-1", "5", ",", "COUNT=", "0", "UNTIL=", "20261218", "T000000Z", "INTERVAL=", "99999999",
        "=", "BYSETPOS=", "\xff", "BYWEEKNO=", "é", "RRULE:", "BYMONTHDAY=", "BYHOUR=", "HOURLY"};
    struct recur_trial t = recur_trial_start("any text as a rule", 20000, 1000000);
    for (int i = 0; i < t.p.rounds; i++) {
        char text[400] = "";
        struct hub_err err = {.msg = ""};
        arena_reset(t.a);
        for (int n = recur_between(&t, 0, 20); n > 0; n--) {
            strcat(text, pieces[recur_between(&t, 0, sizeof pieces / sizeof *pieces - 1)]);
        }
        if (recur_parse(text, NULL, &t.r, &err) == HUB_OK) {
            t.s = (struct recur_series){.rule = &t.r, .start = recur_some_time(&t)};
            t.r.scope = RECUR_CORE;
            expand(&t, t.s.start, WALL_NONE, 6);
        } else {
            assert_non_null(strstr(err.msg, ". hub ") ? err.msg : strstr(err.msg, " in words"));
        }
    }
    arena_destroy(t.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_has_the_dates_of_its_definition),
        cmocka_unit_test(libical_gives_the_same_dates),
        cmocka_unit_test(several_times_a_day_are_the_days_by_the_times),
        cmocka_unit_test(a_window_is_the_sum_of_its_parts),
        cmocka_unit_test(a_rule_is_read_back_from_its_text),
        cmocka_unit_test(any_bytes_are_a_rule_or_refused_in_a_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
