/* SPDX-License-Identifier: MIT */
/*
 * A series, and whatever a person does to its dates: only this one, this and
 * later, all, skipped, brought back, taken back. The dates that are on are
 * those of a list in which each date is changed by hand.
 */
#include "hub/service/history.h"
#include "hub/service/series.h"
#include "open_hub.h"
#include "prop.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DATES = 64, STEPS = 14, KINDS = 8 };

struct one {
    hub_id event;
    hub_wall original, starts;
    bool skipped, moved;
};

struct model {
    struct one dates[DATES];
    size_t count;
};

struct world {
    struct open_hub *w;
    struct prop p;
    struct model now, before;
    bool can_undo;
    size_t did[KINDS];
};

enum kind { MOVE, SKIP, RESTORE, LATER, CUT, ALL, UNDO, REFUSED };

static int between(struct world *x, int first, int last)
{
    return (int)prop_between(&x->p, first, last);
}

static const char *const rules[] = {"FREQ=WEEKLY;COUNT=12", "every second Saturday, 9 times",
    "the first Saturday of the month, 7 times", "every day until 20 December 2026",
    "FREQ=WEEKLY;BYDAY=TU,SA;COUNT=15", "FREQ=WEEKLY;INTERVAL=3;UNTIL=20270401T120000Z",
    "FREQ=MONTHLY;BYMONTHDAY=5,20;COUNT=8", "every year on 5 December, 4 times"};

/* What the engine says of the first rule, which has tests of its own. */
static void begin(struct world *x)
{
    struct series_dates d;
    size_t rule = (size_t)between(x, 0, (int)(sizeof rules / sizeof *rules) - 1);
    hub_id id = add(x->w, "event",
        arena_printf(x->w->a, "event=Choir|start=2026-12-05 12:00|end=2026-12-05 13:00|repeats=%s",
            rules[rule]));
    assert_int_equal(
        hub_series_dates(x->w->h, id, SERIES_NEXT, DATE_NONE, DATES, x->w->a, &d, &x->w->err),
        HUB_OK);
    assert_false(d.more);
    for (size_t i = 0; i < d.count; i++) {
        hub_wall at = d.items[i].starts;
        x->now.dates[x->now.count++] = (struct one){.event = id, .original = at, .starts = at};
    }
}

static int by_start(const void *a, const void *b)
{
    int64_t p = *(const int64_t *)a, q = *(const int64_t *)b;
    return (p > q) - (p < q);
}

static void add_event(struct world *x, hub_id event, int64_t *out, size_t *count)
{
    struct series_dates d;
    if (hub_series_dates(x->w->h, event, SERIES_NEXT, date_from_ymd(2026, 1, 1), DATES, x->w->a, &d,
            &x->w->err) != HUB_OK) {
        fail_msg("%s", x->w->err.msg);
    }
    for (size_t i = 0; i < d.count; i++) {
        out[(*count)++] = d.items[i].starts.min;
    }
}

static void compare(struct world *x, const char *what)
{
    int64_t have[2 * DATES], want[DATES];
    size_t count = 0, wanted = 0;
    for (size_t i = 0; i < x->now.count; i++) {
        bool seen = false;
        for (size_t k = 0; k < i; k++) {
            seen = seen || id_eq(x->now.dates[k].event, x->now.dates[i].event);
        }
        if (!seen) {
            add_event(x, x->now.dates[i].event, have, &count);
        }
        if (!x->now.dates[i].skipped) {
            want[wanted++] = x->now.dates[i].starts.min;
        }
    }
    qsort(have, count, sizeof *have, by_start);
    qsort(want, wanted, sizeof *want, by_start);
    char text[DATE_TEXT];
    for (size_t i = 0; i < count && i < wanted; i++) {
        if (have[i] != want[i]) {
            fail_msg("%s: date %zu is %s", what, i, wall_iso((hub_wall){have[i]}, text));
        }
    }
    if (count != wanted) {
        fail_msg("%s: %zu dates, not %zu", what, count, wanted);
    }
}

static bool later(const struct one *d, const struct one *from)
{
    return id_eq(d->event, from->event) && d->original.min >= from->original.min;
}

static bool is_first(const struct world *x, const struct one *from)
{
    for (size_t i = 0; i < x->now.count; i++) {
        const struct one *d = &x->now.dates[i];
        if (id_eq(d->event, from->event) && d->original.min < from->original.min) {
            return false;
        }
    }
    return true;
}

/* Other dates keep their minute: at noon, give or take an hour. */
static int shift(struct world *x, hub_wall at)
{
    int by = between(x, 1, 29), tod = wall_tod(at).min;
    return tod > 720 ? -by : by;
}

static void slide(struct one *d, hub_id event, int by)
{
    d->event = event;
    d->original.min += by;
    d->starts.min += d->moved ? 0 : by;
    d->moved = d->moved && d->starts.min != d->original.min;
}

static enum hub_rc change(
    struct world *x, const struct one *d, enum series_scope scope, hub_wall starts, hub_id *now)
{
    char text[DATE_TEXT];
    struct assignment set = {"start", wall_iso(starts, text)};
    return hub_series_edit(x->w->h, d->event, d->original, scope, &set, 1, now, &x->w->err);
}

