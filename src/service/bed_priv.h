/* SPDX-License-Identifier: MIT */
#ifndef HUB_BED_PRIV_H
#define HUB_BED_PRIV_H

#include "hub/service/bed.h"

#include "hub_priv.h"

/* The hub's own out-of-hours number, else that of hub.ini; "" when there is none. */
const char *bed_out_of_hours(struct hub *h, hub_id hub, struct arena *a);
const char *bed_step_short(enum bed_step step); /* "ring out of hours" */

#endif
