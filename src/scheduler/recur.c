/* SPDX-License-Identifier: MIT */
/* A series in a window: the rule's days, what is added, what is left out. */
#include "hub/scheduler/recur.h"

#include "hub/base/die.h"
#include "recur_priv.h"

#include <stdlib.h>

struct filling {
    const struct recur_series *s;
    struct arena *a;
    struct recur_times *out;
    size_t most;
    size_t left_out_at; /* first of s->left_out that may still come */
};

/* Only 01:00 to 01:59 is ever skipped or comes twice in London. */
static enum wall_kind kind_of(hub_wall at)
{
    enum wall_kind kind = WALL_ONCE;
    if (wall_tod(at).min / 60 == 1) {
        wall_to_stamp(at, &kind);
    }
    return kind;
}

static bool is_left_out(struct filling *f, hub_wall at)
{
    const struct recur_dates *d = &f->s->left_out;
    while (f->left_out_at < d->count && d->items[f->left_out_at].min < at.min) {
        f->left_out_at++;
    }
    return f->left_out_at < d->count && d->items[f->left_out_at].min == at.min;
}

static void put_time(struct filling *f, hub_wall at, enum wall_kind kind)
{
    arena_grow(f->a, &f->out->items, f->out->count, &f->out->cap, sizeof *f->out->items);
    f->out->items[f->out->count++] = (struct recur_time){at, kind};
}

/* The days of one set, `left` of them at most. False when there is enough. */
static bool put_set(struct filling *f, const struct recur_set *set, int64_t *left)
{
    int32_t tod = wall_tod(f->s->start).min;
    bool early = tod / 60 == 1;
    for (int i = 0; i < set->words; i++) {
        for (uint64_t bits = set->bits[i]; bits; bits &= bits - 1) {
            hub_date day = {set->base + i * 64 + __builtin_ctzll(bits)};
            hub_wall at = wall_at(day, tod);
            if ((*left)-- <= 0) {
                return false;
            }
            if (f->s->left_out.count && is_left_out(f, at)) {
                continue;
            }
            if (f->out->count == f->most) {
                f->out->more = true;
                return false;
            }
            put_time(f, at, early && !f->s->all_day ? kind_of(at) : WALL_ONCE);
        }
    }
    return true;
}

/* Days of the window on which a start at `tod` lies in it. */
static int32_t first_day(hub_wall from, int32_t tod)
{
    return wall_date(from).d + (wall_tod(from).min > tod);
}

static void put_rule(struct filling *f, const struct recur_window *w)
{
    struct recur_plan p;
    struct recur_set set;
    int32_t tod = wall_tod(f->s->start).min;
    recur_plan_make(&p, f->s->rule, f->s->start);
    int32_t lo = p.first, hi = p.last;
    if (wall_known(w->from) && first_day(w->from, tod) > lo) {
        lo = first_day(w->from, tod);
    }
    if (wall_known(w->to) && first_day(w->to, tod) - 1 < hi) {
        hi = first_day(w->to, tod) - 1;
    }
    int64_t left = INT64_MAX;
    if (lo > hi) {
        return;
    }
    if (f->s->rule->count) {
        left = f->s->rule->count - recur_plan_before(&p, lo, f->s->rule->count);
    }
    struct recur_sets it = recur_sets_from(&p, lo);
    while (left > 0 && recur_sets_next(&it, &set) && recur_set_clip(&set, lo, hi)) {
        if (!put_set(f, &set, &left)) {
            return;
        }
    }
}

static bool in_window(const struct recur_window *w, hub_wall at)
{
    return (!wall_known(w->from) || at.min >= w->from.min) &&
           (!wall_known(w->to) || at.min < w->to.min);
}

static void put_more(struct filling *f, const struct recur_window *w, hub_wall at)
{
    f->left_out_at = 0;
    if (in_window(w, at) && !is_left_out(f, at)) {
        put_time(f, at, f->s->all_day ? WALL_ONCE : kind_of(at));
    }
}

static int by_time(const void *a, const void *b)
{
    const struct recur_time *x = a, *y = b;
    return (x->at.min > y->at.min) - (x->at.min < y->at.min);
}

/* Sorted, each once, and no more than were asked for. */
static void settle(struct filling *f)
{
    struct recur_times *t = f->out;
    size_t kept = 0;
    qsort(t->items, t->count, sizeof *t->items, by_time);
    for (size_t i = 0; i < t->count; i++) {
        if (kept == 0 || t->items[i].at.min != t->items[kept - 1].at.min) {
            t->items[kept++] = t->items[i];
        }
    }
    t->more |= kept > f->most;
    t->count = kept < f->most ? kept : f->most;
}

