/* SPDX-License-Identifier: MIT */
/*
 * What a transaction writes, row by row, as SQLite tells it before each row. Rows that triggers and
 * foreign keys write are left out, as the same row will make them write again; what the functions
 * of journal.c write is not, as they are still when a step is played.
 */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "step_priv.h"

#include <string.h>

/* Ordinary tables; those that FTS5 keeps for itself are of type 'shadow'. */
static const char TABLES[] =
    "SELECT l.name, l.wr, c.name, c.pk, upper(c.type) = 'INTEGER' FROM pragma_table_list l "
    "JOIN pragma_table_info(l.name,'main') c WHERE l.schema = 'main' AND l.type = 'table' "
    "AND l.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY l.name, c.cid";

static struct step_table *table_at(struct steps *t, const char *name, size_t *cap)
{
    struct step_table *last = t->table_count ? &t->tables[t->table_count - 1] : NULL;
    if (last && strcmp(last->name, name) == 0) {
        return last;
    }
    arena_grow(t->tables_arena, &t->tables, t->table_count, cap, sizeof *t->tables);
    last = &t->tables[t->table_count++];
    *last = (struct step_table){.name = arena_strdup(t->tables_arena, name),
        .columns = arena_array(t->tables_arena, ROW_VALUES_MAX, sizeof *last->columns),
        .key = arena_array(t->tables_arena, ROW_VALUES_MAX, sizeof *last->key),
        .rowid_column = -1};
    return last;
}

static void read_column(struct steps *t, struct stmt *q, size_t *cap)
{
    struct step_table *table = table_at(t, stmt_text(q, 0), cap);
    HUB_BUG(table->count < ROW_VALUES_MAX);
    table->by_rowid = stmt_int(q, 1) == 0;
    table->columns[table->count] = stmt_text_dup(q, 2, t->tables_arena);
    if (stmt_int(q, 3) > 0) {
        table->key[table->key_count++] = table->count;
        table->rowid_column = table->by_rowid && stmt_int(q, 4) ? table->count : -1;
    }
    table->count++;
}

/* Of two columns none stands for the rowid. */
static void settle_tables(struct steps *t)
{
    for (size_t i = 0; i < t->table_count; i++) {
        if (t->tables[i].key_count != 1) {
            t->tables[i].rowid_column = -1;
        }
    }
}

enum hub_rc steps_load(struct store *s, struct hub_err *err)
{
    struct steps *t = s->steps;
    struct stmt *q;
    bool row;
    size_t cap = 0;
    if (!t) {
        t = s->steps = arena_alloc(s->arena, sizeof *t);
        t->tables_arena = arena_create();
        t->arena = arena_create();
    }
    arena_reset(t->tables_arena);
    t->tables = NULL;
    t->table_count = t->last = 0;
    enum hub_rc rc = store_ask(s, TABLES, NULL, 0, &q, &row, err);
    for (; rc == HUB_OK && row; rc = stmt_step(q, &row, err)) {
        read_column(t, q, &cap);
    }
    stmt_done(rc == HUB_OK ? q : NULL);
    settle_tables(t);
    return rc;
}

const struct step_table *steps_table(struct steps *t, const char *name)
{
    if (t->last < t->table_count && strcmp(t->tables[t->last].name, name) == 0) {
        return &t->tables[t->last];
    }
    for (size_t i = 0; i < t->table_count; i++) {
        if (strcmp(t->tables[i].name, name) == 0) {
            t->last = i;
            return &t->tables[i];
        }
    }
    return NULL;
}

/* --- writing ---------------------------------------------------------------------------------- */

static void put(struct steps *t, const void *bytes, size_t len)
{
    if (t->len + len > t->cap) {
        size_t cap = t->cap ? t->cap : 4096;
        while (cap < t->len + len) {
            cap *= 2;
        }
        unsigned char *grown = arena_alloc(t->arena, cap);
        if (t->len) {
            memcpy(grown, t->bytes, t->len);
        }
        t->bytes = grown;
        t->cap = cap;
    }
    if (len) {
        memcpy(t->bytes + t->len, bytes, len);
    }
    t->len += len;
}

static void put_byte(struct steps *t, int byte)
{
    unsigned char b = (unsigned char)byte;
    put(t, &b, 1);
}

static void put_number(struct steps *t, uint64_t n)
{
    for (; n >= 0x80; n >>= 7) {
        put_byte(t, (int)(n & 0x7f) | 0x80);
    }
    put_byte(t, (int)n);
}

static void put_int(struct steps *t, int64_t n)
{
    put_number(t, (uint64_t)n << 1 ^ (n < 0 ? UINT64_MAX : 0));
}

static void put_bytes(struct steps *t, const void *bytes, int len)
{
    put_number(t, (uint64_t)len);
    put(t, bytes, (size_t)len);
}

