/* SPDX-License-Identifier: MIT */
/*
 * The rows behind the PIN: one a person who has one. Only service/pin.c reads and writes them, also
 * the tries that were wrong, before each is checked. No part of any history or export; of a copy the
 * holder's own.
 */
#ifndef HUB_MODEL_LOGIN_H
#define HUB_MODEL_LOGIN_H

#include "hub/store/store.h"

struct login {
    hub_id person;
    const char *pin;        /* the hash; NULL: this person has none */
    int64_t wrong;          /* tries since the last right one */
    hub_stamp locked_until; /* STAMP_NONE: not locked */
    hub_stamp changed_at;
};

enum hub_rc login_get(struct store *s, hub_id person, struct arena *a, struct login *out,
    struct hub_err *err);
/* Everybody who has a PIN; on `a`. */
enum hub_rc login_list(
    struct store *s, struct arena *a, hub_id **out, size_t *count, struct hub_err *err);
/* Needs a running transaction. A NULL pin takes the row away. */
enum hub_rc login_put(struct store *s, const struct login *l, struct hub_err *err);

#endif
