/* SPDX-License-Identifier: MIT */
/* Writing in a register: in, out, didn't come, a note, a head count. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/log.h"
#include "hub/service/series_words.h"
#include "register_priv.h"

/* The number behind the last line of the day. */
static int64_t next_line(const struct record_list *lines)
{
    int64_t last = 0;
    for (size_t i = 0; i < lines->count; i++) {
        int64_t line = ((const struct register_line *)record_at(lines, i))->line;
        last = line != INT_NONE && line > last ? line : last;
    }
    return last + 1;
}

static struct register_line new_line(hub_id event, hub_date day, int64_t line)
{
    struct register_line l;
    record_clear(&register_line_noun, &l);
    l.event_id = event;
    l.day = day;
    l.line = line;
    l.status = "booked";
    return l;
}

struct open_work {
    hub_id event;
    hub_date day;
    hub_id child;
    const char *name;
    hub_id row;
    struct arena *a;
};

static enum hub_rc open_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct open_work *w = arg;
    struct event e;
    struct record_list lines;
    struct register_due due;
    enum hub_rc rc = register_lines(h, w->event, &w->day, w->a, &e, &lines, err);
    rc = rc == HUB_OK ? register_expected(h, &e, w->day, &lines, w->a, &due, err) : rc;
    int64_t line = rc == HUB_OK ? next_line(&lines) : 1;
    for (size_t i = 0; rc == HUB_OK && i < lines.count; i++) {
        struct register_line *l = record_at(&lines, i);
        if (l->line == INT_NONE) {
            l->line = line++;
            rc = record_update(h->store, &register_line_noun, l, err);
        }
    }
    for (size_t i = 0; rc == HUB_OK && i < due.children.count; i++) {
        const struct child *c = record_at(&due.children, i);
        struct register_line l = new_line(w->event, w->day, line++);
        l.child_id = c->record.id;
        l.alert_shown = c->allergy;
        rc = record_insert(h->store, &register_line_noun, &l, err);
    }
    return rc;
}

static enum hub_rc write_as(struct hub *h, const char *verb, const struct noun *n, hub_id record,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct txn_label label = {.verb = verb, .person = h->person, .noun = n->name, .record = record};
    /* Whoever keeps a register need not be one who changes events. */
    enum hub_rc rc = access_check(h, VERB_WRITE, &register_line_noun, err);
    return rc == HUB_OK ? hub_write(h, &label, work, arg, err) : rc;
}

enum hub_rc hub_register_open(struct hub *h, hub_id event, hub_date day, struct hub_err *err)
{
    struct open_work w = {.event = event, .day = day, .a = arena_create()};
    enum hub_rc rc = write_as(h, "number", &event_noun, event, open_work, &w, err);
    arena_destroy(w.a);
    return rc;
}

static enum hub_rc add_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct open_work *w = arg;
    struct event e;
    struct record_list lines;
    enum hub_rc rc = register_lines(h, w->event, &w->day, w->a, &e, &lines, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct register_line l = new_line(w->event, w->day, next_line(&lines));
    l.child_id = w->child;
    l.name = id_known(w->child) ? NULL : w->name;
    if (id_known(w->child)) {
        struct child c;
        rc = record_get(h->store, &child_noun, w->child, w->a, &c, err);
        l.alert_shown = rc == HUB_OK ? c.allergy : NULL;
    } else if (str_empty(w->name)) {
        rc = hub_fail(err, HUB_EINVAL, "Name: who came? A first name is enough.");
    }
    rc = rc == HUB_OK ? record_insert(h->store, &register_line_noun, &l, err) : rc;
    w->row = l.record.id;
    store_label_record(h->store, w->row);
    return rc;
}

enum hub_rc hub_register_add(struct hub *h, hub_id event, hub_date day, hub_id child,
    const char *name, hub_id *row, struct hub_err *err)
{
    struct open_work w = {event, day, child, name, ID_NONE, arena_create()};
    enum hub_rc rc = write_as(h, "add", &register_line_noun, ID_NONE, add_work, &w, err);
    *row = rc == HUB_OK ? w.row : ID_NONE;
    arena_destroy(w.a);
    return rc;
}

/* --- one line --- */

