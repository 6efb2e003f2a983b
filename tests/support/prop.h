/* SPDX-License-Identifier: MIT */
/*
 * Property tests: random cases from a seed that is printed. HUB_SEED=N repeats a
 * run; HUB_SOAK=1 does the full count of rounds.
 */
#ifndef TESTS_PROP_H
#define TESTS_PROP_H

#include <stdint.h>

struct prop {
    uint64_t seed, state;
    int rounds;
};

/* HUB_SEED, or one drawn now; printed behind `what`. */
uint64_t prop_seed(const char *what);
/* `rounds` in a usual run, `soak` in a long one. Prints the seed. */
struct prop prop_start(const char *what, int rounds, int soak);
uint64_t prop_bits(struct prop *p);
int64_t prop_between(struct prop *p, int64_t first, int64_t last); /* both included */

#endif
