/* SPDX-License-Identifier: MIT */
#include "hub/model/meta.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
static const char GET[] = "SELECT value FROM meta WHERE key = ?1";
static const char PUT[] = "INSERT INTO main.meta(key,value) VALUES(?1,?2) "
                          "ON CONFLICT(key) DO UPDATE SET value = ?2";
static const char LAST_STEP[] = "SELECT coalesce(max(seq),0) FROM txn WHERE site = ?1";
static const char DROP[] = "DELETE FROM main.meta WHERE key = ?1";

enum hub_rc meta_number(struct store *s, const char *key, int64_t *out, struct hub_err *err)
{
    return rows_number(s, GET, SQL_ARGS(sql_text(key)), out, err);
}

enum hub_rc meta_text(
    struct store *s, const char *key, struct arena *a, const char **out, struct hub_err *err)
{
    return rows_text(s, GET, SQL_ARGS(sql_text(key)), a, out, err);
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
    enum hub_rc rc = rows_number(s, LAST_STEP, SQL_ARGS(sql_int(store_site(s))), seq, err);
    return rc == HUB_OK ? store_number(s, "PRAGMA user_version", schema, err) : rc;
}

enum hub_rc meta_steps(struct store *s, int64_t *steps, struct hub_err *err)
{
    return store_number(s, "SELECT count(*) FROM txn", steps, err);
}
