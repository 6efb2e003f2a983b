/* SPDX-License-Identifier: MIT */
/* Steps of another journal that are written in a transaction here: a copy comes home. */
#ifndef HUB_STORE_CAME_H
#define HUB_STORE_CAME_H

#include "hub/store/store.h"

/* The number of a line that the running transaction keeps elsewhere than in `change`. */
int64_t store_next_change(struct store *s);
/*
 * Steps of another journal were written in the running transaction: its own line comes behind
 * them. store_came_first is the `applied` of the first of them then, else 0.
 */
enum hub_rc store_came_before(struct store *s, struct hub_err *err);
int64_t store_came_first(const struct store *s);

#endif
