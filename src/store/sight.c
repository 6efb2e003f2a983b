/* SPDX-License-Identifier: MIT */
/*
 * The views of a sight. hub_past() is asked once a statement runs, so a pause changes no schema and
 * prepares nothing anew, and no rollback can end it.
 */
#include "hub/base/die.h"
#include "hub/store/stmt.h"

#include "sight_priv.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Corrections of corrections: each is looked at within the one before. */
enum { SEEN_DEPTH = 64, KNOWN_MOST = 200000 };

/* Where no column is read SQLite tells of a table as it was written. */
int sight_order(const void *x, const void *y)
{
    return strcasecmp(((const struct seen *)x)->table, ((const struct seen *)y)->table);
}

struct seen *sight_of(const struct store *s, const char *table)
{
    struct seen key = {.table = table};
    struct sighted *v = s->sight;
    return v && v->count ? bsearch(&key, v->seen, v->count, sizeof key, sight_order) : NULL;
}

static bool past(const struct store *s)
{
    return !s->sight || s->sight->paused > 0;
}

/* --- one row --------------------------------------------------------------------------------- */

void sight_forget(struct store *s)
{
    struct sighted *v = s->sight;
    if (v && v->known > 0) {
        arena_reset(v->memory);
        for (size_t i = 0; i < v->count; i++) {
            idmap_on(&v->seen[i].known, v->memory);
        }
        v->known = 0;
    }
}

/* Kept; while it runs another of its own. */
static sqlite3_stmt *looker(struct store *s, struct seen *v, bool *own)
{
    sqlite3_stmt *q = NULL;
    *own = v->look && v->looking;
    if (v->look && !v->looking) {
        return v->look;
    }
    char *sql = sqlite3_mprintf(
        "SELECT 1 FROM main.\"%w\" t WHERE t.id=?1 AND (%s)", v->table, v->one);
    unsigned flags = *own ? 0 : SQLITE_PREPARE_PERSISTENT;
    bool asking = s->fence.asking;
    s->fence.asking = false; /* it is the view's own question */
    if (!sql || sqlite3_prepare_v3(s->db, sql, -1, flags, &q, NULL) != SQLITE_OK) {
        q = NULL;
    }
    s->fence.asking = asking;
    sqlite3_free(sql);
    v->look = *own ? v->look : q;
    return q;
}

static bool look(struct store *s, struct seen *v, int64_t id)
{
    bool own;
    sqlite3_stmt *q = s->sight->depth < SEEN_DEPTH ? looker(s, v, &own) : NULL;
    if (!q) {
        return false; /* what cannot be looked at is not seen */
    }
    s->sight->depth++;
    v->looking = own ? v->looking : true;
    stmt_bound(sqlite3_bind_int64(q, 1, id));
    int rc = sqlite3_step(q);
    bool seen = rc == SQLITE_ROW;
    if (!seen && rc != SQLITE_DONE) {
        (void)store_fail(s, rc, "look who may see it", &(struct hub_err){0}); /* noted there */
    }
    if (own) {
        sqlite3_finalize(q);
    } else {
        sqlite3_reset(q);
        v->looking = false;
    }
    s->sight->depth--;
    return seen;
}

static bool sees_in(struct store *s, struct seen *v, int64_t id)
{
    enum { UNKNOWN, SEEN, UNSEEN };
    hub_id key = {id};
    if (!id_known(key)) {
        return false;
    }
    if (s->sight->depth == 0 && (!store_as_of(s, &s->sight->at) || s->sight->known > KNOWN_MOST)) {
        sight_forget(s);
    }
    int64_t known = idmap_get(&v->known, key, UNKNOWN);
    if (known == UNKNOWN) {
        known = look(s, v, id) ? SEEN : UNSEEN;
        idmap_put(&v->known, key, known);
        s->sight->known++;
    }
    return known == SEEN;
}

static bool sees(struct store *s, const char *table, int64_t id)
{
    struct seen *v = table ? sight_of(s, table) : NULL;
    const char *noun = table && !v ? s->sight->table_of(table) : NULL;
    v = noun ? sight_of(s, noun) : v;
    return v && sees_in(s, v, id);
}

bool sight_sees(struct store *s, const char *table, hub_id id)
{
    return sees(s, table, id.n);
}

