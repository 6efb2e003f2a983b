/* SPDX-License-Identifier: MIT */
/* The days of one month, by its length and first weekday, and of one year. */
#include "recur_priv.h"

static bool any_day_part(const struct recur_rule *r)
{
    return r->weekdays || r->nth_count || r->days || r->days_back || r->year_day_count ||
           r->week_count;
}

/*
 * "FREQ=YEARLY;BYMONTHDAY=29" from 29 February: programs that write this mean that day of that
 * month. With more days than the start's own, every month is meant.
 */
static bool only_the_start(const struct recur_rule *r, int year, int month, int day)
{
    int back = date_days_in_month(year, month) - day + 1;
    return r->freq == RECUR_YEARLY && !r->months && !r->weekdays && !r->nth_count &&
           !r->place_count && !r->week_count && !r->year_day_count &&
           ((r->days == 1u << day && !r->days_back) || (r->days_back == 1u << back && !r->days));
}

static uint16_t plan_months(const struct recur_plan *p)
{
    const struct recur_rule *r = p->r;
    if (r->months) {
        return r->months;
    }
    if (r->freq == RECUR_YEARLY &&
        (!any_day_part(r) || only_the_start(r, p->year0, p->month0, p->day0))) {
        return (uint16_t)(1u << p->month0);
    }
    return 0x1FFE;
}

static enum recur_period plan_period(const struct recur_rule *r)
{
    if (r->freq == RECUR_WEEKLY) {
        return BY_WEEK;
    }
    bool whole_year =
        r->place_count || r->week_count || r->year_day_count || (r->nth_count && !r->months);
    return r->freq == RECUR_YEARLY && whole_year ? BY_YEAR : BY_MONTH;
}

void recur_plan_make(struct recur_plan *p, const struct recur_rule *r, hub_wall start)
{
    hub_date first = wall_date(start);
    p->r = r;
    p->first = first.d;
    p->last = date_from_ymd(9999, 12, 31).d;
    if (wall_known(r->until)) {
        int32_t until = wall_date(r->until).d;
        until -= wall_tod(r->until).min < wall_tod(start).min;
        p->last = until < p->last ? until : p->last;
    }
    date_to_ymd(first, &p->year0, &p->month0, &p->day0);
    p->period = plan_period(r);
    p->months = plan_months(p);
    p->default_day = r->freq >= RECUR_MONTHLY && !any_day_part(r);
    for (int i = 0; i < 4; i++) {
        p->masks_made[i] = 0;
    }
}

/* The days of a month are bits from 0 on here. */
static uint32_t mirrored(uint32_t back, int days)
{
    uint32_t out = 0;
    for (; back; back &= back - 1) {
        int n = __builtin_ctz(back);
        if (n <= days) {
            out |= 1u << (days - n);
        }
    }
    return out;
}

static uint32_t weekday_days(int weekday, int first_weekday)
{
    return 0x10204081u << (weekday - first_weekday + 7) % 7;
}

static uint32_t nth_day(struct recur_nth nth, int first_weekday, int days)
{
    int first = (nth.weekday - first_weekday + 7) % 7;
    int count = (days - first + 6) / 7;
    int at = nth.n > 0 ? nth.n - 1 : count + nth.n;
    return at >= 0 && at < count ? 1u << (first + 7 * at) : 0;
}

/* BYDAY in a month. A number counts within it, unless it counts within the year. */
static uint32_t byday_mask(const struct recur_plan *p, int first_weekday, int days)
{
    const struct recur_rule *r = p->r;
    uint32_t mask = 0;
    if (p->period == BY_YEAR && r->nth_count && !r->months) {
        return ~0u; /* the year sees to it */
    }
    for (int i = 0; i < r->nth_count; i++) {
        mask |= nth_day(r->nth[i], first_weekday, days);
    }
    for (uint32_t left = r->weekdays; left; left &= left - 1) {
        mask |= weekday_days(__builtin_ctz(left), first_weekday);
    }
    return mask;
}

static uint32_t month_days(const struct recur_plan *p, int first_weekday, int days)
{
    const struct recur_rule *r = p->r;
    uint32_t mask = ~0u >> (32 - days);
    if (r->days || r->days_back) {
        mask &= r->days >> 1 | mirrored(r->days_back, days);
    }
    if (r->weekdays || r->nth_count) {
        mask &= byday_mask(p, first_weekday, days);
    }
    if (p->default_day) {
        mask &= 1u << (p->day0 - 1);
    }
    if (r->place_count && r->freq == RECUR_MONTHLY) {
        struct recur_set s = {.words = 1, .bits = {mask}};
        recur_set_pick(&s, r->places, r->place_count);
        mask = (uint32_t)s.bits[0];
    }
    return mask;
}

