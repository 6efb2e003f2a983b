/* SPDX-License-Identifier: MIT */
/* The verbs of a series: each may they, one transaction, one step to take back. */
#include "hub/base/str.h"
#include "series_priv.h"

static enum hub_rc write_as(struct hub *h, const char *verb, struct series_work *w,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), struct hub_err *err)
{
    struct txn_label label = {
        .verb = verb, .person = h->person, .noun = event_noun.name, .record = w->event};
    enum hub_rc rc = access_check(h, VERB_WRITE, &event_noun, err);
    w->a = arena_create();
    rc = rc == HUB_OK ? hub_write(h, &label, work, w, err) : rc;
    arena_destroy(w->a);
    return rc;
}

/* --- changing ------------------------------------------------------------------- */

static const struct assignment *set_of(const struct series_work *w, const char *column)
{
    for (size_t i = 0; i < w->count; i++) {
        const struct field *f = noun_field(&event_noun, w->set[i].word);
        if (f && str_eq(f->column, column) && !str_empty(w->set[i].value)) {
            return &w->set[i];
        }
    }
    return NULL;
}

struct times {
    hub_wall starts, ends; /* of the series; ends NONE: not named */
};

/* Times typed at a date of the series, as times of its first. */
static enum hub_rc times_of_first(struct hub *h, const struct series_work *w,
    const struct series *r, struct times *out, struct hub_err *err)
{
    const struct assignment *start = set_of(w, "starts"), *end = set_of(w, "ends");
    hub_wall from = w->at;
    enum hub_rc rc = HUB_OK;
    if (start) {
        rc = series_moment(h, noun_field(&event_noun, "starts"), start->value, w->at, &from, err);
    }
    out->starts = (hub_wall){r->e.starts.min + from.min - w->at.min};
    out->ends = WALL_NONE;
    if (rc == HUB_OK && end) {
        rc = series_moment(h, noun_field(&event_noun, "ends"), end->value, from, &out->ends, err);
        out->ends.min += out->starts.min - from.min;
    }
    return rc;
}

static enum hub_rc edit_all(
    struct hub *h, const struct series_work *w, const struct series *r, struct hub_err *err)
{
    struct times t;
    char starts[DATE_TEXT], ends[DATE_TEXT];
    struct assignment *set = arena_array(w->a, w->count + 1, sizeof *set);
    enum hub_rc rc = times_of_first(h, w, r, &t, err);
    for (size_t i = 0; i < w->count; i++) {
        set[i] = w->set[i];
        if (&w->set[i] == set_of(w, "starts")) {
            set[i].value = wall_iso(t.starts, starts);
        } else if (&w->set[i] == set_of(w, "ends")) {
            set[i].value = wall_iso(t.ends, ends);
        }
    }
    return rc == HUB_OK ? record_edit(h, &event_noun, w->now, set, w->count, w->a, err) : rc;
}

static enum hub_rc edit_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct series_work *w = arg;
    struct series r;
    w->now = w->event;
    if (w->scope == SERIES_ONE) {
        return series_edit_one(h, w, err);
    }
    enum hub_rc rc = series_read(h, w->event, w->a, &r, err);
    w->at = rc == HUB_OK && !wall_known(w->at) ? r.e.starts : w->at;
    rc = rc == HUB_OK ? series_must_have(h, &r, w->at, err) : rc;
    if (rc == HUB_OK && w->scope == SERIES_LATER && w->at.min > r.e.starts.min) {
        rc = series_split(h, w, err);
        rc = rc == HUB_OK ? series_read(h, w->now, w->a, &r, err) : rc;
    }
    return rc == HUB_OK ? edit_all(h, w, &r, err) : rc;
}

enum hub_rc hub_series_edit(struct hub *h, hub_id event, hub_wall original, enum series_scope scope,
    const struct assignment *set, size_t count, hub_id *now, struct hub_err *err)
{
    struct series_work w = {
        .event = event, .at = original, .scope = scope, .set = set, .count = count};
    enum hub_rc rc = write_as(h, "edit", &w, edit_work, err);
    if (rc == HUB_OK && now) {
        *now = w.now;
    }
    return rc;
}

/* --- removing and bringing back --------------------------------------------------- */

static enum hub_rc remove_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct series_work *w = arg;
    return w->scope == SERIES_ONE ? series_skip_one(h, w, err) : series_cut(h, w, err);
}

enum hub_rc hub_series_remove(
    struct hub *h, hub_id event, hub_wall original, enum series_scope scope, struct hub_err *err)
{
    struct series_work w = {.event = event, .at = original, .scope = scope};
    return write_as(h, scope == SERIES_ALL ? "remove" : "edit", &w, remove_work, err);
}

static enum hub_rc restore_work(struct hub *h, void *arg, struct hub_err *err)
{
    return series_restore_one(h, arg, err);
}

enum hub_rc hub_series_restore(struct hub *h, hub_id event, hub_wall original, struct hub_err *err)
{
    struct series_work w = {.event = event, .at = original};
    return write_as(h, "edit", &w, restore_work, err);
}

static enum hub_rc stray_work(struct hub *h, void *arg, struct hub_err *err)
{
    return series_settle_stray(h, arg, err);
}

enum hub_rc hub_series_settle_stray(struct hub *h, hub_id event, hub_wall original,
    enum series_stray how, hub_wall *to, struct hub_err *err)
{
    struct series_work w = {.event = event, .at = original, .stray = how};
    enum hub_rc rc = write_as(h, "edit", &w, stray_work, err);
    if (rc == HUB_OK && to) {
        *to = w.to;
    }
    return rc;
}
