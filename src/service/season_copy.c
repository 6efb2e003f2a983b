/* SPDX-License-Identifier: MIT */
/* A season of events again, moved by whole weeks. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/record.h"
#include "event_copy_priv.h"

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
    return str_eq(e->status, "cancelled")                       ? "it was cancelled"
           : !str_empty(e->repeats) || !str_empty(e->also_on)   ? "it repeats by itself"
           : !str_empty(e->uid)                                 ? "it came from a calendar file"
                                                                : NULL;
}

static enum hub_rc events_of(
    struct hub *h, const struct season_work *w, struct arena *a, struct record_list *out,
    struct hub_err *err)
{
    char from[DATE_TEXT], behind[DATE_TEXT];
    struct record_query q = {.scope = &hub_noun, .scope_id = w->hub, .order = "starts,id"};
    query_text(&q, "starts", RECORD_FROM, date_iso(w->from, from));
    query_text(&q, "starts", RECORD_BEFORE, date_iso(date_add(w->to, 1), behind));
    return record_list(h->store, &event_noun, &q, a, out, err);
}

static enum hub_rc copy_each(
    struct event_copier *c, const struct season_work *w, const struct event *e, struct hub_err *err)
{
    char was[DATE_TEXT], day_text[DATE_TEXT];
    hub_date was_on = wall_date(e->starts), day = date_add(was_on, w->days);
    const char *why = left_out(e);
    bool there = false;
    enum hub_rc rc = why ? HUB_OK : event_is_there(c->h, e, day, &there, err);
    if (rc != HUB_OK || why || there) {
        copy_note(c->notes, "%s, %s: not copied, %s.", e->name, date_medium(was_on, was),
            why ? why : "it is there already");
        return rc;
    }
    size_t before = c->notes->count;
    copy_note(c->notes, "%s", "");
    rc = event_copy_one(c, e->record.id, day, err);
    if (rc == HUB_OK) {
        c->notes->lines[before] = arena_printf(c->notes->a, "%s: %s. %d asked.", e->name,
            date_medium(day, day_text), c->asked);
    }
    return rc;
}

static enum hub_rc season_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct season_work *w = arg;
    struct arena *all = arena_create();
    struct event_copier c = {.h = h, .a = arena_create(), .notes = w->notes};
    struct record_list events;
    hub_id first = ID_NONE;
    enum hub_rc rc = events_of(h, w, all, &events, err);
    for (size_t i = 0; rc == HUB_OK && i < events.count; i++) {
        rc = copy_each(&c, w, record_at(&events, i), err);
        first = id_known(first) ? first : w->notes->record;
        arena_reset(c.a);
    }
    w->notes->record = first;
    if (rc == HUB_OK && w->notes->made == 0) {
        rc = hub_fail(err, HUB_ENOTFOUND, events.count
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
        rc = hub_fail(err, HUB_EUSAGE, "There are several hubs here. Say which with --hub NAME.");
    }
    w.days = rc == HUB_OK ? whole_weeks(date_diff(start, from)) : 0;
    if (rc == HUB_OK && start.d >= from.d && start.d <= to.d) {
        rc = hub_fail(err, HUB_EINVAL, "The new season starts within the old one. Say a later day.");
    }
    rc = rc == HUB_OK ? hub_write(h, &label, season_work, &w, err) : rc;
    return rc == HUB_EFINDING && try_only ? HUB_OK : rc;
}
