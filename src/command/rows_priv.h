/* SPDX-License-Identifier: MIT */
/*
 * One table in the three forms: text in columns, CSV, a JSON array of objects.
 * Rows go out as they come; for text, which needs the widths first, they are
 * asked for twice: once to be measured, once to be printed.
 */
#ifndef ROWS_PRIV_H
#define ROWS_PRIV_H

#include "command_priv.h"
#include "hub/exchange/csv.h"

enum cell_kind { CELL_TEXT, CELL_NUMBER, CELL_YES_NO, CELL_LIST }; /* LIST in json: a line each */

struct column {
    const char *word;  /* csv and json */
    const char *label; /* text */
    enum cell_kind kind;
    bool csv_only; /* not in text */
};

struct rows {
    struct invocation *inv;
    enum format format;
    const struct column *columns;
    size_t count;
    int *widths; /* text; 0: nothing in it, so it is left out */
    bool measuring;
    bool lines; /* text for those who listen: "Name: Mia", a line a cell */
    size_t written;
    bool one_line;   /* text: leave out the columns that a line has no room for */
    size_t left_out; /* columns that a line of text had no room for */
    struct csv_writer csv;
};

/* Begins with COLUMNS_OF(list), or with columns and their number. */
struct row_table {
    const struct column *columns;
    size_t count;
    /* Adds all rows; the same ones each time it is called. */
    enum hub_rc (*give)(struct rows *r, void *arg, struct hub_err *err);
    void *arg;
    const char *none; /* the sentence for text when there was no row */
    bool one_line;    /* as in rows */
};
#define COLUMNS_OF(list) list, sizeof list / sizeof *list

enum hub_rc rows_show(struct invocation *inv, enum format format, const struct row_table *table,
    struct hub_err *err);
/* By hand, for a table that is never text: it is begun, rows are added, it is ended. */
enum hub_rc rows_begin(struct rows *r, struct invocation *inv, enum format format,
    const struct column *columns, size_t count, struct hub_err *err);
enum hub_rc rows_end(struct rows *r, const char *none, struct hub_err *err);
/* One cell a column, never NULL. */
enum hub_rc rows_add(struct rows *r, const char *const *cells, struct hub_err *err);
/* One row, whose cells are `arg`. */
enum hub_rc rows_give_one(struct rows *r, void *arg, struct hub_err *err);

struct record_ask;
/* A peer who signs in lists their own matches and weeks, and nothing private of them. */
bool lists_own(const struct invocation *inv, const struct noun *n, const struct record_ask *ask);
enum hub_rc list_own(struct invocation *inv, const struct noun *n, const struct record_ask *ask,
    struct hub_err *err);

/* hub rules --roles */
enum hub_rc rules_roles(struct invocation *inv, struct hub_err *err);

/* The columns of a noun's records: hub, id, then its fields (but for the hub it names). */
struct noun_columns {
    const struct noun *noun;
    struct column *columns;
    const struct field **fields; /* NULL for hub and id */
    size_t count;
    struct namer *names;
};
void noun_columns(struct noun_columns *out, struct invocation *inv, const struct noun *n);
/* The same and, of some nouns, what is counted from other records (list_more.c). */
const struct column *list_more_columns(
    const struct noun_columns *c, struct invocation *inv, size_t *count);
enum hub_rc list_more_cells(const struct noun_columns *c, struct invocation *inv, const void *rec,
    const char **cells, struct arena *a, const char ***out, struct hub_err *err);
/* The cells of one record as this form has them, in `a`. */
const char **noun_cells(
    const struct noun_columns *c, const void *rec, enum format format, struct arena *a);

#endif