static bool sees_any(struct store *s, int64_t id)
{
    bool seen = false;
    for (size_t i = 0; !seen && i < s->sight->count; i++) {
        seen = s->sight->seen[i].by_id && sees_in(s, &s->sight->seen[i], id);
    }
    return seen;
}

/* --- as SQL asks ----------------------------------------------------------------------------- */

static void fn_past(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    sqlite3_result_int(ctx, past(sqlite3_user_data(ctx)));
}

/* The least id there may be; nothing while not paused. */
static void fn_from(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    if (past(sqlite3_user_data(ctx))) {
        sqlite3_result_int64(ctx, INT64_MIN);
    }
}

/* Between these two are the ids of the one hub, or of all while paused. */
static void fn_low(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    const struct store *s = sqlite3_user_data(ctx);
    sqlite3_result_int64(ctx, past(s) ? INT64_MIN : s->sight->first_id);
}

static void fn_high(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    (void)argv;
    const struct store *s = sqlite3_user_data(ctx);
    sqlite3_result_int64(ctx, past(s) ? INT64_MAX : s->sight->first_id);
}

static void fn_sees(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct store *s = sqlite3_user_data(ctx);
    bool there = sqlite3_value_type(argv[1]) == SQLITE_INTEGER;
    sqlite3_result_int(ctx, past(s) || (there && sees(s, (const char *)sqlite3_value_text(argv[0]),
                                                     sqlite3_value_int64(argv[1]))));
}

static void fn_sees_any(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct store *s = sqlite3_user_data(ctx);
    sqlite3_result_int(ctx, past(s) || sees_any(s, sqlite3_value_int64(argv[0])));
}

/* "{family 12}": the record from the brace on; what is no such thing names none. */
static bool names_unseen(struct store *s, const char *from)
{
    char noun[64];
    size_t len = strcspn(from, " }");
    if (from[len] != ' ' || len >= sizeof noun) {
        return false;
    }
    memcpy(noun, from, len);
    noun[len] = '\0';
    char *end;
    long long id = strtoll(from + len + 1, &end, 10);
    return end > from + len + 1 && s->sight->table_of(noun) && !sees(s, noun, id);
}

static void fn_sees_words(sqlite3_context *ctx, int argc, sqlite3_value **argv)
{
    (void)argc;
    struct store *s = sqlite3_user_data(ctx);
    const char *p = past(s) ? NULL : (const char *)sqlite3_value_text(argv[0]);
    bool seen = true;
    for (p = p ? strchr(p, '{') : NULL; p && seen; p = strchr(p + 1, '{')) {
        seen = !names_unseen(s, p + 1);
    }
    sqlite3_result_int(ctx, seen);
}

enum hub_rc sight_functions(struct store *s, struct hub_err *err)
{
    static const struct {
        const char *name;
        int arguments, flags;
        void (*call)(sqlite3_context *, int, sqlite3_value **);
    } functions[] = {
        {"hub_past", 0, SQLITE_DETERMINISTIC, fn_past}, /* within a statement it is */
        {"hub_from", 0, SQLITE_DETERMINISTIC, fn_from},
        {"hub_low", 0, SQLITE_DETERMINISTIC, fn_low},
        {"hub_high", 0, SQLITE_DETERMINISTIC, fn_high},
        {"hub_sees", 2, 0, fn_sees},
        {"hub_sees_any", 1, 0, fn_sees_any},
        {"hub_sees_words", 1, 0, fn_sees_words},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        int rc = sqlite3_create_function_v2(s->db, functions[i].name, functions[i].arguments,
            SQLITE_UTF8 | SQLITE_INNOCUOUS | functions[i].flags, s, functions[i].call, NULL, NULL,
            NULL);
        if (rc != SQLITE_OK) {
            return store_fail(s, rc, "get ready to read", err);
        }
    }
    return HUB_OK;
}

/* --- paused ---------------------------------------------------------------------------------- */

bool store_sighted(const struct store *s)
{
    return s->sight != NULL;
}

bool store_views_on(const struct store *s)
{
    return !past(s);
}

bool store_view_by_owner(const struct store *s, const char *table)
{
    const struct seen *v = past(s) ? NULL : sight_of(s, table);
    return v && v->by_owner;
}

void store_views_pause(struct store *s)
{
    if (s->sight) {
        s->sight->paused++;
    }
}

void store_views_resume(struct store *s)
{
    if (s->sight) {
        HUB_BUG(s->sight->paused > 0);
        s->sight->paused--;
    }
}
