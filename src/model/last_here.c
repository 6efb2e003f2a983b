/* SPDX-License-Identifier: MIT */
#include "hub/model/last_here.h"

#include "hub/store/stmt.h"

static const char GET[] = "SELECT at, step FROM last_here WHERE person_id = ?1";
static const char PUT[] = "INSERT INTO main.last_here(person_id,at,step) "
                          "VALUES(?1,?2,(SELECT coalesce(max(applied),0) FROM main.txn)) "
                          "ON CONFLICT(person_id) DO UPDATE SET at = excluded.at, step = excluded.step";

enum hub_rc last_here_read(
    struct store *s, hub_id person, struct last_here *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *out = (struct last_here){.at = STAMP_NONE};
    enum hub_rc rc = store_ask(s, GET, SQL_ARGS(sql_id(person)), &q, &row, err);
    if (rc == HUB_OK && row) {
        *out = (struct last_here){{stmt_int(q, 0)}, stmt_int(q, 1)};
    }
    stmt_done(q);
    return rc;
}

enum hub_rc last_here_write(struct store *s, hub_id person, hub_stamp at, struct hub_err *err)
{
    return store_tell(s, PUT, SQL_ARGS(sql_id(person), sql_int(at.ms)), err);
}
