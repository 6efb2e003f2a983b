/* SPDX-License-Identifier: MIT */
#include "hub/service/clashes.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/event.h"
#include "hub/service/series.h"
#include "hub_priv.h"

#include <stdlib.h>
#include <string.h>

enum { WORDS_MOST = 3 }; /* named in the sentence */

struct span {
    int64_t from, to; /* minutes; to is not part of it */
};

static struct span days_of(hub_date first, hub_date last)
{
    return (struct span){wall_at(first, 0).min, wall_at(date_add(last, 1), 0).min};
}

static struct span span_of_item(const struct calendar_item *i)
{
    if (i->all_day) {
        return days_of(i->first, i->last);
    }
    int64_t to = wall_known(i->ends) && i->ends.min > i->starts.min ? i->ends.min
                                                                      : i->starts.min + 1;
    return (struct span){i->starts.min, to};
}

static struct span span_of_ask(const struct clash_ask *k)
{
    hub_wall last = wall_known(k->ends) && k->ends.min > k->starts.min ? k->ends : k->starts;
    if (k->all_day) {
        return days_of(wall_date(k->starts), wall_date(last));
    }
    return (struct span){k->starts.min, last.min > k->starts.min ? last.min : k->starts.min + 1};
}

/* --- words --- */

static const char *event_text(const struct calendar_item *i, hub_date day, struct arena *a)
{
    char from[DATE_TEXT], to[DATE_TEXT], date[DATE_TEXT];
    struct sb b = sb_on(a);
    sb_add(&b, i->title);
    if (i->first.d != day.d) {
        sb_addf(&b, ", %s", date_short(i->first, date));
    }
    if (!i->all_day) {
        sb_addf(&b, ", %s", tod_iso(wall_tod(i->starts), from));
    }
    if (!i->all_day && wall_known(i->ends)) {
        sb_addf(&b, "–%s", tod_iso(wall_tod(i->ends), to));
    }
    return sb_str(&b);
}

static const char *away_text(const struct calendar_item *i, const char *title, struct arena *a)
{
    static const char away[] = " away";
    char range[DATE_TEXT];
    size_t len = strlen(title), tail = sizeof away - 1;
    const char *name = arena_strndup(a, title, len > tail ? len - tail : len);
    date_range(i->first, i->last, range);
    return i->own_time ? arena_printf(a, "%s's rest, %s", name, range)
                       : arena_printf(a, "%s away, %s", name, range);
}

static const char *initials_away(const char *title, struct arena *a)
{
    static const char away[] = " away";
    size_t len = strlen(title), tail = sizeof away - 1;
    const char *name = arena_strndup(a, title, len > tail ? len - tail : len);
    return arena_printf(a, "%s%s", utf8_initials(a, name), away);
}

static const char *stay_text(const char *family, const char *host, struct arena *a)
{
    return arena_printf(
        a, "the sleepover of %s%s%s%s", family, *host ? " at " : "", host, *host ? "'s" : "");
}

static struct clash clash_of(
    const struct calendar_item *i, hub_date day, bool sure, struct arena *a)
{
    struct clash c = {.kind = i->kind,
        .id = i->id,
        .starts = i->starts,
        .ends = i->ends,
        .own_time = i->own_time,
        .sure = sure,
        .name = i->title};
    if (i->kind == CALENDAR_EVENT) {
        c.text = c.hidden = event_text(i, day, a);
    } else if (i->kind == CALENDAR_STAY) {
        c.text = stay_text(i->title, i->place, a);
        c.hidden = stay_text(utf8_initials(a, i->title), utf8_initials(a, i->place), a);
    } else {
        c.text = away_text(i, i->title, a);
        c.hidden = away_text(i, initials_away(i->title, a), a);
    }
    return c;
}

/* --- looking --- */

static bool may_meet(const struct clash_ask *k, const struct calendar_item *i)
{
    bool hosted = i->kind == CALENDAR_STAY || i->kind == CALENDAR_AWAY;
    if (i->kind == CALENDAR_EVENT) {
        return !id_eq(i->id, k->event) && !i->cancelled;
    }
    return hosted && (!id_known(k->host) || id_eq(i->host, k->host));
}

