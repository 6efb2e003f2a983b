/* SPDX-License-Identifier: MIT */
#include "hub/model/personal.h"

#include "hub/store/stmt.h"

static const char GET[] = "SELECT value FROM personal WHERE person_id = ?1 AND key = ?2";
static const char PUT[] = "INSERT INTO main.personal(person_id,key,value) VALUES(?1,?2,?3) "
                          "ON CONFLICT(person_id,key) DO UPDATE SET value = ?3";

enum hub_rc personal_read(struct store *s, hub_id person, const char *key, struct arena *a,
    const char **value, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *value = NULL;
    enum hub_rc rc = store_ask(s, GET, SQL_ARGS(sql_id(person), sql_text(key)), &q, &row, err);
    if (rc == HUB_OK && row) {
        *value = stmt_text_dup(q, 0, a);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc personal_write(
    struct store *s, hub_id person, const char *key, const char *value, struct hub_err *err)
{
    return store_tell(s, PUT, SQL_ARGS(sql_id(person), sql_text(key), sql_text(value)), err);
}
