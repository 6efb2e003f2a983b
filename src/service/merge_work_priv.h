/* SPDX-License-Identifier: MIT */
/* Inside bringing a copy home: the work at hand. */
#ifndef MERGE_WORK_PRIV_H
#define MERGE_WORK_PRIV_H

#include "hub/base/strmap.h"
#include "hub/model/holding.h"
#include "hub/model/person.h"
#include "hub/model/record.h"
#include "merge_know_priv.h"
#include "merge_priv.h"

#define REMOVED_AT "removed_at"

struct place {
    const struct noun *noun; /* NULL: this hub knows no such table */
    const char *table;
    hub_id row;
    const char *column; /* "": all of it */
};

struct merge_scope;

struct merging {
    struct hub *h;
    struct store *s;
    struct arena *a, *scratch; /* scratch: one line */
    struct know know;
    hub_id homecoming, hub, holder; /* NONE where nothing comes home: trying again, settling */
    const char *role;               /* the holder's */
    const struct merge_scope *scope; /* NULL: whatever their role may write is theirs */
    const struct merge_step *step;  /* at hand */
    bool adjusting; /* the step at hand is a bringing home elsewhere: nobody's writing */
    struct merge_done *out;
    struct strmap touched; /* cells and records, to be weighed at the end, each once */
    struct place *cells, *rows;
    size_t cell_count, cell_cap, row_count, row_cap;
    struct strmap met;        /* records that came, → 1 added, 2 changed, 3 removed */
    struct merge_kind *kinds; /* one a noun */
    size_t *kind_caps;
    struct question *open; /* open questions */
    size_t open_count, open_cap, question_cap;
    bool open_known;
};

enum hub_rc merging_begin(struct merging *m, struct hub *h, hub_id homecoming,
    struct merge_done *out, struct hub_err *err);
void merging_end(struct merging *m);
struct place place_of(const struct merge_change *c);
/* To be weighed at the end: a cell's values; whether a record is there. */
void merging_cell(struct merging *m, const struct noun *n, hub_id row, const char *column);
void merging_row(struct merging *m, const struct noun *n, hub_id row);
/* A record of the step at hand, for the counts: op as in the journal. */
void merging_met(struct merging *m, const struct noun *n, hub_id row, char op);

/* --- one line (merge_line.c) ----------------------------------------------------------------- */

enum line_came { CAME_IN, CAME_SAME, CAME_CLASH, CAME_MISSING, CAME_UNKNOWN };

/* A line of a step as one of the writes of its cell. */
struct cell_write merge_write_of(const struct merge_step *step, const struct merge_change *c);
/* A line of the step at hand: into the tables or aside. */
enum hub_rc merge_line(struct merging *m, struct merge_change *c, struct hub_err *err);
/* --- why not (merge_why.c) ------------------------------------------------------------------- */

/* Kept by hub itself: what comes home of it never asks anybody. */
bool merge_kept(const struct noun *n);
bool merge_column(const struct noun *n, const char *column);
/* Why a record or a cell could not be put in. `json`: a whole record; NULL: the cell. */
enum hub_rc merge_why(struct merging *m, const struct noun *n, const struct merge_change *c,
    enum line_came *out, hub_id *twin, struct hub_err *err);
/* The question that follows from it; none about what only waits for what waits itself. */
enum hub_rc merge_ask_why(struct merging *m, const struct merge_step *step,
    const struct merge_change *c, enum line_came why, hub_id twin, struct hub_err *err);
/* Whether the copy's holder may write it, by their role. */
enum hub_rc merge_may(struct merging *m, hub_id holder, const struct noun *n,
    const struct merge_change *c, bool *may, struct hub_err *err);

/* --- whose it is (merge_scope.c) ------------------------------------------------------------- */

/* What was given to the holder, as it is now. `mark`: of the copy; NULL: it has none. */
enum hub_rc merge_scope_read(
    struct merging *m, const struct person *holder, const char *mark, struct hub_err *err);
/* Whether the line at hand is about somebody the holder works with. */
enum hub_rc merge_theirs(struct merging *m, const struct noun *n, const struct merge_change *c,
    bool *theirs, struct hub_err *err);

/* A column of the record that the line makes, or changes. */
enum hub_rc merge_column_value(struct merging *m, const struct noun *n,
    const struct merge_change *c, const struct field *f, struct cell_value *out,
    struct hub_err *err);
enum hub_rc merge_is_there(
    struct merging *m, const struct noun *n, hub_id row, bool *there, struct hub_err *err);
/* What it points to: *gone: erased for good; *missing: not there, noun NULL: all of it is. */
enum hub_rc merge_refs(struct merging *m, const struct noun *n, const struct merge_change *c,
    bool *gone, struct place *missing, struct hub_err *err);

/* --- there or removed (merge_doubt.c) -------------------------------------------------------- */

/* The writes of the record and of all that belongs to it that count as work on it. */
enum hub_rc merge_work_on(struct merging *m, const struct noun *n, hub_id row, struct arena *a,
    struct cell_writes *out, struct hub_err *err);
/* Whether anybody worked on it who knew as little of `removal` as it of them. */
enum hub_rc merge_contested(struct merging *m, const struct noun *n, hub_id row,
    const struct cell_write *removal, bool *out, struct hub_err *err);
/* `work` was done on the record of the line: whether that and what it belongs to are there is weighed. */
enum hub_rc merge_worked_on(struct merging *m, const struct noun *n, const struct merge_change *c,
    const struct cell_write *work, int depth, struct hub_err *err);
enum hub_rc merge_weigh_row(
    struct merging *m, const struct noun *n, hub_id row, struct hub_err *err);

/* --- questions (merge_ask.c) ------------------------------------------------------------------ */

/* A record of this noun was written otherwise than below. */
void questions_changed(struct merging *m, const struct noun *n);
/* The open question of this kind about the place; ID_NONE: none. */
enum hub_rc question_find(
    struct merging *m, const char *kind, const struct place *p, hub_id *out, struct hub_err *err);
enum hub_rc question_open(
    struct merging *m, const char *kind, const struct place *p, hub_id *out, struct hub_err *err);
enum hub_rc question_close(
    struct merging *m, hub_id id, const char *answer, hub_id by, struct hub_err *err);
/* One claim more; nothing when it is there. */
enum hub_rc question_claim(
    struct merging *m, hub_id id, const struct cell_write *w, struct hub_err *err);
/* Exactly these. */
enum hub_rc question_claims(
    struct merging *m, hub_id id, const struct cell_writes *w, struct hub_err *err);
/* What it asks is weighed at the end, open or settled; nothing when it was never asked here. */
enum hub_rc question_touch(struct merging *m, hub_id id, struct hub_err *err);
enum hub_rc merge_weigh_cell(struct merging *m, const struct place *p, struct hub_err *err);
/* All that was touched; and questions about what waits no more are closed. */
enum hub_rc merge_weigh(struct merging *m, struct hub_err *err);

/* --- again (merge_retry.c) --------------------------------------------------------------------- */

/* What waits tried again and what was touched weighed, until neither moves anything. */
enum hub_rc merge_to_rest(struct merging *m, struct hub_err *err);
/* Put one in now, whoever may: *why tells what became of it. */
enum hub_rc merge_put_in(struct merging *m, const struct merge_waiting *w, enum line_came *why,
    hub_id *twin, struct hub_err *err);

#endif
