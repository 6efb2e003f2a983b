/* SPDX-License-Identifier: MIT */
#include "hub/model/meta.h"

static const char GET[] = "SELECT value FROM meta WHERE key = ?1";
static const char PUT[] = "INSERT INTO main.meta(key,value) VALUES(?1,?2) "
                          "ON CONFLICT(key) DO UPDATE SET value = ?2";
static const char LAST_STEP[] = "SELECT coalesce(max(seq),0) FROM txn WHERE site = ?1";
static const char DROP[] = "DELETE FROM main.meta WHERE key = ?1";

enum hub_rc meta_number(struct store *s, const char *key, int64_t *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *out = 0;
    enum hub_rc rc = store_ask(s, GET, SQL_ARGS(sql_text(key)), &q, &row, err);
    if (rc == HUB_OK && row) {
        *out = stmt_int(q, 0);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc meta_text(
    struct store *s, const char *key, struct arena *a, const char **out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *out = NULL;
    enum hub_rc rc = store_ask(s, GET, SQL_ARGS(sql_text(key)), &q, &row, err);
    if (rc == HUB_OK && row) {
        *out = stmt_text_dup(q, 0, a);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc meta_put_number(
    struct store *s, const char *key, int64_t value, struct hub_err *err)
{
    return store_tell(s, PUT, SQL_ARGS(sql_text(key), sql_int(value)), err);
}

enum hub_rc meta_put_text(
    struct store *s, const char *key, const char *value, struct hub_err *err)
{
    return value ? store_tell(s, PUT, SQL_ARGS(sql_text(key), sql_text(value)), err)
                 : store_tell(s, DROP, SQL_ARGS(sql_text(key)), err);
}

enum hub_rc meta_place(struct store *s, int64_t *seq, int64_t *schema, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *seq = 0;
    enum hub_rc rc = store_ask(s, LAST_STEP, SQL_ARGS(sql_int(store_site(s))), &q, &row, err);
    if (rc == HUB_OK && row) {
        *seq = stmt_int(q, 0);
    }
    stmt_done(q);
    return rc == HUB_OK ? store_number(s, "PRAGMA user_version", schema, err) : rc;
}

enum hub_rc meta_steps(struct store *s, int64_t *steps, struct hub_err *err)
{
    return store_number(s, "SELECT count(*) FROM txn", steps, err);
}
