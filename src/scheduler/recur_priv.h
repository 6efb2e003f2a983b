/* SPDX-License-Identifier: MIT */
/*
 * How a rule is worked out. A plan turns it into sets, one a period, in order:
 * a week, a month or a year of days as bits. Whatever RFC 5545 calls "expand" or
 * "limit" is an intersection of such bits. Daily rules are months too, with every
 * n-th day.
 */
#ifndef HUB_SCHEDULER_RECUR_PRIV_H
#define HUB_SCHEDULER_RECUR_PRIV_H

#include "hub/scheduler/recur.h"

/* One date of a list or of UNTIL; *day when it has no time. A 'Z' goes through how->local. */
bool recur_date_read(
    const char *s, size_t len, const struct recur_reading *how, hub_wall *out, bool *day);

/* What RFC 5545 forbids or hub refuses in combination; sets the scope. */
enum hub_rc recur_check(struct recur_rule *r, struct hub_err *err);

enum { SET_WORDS = 6 }; /* 384 bits: a year */

struct recur_set {
    int32_t base; /* the day of bit 0 */
    int32_t words;
    uint64_t bits[SET_WORDS];
};

enum recur_period { BY_WEEK, BY_MONTH, BY_YEAR };

struct recur_plan {
    const struct recur_rule *r;
    enum recur_period period;
    int32_t first, last; /* days: the start's, and the last that UNTIL lets in */
    int year0, month0, day0;
    uint16_t months;        /* never 0 */
    bool default_day;       /* the start's day of the month, for want of any other */
    uint32_t masks[4][7];   /* days of a month by its length - 28 and the weekday of its first */
    uint32_t masks_made[4]; /* bits 0..6 */
};

void recur_plan_make(struct recur_plan *p, const struct recur_rule *r, hub_wall start);

/* The sets from the one that holds `day` (not before the start) on, one after another. */
struct recur_sets {
    struct recur_plan *p;
    int32_t week; /* first day */
    int year, month;
};
struct recur_sets recur_sets_from(struct recur_plan *p, int32_t day);
/* False when the years end. A set may be empty. Sets are given whole: days outside first..last too. */
bool recur_sets_next(struct recur_sets *it, struct recur_set *out);

/* Days of the rule before `day`, for COUNT; stops counting at `most`. */
int64_t recur_plan_before(struct recur_plan *p, int32_t day, int64_t most);

uint32_t recur_month_mask(struct recur_plan *p, int32_t first, int days);
void recur_year_set(struct recur_plan *p, int year, struct recur_set *out);
/* Drops the days outside from..to. False when the whole set lies after `to`. */
bool recur_set_clip(struct recur_set *s, int32_t from, int32_t to);
int recur_set_size(const struct recur_set *s);
/* Keeps the n-th days, by BYSETPOS. */
void recur_set_pick(struct recur_set *s, const int16_t *places, int count);

#endif
