/* SPDX-License-Identifier: MIT */
#include "prop.h"

#include "hub/base/clock.h"

#include <stdio.h>
#include <stdlib.h>

uint64_t prop_seed(const char *what)
{
    uint64_t seed;
    const char *said = getenv("HUB_SEED");
    if (said) {
        seed = strtoull(said, NULL, 10);
    } else {
        random_bytes(&seed, sizeof seed);
    }
    printf("# %s: HUB_SEED=%llu\n", what, (unsigned long long)seed);
    return seed;
}

struct prop prop_start(const char *what, int rounds, int soak)
{
    struct prop p = {.seed = prop_seed(what), .rounds = getenv("HUB_SOAK") ? soak : rounds};
    p.state = p.seed;
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
