/* SPDX-License-Identifier: MIT */
#ifndef TELLS_PRIV_H
#define TELLS_PRIV_H

#include "hub/model/stay.h"
#include "hub/model/tell.h"
#include "hub_priv.h"

/* In the running transaction: who has to hear of what it changed of stays. */
enum hub_rc tells_follow(struct hub *h, const struct txn_label *label, struct hub_err *err);

/* Whether the family and the host count on it. */
bool stay_firm(const char *status);

/* "Mia and Theo" with their names left open; "the children" where none is said. */
enum hub_rc stay_children(
    struct hub *h, hub_id stay, struct arena *a, const char **out, struct hub_err *err);

/* Names are left open in these, for due_shown(). */
struct tell_words {
    const char *who, *phone, *words;
};
enum hub_rc tell_words(struct hub *h, const struct tell *t, const struct stay *s, struct arena *a,
    struct tell_words *out, struct hub_err *err);

#endif
