/* SPDX-License-Identifier: MIT */
/* The views of a sight, made and dropped. */
#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "sight_priv.h"

#include <stdlib.h>
#define READY "get ready to read"

static const char WRITE_VIEW[] =
    "INSERT INTO sqlite_temp_schema(type,name,tbl_name,rootpage,sql) VALUES('view',?1,?1,0,?2)";

static void add_ids(struct sb *b, const struct store_views *v)
{
    for (size_t i = 0; i < v->id_count; i++) {
        sb_addf(b, "CREATE TEMP TABLE \"%s\" (id INTEGER PRIMARY KEY);", v->ids[i].name);
        for (size_t k = 0; k < v->ids[i].count; k++) {
            sb_addf(b, "INSERT OR IGNORE INTO temp.\"%s\" VALUES(%lld);", v->ids[i].name,
                (long long)v->ids[i].ids[k].n);
        }
    }
}

/* What stood before is dropped in the order in which it was made. */
static void add_drops(struct sb *b, const struct sighted *v)
{
    for (size_t i = 0; v && i < v->count; i++) {
        sb_addf(b, "DROP VIEW temp.\"%s\";", v->seen[i].table);
    }
    for (size_t i = 0; v && i < v->id_count; i++) {
        sb_addf(b, "DROP TABLE temp.\"%s\";", v->id_names[i]);
    }
}

void sight_free(struct store *s)
{
    struct sighted *v = s->sight;
    for (size_t i = 0; v && i < v->count; i++) {
        sqlite3_finalize(v->seen[i].look);
    }
    if (v) {
        arena_destroy(v->memory);
        arena_destroy(v->arena);
    }
    s->sight = NULL;
}

static struct sighted *remember(const struct store_views *v)
{
    struct arena *a = arena_create();
    struct sighted *out = arena_alloc(a, sizeof *out);
    *out = (struct sighted){.arena = a, .count = v->count, .id_count = v->id_count,
        .seen = arena_array(a, v->count + 1, sizeof *out->seen),
        .id_names = arena_array(a, v->id_count + 1, sizeof *out->id_names),
        .table_of = v->table_of, .memory = arena_create()};
    for (size_t i = 0; i < v->count; i++) {
        const struct sight_view *from = &v->views[i];
        struct seen *to = &out->seen[i];
        to->table = arena_strdup(a, from->table);
        to->one = arena_strdup(a, from->one ? from->one : from->where);
        to->by_id = from->by_id;
        to->by_owner = from->by_owner;
        idmap_on(&to->known, out->memory);
    }
    out->first_id = v->id_count && v->ids[0].count ? v->ids[0].ids[0].n : 0;
    for (size_t i = 0; i < v->id_count; i++) {
        out->id_names[i] = arena_strdup(a, v->ids[i].name);
    }
    qsort(out->seen, out->count, sizeof *out->seen, sight_order);
    return out;
}

static int write_view(sqlite3_stmt *q, const struct sight_view *v, struct arena *a)
{
    const char *sql = arena_printf(a, "CREATE VIEW \"%s\" AS SELECT %s FROM main.\"%s\" t WHERE %s",
        v->table, v->columns ? v->columns : "*", v->table, v->where);
    stmt_bound(sqlite3_bind_text(q, 1, v->table, -1, SQLITE_STATIC));
    stmt_bound(sqlite3_bind_text(q, 2, sql, -1, SQLITE_STATIC));
    (void)sqlite3_step(q); /* its result is that of the reset */
    return sqlite3_reset(q);
}

static int write_views(sqlite3 *db, const struct store_views *v, struct arena *a)
{
    sqlite3_stmt *q = NULL;
    int rc = sqlite3_prepare_v2(db, WRITE_VIEW, -1, &q, NULL);
    for (size_t i = 0; rc == SQLITE_OK && i < v->count; i++) {
        rc = write_view(q, &v->views[i], a);
    }
    sqlite3_finalize(q);
    return rc;
}

/* What is not known by name makes SQLite read the list of what there is anew. */
static int read_views(sqlite3 *db, const struct store_views *v, struct arena *a)
{
    sqlite3_stmt *q = NULL;
    int rc = sqlite3_exec(db, "PRAGMA temp.schema_version = 1000", NULL, NULL, NULL);
    const char *last = arena_printf(a, "SELECT 1 FROM temp.\"%s\"", v->views[v->count - 1].table);
    rc = rc == SQLITE_OK ? sqlite3_prepare_v2(db, last, -1, &q, NULL) : rc;
    sqlite3_finalize(q);
    return rc;
}

/*
 * Straight into the list of what there is, as one statement for all: a quarter of the work of as many
 * CREATE VIEW, each of which is parsed twice and makes every other statement old.
 */
static int make_views(sqlite3 *db, const struct store_views *v, struct arena *a)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
    int rc = write_views(db, v, a);
    sqlite3_db_config(db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, NULL); /* a view that is wrong is refused */
    rc = rc == SQLITE_OK ? read_views(db, v, a) : rc;
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return rc;
}

static enum hub_rc make_all(
    struct store *s, const struct store_views *v, struct arena *a, struct hub_err *err)
{
    struct sb b = sb_as_is(a);
    add_ids(&b, v);
    enum hub_rc rc = sight_functions(s, err);
    rc = rc == HUB_OK ? store_exec(s, sb_str(&b), READY, err) : rc;
    int made = rc == HUB_OK && v->count ? make_views(s->db, v, a) : SQLITE_OK;
    return made == SQLITE_OK ? rc : store_fail(s, made, READY, err);
}

static enum hub_rc change_views(
    struct store *s, const struct store_views *v, struct arena *a, struct hub_err *err)
{
    struct sb b = sb_as_is(a);
    sb_add(&b, "SAVEPOINT views;");
    add_drops(&b, s->sight);
    s->fence.making++;
    enum hub_rc rc = store_exec(s, sb_str(&b), READY, err);
    rc = rc == HUB_OK && v ? make_all(s, v, a, err) : rc;
    rc = rc == HUB_OK ? store_exec(s, "RELEASE views", READY, err) : rc;
    if (rc != HUB_OK) {
        sqlite3_exec(s->db, "ROLLBACK TO views;RELEASE views", NULL, NULL, NULL);
    }
    s->fence.making--;
    return rc;
}

enum hub_rc store_set_views(struct store *s, const struct store_views *v, struct hub_err *err)
{
    HUB_BUG(!s->journal.running && s->busy_statements == 0);
    struct arena *scratch = arena_create();
    int paused = s->sight ? s->sight->paused : 0;
    look_close(s);
    present_forget(s);
    stmt_forget_all(s); /* one prepared before would keep what it was allowed then */
    enum hub_rc rc = change_views(s, v, scratch, err);
    if (rc == HUB_OK) {
        sight_free(s);
        s->sight = v ? remember(v) : NULL;
        if (v) {
            s->sight->paused = paused;
        }
    }
    look_open(s);
    arena_destroy(scratch);
    return rc;
}
