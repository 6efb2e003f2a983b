/* SPDX-License-Identifier: MIT */
/* An event's register: in, out, didn't come, a note for one child. No rule ever stops it. */
#include "plain_priv.h"

#include "hub/base/str.h"
#include "hub/service/register.h"

struct sheet {
    struct plain *p;
    struct register_view v;
};

static const char *called(const struct sheet *s, size_t row, struct arena *a)
{
    return s->p->hide ? register_initials(&s->v, row, a) : s->v.rows[row].name;
}

/* "in 10:00 with Grace" */
static const char *state_text(const struct sheet *s, const struct register_row *r, struct arena *a)
{
    char time[DATE_TEXT];
    bool hide = s->p->hide;
    switch (r->state) {
    case REGISTER_DUE:
        return "due";
    case REGISTER_ABSENT:
        return "didn't come";
    case REGISTER_SAID_NO:
        return "said no";
    case REGISTER_IN:
        return arena_printf(a, "in %s%s%s", tod_iso(r->in_at, time),
            *r->brought_by && !hide ? " with " : "", hide ? "" : r->brought_by);
    case REGISTER_OUT:
        break;
    }
    return arena_printf(a, "out %s%s%s%s", tod_iso(r->out_at, time),
        *r->collected_by && !hide ? " with " : "", hide ? "" : r->collected_by,
        r->not_listed ? " (not on the list)" : "");
}

enum { COUNT_HEADS_LINES = 1 };

static const char *row_label(void *arg, size_t i, struct arena *a)
{
    const struct sheet *s = arg;
    if (i == s->v.count) {
        return "Count heads";
    }
    const struct register_row *r = &s->v.rows[i];
    const char *alert = *r->alert ? shown_alert(s->p, r->alert) : "";
    return arena_printf(a, "%s: %s%s%s%s", called(s, i, a), state_text(s, r, a),
        *alert ? ", " : "", alert, r->no_photo ? ", photo no" : "");
}

static void tell(struct plain *p, enum hub_rc rc, const struct hub_err *err, const char *sentence)
{
    if (rc == HUB_OK) {
        say(p, "%s u takes it back.", sentence);
    } else {
        say_error(p, err);
    }
}

/* A time, Enter for now. False: back. */
static bool ask_time(struct plain *p, hub_tod *at)
{
    struct hub_err err;
    *at = wall_tod(hub_now(p->h));
    say(p, "At what time? Enter: now, 0 back");
    for (const char *text; (text = ask(p)) != NULL && !str_eq(text, "0");) {
        if (!*text || tod_parse(text, at, &err) == HUB_OK) {
            return true;
        }
        say_error(p, &err);
    }
    return false;
}

static void stamp_in(struct sheet *s, const struct register_row *r)
{
    struct plain *p = s->p;
    struct hub_err err;
    hub_tod at;
    char time[DATE_TEXT];
    if (!ask_time(p, &at)) {
        return;
    }
    say(p, "Brought by? Enter: %s", p->hide || !*r->usual ? "the usual one" : r->usual);
    const char *by = ask(p);
    if (!by) {
        return;
    }
    enum hub_rc rc = hub_register_in(p->h, r->id, at, *by ? by : NULL, &err);
    tell(p, rc, &err, arena_printf(p->a, "In %s.", tod_iso(at, time)));
}

static const char *collect_label(void *arg, size_t i, struct arena *a)
{
    const struct register_row *r = arg;
    const struct collect_line *c = &r->collect[i];
    return arena_printf(a, "%s%s%s%s%s", c->name, c->relation ? ", " : "",
        c->relation ? c->relation : "", c->phone ? ", " : "",
        !c->may ? ". MAY NOT collect" : c->phone ? c->phone : "");
}

/* Who is not on the list goes with a parent's yes, or without one when the carer says so. */
static enum hub_rc let_go(
    struct plain *p, const struct register_row *r, hub_tod at, const char *by, struct hub_err *err)
{
    enum hub_rc rc = hub_register_out(p->h, r->id, at, by, NULL, err);
    if (rc != HUB_ECONFLICT) {
        return rc;
    }
    say(p, "%s\nWho said yes? For example: Grace, 12:04. 0 keeps the child here", err->msg);
    const char *yes = ask(p);
    if (!yes || !*yes || str_eq(yes, "0")) {
        return hub_fail(err, HUB_ECONFLICT, "Kept here. Nothing is written down.");
    }
    return hub_register_out(p->h, r->id, at, by, yes, err);
}

