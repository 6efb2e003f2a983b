/* SPDX-License-Identifier: MIT */
/* What the rows of one question come to: a list, ids, a call each, one value. */
#ifndef ROWS_PRIV_H
#define ROWS_PRIV_H

#include "hub/base/date.h"
#include "hub/store/stmt.h"
#include "hub/store/store.h"

/* A list in `a` of items of `size` bytes, each made of its row by `read`. */
struct rows {
    struct arena *a;
    size_t size;
    void (*read)(struct stmt *q, struct arena *a, void *item);
    void *items; /* NULL: none */
    size_t count, cap;
};
/* Adds to what is in the list. */
enum hub_rc rows_read(struct rows *r, struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct hub_err *err);
/* The ids in the first column. */
enum hub_rc rows_ids(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct arena *a, hub_id **out, size_t *found, struct hub_err *err);
/* Until a call fails. */
enum hub_rc rows_each(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    enum hub_rc (*each)(void *arg, struct stmt *q, struct hub_err *err), void *arg,
    struct hub_err *err);
/* The first column of the first row. Without a row 0, NULL. */
enum hub_rc rows_number(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    int64_t *out, struct hub_err *err);
enum hub_rc rows_text(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct arena *a, const char **out, struct hub_err *err);

/* A column that holds a day or a time as the file writes it; null: DATE_NONE, WALL_NONE. */
hub_date row_date(struct stmt *q, int column);
hub_wall row_wall(struct stmt *q, int column);

#endif
