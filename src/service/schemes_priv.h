/* SPDX-License-Identifier: MIT */
/* Inside the peer schemes beside matches: units, groups, training, buddies, supervision. */
#ifndef SCHEMES_PRIV_H
#define SCHEMES_PRIV_H

#include "hub/model/group.h"
#include "hub/model/peer.h"
#include "hub/model/record.h"
#include "hub/service/groups.h"
#include "hub/service/units.h"
#include "hub_priv.h"

enum {
    UNIT_CALLS = 6,         /* S1 */
    SCHEME_AHEAD_DAYS = 7,  /* what is set for a day shows this long before, as what was promised does */
    UNIT_QUIET_DAYS = 14,   /* our own: a call with no day set is asked for this long after the last */
    SCHEME_ENDS_DAYS = 30,  /* what ends within these is told */
};

/* Of a hub, or of those narrowed to (ID_NONE); order NULL: the noun's own. Nobody is asked whether they may. */
enum hub_rc schemes_list(struct hub *h, const struct noun *n, hub_id hub, const char *order,
    struct arena *a, struct record_list *out, struct hub_err *err);

/* Counts alone: no names, and nobody is asked whether they may. */
enum hub_rc unit_count(struct hub *h, const struct unit *row, hub_date today, struct arena *a,
    struct unit_view *out, struct hub_err *err);
enum hub_rc group_count(struct hub *h, const struct support_group *row, hub_date today,
    struct arena *a, struct group_view *out, struct hub_err *err);
/* What is due of training, checks and supervision, by course, peer and group. */
enum scheme_due_kind {
    DUE_COURSE,   /* record: the training; whom: who has not done it again */
    DUE_TRAINING, /* a peer who has not been trained yet */
    DUE_CHECK,    /* a peer whose first check ends */
    DUE_TALK,     /* a peer without supervision for long */
    DUE_GROUP_TALK,
};
struct scheme_due {
    enum scheme_due_kind kind;
    hub_id record;    /* training, peer or group */
    hub_id person;    /* the peer's; ID_NONE */
    hub_date when;    /* when it ends, or was last; DATE_NONE */
    const char *whom; /* ids of people, "123 456"; "" */
};
enum hub_rc schemes_due(struct hub *h, hub_id hub, hub_date today, struct arena *a,
    struct scheme_due **out, size_t *count, struct hub_err *err);
/* When a peer was trained and supervised last, by their own record or by those of both. NONE: never. */
struct looked_after {
    hub_date trained, supervised;
};
enum hub_rc peer_looked_after(struct hub *h, const struct peer *p, hub_date today, struct arena *a,
    struct looked_after *out, struct hub_err *err);
/* The last supervision of a person or of a group; NONE. */
enum hub_rc supervised_last(struct hub *h, const char *column, hub_id id, struct arena *a,
    hub_date *out, struct hub_err *err);

#endif
