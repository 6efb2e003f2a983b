/* SPDX-License-Identifier: MIT */
#include "hub/model/spool.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
static const char LIST[] =
    "SELECT person_id,number,at,file,command,bytes FROM spool WHERE person_id = ?1 ORDER BY id";
static const char READ[] = "SELECT person_id,number,at,file,command,bytes,body FROM spool "
                           "WHERE person_id = ?1 AND number = ?2";
static const char ADD[] =
    "INSERT INTO main.spool(person_id,number,at,file,command,bytes,body) VALUES(?1,?2,?3,?4,?5,?6,?7)";
static const char DROP[] = "DELETE FROM main.spool WHERE person_id = ?1 AND number = ?2";
static const char DROP_OLD[] = "DELETE FROM main.spool WHERE at < ?1 OR at > ?2";
static const char ANY_OLD[] = "SELECT 1 FROM spool WHERE at < ?1 OR at > ?2 LIMIT 1";
/* By their number in the journal, newest first: the first few are looked at. */
static const char LAST_STEP[] =
    "SELECT t.at FROM txn t WHERE t.person_id = ?1 AND t.verb NOT IN ('sign in', 'take out') "
    "ORDER BY t.applied DESC LIMIT 1";

static struct spool_row row_of(struct stmt *q, struct arena *a)
{
    return (struct spool_row){stmt_id(q, 0), stmt_int(q, 1), {stmt_int(q, 2)},
        stmt_text_dup(q, 3, a), stmt_text_dup(q, 4, a), stmt_int(q, 5)};
}

static void read_row(struct stmt *q, struct arena *a, void *item)
{
    *(struct spool_row *)item = row_of(q, a);
}

enum hub_rc spool_list(struct store *s, hub_id person, struct arena *a, struct spool_rows *out,
    struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof *out->items, .read = read_row};
    enum hub_rc rc = rows_read(&r, s, LIST, SQL_ARGS(sql_id(person)), err);
    *out = (struct spool_rows){r.items, r.count};
    return rc;
}

enum hub_rc spool_read(struct store *s, hub_id person, int64_t number, struct arena *a,
    struct spool_row *out, const char **body, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    enum hub_rc rc = store_ask(s, READ, SQL_ARGS(sql_id(person), sql_int(number)), &q, &row, err);
    if (rc == HUB_OK && row) {
        *out = row_of(q, a);
        *body = stmt_text_dup(q, 6, a);
    }
    stmt_done(q);
    return rc != HUB_OK || row ? rc
                               : hub_fail(err, HUB_ENOTFOUND,
                                     "There is no %lld of yours. hub fetch lists what waits for you.",
                                     (long long)number);
}

enum hub_rc spool_add(
    struct store *s, const struct spool_row *r, const char *body, struct hub_err *err)
{
    return store_tell(s, ADD,
        SQL_ARGS(sql_id(r->person), sql_int(r->number), sql_stamp(r->at), sql_text(r->file),
            sql_text(r->command), sql_int(r->bytes), sql_text(body)),
        err);
}

enum hub_rc spool_drop(struct store *s, hub_id person, int64_t number, struct hub_err *err)
{
    return store_tell(s, DROP, SQL_ARGS(sql_id(person), sql_int(number)), err);
}

enum hub_rc spool_drop_old(struct store *s, struct spool_span kept, struct hub_err *err)
{
    return store_tell(s, DROP_OLD, SQL_ARGS(sql_stamp(kept.from), sql_stamp(kept.to)), err);
}

enum hub_rc spool_any_old(
    struct store *s, struct spool_span kept, bool *any, struct hub_err *err)
{
    struct stmt *q;
    *any = false;
    enum hub_rc rc = store_ask(
        s, ANY_OLD, SQL_ARGS(sql_stamp(kept.from), sql_stamp(kept.to)), &q, any, err);
    stmt_done(q);
    return rc;
}

enum hub_rc spool_last_step(
    struct store *s, hub_id person, hub_stamp *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *out = STAMP_NONE;
    enum hub_rc rc = store_ask(s, LAST_STEP, SQL_ARGS(sql_id(person)), &q, &row, err);
    if (rc == HUB_OK && row) {
        out->ms = stmt_int(q, 0);
    }
    stmt_done(q);
    return rc;
}
