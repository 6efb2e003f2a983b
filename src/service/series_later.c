/* SPDX-License-Identifier: MIT */
/* This and later: the series ends before a date, and another begins there with all that is its. */
#include "hub/base/str.h"
#include "hub/model/risk.h"
#include "hub/service/series_words.h"
#include "series_priv.h"

#include <string.h>

/* --- the rule on both sides ------------------------------------------------------ */

static struct calendar_event rule_alone(const struct series *r)
{
    struct calendar_event row = r->row;
    row.also_on = NULL;
    return row;
}

/* The dates the rule itself names in [start, at): their number, and the last one (NONE). */
static enum hub_rc rule_dates(struct hub *h, const struct series *r, hub_wall at, struct arena *a,
    int32_t *count, hub_wall *last, struct hub_err *err)
{
    struct calendar_event row = rule_alone(r);
    size_t most = r->s.rule->count ? (size_t)r->s.rule->count : 1;
    struct recur_window w = {r->s.start, at, most};
    struct recur_times t;
    *count = 0;
    *last = WALL_NONE;
    if (!r->s.rule->count) { /* only the last is asked for */
        enum { YEARS_BACK = 60 * 366 };
        hub_date from = date_add(wall_date(at), -YEARS_BACK);
        w.from = wall_date(w.from).d > from.d ? w.from : wall_at(from, 0);
        w.most = 0;
    }
    enum hub_rc rc = calendar_series_times(&row, &w, h->rare, a, &t, err);
    if (rc == HUB_OK && t.count) {
        *count = (int32_t)t.count;
        *last = t.items[t.count - 1].at;
    }
    return rc;
}

/* Ends with its last date before `at`. */
static hub_wall until_before(hub_wall last, const struct series *r, hub_wall at)
{
    hub_date day = wall_date(wall_known(last) ? last : r->e.starts);
    return day.d < wall_date(at).d ? series_until_day(day, r->s.all_day) : (hub_wall){at.min - 1};
}

static enum hub_rc split_rule(struct hub *h, const struct series *r, struct series_work *w,
    const char **before, const char **after, struct hub_err *err)
{
    int32_t count;
    hub_wall last;
    *before = *after = NULL;
    if (!r->s.rule) {
        return HUB_OK;
    }
    enum hub_rc rc = rule_dates(h, r, w->at, w->a, &count, &last, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct recur_rule old = *r->s.rule, new = *r->s.rule;
    enum recur_until form = series_until_form(&r->e);
    old.count = 0;
    old.until = until_before(last, r, w->at);
    new.count = new.count ? new.count - count : 0;
    *before = recur_text(&old, r->s.all_day, form, w->a);
    *after = r->s.rule->count ? recur_text(&new, r->s.all_day, form, w->a) : r->e.repeats;
    return HUB_OK;
}

static void split_further(
    const struct series *r, struct series_work *w, const char **before, const char **after)
{
    const struct recur_dates *d = &r->s.added;
    size_t first = 0;
    while (first < d->count && d->items[first].min < w->at.min) {
        first++;
    }
    size_t from = first + (first < d->count && d->items[first].min == w->at.min);
    *before = series_dates_text(d->items, first, r->s.all_day, w->a);
    *after = series_dates_text(d->items + from, d->count - from, r->s.all_day, w->a);
}

/* --- what was written for dates ------------------------------------------------------ */

static hub_id *event_of(const struct noun *n, void *rec)
{
    return (hub_id *)(void *)((char *)rec + noun_field(n, "event_id")->offset);
}

static hub_wall day_of(const struct noun *n, const void *rec)
{
    const struct field *f = noun_field(n, "day");
    const char *member = (const char *)rec + f->offset;
    if (f->type == FIELD_WALL) {
        return *(const hub_wall *)(const void *)member;
    }
    hub_date d = *(const hub_date *)(const void *)member;
    return date_known(d) ? wall_at(d, 0) : WALL_NONE;
}

static hub_wall first_of(const struct noun *n, hub_wall at)
{
    return noun_field(n, "day")->type == FIELD_WALL ? at : wall_at(wall_date(at), 0);
}

static const struct noun *const dated[] = {
    &event_change_noun, &invitation_noun, &register_line_noun};
enum { DATED = sizeof dated / sizeof *dated };

static enum hub_rc each_later(struct hub *h, struct series_work *w,
    enum hub_rc (*each)(
        struct hub *h, struct series_work *w, const struct noun *n, void *rec, struct hub_err *err),
    struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t k = 0; rc == HUB_OK && k < DATED; k++) {
        struct record_list l;
        hub_wall first = first_of(dated[k], w->at);
        rc = series_owned(h, dated[k], w->event, w->a, &l, err);
        for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
            hub_wall day = day_of(dated[k], record_at(&l, i));
            bool later = wall_known(day) && day.min >= first.min;
            rc = later ? each(h, w, dated[k], record_at(&l, i), err) : HUB_OK;
        }
    }
    return rc;
}

