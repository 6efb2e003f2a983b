/* SPDX-License-Identifier: MIT */
/* Made facts of any size from a seed, and the same facts with every array shuffled. */
#ifndef TESTS_REGION_H
#define TESTS_REGION_H

#include "hub/scheduler/check.h"

struct region_size {
    int32_t hubs, families, hosts, stays, days; /* of each hub; days: over which stays spread */
    bool tidy; /* stays as a hub books them, mostly without trouble */
};

struct region {
    struct rota_facts facts;
    struct rota_names names;
};

uint64_t region_random(uint64_t *seed); /* a step of splitmix64 */
int32_t region_below(uint64_t *seed, int32_t n);

void region_make(struct region *r, const struct region_size *size, uint64_t *seed, struct arena *a);
void region_shuffle(struct region *r, const struct region *from, uint64_t *seed, struct arena *a);

#endif
