/* SPDX-License-Identifier: MIT */
/* Cells and records as bringing a copy home sees them: every write of one, and the value now. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/model/merge_cells.h"
#include "hub/store/stmt.h"
#include "merge_priv.h"
#include "record_priv.h"
#include "rows_priv.h"

#include <string.h>

#define WRITE_COLUMNS "site,seq,n,op,col,"
/* The running step has no line in txn yet. */
#define WRITE_STEP                                                                                 \
    "SELECT c.site,c.seq,c.n,c.op,c.fate,c.by_site,c.by_seq,c.v,typeof(c.v),t.person_id,t.came,"   \
    "t.at,coalesce(t.applied,9223372036854775807),c.col FROM ("
#define WRITE_ORDER ") c LEFT JOIN txn t ON t.site = c.site AND t.seq = c.seq ORDER BY 13, c.n"
#define CELL_VALUE  "CASE op WHEN 'I' THEN json_extract(new,?4) ELSE new END AS v"

static const char WRITES[] = WRITE_STEP
    "SELECT " WRITE_COLUMNS "0 AS fate,NULL AS by_site,NULL AS by_seq," CELL_VALUE
    " FROM change WHERE tbl = ?1 AND row_id = ?2 AND (col = ?3 OR col IS NULL) UNION ALL "
    "SELECT " WRITE_COLUMNS "fate,by_site,by_seq," CELL_VALUE
    " FROM change_aside WHERE tbl = ?1 AND row_id = ?2 AND (col = ?3 OR col IS NULL)" WRITE_ORDER;
static const char ROW_WRITES[] =
    WRITE_STEP "SELECT " WRITE_COLUMNS "0 AS fate,NULL AS by_site,NULL AS by_seq,new AS v "
               "FROM change WHERE tbl = ?1 AND row_id = ?2 UNION ALL "
               "SELECT " WRITE_COLUMNS "fate,by_site,by_seq,new AS v "
               "FROM change_aside WHERE tbl = ?1 AND row_id = ?2" WRITE_ORDER;
static const char JSON_CELL[] = "SELECT v,typeof(v) FROM (SELECT json_extract(?1,?2) AS v)";

static const char *json_path(const char *column, struct arena *a)
{
    return arena_printf(a, "$.%s", column);
}

/* --- writes ------------------------------------------------------------------------ */

static void read_write(struct stmt *q, struct arena *a, void *item)
{
    *(struct cell_write *)item = (struct cell_write){
        .site = stmt_int(q, 0),
        .seq = stmt_int(q, 1),
        .n = stmt_int(q, 2),
        .op = stmt_text(q, 3)[0],
        .fate = (int)stmt_int(q, 4),
        .by_site = stmt_int(q, 5),
        .by_seq = stmt_int(q, 6),
        .value = cell_at(q, 7, 8, a),
        .who = stmt_id(q, 9),
        .came = stmt_id(q, 10),
        .at = {stmt_int(q, 11)},
        .applied = stmt_int(q, 12),
        .column = stmt_text_dup(q, 13, a),
    };
}

static enum hub_rc read_writes(struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct arena *a, struct cell_writes *out, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->items, .read = read_write};
    enum hub_rc rc = rows_read(&r, s, sql, args, count, err);
    *out = (struct cell_writes){r.items, r.count};
    return rc;
}

enum hub_rc merge_writes(struct store *s, const struct noun *n, hub_id row, const char *column,
    struct arena *a, struct cell_writes *out, struct hub_err *err)
{
    return read_writes(s, WRITES,
        SQL_ARGS(sql_text(n->table), sql_id(row), sql_text(column), sql_text(json_path(column, a))),
        a, out, err);
}

enum hub_rc merge_row_writes(struct store *s, const struct noun *n, hub_id row, struct arena *a,
    struct cell_writes *out, struct hub_err *err)
{
    return read_writes(s, ROW_WRITES, SQL_ARGS(sql_text(n->table), sql_id(row)), a, out, err);
}

/* --- values ------------------------------------------------------------------------ */

static bool known_column(const struct noun *n, const char *column)
{
    const struct field *f = noun_field(n, column);
    return strcmp(column, "removed_at") == 0 ||
           (f && strcmp(f->column, column) == 0 && record_has_column(f));
}