static void stamp_out(struct sheet *s, const struct register_row *r)
{
    struct plain *p = s->p;
    struct hub_err err;
    hub_tod at;
    char time[DATE_TEXT];
    const char *by = NULL;
    struct choices c = {.title = arena_printf(p->a, "Who collects %s?", r->name),
        .word = "line",
        .help = "Or type another name.",
        .count = r->collect_count,
        .label = collect_label,
        .arg = &s->v.rows[r - s->v.rows],
        .words = &by};
    int which = choose(p, &c);
    if (which != CHOSE_WORDS && which < 0) {
        return;
    }
    by = which >= 0 ? r->collect[which].name : by;
    if (!ask_time(p, &at)) {
        return;
    }
    enum hub_rc rc = let_go(p, r, at, by, &err);
    tell(p, rc, &err, arena_printf(p->a, "Out %s, with %s.", tod_iso(at, time), by));
}

static const char *ask_text(struct plain *p, const char *question)
{
    say(p, "%s 0 back", question);
    const char *text = ask(p);
    return text && *text && !str_eq(text, "0") ? text : NULL;
}

static void open_row(struct sheet *s, size_t i)
{
    static const char *const lines[] = {"In", "Out", "Didn't come", "A bump or a note"};
    enum { IN, OUT, ABSENT, NOTE };
    struct plain *p = s->p;
    struct hub_err err;
    const struct register_row *r = &s->v.rows[i];
    const char *note = *r->note && !p->hide ? arena_printf(p->a, "\n%s", r->note) : "";
    int which = choose_of(p,
        arena_printf(p->a, "%s: %s%s", called(s, i, p->a), state_text(s, r, p->a), note), lines,
        sizeof lines / sizeof *lines);
    if (which == IN) {
        stamp_in(s, r);
    } else if (which == OUT && !is_hidden(p)) {
        stamp_out(s, r);
    } else if (which == ABSENT) {
        tell(p, hub_register_absent(p->h, r->id, &err), &err, "Didn't come.");
    } else if (which == NOTE) {
        const char *text = ask_text(p, "What happened?");
        if (text) {
            tell(p, hub_register_note(p->h, r->id, text, &err), &err, "Written down.");
        }
    }
}

static void add_one(struct sheet *s)
{
    struct plain *p = s->p;
    struct hub_err err;
    hub_id row;
    const char *name = ask_text(p, "Who came? The name.");
    if (name) {
        enum hub_rc rc =
            hub_register_add(p->h, s->v.event, s->v.day, ID_NONE, name, &row, &err);
        tell(p, rc, &err, "On the register.");
    }
}

static void count_heads(struct sheet *s)
{
    struct plain *p = s->p;
    struct hub_err err;
    int64_t count;
    const char *text = ask_text(p, "How many?");
    if (!text) {
        return;
    }
    if (!str_int(text, 0, 1000, &count)) {
        say(p, "A number from 0 to 1000.");
        return;
    }
    say(p, "Where? For example: on the bus. Enter: not said");
    const char *where = ask(p);
    if (where) {
        enum hub_rc rc = hub_register_count(p->h, s->v.event, (int)count, where, &err);
        tell(p, rc, &err, "In the log.");
    }
}

/* One question about a register read afresh; false: back. */
static bool ask_register(struct plain *p, hub_id event, hub_date day)
{
    struct sheet s = {.p = p};
    struct hub_err err;
    enum hub_rc rc = hub_register_open(p->h, event, day, &err);
    rc = rc == HUB_OK ? hub_register(p->h, event, day, p->a, &s.v, &err) : rc;
    if (rc != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    const char *ratio = register_ratio(&s.v, p->a);
    struct choices c = {
        .title = arena_printf(p->a, "Register: %s\n%s%s%s%s", s.v.name, register_counts(&s.v, p->a),
            s.v.taken ? "" : ", not taken yet", *ratio ? "\n" : "", ratio),
        .word = "child",
        .help = "Choose a child who comes in or goes home.",
        .count = s.v.count + COUNT_HEADS_LINES,
        .label = row_label,
        .arg = &s,
        .add = "Someone else came",
    };
    int which = choose(p, &c);
    if (which >= 0 && (size_t)which < s.v.count) {
        open_row(&s, (size_t)which);
    } else if (which >= 0) {
        count_heads(&s);
    } else if (which == CHOSE_ADD) {
        add_one(&s);
    }
    return which != CHOSE_BACK && !p->ended;
}

void plain_register(struct plain *p, hub_id event, hub_date day)
{
    struct arena *was = p->a;
    for (bool on = true; on;) {
        p->a = arena_create();
        on = ask_register(p, event, day);
        arena_destroy(p->a);
        p->a = was;
    }
}
