/* SPDX-License-Identifier: MIT */
/* Facts about events: who comes, what they need, who looks after them; and days without school. */
#include "book_priv.h"
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/model/event.h"
#include "hub/model/holiday.h"
#include "hub/service/calendar.h"
#include "hub/service/series.h"
#include "hub/service/series_words.h"
#include "register_priv.h"
#include "risk_priv.h"

static unsigned needs(const struct event *e)
{
    return (e->needs_swimming == 1 ? 1u << CONSENT_SWIM : 0) |
           (e->needs_travel == 1 ? 1u << CONSENT_TRAVEL : 0) |
           (e->needs_photo == 1 ? 1u << CONSENT_PHOTO : 0) |
           (e->needs_screens == 1 ? 1u << CONSENT_SCREENS : 0);
}

struct coming {
    struct book *b;
    struct rota_event_child *rows;
    size_t count, cap;
    struct idmap with_adults; /* families of the event at hand whose own adults come */
};

static void add_coming(struct coming *c, int32_t event, hub_id child)
{
    int32_t at = book_at(&c->b->child_at, child);
    if (at < 0) {
        return;
    }
    hub_id family = {c->b->out->facts.families[c->b->out->facts.children[at].family].id};
    arena_grow(c->b->a, &c->rows, c->count, &c->cap, sizeof *c->rows);
    c->rows[c->count++] =
        (struct rota_event_child){event, at, idmap_get(&c->with_adults, family, 0) == 1};
}

/* One day of an event: its only one, or one of a series as it is now. */
struct event_day {
    const struct event *e;
    hub_wall starts, ends; /* ends NONE: not said */
    hub_date day;          /* as the register has it: when the rule of a series names it */
};