static int sure_first(const void *x, const void *y)
{
    const struct clash *a = x, *b = y;
    if (a->sure != b->sure) {
        return a->sure ? -1 : 1;
    }
    if (a->starts.min != b->starts.min) {
        return a->starts.min < b->starts.min ? -1 : 1;
    }
    return (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

static bool has(const struct clashes *out, const struct calendar_item *i)
{
    for (size_t k = 0; k < out->count; k++) {
        if (id_eq(out->items[k].id, i->id) && out->items[k].starts.min == i->starts.min) {
            return true;
        }
    }
    return false;
}

/* `day`: on which it need not be said which day is meant. */
static void meet(const struct clash_ask *k, hub_date day, const struct calendar *c,
    struct arena *a, size_t *cap, struct clashes *out)
{
    struct span mine = span_of_ask(k);
    for (size_t i = 0; i < c->count; i++) {
        const struct calendar_item *item = &c->items[i];
        struct span theirs = span_of_item(item);
        if (!may_meet(k, item) || theirs.from >= mine.to || theirs.to <= mine.from ||
            has(out, item)) {
            continue;
        }
        bool sure = item->kind == CALENDAR_EVENT || id_known(k->host);
        arena_grow(a, &out->items, out->count, cap, sizeof *out->items);
        out->items[out->count++] = clash_of(item, day, sure, a);
        out->sure += sure;
    }
}

static void sort(struct clashes *out)
{
    if (out->count > 1) {
        qsort(out->items, out->count, sizeof *out->items, sure_first);
    }
}

static enum hub_rc meet_on(struct hub *h, const struct clash_ask *k, hub_date day,
    struct arena *a, size_t *cap, struct clashes *out, struct hub_err *err)
{
    struct calendar c;
    struct span mine = span_of_ask(k);
    enum hub_rc rc = hub_calendar(h, wall_date((hub_wall){mine.from}),
        wall_date((hub_wall){mine.to - 1}), CALENDAR_EVENTS | CALENDAR_SPANS, a, &c, err);
    if (rc == HUB_OK) {
        meet(k, day, &c, a, cap, out);
    }
    return rc;
}

enum hub_rc hub_clashes(struct hub *h, const struct clash_ask *ask, struct arena *a,
    struct clashes *out, struct hub_err *err)
{
    size_t cap = 0;
    *out = (struct clashes){0};
    if (!wall_known(ask->starts)) {
        return hub_fail(err, HUB_EINVAL, "Starts: it has no day yet.");
    }
    enum hub_rc rc = meet_on(h, ask, wall_date(ask->starts), a, &cap, out, err);
    sort(out);
    return rc;
}

void hub_clashes_among(const struct clash_ask *ask, const struct calendar *on, struct arena *a,
    struct clashes *out)
{
    size_t cap = 0;
    *out = (struct clashes){0};
    meet(ask, wall_date(ask->starts), on, a, &cap, out);
    sort(out);
}

/* The next dates of a series, each against what is on then. */
static enum hub_rc next_dates(struct hub *h, struct clash_ask *k, struct arena *a,
    struct clashes *out, struct hub_err *err)
{
    struct series_dates next = {0};
    struct hub_err ignored; /* a rule that cannot be worked out has no dates to look at */
    enum hub_rc rc = HUB_OK;
    size_t cap = 0;
    if (hub_series_dates(h, k->event, SERIES_NEXT, hub_today(h), CLASH_DATES, a, &next, &ignored) !=
        HUB_OK) {
        return HUB_OK;
    }
    for (size_t i = 0; rc == HUB_OK && i < next.count; i++) {
        k->starts = next.items[i].starts;
        k->ends = next.items[i].ends;
        rc = meet_on(h, k, DATE_NONE, a, &cap, out, err);
    }
    sort(out);
    return rc;
}

/* Where that date of the rule is now: it may have been moved. */
static enum hub_rc find_date(struct hub *h, const struct event *e, hub_date day,
    struct clash_ask *k, bool *on, struct arena *a, struct hub_err *err)
{
    struct record_list changes;
    struct record_query q = {0};
    struct hub_err ignored;
    int64_t length = wall_known(e->ends) ? e->ends.min - e->starts.min : -1;
    query_is(&q, "event_id", e->record.id);
    enum hub_rc rc = record_list(h->store, &event_change_noun, &q, a, &changes, err);
    if (hub_series_planned(h, e->record.id, day, &k->starts, &ignored) != HUB_OK) {
        k->starts = wall_at(day, wall_tod(e->starts).min);
    }
    for (size_t i = 0; rc == HUB_OK && i < changes.count; i++) {
        const struct event_change *c = record_at(&changes, i);
        if (wall_known(c->day) && wall_date(c->day).d == day.d) {
            k->starts = wall_known(c->starts) ? c->starts : k->starts;
            k->ends = c->ends;
            *on = c->cancelled != 1;
        }
    }
    if (!wall_known(k->ends)) {
        k->ends = length < 0 ? WALL_NONE : (hub_wall){k->starts.min + length};
    }
    return rc;
}

enum hub_rc hub_event_clashes(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct clashes *out, struct hub_err *err)
{
    struct event e;
    *out = (struct clashes){0};
    enum hub_rc rc = hub_get(h, &event_noun, event, a, &e, err);
    if (rc != HUB_OK || str_eq(e.status, "cancelled")) {
        return rc;
    }
    bool series = !str_empty(e.repeats) || !str_empty(e.also_on), on = true;
    struct clash_ask k = {event, e.host_id, e.starts, e.ends, e.all_day == 1};
    if (series && !date_known(day)) {
        return next_dates(h, &k, a, out, err);
    }
    if (series) {
        k.ends = WALL_NONE;
        rc = find_date(h, &e, day, &k, &on, a, err);
    }
    return rc == HUB_OK && on ? hub_clashes(h, &k, a, out, err) : rc;
}

/* --- the sentence --- */

static void add_names(
    struct sb *b, const struct clashes *c, size_t from, size_t to, bool hide, const char *between)
{
    for (size_t i = from; i < to && i < from + WORDS_MOST; i++) {
        sb_addf(b, "%s%s", i > from ? between : "", hide ? c->items[i].hidden : c->items[i].text);
    }
    if (to - from > WORDS_MOST) {
        sb_addf(b, " and %zu more", to - from - WORDS_MOST);
    }
}

const char *clash_words(const struct clashes *c, bool hide, struct arena *a)
{
    struct sb b = sb_on(a);
    if (c->sure) {
        sb_add(&b, "Clashes with ");
        add_names(&b, c, 0, c->sure, hide, "; ");
        sb_add(&b, ".");
    }
    if (c->count > c->sure) {
        sb_addf(&b, "%sAlso then: ", b.len ? " " : "");
        add_names(&b, c, c->sure, c->count, hide, "; ");
        sb_add(&b, ".");
    }
    return sb_str(&b);
}
