/* SPDX-License-Identifier: MIT */
#include "hub/store/stmt.h"
#include "rows_priv.h"

enum hub_rc rows_each(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    enum hub_rc (*each)(void *arg, struct stmt *q, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_ask(s, sql, args, count, &q, &row, err);
    while (rc == HUB_OK && row) {
        rc = each(arg, q, err);
        rc = rc == HUB_OK ? stmt_step(q, &row, err) : rc;
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc add_row(void *arg, struct stmt *q, struct hub_err *err)
{
    (void)err;
    struct rows *r = arg;
    arena_grow(r->a, &r->items, r->count, &r->cap, r->size);
    r->read(q, r->a, (char *)r->items + r->count++ * r->size);
    return HUB_OK;
}

enum hub_rc rows_read(struct rows *r, struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct hub_err *err)
{
    return rows_each(s, sql, args, count, add_row, r, err);
}

static void read_id(struct stmt *q, struct arena *a, void *item)
{
    (void)a;
    *(hub_id *)item = stmt_id(q, 0);
}

enum hub_rc rows_ids(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct arena *a, hub_id **out, size_t *found, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_id};
    enum hub_rc rc = rows_read(&r, s, sql, args, count, err);
    *out = r.items;
    *found = r.count;
    return rc;
}

enum hub_rc rows_number(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    int64_t *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_ask(s, sql, args, count, &q, &row, err);
    *out = rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(q);
    return rc;
}

enum hub_rc rows_text(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct arena *a, const char **out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_ask(s, sql, args, count, &q, &row, err);
    *out = rc == HUB_OK && row ? stmt_text_dup(q, 0, a) : NULL;
    stmt_done(q);
    return rc;
}

hub_date row_date(struct stmt *q, int column)
{
    hub_date d = DATE_NONE;
    if (!stmt_is_null(q, column)) {
        date_from_iso(stmt_text(q, column), &d);
    }
    return d;
}

hub_wall row_wall(struct stmt *q, int column)
{
    hub_wall w = WALL_NONE;
    if (!stmt_is_null(q, column)) {
        wall_from_iso(stmt_text(q, column), &w);
    }
    return w;
}
