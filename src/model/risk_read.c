/* SPDX-License-Identifier: MIT */
#include "hub/model/risk_read.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
enum { A_YEAR = 12 };

#define COLUMNS                                                                                    \
    "SELECT s.id,s.event_id,e.hub_id,s.kind,e.name,e.place,s.signed_on,s.review_on,e.starts AS starts "
#define THERE    " s.removed_at IS NULL AND e.removed_at IS NULL "
#define ITS_EVENT "CROSS JOIN event e ON e.id = s.event_id WHERE" THERE
#define IN_ORDER " ORDER BY starts DESC,s.id DESC"
/* ?1 the first day, ?2 the last, ?3 a year before the first, ?4 the hub. */
#define USUAL "s.kind = 'usual' AND s.signed_on <= ?2 AND (?4 IS NULL OR e.hub_id = ?4) "
#define BY_SIGNED                                                                                  \
    COLUMNS "FROM risk_sheet s INDEXED BY risk_sheet_signed " ITS_EVENT                            \
            "AND s.review_on IS NULL AND s.signed_on >= ?3 AND " USUAL
#define BY_REVIEW                                                                                  \
    COLUMNS "FROM risk_sheet s INDEXED BY risk_sheet_review " ITS_EVENT                            \
            "AND s.review_on >= ?1 AND s.signed_on IS NOT NULL AND " USUAL
/* ?5 the name, ?6 the place. */
#define ALIKE "AND (e.name = ?5 COLLATE NOCASE OR e.place = ?6 COLLATE NOCASE) "
#define BOTH(more)                                                                                 \
    "SELECT * FROM (" BY_SIGNED more "UNION ALL " BY_REVIEW more ") ORDER BY starts DESC,id DESC"

static const char USUAL_ALL[] = BOTH("");
static const char USUAL_LIKE[] = BOTH(ALIKE);
static const char OF_EVENT[] = COLUMNS "FROM risk_sheet s " ITS_EVENT "AND s.event_id = ?1" IN_ORDER;
static const char OF_KIND[] =
    COLUMNS "FROM risk_sheet s INDEXED BY risk_sheet_by_kind " ITS_EVENT
            "AND s.kind = ?2 AND s.signed_on IS NOT NULL AND e.hub_id = ?1 "
            "ORDER BY s.signed_on DESC,s.id DESC";

static enum hub_rc each_row(struct store *s, const char *sql, const struct sql_arg *args,
    size_t count, bool (*each)(void *arg, const struct risk_row *r), void *arg,
    struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, sql, args, count, &q, &row, err);
    for (; rc == HUB_OK && row; rc = stmt_step(q, &row, err)) {
        struct risk_row r = {
            .sheet = stmt_id(q, 0),
            .event = stmt_id(q, 1),
            .hub = stmt_id(q, 2),
            .kind = stmt_text(q, 3),
            .name = stmt_text(q, 4),
            .place = stmt_text(q, 5),
            .signed_on = row_date(q, 6),
            .review_on = row_date(q, 7),
            .starts = row_wall(q, 8),
        };
        if (!each(arg, &r)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

enum hub_rc risk_of_event(struct store *s, hub_id event,
    bool (*each)(void *arg, const struct risk_row *r), void *arg, struct hub_err *err)
{
    return each_row(s, OF_EVENT, SQL_ARGS(sql_id(event)), each, arg, err);
}

enum hub_rc risk_of_kind(struct store *s, hub_id hub, const char *kind,
    bool (*each)(void *arg, const struct risk_row *r), void *arg, struct hub_err *err)
{
    return each_row(s, OF_KIND, SQL_ARGS(sql_id(hub), sql_text(kind)), each, arg, err);
}

enum hub_rc risk_usual(struct store *s, hub_id hub, hub_date from, hub_date to,
    const struct event *like, bool (*each)(void *arg, const struct risk_row *r), void *arg,
    struct hub_err *err)
{
    char first[DATE_TEXT], last[DATE_TEXT], before[DATE_TEXT];
    date_iso(from, first);
    date_iso(to, last);
    date_iso(date_add(date_add_months(from, -A_YEAR), -1), before); /* 29 February has no other */
    if (like) {
        return each_row(s, USUAL_LIKE,
            SQL_ARGS(sql_text(first), sql_text(last), sql_text(before), sql_id(hub),
                sql_text(like->name), sql_text(like->place)),
            each, arg, err);
    }
    return each_row(s, USUAL_ALL,
        SQL_ARGS(sql_text(first), sql_text(last), sql_text(before), sql_id(hub)), each, arg, err);
}
