/* SPDX-License-Identifier: MIT */
/* What a REF field may point to, for a list that narrows while somebody types. */
#ifndef HUB_SERVICE_PICKS_H
#define HUB_SERVICE_PICKS_H

#include "hub/base/field.h"
#include "hub/service/hub.h"

enum { PICKS_MOST = 5000 };

struct pick {
    hub_id id;
    const char *name;   /* "Mia" */
    const char *beside; /* what it belongs to: "Okafor"; "" where that says nothing */
};

/*
 * Records of a noun in its own order, at most PICKS_MOST: of this family where
 * they belong to one, else of this hub, else of all hubs. HUB_EDENIED.
 */
enum hub_rc hub_picks(struct hub *h, const struct noun *n, hub_id family, hub_id hub,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err);
/*
 * Those that belong to one record of `top`, by way of owners or by a field that
 * points to it; the record itself when n is top. HUB_EDENIED; HUB_EUSAGE: nothing
 * joins the two.
 */
enum hub_rc hub_picks_of(struct hub *h, const struct noun *n, const struct noun *top, hub_id id,
    struct arena *a, struct pick **out, size_t *count, struct hub_err *err);

#endif
