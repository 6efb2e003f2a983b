/* SPDX-License-Identifier: MIT */
#include "hub/service/calendar_find.h"

#include "calendar_priv.h"
#include "find_priv.h"
#include "hub/base/str.h"
#include "hub/model/event.h"

#include <stdlib.h>

enum {
    NAMED_MOST = 60,   /* dates with a name of their own that has the words */
    SERIES_MOST = 200, /* with the words, begun last: others are told as more */
    NAMES_MOST = 20,   /* families and hosts that a word may mean */
    BANK_DAYS = 366,   /* bank holidays on each side */
    NEAR_DAYS = 64,    /* series are looked through so far first, then eight times as far */
    FURTHER = 8,
    ALL_DAYS = 8400 * 366, /* from the first year to the last */
    FIRST_YEAR = 1600,
    LAST_YEAR = 9998,
};

struct searching {
    struct gather g;
    struct find_query query;
    hub_date near;
    size_t most;
    bool more;
    struct arena *words; /* while texts are compared */
    struct calendar_event *series;
    size_t series_count;
    struct calendar_change named[NAMED_MOST]; /* event and day only */
    size_t named_count;
};

/* One date of a series that may be shown. */
struct date_at {
    size_t series;
    hub_wall at;
};

struct dates {
    struct date_at *items;
    size_t count, cap;
};

/* --- events --- */

static enum hub_rc find_side(
    struct searching *s, struct find_days days, hub_id **ids, size_t *count, struct hub_err *err)
{
    size_t most = days.most++; /* one to tell that there are more */
    enum hub_rc rc =
        find_events(s->g.h->store, &s->query, &days, s->g.scratch, ids, count, err);
    s->more = s->more || *count > most;
    *count = *count > most ? most : *count;
    return rc;
}

static enum hub_rc add_events(struct searching *s, bool back, struct hub_err *err)
{
    hub_id *ids;
    size_t count;
    struct find_days days = {.day = s->near, .back = back, .most = s->most};
    enum hub_rc rc = find_side(s, days, &ids, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = calendar_event_of(s->g.h->store, ids[i], calendar_take_event, &s->g, err);
    }
    return rc;
}

/* --- series --- */

static bool take_series(void *arg, const struct calendar_event *e)
{
    struct searching *s = arg;
    struct arena *a = s->g.scratch;
    struct calendar_event *mine = &s->series[s->series_count];
    if (wall_known(e->starts)) {
        *mine = *e;
        mine->name = arena_strdup(a, e->name);
        mine->place = arena_strdup(a, e->place);
        mine->status = arena_strdup(a, e->status);
        mine->uid = arena_strdup(a, e->uid);
        mine->zone = arena_strdup(a, e->zone);
        mine->repeats = arena_strdup(a, e->repeats);
        mine->also_on = arena_strdup(a, e->also_on);
        s->series_count++;
    }
    return true;
}

static bool has_words(struct searching *s, const char *name, const char *at)
{
    arena_reset(s->words);
    return find_all_in(&s->query, arena_printf(s->words, "%s %s", name ? name : "", at ? at : ""),
        s->words);
}

static bool take_named(void *arg, const struct calendar_change *c)
{
    struct searching *s = arg;
    if (!has_words(s, c->name, c->place)) {
        return true;
    }
    s->more = s->more || s->named_count == NAMED_MOST;
    if (s->named_count < NAMED_MOST) {
        s->named[s->named_count++] = (struct calendar_change){.event = c->event, .day = c->day};
    }
    return s->named_count < NAMED_MOST;
}

static enum hub_rc read_series(struct searching *s, struct hub_err *err)
{
    hub_id *ids;
    size_t count;
    struct find_days all = {.day = DATE_NONE, .series = true, .most = SERIES_MOST};
    enum hub_rc rc = find_side(s, all, &ids, &count, err);
    s->series = arena_array(s->g.scratch, count + NAMED_MOST, sizeof *s->series);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = calendar_event_of(s->g.h->store, ids[i], take_series, s, err);
    }
    return rc == HUB_OK
               ? calendar_changes_named(s->g.h->store, s->query.hub, take_named, s, err)
               : rc;
}

static hub_date within_years(hub_date d)
{
    hub_date first = date_from_ymd(FIRST_YEAR, 1, 1), last = date_from_ymd(LAST_YEAR, 12, 31);
    return d.d < first.d ? first : d.d > last.d ? last : d;
}

