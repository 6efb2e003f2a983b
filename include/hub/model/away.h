/* SPDX-License-Identifier: MIT */
/* What was done in a copy that was taken away, counted in its own journal: hub/model/journal.h. */
#ifndef HUB_MODEL_AWAY_H
#define HUB_MODEL_AWAY_H

#include "hub/store/store.h"

/* Steps that changed something, in all openings of the copy with this mark. Cheap while they are few. */
enum hub_rc away_steps(
    struct store *s, const char *mark, int64_t *count, struct hub_err *err);

#endif
