/* SPDX-License-Identifier: MIT */
/* What Argon2id is asked for: the dearer, the longer somebody guesses. Kept with what it made. */
#ifndef HUB_SERVICE_ARGON_PRIV_H
#define HUB_SERVICE_ARGON_PRIV_H

#include <stddef.h>

enum { ARGON_TRIES = 2 };

struct argon_cost {
    unsigned passes;
    size_t memory; /* bytes */
};

extern const struct argon_cost argon_passphrase[ARGON_TRIES]; /* the first there is memory for */
extern const struct argon_cost argon_pin;
extern const struct argon_cost argon_least; /* tests only */

#endif
