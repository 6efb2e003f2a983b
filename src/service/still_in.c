/* SPDX-License-Identifier: MIT */
/* Whether somebody who is in may stay: others close ways in, change roles and drop keys meanwhile. */
#include "hub/base/str.h"
#include "hub/model/user.h"
#include "hub/service/users.h"
#include "users_priv.h"

enum hub_rc still_in_key(struct hub *h, const char *fingerprint, bool *known, struct hub_err *err)
{
    struct user_keys keys;
    struct arena *a = arena_create();
    enum hub_rc rc = user_key_list(h->store, a, &keys, err);
    *known = false;
    for (size_t i = 0; rc == HUB_OK && i < keys.count && !*known; i++) {
        *known = str_eq(keys.items[i].fingerprint, fingerprint);
    }
    arena_destroy(a);
    return rc;
}

static enum hub_rc key_stands(struct hub *h, struct hub_err *err)
{
    bool known = true;
    enum hub_rc rc = h->key ? still_in_key(h, h->key, &known, err) : HUB_OK;
    return rc == HUB_OK && !known
               ? hub_fail(err, HUB_EDENIED,
                     "The key that %s came in with opens nothing here any more. A hub carer can help.",
                     h->person_name)
               : rc;
}

static enum hub_rc person_stands(struct hub *h, struct arena *a, struct hub_err *err)
{
    struct person p;
    hub_stamp since = STAMP_NONE;
    enum hub_rc rc = record_get(h->store, &person_noun, h->person, a, &p, err);
    bool gone = rc == HUB_ENOTFOUND || (rc == HUB_OK && stamp_known(p.record.removed_at));
    rc = rc == HUB_OK && !gone ? people_closed(h, p.name, &since, err) : rc;
    if (gone || (rc == HUB_OK && stamp_known(since))) {
        return hub_fail(err, HUB_EDENIED,
            "%s's way into this hub was closed. A hub carer can open it again.", h->person_name);
    }
    if (rc == HUB_OK && !str_eq(p.role, h->role)) {
        return hub_fail(err, HUB_EDENIED,
            "What %s may do here was changed. Leave, and come in again.", h->person_name);
    }
    return rc;
}

enum hub_rc hub_still_in(struct hub *h, struct hub_err *err)
{
    if (!id_known(h->person) || !h->role) {
        return HUB_OK;
    }
    struct arena *a = arena_create();
    enum hub_rc rc = person_stands(h, a, err);
    arena_destroy(a);
    return rc == HUB_OK ? key_stands(h, err) : rc;
}
