/* SPDX-License-Identifier: MIT */
#include "hub/service/calendar.h"

#include "hub/base/map.h"
#include "hub/base/str.h"
#include "calendar_priv.h"
#include "hub/model/event.h"

#include <stdlib.h>
#include <string.h>

enum { EARLIER = 31 };
enum { DATES_MOST = 100000 }; /* of all series in one asking: a file with more says so */

static const char *keep(struct gather *g, const char *s)
{
    return s ? arena_strdup(g->a, s) : "";
}

static bool touches(const struct gather *g, hub_date first, hub_date last)
{
    return first.d <= g->ask.to.d && last.d >= g->ask.from.d;
}

void calendar_add(struct gather *g, struct calendar_item item)
{
    if (touches(g, item.first, item.last)) {
        arena_grow(g->growing, &g->out->items, g->out->count, &g->cap, sizeof *g->out->items);
        g->out->items[g->out->count++] = item;
    }
}

/* An end at midnight is the day before, but for an event of a whole day, whose end is its last day. */
static hub_date last_day(hub_wall starts, hub_wall ends, bool all_day)
{
    if (!wall_known(ends) || ends.min <= starts.min) {
        return wall_date(starts);
    }
    return wall_date(all_day ? ends : (hub_wall){ends.min - 1});
}

static struct calendar_item item_of(struct gather *g, const struct calendar_event *e)
{
    struct calendar_item item = {
        .kind = CALENDAR_EVENT,
        .id = e->id,
        .host = e->host,
        .starts = e->starts,
        .ends = e->ends,
        .all_day = e->all_day,
        .title = keep(g, e->name),
        .place = keep(g, e->place),
        .status = keep(g, e->status),
        .uid = keep(g, e->uid),
        .zone = keep(g, e->zone),
        .original = WALL_NONE,
        .change = ID_NONE,
        .note = "",
    };
    item.cancelled = str_eq(item.status, "cancelled");
    return item;
}

static void add_dated(struct gather *g, struct calendar_item item)
{
    item.first = wall_date(item.starts);
    item.last = last_day(item.starts, item.ends, item.all_day);
    if (!item.cancelled || (g->what & CALENDAR_CANCELLED)) {
        wall_to_stamp(item.starts, &item.clock);
        calendar_add(g, item);
    }
}

bool calendar_take_event(void *arg, const struct calendar_event *e)
{
    struct gather *g = arg;
    if (wall_known(e->starts)) {
        add_dated(g, item_of(g, e));
    }
    return true;
}

/* --- series --- */

enum hub_rc calendar_series_of(
    const struct calendar_event *e, struct arena *a, struct recur_series *out, struct hub_err *err)
{
    struct recur_reading how = {.all_day = e->all_day, .start = e->starts};
    *out = (struct recur_series){.start = e->starts, .all_day = e->all_day, .keep_start = true};
    enum hub_rc rc = HUB_OK;
    if (!str_empty(e->repeats)) {
        struct recur_rule *rule = arena_alloc(a, sizeof *rule);
        rc = recur_parse(e->repeats, &how, rule, err);
        out->rule = rule;
    }
    if (rc == HUB_OK && !str_empty(e->also_on)) {
        rc = recur_dates_parse(e->also_on, &how, a, &out->added, err);
    }
    return rc;
}

static struct calendar_change *change_of(struct gather *g, hub_id event, hub_wall day)
{
    size_t i = (size_t)idmap_get(&g->first_change, event, 0);
    for (; i > 0 && i <= g->change_count && id_eq(g->changes[i - 1].event, event); i++) {
        if (g->changes[i - 1].day.min == day.min) {
            return &g->changes[i - 1];
        }
    }
    return NULL;
}

static void apply(struct calendar_item *item, const struct calendar_change *c)
{
    int64_t long_min = wall_known(item->ends) ? item->ends.min - item->starts.min : -1;
    item->change = c->id;
    item->cancelled = item->cancelled || c->cancelled;
    item->left_out = c->cancelled && !wall_known(c->starts) && !*c->name && !*c->note;
    item->title = *c->name ? c->name : item->title;
    item->place = *c->place ? c->place : item->place;
    item->note = c->note;
    if (wall_known(c->starts)) {
        item->starts = c->starts;
        item->ends = long_min < 0 ? WALL_NONE : (hub_wall){c->starts.min + long_min};
    }
    if (wall_known(c->ends)) {
        item->ends = c->ends;
    }
}

