/* SPDX-License-Identifier: MIT */
#ifndef KEEP_PRIV_H
#define KEEP_PRIV_H

#include "hub_priv.h"

/* What the rules say of erasing a record: until when it, or the family it is of, is kept; and why
 * it may not go at all. Both "" where nothing stands against it. */
enum hub_rc keep_says(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    const char **not_yet, const char **held, struct hub_err *err);

/* The hub a record belongs to, by way of its owners; of one that is gone, the hub that is shown. */
hub_id hub_of_record(struct hub *h, const struct noun *n, hub_id id, struct arena *a);

#endif
