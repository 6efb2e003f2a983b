/* SPDX-License-Identifier: MIT */
/* Playing a kept step again: the same rows in the same order, so that the same triggers fire. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "step_priv.h"

#include <string.h>

struct player {
    struct store *s;
    const unsigned char *p, *end;
    bool bad; /* ended too soon, or not understood */
    const struct step_table **tables;
    size_t table_count, table_cap;
    struct arena *a;
};

static unsigned char take_byte(struct player *r)
{
    if (r->p == r->end) {
        r->bad = true;
        return 0;
    }
    return *r->p++;
}

static uint64_t take_number(struct player *r)
{
    uint64_t n = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        unsigned char b = take_byte(r);
        n |= (uint64_t)(b & 0x7f) << shift;
        if (!(b & 0x80)) {
            return n;
        }
    }
    r->bad = true;
    return 0;
}

static int64_t take_int(struct player *r)
{
    uint64_t n = take_number(r);
    return (int64_t)(n >> 1 ^ (n & 1 ? UINT64_MAX : 0));
}

static const char *take_bytes(struct player *r, size_t *len)
{
    uint64_t n = take_number(r);
    if (n > (uint64_t)(r->end - r->p)) {
        r->bad = true;
        n = 0;
    }
    const char *bytes = (const char *)r->p;
    r->p += n;
    *len = (size_t)n;
    return bytes;
}

/* SQLite keeps its own copy: the step may go before the statement does. */
static void bind_next(struct player *r, struct stmt *q, int index)
{
    size_t len;
    double real = 0;
    const char *bytes;
    int rc = SQLITE_OK;
    switch (take_byte(r)) {
    case STEP_NULL:
        rc = sqlite3_bind_null(q->handle, index);
        break;
    case STEP_INT:
        rc = sqlite3_bind_int64(q->handle, index, take_int(r));
        break;
    case STEP_TEXT:
        bytes = take_bytes(r, &len);
        rc = sqlite3_bind_text64(q->handle, index, bytes, len, SQLITE_TRANSIENT, SQLITE_UTF8);
        break;
    case STEP_BLOB:
        bytes = take_bytes(r, &len);
        rc = sqlite3_bind_blob64(q->handle, index, bytes, len, SQLITE_TRANSIENT);
        break;
    case STEP_REAL:
        for (size_t i = 0; i < sizeof real; i++) {
            ((unsigned char *)&real)[i] = take_byte(r);
        }
        rc = sqlite3_bind_double(q->handle, index, real);
        break;
    default:
        r->bad = true;
        break;
    }
    r->bad |= rc != SQLITE_OK;
}

/* --- the statements of a table: its columns are ?1, ?2 …, its key comes behind ----------------- */

static bool writes_rowid(const struct step_table *t)
{
    return t->by_rowid && t->rowid_column < 0;
}

static void add_key(struct sb *b, const struct step_table *t, int first)
{
    if (t->by_rowid) {
        sb_addf(b, " WHERE rowid = ?%d", first);
        return;
    }
    for (int i = 0; i < t->key_count; i++) {
        sb_addf(b, "%s\"%s\" IS ?%d", i ? " AND " : " WHERE ", t->columns[t->key[i]], first + i);
    }
}

static const char *insert_sql(const void *table, struct arena *a)
{
    const struct step_table *t = table;
    struct sb names = sb_as_is(a), values = sb_as_is(a);
    for (int i = 0; i < t->count; i++) {
        sb_addf(&names, "%s\"%s\"", i ? "," : "", t->columns[i]);
        sb_addf(&values, "%s?%d", i ? "," : "", i + 1);
    }
    if (writes_rowid(t)) {
        sb_add(&names, ",rowid");
        sb_addf(&values, ",?%d", t->count + 1);
    }
    return arena_printf(a, "INSERT INTO main.\"%s\"(%s) VALUES(%s)", t->name, sb_str(&names),
        sb_str(&values));
}

static const char *update_sql(const void *table, struct arena *a)
{
    const struct step_table *t = table;
    struct sb b = sb_as_is(a);
    sb_addf(&b, "UPDATE main.\"%s\" SET ", t->name);
    for (int i = 0; i < t->count; i++) {
        sb_addf(&b, "%s\"%s\"=?%d", i ? "," : "", t->columns[i], i + 1);
    }
    add_key(&b, t, t->count + 1);
    return sb_str(&b);
}

