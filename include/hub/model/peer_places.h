/* SPDX-License-Identifier: MIT */
/*
 * What lists of the peer scheme are put in order by, and no more, so that a list of all hubs costs a
 * question and not one a line. `hub`: ID_NONE: of all. What belongs to something removed is not in it.
 */
#ifndef HUB_MODEL_PEER_PLACES_H
#define HUB_MODEL_PEER_PLACES_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

struct match_place {
    hub_id id, peer; /* ID_NONE while they wait */
    hub_date asked, ended;
    const char *peer_name; /* "" */
    const char *family_name;
};

struct peer_place {
    hub_id id;
    const char *name; /* "?" when the person is gone */
};

struct call_place { /* of a unit */
    hub_id unit;
    const char *status; /* "" */
    hub_date held;
};

/* These in `a`, in no order. statuses: "waiting", "proposed|agreed|paused", four at most. */
enum hub_rc match_places(struct store *s, hub_id hub, const char *statuses, struct arena *a,
    struct match_place **out, size_t *count, struct hub_err *err);
/* Without those who left by `today`; `resting`: only those who rest on it. */
enum hub_rc peer_places(struct store *s, hub_id hub, hub_date today, bool resting, struct arena *a,
    struct peer_place **out, size_t *count, struct hub_err *err);
/* Calls of units; `running`: only of those. */
enum hub_rc call_places(struct store *s, hub_id hub, bool running, struct arena *a,
    struct call_place **out, size_t *count, struct hub_err *err);
/* How many families a peer has: proposed, agreed and paused. */
enum hub_rc peer_families(struct store *s, hub_id peer, int64_t *out, struct hub_err *err);

#endif
