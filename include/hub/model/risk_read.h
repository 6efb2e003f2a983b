/* SPDX-License-Identifier: MIT */
/*
 * Risk sheets with the event each is of, newest event first, without what stands on them: by
 * narrow queries, whose cost is that of the sheets asked for. Removed sheets and events are left
 * out. Texts are valid during the call only.
 */
#ifndef HUB_MODEL_RISK_READ_H
#define HUB_MODEL_RISK_READ_H

#include "hub/model/event.h"
#include "hub/store/store.h"

struct risk_row {
    hub_id sheet, event, hub;
    const char *kind, *name, *place; /* of the sheet; of its event; NULL: empty */
    hub_date signed_on, review_on;   /* NONE: not signed; not said */
    hub_wall starts;                 /* of its event */
};

/* `each` returns false to stop. An event's own. */
enum hub_rc risk_of_event(struct store *s, hub_id event,
    bool (*each)(void *arg, const struct risk_row *r), void *arg, struct hub_err *err);
/* Signed ones of a kind, of the events of a hub: the one signed last first. */
enum hub_rc risk_of_kind(struct store *s, hub_id hub, const char *kind,
    bool (*each)(void *arg, const struct risk_row *r), void *arg, struct hub_err *err);
/*
 * Usual ones, signed by the last of these days, that may still hold on the first: to be looked at
 * again then or later, or signed in the year before. `like` NULL: of all; else of events of its
 * name or at its place. `hub` ID_NONE: of all.
 */
enum hub_rc risk_usual(struct store *s, hub_id hub, hub_date from, hub_date to,
    const struct event *like, bool (*each)(void *arg, const struct risk_row *r), void *arg,
    struct hub_err *err);

#endif
