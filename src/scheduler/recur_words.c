/* SPDX-License-Identifier: MIT */
/*
 * A rule in words. First it is made plain: parts that come from the start are
 * written in, and what can be said by the week is not said by the day, month or
 * year. Then one writer a frequency.
 */
#include "hub/scheduler/recur_words.h"

#include "hub/base/str.h"
#include "recur_read_priv.h"

struct words {
    struct sb b;
    struct recur_rule r; /* plain */
    hub_wall start;
    bool comma; /* a clause was put behind a comma */
};

static bool by_month_day(const struct recur_rule *r)
{
    return r->days || r->days_back;
}

static bool weekdays_alone(const struct recur_rule *r)
{
    return r->weekdays && !r->nth_count && !by_month_day(r) && !r->place_count && !r->week_count &&
           !r->year_day_count;
}

static bool nothing_named(const struct recur_rule *r)
{
    return !r->weekdays && !r->nth_count && !by_month_day(r) && !r->week_count &&
           !r->year_day_count;
}

static bool one_bit(uint32_t bits)
{
    return bits && !(bits & (bits - 1));
}

/* BYDAY=TU;BYSETPOS=2 of a month is 2TU. */
static void number_the_weekday(struct recur_rule *r)
{
    bool one = one_bit(r->weekdays);
    bool small = true;
    for (int i = 0; i < r->place_count; i++) {
        small &= r->places[i] <= 5 && r->places[i] >= -5;
    }
    if (r->freq != RECUR_MONTHLY || !one || r->nth_count || by_month_day(r) || !small) {
        return;
    }
    for (int i = 0; i < r->place_count; i++) {
        uint8_t weekday = (uint8_t)__builtin_ctz(r->weekdays);
        r->nth[r->nth_count++] = (struct recur_nth){(int8_t)r->places[i], weekday};
    }
    if (r->place_count) {
        r->weekdays = 0;
        r->place_count = 0;
    }
}

static void fill_from_start(struct recur_rule *r, hub_wall start)
{
    int year, month, day;
    date_to_ymd(wall_date(start), &year, &month, &day);
    bool lone = r->freq == RECUR_YEARLY && !r->months && !r->weekdays && !r->place_count &&
                !r->nth_count && !r->week_count && !r->year_day_count;
    int back = date_days_in_month(year, month) - day + 1;
    bool of_start =
        (r->days == 1u << day && !r->days_back) || (r->days_back == 1u << back && !r->days);
    if (lone && (!by_month_day(r) || of_start)) {
        r->months = (uint16_t)(1u << month);
    }
    if (r->freq == RECUR_WEEKLY && !r->weekdays) {
        r->weekdays = (uint8_t)(1u << date_weekday(wall_date(start)));
    } else if (r->freq >= RECUR_MONTHLY && nothing_named(r)) {
        r->days = 1u << day;
    }
}

static void make_plain(struct recur_rule *r, hub_wall start)
{
    fill_from_start(r, start);
    number_the_weekday(r);
    if (r->interval > 1) {
        return;
    }
    bool each_month = r->freq == RECUR_YEARLY && by_month_day(r) && !r->nth_count && !r->weekdays &&
                      !r->months && !r->week_count && !r->year_day_count && !r->place_count;
    if ((r->freq == RECUR_DAILY && by_month_day(r) && !r->place_count) || each_month) {
        r->freq = RECUR_MONTHLY;
    } else if (weekdays_alone(r)) {
        r->freq = RECUR_WEEKLY;
    }
}

static const char *ordinal_end(int n)
{
    int tens = n / 10 % 10, ones = n % 10;
    return tens == 1 || ones > 3 || ones == 0 ? "th" : ones == 1 ? "st" : ones == 2 ? "nd" : "rd";
}

/* "first", "20th", "last", "second to last" */
static void add_nth(struct sb *b, int n)
{
    static const char *const names[] = {"", "first", "second", "third", "fourth", "fifth"};
    int size = n < 0 ? -n : n;
    if (n == -1) {
        sb_add(b, "last");
        return;
    }
    if (size <= 5) {
        sb_add(b, names[size]);
    } else {
        sb_addf(b, "%d%s", size, ordinal_end(size));
    }
    if (n < 0) {
        sb_add(b, " to last");
    }
}

