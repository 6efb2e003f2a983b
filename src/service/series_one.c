/* SPDX-License-Identifier: MIT */
/* Only this one: a row that says what is different on one date of a series. */
#include "hub/base/str.h"
#include "hub/model/risk.h"
#include "series_priv.h"

/* What can be of one date: column of the event and of the row. */
static const struct {
    const char *word, *column;
} of_one[] = {{"name", "name"}, {"starts", "starts"}, {"ends", "ends"}, {"place", "place"},
    {"notes", "note"}, {"note", "note"}};

static const struct field *field_of_one(const char *word)
{
    const struct field *f = noun_field(&event_noun, word);
    for (size_t i = 0; i < sizeof of_one / sizeof *of_one; i++) {
        if (str_eq(of_one[i].word, f ? f->column : word)) {
            return noun_field(&event_change_noun, of_one[i].column);
        }
    }
    return NULL;
}

enum hub_rc series_moment(struct hub *h, const struct field *f, const char *typed, hub_wall at,
    hub_wall *out, struct hub_err *err)
{
    hub_tod time;
    struct hub_err ignored;
    if (tod_parse(typed, &time, &ignored) == HUB_OK) {
        *out = wall_at(wall_date(at), time.min);
        return HUB_OK;
    }
    enum hub_rc rc = wall_parse(typed, hub_today(h), wall_tod(at).min, out, err);
    return rc == HUB_OK ? rc : hub_err_wrap(err, "%s", f->label);
}

enum hub_rc series_first_taken(
    struct hub *h, hub_id event, hub_date from, struct arena *a, hub_date *day, struct hub_err *err)
{
    struct record_list lines;
    *day = DATE_NONE;
    enum hub_rc rc = series_owned(h, &register_line_noun, event, a, &lines, err);
    for (size_t i = 0; rc == HUB_OK && i < lines.count; i++) {
        const struct register_line *l = record_at(&lines, i);
        bool counts =
            tod_known(l->in_at) && date_known(l->day) && (!date_known(from) || l->day.d >= from.d);
        if (counts && (!date_known(*day) || l->day.d < day->d)) {
            *day = l->day;
        }
    }
    return rc;
}

/* --- the row ---------------------------------------------------------------- */

struct one {
    struct series r;
    struct event_change c;
    bool there; /* the row is in the file */
};

static enum hub_rc one_begin(
    struct hub *h, const struct series_work *w, struct one *o, struct hub_err *err)
{
    enum hub_rc rc = series_read(h, w->event, w->a, &o->r, err);
    const struct event_change *c = rc == HUB_OK ? series_change(&o->r, w->at) : NULL;
    o->there = c != NULL;
    if (c) {
        o->c = *c;
        return HUB_OK;
    }
    record_clear(&event_change_noun, &o->c);
    o->c.event_id = w->event;
    o->c.day = w->at;
    return rc == HUB_OK ? series_must_have(h, &o->r, w->at, err) : rc;
}

static int64_t length_of(const struct event *e)
{
    return wall_known(e->ends) ? e->ends.min - e->starts.min : -1;
}

static hub_wall starts_now(const struct one *o)
{
    return wall_known(o->c.starts) ? o->c.starts : o->c.day;
}

static hub_wall ends_now(const struct one *o)
{
    int64_t long_min = length_of(&o->r.e);
    return wall_known(o->c.ends) ? o->c.ends
           : long_min < 0        ? WALL_NONE
                                 : (hub_wall){starts_now(o).min + long_min};
}

/* What is as the series has it is not kept: it follows the series. */
static void forget_what_is_usual(struct one *o)
{
    struct event_change *c = &o->c;
    int64_t long_min = length_of(&o->r.e);
    if (wall_known(c->ends) && long_min >= 0 && c->ends.min == starts_now(o).min + long_min) {
        c->ends = WALL_NONE;
    }
    c->starts = wall_known(c->starts) && c->starts.min == c->day.min ? WALL_NONE : c->starts;
    c->name = str_eq(c->name, o->r.e.name) ? NULL : c->name;
    c->place = str_eq(c->place, o->r.e.place) ? NULL : c->place;
}

