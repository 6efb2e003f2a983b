/* SPDX-License-Identifier: MIT */
/*
 * Dates that something was written for and that the rule has no more, after it was changed: kept,
 * told, and settled by the person.
 */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/base/words.h"
#include "hub/model/risk.h"
#include "series_priv.h"

#include <stdlib.h>

enum { NEAR_DAYS = 400, NAMED_MOST = 3 };

/* --- which ---------------------------------------------------------------------- */

struct strays {
    const struct series *r;
    struct series_dates *out;
    size_t cap;
    struct arena *a;
};

static struct series_date *add(struct strays *s, struct series_date d)
{
    arena_grow(s->a, &s->out->items, s->out->count, &s->cap, sizeof *s->out->items);
    s->out->items[s->out->count] = d;
    return &s->out->items[s->out->count++];
}

static struct series_date *of_day(struct strays *s, hub_date day)
{
    for (size_t i = 0; i < s->out->count; i++) {
        if (wall_date(s->out->items[i].original).d == day.d) {
            return &s->out->items[i];
        }
    }
    return NULL;
}

static enum hub_rc day_has(
    struct hub *h, const struct series *r, hub_date day, bool *is, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct recur_window w = {wall_at(day, 0), wall_at(date_add(day, 1), 0), 1};
    struct recur_times t = {0};
    enum hub_rc rc = calendar_series_times(&r->row, &w, h->rare, scratch, &t, err);
    *is = rc == HUB_OK && t.count > 0;
    arena_destroy(scratch);
    return rc;
}

/* A line or an invitation of a day: of one that is a stray already, of a date, or a stray itself. */
static enum hub_rc stray_day(struct hub *h, struct strays *s, hub_date day,
    struct series_date **out, struct hub_err *err)
{
    bool is = false;
    *out = date_known(day) ? of_day(s, day) : NULL;
    if (!date_known(day) || *out) {
        return HUB_OK;
    }
    enum hub_rc rc = day_has(h, s->r, day, &is, err);
    if (rc == HUB_OK && !is) {
        hub_wall at = wall_at(day, wall_tod(s->r->e.starts).min);
        *out = add(s, series_date_of(&s->r->e, NULL, at));
    }
    return rc;
}

static enum hub_rc stray_changes(struct hub *h, struct strays *s, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < s->r->changes.count; i++) {
        const struct event_change *c = record_at(&s->r->changes, i);
        bool is = true;
        rc = wall_known(c->day) ? series_has(h, &s->r->row, c->day, &is, err) : HUB_OK;
        if (rc == HUB_OK && !is) {
            add(s, series_date_of(&s->r->e, c, c->day));
        }
    }
    return rc;
}

static enum hub_rc stray_asked(struct hub *h, struct strays *s, struct hub_err *err)
{
    struct record_list l;
    enum hub_rc rc = series_owned(h, &invitation_noun, s->r->e.record.id, s->a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct series_date *d;
        rc = stray_day(h, s, ((const struct invitation *)record_at(&l, i))->day, &d, err);
        if (rc == HUB_OK && d) {
            d->asked++;
        }
    }
    return rc;
}

static enum hub_rc stray_lines(struct hub *h, struct strays *s, struct hub_err *err)
{
    struct record_list l;
    enum hub_rc rc = series_owned(h, &register_line_noun, s->r->e.record.id, s->a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct series_date *d;
        rc = stray_day(h, s, ((const struct register_line *)record_at(&l, i))->day, &d, err);
        if (rc == HUB_OK && d) {
            d->expected++;
        }
    }
    return rc;
}

enum hub_rc series_strays(struct hub *h, const struct series *r, struct arena *a,
    struct series_dates *out, struct hub_err *err)
{
    struct strays s = {.r = r, .out = out, .a = a};
    *out = (struct series_dates){0};
    enum hub_rc rc = stray_changes(h, &s, err);
    rc = rc == HUB_OK ? stray_asked(h, &s, err) : rc;
    return rc == HUB_OK ? stray_lines(h, &s, err) : rc;
}

/* --- in words -------------------------------------------------------------------- */

const char *hub_series_strays_told(struct hub *h, hub_id event, struct arena *a)
{
    struct series_dates d;
    struct hub_err ignored; /* what does not repeat has none */
    struct sb b = sb_on(a);
    char day[DATE_TEXT];
    if (hub_series_dates(h, event, SERIES_STRAY, DATE_NONE, 1000, a, &d, &ignored) != HUB_OK ||
        d.count == 0) {
        return "";
    }
    sb_add(&b, "No date of it any more: ");
    for (size_t i = 0; i < d.count && i < NAMED_MOST; i++) {
        const struct series_date *t = &d.items[i];
        const char *what = *t->note ? t->note : t->skipped ? "skipped" : t->name;
        sb_addf(&b, "%s%s%s%s%s", i ? ", " : "", date_medium(wall_date(t->original), day),
            *what ? " (" : "", what, *what ? ")" : "");
    }
    if (d.count > NAMED_MOST) {
        sb_addf(&b, " and %zu more", d.count - NAMED_MOST);
    }
    sb_addf(&b, ". What was written for %s is kept: see Dates.", words_many(d.count, "it", "them"));
    return sb_str(&b);
}

