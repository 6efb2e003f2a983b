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

/* `g->out` and the days are set; calendar_gather_end leaves the items in `g->a`, in order. */
void calendar_gather_begin(struct gather *g);
void calendar_gather_end(struct gather *g);
/* Unless it is of other days. */
void calendar_add(struct gather *g, struct calendar_item item);
bool calendar_take_event(void *gather, const struct calendar_event *e); /* one that does not repeat */
bool calendar_take_span(void *gather, const struct calendar_span *s);
bool calendar_take_change(void *gather, const struct calendar_change *c);
/* All changes are there: they can be looked up. */
void calendar_index_changes(struct gather *g);
/* The date of a series that its rule has at `at`, with what was changed of it. */
void calendar_add_date(struct gather *g, const struct calendar_event *e, hub_wall at);
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
