/* SPDX-License-Identifier: MIT */
/*
 * TELL: who has to hear of a change of a sleepover, whom to ring and what to
 * say. A line is made in the transaction of the change, whoever made it: on the
 * screen, by command, filling, taking in. hub sends nothing to anybody.
 *
 * A later change before anybody was told only alters the words; one that is put
 * back takes its line away.
 */
#ifndef HUB_SERVICE_TELLS_H
#define HUB_SERVICE_TELLS_H

#include "hub/service/hub.h"

struct tell_line {
    hub_id id, stay;
    const char *who;   /* "Grace (Okafor)", "Ben", "the agency" */
    const char *phone; /* "": none is written down */
    const char *words; /* what to say, one or two sentences */
    const char *family; /* whose stay */
    hub_date arrive;   /* of the stay as it is now */
    hub_date due;      /* NONE: soon */
    bool told;
    hub_stamp told_at;
    const char *how, *by; /* of one told; "" */
};

struct tell_ask {
    hub_id stay; /* ID_NONE: all */
    bool told;   /* those who were told too */
};

/* Of the hubs narrowed to: what is open by day of the stay, then who was told, the last first. HUB_EDENIED. */
enum hub_rc hub_tells(struct hub *h, const struct tell_ask *ask, struct arena *a,
    struct tell_line **out, size_t *count, struct hub_err *err);

/* Told, now: "by phone", "by message", "in person". HUB_EDENIED; HUB_ENOTFOUND: told already. */
enum hub_rc hub_tell_done(struct hub *h, hub_id tell, const char *how, struct hub_err *err);

/*
 * The open lines that a name finds: of a family, its contact, a host, "agency".
 * HUB_ENOTFOUND: nobody of that name waits to be told.
 */
enum hub_rc hub_tells_called(struct hub *h, const char *name, struct arena *a,
    struct tell_line **out, size_t *count, struct hub_err *err);

#endif
