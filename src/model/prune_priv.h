/* SPDX-License-Identifier: MIT */
#ifndef PRUNE_PRIV_H
#define PRUNE_PRIV_H

#include "hub/model/prune.h"
#include "hub/store/stmt.h"

/* Which records go into the copy, in a temporary table of the store they are read from. */
#define KEPT(table) "(SELECT id FROM temp.keep WHERE tbl = '" table "')"

struct pruning {
    struct store *from, *to; /* read, and the copy */
    const struct prune *p;
    bool *cut; /* by place in nouns[]: not all records of it are in the copy */
    bool whole; /* none of it is cut: `to` begins as all of the file */
    struct arena *a;
};

/* All of this kind go into it, and none need be looked at. */
bool prune_takes_all(const struct pruning *x, const struct noun *n);
/* All history, or only that it was added. */
bool prune_has_history(const struct pruning *x);
bool prune_any_cut(const struct pruning *x);

/* Notes in `from` which records go into it, as the holder sees them (prune_keep.c). */
enum hub_rc prune_keep(struct pruning *x, struct hub_err *err);
/* And of which kinds not all do; past every view. */
enum hub_rc prune_note_cut(struct pruning *x, struct hub_err *err);
/* The same for an event (prune_event.c). */
enum hub_rc prune_event_keeps(struct pruning *x, struct hub_err *err);

/* Rows of all tables into the copy, as they are (prune_pour.c). */
enum hub_rc prune_pour(struct pruning *x, struct hub_err *err);
/* Of a copy that has all rows: what is kept of people, the holder's alone. */
enum hub_rc prune_pour_people(struct pruning *x, struct hub_err *err);

/* The copy's history without what is not in it (prune_journal.c). */
enum hub_rc prune_journal(struct pruning *x, struct hub_err *err);
/* Instead of all history: every record as it is, added by the last step (prune_event.c). */
enum hub_rc prune_event_journal(struct pruning *x, struct hub_err *err);

#endif
