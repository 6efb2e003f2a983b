/* SPDX-License-Identifier: MIT */
#include "hub/model/pages.h"

#include "rows_priv.h"
#include "hub/base/field.h"
#include "hub/store/sight.h"
#include "hub/store/stmt.h"

#include <stdio.h>
#include <string.h>

/*
 * When the family was last here, spoken to or met: the latest of three, '' when never. A worry, and
 * what others said of them, is no word from the family.
 */
#define LAST_STAY                                                                                  \
    "(SELECT s.arrive FROM stay s WHERE s.family_id=f.id AND s.arrive<=?4 AND"                     \
    " s.removed_at IS NULL AND s.status IN ('agreed','happened') ORDER BY s.arrive DESC LIMIT 1)"
#define LAST_ENTRY                                                                                 \
    "(SELECT l.at FROM log_entry l WHERE l.family_id=f.id AND l.at<=?4 AND l.removed_at IS NULL"   \
    " AND l.withdrawn_at IS NULL AND l.kind IN ('call','message','visit','school','hospital',"     \
    "'stay','event') ORDER BY l.at DESC LIMIT 1)"
#define HEARD                                                                                      \
    "max(coalesce(" LAST_STAY ",''),coalesce(" LAST_ENTRY ",''),coalesce(f.last_spoke,''))"

#define FAMILY_COLUMNS                                                                             \
    "SELECT f.id,f.hub_id,f.name,"                                                                 \
    "(SELECT group_concat(coalesce(c.known_as,c.name)||char(31)||coalesce(c.born,''),char(30))"    \
    " FROM (SELECT known_as,name,born FROM child WHERE family_id=f.id AND removed_at IS NULL"      \
    " ORDER BY born,id) c),"                                                                       \
    "f.stage," HEARD
#define HOST_COLUMNS                                                                               \
    "SELECT f.id,f.hub_id,f.name,f.beds,"                                                          \
    "(SELECT from_date" NEXT_AWAY "),(SELECT to_date" NEXT_AWAY ")"
#define NEXT_AWAY                                                                                  \
    " FROM away WHERE host_id=f.id AND removed_at IS NULL AND to_date>=?4 ORDER BY from_date,id"   \
    " LIMIT 1"

/* A word, if there is one, among the beginnings of this row. */
#define HAS(noun, at, id, word)                                                                    \
    " AND (?" word " IS NULL OR EXISTS(SELECT 1 FROM narrow_" noun " WHERE prefix=?" word          \
    " AND sort_name=" at " AND " noun "_id=" id "))"
/* ?1 the hub, ?2 and ?3 where to start, ?5 to ?8 the words. */
#define ALL(noun) " FROM " noun " f WHERE f.removed_at IS NULL AND (?1 IS NULL OR f.hub_id=?1)"
#define OF_HUB(noun)                                                                               \
    " FROM " noun " f INDEXED BY " noun "_by_hub_order WHERE f.hub_id=?1 AND f.removed_at IS NULL" \
    HAS(noun, "f.sort_name", "f.id", "5") HAS(noun, "f.sort_name", "f.id", "6")                    \
        HAS(noun, "f.sort_name", "f.id", "7") HAS(noun, "f.sort_name", "f.id", "8")
#define OTHER_WORDS(noun)                                                                          \
    HAS(noun, "n.sort_name", "n." noun "_id", "6") HAS(noun, "n.sort_name", "n." noun "_id", "7")  \
        HAS(noun, "n.sort_name", "n." noun "_id", "8")
#define NARROWED(noun)                                                                             \
    " FROM narrow_" noun " n CROSS JOIN " noun " f ON f.id=n." noun "_id WHERE n.prefix=?5"        \
    " AND (?1 IS NULL OR f.hub_id=?1)" OTHER_WORDS(noun)
/* To be counted they need not be looked at, but for their hub. */
#define NARROWED_ONLY(noun)                                                                        \
    " FROM narrow_" noun " n WHERE n.prefix=?5 AND (?1 IS NULL OR"                                 \
    " (SELECT hub_id FROM " noun " WHERE id=n." noun "_id)=?1)" OTHER_WORDS(noun)

#define FIRST(at, id) " ORDER BY " at "," id
#define LAST(at, id) " ORDER BY " at " DESC," id " DESC"
#define FROM(at, id, sign) " AND (" at "," id ")" sign "(?2,?3)"
/* By: is there a row to start from, back, inclusive. */
#define PAGES(rows, at, id)                                                                        \
    {                                                                                              \
        {{rows FIRST(at, id), rows FIRST(at, id)}, {rows LAST(at, id), rows LAST(at, id)}},        \
        {                                                                                          \
            {rows FROM(at, id, ">") FIRST(at, id), rows FROM(at, id, ">=") FIRST(at, id)},         \
                {rows FROM(at, id, "<") LAST(at, id), rows FROM(at, id, "<=") LAST(at, id)},       \
        }                                                                                          \
    }
#define COUNT(rows) "SELECT count(*) FROM (SELECT 1" rows " LIMIT ?9)"

