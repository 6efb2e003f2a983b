/* SPDX-License-Identifier: MIT */
/* What one person sees: worked out from their role and what was granted to them. */
#ifndef ROLES_PRIV_H
#define ROLES_PRIV_H

#include "hub/model/person.h"
#include "hub_priv.h"

/* Of one person at one moment. */
struct standing {
    const struct role *role;
    bool ticks; /* who was in touch with whom was granted */
    struct sight sight; /* may and arg are set: arg is this */
    const char *mark;   /* equal for equal standings */
};

/*
 * Of the person of this record, with all of that name and role in the hubs of the file. On `a`, which must live as long as the sight is used; *out too. Reads all of the file: with a
 * sight set it must be paused.
 */
enum hub_rc standing_of(struct hub *h, const struct person *p, struct arena *a,
    struct standing *out, struct hub_err *err);
/* Whether they see all of the hubs they work with. */
bool standing_whole(const struct standing *s);

/* At sign-in: from here on the file answers with what `p` sees only. */
enum hub_rc standing_begin(struct hub *h, const struct person *p, struct hub_err *err);
/*
 * Whether anything was changed since that bears on it: role, name, grants, a way in that was closed,
 * another day. Then it is set anew; cheap when nothing was saved. Not within a transaction.
 */
enum hub_rc standing_follow(struct hub *h, struct hub_err *err);
/* In a transaction that gives or takes what is no field of a person: ways in, grants. */
void standing_changes(struct hub *h);
void standing_end(struct hub *h);

#endif
