/* SPDX-License-Identifier: MIT */
#ifndef EVENT_COPY_PRIV_H
#define EVENT_COPY_PRIV_H

#include "hub/service/copy.h"
#include "risk_priv.h"

struct event_copier {
    struct hub *h;
    struct arena *a; /* the caller makes and destroys it */
    struct copy_notes *notes;
    hub_date day;
    struct event from, to;
    int asked;
};

/* Whether one of that name begins on that day at that time. */
enum hub_rc event_is_there(
    struct hub *h, const struct event *e, hub_date day, bool *out, struct hub_err *err);
/* Inside a transaction. HUB_ECONFLICT: it is on that day already. */
enum hub_rc event_copy_one(struct event_copier *c, hub_id event, hub_date day, struct hub_err *err);

#endif
