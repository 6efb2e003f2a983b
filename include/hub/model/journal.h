/* SPDX-License-Identifier: MIT */
/* Reading the journal: the history of a record, the last step of a person, and replay. */
#ifndef HUB_MODEL_JOURNAL_H
#define HUB_MODEL_JOURNAL_H

#include "hub/store/store.h"

struct journal_txn {
    int64_t site, seq, applied;
    hub_stamp at;
    hub_id person;
    const char *verb;
    const char *noun;
    hub_id record;
    int64_t undoes_site, undoes_seq; /* 0,0: none */
};

struct journal_change {
    int64_t site, seq, n;
    const char *table;
    hub_id row;
    char op;             /* 'I', 'U', 'R' */
    const char *column;  /* NULL for an insert; "removed_at" for a removal and a return */
    const char *old_text, *new_text; /* as text; NULL for null; JSON of all columns for I (new) and R (old) */
};

struct journal_changes {
    struct journal_change *items;
    size_t count;
};

/* HUB_ENOTFOUND when there is no such transaction. */
enum hub_rc journal_txn_get(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct journal_txn *out, struct hub_err *err);
enum hub_rc journal_txn_changes(struct store *s, int64_t site, int64_t seq, struct arena *a,
    struct journal_changes *out, struct hub_err *err);
struct journal_page {
    int64_t site, seq;
    int64_t after; /* changes whose n is greater */
    size_t most;
};
/* Some changes of one transaction, in the order they were made. */
enum hub_rc journal_txn_page(struct store *s, const struct journal_page *page, struct arena *a,
    struct journal_changes *out, struct hub_err *err);
/* Those of one record in it. */
enum hub_rc journal_txn_record(struct store *s, const struct journal_txn *txn, const char *table,
    hub_id row, struct arena *a, struct journal_changes *out, struct hub_err *err);
/* How many changes it has. Cheap, whatever its size. */
enum hub_rc journal_txn_size(
    struct store *s, int64_t site, int64_t seq, int64_t *size, struct hub_err *err);
/* One change of a step, in the tables or set aside when it came home; *found tells. */
enum hub_rc journal_change_at(struct store *s, int64_t site, int64_t seq, int64_t n,
    struct arena *a, bool *found, struct journal_change *out, struct hub_err *err);
/* The mark of the copy a site was an opening of; NULL: of none, or the site is not known. */
enum hub_rc journal_site_pack(
    struct store *s, int64_t site, struct arena *a, const char **mark, struct hub_err *err);
/* The record as an added one was kept (`new_text` of an I): `rec` is the noun's struct. */
enum hub_rc journal_added(struct store *s, const struct noun *n, const struct journal_change *c,
    struct arena *a, void *rec, struct hub_err *err);
struct journal_range {
    hub_stamp from, before; /* done in [from, before); STAMP_NONE: open */
    int64_t after;          /* and applied after this one; 0: all */
    int64_t before_applied; /* and before this one; 0: all */
    hub_id hub;             /* that changed records of this hub, and perhaps some others; ID_NONE: all */
};
/*
 * The transactions of a range, newest first, one at a time; texts are valid
 * during the call. Stops at the first error of `each`.
 */
enum hub_rc journal_each_txn(struct store *s, const struct journal_range *r,
    enum hub_rc (*each)(void *arg, const struct journal_txn *txn, struct hub_err *err), void *arg,
    struct hub_err *err);
/* Every change to one record, oldest first. */
enum hub_rc journal_of_record(struct store *s, const char *table, hub_id row, struct arena *a,
    struct journal_changes *out, struct hub_err *err);
/*
 * The newest transaction of this person that can be taken back (undo) or done
 * again (redo). HUB_ENOTFOUND when there is none. Exports, logins, erasure and
 * worries are never among them.
 */
enum hub_rc journal_last_undoable(struct store *s, hub_id person, struct arena *a,
    struct journal_txn *out, struct hub_err *err);
enum hub_rc journal_last_redoable(struct store *s, hub_id person, struct arena *a,
    struct journal_txn *out, struct hub_err *err);
/* Where the journal has got to: the newest `applied`, 0 in an empty one. */
enum hub_rc journal_newest(struct store *s, int64_t *applied, struct hub_err *err);
/* A cell; column NULL: any cell of the row. */
struct journal_cell {
    const char *table;
    hub_id row;
    const char *column;
};
struct journal_touch_ask {
    hub_id person; /* whose own steps do not count … */
    bool own_too;  /* … unless so: those that stand then do */
};
/* The newest transaction applied after `applied` that touched the cell; *found tells. */
enum hub_rc journal_touched_since(struct store *s, const struct journal_cell *cell, int64_t applied,
    const struct journal_touch_ask *ask, struct arena *a, bool *found, struct journal_txn *out,
    struct hub_err *err);
/* Whether a step could be taken back: it is one, no taking back itself, and not taken back. */
enum hub_rc journal_stands(
    struct store *s, int64_t site, int64_t seq, bool *stands, struct hub_err *err);
/* The newest transaction applied after `applied` that changed a cell of a record; *found tells. */
enum hub_rc journal_step_since(struct store *s, const char *table, hub_id row, const char *column,
    int64_t applied, struct arena *a, bool *found, struct journal_txn *out, struct hub_err *err);
/* The same of any row of `table` that points to the record with `column`. */
enum hub_rc journal_rows_since(struct store *s, const char *table, const char *column, hub_id to,
    int64_t applied, struct arena *a, bool *found, struct journal_txn *out, struct hub_err *err);
/* The verb of the last change of a cell, or removal, after the record was made; NULL if there was none. */
enum hub_rc journal_last_verb(struct store *s, const char *table, hub_id row, const char *column,
    struct arena *a, const char **verb, struct hub_err *err);

/*
 * Play the whole journal of `from` into `into` (fresh, same nouns, nothing in
 * it) inside the caller's transaction with capture off. Afterwards every
 * journalled table holds the same rows.
 */
enum hub_rc journal_replay(struct store *from, struct store *into, const struct noun *const *list,
    size_t count, struct hub_err *err);

/*
 * Whether that is so: the journal is played into a store in memory, and every table compared.
 * HUB_ECORRUPT names the first kind of record that differs, and no record.
 */
enum hub_rc journal_agrees(
    struct store *s, const struct noun *const *list, size_t count, struct hub_err *err);

#endif
