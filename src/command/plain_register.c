/* SPDX-License-Identifier: MIT */
/* An event's register: in, out, didn't come, a note for one child. No rule ever stops it. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/model/risk.h"
#include "hub/service/picks.h"
#include "hub/service/register.h"

#include <string.h>

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
    const char *family = s->p->hide ? "" : r->family_name;
    const char *back = s->p->hide ? "" : r->taken_back;
    return arena_printf(a, "%s%s%s: %s%s%s%s%s%s", called(s, i, a), *family ? " " : "", family,
        state_text(s, r, a), *back ? ", " : "", back, *alert ? ", " : "", alert, r->no_photo && id_known(r->child) ? ", photo no" : "");
}

/* A time, Enter for now. False: back. */
static bool ask_time(struct plain *p, hub_tod *at)
{
    *at = wall_tod(hub_now(p->h));
    return plain_time(p, "At what time? Enter: now, 0 back", at);
}

/* "9:58", "Gran", "9:58 Gran": the time, if it begins with one, and the name that is left. */
static const char *time_and_name(struct plain *p, const char *text, hub_tod *at)
{
    struct hub_err no_time;
    size_t len = strcspn(text, " ");
    if (tod_parse(arena_strndup(p->a, text, len), at, &no_time) != HUB_OK) {
        return text;
    }
    return text + len + strspn(text + len, " ");
}

static void stamp_in(struct sheet *s, const struct register_row *r)
{
    struct plain *p = s->p;
    struct hub_err err;
    hub_tod at = wall_tod(hub_now(p->h));
    char time[DATE_TEXT];
    const char *with = p->hide || !*r->usual ? "" : arena_printf(p->a, " with %s", r->usual);
    say(p, "In now%s? Enter: yes. Or a time, a name, both: 9:58 Gran. 0 back", with);
    const char *text = ask(p);
    if (!text || str_eq(text, "0")) {
        return;
    }
    const char *by = *text ? time_and_name(p, text, &at) : "";
    enum hub_rc rc = hub_register_in(p->h, r->id, at, *by ? by : NULL, &err);
    say_done(p, rc, &err, arena_printf(p->a, "In %s.", tod_iso(at, time)));
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
    say_done(p, rc, &err, arena_printf(p->a, "Out %s, with %s.", tod_iso(at, time), by));
}

static const char *ask_text(struct plain *p, const char *question)
{
    say(p, "%s 0 back", question);
    const char *text = ask(p);
    return text && *text && !str_eq(text, "0") ? text : NULL;
}

/* The row with a line in the file: those without get theirs first. NULL: that went wrong. */
static const struct register_row *with_line(struct sheet *s, size_t i)
{
    struct plain *p = s->p;
    struct hub_err err;
    int64_t line = s->v.rows[i].line;
    if (id_known(s->v.rows[i].id)) {
        return &s->v.rows[i];
    }
    enum hub_rc rc = hub_register_open(p->h, s->v.event, s->v.day, &err);
    rc = rc == HUB_OK ? hub_register(p->h, s->v.event, s->v.day, p->a, &s->v, &err) : rc;
    for (size_t k = 0; rc == HUB_OK && k < s->v.count; k++) {
        if (s->v.rows[k].line == line) {
            return &s->v.rows[k];
        }
    }
    if (rc != HUB_OK) {
        say_error(p, &err);
    }
    return NULL;
}

static void open_row(struct sheet *s, size_t i)
{
    static const char *const lines[] = {"In", "Out", "Didn't come", "A bump or a note"};
    enum { IN, OUT, ABSENT, NOTE };
    struct plain *p = s->p;
    struct hub_err err;
    const struct register_row *r = plain_writes(p, &register_line_noun) ? with_line(s, i) : NULL;
    if (!r) {
        return;
    }
    i = (size_t)(r - s->v.rows);
    const char *note = *r->note && !p->hide ? arena_printf(p->a, "\n%s", r->note) : "";
    int which = choose_of(p,
        arena_printf(p->a, "%s: %s%s", called(s, i, p->a), state_text(s, r, p->a), note), lines,
        sizeof lines / sizeof *lines);
    if (which == IN) {
        stamp_in(s, r);
    } else if (which == OUT && !is_hidden(p)) {
        stamp_out(s, r);
    } else if (which == ABSENT) {
        say_done(p, hub_register_absent(p->h, r->id, &err), &err, "Didn't come.");
    } else if (which == NOTE) {
        const char *text = ask_text(p, "What happened?");
        if (text) {
            say_done(p, hub_register_note(p->h, r->id, text, &err), &err, "Written down.");
        }
    }
}

struct children {
    struct plain *p;
    struct pick *picks;
    size_t count;
};

static const char *child_label(void *arg, size_t i, struct arena *a)
{
    const struct children *c = arg;
    return arena_printf(a, "%s, %s", shown_name(c->p, c->picks[i].name),
        c->p->hide ? "" : c->picks[i].beside);
}

/* A child of the hub comes with all that is known; any other name as it is typed. */
static void add_one(struct sheet *s)
{
    struct plain *p = s->p;
    struct children all = {.p = p};
    struct hub_err err;
    hub_id row;
    const char *name = NULL;
    if (hub_picks(p->h, noun_find("child"), ID_NONE, s->v.hub, p->a, &all.picks, &all.count,
            &err) != HUB_OK) {
        say_error(p, &err);
        return;
    }
    struct choices c = {.title = "Who came? A child, or any name",
        .word = "child",
        .help = "A few letters find a child of the hub. Any other name goes on the register as you "
                "type it.",
        .count = all.count,
        .label = child_label,
        .arg = &all,
        .words = &name};
    int which = choose(p, &c);
    if (which >= 0 || which == CHOSE_WORDS) {
        hub_id child = which >= 0 ? all.picks[which].id : ID_NONE;
        enum hub_rc rc = hub_register_add(p->h, s->v.event, s->v.day, child, name, &row, &err);
        say_done(p, rc, &err, "On the register.");
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
        say_done(p, rc, &err,
            count == s->v.in ? "In the log."
                             : arena_printf(p->a, "In the log. Counted %lld, and %d are in: look again.",
                                   (long long)count, s->v.in));
    }
}

/* Which register. */
struct held_on {
    hub_id event;
    hub_date day; /* DATE_NONE: the event's own */
};

/* One question about a register read afresh; false: back. */
static bool ask_register(struct plain *p, void *arg)
{
    const struct held_on *on = arg;
    struct sheet s = {.p = p};
    struct hub_err err;
    enum hub_rc rc = hub_register(p->h, on->event, on->day, p->a, &s.v, &err);
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
        .add = if_met(p, "write register_line", "Someone else came"),
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
    struct held_on on = {event, day};
    plain_until_left(p, ask_register, &on);
}