static enum hub_rc move_over(
    struct hub *h, struct series_work *w, const struct noun *n, void *rec, struct hub_err *err)
{
    *event_of(n, rec) = w->now;
    return record_update(h->store, n, rec, err);
}

static enum hub_rc copy_record(struct hub *h, const struct noun *n, void *rec, struct hub_err *err)
{
    ((struct record *)rec)->id = ID_NONE;
    return record_insert(h->store, n, rec, err);
}

/* Who is asked to every date is asked to every date of both. */
static enum hub_rc copy_invitations(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct record_list l;
    enum hub_rc rc = series_owned(h, &invitation_noun, w->event, w->a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct invitation *v = record_at(&l, i);
        if (!date_known(v->day)) {
            v->event_id = w->now;
            rc = copy_record(h, &invitation_noun, v, err);
        }
    }
    return rc;
}

static enum hub_rc copy_lines(
    struct hub *h, hub_id from, hub_id to, struct arena *a, struct hub_err *err)
{
    struct record_query q = {.order = "number,id"};
    struct record_list l;
    query_is(&q, "risk_sheet_id", from);
    enum hub_rc rc = record_list(h->store, &risk_line_noun, &q, a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct risk_line *line = record_at(&l, i);
        line->risk_sheet_id = to;
        rc = copy_record(h, &risk_line_noun, line, err);
    }
    return rc;
}

/* The sheet goes along; where it is another place, it is to be signed again. */
static enum hub_rc copy_sheets(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct record_list l;
    bool elsewhere = false;
    for (size_t i = 0; i < w->count; i++) {
        const struct field *f = noun_field(&event_noun, w->set[i].word);
        elsewhere =
            elsewhere || (f && (str_eq(f->column, "place") || str_eq(f->column, "host_id")));
    }
    enum hub_rc rc = series_owned(h, &risk_sheet_noun, w->event, w->a, &l, err);
    for (size_t i = 0; rc == HUB_OK && i < l.count; i++) {
        struct risk_sheet *s = record_at(&l, i);
        hub_id old = s->record.id;
        s->event_id = w->now;
        s->signed_by = elsewhere ? NULL : s->signed_by;
        s->signed_on = elsewhere ? DATE_NONE : s->signed_on;
        rc = copy_record(h, &risk_sheet_noun, s, err);
        rc = rc == HUB_OK ? copy_lines(h, old, s->record.id, w->a, err) : rc;
    }
    return rc;
}

/* --- splitting ---------------------------------------------------------------------- */

/* A further date is in no step with the rule: a rule that began there would name other dates. */
static enum hub_rc rule_names(
    struct hub *h, const struct series *r, const struct series_work *w, struct hub_err *err)
{
    struct calendar_event row = rule_alone(r);
    char day[DATE_TEXT];
    bool is = false;
    enum hub_rc rc = r->s.rule ? series_has(h, &row, w->at, &is, err) : HUB_OK;
    struct recur_window next = {w->at, WALL_NONE, 1};
    struct recur_times t = {0};
    if (rc != HUB_OK || is || !r->s.rule) {
        return rc;
    }
    rc = calendar_series_times(&row, &next, h->rare, w->a, &t, err);
    if (rc != HUB_OK || t.count == 0) {
        return rc;
    }
    return hub_fail(err, HUB_EINVAL,
        "%s is a further date outside the rule. Choose only this one, or this and later from %s.",
        date_medium(wall_date(w->at), day),
        date_medium(wall_date(t.items[0].at), (char[DATE_TEXT]){0}));
}

