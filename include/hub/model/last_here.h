/* SPDX-License-Identifier: MIT */
/* When a person last opened the screen. No part of the history. */
#ifndef HUB_MODEL_LAST_HERE_H
#define HUB_MODEL_LAST_HERE_H

#include "hub/store/store.h"

struct last_here {
    hub_stamp at; /* by the clock of then; STAMP_NONE: never */
    int64_t step; /* the last step (txn.applied) there was; 0: not known */
};

enum hub_rc last_here_read(
    struct store *s, hub_id person, struct last_here *out, struct hub_err *err);
/* Needs a running transaction. */
enum hub_rc last_here_write(struct store *s, hub_id person, hub_stamp at, struct hub_err *err);

#endif