/* --- settling ---------------------------------------------------------------------- */

static enum hub_rc must_be_stray(
    struct hub *h, const struct series *r, const struct series_work *w, struct hub_err *err)
{
    struct series_dates d;
    char day[DATE_TEXT];
    enum hub_rc rc = series_strays(h, r, w->a, &d, err);
    for (size_t i = 0; rc == HUB_OK && i < d.count; i++) {
        if (d.items[i].original.min == w->at.min) {
            return HUB_OK;
        }
    }
    return rc != HUB_OK ? rc
                        : hub_fail(err, HUB_ENOTFOUND, "%s is settled already.",
                              date_medium(wall_date(w->at), day));
}

/* Not a day that something is written for: two notes would be for one date. */
static bool is_free(const struct series *r, hub_wall at)
{
    return series_change(r, at) == NULL;
}

static enum hub_rc nearest(struct hub *h, const struct series *r, struct series_work *w,
    hub_wall *out, struct hub_err *err)
{
    hub_date day = wall_date(w->at);
    struct recur_window near = {
        wall_at(date_add(day, -NEAR_DAYS), 0), wall_at(date_add(day, NEAR_DAYS), 0), 0};
    struct recur_times t = {0};
    char text[DATE_TEXT];
    *out = WALL_NONE;
    enum hub_rc rc = calendar_series_times(&r->row, &near, h->rare, w->a, &t, err);
    for (size_t i = 0; rc == HUB_OK && i < t.count; i++) {
        hub_wall at = t.items[i].at;
        bool closer = !wall_known(*out) || llabs(at.min - w->at.min) <= llabs(out->min - w->at.min);
        *out = closer && is_free(r, at) ? at : *out;
    }
    if (rc == HUB_OK && !wall_known(*out)) {
        rc = hub_fail(err, HUB_ENOTFOUND, "%s has no free date near %s.", r->e.name,
            date_medium(day, text));
    }
    return rc;
}

static enum hub_rc add_further(
    struct hub *h, struct series *r, const struct series_work *w, struct hub_err *err)
{
    const struct recur_dates *had = &r->s.added;
    hub_wall *all = arena_array(w->a, had->count + 1, sizeof *all);
    size_t n = 0;
    for (size_t i = 0; i < had->count; i++) {
        all[n++] = had->items[i];
    }
    all[n++] = w->at;
    r->e.also_on = series_dates_text(all, n, r->s.all_day, w->a);
    series_derive(&event_noun, &r->e, w->a);
    return record_update(h->store, &event_noun, &r->e, err);
}

/* What was written for the day goes to `to`; NONE: into Removed. */
static enum hub_rc settle_changes(
    struct hub *h, const struct series *r, const struct series_work *w, hub_wall to,
    struct hub_err *err)
{
    struct event_change *c = series_change(r, w->at);
    if (!c) {
        return HUB_OK;
    }
    if (!wall_known(to)) {
        return take_away(h, &event_change_noun, c->record.id, err);
    }
    c->day = to;
    return record_update(h->store, &event_change_noun, c, err);
}

static enum hub_rc settle_days(struct hub *h, const struct noun *n, const struct series_work *w,
    hub_wall to, struct hub_err *err)
{
    struct record_list l;
    const struct field *f = noun_field(n, "day");
    enum hub_rc rc = series_owned(h, n, w->event, w->a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct record *rec = record_at(&l, i);
        hub_date *day = (hub_date *)(void *)((char *)rec + f->offset);
        if (!date_known(*day) || day->d != wall_date(w->at).d) {
            continue;
        }
        if (wall_known(to)) {
            *day = wall_date(to);
            rc = record_update(h->store, n, rec, err);
        } else {
            rc = take_away(h, n, rec->id, err);
        }
    }
    return rc;
}

enum hub_rc series_settle_stray(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct series r;
    enum hub_rc rc = series_read(h, w->event, w->a, &r, err);
    rc = rc == HUB_OK ? must_be_stray(h, &r, w, err) : rc;
    w->to = WALL_NONE;
    if (rc == HUB_OK && w->stray == STRAY_FURTHER) {
        w->to = w->at;
        return add_further(h, &r, w, err);
    }
    if (rc == HUB_OK && w->stray == STRAY_NEAREST) {
        rc = nearest(h, &r, w, &w->to, err);
    }
    rc = rc == HUB_OK ? settle_changes(h, &r, w, w->to, err) : rc;
    rc = rc == HUB_OK ? settle_days(h, &invitation_noun, w, w->to, err) : rc;
    return rc == HUB_OK ? settle_days(h, &register_line_noun, w, w->to, err) : rc;
}