static void start_anew(struct event *e, hub_wall at)
{
    int64_t long_min = wall_known(e->ends) ? e->ends.min - e->starts.min : -1;
    e->record.id = ID_NONE;
    e->starts = at;
    e->ends = long_min < 0 ? WALL_NONE : (hub_wall){at.min + long_min};
    e->uid = NULL;
    e->sequence = INT_NONE;
    e->register_taken = INT_NONE;
    e->said_yes = INT_NONE;
    e->spent = INT_NONE;
    e->status = str_eq(e->status, "happened") ? "planned" : e->status;
}

enum hub_rc series_split(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct series r;
    hub_date taken = DATE_NONE;
    enum hub_rc rc = series_read(h, w->event, w->a, &r, err);
    rc = rc == HUB_OK ? series_must_have(h, &r, w->at, err) : rc;
    rc = rc == HUB_OK ? rule_names(h, &r, w, err) : rc;
    rc = rc == HUB_OK ? series_first_taken(h, w->event, wall_date(w->at), w->a, &taken, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    struct event old = r.e, new = r.e;
    start_anew(&new, w->at);
    new.register_taken = date_known(taken) ? 1 : INT_NONE;
    split_further(&r, w, &old.also_on, &new.also_on);
    rc = split_rule(h, &r, w, &old.repeats, &new.repeats, err);
    if (rc == HUB_OK && str_empty(old.repeats) && str_empty(old.also_on)) {
        old.also_on = series_dates_text(&old.starts, 1, r.s.all_day, w->a);
    }
    if (rc == HUB_OK && str_empty(new.repeats) && str_empty(new.also_on)) {
        new.also_on = series_dates_text(&new.starts, 1, r.s.all_day, w->a);
    }
    series_derive(&event_noun, &old, w->a);
    series_derive(&event_noun, &new, w->a);
    rc = rc == HUB_OK ? record_update(h->store, &event_noun, &old, err) : rc;
    rc = rc == HUB_OK ? record_insert(h->store, &event_noun, &new, err) : rc;
    w->now = new.record.id;
    rc = rc == HUB_OK ? copy_invitations(h, w, err) : rc;
    rc = rc == HUB_OK ? copy_sheets(h, w, err) : rc;
    return rc == HUB_OK ? each_later(h, w, move_over, err) : rc;
}

/* --- ending --------------------------------------------------------------------------- */

static enum hub_rc put_away(
    struct hub *h, struct series_work *w, const struct noun *n, void *rec, struct hub_err *err)
{
    (void)w;
    return take_away(h, n, ((struct record *)rec)->id, err);
}

static enum hub_rc none_taken(struct hub *h, const struct series_work *w, struct hub_err *err)
{
    hub_date taken;
    char day[DATE_TEXT];
    hub_date from = w->scope == SERIES_ALL ? DATE_NONE : wall_date(w->at);
    enum hub_rc rc = series_first_taken(h, w->event, from, w->a, &taken, err);
    if (rc == HUB_OK && date_known(taken)) {
        return hub_fail(err, HUB_EINVAL,
            "The register of %s was taken, so that date stays. Choose this and later from a date "
            "after the last register.",
            date_medium(taken, day));
    }
    return rc;
}

enum hub_rc series_cut(struct hub *h, struct series_work *w, struct hub_err *err)
{
    struct series r;
    const char *before, *ignored;
    enum hub_rc rc = series_read(h, w->event, w->a, &r, err);
    bool all = w->scope == SERIES_ALL || (rc == HUB_OK && w->at.min <= r.e.starts.min);
    rc = rc == HUB_OK && !all ? series_must_have(h, &r, w->at, err) : rc;
    rc = rc == HUB_OK ? none_taken(h, w, err) : rc;
    if (rc != HUB_OK || all) {
        return rc == HUB_OK ? take_away(h, &event_noun, w->event, err) : rc;
    }
    rc = split_rule(h, &r, w, &before, &ignored, err);
    split_further(&r, w, &r.e.also_on, &ignored);
    r.e.repeats = before;
    if (rc == HUB_OK && !series_repeats(&r.e)) {
        r.e.also_on = series_dates_text(&r.e.starts, 1, r.s.all_day, w->a);
    }
    series_derive(&event_noun, &r.e, w->a);
    rc = rc == HUB_OK ? record_update(h->store, &event_noun, &r.e, err) : rc;
    return rc == HUB_OK ? each_later(h, w, put_away, err) : rc;
}
