/* SPDX-License-Identifier: MIT */
/*
 * The journal. Every noun's table has four short triggers that call the
 * functions below; these read the row by the noun's field table and write
 * what happened. The triggers are short because SQLite parses the whole schema
 * at every start: with a column list in each, that alone took 3.3 of 3.9 ms.
 *
 * The functions exist only in connections opened here: any other tool that
 * tries to write gets "no such function" and changes nothing.
 *
 * An insert and a removal write one row with all columns; an update one row a
 * changed column.
 */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "store_priv.h"

#include <string.h>

static const char CHANGE_INSERT[] =
    "INSERT INTO main.change(site,seq,n,tbl,row_id,op,col,old,new) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)";

struct change_row {
    const char *op, *column;
    sqlite3_value *old, *fresh; /* NULL: an SQL NULL */
};

static void bind_value(struct stmt *q, int index, const sqlite3_value *value)
{
    if (value) {
        stmt_bound(sqlite3_bind_value(q->handle, index, value));
    } else {
        stmt_bind_null(q, index);
    }
}

static enum hub_rc write_change(struct store *s, const struct noun *n, int64_t id,
    const struct change_row *c, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = store_prepare(s, CHANGE_INSERT, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_int(q, 1, s->journal.site);
    stmt_bind_int(q, 2, s->journal.seq);
    stmt_bind_int(q, 3, ++s->journal.changes);
    stmt_bind_text(q, 4, n->table);
    stmt_bind_int(q, 5, id);
    stmt_bind_text(q, 6, c->op);
    stmt_bind_text(q, 7, c->column);
    bind_value(q, 8, c->old);
    bind_value(q, 9, c->fresh);
    return stmt_run(q, err);
}

static bool has_column(const struct field *f)
{
    return f->type != FIELD_LINKS;
}

/* SELECT removed_at,"column",… of one row; BEFORE and AFTER read the same. */
static const char *row_sql(const void *noun, struct arena *a)
{
    const struct noun *n = noun;
    struct sb b = sb_as_is(a);
    sb_add(&b, "SELECT removed_at");
    for (size_t i = 0; i < n->field_count; i++) {
        if (has_column(&n->fields[i])) {
            sb_addf(&b, ",\"%s\"", n->fields[i].column);
        }
    }
    sb_addf(&b, " FROM main.\"%s\" WHERE id = ?1", n->table);
    return sb_str(&b);
}

/* SELECT json_object('column',?1,…): the row's values in the order of row_sql. */
static const char *json_sql(const void *noun, struct arena *a)
{
    const struct noun *n = noun;
    struct sb b = sb_as_is(a);
    int index = 1;
    for (size_t i = 0; i < n->field_count; i++) {
        if (has_column(&n->fields[i])) {
            sb_addf(&b, "%s'%s',?%d", b.len ? "," : "SELECT json_object(", n->fields[i].column,
                index++);
        }
    }
    sb_add(&b, ")");
    return sb_str(&b);
}

/* The row's values into the journal's keeping: [0] removed_at, then the columns. */
static enum hub_rc read_row(struct store *s, const struct noun *n, int64_t id,
    struct row_values *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    out->count = 0;
    fence_trust(s, true);
    enum hub_rc rc = store_prepare_made(s, n, row_sql, &q, err);
    fence_trust(s, false);
    if (rc == HUB_OK) {
        stmt_bind_int(q, 1, id);
        rc = stmt_step(q, &row, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    size_t columns = row ? (size_t)sqlite3_column_count(q->handle) : 0;
    HUB_BUG(columns <= ROW_VALUES_MAX);
    while (rc == HUB_OK && out->count < columns) {
        sqlite3_value *v = sqlite3_column_value(q->handle, (int)out->count);
        out->values[out->count] = sqlite3_value_dup(v);
        if (!out->values[out->count]) {
            rc = store_fail(s, SQLITE_NOMEM, "save", err);
        }
        out->count++;
    }
    stmt_done(q);
    return rc;
}

static void forget_row(struct row_values *r)
{
    for (size_t i = 0; i < r->count; i++) {
        sqlite3_value_free(r->values[i]);
    }
    r->count = 0;
}

/* One row with all columns: op I has them as new, op R as old beside the time of removal. */
static enum hub_rc write_whole_row(struct store *s, const struct noun *n, int64_t id,
    const struct row_values *r, sqlite3_value *removed_at, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_prepare_made(s, n, json_sql, &q, err);
    for (size_t i = 1; rc == HUB_OK && i < r->count; i++) {
        bind_value(q, (int)i, r->values[i]);
    }
    if (rc == HUB_OK) {
        rc = stmt_step(q, &row, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    sqlite3_value *json = sqlite3_value_dup(sqlite3_column_value(q->handle, 0));
    stmt_done(q);
    if (!json) {
        return store_fail(s, SQLITE_NOMEM, "save", err);
    }
    struct change_row added = {"I", NULL, NULL, json};
    struct change_row removed = {"R", "removed_at", json, removed_at};
    rc = write_change(s, n, id, removed_at ? &removed : &added, err);
    sqlite3_value_free(json);
    return rc;
}

/* Byte for byte: a name whose capitals change is another. STRICT tables hold no reals. */
static bool same_value(sqlite3_value *a, sqlite3_value *b)
{
    int type = sqlite3_value_type(a);
    if (type != sqlite3_value_type(b)) {
        return false;
    }
    if (type == SQLITE_NULL) {
        return true;
    }
    if (type == SQLITE_INTEGER) {
        return sqlite3_value_int64(a) == sqlite3_value_int64(b);
    }
    size_t bytes = (size_t)sqlite3_value_bytes(a);
    return bytes == (size_t)sqlite3_value_bytes(b) &&
           memcmp(sqlite3_value_blob(a), sqlite3_value_blob(b), bytes) == 0;
}

/* One row a changed column, then the mark of removal or of its end. */
static enum hub_rc write_update(struct store *s, const struct noun *n, int64_t id,
    const struct row_values *old, const struct row_values *now, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    size_t v = 1;
    for (size_t i = 0; rc == HUB_OK && i < n->field_count; i++) {
        if (!has_column(&n->fields[i])) {
            continue;
        }
        if (!same_value(old->values[v], now->values[v])) {
            struct change_row c = {"U", n->fields[i].column, old->values[v], now->values[v]};
            rc = write_change(s, n, id, &c, err);
        }
        v++;
    }
    bool was_removed = sqlite3_value_type(old->values[0]) != SQLITE_NULL;
    bool is_removed = sqlite3_value_type(now->values[0]) != SQLITE_NULL;
    if (rc == HUB_OK && was_removed && !is_removed) {
        struct change_row c = {"U", "removed_at", old->values[0], NULL};
        rc = write_change(s, n, id, &c, err);
    } else if (rc == HUB_OK && is_removed && !was_removed) {
        rc = write_whole_row(s, n, id, old, now->values[0], err);
    }
    return rc;
}

/* The noun that a trigger names, told as written; NULL: none. */
static const struct noun *noun_written(struct store *s, sqlite3_value *table)
{
    const char *name = (const char *)sqlite3_value_text(table);
    for (size_t i = 0; name && i < s->noun_count; i++) {
        if (strcmp(s->nouns[i]->table, name) == 0) {
            s->noun_writes[i]++;
            return s->nouns[i];
        }
    }
    return NULL;
}

/* The noun to be journalled; NULL, and where nothing may be written an error in `ctx`. */
static const struct noun *journalled(struct store *s, sqlite3_context *ctx, sqlite3_value *table)
{
    const struct noun *n = noun_written(s, table);
    if (!s->journal.capture) {
        return NULL;
    }
    if (!n || !s->journal.running) {
        sqlite3_result_error(
            ctx, n ? "a write outside a transaction of hub" : "no such noun", -1);
        return NULL;
    }
    return n;
}

/* SQLite's own code goes up, so that a full disk is still told as one. */
static void answer(sqlite3_context *ctx, enum hub_rc rc, const struct hub_err *err)
{
    if (rc != HUB_OK) {
        sqlite3_result_error(ctx, err->msg, -1);
        sqlite3_result_error_code(ctx, err->sys ? err->sys : SQLITE_ERROR);
    }
}

/* What a trigger told of, with the row as it is now. */
struct written {
    struct store *s;
    const struct noun *n;
    int64_t id;
    struct row_values now;
    enum hub_rc rc;
    struct hub_err err;
};

/* False: nothing is to be journalled. */
static bool read_written(sqlite3_context *ctx, sqlite3_value **argv, struct written *w)
{
    w->s = sqlite3_user_data(ctx);
    w->n = journalled(w->s, ctx, argv[0]);
    if (w->n) {
        w->id = sqlite3_value_int64(argv[1]);
        w->rc = read_row(w->s, w->n, w->id, &w->now, &w->err);
    }
    return w->n != NULL;
}

static void end_written(sqlite3_context *ctx, struct written *w)
{
    forget_row(&w->now);
    answer(ctx, w->rc, &w->err);
}

/* hub_added(table, id), after an insert */
static void fn_added(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct written w;
    if (read_written(ctx, argv, &w)) {
        if (w.rc == HUB_OK) {
            w.rc = write_whole_row(w.s, w.n, w.id, &w.now, NULL, &w.err);
        }
        end_written(ctx, &w);
    }
}

/* hub_before(table, old id, new id), before an update. Ids never change. */
static void fn_before(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct store *s = sqlite3_user_data(ctx);
    int64_t id = sqlite3_value_int64(argv[1]);
    if (id != sqlite3_value_int64(argv[2])) {
        sqlite3_result_error(ctx, "an id never changes", -1);
        return;
    }
    const struct noun *n = journalled(s, ctx, argv[0]);
    if (n) {
        struct hub_err err;
        forget_row(&s->journal.before);
        answer(ctx, read_row(s, n, id, &s->journal.before, &err), &err);
    }
}

/* hub_changed(table, id), after an update */
static void fn_changed(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct written w;
    if (!read_written(ctx, argv, &w)) {
        return;
    }
    struct row_values *before = &w.s->journal.before;
    if (w.rc == HUB_OK) {
        HUB_BUG(w.now.count > 0 && before->count == w.now.count);
        w.rc = write_update(w.s, w.n, w.id, before, &w.now, &w.err);
    }
    forget_row(before);
    end_written(ctx, &w);
}

/* hub_erased(table, id), before a delete: rows go only by the one verb that erases. */
static void fn_erased(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct store *s = sqlite3_user_data(ctx);
    noun_written(s, argv[0]);
    if (!s->journal.erasing) {
        sqlite3_result_error(ctx, "a record is removed by a mark", -1);
    }
}

enum hub_rc journal_register(struct store *s, struct hub_err *err)
{
    static const struct {
        const char *name;
        int arguments;
        void (*call)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"hub_added", 2, fn_added},
        {"hub_before", 3, fn_before},
        {"hub_changed", 2, fn_changed},
        {"hub_erased", 2, fn_erased},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        int rc = sqlite3_create_function_v2(s->db, functions[i].name, functions[i].arguments,
            SQLITE_UTF8 | SQLITE_INNOCUOUS, s, functions[i].call, NULL, NULL, NULL);
        if (rc != SQLITE_OK) {
            return store_fail(s, rc, "get ready to write", err);
        }
    }
    return HUB_OK;
}

void journal_forget(struct store *s)
{
    forget_row(&s->journal.before);
}

static void add_triggers(struct sb *b, const char *table)
{
    static const struct {
        const char *name, *when, *call, *ids;
    } triggers[] = {
        {"insert", "AFTER INSERT", "hub_added", "new.id"},
        {"before", "BEFORE UPDATE", "hub_before", "old.id,new.id"},
        {"update", "AFTER UPDATE", "hub_changed", "new.id"},
        {"delete", "BEFORE DELETE", "hub_erased", "old.id"},
    };
    for (size_t i = 0; i < sizeof triggers / sizeof *triggers; i++) {
        sb_addf(b, "CREATE TRIGGER \"journal_%s_%s\" %s ON \"%s\" BEGIN SELECT %s('%s',%s);END;\n",
            triggers[i].name, table, triggers[i].when, table, triggers[i].call, table,
            triggers[i].ids);
    }
}

const char *journal_triggers(const struct noun *const *list, size_t count, struct arena *a)
{
    struct sb b = sb_as_is(a);
    for (size_t i = 0; i < count; i++) {
        if (!(list[i]->flags & NOUN_NO_JOURNAL)) {
            add_triggers(&b, list[i]->table);
        }
    }
    return sb_str(&b);
}
