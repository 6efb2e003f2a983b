/* SPDX-License-Identifier: MIT */
/* An event again on another day: what comes along, what is left behind and why. */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/child.h"
#include "hub/model/family.h"
#include "hub/model/host.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "hub/scheduler/recur_words.h"
#include "hub/service/calendar.h"
#include "hub/service/series.h"
#include "event_copy_priv.h"
#include "series_priv.h"

static enum hub_rc those_of(struct event_copier *c, const struct noun *n, const char *column,
    hub_id id, struct record_list *out, struct hub_err *err)
{
    struct record_query q = {.order = "id"};
    query_is(&q, column, id);
    return record_list(c->h->store, n, &q, c->a, out, err);
}

/* --- who is asked again --- */

static bool fits_age(const struct event *e, int age)
{
    return (e->youngest == INT_NONE || age >= e->youngest) &&
           (e->oldest == INT_NONE || age <= e->oldest);
}

/* "for 5 to 11", "for 5 and over", "for up to 11" */
static const char *ages_text(const struct event *e, struct arena *a)
{
    long long from = e->youngest, to = e->oldest;
    return e->oldest == INT_NONE     ? arena_printf(a, "for %lld and over", from)
           : e->youngest == INT_NONE ? arena_printf(a, "for up to %lld", to)
                                     : arena_printf(a, "for %lld to %lld", from, to);
}

/* False: no child of the family is of the age on that day, and that was noted. */
static enum hub_rc check_ages(
    struct event_copier *c, const struct family *f, bool *fits, struct hub_err *err)
{
    struct record_list children;
    struct sb out = sb_on(c->a);
    bool any = false, all = true;
    enum hub_rc rc = those_of(c, &child_noun, "family_id", f->record.id, &children, err);
    for (size_t i = 0; rc == HUB_OK && i < children.count; i++) {
        const struct child *k = record_at(&children, i);
        int age = date_known(k->born) ? date_age(k->born, c->day) : -1;
        bool ok = age < 0 || fits_age(&c->to, age);
        if (!ok) {
            sb_addf(&out, "%s%s will be %d", out.len ? ", " : "",
                str_empty(k->known_as) ? k->name : k->known_as, age);
        }
        any = any || ok;
        all = all && ok;
    }
    *fits = any || children.count == 0;
    if (!all) {
        copy_note(c->notes, *fits ? "%s: asked again, but it is %s and %s."
                                  : "%s: not asked again. It is %s and %s.",
            f->name, ages_text(&c->to, c->a), sb_str(&out));
    }
    return rc;
}

static enum hub_rc family_comes(
    struct event_copier *c, hub_id family, bool *comes, struct hub_err *err)
{
    struct family f;
    char day[DATE_TEXT];
    enum hub_rc rc = record_get(c->h->store, &family_noun, family, c->a, &f, err);
    *comes = false;
    if (rc != HUB_OK) {
        return rc;
    }
    if (stamp_known(f.record.removed_at)) {
        copy_note(c->notes, "%s: not asked again. The family is in Removed.", f.name);
        return HUB_OK;
    }
    if (date_known(f.left_on) && f.left_on.d <= c->day.d) {
        copy_note(c->notes, "%s: not asked again. The family left the hub on %s.", f.name,
            date_plain(f.left_on, day));
        return HUB_OK;
    }
    return check_ages(c, &f, comes, err);
}

static enum hub_rc person_comes(
    struct event_copier *c, hub_id person, bool *comes, struct hub_err *err)
{
    struct person p;
    enum hub_rc rc = record_get(c->h->store, &person_noun, person, c->a, &p, err);
    *comes = rc == HUB_OK && !stamp_known(p.record.removed_at);
    if (rc == HUB_OK && !*comes) {
        copy_note(c->notes, "%s: not asked again. They are in Removed.", p.name);
    }
    return rc;
}

static enum hub_rc ask_again(
    struct event_copier *c, const struct invitation *old, struct hub_err *err)
{
    struct invitation v;
    bool comes;
    enum hub_rc rc = id_known(old->family_id) ? family_comes(c, old->family_id, &comes, err)
                                              : person_comes(c, old->person_id, &comes, err);
    if (rc != HUB_OK || !comes) {
        return rc;
    }
    record_clear(&invitation_noun, &v);
    v.event_id = c->to.record.id;
    v.family_id = old->family_id;
    v.person_id = old->person_id;
    v.part = old->part;
    v.answer = "not said";
    c->asked++;
    return record_insert(c->h->store, &invitation_noun, &v, err);
}

