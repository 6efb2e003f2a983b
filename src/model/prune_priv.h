/* SPDX-License-Identifier: MIT */
#ifndef PRUNE_PRIV_H
#define PRUNE_PRIV_H

#include "hub/model/prune.h"
#include "hub/store/stmt.h"

/* Which records stay, in the copy's own temporary table. */
#define KEPT(table) "(SELECT id FROM temp.keep WHERE tbl = '" table "')"

struct pruning {
    struct store *s;
    const struct prune *p;
    bool *cut; /* by place in nouns[]: records of it went */
    struct arena *a;
};

/* Note the records an event needs (prune_event.c). */
enum hub_rc prune_event_keeps(struct pruning *x, struct hub_err *err);
/* Instead of all history: every record as it is, added by the last step (prune_event.c). */
enum hub_rc prune_event_journal(struct pruning *x, struct hub_err *err);
/* The history of what went, and what was said in other history of it (prune_journal.c). */
enum hub_rc prune_journal(struct pruning *x, struct hub_err *err);

/* SQL made of a noun's table and columns, run with these arguments. */
enum hub_rc prune_tell(struct pruning *x, const char *sql, const struct sql_arg *args, size_t count,
    struct hub_err *err);

#endif
