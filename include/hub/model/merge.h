/* SPDX-License-Identifier: MIT */
/*
 * What bringing a copy home reads and writes in the journal: its steps, their lines, its sites, and
 * what waits. Cells are in merge_cells.h. What is done with all that is decided in service (merge*.c).
 */
#ifndef HUB_MODEL_MERGE_H
#define HUB_MODEL_MERGE_H

#include "hub/model/noun.h"
#include "hub/model/pack.h"
#include "hub/store/store.h"

/* A value as the file holds it; text is NUL-terminated. */
struct cell_value {
    enum { CELL_NULL, CELL_INT, CELL_TEXT } kind;
    int64_t n;
    const char *text;
};
bool cell_same(const struct cell_value *x, const struct cell_value *y);
/* As the journal tells it: NULL for null, whole numbers in digits. */
const char *cell_text(const struct cell_value *v, struct arena *a);

/* --- steps ------------------------------------------------------------------------- */

struct merge_step {
    int64_t site, seq, lamport, applied;
    hub_stamp at;
    hub_id person;
    const char *verb, *noun;
    hub_id record;
    int64_t undoes_site, undoes_seq; /* 0,0: none */
    hub_id came;                     /* the homecoming that brought it here; ID_NONE: done here */
};
struct merge_steps {
    struct merge_step *items;
    size_t count;
};

/* All steps of a journal in the order they were applied there. */
enum hub_rc merge_steps_all(
    struct store *s, struct arena *a, struct merge_steps *out, struct hub_err *err);
/* *found: the hub has a step of this number; *same: it is the same one. */
enum hub_rc merge_step_known(
    struct store *s, const struct merge_step *step, bool *found, bool *same, struct hub_err *err);
enum hub_rc merge_step_add(struct store *s, const struct merge_step *step, struct hub_err *err);
/* The highest `applied`, 0 in an empty journal. */
enum hub_rc merge_applied(struct store *s, int64_t *out, struct hub_err *err);
/* Steps that came with the merge (site, seq): those applied between it and the step made here before it. */
enum hub_rc merge_steps_of(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct merge_steps *out, struct hub_err *err);

/* How many of them changed something there, taken in or not. */
enum hub_rc merge_steps_changed(
    struct store *s, int64_t site, int64_t seq, int64_t *out, struct hub_err *err);

/* A line of a step, in the tables or aside (fate 0 or enum aside_fate). */
struct merge_change {
    int64_t n;
    const char *table;
    hub_id row;
    char op;
    const char *column; /* NULL: I */
    struct cell_value old, now;
    int fate;
};
struct merge_changes_list {
    struct merge_change *items;
    size_t count;
};
/* In the order of n. */
enum hub_rc merge_lines(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct merge_changes_list *out, struct hub_err *err);
/* Into `change` (fate 0) or `change_aside`. */
enum hub_rc merge_line_add(
    struct store *s, int64_t site, int64_t seq, const struct merge_change *c, struct hub_err *err);
/* Another fate; `by`: decided by the running transaction. */
enum hub_rc merge_line_fate(struct store *s, int64_t site, int64_t seq, int64_t n,
    enum aside_fate fate, bool by, struct hub_err *err);
/* ASIDE_SETTLED in the running transaction: `value` of the cell was chosen as it stands. */
enum hub_rc merge_settled_add(struct store *s, const struct noun *n, hub_id row, const char *column,
    const struct cell_value *value, struct hub_err *err);

/* --- sites ------------------------------------------------------------------------- */

struct merge_site {
    int64_t id, parent, parent_seq; /* parent 0: the first */
    hub_stamp made_at;
    const char *mark; /* of the copy it was an opening of; NULL: none */
    bool own;
};
enum hub_rc merge_sites(
    struct store *s, struct arena *a, struct merge_site **out, size_t *count, struct hub_err *err);
/* Nothing when it is there. */
enum hub_rc merge_site_add(struct store *s, const struct merge_site *site, struct hub_err *err);

/* Steps that brought copies home or settled questions, and those that took such back or did it again. */
struct merge_deed {
    int64_t site, seq;
    int64_t undoes_site, undoes_seq; /* of a taking back or doing again; 0,0: neither */
    hub_id record, came;
    bool merge;      /* else resolve, or … a taking back or doing again */
    bool taken_back; /* false; a mark for whoever finds out what is in force */
};
/* The newest first, as applied here: what follows from a step stands before it. */
enum hub_rc merge_deeds(
    struct store *s, struct arena *a, struct merge_deed **out, size_t *count, struct hub_err *err);

/* What a step here put in later or left out waits again when that step was taken back. */
enum hub_rc merge_wait_again(struct store *s, struct hub_err *err);
/* What waits, in the order it was written. */
struct merge_waiting {
    struct merge_step step; /* site, seq, person, at, came */
    struct merge_change line;
};
enum hub_rc merge_waits(struct store *s, struct arena *a, struct merge_waiting **out, size_t *count,
    struct hub_err *err);
/* New records in no table: they wait, or are the same as another here. */
enum hub_rc merge_rowless(struct store *s, struct arena *a, struct merge_waiting **out,
    size_t *count, struct hub_err *err);

#endif
