/* SPDX-License-Identifier: MIT */
/* Taking something off the calendar, and putting a date back that is not on. */
#include "calendar_view_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/records.h"
#include "series_ui_priv.h"

static const char ID[] = "calendar.remove.";

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
        series_ask(p, item->id, item->title, item->original, "remove");
    } else {
        pane_ask(p,
            arena_printf(p->details, "Remove %s (%s)? It goes to Removed and can be brought back.",
                calendar_title(item, p->view.hide, p->details), date_short(item->first, day)),
            "Keep", "Remove", "calendar.remove.it");
    }
}

unsigned calendar_remove(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct calendar_pane *s = p->state;
    if (!str_starts(call->id, ID)) {
        return REACT_PASS;
    }
    if (str_eq(call->id, "calendar.remove.back")) {
        if (hub_series_restore(call->hub, s->asked_id, s->asked_date, err) == HUB_OK) {
            pane_say(p, "It is on again. u takes it back.");
        }
    } else if (hub_remove(call->hub, s->asked_noun, s->asked_id, err) == HUB_OK) {
        pane_say(p, "Removed. u takes it back. All that was removed: m, Removed.");
    }
    return REACT_LOAD | REACT_DETAIL;
}
