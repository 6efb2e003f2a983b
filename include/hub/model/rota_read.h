/* SPDX-License-Identifier: MIT */
/*
 * The tables of the rota that grow, read with only the columns that its
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
    bool near_adult, pen_at, school_run;                /* filled in */
    bool filled; /* planned by a fill, and a draft or in a published version */
    int parent_stays, first_time, parents_far;          /* 1, 0; -1: not said */
    hub_date called_on, prefer[3];
    const char *brings, *collects;
};

struct stay_child_row {
    hub_id stay, child, bed;
    const char *said; /* valid during the call only */
};

/*
 * Stays that arrive in [from, to) and leave at `leave` or later, of one hub (ID_NONE: of all); NONE
 * is open. Not removed ones. `by_host`: found by way of the hub's hosts and not of its families,
 * for a hub of very many; without stays of its families with hosts of other hubs.
 */
struct stay_window {
    hub_wall from, to, leave;
    hub_id hub;
    bool by_host;
};

struct consent_row {
    hub_id child;
    hub_date given_on, until, withdrawn_on; /* NONE: not filled in */
    const char *kind, *answer, *how;
};

enum hub_rc stay_rows(struct store *s, const struct stay_window *w,
    void (*each)(void *arg, const struct stay_row *row), void *arg, struct hub_err *err);
enum hub_rc stay_child_rows(struct store *s, const struct stay_window *w,
    void (*each)(void *arg, const struct stay_child_row *row), void *arg, struct hub_err *err);
/* Of one hub's children (ID_NONE: of all); removed families and children are among them. */
enum hub_rc consent_rows(struct store *s, hub_id hub,
    void (*each)(void *arg, const struct consent_row *row), void *arg, struct hub_err *err);
/* Whether the child had a stay or a visit with a host that arrived before `at`. */
enum hub_rc child_came_before(
    struct store *s, hub_id child, hub_wall at, bool *out, struct hub_err *err);
/* So many families one hub has, the removed ones too, or `most` when there are more. */
enum hub_rc family_count(
    struct store *s, hub_id hub, int64_t most, int64_t *out, struct hub_err *err);

#endif
