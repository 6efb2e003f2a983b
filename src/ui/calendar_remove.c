/* SPDX-License-Identifier: MIT */
/* Taking something off the calendar; of a series only this date, this and later ones, or all. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"
#include "hub/service/series.h"
#include "hub/ui/choose.h"

#include <string.h>

static const char ID[] = "calendar.remove.";

static const struct {
    const char *id, *word, *done;
    enum series_scope scope;
} scopes[] = {
    {"calendar.remove.one", "Only this one", "It is not on that day. u takes it back.", SERIES_ONE},
    {"calendar.remove.later", "This and later", "It ends before that day. u takes it back.",
        SERIES_LATER},
    {"calendar.remove.all", "All of them", "Removed. u takes it back.", SERIES_ALL},
};
enum { SCOPES = sizeof scopes / sizeof *scopes };

static void ask_series(struct pane *p, const struct calendar_item *item)
{
    struct answer answers[SCOPES + 1];
    char day[DATE_TEXT];
    const char *text = arena_printf(p->details, "%s repeats. What is removed, from %s?",
        item->title, date_long(item->first, day));
    answers[0] = (struct answer){"", "Keep"};
    for (size_t i = 0; i < SCOPES; i++) {
        answers[i + 1] = (struct answer){scopes[i].id, scopes[i].word};
    }
    pane_choose(p, "Remove", text, answers, SCOPES + 1, 0);
}

void calendar_ask_remove(
    struct pane *p, const struct calendar_item *item, const struct noun *n)
{
    struct calendar_pane *s = p->state;
    char day[DATE_TEXT];
    s->asked_noun = n;
    s->asked_id = item->id;
    s->asked_date = item->original;
    if (item->repeats && item->cancelled) {
        pane_ask(p,
            arena_printf(p->details, "%s is not on %s. Put it back?", item->title,
                date_long(item->first, day)),
            "Leave it", "Put back", "calendar.remove.back");
    } else if (item->repeats) {
        ask_series(p, item);
    } else {
        pane_ask(p,
            arena_printf(p->details, "Remove %s (%s)? It goes to Removed and can be brought back.",
                calendar_title(item, p->view.hide, p->details), date_short(item->first, day)),
            "Keep", "Remove", "calendar.remove.it");
    }
}

static unsigned remove_of_series(
    struct pane *p, size_t scope, struct hub *hub, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    if (hub_series_remove(hub, s->asked_id, s->asked_date, scopes[scope].scope, err) == HUB_OK) {
        pane_say(p, "%s", scopes[scope].done);
    }
    return REACT_LOAD | REACT_DETAIL;
}

unsigned calendar_remove(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    if (!str_starts(call->id, ID)) {
        return REACT_PASS;
    }
    for (size_t i = 0; i < SCOPES; i++) {
        if (str_eq(call->id, scopes[i].id)) {
            return remove_of_series(p, i, call->hub, err);
        }
    }
    if (str_eq(call->id, "calendar.remove.back")) {
        if (hub_series_restore(call->hub, s->asked_id, s->asked_date, err) == HUB_OK) {
            pane_say(p, "It is on again. u takes it back.");
        }
    } else if (hub_remove(call->hub, s->asked_noun, s->asked_id, err) == HUB_OK) {
        pane_say(p, "Removed. u takes it back.");
    }
    return REACT_LOAD | REACT_DETAIL;
}
