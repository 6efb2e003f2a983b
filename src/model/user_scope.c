/* SPDX-License-Identifier: MIT */
#include "hub/model/user_scope.h"

#include "hub/base/str.h"
#include "hub/store/stmt.h"
#include "rows_priv.h"

static const char KINDS[] = "family|event|ticks"; /* as enum user_scope_kind */
static const char LIST[] = "SELECT person_id,kind,record_id,day FROM user_scope ORDER BY id";
static const char ADD[] =
    "INSERT INTO main.\"user_scope\"(id,person_id,kind,record_id,day) SELECT ?1,?2,?3,?4,?5 "
    "WHERE NOT EXISTS (SELECT 1 FROM main.\"user_scope\" WHERE person_id = ?2 AND kind = ?3 AND "
    "record_id IS ?4 AND day IS ?5)";
static const char CLEAR[] = "DELETE FROM main.\"user_scope\" WHERE person_id = ?1 AND kind = ?2";

struct reading {
    struct arena *a;
    struct user_scopes *out;
    size_t cap;
};

/* A kind of a later version counts for nothing. */
static enum hub_rc add_known(void *arg, struct stmt *q, struct hub_err *err)
{
    (void)err;
    struct reading *r = arg;
    int kind = str_part_index(KINDS, stmt_text(q, 1));
    if (kind >= 0) {
        arena_grow(r->a, &r->out->items, r->out->count, &r->cap, sizeof *r->out->items);
        r->out->items[r->out->count++] = (struct user_scope){.person = stmt_id(q, 0),
            .kind = (enum user_scope_kind)kind,
            .record = stmt_id(q, 2),
            .day = row_date(q, 3)};
    }
    return HUB_OK;
}

enum hub_rc user_scope_list(
    struct store *s, struct arena *a, struct user_scopes *out, struct hub_err *err)
{
    struct reading r = {.a = a, .out = out};
    *out = (struct user_scopes){0};
    return rows_each(s, LIST, NULL, 0, add_known, &r, err);
}

static struct sql_arg kind_of(enum user_scope_kind kind, struct arena *a)
{
    return sql_text(str_part(a, KINDS, (size_t)kind));
}

enum hub_rc user_scope_add(struct store *s, const struct user_scope *g, struct hub_err *err)
{
    struct arena *a = arena_create();
    char day[DATE_TEXT];
    enum hub_rc rc = store_tell(s, ADD,
        SQL_ARGS(sql_id(store_next_id(s)), sql_id(g->person), kind_of(g->kind, a),
            sql_id(g->record), sql_text(date_known(g->day) ? date_iso(g->day, day) : NULL)),
        err);
    arena_destroy(a);
    return rc;
}

enum hub_rc user_scope_clear(
    struct store *s, hub_id person, enum user_scope_kind kind, struct hub_err *err)
{
    struct arena *a = arena_create();
    enum hub_rc rc = store_tell(s, CLEAR, SQL_ARGS(sql_id(person), kind_of(kind, a)), err);
    arena_destroy(a);
    return rc;
}