/* Hub by hub, from an index alone. */
#define OF_HUBS(noun)                                                                              \
    "SELECT count(*) FROM hub h CROSS JOIN " noun " f ON f.hub_id=h.id"                            \
    " WHERE h.removed_at IS NULL AND f.removed_at IS NULL AND (?1 IS NULL OR h.id=?1)"
/* All rows there are, which nobody looks at, less the few that are not in the list. */
#define LESS_GONE(noun)                                                                            \
    "SELECT (SELECT count(*) FROM " noun ")"                                                       \
    " - (SELECT count(*) FROM " noun " WHERE removed_at IS NOT NULL)"                              \
    " - (SELECT count(*) FROM " noun " WHERE hub_id IS NULL AND removed_at IS NULL)"               \
    " - (SELECT count(*) FROM hub h CROSS JOIN " noun " f ON f.hub_id=h.id"                        \
    " WHERE h.removed_at IS NOT NULL AND f.removed_at IS NULL AND ?1 IS NULL)"
/* By whether there is one hub, or a part of the file in sight. */
#define TOTALS(noun) {LESS_GONE(noun), OF_HUBS(noun)}

enum way { WAY_ALL, WAY_OF_HUB, WAY_NARROWED, WAYS };
enum { FEW_OF_A_HUB = 2000, RARE = 2000 };

static const struct paged {
    const char *pages[WAYS][2][2][2];
    const char *counts[WAYS];
    const char *of_hub; /* how many of a hub, at most so many */
    const char *of_word;
    const char *totals[2];
} family_paged = {
    {
        PAGES(FAMILY_COLUMNS ALL("family"), "f.sort_name", "f.id"),
        PAGES(FAMILY_COLUMNS OF_HUB("family"), "f.sort_name", "f.id"),
        PAGES(FAMILY_COLUMNS NARROWED("family"), "n.sort_name", "n.family_id"),
    },
    {COUNT(ALL("family")), COUNT(OF_HUB("family")), COUNT(NARROWED_ONLY("family"))},
    "SELECT count(*) FROM (SELECT 1 FROM family WHERE hub_id=?1 LIMIT ?2)",
    "SELECT count(*) FROM (SELECT 1 FROM narrow_family WHERE prefix=?1 LIMIT ?2)",
    TOTALS("family"),
}, host_paged = {
    {
        PAGES(HOST_COLUMNS ALL("host"), "f.sort_name", "f.id"),
        PAGES(HOST_COLUMNS OF_HUB("host"), "f.sort_name", "f.id"),
        PAGES(HOST_COLUMNS NARROWED("host"), "n.sort_name", "n.host_id"),
    },
    {COUNT(ALL("host")), COUNT(OF_HUB("host")), COUNT(NARROWED_ONLY("host"))},
    "SELECT count(*) FROM (SELECT 1 FROM host WHERE hub_id=?1 LIMIT ?2)",
    "SELECT count(*) FROM (SELECT 1 FROM narrow_host WHERE prefix=?1 LIMIT ?2)",
    TOTALS("host"),
};

/* How many rows a statement on one value counts, at most so many. */
static enum hub_rc count_step(struct stmt *q, int64_t *out, struct hub_err *err)
{
    bool row;
    enum hub_rc rc = stmt_step(q, &row, err);
    *out = rc == HUB_OK && row ? stmt_int(q, 0) : 0;
    stmt_done(q);
    return rc;
}

/* The rarest word first, or the longest: its rows are gone through, the others asked of each. */
static enum hub_rc rarest_first(
    struct store *s, const struct paged *p, struct narrow *n, struct hub_err *err)
{
    int64_t least = INT64_MAX;
    struct stmt *q;
    for (size_t i = 0; n->count > 1 && i < n->count; i++) {
        int64_t rows;
        enum hub_rc rc = store_prepare(s, p->of_word, &q, err);
        if (rc == HUB_OK) {
            stmt_bind_text(q, 1, n->words[i]);
            stmt_bind_int(q, 2, RARE);
            rc = count_step(q, &rows, err);
        }
        if (rc != HUB_OK) {
            return rc;
        }
        if (rows < least || (rows == least && strlen(n->words[i]) > strlen(n->words[0]))) {
            const char *word = n->words[i];
            least = rows;
            n->words[i] = n->words[0];
            n->words[0] = word;
        }
    }
    return HUB_OK;
}

/* By the hub where it has few; by the word where there is one; by what there is. */
static enum hub_rc way_of(struct store *s, const struct paged *p, hub_id hub, struct narrow *n,
    enum way *way, struct hub_err *err)
{
    struct stmt *q;
    int64_t rows = FEW_OF_A_HUB;
    enum hub_rc rc = HUB_OK;
    if (id_known(hub) && n->count) {
        rc = store_prepare(s, p->of_hub, &q, err);
        if (rc == HUB_OK) {
            stmt_bind_id(q, 1, hub);
            stmt_bind_int(q, 2, FEW_OF_A_HUB);
            rc = count_step(q, &rows, err);
        }
    }
    bool of_hub = id_known(hub) && (!n->count || rows < FEW_OF_A_HUB);
    *way = of_hub ? WAY_OF_HUB : n->count ? WAY_NARROWED : WAY_ALL;
    return rc == HUB_OK && *way == WAY_NARROWED ? rarest_first(s, p, n, err) : rc;
}

