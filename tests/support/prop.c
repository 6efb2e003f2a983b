/* SPDX-License-Identifier: MIT */
#include "prop.h"

#include "hub/base/clock.h"

#include <stdio.h>
#include <stdlib.h>

struct prop prop_start(const char *what, int rounds, int soak)
{
    struct prop p = {.rounds = getenv("HUB_SOAK") ? soak : rounds};
    const char *seed = getenv("HUB_SEED");
    if (seed) {
        p.seed = strtoull(seed, NULL, 10);
    } else {
        random_bytes(&p.seed, sizeof p.seed);
    }
    p.state = p.seed;
    printf("# %s: HUB_SEED=%llu, %d rounds\n", what, (unsigned long long)p.seed, p.rounds);
    return p;
}

/* SplitMix64 by S. Vigna, public domain. */
uint64_t prop_bits(struct prop *p)
{
    uint64_t z = p->state += 0x9E3779B97F4A7C15u;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
    z = (z ^ z >> 27) * 0x94D049BB133111EBu;
    return z ^ z >> 31;
}

int64_t prop_between(struct prop *p, int64_t first, int64_t last)
{
    return first + (int64_t)(prop_bits(p) % (uint64_t)(last - first + 1));
}
