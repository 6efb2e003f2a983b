/* SPDX-License-Identifier: MIT */
#ifndef WORRY_PRIV_H
#define WORRY_PRIV_H

#include "hub_priv.h"

/* HUB_ENOTFOUND with one and the same sentence: there is none, or it is not for this person. */
enum hub_rc worry_readable(struct hub *h, hub_id id, struct hub_err *err);
enum hub_rc worry_own(struct hub *h, hub_id id, struct hub_err *err);
/* How many of a hub since that day, those about this person left out: the number and nothing else. */
enum hub_rc worry_count(struct hub *h, hub_id hub, hub_date since, struct arena *a, int64_t *out,
    struct hub_err *err);

/* Of those this person may read, how many nobody was told of; and what to do: "ring Ruth today, 020 …". */
struct worry_pending {
    size_t count;
    const char *ring;
};
enum hub_rc worry_pending(
    struct hub *h, struct arena *a, struct worry_pending *out, struct hub_err *err);

#endif
