/* SPDX-License-Identifier: MIT */
/* Gathering what is on some days. */
#ifndef HUB_CALENDAR_PRIV_H
#define HUB_CALENDAR_PRIV_H

#include "hub/base/map.h"
#include "hub/service/calendar.h"
#include "hub_priv.h"

struct gather {
    struct hub *h;
    struct arena *a, *scratch, *growing; /* of one series; of the items until all are there */
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

/*
 * Series that may have a date in the days asked for; `s` NULL: to be made from `e`. All of `e` and
 * `s` is valid during the call only.
 */
enum hub_rc calendar_each_series(struct hub *h, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_event *e, const struct recur_series *s),
    void *arg, struct hub_err *err);

#endif
