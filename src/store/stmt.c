/* SPDX-License-Identifier: MIT */
/* Prepared statements, kept by their text. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "step_priv.h"
#include "store_priv.h"

#include <errno.h>
#include <string.h>

static size_t bucket_of(const char *sql)
{
    uint32_t h = 2166136261u; /* FNV-1a */
    for (const unsigned char *p = (const unsigned char *)sql; *p; p++) {
        h = (h ^ *p) * 16777619u;
    }
    return h % STMT_BUCKETS;
}

static struct stmt *kept(struct store *s, const char *sql, size_t bucket)
{
    for (struct stmt *q = s->statements[bucket]; q; q = q->next_in_bucket) {
        if (strcmp(q->sql, sql) == 0) {
            return q;
        }
    }
    return NULL;
}

/* A view has no index to be told of: "INDEXED BY name" goes. */
static const char *without_indexes(const char *sql, struct arena *a)
{
    static const char HINT[] = " INDEXED BY ";
    struct sb b = sb_as_is(a);
    for (const char *at; (at = strstr(sql, HINT)) != NULL;) {
        sb_addf(&b, "%.*s", (int)(at - sql), sql);
        sql = at + strlen(HINT);
        sql += strcspn(sql, " ),");
    }
    sb_add(&b, sql);
    return sb_str(&b);
}

static enum hub_rc prepare_new(
    struct store *s, const char *sql, sqlite3_stmt **out, bool *past, struct hub_err *err)
{
    struct arena *scratch = s->sight ? arena_create() : NULL;
    errno = 0;
    int rc = fence_prepare(s, scratch ? without_indexes(sql, scratch) : sql, out, past);
    if (scratch) {
        arena_destroy(scratch);
    }
    return rc == SQLITE_OK ? HUB_OK : store_fail(s, rc, "understand one of its own questions", err);
}

enum hub_rc store_prepare(struct store *s, const char *sql, struct stmt **out, struct hub_err *err)
{
    size_t bucket = bucket_of(sql);
    struct stmt *q = kept(s, sql, bucket);
    if (!q) {
        sqlite3_stmt *handle = NULL;
        bool past = false;
        enum hub_rc rc = prepare_new(s, sql, &handle, &past, err);
        if (rc != HUB_OK) {
            return rc;
        }
        q = arena_alloc(s->arena, sizeof *q);
        *q = (struct stmt){.handle = handle, .store = s, .sql = arena_strdup(s->arena, sql),
            .past = past, .next_in_bucket = s->statements[bucket]};
        s->statements[bucket] = q;
    }
    if (q->past && !fence_open(s)) { /* prepared while it might */
        return store_fail(s, SQLITE_AUTH, "understand one of its own questions", err);
    }
    HUB_BUG(!q->busy);
    *out = q;
    return HUB_OK;
}

void stmt_forget_all(struct store *s)
{
    HUB_BUG(s->busy_statements == 0);
    for (size_t i = 0; i < STMT_BUCKETS; i++) {
        for (struct stmt *q = s->statements[i]; q; q = q->next_in_bucket) {
            sqlite3_finalize(q->handle);
        }
        s->statements[i] = NULL;
        s->made[i] = NULL;
    }
}

static enum hub_rc make_one(struct store *s, struct made *m, struct hub_err *err)
{
    struct arena *scratch = arena_create();
    enum hub_rc rc = store_prepare(s, m->make(m->table, scratch), &m->q, err);
    arena_destroy(scratch);
    return rc;
}

enum hub_rc store_prepare_made(struct store *s, const void *table,
    const char *(*make)(const void *table, struct arena *a), struct stmt **out,
    struct hub_err *err)
{
    struct made **bucket = &s->made[(uintptr_t)table / sizeof(void *) % STMT_BUCKETS];
    struct made *m = *bucket;
    while (m && (m->table != table || m->make != make)) {
        m = m->next;
    }
    if (!m) {
        struct made fresh = {table, make, NULL, *bucket};
        enum hub_rc rc = make_one(s, &fresh, err);
        if (rc != HUB_OK) {
            return rc;
        }
        m = arena_alloc(s->arena, sizeof *m);
        *m = fresh;
        *bucket = m;
    }
    if (m->q->past && !fence_open(s)) {
        return store_fail(s, SQLITE_AUTH, "understand one of its own questions", err);
    }
    HUB_BUG(!m->q->busy);
    *out = m->q;
    return HUB_OK;
}

void stmt_bound(int rc)
{
    if (rc == SQLITE_NOMEM) {
        hub_die_memory();
    }
    HUB_BUG(rc == SQLITE_OK);
}

void stmt_bind_int(struct stmt *q, int index, int64_t value)
{
    stmt_bound(sqlite3_bind_int64(q->handle, index, value));
}

void stmt_bind_text(struct stmt *q, int index, const char *value)
{
    stmt_bound(sqlite3_bind_text(q->handle, index, value, -1, SQLITE_TRANSIENT));
}