static void add_date(
    struct gather *g, const struct calendar_event *e, struct calendar_item item, hub_wall at)
{
    int64_t long_min = wall_known(e->ends) ? e->ends.min - e->starts.min : -1;
    struct calendar_change *c = change_of(g, e->id, at);
    item.repeats = true;
    item.original = at;
    item.starts = at;
    item.ends = long_min < 0 ? WALL_NONE : (hub_wall){at.min + long_min};
    if (c) {
        apply(&item, c);
        c->day = WALL_NONE; /* done with */
    }
    add_dated(g, item);
}

void calendar_add_date(struct gather *g, const struct calendar_event *e, hub_wall at)
{
    add_date(g, e, item_of(g, e), at);
}

static void could_not(struct gather *g, const struct calendar_event *e, const char *why)
{
    if (!*g->out->unread) {
        g->out->unread = arena_printf(g->a, "%s: %s", e->name ? e->name : "", why);
    }
}

static bool take_series(
    void *arg, const struct calendar_event *e, const struct recur_series *series)
{
    struct gather *g = arg;
    struct recur_times times;
    struct hub_err why;
    int64_t long_min =
        wall_known(e->ends) && e->ends.min > e->starts.min ? e->ends.min - e->starts.min : 0;
    /* A date may have begun before the days asked for, and go on into them. */
    struct recur_window w = {
        {wall_at(g->ask.from, 0).min - long_min}, wall_at(date_add(g->ask.to, 1), 0), DATES_MOST};
    arena_reset(g->scratch);
    enum hub_rc rc = series ? recur_expand(series, &w, g->h->rare, g->scratch, &times, &why)
                            : calendar_series_times(e, &w, g->h->rare, g->scratch, &times, &why);
    if (rc != HUB_OK) {
        could_not(g, e, why.msg);
        return calendar_take_event(arg, e);
    }
    struct calendar_item item = {0};
    for (size_t i = 0; i < times.count; i++) {
        item = i == 0 ? item_of(g, e) : item;
        add_date(g, e, item, times.items[i].at);
    }
    return true;
}

static int by_event(const void *x, const void *y)
{
    const struct calendar_change *a = x, *b = y;
    if (a->event.n != b->event.n) {
        return a->event.n < b->event.n ? -1 : 1;
    }
    return (a->day.min > b->day.min) - (a->day.min < b->day.min);
}

bool calendar_take_change(void *arg, const struct calendar_change *c)
{
    struct gather *g = arg;
    arena_grow(g->a, &g->changes, g->change_count, &g->change_cap, sizeof *g->changes);
    struct calendar_change *mine = &g->changes[g->change_count++];
    *mine = *c;
    mine->name = keep(g, c->name);
    mine->place = keep(g, c->place);
    mine->note = keep(g, c->note);
    return true;
}

void calendar_index_changes(struct gather *g)
{
    if (g->change_count > 1) {
        qsort(g->changes, g->change_count, sizeof *g->changes, by_event);
    }
    for (size_t i = g->change_count; i > 0; i--) {
        idmap_put(&g->first_change, g->changes[i - 1].event, (int64_t)i);
    }
}

static enum hub_rc read_changes(struct gather *g, struct hub_err *err)
{
    struct calendar_ask ask = g->ask;
    ask.from = date_add(ask.from, -EARLIER); /* a date of several days may begin before */
    enum hub_rc rc = calendar_changes(g->h->store, &ask, calendar_take_change, g, err);
    calendar_index_changes(g);
    return rc;
}

/* A date that was moved into these days from another: its series may have none here itself. */
static enum hub_rc moved_here(struct gather *g, struct calendar_change *c, struct hub_err *err)
{
    struct event e;
    enum hub_rc rc = record_get(g->h->store, &event_noun, c->event, g->a, &e, err);
    bool gone = rc == HUB_OK && stamp_known(e.record.removed_at);
    if (rc != HUB_OK || gone) {
        return rc == HUB_ENOTFOUND ? HUB_OK : rc;
    }
    struct calendar_event row = {.id = e.record.id,
        .host = e.host_id,
        .name = e.name,
        .place = e.place,
        .status = e.status,
        .uid = e.uid,
        .zone = e.zone,
        .starts = e.starts,
        .ends = e.ends,
        .all_day = e.all_day == 1,
        .repeats = e.repeats,
        .also_on = e.also_on};
    struct recur_window w = {c->day, {c->day.min + 1}, 1};
    struct recur_times there = {0};
    struct hub_err ignored; /* told where its other dates are worked out */
    if (calendar_series_times(&row, &w, g->h->rare, g->a, &there, &ignored) == HUB_OK &&
        there.count == 0) {
        return HUB_OK; /* the rule has it no more: Dates tells of it */
    }
    calendar_add_date(g, &row, c->day);
    return HUB_OK;
}