struct line_work {
    hub_id row;
    hub_tod at;
    const char *by, *said_yes, *text;
    enum hub_rc (*change)(struct hub *h, struct line_work *w, struct register_line *l,
        const struct register_row *row, struct hub_err *err);
    struct arena *a;
};

static const struct register_row *row_of(const struct register_view *v, hub_id id)
{
    for (size_t i = 0; i < v->count; i++) {
        if (id_eq(v->rows[i].id, id)) {
            return &v->rows[i];
        }
    }
    return NULL;
}

/* A series has no mark: each of its dates is taken or not by its lines. A note takes nothing. */
static enum hub_rc mark_taken(
    struct hub *h, const struct register_line *l, struct arena *a, struct hub_err *err)
{
    struct event e;
    enum hub_rc rc = record_get(h->store, &event_noun, l->event_id, a, &e, err);
    bool stamped = str_eq(l->status, "came") || str_eq(l->status, "didn't come");
    if (rc == HUB_OK && stamped && e.register_taken != 1 && !series_repeats(&e)) {
        e.register_taken = 1;
        rc = record_update(h->store, &event_noun, &e, err);
    }
    return rc;
}

static enum hub_rc line_work(struct hub *h, void *arg, struct hub_err *err)
{
    struct line_work *w = arg;
    struct register_line l;
    struct register_view v;
    enum hub_rc rc = record_get(h->store, &register_line_noun, w->row, w->a, &l, err);
    rc = rc == HUB_OK ? hub_register(h, l.event_id, l.day, w->a, &v, err) : rc;
    const struct register_row *row = rc == HUB_OK ? row_of(&v, w->row) : NULL;
    if (rc == HUB_OK && !row) {
        rc = hub_fail(err, HUB_ENOTFOUND, "That line is not in the register any more.");
    }
    rc = rc == HUB_OK ? w->change(h, w, &l, row, err) : rc;
    rc = rc == HUB_OK ? record_update(h->store, &register_line_noun, &l, err) : rc;
    return rc == HUB_OK ? mark_taken(h, &l, w->a, err) : rc;
}

static enum hub_rc change_line(struct hub *h, struct line_work *w, struct hub_err *err)
{
    w->a = arena_create();
    enum hub_rc rc = write_as(h, "edit", &register_line_noun, w->row, line_work, w, err);
    arena_destroy(w->a);
    return rc;
}

static enum hub_rc come_in(struct hub *h, struct line_work *w, struct register_line *l,
    const struct register_row *row, struct hub_err *err)
{
    (void)h;
    if (tod_known(l->out_at) && w->at.min > l->out_at.min) {
        char out[DATE_TEXT];
        return hub_fail(err, HUB_EINVAL, "%s went out at %s: the time in must be before that.",
            row->name, tod_iso(l->out_at, out));
    }
    l->status = "came";
    l->in_at = w->at;
    l->brought_by = w->by                       ? w->by
                    : !str_empty(l->brought_by) ? l->brought_by
                    : *row->usual               ? row->usual
                                                : NULL;
    return HUB_OK;
}

enum hub_rc hub_register_in(
    struct hub *h, hub_id row, hub_tod at, const char *by, struct hub_err *err)
{
    struct line_work w = {.row = row, .at = at, .by = by, .change = come_in};
    return change_line(h, &w, err);
}

static const struct collect_line *listed(const struct register_row *row, const char *by)
{
    for (size_t i = 0; i < row->collect_count; i++) {
        if (str_ieq(row->collect[i].name, by) || str_ieq(row->collect[i].relation, by)) {
            return &row->collect[i];
        }
    }
    return NULL;
}

/* "Gran is not on Mia's list. Ring Grace 07700 900123." */
static enum hub_rc not_on_list(const struct line_work *w, const struct register_row *row,
    const struct collect_line *found, struct hub_err *err)
{
    const struct collect_line *ring = NULL;
    for (size_t i = 0; !ring && i < row->collect_count; i++) {
        ring = row->collect[i].may && row->collect[i].phone ? &row->collect[i] : NULL;
    }
    const char *what = found ? "may not collect" : "is not on the list for";
    if (!ring) {
        return hub_fail(err, HUB_ECONFLICT, "%s %s %s. Nobody to ring is written down.", w->by,
            what, row->name);
    }
    return hub_fail(err, HUB_ECONFLICT, "%s %s %s. Ring %s %s.", w->by, what, row->name, ring->name,
        ring->phone);
}

