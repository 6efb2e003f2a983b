/* SPDX-License-Identifier: MIT */
/*
 * The two tables of the rota that grow, read with only the columns that its
 * rules ask for: half a million stays in a fraction of a second.
 */
#ifndef HUB_MODEL_ROTA_READ_H
#define HUB_MODEL_ROTA_READ_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

/* Texts are valid during the call only; NULL when empty. */
struct stay_row {
    hub_id id, family, host, bed;
    hub_wall arrive, leave;
    const char *status, *kind, *legal_basis, *nation, *other_nights;
    bool agency_agreed, liaison_agreed, sharing_agreed; /* both who and when are there */
};

struct stay_child_row {
    hub_id stay, child, bed;
};

/*
 * Stays that arrive in [from, to), of one hub (ID_NONE: of all); NONE is open. Not removed ones.
 * With `leave` only those that leave then or later, found by way of the hub's hosts, however many
 * families there are: those with nobody too, and others' families who come; needs a hub.
 */
struct stay_window {
    hub_wall from, to, leave;
    hub_id hub;
};

enum hub_rc stay_rows(struct store *s, const struct stay_window *w,
    void (*each)(void *arg, const struct stay_row *row), void *arg, struct hub_err *err);
enum hub_rc stay_child_rows(struct store *s, const struct stay_window *w,
    void (*each)(void *arg, const struct stay_child_row *row), void *arg, struct hub_err *err);

#endif
