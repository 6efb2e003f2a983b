/* SPDX-License-Identifier: MIT */
/* What can be done with a sleepover, from wherever its name stands. */
#ifndef HUB_UI_STAY_VERBS_PRIV_H
#define HUB_UI_STAY_VERBS_PRIV_H

#include "hub/base/id.h"
#include "hub/ui/pane.h"

struct stay_check;

/* What box_reason is opened with over a form or a list: the reason goes there, and that does "form.ahead". */
struct ahead_ask {
    const struct stay_check *check; /* what is in the way */
    const char **reason;
    struct arena *a; /* of the reason */
};

/* Agreed at once and who to tell shown; or what is in the way, and a reason to go ahead anyway. */
unsigned stay_agree(struct pane *p, struct hub *hub, hub_id stay, struct hub_err *err);
/*
 * Why it was stopped, a sentence of HUB_ECONFLICT, and asks for a reason to go ahead anyway: that is
 * written to *reason, which lasts as the pane does, and the pane does "form.ahead".
 */
void stay_ask_ahead(struct pane *p, hub_id stay, const char *why, const char **reason);
/* The list of what can be done with it. */
unsigned stay_menu(struct pane *p, hub_id stay);
/* The note that goes home with them, written on this day (NONE: today). */
void stay_note_home(struct pane *p, hub_id stay, hub_date day);
/* Who cancelled it, and why. */
void stay_cancel(struct pane *p, hub_id stay);
/* Who has to be told of it, if anybody has. */
void stay_tell(struct pane *p, struct hub *hub, hub_id stay);

#endif