static void bind_narrow(struct stmt *q, hub_id hub, const struct narrow *n)
{
    stmt_bind_id(q, 1, hub);
    for (size_t i = 0; i < n->count; i++) {
        stmt_bind_text(q, 5 + (int)i, n->words[i]);
    }
}

static enum hub_rc begin(struct store *s, const struct paged *p, const struct page_from *from,
    const char *now, struct stmt **q, struct hub_err *err)
{
    struct narrow n = from->narrow ? *from->narrow : (struct narrow){.count = 0};
    enum way way;
    enum hub_rc rc = way_of(s, p, from->hub, &n, &way, err);
    if (rc == HUB_OK) {
        const char *sql = p->pages[way][from->name != NULL][from->back][from->inclusive];
        rc = store_prepare(s, sql, q, err);
    }
    if (rc == HUB_OK) {
        bind_narrow(*q, from->hub, &n);
        stmt_bind_text(*q, 4, now);
        if (from->name) {
            stmt_bind_text(*q, 2, from->name);
            stmt_bind_id(*q, 3, from->id);
        }
    }
    return rc;
}

static enum hub_rc narrow_count(struct store *s, const struct paged *p, hub_id hub,
    const struct narrow *narrow, int64_t most, int64_t *out, struct hub_err *err)
{
    struct narrow n = *narrow;
    struct stmt *q;
    enum way way;
    *out = 0;
    enum hub_rc rc = way_of(s, p, hub, &n, &way, err);
    rc = rc == HUB_OK ? store_prepare(s, p->counts[way], &q, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    bind_narrow(q, hub, &n);
    stmt_bind_int(q, 9, most);
    return count_step(q, out, err);
}

enum hub_rc family_narrow_count(struct store *s, hub_id hub, const struct narrow *n, int64_t most,
    int64_t *out, struct hub_err *err)
{
    return narrow_count(s, &family_paged, hub, n, most, out, err);
}

enum hub_rc host_narrow_count(struct store *s, hub_id hub, const struct narrow *n, int64_t most,
    int64_t *out, struct hub_err *err)
{
    return narrow_count(s, &host_paged, hub, n, most, out, err);
}

static enum hub_rc each_family(struct stmt *q,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err)
{
    bool row;
    enum hub_rc rc;
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        char day[DATE_TEXT];
        struct family_page_row r = {stmt_id(q, 0), stmt_id(q, 1), stmt_text(q, 2), stmt_text(q, 3),
            stmt_text(q, 4), DATE_NONE};
        snprintf(day, sizeof day, "%.10s", stmt_text(q, 5));
        date_from_iso(day, &r.heard);
        if (!each(arg, &r)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

enum hub_rc family_pages(struct store *s, const struct page_from *from, hub_wall now,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    char text[DATE_TEXT];
    enum hub_rc rc = begin(s, &family_paged, from, wall_iso(now, text), &q, err);
    return rc == HUB_OK ? each_family(q, each, arg, err) : rc;
}

enum hub_rc family_by_heard(struct store *s, hub_id hub, hub_wall now, int64_t most,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    char text[DATE_TEXT];
    enum hub_rc rc = store_prepare(s,
        FAMILY_COLUMNS ALL("family") " AND f.left_on IS NULL ORDER BY 6,f.sort_name,f.id LIMIT ?9",
        &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, hub);
    stmt_bind_text(q, 4, wall_iso(now, text));
    stmt_bind_int(q, 9, most);
    return each_family(q, each, arg, err);
}

enum hub_rc host_pages(struct store *s, const struct page_from *from, hub_date today,
    bool (*each)(void *arg, const struct host_page_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    char text[DATE_TEXT];
    enum hub_rc rc = begin(s, &host_paged, from, date_iso(today, text), &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct host_page_row r = {stmt_id(q, 0), stmt_id(q, 1), stmt_text(q, 2),
            stmt_is_null(q, 3) ? INT_NONE : stmt_int(q, 3), row_date(q, 4), row_date(q, 5)};
        if (!each(arg, &r)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc total(struct store *s, const struct paged *p, hub_id hub, int64_t *out,
    struct hub_err *err)
{
    struct stmt *q;
    *out = 0;
    enum hub_rc rc = store_prepare(s, p->totals[id_known(hub) || store_views_on(s)], &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, hub);
    return count_step(q, out, err);
}

enum hub_rc family_total(struct store *s, hub_id hub, int64_t *out, struct hub_err *err)
{
    return total(s, &family_paged, hub, out, err);
}

enum hub_rc host_total(struct store *s, hub_id hub, int64_t *out, struct hub_err *err)
{
    return total(s, &host_paged, hub, out, err);
}
