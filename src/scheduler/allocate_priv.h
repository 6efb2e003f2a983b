/* SPDX-License-Identifier: MIT */
/* One night in one home: its children and its beds, and whether they can be put together. */
#ifndef HUB_SCHEDULER_ALLOCATE_PRIV_H
#define HUB_SCHEDULER_ALLOCATE_PRIV_H

#include "run_priv.h"

/* What an allocation must keep; SLEEP_BED always is. */
enum {
    SLEEP_BED = 1 << 0,     /* rule 1: one bed each, not too small */
    SLEEP_SHARING = 1 << 1, /* rule 21 */
    SLEEP_MIXED = 1 << 2,   /* rule 22 */
    SLEEP_SMALL = 1 << 3,   /* rule 24 */
};

struct sleep_night {
    struct rota_run *run;
    int32_t night;
    const struct kid **kids; /* each child once */
    const int32_t *beds;     /* of the home */
    int32_t *taken;          /* scratch: kid by bed */
    int32_t kid_count, bed_count;
};

/* Whether some way to give out the beds keeps all of `keep`; beds already chosen stay. */
bool sleep_possible(const struct sleep_night *s, unsigned keep);
/* What two of the children break by sharing a room. */
unsigned sleep_pair(const struct sleep_night *s, int32_t a, int32_t b);
/* A baby who belongs in the carers' room. */
bool sleep_needs_carers(const struct sleep_night *s, int32_t kid);

#endif
