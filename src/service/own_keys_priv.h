/* SPDX-License-Identifier: MIT */
/*
 * Whom all that leaves this hub is sealed to: the recovery sheet's key, and the hub's own. Public
 * halves are in the file (hub/model/meta.h), the hub's secret half is a file beside the database.
 */
#ifndef OWN_KEYS_PRIV_H
#define OWN_KEYS_PRIV_H

#include "hub/service/hub.h"
#include "hub/store/store.h"
#include "seal_keys_priv.h"

struct own_keys {
    unsigned char open[2][SEAL_KEY]; /* as struct seal_lock takes them */
    size_t count;
    bool recovery; /* a sheet was made: its key is among them, the first */
    bool own;      /* the hub's own key is among them, the last */
};

/*
 * Both, as far as there are any. The hub's own key is made when there is none yet, but for a hub
 * that lives in a sealed file: a key beside that one would open all that is kept with it. Not
 * within a transaction. Errors as hub_key_load, and those of a write.
 */
enum hub_rc own_keys(struct hub *h, struct own_keys *out, struct hub_err *err);
/* Only those whose public half is in this file; nothing is made or written. */
enum hub_rc own_keys_kept(struct store *s, struct own_keys *out, struct hub_err *err);
/* The hub's own pair, to open what was sealed to it. HUB_ENOTFOUND: there is none. */
enum hub_rc own_pair(struct hub *h, struct seal_pair **out, struct hub_err *err);

enum { KEY_TEXT = 2 * SEAL_KEY + 1 };
void key_text(const unsigned char key[SEAL_KEY], char out[KEY_TEXT]);
bool key_from_text(const char *text, unsigned char out[SEAL_KEY]); /* NULL or odd: false */

#endif