/* Each once, though a series may have asked them for several days. */
static enum hub_rc copy_asked(struct event_copier *c, struct hub_err *err)
{
    struct record_list old;
    struct idmap seen;
    size_t answers = 0, brings = 0;
    idmap_on(&seen, c->a);
    enum hub_rc rc =
        those_of(c, &invitation_noun, "event_id", c->from.record.id, &old, err);
    for (size_t i = 0; rc == HUB_OK && i < old.count; i++) {
        const struct invitation *v = record_at(&old, i);
        hub_id who = id_known(v->family_id) ? v->family_id : v->person_id;
        answers += !str_empty(v->answer) && !str_eq(v->answer, "not said");
        brings += !str_empty(v->brings);
        if (id_known(who) && idmap_get(&seen, who, 0) == 0) {
            idmap_put(&seen, who, 1);
            rc = ask_again(c, v, err);
        }
    }
    if (answers) {
        copy_note(c->notes, "Not copied: %zu %s. Everybody is asked anew.", answers,
            words_many(answers, "answer", "answers"));
    }
    if (brings) {
        copy_note(c->notes, "Not copied: what %zu of them said they bring.", brings);
    }
    return rc;
}

/* --- what else is on that day --- */

static void see_other(struct event_copier *c, hub_date day, const struct calendar_item *i)
{
    char at[DATE_TEXT], date[DATE_TEXT];
    const char *when = c->series ? date_medium(day, date) : "that day";
    bool event = i->kind == CALENDAR_EVENT && !id_eq(i->id, c->to.record.id);
    if (event && *i->place && str_ieq(i->place, c->to.place)) {
        copy_note(c->notes, "Please check: %s is at %s on %s too%s%s.", i->title, i->place, when,
            i->all_day ? "" : ", ", i->all_day ? "" : tod_iso(wall_tod(i->starts), at));
    } else if (i->kind == CALENDAR_AWAY && id_known(c->to.host_id) &&
               str_starts(i->title, record_name(c->h->store, &host_noun, c->to.host_id, c->a))) {
        copy_note(c->notes, "Please check: %s on %s.", i->title, when);
    } else if (i->kind == CALENDAR_BANK) {
        copy_note(c->notes, "Please check: %s is %s.", when, i->title);
    }
}

static enum hub_rc see_day(struct event_copier *c, hub_date day, struct hub_err *err)
{
    struct calendar all;
    enum hub_rc rc =
        hub_calendar(c->h, day, day, CALENDAR_EVENTS | CALENDAR_SPANS, c->a, &all, err);
    for (size_t i = 0; rc == HUB_OK && i < all.count; i++) {
        see_other(c, day, &all.items[i]);
    }
    return rc;
}

/* The day of the copy; of a series that comes again all its days, SEEN_MOST of them. */
static enum hub_rc see_days(struct event_copier *c, struct hub_err *err)
{
    enum { SEEN_MOST = 60 };
    struct series_dates dates = {0};
    enum hub_rc rc = HUB_OK;
    if (!c->series) {
        return see_day(c, c->day, err);
    }
    rc = hub_series_dates(
        c->h, c->to.record.id, SERIES_NEXT, DATE_NONE, SEEN_MOST, c->a, &dates, err);
    for (size_t i = 0; rc == HUB_OK && i < dates.count; i++) {
        rc = see_day(c, wall_date(dates.items[i].starts), err);
    }
    return rc;
}

/* --- the event itself --- */

static void say_series(struct event_copier *c)
{
    struct recur_rule rule;
    struct hub_err why;
    bool read = !str_empty(c->from.repeats) &&
                recur_parse(c->from.repeats, NULL, &rule, &why) == HUB_OK;
    if (!c->series && (!str_empty(c->from.repeats) || !str_empty(c->from.also_on))) {
        copy_note(c->notes, "Not copied: that it repeats%s%s. The copy is this one day.",
            read ? " " : "", read ? recur_words(&rule, c->from.starts, c->a) : "");
    }
}

static void make_event(struct event_copier *c)
{
    struct event blank, *to = &c->to;
    const struct event *from = &c->from;
    record_clear(&event_noun, &blank);
    *to = *from;
    to->record = blank.record;
    to->starts = wall_at(c->day, wall_tod(from->starts).min);
    to->ends = wall_known(from->ends)
                   ? ((hub_wall){to->starts.min + from->ends.min - from->starts.min})
                   : WALL_NONE;
    to->status = "planned";
    to->repeats = to->also_on = to->uid = to->zone = to->ratio = to->families = NULL;
    to->repeats_until = DATE_NONE;
    if (c->series) {
        to->repeats = c->series->repeats;
        to->also_on = c->series->also_on;
        series_derive(&event_noun, to, c->a);
    }
    to->sequence = to->said_yes = to->adults_checked = to->spent = to->register_taken = INT_NONE;
}