static void put_value(struct steps *t, sqlite3_value *v)
{
    double real;
    switch (sqlite3_value_type(v)) {
    case SQLITE_INTEGER:
        put_byte(t, STEP_INT);
        put_int(t, sqlite3_value_int64(v));
        break;
    case SQLITE_TEXT:
        put_byte(t, STEP_TEXT);
        if (!sqlite3_value_text(v)) {
            hub_die_memory();
        }
        put_bytes(t, sqlite3_value_text(v), sqlite3_value_bytes(v));
        break;
    case SQLITE_BLOB:
        put_byte(t, STEP_BLOB);
        put_bytes(t, sqlite3_value_blob(v), sqlite3_value_bytes(v));
        break;
    case SQLITE_FLOAT:
        put_byte(t, STEP_REAL);
        real = sqlite3_value_double(v);
        put(t, &real, sizeof real);
        break;
    default:
        put_byte(t, STEP_NULL);
        break;
    }
}

/* The number of a table in this step; it is named first where it was not. */
static uint64_t table_number(struct steps *t, const struct step_table *table)
{
    size_t which = (size_t)(table - t->tables);
    for (size_t i = 0; i < t->name_count; i++) {
        if (t->names[i].table == which) {
            return i;
        }
    }
    arena_grow(t->arena, &t->names, t->name_count, &t->name_cap, sizeof *t->names);
    t->names[t->name_count] = (struct step_name){which, t->len};
    put_byte(t, 'T');
    put_bytes(t, table->name, (int)strlen(table->name));
    put_number(t, (uint64_t)table->count);
    return t->name_count++;
}

typedef int (*value_of)(sqlite3 *db, int column, sqlite3_value **out);

static void put_column(struct store *s, value_of value, int column)
{
    sqlite3_value *v = NULL;
    if (value(s->db, column, &v) != SQLITE_OK || !v) {
        s->steps->failed = true;
        return;
    }
    put_value(s->steps, v);
}

static void put_key(struct store *s, const struct step_table *table, int64_t rowid)
{
    if (table->by_rowid) {
        put_int(s->steps, rowid);
        return;
    }
    for (int i = 0; i < table->key_count; i++) {
        put_column(s, sqlite3_preupdate_old, table->key[i]);
    }
}

static void before_row(void *arg, sqlite3 *db, int op, const char *schema, const char *name,
    sqlite3_int64 old_rowid, sqlite3_int64 new_rowid)
{
    struct store *s = arg;
    struct steps *t = s->steps;
    const struct step_table *table;
    if (!s->journal.running || sqlite3_preupdate_depth(db) > 0 || strcmp(schema, "main") != 0 ||
        !(table = steps_table(t, name))) {
        return;
    }
    if (t->len == 0) {
        put_byte(t, STEP_VERSION);
    }
    uint64_t number = table_number(t, table);
    put_byte(t, op == SQLITE_INSERT ? 'I' : op == SQLITE_DELETE ? 'D' : 'U');
    put_number(t, number);
    if (op != SQLITE_INSERT) {
        put_key(s, table, old_rowid);
    } else if (table->by_rowid && table->rowid_column < 0) {
        put_int(t, new_rowid);
    }
    for (int i = 0; op != SQLITE_DELETE && i < table->count; i++) {
        put_column(s, sqlite3_preupdate_new, i);
    }
}

/* --- in a transaction ------------------------------------------------------------------------- */

void steps_begin(struct store *s)
{
    if (s->steps) {
        struct steps *t = s->steps;
        arena_reset(t->arena);
        t->bytes = NULL;
        t->names = NULL;
        t->len = t->cap = t->name_count = t->name_cap = 0;
        t->failed = false;
    }
}

bool steps_kept(const struct store *s)
{
    return s->steps && s->steps->keeper.keep;
}

size_t steps_mark(const struct store *s)
{
    return s->steps ? s->steps->len : 0;
}

void steps_cut(struct store *s, size_t mark)
{
    struct steps *t = s->steps;
    if (!t || t->len <= mark) {
        return;
    }
    t->len = mark;
    while (t->name_count > 0 && t->names[t->name_count - 1].at >= mark) {
        t->name_count--;
    }
}

/* A COMMIT that will be refused for a record that belongs to none must not be kept before. */
static enum hub_rc belongs(struct store *s, struct hub_err *err)
{
    int open = 0, most = 0;
    sqlite3_db_status(s->db, SQLITE_DBSTATUS_DEFERRED_FKS, &open, &most, 0);
    return open ? hub_fail(err, HUB_ECONFLICT,
                      "The record this belongs to is not there. Nothing was saved.")
                : HUB_OK;
}

enum hub_rc steps_keep(struct store *s, struct hub_err *err)
{
    const struct steps *t = s->steps;
    if (t->failed) {
        return store_fail(s, SQLITE_NOMEM, "save", err);
    }
    enum hub_rc rc = belongs(s, err);
    return rc == HUB_OK ? t->keeper.keep(t->keeper.arg, t->bytes, t->len, err) : rc;
}

void steps_free(struct store *s)
{
    if (s->steps) {
        sqlite3_preupdate_hook(s->db, NULL, NULL);
        arena_destroy(s->steps->tables_arena);
        arena_destroy(s->steps->arena);
        s->steps = NULL;
    }
}

enum hub_rc store_set_keeper(
    struct store *s, const struct store_keeper *keeper, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    enum hub_rc rc = steps_load(s, err);
    if (rc == HUB_OK) {
        s->steps->keeper = *keeper;
        sqlite3_preupdate_hook(s->db, before_row, s);
    }
    return rc;
}