static enum hub_rc go_out(struct hub *h, struct line_work *w, struct register_line *l,
    const struct register_row *row, struct hub_err *err)
{
    (void)h;
    if (tod_known(l->in_at) && w->at.min < l->in_at.min) {
        char in[DATE_TEXT];
        return hub_fail(err, HUB_EINVAL, "%s came in at %s: the time out must be after that.",
            row->name, tod_iso(l->in_at, in));
    }
    if (id_known(row->child) && str_empty(w->by)) {
        return hub_fail(err, HUB_EINVAL, "Collected by: who takes %s home?", row->name);
    }
    const struct collect_line *found = id_known(row->child) ? listed(row, w->by) : NULL;
    bool allowed = !id_known(row->child) || (found && found->may);
    if (!allowed && str_empty(w->said_yes)) {
        return not_on_list(w, row, found, err);
    }
    l->status = "came";
    l->out_at = w->at;
    l->collected_by = found ? found->name : w->by;
    l->authorised = id_known(row->child) ? allowed : INT_NONE;
    l->allowed_by = allowed ? NULL : w->said_yes;
    return HUB_OK;
}

enum hub_rc hub_register_out(struct hub *h, hub_id row, hub_tod at, const char *by,
    const char *said_yes, struct hub_err *err)
{
    struct line_work w = {.row = row, .at = at, .by = by, .said_yes = said_yes, .change = go_out};
    return change_line(h, &w, err);
}

static enum hub_rc stay_away(struct hub *h, struct line_work *w, struct register_line *l,
    const struct register_row *row, struct hub_err *err)
{
    (void)h;
    (void)w;
    if (tod_known(l->in_at)) {
        char in[DATE_TEXT];
        return hub_fail(err, HUB_EINVAL, "%s came in at %s. Take that back first, with u.",
            row->name, tod_iso(l->in_at, in));
    }
    l->status = "didn't come";
    return HUB_OK;
}

enum hub_rc hub_register_absent(struct hub *h, hub_id row, struct hub_err *err)
{
    struct line_work w = {.row = row, .change = stay_away};
    return change_line(h, &w, err);
}

static enum hub_rc add_note(struct hub *h, struct line_work *w, struct register_line *l,
    const struct register_row *row, struct hub_err *err)
{
    char now[DATE_TEXT];
    (void)row;
    if (str_empty(w->text)) {
        return hub_fail(err, HUB_EINVAL, "Note: what happened?");
    }
    l->note = arena_printf(w->a, "%s%s%s %s", l->note ? l->note : "", l->note ? "\n" : "",
        tod_iso(wall_tod(clock_wall(&h->clock)), now), w->text);
    return HUB_OK;
}

enum hub_rc hub_register_note(struct hub *h, hub_id row, const char *text, struct hub_err *err)
{
    struct line_work w = {.row = row, .text = text, .change = add_note};
    return change_line(h, &w, err);
}

/* --- head count --- */

enum hub_rc hub_register_count(
    struct hub *h, hub_id event, int count, const char *where, struct hub_err *err)
{
    char now[DATE_TEXT], at[DATE_TEXT];
    struct arena *a = arena_create();
    struct event e;
    hub_id id;
    enum hub_rc rc = record_get(h->store, &event_noun, event, a, &e, err);
    if (rc == HUB_OK && count < 0) {
        rc = hub_fail(err, HUB_EINVAL, "Counted: a number, 0 or more.");
    }
    if (rc == HUB_OK) {
        hub_wall wall = clock_wall(&h->clock);
        const struct assignment set[] = {
            {"hub", arena_printf(a, "%lld", (long long)e.hub_id.n)},
            {"at", arena_strdup(a, wall_iso(wall, at))},
            {"kind", "event"},
            {"event", arena_printf(a, "%lld", (long long)event.n)},
            {"fact", arena_printf(a, "Counted %d%s%s, %s.", count, str_empty(where) ? "" : " ",
                         str_empty(where) ? "" : where, tod_iso(wall_tod(wall), now))},
        };
        rc = hub_add(h, &log_entry_noun, set, sizeof set / sizeof *set, &id, err);
    }
    arena_destroy(a);
    return rc;
}
