/* SPDX-License-Identifier: MIT */
/* Key pairs that open sealed files: made for once, out of recovery words, and the hub's own. */
#ifndef SERVICE_SEAL_KEYS_PRIV_H
#define SERVICE_SEAL_KEYS_PRIV_H

#include "hub/base/err.h"

#include <stddef.h>

enum { SEAL_KEY = 32 }; /* bytes of a key, public or secret: X25519 */

/* Lives in guarded, locked memory; seal_pair_free wipes it (NULL is fine). */
struct seal_pair {
    unsigned char open[SEAL_KEY]; /* the public half */
    unsigned char secret[SEAL_KEY];
};
/* Room for one, for those who fill it themselves. */
enum hub_rc seal_pair_room(struct seal_pair **out, struct hub_err *err);
enum hub_rc seal_pair_make(struct seal_pair **out, struct hub_err *err);
/* Of the recovery words, as typed. HUB_EINVAL: see recovery_read. */
enum hub_rc seal_pair_from_words(const char *words, struct seal_pair **out, struct hub_err *err);
void seal_pair_free(struct seal_pair *p);
void seal_wipe(void *secret, size_t len);

/*
 * The hub's own key, in a file beside its database: hub.db → hub.db.key, for its owner only.
 * HUB_ENOTFOUND: there is none. HUB_EDENIED: others may read it, or it is somebody else's.
 * HUB_ECORRUPT: it holds no key. Making one where one is: HUB_ECONFLICT.
 */
enum hub_rc hub_key_load(const char *database, struct seal_pair **out, struct hub_err *err);
enum hub_rc hub_key_make(const char *database, struct seal_pair **out, struct hub_err *err);

#endif