static void put_added(struct filling *f, const struct recur_window *w)
{
    size_t before = f->out->count;
    if (f->s->keep_start || !f->s->rule) {
        put_more(f, w, f->s->start);
    }
    for (size_t i = 0; i < f->s->added.count; i++) {
        put_more(f, w, f->s->added.items[i]);
    }
    if (f->out->count > before) {
        settle(f);
    }
}

/*
 * A start whole periods later, and still one before the window, for those who walk from the
 * start. From the 29th on a month may lack the day, and with COUNT each date counts.
 */
static hub_wall nearer_start(const struct recur_series *s, hub_wall from)
{
    const struct recur_rule *r = s->rule;
    hub_date day = wall_date(s->start), target = wall_date(from);
    int year, month, dd, year2, month2, dd2, step = r->interval;
    if (r->count || !wall_known(from) || from.min <= s->start.min) {
        return s->start;
    }
    if (r->freq <= RECUR_WEEKLY) {
        step *= r->freq == RECUR_WEEKLY ? 7 : 1;
        int whole = date_diff(target, day) / step - 1;
        return whole <= 0 ? s->start : wall_at(date_add(day, whole * step), wall_tod(s->start).min);
    }
    date_to_ymd(day, &year, &month, &dd);
    date_to_ymd(target, &year2, &month2, &dd2);
    step *= r->freq == RECUR_YEARLY ? 12 : 1;
    int steps = ((year2 - year) * 12 + month2 - month) / step - 1;
    if (dd > 28 || steps <= 0) {
        return s->start;
    }
    return wall_at(date_add_months(day, steps * step), wall_tod(s->start).min);
}

static bool names_day(const struct recur_rule *r, hub_wall start, int32_t day)
{
    struct recur_plan p;
    struct recur_set s;
    recur_plan_make(&p, r, start);
    if (day < p.first || day > p.last) {
        return false;
    }
    if (r->count && recur_plan_before(&p, day, r->count) >= r->count) {
        return false;
    }
    struct recur_sets it = recur_sets_from(&p, day);
    return recur_sets_next(&it, &s) && recur_set_clip(&s, day, day) && recur_set_size(&s) > 0;
}

/* A rare rule's times without what is left out; one of them may be lost to each. */
static enum hub_rc put_rare(struct filling *f, const struct recur_window *w,
    const struct recur_rare *rare, struct hub_err *err)
{
    struct recur_times found = {0};
    struct recur_window wide = *w;
    wide.most = f->most + f->s->left_out.count + 1;
    if (!rare) {
        return hub_fail(err, HUB_ENOTFOUND,
            "It repeats several times a day, which needs a part of hub that is not here "
            "(hub-exchange.so). Installing hub again as a whole brings it back.");
    }
    if (f->s->rule->freq == RECUR_WEEKLY && f->s->rule->interval > 1 &&
        !names_day(f->s->rule, f->s->start, wall_date(f->s->start).d)) {
        return hub_fail(err, HUB_EINVAL, /* libical 3.0.16 leaves out the first week */
            "It repeats several times a day from a day that its own rule does not name, which hub "
            "does not work out. Begin it on a day of the rule.");
    }
    struct recur_series near = *f->s;
    near.start = nearer_start(f->s, w->from);
    enum hub_rc rc = rare->expand(rare->self, &near, &wide, f->a, &found, err);
    for (size_t i = 0; rc == HUB_OK && i < found.count; i++) {
        hub_wall at = found.items[i].at;
        if (!in_window(w, at) || is_left_out(f, at)) {
            continue;
        }
        if (f->out->count == f->most) {
            f->out->more = true;
            break;
        }
        put_time(f, at, f->s->all_day ? WALL_ONCE : kind_of(at));
    }
    return rc;
}

enum hub_rc recur_expand(const struct recur_series *s, const struct recur_window *w,
    const struct recur_rare *rare, struct arena *a, struct recur_times *out, struct hub_err *err)
{
    *out = (struct recur_times){0};
    struct filling f = {.s = s, .a = a, .out = out, .most = w->most ? w->most : RECUR_MOST};
    enum hub_rc rc = HUB_OK;
    if (s->rule && s->rule->scope == RECUR_RARE) {
        rc = put_rare(&f, w, rare, err);
    } else if (s->rule) {
        put_rule(&f, w);
    }
    if (rc == HUB_OK) {
        put_added(&f, w);
    }
    return rc;
}

bool recur_names(const struct recur_rule *r, hub_wall start, hub_wall at)
{
    HUB_BUG(r->scope == RECUR_CORE);
    return wall_tod(at).min == wall_tod(start).min && names_day(r, start, wall_date(at).d);
}