/* Between the i-th and the next of `count` things. */
static void add_between(struct sb *b, int i, int count, const char *last)
{
    if (i > 0) {
        sb_add(b, i + 1 < count ? ", " : last);
    }
}

static void add_weekdays(struct sb *b, uint32_t days, const char *last)
{
    int count = __builtin_popcount(days);
    for (int i = 0; days; days &= days - 1, i++) {
        add_between(b, i, count, last);
        sb_add(b, date_weekday_name(__builtin_ctz(days)));
    }
}

static void add_months(struct sb *b, uint32_t months)
{
    int count = __builtin_popcount(months);
    for (int i = 0; months; months &= months - 1, i++) {
        add_between(b, i, count, " and ");
        sb_add(b, date_month_name(__builtin_ctz(months)));
    }
}

/* "2nd and 15th", "7th to 13th", "1st and last day" */
static void add_month_days(struct sb *b, const struct recur_rule *r, const char *last)
{
    uint32_t days = r->days, back = r->days_back;
    int first = days ? __builtin_ctz(days) : 0, size = __builtin_popcount(days);
    bool run = size >= 3 && !back && days >> first == (1u << size) - 1;
    int count = size + __builtin_popcount(back), i = 0;
    if (run) {
        int end = first + size - 1;
        sb_addf(b, "%d%s to %d%s", first, ordinal_end(first), end, ordinal_end(end));
        return;
    }
    for (; days; days &= days - 1, i++) {
        int day = __builtin_ctz(days);
        add_between(b, i, count, last);
        sb_addf(b, "%d%s", day, ordinal_end(day));
    }
    for (; back; back &= back - 1, i++) {
        add_between(b, i, count, last);
        add_nth(b, -__builtin_ctz(back));
        sb_add(b, " day");
    }
}

static bool same_weekday(const struct recur_rule *r)
{
    for (int i = 1; i < r->nth_count; i++) {
        if (r->nth[i].weekday != r->nth[0].weekday) {
            return false;
        }
    }
    return true;
}

/* "the first and third Saturday", "the first Sunday and the last Friday" */
static void add_numbered(struct sb *b, const struct recur_rule *r)
{
    bool same = same_weekday(r);
    for (int i = 0; i < r->nth_count; i++) {
        add_between(b, i, r->nth_count, " and ");
        sb_add(b, same && i > 0 ? "" : "the ");
        add_nth(b, r->nth[i].n);
        if (!same || i + 1 == r->nth_count) {
            sb_addf(b, " %s", date_weekday_name(r->nth[i].weekday));
        }
    }
}

static void add_places(struct sb *b, const struct recur_rule *r)
{
    for (int i = 0; i < r->place_count; i++) {
        add_between(b, i, r->place_count, " and ");
        add_nth(b, r->places[i]);
    }
}

static void begin_clause(struct words *w)
{
    sb_add(&w->b, ", ");
    w->comma = true;
}

static void add_every(struct words *w, const char *one, const char *many)
{
    int n = w->r.interval;
    if (n == 1) {
        sb_addf(&w->b, "every %s", one);
    } else if (n == 2) {
        sb_addf(&w->b, "every second %s", one);
    } else {
        sb_addf(&w->b, "every %d %s", n, many);
    }
}

/* ", if it is a Friday": a limit on what was said before. */
static void add_if_weekday(struct words *w)
{
    if (!w->r.weekdays) {
        return;
    }
    begin_clause(w);
    sb_add(&w->b, "if it is a ");
    add_weekdays(&w->b, w->r.weekdays, " or ");
}

static void add_only_places(struct words *w, const char *period)
{
    if (!w->r.place_count) {
        return;
    }
    begin_clause(w);
    sb_add(&w->b, "only the ");
    add_places(&w->b, &w->r);
    sb_addf(&w->b, " of them each %s", period);
}

