/* SPDX-License-Identifier: MIT */
/* Keys that people come in with over ssh, and ways in that are closed. No part of the history. */
#ifndef HUB_MODEL_USER_H
#define HUB_MODEL_USER_H

#include "hub/store/store.h"

struct user_key {
    hub_id id, person;
    const char *kind, *body; /* "ssh-ed25519", base64 */
    const char *fingerprint; /* "SHA256:…": one key, one person */
    hub_stamp added_at;
    hub_id added_by; /* ID_NONE: not known any more */
};

struct user_keys {
    struct user_key *items;
    size_t count;
};

/* All of them, oldest first; on `a`. */
enum hub_rc user_key_list(
    struct store *s, struct arena *a, struct user_keys *out, struct hub_err *err);
/* Whether there is any. Cheap. */
enum hub_rc user_key_any(struct store *s, bool *any, struct hub_err *err);
/* Whether the running transaction changed a person. */
enum hub_rc user_people_changed(struct store *s, bool *changed, struct hub_err *err);
/* The people whom the running transaction added, brought back, or gave a name or role; on `a`. */
enum hub_rc user_people_named(
    struct store *s, struct arena *a, hub_id **out, size_t *count, struct hub_err *err);
/* Every hub, those in Removed too, and whether somebody of this role works with it; on `a`. */
struct user_hub {
    hub_id id;
    bool has;
};
enum hub_rc user_hubs(struct store *s, const char *role, struct arena *a, struct user_hub **out,
    size_t *count, struct hub_err *err);
/* These need a running transaction. HUB_ECONFLICT: there is one with this fingerprint. */
enum hub_rc user_key_add(struct store *s, const struct user_key *k, struct hub_err *err);
enum hub_rc user_key_drop(struct store *s, hub_id id, struct hub_err *err);

/* How many ways in are closed. */
enum hub_rc user_closed_count(struct store *s, int64_t *count, struct hub_err *err);
/* *since: STAMP_NONE where it is open. */
enum hub_rc user_closed(struct store *s, hub_id person, hub_stamp *since, struct hub_err *err);
/* Needs a running transaction. STAMP_NONE opens it. */
enum hub_rc user_close(struct store *s, hub_id person, hub_stamp since, struct hub_err *err);

#endif