enum hub_rc merge_cell(struct store *s, const struct noun *n, hub_id row, const char *column,
    struct arena *a, struct cell_value *out, bool *there, bool *removed, struct hub_err *err)
{
    struct stmt *q;
    HUB_BUG(known_column(n, column));
    *out = (struct cell_value){.kind = CELL_NULL};
    *removed = false;
    const char *sql =
        arena_printf(a, "SELECT removed_at,\"%s\",typeof(\"%s\") FROM \"%s\" WHERE id = ?1", column,
            column, n->table);
    enum hub_rc rc = store_ask(s, sql, SQL_ARGS(sql_id(row)), &q, there, err);
    if (rc == HUB_OK && *there) {
        *removed = !stmt_is_null(q, 0);
        *out = cell_at(q, 1, 2, a);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc merge_cell_set(struct store *s, const struct noun *n, hub_id row, const char *column,
    const struct cell_value *value, struct arena *a, struct hub_err *err)
{
    HUB_BUG(known_column(n, column));
    /* A second removal would leave no line in the journal: the first one stands. */
    bool removes = strcmp(column, "removed_at") == 0 && value->kind != CELL_NULL;
    const char *sql = arena_printf(a, "UPDATE main.\"%s\" SET \"%s\" = ?2 WHERE id = ?1%s",
        n->table, column, removes ? " AND removed_at IS NULL" : "");
    enum hub_rc rc = store_tell(s, sql, SQL_ARGS(sql_id(row), sql_cell(value)), err);
    bool renamed = n->sorted && strcmp(column, n->sorted) == 0;
    return rc == HUB_OK && renamed ? record_sort_again(s, n, row, a, err) : rc;
}

enum hub_rc merge_row_insert(struct store *s, const struct noun *n, hub_id row, const char *json,
    struct arena *a, struct hub_err *err)
{
    enum hub_rc rc =
        store_tell(s, record_line_insert(n, a), SQL_ARGS(sql_id(row), sql_text(json)), err);
    return rc == HUB_OK && n->sorted ? record_sort_again(s, n, row, a, err) : rc;
}

enum hub_rc merge_json_cell(struct store *s, const char *json, const char *column, struct arena *a,
    struct cell_value *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    *out = (struct cell_value){.kind = CELL_NULL};
    enum hub_rc rc = store_ask(
        s, JSON_CELL, SQL_ARGS(sql_text(json), sql_text(json_path(column, a))), &q, &row, err);
    if (rc == HUB_OK && row) {
        *out = cell_at(q, 0, 1, a);
    }
    stmt_done(q);
    return rc;
}

/* --- who has the name already -------------------------------------------------------- */

static const char *twin_sql(const struct noun *n, bool whole, const char *column, struct arena *a)
{
    struct sb b = sb_as_is(a);
    sb_addf(&b, "SELECT id FROM \"%s\" WHERE removed_at IS NULL AND id <> ?1", n->table);
    for (size_t i = 0; i < str_parts(n->key); i++) {
        const struct field *f = noun_field(n, str_part(a, n->key, i));
        if (!f || !record_has_column(f)) {
            continue;
        }
        sb_addf(&b, " AND \"%s\" IS ", f->column);
        if (str_eq(column, f->column)) {
            sb_add(&b, "?3");
        } else if (whole) {
            sb_addf(&b, "json_extract(?2,'$.%s')", f->column);
        } else {
            sb_addf(&b, "(SELECT \"%s\" FROM \"%s\" WHERE id = ?1)", f->column, n->table);
        }
    }
    sb_add(&b, " ORDER BY id LIMIT 1");
    return sb_str(&b);
}

enum hub_rc merge_twin(struct store *s, const struct noun *n, hub_id row, const char *json,
    const char *column, const struct cell_value *value, struct arena *a, hub_id *out,
    struct hub_err *err)
{
    struct stmt *q;
    bool found;
    struct sql_arg v = !value || value->kind == CELL_NULL ? sql_text(NULL)
                       : value->kind == CELL_INT          ? sql_int(value->n)
                                                          : sql_text(value->text);
    const char *sql = twin_sql(n, json != NULL, column, a);
    size_t count = strstr(sql, "?3") ? 3 : json ? 2 : 1;
    *out = ID_NONE;
    enum hub_rc rc = store_ask(
        s, sql, (const struct sql_arg[]){sql_id(row), sql_text(json), v}, count, &q, &found, err);
    if (rc == HUB_OK && found) {
        *out = stmt_id(q, 0);
    }
    stmt_done(q);
    return rc;
}
