/* SPDX-License-Identifier: MIT */
/*
 * The hub carer's meeting with the liaison worker: from when its page counts,
 * and with whom it is. The page itself is the part "sheet" of "sheet"
 * (hub/service/parts.h), its id the hub's: the same on screen and on paper.
 */
#ifndef HUB_SERVICE_SUPERVISION_H
#define HUB_SERVICE_SUPERVISION_H

#include "hub/service/hub.h"

enum { SHEET_SCREEN_ONLY = -1 }; /* `slot` of a line that is never on paper: the number of worries */
enum { SUPERVISION_FIRST_DAYS = 30 }; /* without an earlier meeting the page looks back so far */

struct supervised {
    hub_id carer;      /* this person, else the hub's first carer; ID_NONE */
    const char *name;  /* of the carer; "" */
    const char *with;  /* whom it was with last, else the hub's liaison worker; "" */
    hub_date last;     /* the last meeting before today; NONE */
    hub_date since;    /* the page begins here */
};

/* HUB_EDENIED. */
enum hub_rc hub_supervised(
    struct hub *h, hub_id hub, struct arena *a, struct supervised *out, struct hub_err *err);

#endif
