/* SPDX-License-Identifier: MIT */
/* The dates of a series as they are now: the rule, and what was changed of single dates. */
#include "hub/base/str.h"
#include "hub/service/series_words.h"
#include "series_priv.h"

#include <stdlib.h>
#include <string.h>

enum { LOOKED_BACK = 400 }; /* days before a date in which the one before it is looked for */

enum hub_rc series_owned(struct hub *h, const struct noun *n, hub_id event, struct arena *a,
    struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = n == &event_change_noun ? "day,id" : "id"};
    query_is(&q, "event_id", event);
    return record_list(h->store, n, &q, a, out, err);
}

enum hub_rc series_read(
    struct hub *h, hub_id event, struct arena *a, struct series *out, struct hub_err *err)
{
    enum hub_rc rc = record_get(h->store, &event_noun, event, a, &out->e, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (stamp_known(out->e.record.removed_at)) {
        return hub_fail(err, HUB_ENOTFOUND, "%s is in Removed. Bring it back first.", out->e.name);
    }
    if (!series_repeats(&out->e) || !wall_known(out->e.starts)) {
        return hub_fail(err, HUB_EINVAL, "%s does not repeat: it has one date.", out->e.name);
    }
    out->row = series_row(&out->e);
    rc = series_of(&out->e, a, &out->s, err);
    return rc == HUB_OK ? series_owned(h, &event_change_noun, event, a, &out->changes, err) : rc;
}

struct event_change *series_change(const struct series *r, hub_wall at)
{
    for (size_t i = 0; i < r->changes.count; i++) {
        struct event_change *c = record_at(&r->changes, i);
        if (c->day.min == at.min) {
            return c;
        }
    }
    return NULL;
}

enum hub_rc series_has(
    struct hub *h, const struct calendar_event *row, hub_wall at, bool *is, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct recur_window w = {at, {at.min + 1}, 1};
    struct recur_times times;
    enum hub_rc rc = calendar_series_times(row, &w, h->rare, scratch, &times, err);
    *is = rc == HUB_OK && times.count > 0;
    arena_destroy(scratch);
    return rc;
}

/* "The dates around it are Sat 5 Dec 2026 and Sat 19 Dec 2026." */
static enum hub_rc not_a_date(
    struct hub *h, const struct series *r, hub_date day, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct recur_window before = {wall_at(date_add(day, -LOOKED_BACK), 0), wall_at(day, 0), 0};
    struct recur_window after = {wall_at(date_add(day, 1), 0), WALL_NONE, 1};
    struct recur_times b = {0}, n = {0};
    struct hub_err ignored;
    char text[DATE_TEXT];
    struct sb s = sb_on(scratch);
    calendar_series_times(&r->row, &before, h->rare, scratch, &b, &ignored);
    calendar_series_times(&r->row, &after, h->rare, scratch, &n, &ignored);
    if (b.count) {
        sb_add(&s, date_medium(wall_date(b.items[b.count - 1].at), text));
    }
    if (n.count) {
        sb_addf(&s, "%s%s", s.len ? " and " : "", date_medium(wall_date(n.items[0].at), text));
    }
    hub_fail(err, HUB_ENOTFOUND, "%s has no date on %s. Near it: %s.", r->e.name,
        date_medium(day, text), s.len ? sb_str(&s) : "none");
    arena_destroy(scratch);
    return err->rc;
}

enum hub_rc series_must_have(
    struct hub *h, const struct series *r, hub_wall at, struct hub_err *err)
{
    bool is = false;
    enum hub_rc rc = series_has(h, &r->row, at, &is, err);
    return rc == HUB_OK && !is ? not_a_date(h, r, wall_date(at), err) : rc;
}

/* --- one date as it is ------------------------------------------------------ */

static const char *or_empty(const char *s)
{
    return s ? s : "";
}

struct series_date series_date_of(
    const struct event *e, const struct event_change *c, hub_wall at)
{
    int64_t long_min = wall_known(e->ends) ? e->ends.min - e->starts.min : -1;
    struct series_date d = {.original = at,
        .starts = at,
        .name = "",
        .place = "",
        .note = "",
        .remark = "",
        .change = ID_NONE};
    if (c) {
        d.change = c->record.id;
        d.skipped = c->cancelled == 1;
        d.moved = wall_known(c->starts) && c->starts.min != at.min;
        d.starts = wall_known(c->starts) ? c->starts : at;
        d.name = or_empty(c->name);
        d.place = or_empty(c->place);
        d.note = or_empty(c->note);
    }
    d.ends = c && wall_known(c->ends) ? c->ends
             : long_min < 0           ? WALL_NONE
                                      : (hub_wall){d.starts.min + long_min};
    if (e->all_day != 1) {
        wall_to_stamp(d.starts, &d.clock);
    }
    return d;
}

struct dates {
    struct series_dates *out;
    size_t cap;
    struct arena *a;
};

static void put(struct dates *l, struct series_date d)
{
    arena_grow(l->a, &l->out->items, l->out->count, &l->cap, sizeof *l->out->items);
    l->out->items[l->out->count++] = d;
}

static int by_start(const void *x, const void *y)
{
    const struct series_date *a = x, *b = y;
    int64_t p = a->starts.min, q = b->starts.min;
    return p != q ? (p > q) - (p < q)
                  : (a->original.min > b->original.min) - (a->original.min < b->original.min);
}

static void sort_and_cut(struct series_dates *out, size_t most)
{
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, by_start);
    }
    out->more = out->more || out->count > most;
    out->count = out->count > most ? most : out->count;
}

