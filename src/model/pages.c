/* SPDX-License-Identifier: MIT */
#include "hub/model/pages.h"

#include "hub/base/field.h"

#define FAMILY_COLUMNS                                                                             \
    "SELECT f.id,f.hub_id,f.name,"                                                                 \
    "(SELECT group_concat(coalesce(c.known_as,c.name)||char(31)||coalesce(c.born,''),char(30))"    \
    " FROM (SELECT known_as,name,born FROM child WHERE family_id=f.id AND removed_at IS NULL"      \
    " ORDER BY born,id) c),"                                                                       \
    "f.stage,"                                                                                     \
    "(SELECT s.arrive FROM stay s WHERE s.family_id=f.id AND s.arrive<=?4 AND"                     \
    " s.removed_at IS NULL AND s.status IN ('agreed','happened') ORDER BY s.arrive DESC LIMIT 1)," \
    "f.last_spoke FROM family f WHERE f.removed_at IS NULL AND (?1 IS NULL OR f.hub_id=?1)"
#define HOST_COLUMNS                                                                               \
    "SELECT f.id,f.hub_id,f.name,f.beds,a.from_date,a.to_date FROM host f LEFT JOIN away a ON"     \
    " a.id=(SELECT id FROM away WHERE host_id=f.id AND removed_at IS NULL AND to_date>=?4"         \
    " ORDER BY from_date LIMIT 1) WHERE f.removed_at IS NULL AND (?1 IS NULL OR f.hub_id=?1)"
#define FIRST " ORDER BY f.sort_name,f.id"
#define LAST " ORDER BY f.sort_name DESC,f.id DESC"
#define AFTER " AND (f.sort_name,f.id)>(?2,?3)" FIRST
#define AT_OR_AFTER " AND (f.sort_name,f.id)>=(?2,?3)" FIRST
#define BEFORE " AND (f.sort_name,f.id)<(?2,?3)" LAST
#define AT_OR_BEFORE " AND (f.sort_name,f.id)<=(?2,?3)" LAST

/* By: is there a row to start from, back, inclusive. */
static const char *const family_sql[2][2][2] = {
    {{FAMILY_COLUMNS FIRST, FAMILY_COLUMNS FIRST}, {FAMILY_COLUMNS LAST, FAMILY_COLUMNS LAST}},
    {{FAMILY_COLUMNS AFTER, FAMILY_COLUMNS AT_OR_AFTER},
        {FAMILY_COLUMNS BEFORE, FAMILY_COLUMNS AT_OR_BEFORE}},
};
static const char *const host_sql[2][2][2] = {
    {{HOST_COLUMNS FIRST, HOST_COLUMNS FIRST}, {HOST_COLUMNS LAST, HOST_COLUMNS LAST}},
    {{HOST_COLUMNS AFTER, HOST_COLUMNS AT_OR_AFTER},
        {HOST_COLUMNS BEFORE, HOST_COLUMNS AT_OR_BEFORE}},
};

static enum hub_rc begin(struct store *s, const char *const sql[2][2][2],
    const struct page_from *from, const char *now, struct stmt **q, struct hub_err *err)
{
    enum hub_rc rc =
        store_prepare(s, sql[from->name != NULL][from->back][from->inclusive], q, err);
    if (rc == HUB_OK) {
        stmt_bind_id(*q, 1, from->hub);
        stmt_bind_text(*q, 4, now);
        if (from->name) {
            stmt_bind_text(*q, 2, from->name);
            stmt_bind_id(*q, 3, from->id);
        }
    }
    return rc;
}

enum hub_rc family_pages(struct store *s, const struct page_from *from, hub_wall now,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    char text[DATE_TEXT];
    enum hub_rc rc = begin(s, family_sql, from, wall_iso(now, text), &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct family_page_row r = {stmt_id(q, 0), stmt_id(q, 1), stmt_text(q, 2), stmt_text(q, 3),
            stmt_text(q, 4), WALL_NONE, DATE_NONE};
        if (!stmt_is_null(q, 5)) {
            wall_from_iso(stmt_text(q, 5), &r.last_arrive);
        }
        if (!stmt_is_null(q, 6)) {
            date_from_iso(stmt_text(q, 6), &r.last_spoke);
        }
        if (!each(arg, &r)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

enum hub_rc host_pages(struct store *s, const struct page_from *from, hub_date today,
    bool (*each)(void *arg, const struct host_page_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    char text[DATE_TEXT];
    enum hub_rc rc = begin(s, host_sql, from, date_iso(today, text), &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct host_page_row r = {stmt_id(q, 0), stmt_id(q, 1), stmt_text(q, 2),
            stmt_is_null(q, 3) ? INT_NONE : stmt_int(q, 3), DATE_NONE, DATE_NONE};
        if (!stmt_is_null(q, 4)) {
            date_from_iso(stmt_text(q, 4), &r.away_from);
            date_from_iso(stmt_text(q, 5), &r.away_to);
        }
        if (!each(arg, &r)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}