void stmt_bind_null(struct stmt *q, int index)
{
    stmt_bound(sqlite3_bind_null(q->handle, index));
}

void stmt_bind_id(struct stmt *q, int index, hub_id id)
{
    if (id_known(id)) {
        stmt_bind_int(q, index, id.n);
    } else {
        stmt_bind_null(q, index);
    }
}

enum hub_rc stmt_step(struct stmt *q, bool *row, struct hub_err *err)
{
    if (!q->busy) {
        q->busy = true;
        q->store->busy_statements++;
        q->mark = steps_mark(q->store);
    }
    errno = 0;
    int rc = sqlite3_step(q->handle);
    *row = q->at_row = rc == SQLITE_ROW;
    if (rc == SQLITE_ROW || rc == SQLITE_DONE) {
        return HUB_OK;
    }
    store_fail(q->store, rc, "read or save", err);
    steps_cut(q->store, q->mark);
    stmt_done(q);
    return err->rc;
}

bool stmt_is_null(struct stmt *q, int column)
{
    return sqlite3_column_type(q->handle, column) == SQLITE_NULL;
}

int64_t stmt_int(struct stmt *q, int column)
{
    return sqlite3_column_int64(q->handle, column);
}

hub_id stmt_id(struct stmt *q, int column)
{
    return (hub_id){sqlite3_column_int64(q->handle, column)};
}

const char *stmt_text(struct stmt *q, int column)
{
    const char *text = (const char *)sqlite3_column_text(q->handle, column);
    if (!text && sqlite3_errcode(q->store->db) == SQLITE_NOMEM) {
        hub_die_memory(); /* else it would be taken for nothing */
    }
    return text;
}

const char *stmt_text_dup(struct stmt *q, int column, struct arena *a)
{
    return arena_strdup(a, stmt_text(q, column));
}

void stmt_done(struct stmt *q)
{
    if (!q) {
        return;
    }
    if (q->at_row && !sqlite3_stmt_readonly(q->handle)) {
        /* To its end (RETURNING gives a row before it): FTS5 may write its tables inside a step only. */
        while (sqlite3_step(q->handle) == SQLITE_ROW) {
        }
    }
    q->at_row = false;
    sqlite3_reset(q->handle);
    sqlite3_clear_bindings(q->handle);
    if (q->busy) {
        q->busy = false;
        q->store->busy_statements--;
    }
}

enum hub_rc stmt_run(struct stmt *q, struct hub_err *err)
{
    bool row;
    enum hub_rc rc = stmt_step(q, &row, err);
    stmt_done(q);
    return rc;
}

size_t store_busy_statements(const struct store *s)
{
    return s->busy_statements;
}

enum hub_rc store_exec(struct store *s, const char *sql, const char *doing, struct hub_err *err)
{
    errno = 0;
    int rc = sqlite3_exec(s->db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK ? HUB_OK : store_fail(s, rc, doing, err);
}

enum hub_rc store_number(struct store *s, const char *sql, int64_t *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    rc = stmt_step(q, &row, err);
    if (rc == HUB_OK) {
        *out = row ? stmt_int(q, 0) : 0;
        stmt_done(q);
    }
    return rc;
}

struct sql_arg sql_int(int64_t value)
{
    return (struct sql_arg){.n = value};
}

struct sql_arg sql_text(const char *value)
{
    return (struct sql_arg){.null = !value, .text = value};
}

struct sql_arg sql_id(hub_id id)
{
    return (struct sql_arg){.null = !id_known(id), .n = id.n};
}

struct sql_arg sql_stamp(hub_stamp at)
{
    return (struct sql_arg){.null = !stamp_known(at), .n = at.ms};
}

static enum hub_rc prepare_with(struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, struct stmt **q, struct hub_err *err)
{
    enum hub_rc rc = store_prepare(s, sql, q, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (args[i].null) {
            stmt_bind_null(*q, (int)i + 1);
        } else if (args[i].text) {
            stmt_bind_text(*q, (int)i + 1, args[i].text);
        } else {
            stmt_bind_int(*q, (int)i + 1, args[i].n);
        }
    }
    return rc;
}

enum hub_rc store_ask(struct store *s, const char *sql, const struct sql_arg *args, size_t count,
    struct stmt **q, bool *row, struct hub_err *err)
{
    *row = false;
    enum hub_rc rc = prepare_with(s, sql, args, count, q, err);
    if (rc == HUB_OK) {
        rc = stmt_step(*q, row, err);
    }
    if (rc != HUB_OK) {
        *q = NULL;
    }
    return rc;
}

enum hub_rc store_tell(
    struct store *s, const char *sql, const struct sql_arg *args, size_t count, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = prepare_with(s, sql, args, count, &q, err);
    return rc == HUB_OK ? stmt_run(q, err) : rc;
}