static bool says_nothing(const struct event_change *c)
{
    return c->cancelled != 1 && !wall_known(c->starts) && !wall_known(c->ends) &&
           str_empty(c->name) && str_empty(c->place) && str_empty(c->note);
}

static enum hub_rc one_keep(struct hub *h, struct one *o, struct hub_err *err)
{
    forget_what_is_usual(o);
    if (says_nothing(&o->c)) {
        return o->there ? take_away(h, &event_change_noun, o->c.record.id, err) : HUB_OK;
    }
    return o->there ? record_update(h->store, &event_change_noun, &o->c, err)
                    : record_insert(h->store, &event_change_noun, &o->c, err);
}

/* --- changing it -------------------------------------------------------------- */

static enum hub_rc set_status(struct one *o, const char *value, struct hub_err *err)
{
    if (str_ieq(value, "cancelled")) {
        o->c.cancelled = 1;
    } else if (str_ieq(value, "planned")) {
        o->c.cancelled = INT_NONE;
    } else if (!str_ieq(value, o->r.e.status)) {
        return hub_fail(err, HUB_EINVAL,
            "Status: one date is on (planned) or not on (cancelled). That it happened is in its "
            "register.");
    }
    return HUB_OK;
}

static enum hub_rc set_start(
    struct hub *h, struct one *o, const struct field *f, const char *value, struct hub_err *err)
{
    hub_wall at;
    if (str_empty(value)) {
        o->c.starts = WALL_NONE;
        return HUB_OK;
    }
    enum hub_rc rc = series_moment(h, f, value, starts_now(o), &at, err);
    if (rc == HUB_OK && wall_known(o->c.ends)) {
        o->c.ends.min += at.min - starts_now(o).min;
    }
    o->c.starts = rc == HUB_OK ? at : o->c.starts;
    return rc;
}

static enum hub_rc set_one(struct hub *h, struct one *o, const struct assignment *set,
    struct arena *a, struct hub_err *err)
{
    const struct field *of_event = noun_field(&event_noun, set->word);
    const struct field *f = field_of_one(set->word);
    if (of_event && str_eq(of_event->column, "status")) {
        return set_status(o, set->value, err);
    }
    if (!f && !of_event) {
        return hub_fail(err, HUB_EUSAGE, "There is no %s in an event.", set->word);
    }
    if (!f) {
        return hub_fail(err, HUB_EINVAL,
            "%s: this is the same on every date. Change it for this and later, or for all.",
            of_event->label);
    }
    if (str_eq(f->column, "starts")) {
        return set_start(h, o, f, set->value, err);
    }
    if (str_eq(f->column, "ends") && !str_empty(set->value)) {
        return series_moment(h, f, set->value, starts_now(o), &o->c.ends, err);
    }
    return field_parse(f, &o->c, set->value, hub_today(h), a, err);
}

/* Ends are set behind starts, whatever the order: the time alone goes by the new day. */
static enum hub_rc set_all(
    struct hub *h, struct one *o, const struct series_work *w, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (int ends = 0; rc == HUB_OK && ends < 2; ends++) {
        for (size_t i = 0; rc == HUB_OK && i < w->count; i++) {
            const struct field *f = field_of_one(w->set[i].word);
            bool is_end = f && str_eq(f->column, "ends");
            rc = is_end == (ends == 1) ? set_one(h, o, &w->set[i], w->a, err) : HUB_OK;
        }
    }
    return rc;
}

/* Whether another date of the series is on at this minute. */
static enum hub_rc is_taken(
    struct hub *h, const struct series *r, hub_wall own, hub_wall at, bool *is, struct hub_err *err)
{
    const struct event_change *there = series_change(r, at);
    for (size_t i = 0; i < r->changes.count; i++) {
        const struct event_change *c = record_at(&r->changes, i);
        if (c->day.min != own.min && c->cancelled != 1 && c->starts.min == at.min) {
            *is = true;
            return HUB_OK;
        }
    }
    *is = false;
    bool left = there && (there->cancelled == 1 || wall_known(there->starts));
    return left ? HUB_OK : series_has(h, &r->row, at, is, err);
}