/* A date moved to here from outside the dates that were worked out. */
static enum hub_rc moved_in(struct hub *h, const struct series *r, const struct recur_times *t,
    hub_wall from, struct dates *l, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < r->changes.count; i++) {
        const struct event_change *c = record_at(&r->changes, i);
        bool out_of = c->day.min < from.min ||
                      (t->more && t->count && c->day.min > t->items[t->count - 1].at.min);
        bool is = false;
        if (out_of && c->cancelled != 1 && wall_known(c->starts) && c->starts.min >= from.min) {
            rc = series_has(h, &r->row, c->day, &is, err);
        }
        if (is) {
            put(l, series_date_of(&r->e, c, c->day));
        }
    }
    return rc;
}

static enum hub_rc next_dates(struct hub *h, const struct series *r, hub_date from, size_t most,
    struct dates *l, struct hub_err *err)
{
    hub_wall first = wall_at(date_known(from) ? from : wall_date(r->e.starts), 0);
    struct recur_window w = {first, WALL_NONE, most + r->changes.count + 1};
    struct recur_times t;
    enum hub_rc rc = calendar_series_times(&r->row, &w, h->rare, l->a, &t, err);
    for (size_t i = 0; rc == HUB_OK && i < t.count; i++) {
        struct series_date d = series_date_of(&r->e, series_change(r, t.items[i].at), t.items[i].at);
        if (!d.skipped && d.starts.min >= first.min) {
            put(l, d);
        }
    }
    rc = rc == HUB_OK ? moved_in(h, r, &t, first, l, err) : rc;
    sort_and_cut(l->out, most);
    l->out->more = l->out->more || (rc == HUB_OK && t.more);
    return rc;
}

static enum hub_rc changed_dates(struct hub *h, const struct series *r, bool skipped, hub_date from,
    struct dates *l, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < r->changes.count; i++) {
        const struct event_change *c = record_at(&r->changes, i);
        struct series_date d = series_date_of(&r->e, c, c->day);
        bool is = false;
        if (d.skipped != skipped || (date_known(from) && wall_date(d.starts).d < from.d)) {
            continue;
        }
        rc = series_has(h, &r->row, c->day, &is, err);
        if (is) {
            put(l, d);
        }
    }
    return rc;
}

enum hub_rc hub_series_dates(struct hub *h, hub_id event, enum series_which which, hub_date from,
    size_t most, struct arena *a, struct series_dates *out, struct hub_err *err)
{
    struct series r;
    struct dates l = {.out = out, .a = a};
    *out = (struct series_dates){0};
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    rc = rc == HUB_OK ? series_read(h, event, a, &r, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    if (which == SERIES_NEXT) {
        return next_dates(h, &r, from, most, &l, err);
    }
    if (which == SERIES_STRAY) {
        rc = series_strays(h, &r, a, out, err);
        sort_and_cut(out, most);
        return rc;
    }
    rc = changed_dates(h, &r, which == SERIES_SKIPPED, from, &l, err);
    sort_and_cut(out, most);
    return rc;
}

enum hub_rc hub_series_date(struct hub *h, hub_id event, hub_wall original, struct arena *a,
    struct series_date *out, struct hub_err *err)
{
    struct series r;
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    rc = rc == HUB_OK ? series_read(h, event, a, &r, err) : rc;
    rc = rc == HUB_OK ? series_must_have(h, &r, original, err) : rc;
    if (rc == HUB_OK) {
        *out = series_date_of(&r.e, series_change(&r, original), original);
        out->name = *out->name ? out->name : or_empty(r.e.name);
        out->place = *out->place ? out->place : or_empty(r.e.place);
    }
    return rc;
}

/* --- the date of a day -------------------------------------------------------- */

static enum hub_rc on_day(struct hub *h, const struct series *r, hub_date day, struct arena *a,
    hub_wall *original, struct hub_err *err)
{
    struct recur_window w = {wall_at(day, 0), wall_at(date_add(day, 1), 0), 0};
    struct recur_times t;
    *original = WALL_NONE;
    enum hub_rc rc = calendar_series_times(&r->row, &w, h->rare, a, &t, err);
    for (size_t i = 0; rc == HUB_OK && i < t.count; i++) {
        const struct event_change *c = series_change(r, t.items[i].at);
        bool here = !c || !wall_known(c->starts) || wall_date(c->starts).d == day.d;
        if (here || !wall_known(*original)) {
            *original = t.items[i].at;
        }
        if (here) {
            return HUB_OK;
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < r->changes.count; i++) {
        const struct event_change *c = record_at(&r->changes, i);
        if (c->cancelled != 1 && wall_known(c->starts) && wall_date(c->starts).d == day.d) {
            *original = c->day;
            return HUB_OK;
        }
    }
    return rc == HUB_OK && !wall_known(*original) ? not_a_date(h, r, day, err) : rc;
}

enum hub_rc hub_series_planned(
    struct hub *h, hub_id event, hub_date day, hub_wall *original, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct series r;
    struct recur_times t = {0};
    struct recur_window w = {wall_at(day, 0), wall_at(date_add(day, 1), 0), 1};
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    rc = rc == HUB_OK ? series_read(h, event, scratch, &r, err) : rc;
    rc = rc == HUB_OK ? calendar_series_times(&r.row, &w, h->rare, scratch, &t, err) : rc;
    if (rc == HUB_OK && t.count == 0) {
        rc = not_a_date(h, &r, day, err);
    }
    *original = rc == HUB_OK ? t.items[0].at : WALL_NONE;
    arena_destroy(scratch);
    return rc;
}

enum hub_rc hub_series_on(
    struct hub *h, hub_id event, hub_date day, hub_wall *original, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct series r;
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    rc = rc == HUB_OK ? series_read(h, event, scratch, &r, err) : rc;
    rc = rc == HUB_OK ? on_day(h, &r, day, scratch, original, err) : rc;
    arena_destroy(scratch);
    return rc;
}
