/* SPDX-License-Identifier: MIT */
#include "seal_keys_priv.h"

#include <sodium.h>
#include <string.h>

_Static_assert(
    SEAL_KEY == crypto_box_PUBLICKEYBYTES && SEAL_KEY == crypto_box_SECRETKEYBYTES, "X25519");

enum hub_rc seal_pair_room(struct seal_pair **out, struct hub_err *err)
{
    *out = sodium_init() >= 0 ? sodium_malloc(sizeof **out) : NULL;
    return *out ? HUB_OK : hub_fail(err, HUB_EIO, "This computer has no memory left for a key.");
}

enum hub_rc seal_pair_make(struct seal_pair **out, struct hub_err *err)
{
    enum hub_rc rc = seal_pair_room(out, err);
    if (rc == HUB_OK) {
        crypto_box_keypair((*out)->open, (*out)->secret);
    }
    return rc;
}

void seal_pair_free(struct seal_pair *p)
{
    sodium_free(p);
}

void seal_wipe(void *secret, size_t len)
{
    sodium_memzero(secret, len);
}
