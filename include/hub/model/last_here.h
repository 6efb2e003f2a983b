/* SPDX-License-Identifier: MIT */
/* When a person last opened the screen. No part of the history. */
#ifndef HUB_MODEL_LAST_HERE_H
#define HUB_MODEL_LAST_HERE_H

#include "hub/store/store.h"

/* STAMP_NONE: never. */
enum hub_rc last_here_read(struct store *s, hub_id person, hub_stamp *at, struct hub_err *err);
/* The earliest time of the steps that were written since, whatever the clocks said; STAMP_NONE: none were. */
enum hub_rc last_here_after(struct store *s, hub_id person, hub_stamp *at, struct hub_err *err);
/* Needs a running transaction. */
enum hub_rc last_here_write(struct store *s, hub_id person, hub_stamp at, struct hub_err *err);

#endif