/* Two dates of one series at the same minute would be one event twice. */
static enum hub_rc alone_there(struct hub *h, const struct one *o, struct hub_err *err)
{
    char text[DATE_TEXT];
    hub_wall to = starts_now(o);
    bool is = false;
    enum hub_rc rc = to.min == o->c.day.min ? HUB_OK : is_taken(h, &o->r, o->c.day, to, &is, err);
    if (rc == HUB_OK && is) {
        return hub_fail(err, HUB_EINVAL, "Starts: %s is on then already, %s.", o->r.e.name,
            wall_long(to, text));
    }
    return rc;
}

enum hub_rc series_edit_one(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct one o;
    char from[DATE_TEXT], to[DATE_TEXT];
    enum hub_rc rc = one_begin(h, w, &o, err);
    rc = rc == HUB_OK ? set_all(h, &o, w, err) : rc;
    rc = rc == HUB_OK ? alone_there(h, &o, err) : rc;
    if (rc == HUB_OK && wall_known(ends_now(&o)) && ends_now(&o).min < starts_now(&o).min) {
        rc = hub_fail(err, HUB_EINVAL, "Ends (%s) is before Starts (%s).",
            wall_long(ends_now(&o), to), wall_long(starts_now(&o), from));
    }
    return rc == HUB_OK ? one_keep(h, &o, err) : rc;
}

/* --- on and not on -------------------------------------------------------------- */

/* Whether any other date is on: a series of which nothing is left is better removed. */
static enum hub_rc another_is_on(
    struct hub *h, const struct one *o, const struct series_work *w, bool *is, struct hub_err *err)
{
    struct recur_window all = {WALL_NONE, WALL_NONE, o->r.changes.count + 2};
    struct recur_times t;
    *is = false;
    enum hub_rc rc = calendar_series_times(&o->r.row, &all, h->rare, w->a, &t, err);
    for (size_t i = 0; rc == HUB_OK && i < t.count && !*is; i++) {
        const struct event_change *c = series_change(&o->r, t.items[i].at);
        *is = t.items[i].at.min != w->at.min && !(c && c->cancelled == 1);
    }
    return rc;
}

enum hub_rc series_skip_one(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct one o;
    hub_date taken = DATE_NONE;
    char day[DATE_TEXT];
    bool another = true;
    enum hub_rc rc = one_begin(h, w, &o, err);
    if (rc == HUB_OK && o.c.cancelled == 1) {
        return hub_fail(err, HUB_ENOTFOUND, "%s is not on on %s already.", o.r.e.name,
            date_medium(wall_date(w->at), day));
    }
    rc = rc == HUB_OK ? series_first_taken(h, w->event, wall_date(w->at), w->a, &taken, err) : rc;
    if (rc == HUB_OK && date_known(taken) && taken.d == wall_date(w->at).d) {
        return hub_fail(err, HUB_EINVAL,
            "The register of %s was taken, so it was on. Write a note on that date instead.",
            date_medium(taken, day));
    }
    rc = rc == HUB_OK ? another_is_on(h, &o, w, &another, err) : rc;
    if (rc == HUB_OK && !another) {
        return hub_fail(err, HUB_EINVAL,
            "%s is the last date left of %s. Remove all of it instead.",
            date_medium(wall_date(w->at), day), o.r.e.name);
    }
    o.c.cancelled = 1;
    return rc == HUB_OK ? one_keep(h, &o, err) : rc;
}

enum hub_rc series_restore_one(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct one o;
    char day[DATE_TEXT];
    enum hub_rc rc = one_begin(h, w, &o, err);
    if (rc == HUB_OK && !o.there) {
        return hub_fail(err, HUB_ENOTFOUND, "%s is as the other dates are: nothing to bring back.",
            date_medium(wall_date(w->at), day));
    }
    if (rc == HUB_OK && o.c.cancelled == 1) {
        o.c.cancelled = INT_NONE;
        return one_keep(h, &o, err);
    }
    return rc == HUB_OK ? take_away(h, &event_change_noun, o.c.record.id, err) : rc;
}
