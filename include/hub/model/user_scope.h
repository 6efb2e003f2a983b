/* SPDX-License-Identifier: MIT */
/* What somebody sees beside what their role says, as a hub carer granted it. No part of the history. */
#ifndef HUB_MODEL_USER_SCOPE_H
#define HUB_MODEL_USER_SCOPE_H

#include "hub/store/store.h"

enum user_scope_kind {
    SCOPE_FAMILY, /* once there is one: none but these families */
    SCOPE_EVENT,
    SCOPE_TICKS, /* who was in touch with whom in the peer scheme */
};

struct user_scope {
    hub_id person;
    enum user_scope_kind kind;
    hub_id record; /* the family or event; ID_NONE: it was erased since, or ticks */
    hub_date day;  /* of the event; else DATE_NONE */
};

struct user_scopes {
    struct user_scope *items;
    size_t count;
};

/* All of them, oldest first; on `a`. */
enum hub_rc user_scope_list(
    struct store *s, struct arena *a, struct user_scopes *out, struct hub_err *err);
/* These need a running transaction. A grant that is there already stays one. */
enum hub_rc user_scope_add(struct store *s, const struct user_scope *g, struct hub_err *err);
enum hub_rc user_scope_clear(
    struct store *s, hub_id person, enum user_scope_kind kind, struct hub_err *err);

#endif