static void say_daily(struct words *w)
{
    add_every(w, "day", "days");
    if (by_month_day(&w->r)) {
        begin_clause(w);
        sb_add(&w->b, "if it is the ");
        add_month_days(&w->b, &w->r, " or ");
        sb_add(&w->b, " of the month");
    }
    add_if_weekday(w);
    add_only_places(w, "day");
}

static void add_day_set(struct sb *b, uint32_t days)
{
    if (days == WORKDAYS) {
        sb_add(b, "weekdays");
    } else {
        add_weekdays(b, days, " and ");
    }
}

static void say_weekly(struct words *w)
{
    uint32_t days = w->r.weekdays;
    bool one = one_bit(days);
    if (w->r.interval == 1 && (days == WEEK || days == WORKDAYS)) {
        sb_add(&w->b, days == WEEK ? "every day" : "every weekday");
    } else if (w->r.interval == 1 || (w->r.interval == 2 && one)) {
        sb_add(&w->b, w->r.interval == 1 ? "every " : "every second ");
        add_weekdays(&w->b, days, " and ");
    } else {
        add_every(w, "week", "weeks");
        sb_add(&w->b, " on ");
        add_day_set(&w->b, days);
    }
    add_only_places(w, "week");
    bool only_start = days == 1u << date_weekday(wall_date(w->start));
    if (w->r.wkst != MON && ((w->r.interval > 1 && !only_start) || w->r.place_count)) {
        begin_clause(w);
        sb_addf(&w->b, "weeks starting on %s", date_weekday_name(w->r.wkst));
    }
}

/* BYDAY of several weekdays with BYSETPOS alone: "the last weekday", "the first weekend day". */
static bool add_placed_weekdays(struct words *w)
{
    const struct recur_rule *r = &w->r;
    bool in_month = r->freq == RECUR_MONTHLY || one_bit(r->months);
    if (!in_month || !r->place_count || !r->weekdays || r->nth_count || by_month_day(r)) {
        return false;
    }
    sb_add(&w->b, "the ");
    add_places(&w->b, r);
    sb_addc(&w->b, ' ');
    if (r->weekdays == WORKDAYS || r->weekdays == WEEKEND || r->weekdays == WEEK) {
        sb_add(&w->b, r->weekdays == WORKDAYS ? "weekday"
                      : r->weekdays == WEEK   ? "day"
                                              : "weekend day");
    } else {
        add_weekdays(&w->b, r->weekdays, " or ");
    }
    return true;
}

/* What of the month. True when weekdays and places are said with it. */
static bool add_of_month(struct words *w)
{
    const struct recur_rule *r = &w->r;
    if (add_placed_weekdays(w)) {
        return true;
    }
    if (r->nth_count) {
        add_numbered(&w->b, r);
        if (r->weekdays) {
            sb_add(&w->b, " and every ");
            add_weekdays(&w->b, r->weekdays, " and ");
        }
        return !by_month_day(r) && !r->place_count;
    }
    if (!by_month_day(r)) {
        sb_add(&w->b, "every ");
        add_weekdays(&w->b, r->weekdays, " and ");
        return !r->place_count;
    }
    sb_add(&w->b, "the ");
    add_month_days(&w->b, r, " and ");
    return false;
}

/* What add_of_month left unsaid. */
static void add_limits(struct words *w, const char *period)
{
    if (w->r.nth_count && by_month_day(&w->r)) {
        begin_clause(w);
        sb_add(&w->b, "if it is the ");
        add_month_days(&w->b, &w->r, " or ");
        sb_add(&w->b, " of the month");
    } else if (by_month_day(&w->r)) {
        add_if_weekday(w);
    }
    add_only_places(w, period);
}

static void say_monthly(struct words *w)
{
    bool whole = add_of_month(w);
    sb_add(&w->b, w->r.interval == 1 ? " of the month" : " of ");
    if (w->r.interval > 1) {
        add_every(w, "month", "months");
    }
    if (!whole) {
        add_limits(w, "month");
    }
}

