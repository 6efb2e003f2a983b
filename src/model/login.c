/* SPDX-License-Identifier: MIT */
#include "hub/model/login.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
static const char GET[] =
    "SELECT pin,wrong,locked_until,changed_at FROM login WHERE person_id = ?1";
static const char PUT[] =
    "INSERT INTO main.login(person_id,pin,wrong,locked_until,changed_at) VALUES(?1,?2,?3,?4,?5) "
    "ON CONFLICT(person_id) DO UPDATE SET pin = ?2, wrong = ?3, locked_until = ?4, changed_at = ?5";
static const char LIST[] = "SELECT person_id FROM login ORDER BY person_id";
static const char DROP[] = "DELETE FROM main.login WHERE person_id = ?1";

enum hub_rc login_get(struct store *s, hub_id person, struct arena *a, struct login *out,
    struct hub_err *err)
{
    struct stmt *q;
    bool row;
    *out = (struct login){.person = person, .locked_until = STAMP_NONE, .changed_at = STAMP_NONE};
    enum hub_rc rc = store_ask(s, GET, SQL_ARGS(sql_id(person)), &q, &row, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (row) {
        out->pin = stmt_text_dup(q, 0, a);
        out->wrong = stmt_int(q, 1);
        out->locked_until.ms = stmt_is_null(q, 2) ? STAMP_NONE.ms : stmt_int(q, 2);
        out->changed_at.ms = stmt_int(q, 3);
    }
    stmt_done(q);
    return HUB_OK;
}

enum hub_rc login_list(
    struct store *s, struct arena *a, hub_id **out, size_t *count, struct hub_err *err)
{
    return rows_ids(s, LIST, NULL, 0, a, out, count, err);
}

enum hub_rc login_put(struct store *s, const struct login *l, struct hub_err *err)
{
    if (!l->pin) {
        return store_tell(s, DROP, SQL_ARGS(sql_id(l->person)), err);
    }
    return store_tell(s, PUT,
        SQL_ARGS(sql_id(l->person), sql_text(l->pin), sql_int(l->wrong), sql_stamp(l->locked_until),
            sql_int(l->changed_at.ms)),
        err);
}
