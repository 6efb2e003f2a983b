/* SPDX-License-Identifier: MIT */
/* What can be done with a match, from wherever it stands. */
#ifndef HUB_UI_PEERS_VERBS_PRIV_H
#define HUB_UI_PEERS_VERBS_PRIV_H

#include "hub/base/id.h"
#include "hub/ui/pane.h"

/* The box of what fits it as it is: suggest, agree, in touch, pause, end. */
void match_menu(struct pane *p, hub_id match);
/* In touch this week? The pane below is then called with "tick yes" …, which match_ticked does. */
void match_ask_tick(struct pane *p, struct hub *hub, hub_id match, struct hub_err *err);
/* True when the call was one of those, or their "tick last", and it was done. */
bool match_ticked(struct pane *p, const struct call *call, hub_id match, struct hub_err *err);
unsigned match_agree(struct pane *p, struct hub *hub, hub_id match, struct hub_err *err);

#endif
