/* SPDX-License-Identifier: MIT */
#ifndef WORRY_PRIV_H
#define WORRY_PRIV_H

#include "hub_priv.h"

/* HUB_ENOTFOUND with one and the same sentence: there is none, or it is not for this person. */
enum hub_rc worry_readable(struct hub *h, hub_id id, struct hub_err *err);
enum hub_rc worry_own(struct hub *h, hub_id id, struct hub_err *err);

/* Of those this person may read, how many nobody was told of; and what to do: "ring Ruth today, 020 …". */
struct worry_pending {
    size_t count;
    const char *ring;
};
enum hub_rc worry_pending(
    struct hub *h, struct arena *a, struct worry_pending *out, struct hub_err *err);

#endif
