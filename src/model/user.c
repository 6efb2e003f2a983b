/* SPDX-License-Identifier: MIT */
#include "hub/model/user.h"

static const char LIST[] =
    "SELECT id,person_id,kind,body,fingerprint,added_at,added_by FROM user_key ORDER BY id";
static const char ANY[] = "SELECT EXISTS (SELECT 1 FROM user_key)";
static const char CHANGED[] =
    "SELECT 1 FROM change WHERE site = ?1 AND seq = ?2 AND tbl = 'person' LIMIT 1";
static const char NAMED[] = "SELECT DISTINCT row_id FROM change WHERE site = ?1 AND seq = ?2 "
                            "AND tbl = 'person' AND (op = 'I' OR col IN ('name', 'role', 'removed_at'))";
static const char CLOSED_COUNT[] = "SELECT count(*) FROM user_closed";
static const char ADD[] = "INSERT INTO main.user_key(id,person_id,kind,body,fingerprint,added_at,added_by) "
                          "VALUES(?1,?2,?3,?4,?5,?6,?7)";
static const char DROP[] = "DELETE FROM main.user_key WHERE id = ?1";
static const char CLOSED[] = "SELECT since FROM user_closed WHERE person_id = ?1";
static const char CLOSE[] = "INSERT INTO main.user_closed(person_id,since) VALUES(?1,?2) "
                            "ON CONFLICT(person_id) DO NOTHING";
static const char OPEN[] = "DELETE FROM main.user_closed WHERE person_id = ?1";

enum hub_rc user_key_list(
    struct store *s, struct arena *a, struct user_keys *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    size_t cap = 0;
    *out = (struct user_keys){0};
    enum hub_rc rc = store_ask(s, LIST, NULL, 0, &q, &row, err);
    while (rc == HUB_OK && row) {
        arena_grow(a, &out->items, out->count, &cap, sizeof *out->items);
        out->items[out->count++] = (struct user_key){
            .id = stmt_id(q, 0),
            .person = stmt_id(q, 1),
            .kind = stmt_text_dup(q, 2, a),
            .body = stmt_text_dup(q, 3, a),
            .fingerprint = stmt_text_dup(q, 4, a),
            .added_at = {stmt_int(q, 5)},
            .added_by = stmt_id(q, 6),
        };
        rc = stmt_step(q, &row, err);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc user_key_any(struct store *s, bool *any, struct hub_err *err)
{
    int64_t n = 0;
    enum hub_rc rc = store_number(s, ANY, &n, err);
    *any = rc == HUB_OK && n != 0;
    return rc;
}

enum hub_rc user_people_changed(struct store *s, bool *changed, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = store_ask(s, CHANGED,
        SQL_ARGS(sql_int(store_site(s)), sql_int(store_txn_seq(s))), &q, changed, err);
    stmt_done(q);
    return rc;
}

enum hub_rc user_people_named(
    struct store *s, struct arena *a, hub_id **out, size_t *count, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    size_t cap = 0;
    *out = NULL;
    *count = 0;
    enum hub_rc rc = store_ask(s, NAMED,
        SQL_ARGS(sql_int(store_site(s)), sql_int(store_txn_seq(s))), &q, &row, err);
    while (rc == HUB_OK && row) {
        arena_grow(a, out, *count, &cap, sizeof **out);
        (*out)[(*count)++] = stmt_id(q, 0);
        rc = stmt_step(q, &row, err);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc user_closed_count(struct store *s, int64_t *count, struct hub_err *err)
{
    return store_number(s, CLOSED_COUNT, count, err);
}

enum hub_rc user_key_add(struct store *s, const struct user_key *k, struct hub_err *err)
{
    return store_tell(s, ADD,
        SQL_ARGS(sql_id(k->id), sql_id(k->person), sql_text(k->kind), sql_text(k->body),
            sql_text(k->fingerprint), sql_int(k->added_at.ms), sql_id(k->added_by)),
        err);
}

enum hub_rc user_key_drop(struct store *s, hub_id id, struct hub_err *err)
{
    return store_tell(s, DROP, SQL_ARGS(sql_id(id)), err);
}

enum hub_rc user_closed(struct store *s, hub_id person, hub_stamp *since, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *since = STAMP_NONE;
    enum hub_rc rc = store_ask(s, CLOSED, SQL_ARGS(sql_id(person)), &q, &row, err);
    if (rc == HUB_OK && row) {
        since->ms = stmt_int(q, 0);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc user_close(struct store *s, hub_id person, hub_stamp since, struct hub_err *err)
{
    if (!stamp_known(since)) {
        return store_tell(s, OPEN, SQL_ARGS(sql_id(person)), err);
    }
    return store_tell(s, CLOSE, SQL_ARGS(sql_id(person), sql_int(since.ms)), err);
}
