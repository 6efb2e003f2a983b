/* SPDX-License-Identifier: MIT */
#include "hub/model/last_here.h"

#include "hub/store/stmt.h"

static const char GET[] = "SELECT at FROM last_here WHERE person_id = ?1";
static const char AFTER[] = "SELECT min(at) FROM txn WHERE applied > "
                            "(SELECT step FROM last_here WHERE person_id = ?1)";
static const char PUT[] = "INSERT INTO main.last_here(person_id,at,step) "
                          "VALUES(?1,?2,(SELECT coalesce(max(applied),0) FROM main.txn)) "
                          "ON CONFLICT(person_id) DO UPDATE SET at = excluded.at, step = excluded.step";

static enum hub_rc ask_stamp(
    struct store *s, const char *sql, hub_id person, hub_stamp *at, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *at = STAMP_NONE;
    enum hub_rc rc = store_ask(s, sql, SQL_ARGS(sql_id(person)), &q, &row, err);
    if (rc == HUB_OK && row && !stmt_is_null(q, 0)) {
        at->ms = stmt_int(q, 0);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc last_here_read(struct store *s, hub_id person, hub_stamp *at, struct hub_err *err)
{
    return ask_stamp(s, GET, person, at, err);
}

enum hub_rc last_here_after(struct store *s, hub_id person, hub_stamp *at, struct hub_err *err)
{
    return ask_stamp(s, AFTER, person, at, err);
}

enum hub_rc last_here_write(struct store *s, hub_id person, hub_stamp at, struct hub_err *err)
{
    return store_tell(s, PUT, SQL_ARGS(sql_id(person), sql_int(at.ms)), err);
}
