/* SPDX-License-Identifier: MIT */
/* A rule as RRULE text, and lists of dates. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "recur_priv.h"

#include <stdlib.h>
#include <string.h>

static const char DAYS[] = "MOTUWETHFRSASU";

/* One value after another: "=" before the first, "," before the others. */
struct list {
    struct sb *b;
    const char *name;
    int count;
};

static void next(struct list *l)
{
    if (l->count++ == 0) {
        sb_addf(l->b, ";%s=", l->name);
    } else {
        sb_addc(l->b, ',');
    }
}

static void add_bits(struct sb *b, const char *name, uint64_t bits, uint64_t back)
{
    struct list l = {b, name, 0};
    for (; bits; bits &= bits - 1) {
        next(&l);
        sb_addf(b, "%d", __builtin_ctzll(bits));
    }
    for (; back; back &= back - 1) {
        next(&l);
        sb_addf(b, "-%d", __builtin_ctzll(back));
    }
}

static void add_days(struct sb *b, const struct recur_rule *r)
{
    struct list l = {b, "BYDAY", 0};
    for (uint32_t bits = r->weekdays; bits; bits &= bits - 1) {
        next(&l);
        sb_addn(b, DAYS + 2 * __builtin_ctz(bits), 2);
    }
    for (int i = 0; i < r->nth_count; i++) {
        next(&l);
        sb_addf(b, "%d%.2s", r->nth[i].n, DAYS + 2 * r->nth[i].weekday);
    }
}

static void add_numbers(struct sb *b, const char *name, const int16_t *n, int count)
{
    struct list l = {b, name, 0};
    for (int i = 0; i < count; i++) {
        next(&l);
        sb_addf(b, "%d", n[i]);
    }
}

static void add_weeks(struct sb *b, const struct recur_rule *r)
{
    struct list l = {b, "BYWEEKNO", 0};
    for (int i = 0; i < r->week_count; i++) {
        next(&l);
        sb_addf(b, "%d", r->weeks[i]);
    }
}

static void add_until(struct sb *b, hub_wall until, bool all_day, enum recur_until form)
{
    int year, month, day;
    hub_wall w = until;
    bool utc = form == RECUR_UTC && !all_day;
    if (utc) {
        w = (hub_wall){wall_to_stamp(until, NULL).ms / 60000};
    }
    date_to_ymd(wall_date(w), &year, &month, &day);
    sb_addf(b, ";UNTIL=%04d%02d%02d", year, month, day);
    if (!all_day) {
        int min = wall_tod(w).min;
        sb_addf(b, "T%02d%02d00%s", min / 60, min % 60, utc ? "Z" : "");
    }
}

const char *recur_text(
    const struct recur_rule *r, bool all_day, enum recur_until until, struct arena *a)
{
    static const char *const freqs[] = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
    struct sb b = sb_as_is(a);
    sb_addf(&b, "FREQ=%s", freqs[r->freq]);
    if (r->interval > 1) {
        sb_addf(&b, ";INTERVAL=%d", r->interval);
    }
    add_bits(&b, "BYMONTH", r->months, 0);
    add_weeks(&b, r);
    add_numbers(&b, "BYYEARDAY", r->year_days, r->year_day_count);
    add_bits(&b, "BYMONTHDAY", r->days, r->days_back);
    add_days(&b, r);
    add_bits(&b, "BYHOUR", r->hours, 0);
    add_bits(&b, "BYMINUTE", r->minutes, 0);
    add_numbers(&b, "BYSETPOS", r->places, r->place_count);
    if (r->wkst != MON) {
        sb_addf(&b, ";WKST=%.2s", DAYS + 2 * r->wkst);
    }
    if (r->count) {
        sb_addf(&b, ";COUNT=%d", r->count);
    }
    if (wall_known(r->until)) {
        add_until(&b, r->until, all_day, until);
    }
    return sb_str(&b);
}

static bool digits(const char *s, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (s[i] < '0' || s[i] > '9') {
            return false;
        }
        *out = *out * 10 + s[i] - '0';
    }
    return true;
}

/* A leap second is the second before it. */
static bool read_time(const char *s, int *min)
{
    int hour, minute, second;
    *min = 0;
    if (*s != 'T' && *s != 't') {
        return false;
    }
    bool fits = digits(s + 1, 2, &hour) && digits(s + 3, 2, &minute) && digits(s + 5, 2, &second);
    *min = fits ? hour * 60 + minute : 0;
    return fits && hour < 24 && minute < 60 && second <= 60;
}

bool recur_date_read(
    const char *s, size_t len, const struct recur_reading *how, hub_wall *out, bool *day)
{
    int y, m, d, min = 0;
    bool utc = len == 16 && (s[15] == 'Z' || s[15] == 'z');
    if ((len != 8 && len != 15 && !utc) || !digits(s, 4, &y) || !digits(s + 4, 2, &m) ||
        !digits(s + 6, 2, &d) || !date_valid(y, m, d)) {
        return false;
    }
    if (len > 8 && !read_time(s + 8, &min)) {
        return false;
    }
    *day = len == 8;
    *out = wall_at(date_from_ymd(y, m, d), min);
    if (utc) {
        hub_stamp at = {out->min * 60000};
        *out = how->local ? how->local(how->zone, at) : stamp_to_wall(at);
    }
    return true;
}

static int by_time(const void *a, const void *b)
{
    const hub_wall *x = a, *y = b;
    return (x->min > y->min) - (x->min < y->min);
}

static void sort_once(struct recur_dates *d)
{
    size_t kept = 0;
    if (d->count > 1) {
        qsort(d->items, d->count, sizeof *d->items, by_time);
    }
    for (size_t i = 0; i < d->count; i++) {
        if (kept == 0 || d->items[i].min != d->items[kept - 1].min) {
            d->items[kept++] = d->items[i];
        }
    }
    d->count = kept;
}

enum hub_rc recur_dates_parse(const char *text, const struct recur_reading *how, struct arena *a,
    struct recur_dates *out, struct hub_err *err)
{
    static const struct recur_reading timed = {.start = {INT64_MIN}};
    struct recur_dates d = {0};
    size_t cap = 0;
    how = how ? how : &timed;
    while (*text) {
        size_t len = strcspn(text, ",");
        hub_wall at;
        bool day;
        if (!recur_date_read(text, len, how, &at, &day)) {
            return hub_fail(err, HUB_EINVAL,
                "\"%.*s\" in the list of dates is not a date. Dates are written as 20261225 or "
                "20261225T190000.",
                (int)utf8_head(text, len < 40 ? len : 40), text);
        }
        if (how->all_day) {
            at = wall_at(wall_date(at), 0);
        } else if (day && wall_known(how->start)) {
            at = wall_at(wall_date(at), wall_tod(how->start).min);
        }
        arena_grow(a, &d.items, d.count, &cap, sizeof *d.items);
        d.items[d.count++] = at;
        text += len + (text[len] == ',');
    }
    sort_once(&d);
    *out = d;
    return HUB_OK;
}