static const char *delete_sql(const void *table, struct arena *a)
{
    const struct step_table *t = table;
    struct sb b = sb_as_is(a);
    sb_addf(&b, "DELETE FROM main.\"%s\"", t->name);
    add_key(&b, t, 1);
    return sb_str(&b);
}

static void bind_key(struct player *r, const struct step_table *t, struct stmt *q, int first)
{
    if (t->by_rowid) {
        stmt_bind_int(q, first, take_int(r));
        return;
    }
    for (int i = 0; i < t->key_count; i++) {
        bind_next(r, q, first + i);
    }
}

static void bind_row(
    struct player *r, char op, const struct step_table *t, struct stmt *q)
{
    if (op == 'U' || (op == 'I' && writes_rowid(t))) {
        bind_key(r, t, q, t->count + 1);
    } else if (op == 'D') {
        bind_key(r, t, q, 1);
    }
    for (int i = 0; op != 'D' && i < t->count; i++) {
        bind_next(r, q, i + 1);
    }
}

static enum hub_rc bad_step(const struct player *r, struct hub_err *err)
{
    return hub_fail(err, HUB_ECORRUPT,
        "%s is damaged: a save in it cannot be understood.", r->s->path);
}

static enum hub_rc play_row(struct player *r, char op, struct hub_err *err)
{
    struct stmt *q;
    uint64_t number = take_number(r);
    if (r->bad || number >= r->table_count) {
        return bad_step(r, err);
    }
    const struct step_table *t = r->tables[number];
    enum hub_rc rc = store_prepare_made(r->s, t,
        op == 'I'   ? insert_sql
        : op == 'U' ? update_sql
                    : delete_sql,
        &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    bind_row(r, op, t, q);
    return r->bad ? bad_step(r, err) : stmt_run(q, err);
}

static enum hub_rc name_table(struct player *r, struct hub_err *err)
{
    size_t len;
    const char *bytes = take_bytes(r, &len);
    const char *name = arena_strndup(r->a, bytes, len);
    const struct step_table *t = steps_table(r->s->steps, name);
    uint64_t columns = take_number(r);
    if (r->bad || !t || columns != (uint64_t)t->count) {
        return bad_step(r, err);
    }
    arena_grow(r->a, &r->tables, r->table_count, &r->table_cap, sizeof *r->tables);
    r->tables[r->table_count++] = t;
    return HUB_OK;
}

static enum hub_rc play(struct player *r, struct hub_err *err)
{
    enum hub_rc rc = take_byte(r) == STEP_VERSION ? HUB_OK : bad_step(r, err);
    while (rc == HUB_OK && r->p < r->end) {
        char op = (char)take_byte(r);
        rc = op == 'T'                             ? name_table(r, err)
             : op == 'I' || op == 'U' || op == 'D' ? play_row(r, op, err)
                                                   : bad_step(r, err);
    }
    return rc;
}

/* Nothing is journalled: the lines of the journal are among the rows. */
static enum hub_rc play_in_txn(struct player *r, struct hub_err *err)
{
    struct journal *j = &r->s->journal;
    enum hub_rc rc =
        store_exec(r->s, "BEGIN IMMEDIATE;PRAGMA defer_foreign_keys=ON", "open the file", err);
    if (rc != HUB_OK) {
        return rc;
    }
    bool capture = j->capture;
    j->capture = false;
    j->erasing = true;
    rc = play(r, err);
    rc = rc == HUB_OK ? store_exec(r->s, "COMMIT", "open the file", err) : rc;
    if (rc != HUB_OK) {
        store_rollback(r->s);
    }
    j->capture = capture;
    j->erasing = false;
    return rc;
}

enum hub_rc store_step_apply(
    struct store *s, const unsigned char *step, size_t len, struct hub_err *err)
{
    HUB_BUG(!s->journal.running);
    enum hub_rc rc = s->steps ? HUB_OK : steps_load(s, err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct player r = {.s = s, .p = step, .end = step + len, .a = arena_create()};
    rc = play_in_txn(&r, err);
    arena_destroy(r.a);
    if (rc == HUB_ECONFLICT || rc == HUB_EINVAL) { /* SQLite's own refusals: it is not what was kept */
        rc = bad_step(&r, err);
    }
    return rc;
}
