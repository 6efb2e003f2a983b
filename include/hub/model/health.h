/* SPDX-License-Identifier: MIT */
/* Whether the parts of the file agree with each other; beside journal_agrees (hub/model/journal.h). */
#ifndef HUB_MODEL_HEALTH_H
#define HUB_MODEL_HEALTH_H

#include "hub/store/store.h"

/*
 * Whether Find's indexes hold what the records say, word by word. HUB_ECORRUPT. It needs a store
 * that can be written, and keeps others waiting meanwhile: ask it of a copy (store_copy).
 */
enum hub_rc find_agrees(struct store *s, struct hub_err *err);

/* What the last thousand steps of this file itself say of its computer's clock. */
struct journal_clock {
    hub_stamp newest;  /* of the last step; STAMP_NONE: there is none */
    hub_stamp latest;  /* the latest of them */
    int64_t back_ms;   /* the furthest the clock went back from one step to the next; 0: never */
    hub_stamp back_at; /* then: the step after it */
};
enum hub_rc journal_clock(struct store *s, struct journal_clock *out, struct hub_err *err);

#endif
