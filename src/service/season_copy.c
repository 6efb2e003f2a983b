/* SPDX-License-Identifier: MIT */
/* A season of events again, moved by whole weeks. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "event_copy_priv.h"
#include "hub/service/calendar.h"
#include "hub/service/series_words.h"

enum { WEEK = 7 };

struct season_work {
    hub_id hub;
    hub_date from, to;
    int days;
    bool try_only;
    struct copy_notes *notes;
};

/* The whole weeks nearest to that many days. */
static int whole_weeks(int days)
{
    return days >= 0 ? (days + WEEK / 2) / WEEK * WEEK : -((WEEK / 2 - days) / WEEK * WEEK);
}

/* Why an event does not come along; NULL: it does. */
static const char *left_out(const struct event *e)
{
    return str_eq(e->status, "cancelled") ? "it was cancelled"
           : !str_empty(e->uid)           ? "it came from a calendar file"
                                          : NULL;
}

/* --- what is on in those days: each event once, by its first date there --- */

struct found {
    hub_id event;
    hub_date day;
    bool repeats;
};

static enum hub_rc events_of(struct hub *h, const struct season_work *w, struct arena *a,
    struct found **out, size_t *count, struct hub_err *err)
{
    struct calendar c;
    struct idmap seen;
    *count = 0;
    idmap_on(&seen, a);
    enum hub_rc rc =
        hub_calendar(h, w->from, w->to, CALENDAR_EVENTS | CALENDAR_CANCELLED, a, &c, err);
    *out = arena_array(a, c.count + 1, sizeof **out);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        const struct calendar_item *t = &c.items[i];
        bool before = !t->repeats && t->first.d < w->from.d; /* it goes on from the day before */
        if (!before && idmap_get(&seen, t->id, 0) == 0) {
            idmap_put(&seen, t->id, 1);
            (*out)[(*count)++] = (struct found){t->id, t->first, t->repeats};
        }
    }
    return rc;
}

/* --- one of them --- */

static void say_left(
    struct event_copier *c, const struct event *e, hub_date was_on, const char *why)
{
    char was[DATE_TEXT];
    copy_note(c->notes, "%s, %s: not copied, %s.", e->name, date_medium(was_on, was), why);
}

/* The line that heads what is said of it, written when it is known. */
static enum hub_rc copy_said(
    struct event_copier *c, const struct event *e, hub_date day, struct hub_err *err)
{
    char day_text[DATE_TEXT];
    size_t before = c->notes->count;
    copy_note(c->notes, "%s", "");
    enum hub_rc rc = event_copy_one(c, e->record.id, day, err);
    if (rc == HUB_OK && c->series && c->series->repeats) {
        c->notes->lines[before] = arena_printf(c->notes->a, "%s: from %s, %s. %d asked.", e->name,
            date_medium(day, day_text), series_told(&c->to, c->a), c->asked);
    } else if (rc == HUB_OK) {
        c->notes->lines[before] = arena_printf(c->notes->a, "%s: %s. %d asked.", e->name,
            date_medium(day, day_text), c->asked);
    }
    return rc;
}

static enum hub_rc copy_series(struct event_copier *c, const struct season_work *w,
    const struct event *e, hub_date was_on, struct hub_err *err)
{
    struct season_days days = {w->from, w->to, w->days};
    struct season_series s;
    bool there = false;
    enum hub_rc rc = season_series(c->h, e->record.id, &days, c->a, &s, err);
    if (rc == HUB_OK && !s.why) {
        rc = event_is_there(c->h, e, wall_date(s.again.starts), &there, err);
    }
    if (rc != HUB_OK || s.why || there) {
        say_left(c, e, was_on, s.why ? s.why : "it is there already");
        return rc;
    }
    c->series = &s.again;
    rc = copy_said(c, e, wall_date(s.again.starts), err);
    c->series = NULL;
    if (rc == HUB_OK && *s.also) {
        copy_note(c->notes, "Not copied: %s.", s.also);
    }
    return rc;
}

static enum hub_rc copy_each(struct event_copier *c, const struct season_work *w,
    const struct found *f, struct hub_err *err)
{
    struct event e;
    bool there = false;
    enum hub_rc rc = record_get(c->h->store, &event_noun, f->event, c->a, &e, err);
    if (rc != HUB_OK || !id_eq(e.hub_id, w->hub)) {
        return rc;
    }
    if (series_repeats(&e)) {
        return copy_series(c, w, &e, f->day, err);
    }
    const char *why = left_out(&e);
    hub_date day = date_add(f->day, w->days);
    rc = why ? HUB_OK : event_is_there(c->h, &e, day, &there, err);
    if (rc != HUB_OK || why || there) {
        say_left(c, &e, f->day, why ? why : "it is there already");
        return rc;
    }
    return copy_said(c, &e, day, err);
}

static enum hub_rc season_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct season_work *w = arg;
    struct arena *all = arena_create();
    struct event_copier c = {.h = h, .a = arena_create(), .notes = w->notes};
    struct found *events;
    size_t count = 0;
    hub_id first = ID_NONE;
    enum hub_rc rc = events_of(h, w, all, &events, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = copy_each(&c, w, &events[i], err);
        first = id_known(first) ? first : w->notes->record;
        arena_reset(c.a);
    }
    w->notes->record = first;
    if (rc == HUB_OK && w->notes->made == 0) {
        rc = hub_fail(err, HUB_ENOTFOUND, count
                ? "None of the events of those days can be copied."
                : "There are no events on those days.");
    }
    store_label_record(h->store, first);
    arena_destroy(c.a);
    arena_destroy(all);
    return rc == HUB_OK && w->try_only ? HUB_EFINDING : rc;
}

enum hub_rc hub_season_copy(struct hub *h, hub_date from, hub_date to, hub_date start,
    bool try_only, struct copy_notes *notes, struct hub_err *err)
{
    struct season_work w = {hub_default(h), from, to, 0, try_only, notes};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = event_noun.name};
    enum hub_rc rc = access_check(h, VERB_WRITE, &event_noun, err);
    if (rc == HUB_OK && (!date_known(from) || !date_known(to) || !date_known(start))) {
        rc = hub_fail(err, HUB_EINVAL,
            "Say the first and the last day of the season, and when the new one starts.");
    }
    if (rc == HUB_OK && to.d < from.d) {
        rc = hub_fail(err, HUB_EINVAL, "The last day is before the first.");
    }
    if (rc == HUB_OK && !id_known(w.hub)) {
        rc = hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    w.days = rc == HUB_OK ? whole_weeks(date_diff(start, from)) : 0;
    if (rc == HUB_OK && start.d >= from.d && start.d <= to.d) {
        rc = hub_fail(err, HUB_EINVAL, "The new season starts within the old one. Say a later day.");
    }
    rc = rc == HUB_OK ? hub_write(h, &label, season_work, &w, err) : rc;
    return rc == HUB_EFINDING && try_only ? HUB_OK : rc;
}
