/* SPDX-License-Identifier: MIT */
/*
 * Statements of the file: asked by their text, with values for ?1, ?2 …, and
 * read row by row. Only rooms below service write SQL.
 */
#ifndef HUB_STORE_STMT_H
#define HUB_STORE_STMT_H

#include "hub/base/arena.h"
#include "hub/base/clock.h"
#include "hub/base/err.h"
#include "hub/base/id.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct store;
struct stmt;

/*
 * Statements are kept by their text; the same text gives the same statement,
 * which must be stmt_done before it is asked for again.
 * Errors of the step: as store_begin, HUB_ECONFLICT (a UNIQUE clash), HUB_ECORRUPT.
 */
enum hub_rc store_prepare(struct store *s, const char *sql, struct stmt **out, struct hub_err *err);
/* The same for a statement made of a table: `make` is asked for its text once, not each time. */
enum hub_rc store_prepare_made(struct store *s, const void *table,
    const char *(*make)(const void *table, struct arena *a), struct stmt **out,
    struct hub_err *err);
void stmt_bind_int(struct stmt *q, int index, int64_t value); /* index from 1 */
void stmt_bind_text(struct stmt *q, int index, const char *value); /* NULL binds null; copied */
void stmt_bind_null(struct stmt *q, int index);
void stmt_bind_id(struct stmt *q, int index, hub_id id); /* ID_NONE binds null */
/* *row: true if there is a row to read. */
enum hub_rc stmt_step(struct stmt *q, bool *row, struct hub_err *err);
bool stmt_is_null(struct stmt *q, int column); /* column from 0 */
int64_t stmt_int(struct stmt *q, int column);
hub_id stmt_id(struct stmt *q, int column);
/* Valid until the next step; NULL for null. stmt_text_dup copies. */
const char *stmt_text(struct stmt *q, int column);
const char *stmt_text_dup(struct stmt *q, int column, struct arena *a);
void stmt_done(struct stmt *q); /* NULL is fine */
/* Prepare, step once, done: for statements without a result. */
enum hub_rc stmt_run(struct stmt *q, struct hub_err *err);

/* A value for one ?n, made by the functions below. */
struct sql_arg {
    bool null;
    int64_t n;
    const char *text; /* NULL: the number; copied when bound */
};

struct sql_arg sql_int(int64_t value);
struct sql_arg sql_text(const char *value); /* NULL binds null */
struct sql_arg sql_id(hub_id id);           /* ID_NONE binds null */
struct sql_arg sql_stamp(hub_stamp at);     /* STAMP_NONE binds null */
/* The arguments of ?1, ?2, … and their number. */
#define SQL_ARGS(...)                                                                              \
    (const struct sql_arg[]){__VA_ARGS__},                                                         \
        sizeof((const struct sql_arg[]){__VA_ARGS__}) / sizeof(struct sql_arg)

/*
 * Prepare, bind, first step. *row says whether there is one to read; stmt_step
 * gives the next, and stmt_done(*q) ends it, also when there was none. *q is
 * NULL on failure. store_tell is for statements without a result.
 */
enum hub_rc store_ask(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct stmt **q, bool *row, struct hub_err *err);
enum hub_rc store_tell(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct hub_err *err);
/* One number from a statement without parameters; 0 when there is no row. */
enum hub_rc store_number(struct store *s, const char *sql, int64_t *out, struct hub_err *err);
size_t store_busy_statements(const struct store *s); /* not done yet */

#endif
