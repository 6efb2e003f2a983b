/* SPDX-License-Identifier: MIT */
#include "hub/model/meta.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
static const char GET[] = "SELECT value FROM meta WHERE key = ?1";
static const char PUT[] = "INSERT INTO main.meta(key,value) VALUES(?1,?2) "
                          "ON CONFLICT(key) DO UPDATE SET value = ?2";
static const char LAST_STEP[] = "SELECT coalesce(max(seq),0) FROM txn WHERE site = ?1";
static const char DROP[] = "DELETE FROM main.meta WHERE key = ?1";
static const char LAST_HERE[] = "SELECT t.site,t.seq,t.at FROM site s JOIN txn t ON t.site = s.id "
                                "WHERE s.own = 1 ORDER BY t.seq DESC LIMIT 1";
static const char STEP_AT[] = "SELECT at FROM txn WHERE site = ?1 AND seq = ?2";
static const char STEPS[] = "SELECT site,seq,at FROM txn ORDER BY applied DESC";
static const char FIRST_SITE[] =
    "WITH RECURSIVE line(id,parent) AS (SELECT id,parent FROM site WHERE own = 1 "
    "UNION SELECT s.id,s.parent FROM line l JOIN site s ON s.id = l.parent) "
    "SELECT id FROM line WHERE parent IS NULL";

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

static struct meta_step step_of(struct stmt *q)
{
    return (struct meta_step){stmt_int(q, 0), stmt_int(q, 1), {stmt_int(q, 2)}};
}

enum hub_rc meta_last_step(struct store *s, struct meta_step *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, LAST_HERE, NULL, 0, &q, &row, err);
    if (rc == HUB_OK) {
        *out = row ? step_of(q) : (struct meta_step){0};
        stmt_done(q);
    }
    return rc;
}

enum hub_rc meta_step_at(
    struct store *s, int64_t site, int64_t seq, hub_stamp *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, STEP_AT, SQL_ARGS(sql_int(site), sql_int(seq)), &q, &row, err);
    if (rc == HUB_OK) {
        *out = row ? (hub_stamp){stmt_int(q, 0)} : STAMP_NONE;
        stmt_done(q);
    }
    return rc;
}

struct telling {
    void (*each)(void *arg, const struct meta_step *step);
    void *arg;
};

static enum hub_rc tell_step(void *arg, struct stmt *q, struct hub_err *err)
{
    const struct telling *t = arg;
    struct meta_step step = step_of(q);
    (void)err;
    t->each(t->arg, &step);
    return HUB_OK;
}

enum hub_rc meta_each_step(struct store *s, void (*each)(void *arg, const struct meta_step *step),
    void *arg, struct hub_err *err)
{
    struct telling t = {each, arg};
    return rows_each(s, STEPS, NULL, 0, tell_step, &t, err);
}

enum hub_rc meta_first_site(struct store *s, int64_t *site, struct hub_err *err)
{
    return rows_number(s, FIRST_SITE, NULL, 0, site, err);
}