/* Of what is over only the lines of its register; of what comes also the families who said yes. */
static enum hub_rc event_coming(struct coming *c, const struct event_day *d, int32_t at,
    struct rota_event *row, struct hub_err *err)
{
    const struct event *e = d->e;
    struct book *b = c->b;
    struct record_list lines;
    struct register_due due = {.not_said = 0};
    struct event again;
    hub_date day = d->day;
    int adults = 0;
    idmap_on(&c->with_adults, b->a);
    enum hub_rc rc = register_lines(b->h, e->record.id, &day, b->a, &again, &lines, err);
    if (rc == HUB_OK && day.d >= b->out->facts.today.d) {
        rc = register_adults(b->h, e, day, b->a, &c->with_adults, &adults, err);
        row->adults = adults;
        if (rc == HUB_OK) {
            rc = register_expected(b->h, e, day, &lines, b->a, &due, err);
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < lines.count; i++) {
        const struct register_line *l = record_at(&lines, i);
        if (str_eq(l->status, "booked") || str_eq(l->status, "came")) {
            add_coming(c, at, l->child_id);
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < due.children.count; i++) {
        add_coming(c, at, ((const struct record *)record_at(&due.children, i))->id);
    }
    return rc;
}

/* As the sheets themselves say it: one of its own, or one it shares, signed and not out of date. */
static enum hub_rc sheet_done(struct book *b, const struct risk_known_list *shared,
    const struct event_day *d, struct rota_event *row, struct hub_err *err)
{
    const struct event *e = d->e;
    struct risk_known k;
    hub_date day = wall_date(d->starts);
    enum hub_rc rc = risk_serves(b->h, shared, e, day, b->a, &k, err);
    enum risk_due state = rc == HUB_OK ? risk_due_on(e, &k, day, day) : RISK_EXEMPT;
    row->needs_sheet = risk_needed(e);
    row->sheet_done = state != RISK_SOON && state != RISK_TODAY;
    return rc;
}

/* What an event needs, it needs on the day it starts. */
static enum hub_rc list_events(struct book *b, struct record_list *out, struct hub_err *err)
{
    char from[DATE_TEXT], to[DATE_TEXT];
    struct record_query q = {.order = event_noun.order};
    if (date_known(b->out->from)) {
        query_text(&q, "starts", RECORD_FROM, date_iso(b->out->from, from));
    }
    if (date_known(b->out->to)) {
        query_text(&q, "starts", RECORD_BEFORE, date_iso(date_add(b->out->to, 1), to));
    }
    return book_query(b, &event_noun, &q, out, err);
}

static enum hub_rc holidays(struct book *b, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = book_list(b, &holiday_noun, &list, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_holiday *rows = arena_array(b->a, list.count + 1, sizeof *rows);
    int32_t n = 0;
    for (size_t i = 0; i < list.count; i++) {
        const struct holiday *h = record_at(&list, i);
        int32_t hub = book_at(&b->hub_at, h->hub_id);
        if (hub >= 0 && !str_eq(h->kind, "other")) {
            rows[n++] = (struct rota_holiday){
                hub, h->first_day, date_known(h->last_day) ? h->last_day : h->first_day};
        }
    }
    b->out->facts.holidays = rows;
    b->out->facts.holiday_count = n;
    return HUB_OK;
}

/* --- the days of events ----------------------------------------------------------- */

enum { SERIES_AHEAD = 62 }; /* days for which the dates of series are looked at where no end is said */

struct event_days {
    struct event_day *items;
    size_t count, cap;
};

static void add_day(struct book *b, struct event_days *l, struct event_day d)
{
    if (!str_eq(d.e->status, "cancelled")) {
        arena_grow(b->a, &l->items, l->count, &l->cap, sizeof *l->items);
        l->items[l->count++] = d;
    }
}

/* Those that do not repeat, or are over: of a series that is over its first date stands for it. */
static enum hub_rc days_once(struct book *b, struct event_days *l, struct hub_err *err)
{
    struct record_list list;
    enum hub_rc rc = list_events(b, &list, err);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        const struct event *e = record_at(&list, i);
        hub_date day = wall_date(e->starts);
        if (!series_repeats(e) || day.d < b->out->facts.today.d) {
            add_day(b, l, (struct event_day){e, e->starts, e->ends, day});
        }
    }
    return rc;
}

/* The dates of series from today on. */
static enum hub_rc days_of_series(struct book *b, struct event_days *l, struct hub_err *err)
{
    struct calendar c = {0};
    struct idmap read;
    hub_date from = b->out->facts.today, to = b->out->to;
    from = date_known(b->out->from) && b->out->from.d > from.d ? b->out->from : from;
    to = date_known(to) ? to : date_add(from, SERIES_AHEAD);
    idmap_on(&read, b->a);
    enum hub_rc rc = HUB_OK;
    if (date_known(from) && from.d <= to.d && hub_may(b->h, VERB_READ, &event_noun)) {
        rc = hub_calendar(b->h, from, to, CALENDAR_EVENTS, b->a, &c, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        const struct calendar_item *t = &c.items[i];
        if (!t->repeats || t->first.d < from.d) {
            continue;
        }
        size_t at = (size_t)idmap_get(&read, t->id, 0);
        HUB_BUG(at <= l->count);
        const struct event *e = at ? l->items[at - 1].e : NULL;
        if (!e) {
            struct event *mine = arena_alloc(b->a, sizeof *mine);
            rc = record_get(b->h->store, &event_noun, t->id, b->a, mine, err);
            e = mine;
        }
        if (rc == HUB_OK) {
            add_day(b, l, (struct event_day){e, t->starts, t->ends, wall_date(t->original)});
            idmap_put(&read, t->id, (int64_t)l->count);
        }
    }
    return rc;
}

static struct rota_event event_row(const struct book *b, const struct event_day *d)
{
    return (struct rota_event){.id = d->e->record.id.n,
        .hub = book_at(&b->hub_at, d->e->hub_id),
        .start = d->starts,
        .end = wall_known(d->ends) ? d->ends : d->starts,
        .needs = needs(d->e)};
}

static enum hub_rc fill_rows(struct coming *c, const struct event_days *days,
    struct rota_event *rows, const char **names, struct hub_err *err)
{
    struct book *b = c->b;
    struct risk_known_list shared = {0};
    hub_date today = b->out->facts.today, last = today;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; i < days->count; i++) {
        hub_date day = wall_date(days->items[i].starts);
        last = day.d > last.d ? day : last;
    }
    if (days->count) {
        rc = risk_shared(b->h, b->h->narrowed, today, last, NULL, b->a, &shared, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < days->count; i++) {
        const struct event_day *d = &days->items[i];
        bool ahead = wall_date(d->starts).d >= today.d;
        names[i] = d->e->name;
        rows[i] = event_row(b, d);
        if (ahead) {
            rc = sheet_done(b, &shared, d, &rows[i], err);
        }
        if (rc == HUB_OK && (ahead || rows[i].needs)) {
            rc = event_coming(c, d, (int32_t)i, &rows[i], err);
        }
    }
    return rc;
}

/* A day of a series counts when all its days are meant or this one is. */
static void helpers(struct book *b, const struct event_days *days)
{
    size_t count = 0, cap = 0;
    struct rota_event_helper *rows = NULL;
    for (size_t i = 0; i < days->count; i++) {
        const struct event_day *d = &days->items[i];
        for (size_t k = 0; k < b->helping.count; k++) {
            const struct invitation *v = record_at(&b->helping, k);
            int32_t who = book_at(&b->person_at, v->person_id);
            if (who < 0 || !id_eq(v->event_id, d->e->record.id) ||
                (date_known(v->day) && v->day.d != d->day.d)) {
                continue;
            }
            arena_grow(b->a, &rows, count, &cap, sizeof *rows);
            rows[count++] = (struct rota_event_helper){(int32_t)i, who};
        }
    }
    b->out->facts.event_helpers = rows;
    b->out->facts.event_helper_count = (int32_t)count;
}

enum hub_rc book_events(struct book *b, struct hub_err *err)
{
    struct coming c = {.b = b};
    struct event_days days = {0};
    enum hub_rc rc = holidays(b, err);
    rc = rc == HUB_OK ? days_once(b, &days, err) : rc;
    rc = rc == HUB_OK ? days_of_series(b, &days, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    struct rota_event *rows = arena_array(b->a, days.count + 1, sizeof *rows);
    const char **names = arena_array(b->a, days.count + 1, sizeof *names);
    rc = fill_rows(&c, &days, rows, names, err);
    helpers(b, &days);
    b->out->facts.events = rows;
    b->out->facts.event_count = (int32_t)days.count;
    b->out->names.events = names;
    b->out->facts.event_children = c.rows;
    b->out->facts.event_child_count = (int32_t)c.count;
    return rc;
}