static enum hub_rc say_event(struct event_copier *c, struct hub_err *err)
{
    struct host host;
    enum hub_rc rc = HUB_OK;
    say_series(c);
    if (c->from.adults_checked != INT_NONE || c->from.said_yes != INT_NONE) {
        copy_note(c->notes, "Not copied: how many said yes and how many checked adults there were.");
    }
    if (id_known(c->from.host_id)) {
        rc = record_get(c->h->store, &host_noun, c->from.host_id, c->a, &host, err);
    }
    if (rc == HUB_OK && id_known(c->from.host_id) && stamp_known(host.record.removed_at)) {
        copy_note(c->notes, "Not copied: the host %s, who is in Removed. Say whose home it is at.",
            host.name);
        c->to.host_id = ID_NONE;
    }
    return rc;
}

static enum hub_rc copy_sheet(struct event_copier *c, struct hub_err *err)
{
    struct record_list sheets;
    size_t made = c->notes->made;
    enum hub_rc rc =
        those_of(c, &risk_sheet_noun, "event_id", c->from.record.id, &sheets, err);
    if (rc != HUB_OK || sheets.count == 0) {
        return rc;
    }
    rc = risk_copy_sheet(
        c->h, record_at(&sheets, sheets.count - 1), &c->to, c->a, c->notes, err);
    c->notes->made = made; /* it counts events */
    return rc;
}

enum hub_rc event_is_there(
    struct hub *h, const struct event *e, hub_date day, bool *out, struct hub_err *err)
{
    char at[DATE_TEXT];
    int64_t count = 0;
    struct record_query q = {.scope = &hub_noun, .scope_id = e->hub_id};
    query_text(&q, "starts", RECORD_IS, wall_iso(wall_at(day, wall_tod(e->starts).min), at));
    query_text(&q, "name", RECORD_SAME, e->name);
    enum hub_rc rc = record_count(h->store, &event_noun, &q, &count, err);
    *out = count > 0;
    return rc;
}

enum hub_rc event_copy_one(struct event_copier *c, hub_id event, hub_date day, struct hub_err *err)
{
    enum hub_rc rc = record_get(c->h->store, &event_noun, event, c->a, &c->from, err);
    if (rc == HUB_OK && stamp_known(c->from.record.removed_at)) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s is in Removed. Bring it back first.", c->from.name);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    bool there = false;
    c->day = day;
    c->asked = 0;
    make_event(c);
    rc = event_is_there(c->h, &c->from, day, &there, err);
    if (rc == HUB_OK && there) {
        rc = hub_fail(err, HUB_ECONFLICT, "It is there already.");
    }
    rc = rc == HUB_OK ? say_event(c, err) : rc;
    rc = rc == HUB_OK ? record_insert(c->h->store, &event_noun, &c->to, err) : rc;
    rc = rc == HUB_OK ? copy_asked(c, err) : rc;
    rc = rc == HUB_OK ? copy_sheet(c, err) : rc;
    rc = rc == HUB_OK ? see_days(c, err) : rc;
    if (rc == HUB_OK) {
        c->notes->made++;
        c->notes->record = c->to.record.id;
    }
    return rc;
}

/* --- the verb --- */

struct one_work {
    hub_id event;
    hub_date day;
    bool try_only;
    struct copy_notes *notes;
};

static enum hub_rc one_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct one_work *w = arg;
    struct event_copier c = {.h = h, .a = arena_create(), .notes = w->notes};
    char day[DATE_TEXT];
    size_t first = w->notes->count;
    copy_note(w->notes, "%s", ""); /* what it makes, before what stays behind */
    enum hub_rc rc = event_copy_one(&c, w->event, w->day, err);
    store_label_record(h->store, c.to.record.id);
    if (rc == HUB_OK) {
        w->notes->lines[first] = arena_printf(w->notes->a, "%s on %s: %d asked.", c.to.name,
            date_long(w->day, day), c.asked);
    } else if (rc == HUB_ECONFLICT) {
        hub_fail(err, rc, "%s is on %s already.", c.from.name, date_long(w->day, day));
    }
    arena_destroy(c.a);
    return rc == HUB_OK && w->try_only ? HUB_EFINDING : rc;
}

enum hub_rc hub_event_copy(struct hub *h, hub_id event, hub_date day, bool try_only,
    struct copy_notes *notes, struct hub_err *err)
{
    struct one_work w = {event, day, try_only, notes};
    struct txn_label label = {.verb = "add", .person = h->person, .noun = event_noun.name};
    enum hub_rc rc = access_check(h, VERB_WRITE, &event_noun, err);
    if (rc == HUB_OK && !date_known(day)) {
        rc = hub_fail(err, HUB_EINVAL, "To: which day?");
    }
    rc = rc == HUB_OK ? hub_write(h, &label, one_work, &w, err) : rc;
    return rc == HUB_EFINDING && try_only ? HUB_OK : rc;
}
