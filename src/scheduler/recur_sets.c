/* SPDX-License-Identifier: MIT */
/* The periods of a rule one after another, and what is done to their days. */
#include "recur_priv.h"

enum { YEAR_LAST = 9999 };

/* Bits from `at` on; all for at <= 0, none from 64 on. */
static uint64_t bits_from(int32_t at)
{
    return at <= 0 ? ~UINT64_C(0) : at >= 64 ? 0 : ~UINT64_C(0) << at;
}

bool recur_set_clip(struct recur_set *s, int32_t from, int32_t to)
{
    if (s->base > to) {
        return false;
    }
    for (int i = 0; i < s->words; i++) {
        int32_t base = s->base + i * 64;
        s->bits[i] &= bits_from(from - base) & ~bits_from(to + 1 - base);
    }
    return true;
}

static int32_t week_of(const struct recur_plan *p, int32_t day)
{
    return day - (date_weekday((hub_date){day}) - p->r->wkst + 7) % 7;
}

/* How many periods of the interval's step lie wholly before: `gone` periods rounded up to a step. */
static int32_t to_step(int32_t gone, int32_t step)
{
    return (gone + step - 1) / step * step;
}

struct recur_sets recur_sets_from(struct recur_plan *p, int32_t day)
{
    struct recur_sets it = {.p = p};
    int day_of_month, step = p->r->interval;
    if (p->period == BY_WEEK) {
        int32_t first = week_of(p, p->first);
        it.week = first + 7 * to_step((week_of(p, day) - first) / 7, step);
        return it;
    }
    date_to_ymd((hub_date){day}, &it.year, &it.month, &day_of_month);
    if (p->r->freq == RECUR_YEARLY) {
        int year = p->year0 + to_step(it.year - p->year0, step);
        it.month = year > it.year ? 1 : it.month;
        it.year = year;
    } else if (p->r->freq == RECUR_MONTHLY) {
        int first = p->year0 * 12 + p->month0 - 1;
        int month = first + to_step(it.year * 12 + it.month - 1 - first, step);
        it.year = month / 12;
        it.month = month % 12 + 1;
    }
    return it;
}

static uint32_t limited_week(const struct recur_rule *r, int32_t base, uint32_t days)
{
    uint32_t kept = 0;
    for (uint32_t left = days; left; left &= left - 1) {
        int year, month, day, at = __builtin_ctz(left);
        date_to_ymd((hub_date){base + at}, &year, &month, &day);
        kept |= r->months & 1u << month ? 1u << at : 0;
    }
    return kept;
}

static bool next_week(struct recur_sets *it, struct recur_set *out)
{
    const struct recur_rule *r = it->p->r;
    uint32_t days = r->weekdays;
    if (it->week > it->p->last) {
        return false;
    }
    days = days ? days : 1u << date_weekday((hub_date){it->p->first});
    days = (days | days << 7) >> r->wkst & 0x7F; /* counted from the first day of the week */
    if (r->months) {
        days = limited_week(r, it->week, days);
    }
    out->base = it->week;
    out->words = 1;
    out->bits[0] = days;
    recur_set_pick(out, r->places, r->place_count);
    it->week += 7 * r->interval;
    return true;
}

/* The next month of the rule, not before the one where `it` stands. */
static bool find_month(struct recur_sets *it)
{
    const struct recur_rule *r = it->p->r;
    int step = r->freq == RECUR_MONTHLY ? r->interval : 1;
    int years = r->freq == RECUR_YEARLY ? r->interval : 1;
    for (;;) {
        if (it->month > 12) {
            it->year += years * ((it->month - 1) / 12);
            it->month = (it->month - 1) % 12 + 1;
        }
        if (it->year > YEAR_LAST) {
            return false;
        }
        if (it->p->months & 1u << it->month) {
            return true;
        }
        it->month += step;
    }
}

/* Every n-th day from the start on. */
static uint32_t strided(const struct recur_plan *p, int32_t first)
{
    int32_t step = p->r->interval, at = (p->first - first) % step;
    uint32_t days = 0;
    for (at += at < 0 ? step : 0; at < 31; at += step) {
        days |= 1u << at;
    }
    return days;
}

static bool day_is_picked(const struct recur_rule *r)
{
    bool picked = !r->place_count;
    for (int i = 0; i < r->place_count; i++) {
        picked |= r->places[i] == 1 || r->places[i] == -1;
    }
    return picked;
}

static bool next_month(struct recur_sets *it, struct recur_set *out)
{
    const struct recur_rule *r = it->p->r;
    if (!find_month(it)) {
        return false;
    }
    out->base = date_from_ymd(it->year, it->month, 1).d;
    out->words = 1;
    out->bits[0] = recur_month_mask(it->p, out->base, date_days_in_month(it->year, it->month));
    if (r->freq == RECUR_DAILY && r->interval > 1) {
        out->bits[0] &= strided(it->p, out->base);
    }
    if (r->freq == RECUR_DAILY && !day_is_picked(r)) {
        out->bits[0] = 0;
    }
    it->month += r->freq == RECUR_MONTHLY ? r->interval : 1;
    return true;
}

static bool next_year(struct recur_sets *it, struct recur_set *out)
{
    if (it->year > YEAR_LAST) {
        return false;
    }
    recur_year_set(it->p, it->year, out);
    it->year += it->p->r->interval;
    return true;
}

bool recur_sets_next(struct recur_sets *it, struct recur_set *out)
{
    switch (it->p->period) {
    case BY_WEEK:
        return next_week(it, out);
    case BY_MONTH:
        return next_month(it, out);
    default:
        return next_year(it, out);
    }
}

static bool plain_days(const struct recur_plan *p)
{
    const struct recur_rule *r = p->r;
    return r->freq == RECUR_DAILY && !r->months && !r->weekdays && !r->days && !r->days_back &&
           !r->place_count;
}

/* Each weekday of a plain weekly rule comes once a step. */
static int64_t weeks_before(const struct recur_plan *p, int32_t day)
{
    const struct recur_rule *r = p->r;
    int32_t step = 7 * r->interval, first = week_of(p, p->first);
    uint32_t days = r->weekdays ? r->weekdays : 1u << date_weekday((hub_date){p->first});
    int64_t n = 0;
    for (; days; days &= days - 1) {
        int32_t at = first + (__builtin_ctz(days) - r->wkst + 7) % 7;
        at += at < p->first ? step : 0;
        n += at < day ? (day - 1 - at) / step + 1 : 0;
    }
    return n;
}

int64_t recur_plan_before(struct recur_plan *p, int32_t day, int64_t most)
{
    struct recur_set s;
    int64_t n = 0;
    if (day <= p->first) {
        return 0;
    }
    if (plain_days(p)) {
        return (day - 1 - p->first) / p->r->interval + 1;
    }
    if (p->period == BY_WEEK && !p->r->months && !p->r->place_count) {
        return weeks_before(p, day);
    }
    struct recur_sets it = recur_sets_from(p, p->first);
    while (n < most && recur_sets_next(&it, &s) && recur_set_clip(&s, p->first, day - 1)) {
        n += recur_set_size(&s);
    }
    return n;
}