static void add_dates(
    struct searching *s, size_t series, const struct recur_times *t, struct dates *out)
{
    for (size_t i = 0; i < t->count; i++) {
        arena_grow(s->g.scratch, &out->items, out->count, &out->cap, sizeof *out->items);
        out->items[out->count++] = (struct date_at){series, t->items[i].at};
    }
}

static void dates_within(
    struct searching *s, int days, bool back, struct arena *a, struct dates *out)
{
    hub_date from = back ? within_years(date_add(s->near, -days)) : s->near;
    hub_date to = back ? s->near : within_years(date_add(s->near, days));
    struct recur_window w = {wall_at(from, 0), wall_at(to, 0), back ? 0 : s->most + 1};
    out->count = 0;
    for (size_t i = 0; i < s->series_count; i++) {
        struct recur_times t;
        struct hub_err ignored; /* told where its dates are shown */
        arena_reset(a);
        if (calendar_series_times(&s->series[i], &w, s->g.h->rare, a, &t, &ignored) == HUB_OK) {
            add_dates(s, i, &t, out);
        }
    }
}

static void nearest_dates(struct searching *s, bool back, struct arena *a, struct dates *out)
{
    int days = NEAR_DAYS;
    dates_within(s, days, back, a, out);
    while (out->count <= s->most && days < ALL_DAYS) {
        days = days > ALL_DAYS / FURTHER ? ALL_DAYS : days * FURTHER;
        dates_within(s, days, back, a, out);
    }
}

static int earlier(const void *x, const void *y)
{
    const struct date_at *a = x, *b = y;
    return (a->at.min > b->at.min) - (a->at.min < b->at.min);
}

static int later(const void *x, const void *y)
{
    return earlier(y, x);
}

static void cut(struct searching *s, struct dates *d, int (*order)(const void *, const void *))
{
    if (d->count > 1) {
        qsort(d->items, d->count, sizeof *d->items, order);
    }
    s->more = s->more || d->count > s->most;
    d->count = d->count > s->most ? s->most : d->count;
}

static enum hub_rc read_changes(struct searching *s, const struct dates *d, bool *asked,
    struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < d->count; i++) {
        size_t k = d->items[i].series;
        if (!asked[k]) {
            asked[k] = true;
            rc = calendar_changes_of(
                s->g.h->store, s->series[k].id, calendar_take_change, &s->g, err);
        }
    }
    return rc;
}

/* Its series may have other words, and need not be among those found. */
static enum hub_rc named_dates(struct searching *s, struct dates *out, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < s->named_count; i++) {
        size_t k = s->series_count;
        rc = calendar_event_of(s->g.h->store, s->named[i].event, take_series, s, err);
        struct recur_times t = {
            .items = &(struct recur_time){.at = s->named[i].day}, .count = 1, .more = false};
        if (s->series_count > k) {
            add_dates(s, k, &t, out);
        }
    }
    return rc;
}

static enum hub_rc add_all(struct searching *s, const struct dates *dates, size_t count,
    struct hub_err *err)
{
    bool *asked = arena_array(s->g.scratch, s->series_count + 1, sizeof *asked);
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = read_changes(s, &dates[i], asked, err);
    }
    calendar_index_changes(&s->g);
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < dates[i].count; k++) {
            const struct date_at *d = &dates[i].items[k];
            calendar_add_date(&s->g, &s->series[d->series], d->at);
        }
    }
    return rc;
}

static enum hub_rc add_series(struct searching *s, struct hub_err *err)
{
    enum { ONWARD, BEFORE, NAMED, LISTS };
    struct dates dates[LISTS] = {{0}};
    struct arena *a = arena_create();
    enum hub_rc rc = read_series(s, err);
    nearest_dates(s, false, a, &dates[ONWARD]);
    nearest_dates(s, true, a, &dates[BEFORE]);
    arena_destroy(a);
    cut(s, &dates[ONWARD], earlier);
    cut(s, &dates[BEFORE], later);
    rc = rc == HUB_OK ? named_dates(s, &dates[NAMED], err) : rc;
    return rc == HUB_OK ? add_all(s, dates, LISTS, err) : rc;
}

/* --- stays, away, holidays --- */

static bool take_span(void *arg, const struct calendar_span *span)
{
    struct searching *s = arg;
    return !has_words(s, span->name, span->at) || calendar_take_span(&s->g, span);
}

