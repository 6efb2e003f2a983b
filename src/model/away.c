/* SPDX-License-Identifier: MIT */
#include "hub/model/away.h"

#include "hub/store/stmt.h"

static const char STEPS[] =
    "SELECT count(*) FROM site s CROSS JOIN txn t ON t.site = s.id WHERE s.pack = ?1 "
    "AND EXISTS (SELECT 1 FROM change c WHERE c.site = t.site AND c.seq = t.seq)";

enum hub_rc away_steps(struct store *s, const char *mark, int64_t *count, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_ask(s, STEPS, SQL_ARGS(sql_text(mark)), &q, &row, err);
    *count = rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(q);
    return rc;
}
