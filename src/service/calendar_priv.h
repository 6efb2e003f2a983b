/* SPDX-License-Identifier: MIT */
/* Gathering what is on some days. */
#ifndef HUB_CALENDAR_PRIV_H
#define HUB_CALENDAR_PRIV_H

#include "hub/base/map.h"
#include "hub/service/calendar.h"
#include "hub_priv.h"

struct gather {
    struct hub *h;
    struct arena *a;
    struct calendar *out;
    size_t cap;
    struct calendar_ask ask;
    unsigned what;
    struct calendar_change *changes;
    size_t change_count, change_cap;
    struct idmap first_change; /* event → place in `changes` + 1 */
};

/* Unless it is of other days. */
void calendar_add(struct gather *g, struct calendar_item item);
/* The bank holidays of the nations of the hubs in sight. */
void calendar_add_banks(struct gather *g);

#endif
