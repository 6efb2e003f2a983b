/* SPDX-License-Identifier: MIT */
/* Dates for one family, from what the file knows; and putting one of them in the rota. */
#ifndef HUB_SERVICE_OFFER_H
#define HUB_SERVICE_OFFER_H

#include "hub/scheduler/offer.h"
#include "hub/service/rota.h"

struct hub_offer_ask {
    hub_id family;
    hub_id request;    /* the stay they asked for, which an offer answers; ID_NONE: their next, if any */
    hub_date from, to; /* of arriving; NONE: from tomorrow, for a year */
    int nights;        /* 0: as they asked for, else 2 */
    size_t max;        /* offers */
};

struct hub_offers {
    struct rota_book book; /* of the family's hub */
    struct offer_ask ask;
    struct offers list;
    hub_id family, request; /* request: ID_NONE when they asked for nothing */
};

/* HUB_ENOTFOUND, HUB_EDENIED; HUB_EINVAL: `to` before `from`, no such number of nights, no child. */
enum hub_rc hub_rota_offer(struct hub *h, const struct hub_offer_ask *ask, struct arena *a,
    struct hub_offers *out, struct hub_err *err);

/*
 * Put one in: the request is moved there, or there is a new stay with all the
 * family's children. It is "offered" until they say yes; a draft or an agreed stay that moves
 * stays what it is, and who has to be told of it stands under hub_tells. HUB_EDENIED,
 * HUB_ECONFLICT as hub_stay_change.
 */
enum hub_rc hub_offer_put_in(struct hub *h, const struct hub_offers *offers, size_t which,
    hub_id *stay, struct hub_err *err);

/* The same for a reason to go ahead anyway; NULL, "": stop at a must-fix. */
enum hub_rc hub_offer_put_in_ahead(struct hub *h, const struct hub_offers *offers, size_t which,
    const char *reason, hub_id *stay, struct hub_err *err);

/* "18–20 Dec 2026 at Amina's" */
const char *hub_offer_title(const struct hub_offers *offers, const struct offer *o, struct arena *a);

/* A family dates may be looked for, and what it asked for that is not agreed yet. */
struct offer_family {
    hub_id family;
    const char *name;
    hub_id request;        /* ID_NONE: nothing */
    hub_date first, last;  /* of what it asked for */
    bool offered;          /* something is offered, and not answered */
};

/* Families that have not left: those who asked first, by date; then the others by name. */
enum hub_rc hub_offer_families(struct hub *h, struct arena *a, struct offer_family **out,
    size_t *count, struct hub_err *err);

#endif
