/* SPDX-License-Identifier: MIT */
/* A date of an event that repeats: only this one, or this and all later ones. */
#include "hub/base/str.h"
#include "hub/service/series.h"
#include "plain_priv.h"

enum dates_kind { TIME, PLACE, NOTE, SKIP };

static const struct {
    const char *line, *question, *word;
    enum series_scope scope;
    enum dates_kind kind;
} things[] = {
    {"Only this one: another time", "When? A time, or a day and a time.", "start", SERIES_ONE,
        TIME},
    {"Only this one: another place", "Where?", "place", SERIES_ONE, PLACE},
    {"Only this one: a note", "What is to be known about that day?", "note", SERIES_ONE, NOTE},
    {"Only this one: it is not on", NULL, NULL, SERIES_ONE, SKIP},
    {"This and later: another time", "When? A time, or a day and a time.", "start", SERIES_LATER,
        TIME},
    {"This and later: another place", "Where?", "place", SERIES_LATER, PLACE},
    {"This and later: none of them is on", NULL, NULL, SERIES_LATER, SKIP},
};
enum { THINGS = sizeof things / sizeof *things };

static enum hub_rc do_thing(struct plain *p, size_t i, hub_id event, hub_wall original,
    const char *answer, struct hub_err *err)
{
    struct assignment set = {things[i].word, answer};
    if (things[i].kind == SKIP) {
        return hub_series_remove(p->h, event, original, things[i].scope, err);
    }
    return hub_series_edit(p->h, event, original, things[i].scope, &set, 1, NULL, err);
}

static void change(struct plain *p, size_t i, hub_id event, hub_wall original)
{
    struct hub_err err;
    const char *answer = NULL;
    if (things[i].question) {
        say(p, "%s 0 back", things[i].question);
        answer = ask(p);
        if (str_empty(answer) || str_eq(answer, "0")) {
            return;
        }
    }
    say_done(p, do_thing(p, i, event, original, answer, &err), &err, "Saved.");
}

void plain_dates(struct plain *p, hub_id event, const char *name, hub_wall original, bool skipped)
{
    const char *lines[THINGS];
    char day[DATE_TEXT];
    struct hub_err err;
    date_long(wall_date(original), day);
    if (skipped) {
        if (ask_yes(p, arena_printf(p->a, "%s is not on %s. Put it back?", name, day)) &&
            hub_series_restore(p->h, event, original, &err) != HUB_OK) {
            say_error(p, &err);
        }
        return;
    }
    for (size_t i = 0; i < THINGS; i++) {
        lines[i] = things[i].line;
    }
    int which = choose_of(p, arena_printf(p->a, "%s, %s", name, day), lines, THINGS);
    if (which >= 0) {
        change(p, (size_t)which, event, original);
    }
}
