/* SPDX-License-Identifier: MIT */
#include "argon_priv.h"

#include <sodium.h>

/* The test build, and no other, makes all of them quick: what is tested is not how dear it is. */
#ifndef HUB_TEST
#define HUB_TEST 0
#endif

#define LEAST {1, 64 << 10}

const struct argon_cost argon_least = LEAST;

#if HUB_TEST
const struct argon_cost argon_passphrase[ARGON_TRIES] = {LEAST, LEAST};
const struct argon_cost argon_pin = LEAST;
#else
const struct argon_cost argon_passphrase[ARGON_TRIES] = {
    {crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_MODERATE},
    {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE},
};
/* DECISIONS People: 16 MiB; with 3 passes about 30 ms. OWASP asks for 2 at 19 MiB. */
const struct argon_cost argon_pin = {3, 16 * 1024 * 1024};
#endif