static int weekday_of(int32_t day)
{
    return date_weekday((hub_date){day});
}

uint32_t recur_month_mask(struct recur_plan *p, int32_t first, int days)
{
    int weekday = weekday_of(first), length = days - 28;
    if (!(p->masks_made[length] & 1u << weekday)) {
        p->masks[length][weekday] = month_days(p, weekday, days);
        p->masks_made[length] |= 1u << weekday;
    }
    return p->masks[length][weekday];
}

static void set_bit(struct recur_set *s, int32_t day, int32_t days)
{
    int32_t at = day - s->base;
    if (at >= 0 && at < days) {
        s->bits[at / 64] |= UINT64_C(1) << at % 64;
    }
}

static void set_and(struct recur_set *s, const struct recur_set *with)
{
    for (int i = 0; i < SET_WORDS; i++) {
        s->bits[i] &= with->bits[i];
    }
}

/* BYDAY in a whole year: the 20th Monday, every Friday. */
static void year_weekdays(const struct recur_rule *r, int32_t days, struct recur_set *s)
{
    int first_weekday = weekday_of(s->base);
    for (int i = 0; i < r->nth_count; i++) {
        int first = (r->nth[i].weekday - first_weekday + 7) % 7;
        int count = (days - first + 6) / 7;
        int at = r->nth[i].n > 0 ? r->nth[i].n - 1 : count + r->nth[i].n;
        if (at >= 0 && at < count) {
            set_bit(s, s->base + first + 7 * at, days);
        }
    }
    for (int32_t day = 0; day < days; day++) {
        if (r->weekdays & 1 << (first_weekday + day) % 7) {
            set_bit(s, s->base + day, days);
        }
    }
}

/* Week 1 is the first with four days in the year (RFC 5545, ISO 8601); it may begin in December. */
static int32_t first_week(int year, int wkst)
{
    int32_t fourth = date_from_ymd(year, 1, 4).d;
    return fourth - (weekday_of(fourth) - wkst + 7) % 7;
}

static void mark_week(struct recur_set *s, int32_t first, int32_t days)
{
    for (int32_t day = first; day < first + 7; day++) {
        set_bit(s, day, days);
    }
}

/* The days of this year that lie in weeks with such numbers, be they of the year before or after. */
static void year_weeks(const struct recur_rule *r, int year, int32_t days, struct recur_set *s)
{
    for (int y = year - 1; y <= year + 1; y++) {
        int32_t first = first_week(y, r->wkst);
        int weeks = (first_week(y + 1, r->wkst) - first) / 7;
        for (int i = 0; i < r->week_count; i++) {
            int week = r->weeks[i] > 0 ? r->weeks[i] - 1 : weeks + r->weeks[i];
            if (week >= 0 && week < weeks) {
                mark_week(s, first + 7 * week, days);
            }
        }
    }
}

static void year_days(const struct recur_rule *r, int32_t days, struct recur_set *s)
{
    for (int i = 0; i < r->year_day_count; i++) {
        int day = r->year_days[i] > 0 ? r->year_days[i] - 1 : days + r->year_days[i];
        set_bit(s, s->base + day, days);
    }
}

static void put_month(struct recur_set *s, int32_t first, uint32_t mask)
{
    int32_t at = first - s->base;
    s->bits[at / 64] |= (uint64_t)mask << at % 64;
    if (at % 64 > 32) {
        s->bits[at / 64 + 1] |= (uint64_t)mask >> (64 - at % 64);
    }
}

void recur_year_set(struct recur_plan *p, int year, struct recur_set *out)
{
    const struct recur_rule *r = p->r;
    *out = (struct recur_set){.base = date_from_ymd(year, 1, 1).d, .words = SET_WORDS};
    int32_t days = date_from_ymd(year, 12, 31).d + 1 - out->base;
    for (int month = 1; month <= 12; month++) {
        if (p->months & 1u << month) {
            int32_t first = date_from_ymd(year, month, 1).d;
            put_month(out, first, recur_month_mask(p, first, date_days_in_month(year, month)));
        }
    }
    if (r->nth_count && !r->months) {
        struct recur_set s = {.base = out->base};
        year_weekdays(r, days, &s);
        set_and(out, &s);
    }
    if (r->week_count) {
        struct recur_set s = {.base = out->base};
        year_weeks(r, year, days, &s);
        set_and(out, &s);
    }
    if (r->year_day_count) {
        struct recur_set s = {.base = out->base};
        year_days(r, days, &s);
        set_and(out, &s);
    }
    recur_set_pick(out, r->places, r->place_count);
}
