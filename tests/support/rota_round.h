/* SPDX-License-Identifier: MIT */
/* Made facts full of trouble, and what the check says of them. */
#ifndef TESTS_ROTA_ROUND_H
#define TESTS_ROTA_ROUND_H

#include "region.h"

extern uint64_t rota_round_seed; /* of the run */

struct rota_round {
    struct arena *a;
    uint64_t seed;
    struct policy policy;
    struct region region;
    struct findings found;
};

/* In a usual run; many more with HUB_SOAK=1. */
int rota_rounds(int usual);
/* The nth of a run; the arena is the caller's. */
struct rota_round rota_round_make(int n);
void rota_round_check(struct rota_round *r);

#endif
