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
    const struct event_again *series; /* it repeats again; NULL: once, on `day` */
    int asked;
};

/* How a copied series repeats. */
struct event_again {
    hub_wall starts;
    const char *repeats, *also_on; /* NULL: none */
};

/* What a series becomes when it is moved by whole weeks. */
struct season_series {
    struct event_again again;
    const char *why;  /* why it is not copied; NULL: it is */
    const char *also; /* what of single dates does not come along; "" */
};
struct season_days {
    hub_date from, to;
    int by; /* days, whole weeks */
};
/* Of an event that repeats, whose dates in the season are looked at. Texts live in `a`. */
enum hub_rc season_series(struct hub *h, hub_id event, const struct season_days *s,
    struct arena *a, struct season_series *out, struct hub_err *err);

/* Whether one of that name begins on that day at that time. */
enum hub_rc event_is_there(
    struct hub *h, const struct event *e, hub_date day, bool *out, struct hub_err *err);
/* Inside a transaction. HUB_ECONFLICT: it is on that day already. */
enum hub_rc event_copy_one(struct event_copier *c, hub_id event, hub_date day, struct hub_err *err);

#endif
