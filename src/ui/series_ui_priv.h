/* SPDX-License-Identifier: MIT */
/* What repeats, on the screen: choosing how, the dates, and which of them a change is meant for. */
#ifndef HUB_UI_SERIES_PRIV_H
#define HUB_UI_SERIES_PRIV_H

#include "hub/service/series.h"
#include "hub/ui/pane.h"

enum { SERIES_SHOWN = 6 }; /* dates shown before it is saved (SCREENS M18) */

/* "Next: Sat 5 Dec, Sat 19 Dec …", then a line for each date there is something to know of. */
const char *series_dates_told(const struct series_dates *dates, struct arena *a);

/* What fits the start of the plan. The words go to the pane below as "repeat every Saturday". */
void box_repeat_open(struct pane *p, const struct series_plan *plan);

/*
 * Change or remove a date of an event that repeats: asks whether only this one, this and later, or
 * all are meant; "only this one" is marked. `verb` is "edit" or "remove"; `original` is when the
 * rule has the date. An event that does not repeat is not for this.
 *
 * The answer comes back to the pane that asked, whose act gives every call whose id begins with
 * SERIES_CALL to series_answer: it removes, or opens the form.
 */
#define SERIES_CALL "series "
void series_ask(struct pane *p, hub_id event, const char *name, hub_wall original, const char *verb);
unsigned series_answer(struct pane *p, const struct call *call, struct hub_err *err);

/* The next dates of a series, those skipped and those changed, to change and to bring back. */
extern const struct pane_ops pane_dates, box_repeat; /* pane_dates: id: the event */

#endif