static enum hub_rc move_one(struct world *x, struct one *d)
{
    hub_wall to = {d->original.min + between(x, -3, 3) * MINUTES_A_DAY + between(x, 31, 90)};
    enum hub_rc rc = change(x, d, SERIES_ONE, to, NULL);
    if (rc == HUB_OK) {
        d->starts = to;
        d->moved = true;
    }
    return rc;
}

static enum hub_rc skip_one(struct world *x, struct one *d)
{
    enum hub_rc rc = hub_series_remove(x->w->h, d->event, d->original, SERIES_ONE, &x->w->err);
    d->skipped = d->skipped || rc == HUB_OK;
    return rc;
}

static enum hub_rc restore_one(struct world *x, struct one *d)
{
    enum hub_rc rc = hub_series_restore(x->w->h, d->event, d->original, &x->w->err);
    if (rc == HUB_OK && d->skipped) {
        d->skipped = false;
    } else if (rc == HUB_OK) {
        d->moved = false;
        d->starts = d->original;
    }
    return rc;
}

static enum hub_rc move_some(struct world *x, const struct one *d, enum series_scope scope)
{
    struct one from = *d;
    int by = shift(x, from.original);
    hub_id now = ID_NONE;
    enum hub_rc rc = change(x, d, scope, (hub_wall){from.original.min + by}, &now);
    bool all = scope == SERIES_ALL;
    for (size_t i = 0; rc == HUB_OK && i < x->now.count; i++) {
        struct one *o = &x->now.dates[i];
        if (all ? id_eq(o->event, from.event) : later(o, &from)) {
            slide(o, now, by);
        }
    }
    return rc;
}

static enum hub_rc cut(struct world *x, const struct one *d)
{
    struct one from = *d;
    if (is_first(x, d)) {
        return HUB_EINVAL;
    }
    enum hub_rc rc =
        hub_series_remove(x->w->h, from.event, from.original, SERIES_LATER, &x->w->err);
    size_t kept = 0;
    for (size_t i = 0; rc == HUB_OK && i < x->now.count; i++) {
        if (!later(&x->now.dates[i], &from)) {
            x->now.dates[kept++] = x->now.dates[i];
        }
    }
    x->now.count = rc == HUB_OK ? kept : x->now.count;
    return rc;
}

static enum hub_rc take_back(struct world *x)
{
    const char *sentence;
    if (!x->can_undo || hub_undo(x->w->h, x->w->a, &sentence, &x->w->err) != HUB_OK) {
        return HUB_EINVAL;
    }
    x->now = x->before;
    x->can_undo = false;
    return HUB_OK;
}

static enum hub_rc do_one(struct world *x, enum kind what)
{
    struct one *d = &x->now.dates[between(x, 0, (int)x->now.count - 1)];
    switch (what) {
    case MOVE:
        return d->skipped ? HUB_EINVAL : move_one(x, d);
    case SKIP:
        return skip_one(x, d);
    case RESTORE:
        return restore_one(x, d);
    case LATER:
        return move_some(x, d, SERIES_LATER);
    case CUT:
        return cut(x, d);
    case ALL:
        return move_some(x, d, SERIES_ALL);
    default:
        return take_back(x);
    }
}

/* A date set to the minute it is on at already leaves no step to take back. */
static bool same(const struct model *p, const struct model *q)
{
    bool is = p->count == q->count;
    for (size_t i = 0; is && i < p->count; i++) {
        const struct one *a = &p->dates[i], *b = &q->dates[i];
        is = id_eq(a->event, b->event) && a->original.min == b->original.min &&
             a->starts.min == b->starts.min && a->moved == b->moved && a->skipped == b->skipped;
    }
    return is;
}

static void one_round(struct world *x)
{
    static const char *const words[] = {
        "moved", "skipped", "brought back", "this and later", "ended", "all", "taken back"};
    begin(x);
    compare(x, "begun");
    for (int step = 0; step < STEPS; step++) {
        enum kind what = (enum kind)between(x, 0, UNDO);
        struct model was = x->now;
        bool done = do_one(x, what) == HUB_OK;
        x->did[done ? what : REFUSED]++;
        if (done && what != UNDO && !same(&was, &x->now)) {
            x->before = was;
            x->can_undo = true;
        }
        compare(x, words[what]);
    }
}

static void dates_are_those_changed_by_hand(void **state)
{
    struct prop p = prop_start("series", 40, 2000);
    size_t did[KINDS] = {0};
    (void)state;
    for (int round = 0; round < p.rounds; round++) {
        void *hub;
        assert_int_equal(open_hub_set_up(&hub), 0);
        struct world x = {.w = hub, .p = p};
        one_round(&x);
        p = x.p;
        for (size_t i = 0; i < KINDS; i++) {
            did[i] += x.did[i];
        }
        open_hub_tear_down(&hub);
    }
    for (size_t i = 0; i < KINDS; i++) {
        printf("# %zu\n", did[i]);
        assert_true(did[i] > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(dates_are_those_changed_by_hand)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
