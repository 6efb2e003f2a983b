/* SPDX-License-Identifier: MIT */
/*
 * Cells of the tables, for bringing a copy home: all writes of a cell with who wrote them where, and
 * cells written without a line of their own. Names of tables and columns come from nouns[] only.
 */
#ifndef HUB_MODEL_MERGE_CELLS_H
#define HUB_MODEL_MERGE_CELLS_H

#include "hub/model/merge.h"

struct cell_write {
    int64_t site, seq, n;
    char op;
    int fate; /* 0: in the tables */
    int64_t by_site, by_seq;
    struct cell_value value;
    hub_id who, came;
    hub_stamp at;
    int64_t applied;    /* INT64_MAX: by the running transaction */
    const char *column; /* NULL: I */
    bool out;           /* false; a mark for whoever sorts them out */
};
struct cell_writes {
    struct cell_write *items;
    size_t count;
};
/* Every write of the cell in the order applied. */
enum hub_rc merge_writes(struct store *s, const struct noun *n, hub_id row, const char *column,
    struct arena *a, struct cell_writes *out, struct hub_err *err);
/* Every write to any cell of the row; an I once. Values are those of the line. */
enum hub_rc merge_row_writes(struct store *s, const struct noun *n, hub_id row, struct arena *a,
    struct cell_writes *out, struct hub_err *err);
/* The cell as it is; *there: the row is, *removed: it is marked so. */
enum hub_rc merge_cell(struct store *s, const struct noun *n, hub_id row, const char *column,
    struct arena *a, struct cell_value *out, bool *there, bool *removed, struct hub_err *err);
/*
 * To remove what is removed already does nothing. HUB_ECONFLICT: another has this name, or what it
 * points to is not there.
 */
enum hub_rc merge_cell_set(struct store *s, const struct noun *n, hub_id row, const char *column,
    const struct cell_value *value, struct arena *a, struct hub_err *err);
/* A whole record from its line in the journal. Errors as merge_cell_set. */
enum hub_rc merge_row_insert(struct store *s, const struct noun *n, hub_id row, const char *json,
    struct arena *a, struct hub_err *err);
/* One column of such a line. */
enum hub_rc merge_json_cell(struct store *s, const char *json, const char *column, struct arena *a,
    struct cell_value *out, struct hub_err *err);
/* Another record that is there with the same key; ID_NONE: none. `json`: of a record that is not there. */
enum hub_rc merge_twin(struct store *s, const struct noun *n, hub_id row, const char *json,
    const char *column, const struct cell_value *value, struct arena *a, hub_id *out,
    struct hub_err *err);

#endif
