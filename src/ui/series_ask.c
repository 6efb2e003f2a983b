/* SPDX-License-Identifier: MIT */
/* Only this one, this and later, or all: asked before a date of a series is changed or removed. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/ui/choose.h"
#include "hub/ui/form.h"
#include "series_ui_priv.h"

#include <string.h>

const char *series_dates_told(const struct series_dates *dates, struct arena *a)
{
    struct sb b = sb_on(a);
    char day[DATE_TEXT];
    int year = 0, before = 0, month, d;
    sb_add(&b, dates->count ? "Next: " : "No date from today on.");
    for (size_t i = 0; i < dates->count; i++) {
        hub_date on = wall_date(dates->items[i].starts);
        date_to_ymd(on, &year, &month, &d);
        sb_addf(&b, "%s%s", i ? ", " : "",
            before && year != before ? date_medium(on, day) : date_short(on, day));
        before = year;
    }
    sb_add(&b, dates->count == 0 ? "" : dates->more ? " …" : ", and then no more.");
    for (size_t i = 0; i < dates->count; i++) {
        const struct series_date *t = &dates->items[i];
        if (*t->remark) {
            sb_addf(&b, "\n! %s: %s", date_short(wall_date(t->starts), day), t->remark);
        }
    }
    return sb_str(&b);
}

static const char *const scopes[] = {"one", "later", "all"};

static const char *call_of(
    const char *verb, enum series_scope scope, hub_id event, hub_wall original, struct arena *a)
{
    return arena_printf(a, SERIES_CALL "%s %s %lld %lld", verb, scopes[scope], (long long)event.n,
        (long long)original.min);
}

void series_ask(struct pane *p, hub_id event, const char *name, hub_wall original, const char *verb)
{
    bool removes = str_eq(verb, "remove");
    char day[DATE_TEXT];
    const char *called = p->view.hide ? utf8_initials(p->life, name) : name;
    struct answer answers[] = {
        {"", "Keep"},
        {call_of(verb, SERIES_ONE, event, original, p->life), "Only this one"},
        {call_of(verb, SERIES_LATER, event, original, p->life), "This and later"},
        {call_of(verb, SERIES_ALL, event, original, p->life), "All of them"},
    };
    const char *text = arena_printf(p->life, "%s repeats. %s %s:\n%s\n", called,
        removes ? "Take away" : "Change", date_long(wall_date(original), day),
        removes ? "Only this one: it is not on that day, and can be brought back. This and later: "
                  "it ends before. All: it goes to Removed."
                : "Only this one, this and all later ones, or all of them? What was written down "
                  "for dates that have been stays with them.");
    pane_choose(p, removes ? "Which dates are not on?" : "Which dates change?", text,
        removes ? answers : answers + 1, removes ? 4 : 3, 0);
}

/* --- the answer ----------------------------------------------------------------- */

struct asked {
    bool removes;
    enum series_scope scope;
    hub_id event;
    hub_wall original;
};

static const char *word(struct arena *a, const char **s)
{
    size_t len = strcspn(*s, " ");
    const char *w = arena_strndup(a, *s, len);
    *s += len + ((*s)[len] == ' ');
    return w;
}

static bool read_call(const char *id, struct arena *a, struct asked *out)
{
    const char *s = id + strlen(SERIES_CALL), *scope;
    out->removes = str_eq(word(a, &s), "remove");
    scope = word(a, &s);
    out->scope = str_eq(scope, "one")     ? SERIES_ONE
                 : str_eq(scope, "later") ? SERIES_LATER
                                          : SERIES_ALL;
    return str_int(word(a, &s), 1, INT64_MAX, &out->event.n) &&
           str_int(word(a, &s), INT64_MIN + 1, INT64_MAX, &out->original.min);
}

static unsigned remove_it(
    struct pane *p, const struct asked *q, struct hub *hub, struct hub_err *err)
{
    static const char *const done[] = {"Skipped: %s. u takes that back.",
        "It ends before %s. u takes that back.", "All of it is in Removed. u brings it back."};
    char day[DATE_TEXT];
    if (hub_series_remove(hub, q->event, q->original, q->scope, err) == HUB_OK) {
        date_medium(wall_date(q->original), day);
        const char *text = done[q->scope];
        const char *at = strstr(text, "%s");
        pane_say(p, "%.*s%s%s", at ? (int)(at - text) : (int)strlen(text), text, at ? day : "",
            at ? at + 2 : "");
    }
    return REACT_LOAD | REACT_DRAW;
}

static const char *moment(hub_wall w, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    if (!wall_known(w)) {
        return "";
    }
    date_medium(wall_date(w), day);
    return arena_printf(a, "%s %s", day, tod_iso(wall_tod(w), time));
}

/* The form of one date begins with what that date is now. */
static unsigned edit_one(
    struct pane *p, const struct asked *q, struct hub *hub, struct hub_err *err)
{
    struct series_date d;
    struct assignment set[7];
    size_t count = 0;
    if (hub_series_date(hub, q->event, q->original, p->life, &d, err) != HUB_OK) {
        return REACT_DRAW;
    }
    const struct assignment all[] = {{"event_id", id_text(p->life, q->event)},
        {"day", moment(d.original, p->life)}, {"starts", moment(d.starts, p->life)},
        {"ends", moment(d.ends, p->life)}, {"name", d.name}, {"place", d.place}, {"note", d.note}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (*all[i].value) {
            set[count++] = all[i];
        }
    }
    form_open_new(p, &event_change_noun, set, count);
    return REACT_DRAW;
}

unsigned series_answer(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct asked q;
    if (!read_call(call->id, p->life, &q)) {
        return REACT_PASS;
    }
    if (q.removes) {
        return remove_it(p, &q, call->hub, err);
    }
    if (q.scope == SERIES_ONE) {
        return edit_one(p, &q, call->hub, err);
    }
    if (q.scope == SERIES_LATER) {
        form_open_later(p, q.event, q.original);
    } else {
        form_open_edit(p, &event_noun, q.event);
    }
    return REACT_DRAW;
}
