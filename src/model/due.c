/* SPDX-License-Identifier: MIT */
#include "hub/model/due.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
static const char DAY_GET[] = "SELECT day,numbers FROM due_day WHERE hub_id = ?1";
static const char DAY_PUT[] = "INSERT INTO main.due_day(hub_id,day,numbers) VALUES(?1,?2,?3) "
                              "ON CONFLICT(hub_id) DO UPDATE SET day = ?2, numbers = ?3";
static const char FORGET[] = "DELETE FROM main.due_day";
static const char LIST[] =
    "SELECT level,kind,day,record_id,words,what FROM due WHERE hub_id = ?1 ORDER BY part,place";
static const char CLEAR[] = "DELETE FROM main.due WHERE hub_id = ?1 AND part = ?2";
static const char PUT[] = "INSERT INTO main.due(hub_id,part,place,level,kind,day,record_id,words,what) "
                          "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9)";
static const char CHANGES[] =
    "SELECT tbl,row_id,col,CASE WHEN typeof(old) = 'integer' THEN old END FROM change "
    "WHERE site = ?1 AND seq = ?2";

enum hub_rc due_day_read(struct store *s, hub_id hub, struct due_day *out, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *out = (struct due_day){.day = DATE_NONE};
    enum hub_rc rc = store_prepare(s, DAY_GET, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, hub);
    rc = stmt_step(q, &row, err);
    if (rc == HUB_OK && row) {
        date_from_iso(stmt_text(q, 0), &out->day);
        out->numbers = stmt_int(q, 1);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc due_day_write(struct store *s, hub_id hub, const struct due_day *d, struct hub_err *err)
{
    struct stmt *q;
    char day[DATE_TEXT];
    enum hub_rc rc = store_prepare(s, DAY_PUT, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, hub);
    stmt_bind_text(q, 2, date_iso(d->day, day));
    stmt_bind_int(q, 3, d->numbers);
    return stmt_run(q, err);
}

enum hub_rc due_forget(struct store *s, struct hub_err *err)
{
    struct stmt *q;
    enum hub_rc rc = store_prepare(s, FORGET, &q, err);
    return rc == HUB_OK ? stmt_run(q, err) : rc;
}

static void read_due(struct stmt *q, struct arena *a, void *item)
{
    *(struct due *)item = (struct due){(int)stmt_int(q, 0), (int)stmt_int(q, 1), row_date(q, 2),
        stmt_id(q, 3), stmt_text_dup(q, 4, a), stmt_is_null(q, 5) ? NULL : stmt_text_dup(q, 5, a)};
}

enum hub_rc due_read(struct store *s, hub_id hub, struct arena *a, struct due **out, size_t *count,
    struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_due};
    enum hub_rc rc = rows_read(&r, s, LIST, SQL_ARGS(sql_id(hub)), err);
    *out = r.items;
    *count = r.count;
    return rc;
}

static enum hub_rc put(struct store *s, hub_id hub, enum due_part part, size_t place,
    const struct due *d, struct hub_err *err)
{
    char day[DATE_TEXT];
    return store_tell(s, PUT,
        SQL_ARGS(sql_id(hub), sql_int(part), sql_int((int64_t)place), sql_int(d->level),
            sql_int(d->kind), sql_text(date_known(d->day) ? date_iso(d->day, day) : NULL),
            sql_id(d->record), sql_text(d->words), sql_text(d->what)),
        err);
}

enum hub_rc due_write(struct store *s, hub_id hub, enum due_part part, const struct due *rows,
    size_t count, struct hub_err *err)
{
    enum hub_rc rc = store_tell(s, CLEAR, SQL_ARGS(sql_id(hub), sql_int(part)), err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        rc = put(s, hub, part, i, &rows[i], err);
    }
    return rc;
}

struct telling {
    enum hub_rc (*each)(void *arg, const struct due_change *c, struct hub_err *err);
    void *arg;
};

static enum hub_rc tell_change(void *arg, struct stmt *q, struct hub_err *err)
{
    struct telling *t = arg;
    struct due_change c = {stmt_text(q, 0), stmt_id(q, 1), stmt_text(q, 2), stmt_id(q, 3)};
    return t->each(t->arg, &c, err);
}

enum hub_rc due_changes(struct store *s,
    enum hub_rc (*each)(void *arg, const struct due_change *c, struct hub_err *err), void *arg,
    struct hub_err *err)
{
    struct telling t = {each, arg};
    return rows_each(s, CHANGES, SQL_ARGS(sql_int(store_site(s)), sql_int(store_txn_seq(s))),
        tell_change, &t, err);
}
