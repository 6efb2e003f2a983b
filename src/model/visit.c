/* SPDX-License-Identifier: MIT */
#include "hub/model/visit.h"

#include "hub/store/stmt.h"

static const char ADD[] =
    "INSERT INTO main.visit(at,person_id,kind,command,address,fingerprint) VALUES(?1,?2,?3,?4,?5,?6)";
static const char EACH[] =
    "SELECT at,person_id,kind,command,address,fingerprint FROM visit "
    "WHERE at >= ?1 AND at < ?2 ORDER BY id DESC";

enum hub_rc visit_add(struct store *s, const struct visit *v, struct hub_err *err)
{
    return store_tell(s, ADD,
        SQL_ARGS(sql_int(v->at.ms), sql_id(v->person), sql_text(v->kind),
            sql_text(v->command), sql_text(v->address), sql_text(v->fingerprint)),
        err);
}

enum hub_rc visit_each(struct store *s, hub_stamp from, hub_stamp before,
    enum hub_rc (*each)(void *arg, const struct visit *v, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_ask(s, EACH,
        SQL_ARGS(sql_int(stamp_known(from) ? from.ms : INT64_MIN),
            sql_int(stamp_known(before) ? before.ms : INT64_MAX)),
        &q, &row, err);
    while (rc == HUB_OK && row) {
        struct visit v = {{stmt_int(q, 0)}, stmt_id(q, 1), stmt_text(q, 2), stmt_text(q, 3),
            stmt_text(q, 4), stmt_text(q, 5)};
        rc = each(arg, &v, err);
        rc = rc == HUB_OK ? stmt_step(q, &row, err) : rc;
    }
    stmt_done(q);
    return rc;
}
