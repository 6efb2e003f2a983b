/* SPDX-License-Identifier: MIT */
/* The risk sheet of an event by numbered questions. */
#include "plain_screens_priv.h"

#include "hub/base/str.h"
#include "hub/command/needs.h"
#include "hub/service/risk.h"

static void tell(struct plain *p, enum hub_rc rc, const struct hub_err *err, const char *sentence)
{
    if (rc == HUB_OK) {
        say(p, "%s u takes it back.", sentence);
    } else {
        say_error(p, err);
    }
}

static void copy(struct plain *p, const struct risk_view *v)
{
    struct copy_notes notes = {.a = p->a};
    struct hub_err err;
    enum hub_rc rc = hub_risk_copy(p->h, v->event.record.id, v->like, &notes, &err);
    for (size_t i = 0; rc == HUB_OK && i < notes.count; i++) {
        say(p, "%s", notes.lines[i]);
    }
    tell(p, rc, &err, "Copied. Look through it, then sign it.");
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
        tell(p, hub_risk_count(p->h, sheet, &err), &err, "Counted from the register.");
        break;
    case 3:
        if (ask_yes(p, "Sign it, as read through and right for the day?")) {
            tell(p, hub_risk_sign(p->h, sheet, &err), &err, "Signed.");
        }
        break;
    case 4:
        plain_print(p, "risk", arena_printf(p->a, "%lld", (long long)v->event.record.id.n));
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
        tell(p, hub_risk_begin(p->h, v->event.record.id, &sheet, &err), &err, "Begun.");
    }
    return which;
}

void plain_risk(struct plain *p, hub_id event, hub_date day)
{
    struct arena *was = p->a;
    struct hub_err err;
    for (int which = 0; which != CHOSE_BACK && !p->ended;) {
        struct risk_view v;
        p->a = arena_create();
        which = CHOSE_BACK;
        if (hub_risk(p->h, event, day, p->a, &v, &err) != HUB_OK) {
            say_error(p, &err);
        } else if (!is_hidden(p)) {
            which = one_question(p, &v);
        }
        arena_destroy(p->a);
        p->a = was;
    }
}