static void add_weeks(struct words *w)
{
    if (w->r.weekdays) {
        add_weekdays(&w->b, w->r.weekdays, " and ");
    } else {
        sb_add(&w->b, "any day");
    }
    sb_add(&w->b, " of ");
    for (int i = 0; i < w->r.week_count; i++) {
        add_between(&w->b, i, w->r.week_count, " and ");
        if (w->r.weeks[i] > 0) {
            sb_addf(&w->b, "week %d", w->r.weeks[i]);
        } else {
            sb_add(&w->b, "the ");
            add_nth(&w->b, w->r.weeks[i]);
            sb_add(&w->b, " week");
        }
    }
    if (w->r.months) {
        sb_add(&w->b, " in ");
        add_months(&w->b, w->r.months);
    }
}

static void add_year_days(struct words *w)
{
    for (int i = 0; i < w->r.year_day_count; i++) {
        add_between(&w->b, i, w->r.year_day_count, " and ");
        sb_add(&w->b, "the ");
        add_nth(&w->b, w->r.year_days[i]);
        sb_add(&w->b, " day");
    }
    sb_add(&w->b, " of the year");
}

static void say_yearly(struct words *w)
{
    const struct recur_rule *r = &w->r;
    bool whole = false;
    add_every(w, "year", "years");
    sb_add(&w->b, " on ");
    if (r->week_count) {
        add_weeks(w);
        whole = !by_month_day(r) && !r->place_count;
    } else if (r->year_day_count) {
        add_year_days(w);
    } else if (one_bit(r->days) && !r->days_back && one_bit(r->months) && !r->nth_count) {
        sb_addf(&w->b, "%d %s", __builtin_ctz(r->days), date_month_name(__builtin_ctz(r->months)));
    } else {
        whole = add_of_month(w);
        sb_add(&w->b, " of ");
        if (r->months) {
            add_months(&w->b, r->months);
        } else {
            sb_add(&w->b, by_month_day(r) && !r->nth_count ? "every month" : "the year");
        }
    }
    if (!whole) {
        add_limits(w, "year");
    }
}

static void add_month_limit(struct words *w)
{
    uint32_t months = w->r.months, others = ALL_MONTHS & ~months;
    if (!months || !others || w->r.freq == RECUR_YEARLY) {
        return;
    }
    begin_clause(w);
    bool most = __builtin_popcount(months) > 6;
    sb_add(&w->b, most ? "not in " : "only in ");
    add_months(&w->b, most ? others : months);
}

static void add_times(struct words *w)
{
    int start = wall_tod(w->start).min;
    uint64_t hours = w->r.hours ? w->r.hours : UINT64_C(1) << start / 60;
    uint64_t minutes = w->r.minutes ? w->r.minutes : UINT64_C(1) << start % 60;
    int count = __builtin_popcountll(hours) * __builtin_popcountll(minutes), i = 0;
    if (!w->r.hours && !w->r.minutes) {
        return;
    }
    begin_clause(w);
    if (count > 6) {
        sb_addf(&w->b, "%d times a day", count);
        return;
    }
    sb_add(&w->b, "at ");
    for (uint64_t h = hours; h; h &= h - 1) {
        for (uint64_t m = minutes; m; m &= m - 1, i++) {
            add_between(&w->b, i, count, " and ");
            sb_addf(&w->b, "%02d:%02d", __builtin_ctzll(h), __builtin_ctzll(m));
        }
    }
}

static void add_end(struct words *w)
{
    char buf[DATE_TEXT];
    if (w->r.count) {
        sb_addf(&w->b, w->r.count == 1 ? ", once" : ", %d times", w->r.count);
    }
    if (wall_known(w->r.until)) {
        hub_date last = wall_date(w->r.until);
        last.d -= wall_tod(w->r.until).min < wall_tod(w->start).min;
        sb_addf(&w->b, "%s until %s", w->comma ? "," : "", date_long(last, buf));
    }
}

const char *recur_words(const struct recur_rule *r, hub_wall start, struct arena *a)
{
    static void (*const say[])(struct words * w) = {say_daily, say_weekly, say_monthly, say_yearly};
    struct words w = {.b = sb_as_is(a), .r = *r, .start = start};
    make_plain(&w.r, start);
    say[w.r.freq](&w);
    add_month_limit(&w);
    add_times(&w);
    add_end(&w);
    return sb_str(&w.b);
}
