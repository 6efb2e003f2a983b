/* SPDX-License-Identifier: MIT */
/* The risk sheet of an event by numbered questions. */
#include "plain_screens_priv.h"

#include "hub/command/needs.h"
#include "hub/service/risk.h"

static void copy(struct plain *p, const struct risk_view *v)
{
    struct copy_notes notes = {.a = p->a};
    struct hub_err err;
    enum hub_rc rc = hub_risk_copy(p->h, v->event.record.id, v->like, &notes, &err);
    for (size_t i = 0; rc == HUB_OK && i < notes.count; i++) {
        say(p, "%s", notes.lines[i]);
    }
    say_done(p, rc, &err, "Copied. Look through it, then sign it.");
}

/* What a sheet that is there can be asked for. */
static void with_sheet(struct plain *p, const struct risk_view *v, int which)
{
    struct hub_err err;
    hub_id sheet = v->sheet.record.id;
    switch (which) {
    case 0:
        plain_list(p, &risk_line_noun, &risk_sheet_noun, sheet);
        break;
    case 1:
        plain_edit(p, &risk_sheet_noun, sheet);
        break;
    case 2:
        say_done(p, hub_risk_count(p->h, sheet, &err), &err, "Counted from the register.");
        break;
    case 3:
        if (ask_yes(p, "Sign it, as read through and right for the day?")) {
            say_done(p, hub_risk_sign(p->h, sheet, &err), &err, "Signed.");
        }
        break;
    case 4:
        plain_print(p, "risk", id_text(p->a, v->event.record.id));
        break;
    case 5:
        plain_history(p, &risk_sheet_noun, sheet);
        break;
    }
}

static int one_question(struct plain *p, const struct risk_view *v)
{
    static const char *const lines[] = {"What could go wrong", "The day and the place",
        "Count who comes", "Sign it", "Print it", "History"};
    char day[DATE_TEXT];
    struct hub_err err;
    hub_id sheet;
    const char *title = arena_printf(
        p->a, "%s, %s: %s%s%s", v->event.name, date_medium(v->day, day), v->said,
        *v->since ? "\n" : "", v->since);
    bool own = id_known(v->sheet.record.id) && id_eq(v->sheet.event_id, v->event.record.id);
    if (own) {
        static const char *const needs[] = {NULL, "write risk_sheet", "write risk_sheet",
            "write risk_sheet", NULL, "history"};
        int which = choose_met(p, title, lines, needs, sizeof lines / sizeof *lines);
        with_sheet(p, v, which);
        return which;
    }
    const char *first[2] = {"Begin an empty sheet", NULL};
    if (!needs_met(p->h, "write risk_sheet")) {
        say(p, "No risk sheet of this event is written down yet.");
        return CHOSE_BACK;
    }
    first[1] = arena_printf(p->a, "Copy it from %s", v->like_name);
    int which = choose_of(p, title, first, id_known(v->like) ? 2 : 1);
    if (which == 1) {
        copy(p, v);
    } else if (which == 0) {
        say_done(p, hub_risk_begin(p->h, v->event.record.id, &sheet, &err), &err, "Begun.");
    }
    return which;
}

struct risk_of {
    hub_id event;
    hub_date day;
};

/* Read afresh each time; false: back. */
static bool ask_risk(struct plain *p, void *arg)
{
    const struct risk_of *of = arg;
    struct risk_view v;
    struct hub_err err;
    if (hub_risk(p->h, of->event, of->day, p->a, &v, &err) != HUB_OK) {
        say_error(p, &err);
        return false;
    }
    return !is_hidden(p) && one_question(p, &v) != CHOSE_BACK && !p->ended;
}

void plain_risk(struct plain *p, hub_id event, hub_date day)
{
    struct risk_of of = {event, day};
    plain_until_left(p, ask_risk, &of);
}
