/* SPDX-License-Identifier: MIT */
#include "hub/model/user.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
static const char LIST[] =
    "SELECT id,person_id,kind,body,fingerprint,added_at,added_by FROM user_key ORDER BY id";
static const char ANY[] = "SELECT EXISTS (SELECT 1 FROM user_key)";
/* +: by the step, which is short, and not by the table, whose every change there ever was would be read. */
static const char CHANGED[] =
    "SELECT 1 FROM change WHERE site = ?1 AND seq = ?2 AND +tbl = 'person' LIMIT 1";
static const char NAMED[] = "SELECT DISTINCT row_id FROM change WHERE site = ?1 AND seq = ?2 "
                            "AND +tbl = 'person' AND (op = 'I' OR col IN ('name', 'role', 'removed_at'))";
static const char HUBS[] =
    "SELECT h.id, h.removed_at IS NULL AND h.id IN (SELECT p.hub_id FROM person p WHERE p.role = ?1 "
    "AND p.removed_at IS NULL) FROM hub h ORDER BY h.id";
static const char CLOSED_COUNT[] = "SELECT count(*) FROM user_closed";
static const char ADD[] = "INSERT INTO main.user_key(id,person_id,kind,body,fingerprint,added_at,added_by) "
                          "VALUES(?1,?2,?3,?4,?5,?6,?7)";
static const char DROP[] = "DELETE FROM main.user_key WHERE id = ?1";
static const char CLOSED[] = "SELECT since FROM user_closed WHERE person_id = ?1";
static const char CLOSE[] = "INSERT INTO main.user_closed(person_id,since) VALUES(?1,?2) "
                            "ON CONFLICT(person_id) DO NOTHING";
static const char OPEN[] = "DELETE FROM main.user_closed WHERE person_id = ?1";

static void read_key(struct stmt *q, struct arena *a, void *item)
{
    *(struct user_key *)item = (struct user_key){
        .id = stmt_id(q, 0),
        .person = stmt_id(q, 1),
        .kind = stmt_text_dup(q, 2, a),
        .body = stmt_text_dup(q, 3, a),
        .fingerprint = stmt_text_dup(q, 4, a),
        .added_at = {stmt_int(q, 5)},
        .added_by = stmt_id(q, 6),
    };
}

enum hub_rc user_key_list(
    struct store *s, struct arena *a, struct user_keys *out, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->items, .read = read_key};
    enum hub_rc rc = rows_read(&r, s, LIST, NULL, 0, err);
    *out = (struct user_keys){r.items, r.count};
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
    return rows_ids(s, NAMED, SQL_ARGS(sql_int(store_site(s)), sql_int(store_txn_seq(s))), a, out,
        count, err);
}

enum hub_rc user_hubs(struct store *s, const char *role, struct arena *a, struct user_hub **out,
    size_t *count, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    size_t cap = 0;
    *out = NULL;
    *count = 0;
    enum hub_rc rc = store_ask(s, HUBS, SQL_ARGS(sql_text(role)), &q, &row, err);
    while (rc == HUB_OK && row) {
        arena_grow(a, out, *count, &cap, sizeof **out);
        (*out)[(*count)++] = (struct user_hub){stmt_id(q, 0), stmt_int(q, 1) != 0};
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
