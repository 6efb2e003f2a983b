/* SPDX-License-Identifier: MIT */
/* Rows of one store as rows of another, which is in memory: a copy is as large as what is in it. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/store/memory.h"

#include "open_priv.h"
#include "store_priv.h"

#include <stdio.h>

enum hub_rc store_beside(struct store *s, struct store **out, struct hub_err *err)
{
    if (s->in_memory) {
        return store_copy(s, out, err);
    }
    struct store_options o = {.path = s->path, .mode = STORE_OPEN, .nouns = s->nouns,
        .noun_count = s->noun_count, .clock = s->clock};
    enum hub_rc rc = store_open(&o, out, err);
    if (rc == HUB_OK) {
        store_set_readonly(*out);
    }
    return rc;
}

enum hub_rc store_blank(struct store *like, struct store **out, struct hub_err *err)
{
    struct store_options o = {.mode = STORE_MEMORY, .nouns = like->nouns,
        .noun_count = like->noun_count, .clock = like->clock, .like = like};
    return store_open(&o, out, err);
}

/* --- no rows ---------------------------------------------------------------------------------- */

/* What FTS5 keeps for itself it makes itself. */
static const char SCHEMA[] =
    "SELECT sql FROM main.sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
    "AND name NOT IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow') "
    "ORDER BY CASE type WHEN 'table' THEN 0 WHEN 'index' THEN 1 WHEN 'view' THEN 2 ELSE 3 END, rowid";

static enum hub_rc same_tables(struct store *s, struct store *like, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(like, SCHEMA, NULL, 0, &q, &row, err);
    while (rc == HUB_OK && row) {
        rc = store_exec(s, stmt_text(q, 0), "make a copy", err);
        rc = rc == HUB_OK ? stmt_step(q, &row, err) : rc;
    }
    stmt_done(q);
    return rc;
}

enum hub_rc store_same_schema(struct store *s, struct store *like, struct hub_err *err)
{
    int64_t version = 0;
    char sql[64];
    enum hub_rc rc = store_number(like, "PRAGMA user_version", &version, err);
    snprintf(sql, sizeof sql, "COMMIT; PRAGMA user_version = %lld", (long long)version);
    rc = rc == HUB_OK ? store_exec(s, "BEGIN", "make a copy", err) : rc;
    rc = rc == HUB_OK ? same_tables(s, like, err) : rc;
    s->journal.site = like->journal.site;
    return rc == HUB_OK ? store_exec(s, sql, "make a copy", err) : rc;
}

/* --- and some ---------------------------------------------------------------------------------- */

/* INSERT INTO "family"("id",…) VALUES(?1,…) */
static const char *insert_of(sqlite3_stmt *rows, const char *table, struct arena *a)
{
    struct sb names = sb_as_is(a), values = sb_as_is(a);
    for (int i = 0; i < sqlite3_column_count(rows); i++) {
        sb_addf(&names, "%s\"%s\"", i ? "," : "", sqlite3_column_name(rows, i));
        sb_addf(&values, "%s?%d", i ? "," : "", i + 1);
    }
    return arena_printf(a, "INSERT INTO \"%s\"(%s) VALUES(%s)", table, sb_str(&names), sb_str(&values));
}

static enum hub_rc pour_row(struct stmt *row, struct stmt *into, struct hub_err *err)
{
    for (int i = 0; i < sqlite3_column_count(row->handle); i++) {
        stmt_bound(sqlite3_bind_value(into->handle, i + 1, sqlite3_column_value(row->handle, i)));
    }
    return stmt_run(into, err);
}

enum hub_rc store_pour(struct store *from, const char *rows, const struct sql_arg *args, size_t count,
    struct store *to, const char *table, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    struct stmt *q, *into = NULL;
    bool row;
    HUB_BUG(to->journal.running && !to->journal.capture);
    enum hub_rc rc = store_ask(from, rows, args, count, &q, &row, err);
    if (rc == HUB_OK && row) {
        rc = store_prepare(to, insert_of(q->handle, table, scratch), &into, err);
    }
    while (rc == HUB_OK && row) {
        rc = pour_row(q, into, err);
        rc = rc == HUB_OK ? stmt_step(q, &row, err) : rc;
    }
    stmt_done(q);
    arena_destroy(scratch);
    return rc;
}