static enum hub_rc read_series(struct gather *g, struct hub_err *err)
{
    enum hub_rc rc = read_changes(g, err);
    rc = rc == HUB_OK ? calendar_each_series(g->h, &g->ask, take_series, g, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < g->change_count; i++) {
        struct calendar_change *c = &g->changes[i];
        if (wall_known(c->day) && wall_known(c->starts)) {
            rc = moved_here(g, c, err);
        }
    }
    return rc;
}

/* --- stays, away, holidays --- */

bool calendar_take_span(void *arg, const struct calendar_span *s)
{
    static const enum calendar_kind kinds[] = {
        [SPAN_STAY] = CALENDAR_STAY, [SPAN_AWAY] = CALENDAR_AWAY, [SPAN_HOLIDAY] = CALENDAR_SCHOOL};
    struct gather *g = arg;
    bool bank = s->kind == SPAN_HOLIDAY && str_eq(s->status, "bank");
    if (!wall_known(s->from) || !wall_known(s->to)) {
        return true;
    }
    calendar_add(g, (struct calendar_item){
               .kind = bank ? CALENDAR_BANK : kinds[s->kind],
               .id = s->id,
               .host = s->host,
               .first = wall_date(s->from),
               .last = wall_date(s->to),
               .starts = s->from,
               .ends = s->to,
               .all_day = s->kind != SPAN_STAY,
               .title = s->kind == SPAN_AWAY ? arena_printf(g->a, "%s away", s->name ? s->name : "")
                                             : keep(g, s->name),
               .place = keep(g, s->at),
               .status = keep(g, s->status),
               .uid = "",
               .zone = "",
               .original = WALL_NONE,
               .note = "",
               .own_time = s->own_time,
           });
    return true;
}

static int in_order(const void *x, const void *y)
{
    const struct calendar_item *a = x, *b = y;
    if (a->first.d != b->first.d) {
        return a->first.d < b->first.d ? -1 : 1;
    }
    if (a->kind != b->kind && (a->all_day || b->all_day)) {
        return a->kind < b->kind ? -1 : 1;
    }
    if (a->starts.min != b->starts.min) {
        return a->starts.min < b->starts.min ? -1 : 1;
    }
    int title = strcmp(a->title, b->title);
    return title ? title : (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

void calendar_gather_begin(struct gather *g)
{
    g->scratch = arena_create();
    g->growing = arena_create();
    *g->out = (struct calendar){.unread = ""};
    idmap_on(&g->first_change, g->a);
}

void calendar_gather_end(struct gather *g)
{
    struct calendar *out = g->out;
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, in_order);
    }
    out->items = arena_keep(g->a, out->items, out->count, sizeof *out->items);
    arena_destroy(g->growing);
    arena_destroy(g->scratch);
}

enum hub_rc hub_calendar(struct hub *h, hub_date from, hub_date to, unsigned what, struct arena *a,
    struct calendar *out, struct hub_err *err)
{
    struct gather g = {.h = h, .a = a, .out = out, .ask = {hub_read_in(h), from, to}, .what = what};
    calendar_gather_begin(&g);
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    if (rc == HUB_OK && (!date_known(from) || !date_known(to) || to.d < from.d)) {
        rc = hub_fail(err, HUB_EINVAL, "The last day is before the first.");
    }
    if (rc == HUB_OK && (what & CALENDAR_EVENTS)) {
        rc = calendar_events(h->store, &g.ask, calendar_take_event, &g, err);
        rc = rc == HUB_OK ? read_series(&g, err) : rc;
    }
    if (rc == HUB_OK && (what & CALENDAR_SPANS)) {
        calendar_add_banks(&g);
        rc = calendar_spans(h->store, &g.ask, calendar_take_span, &g, err);
    }
    calendar_gather_end(&g);
    return rc;
}

void hub_set_recur_rare(struct hub *h, const struct recur_rare *rare)
{
    h->rare = rare;
}