static enum hub_rc add_spans(struct searching *s, struct hub_err *err)
{
    struct find_query first = {
        .words = {s->query.words[0]}, .word_count = 1, .hub = s->query.hub};
    struct find_name *names;
    size_t count;
    enum hub_rc rc = find_names(s->g.h->store, &first, "family|host", NAMES_MOST + 1,
        s->g.scratch, &names, &count, err);
    s->more = s->more || count > NAMES_MOST;
    for (size_t i = 0; rc == HUB_OK && i < count && i < NAMES_MOST; i++) {
        bool family = str_eq(names[i].table, "family");
        struct calendar_near near = {s->query.hub, family ? names[i].id : ID_NONE,
            family ? ID_NONE : names[i].id, s->near, false, s->most + 1};
        rc = calendar_spans_near(s->g.h->store, &near, take_span, s, err);
        near.back = true;
        rc = rc == HUB_OK ? calendar_spans_near(s->g.h->store, &near, take_span, s, err) : rc;
    }
    return rc == HUB_OK ? calendar_holidays(s->g.h->store, s->query.hub, take_span, s, err) : rc;
}

static void add_banks(struct searching *s)
{
    struct calendar_ask all = s->g.ask;
    size_t kept = s->g.out->count;
    s->g.ask.from = date_add(s->near, -BANK_DAYS);
    s->g.ask.to = date_add(s->near, BANK_DAYS);
    calendar_add_banks(&s->g);
    s->g.ask = all;
    for (size_t i = kept; i < s->g.out->count; i++) {
        if (has_words(s, s->g.out->items[i].title, "")) {
            s->g.out->items[kept++] = s->g.out->items[i];
        }
    }
    s->g.out->count = kept;
}

/* --- all of it --- */

static bool same(const struct calendar_item *a, const struct calendar_item *b)
{
    return a->kind == b->kind && id_known(a->id) && id_eq(a->id, b->id) &&
           a->starts.min == b->starts.min;
}

/* From the i-th on, or back; a stay may be there by its family and by its host. */
static size_t take_side(const struct searching *s, const struct calendar *all, size_t from,
    bool back, struct calendar_item *out, bool *more)
{
    size_t n = 0, last = from;
    for (size_t i = from; i < all->count; i = back ? i - 1 : i + 1) { /* below 0 is SIZE_MAX */
        if (i == from || !same(&all->items[i], &all->items[last])) {
            *more = *more || n == s->most;
            if (n == s->most) {
                break;
            }
            out[n++] = all->items[i];
        }
        last = i;
    }
    return n;
}

static void nearest(const struct searching *s, const struct calendar *all, struct arena *a,
    struct calendar_found *out)
{
    size_t from = 0;
    out->items = arena_array(a, 2 * s->most + 1, sizeof *out->items);
    out->more = s->more;
    while (from < all->count && all->items[from].first.d < s->near.d) {
        from++;
    }
    out->onward = take_side(s, all, from, false, out->items, &out->more);
    out->count = out->onward +
                 take_side(s, all, from - 1, true, out->items + out->onward, &out->more);
}

enum hub_rc hub_calendar_find(struct hub *h, const char *text, hub_date near, size_t most,
    struct arena *a, struct calendar_found *out, struct hub_err *err)
{
    struct calendar all;
    struct arena *found = arena_create();
    struct searching s = {.near = near, .most = most ? most : CALENDAR_FIND_MOST};
    s.g = (struct gather){.h = h, .a = a, .out = &all, .what = CALENDAR_EVENTS | CALENDAR_CANCELLED,
        .ask = {h->narrowed, date_from_ymd(FIRST_YEAR, 1, 1), date_from_ymd(LAST_YEAR, 12, 31)}};
    *out = (struct calendar_found){0};
    calendar_gather_begin(&s.g);
    s.words = found;
    s.query.hub = h->narrowed;
    find_query_read(&s.query, text, s.g.scratch);
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    if (rc == HUB_OK && s.query.word_count > 0) {
        rc = add_events(&s, false, err);
        rc = rc == HUB_OK ? add_events(&s, true, err) : rc;
        rc = rc == HUB_OK ? add_series(&s, err) : rc;
        rc = rc == HUB_OK ? add_spans(&s, err) : rc;
        add_banks(&s);
    }
    calendar_gather_end(&s.g);
    if (rc == HUB_OK) {
        nearest(&s, &all, a, out);
    }
    arena_destroy(found);
    return rc;
}
