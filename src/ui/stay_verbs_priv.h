/* SPDX-License-Identifier: MIT */
/* What can be done with a sleepover, from wherever its name stands. */
#ifndef HUB_UI_STAY_VERBS_PRIV_H
#define HUB_UI_STAY_VERBS_PRIV_H

#include "hub/base/id.h"
#include "hub/ui/pane.h"

struct stay_check;

/* What box_reason is opened with over a form: the reason goes there, and the form does "form.ahead". */
struct ahead_ask {
    const struct stay_check *check; /* what is in the way */
    const char **reason;
    struct arena *a; /* of the reason */
};

/* Agreed at once and who to tell shown; or what is in the way, and a reason to go ahead anyway. */
unsigned stay_agree(struct pane *p, struct hub *hub, hub_id stay, struct hub_err *err);
/* The list of what can be done with it. */
unsigned stay_menu(struct pane *p, hub_id stay);
/* The note that goes home with them, written on this day (NONE: today). */
void stay_note_home(struct pane *p, hub_id stay, hub_date day);
/* Who cancelled it, and why. */
void stay_cancel(struct pane *p, hub_id stay);
/* Who has to be told of it, if anybody has. */
void stay_tell(struct pane *p, struct hub *hub, hub_id stay);

#endif
