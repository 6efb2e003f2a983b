/* SPDX-License-Identifier: MIT */
#include "hub/model/rota_read.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
#define STAY_COLUMNS                                                                               \
    "SELECT s.id,s.family_id,s.host_id,s.bed_id,s.arrive,s.leave,s.status,s.kind,s.legal_basis,"   \
    "s.nation,s.other_nights,"                                                                     \
    "s.agency_agreed_by IS NOT NULL AND s.agency_agreed_on IS NOT NULL,"                           \
    "s.liaison_agreed_by IS NOT NULL AND s.liaison_agreed_on IS NOT NULL,"                         \
    "s.sharing_agreed_by IS NOT NULL AND s.sharing_agreed_on IS NOT NULL,"                         \
    "s.near_adult IS NOT NULL,s.pen_at IS NOT NULL,s.school_run IS NOT NULL,"                      \
    "coalesce(s.parent_stays,-1),coalesce(s.first_time,-1),coalesce(s.parents_far,-1),"            \
    "s.called_on,s.brings,s.collects,s.prefer_1,s.prefer_2,s.prefer_3,"                            \
    "coalesce(s.filled,0) AND (s.status = 'draft' OR EXISTS (SELECT 1 FROM rota_version_stay v "   \
    "WHERE v.stay_id = s.id AND v.removed_at IS NULL)) "
#define STAY_CHILD_COLUMNS "SELECT c.stay_id,c.child_id,c.bed_id,c.said FROM "
#define THEIR_CHILDREN     " CROSS JOIN stay_child c ON c.stay_id = s.id WHERE c.removed_at IS NULL"
#define IN_WINDOW          "s.removed_at IS NULL AND s.arrive >= ?1 AND s.arrive < ?2 AND s.leave >= ?3"
#define OF_FAMILIES                                                                                \
    "FROM family f CROSS JOIN stay s ON s.family_id = f.id WHERE f.hub_id = ?4 AND " IN_WINDOW
#define AT_HOSTS                                                                                   \
    "FROM host h CROSS JOIN stay s ON s.host_id = h.id WHERE h.hub_id = ?4 AND " IN_WINDOW
#define WITH_NOBODY                                                                                \
    "FROM stay s WHERE s.host_id IS NULL AND " IN_WINDOW                                           \
    " AND (SELECT hub_id FROM family WHERE id = s.family_id) = ?4"

static const char STAYS[] = STAY_COLUMNS "FROM stay s WHERE " IN_WINDOW;
static const char STAYS_OF_HUB[] = STAY_COLUMNS OF_FAMILIES;
static const char STAYS_BY_HOST[] = STAY_COLUMNS AT_HOSTS " UNION ALL " STAY_COLUMNS WITH_NOBODY;
static const char CHILDREN[] = STAY_CHILD_COLUMNS "stay s" THEIR_CHILDREN " AND " IN_WINDOW;
static const char CHILDREN_OF_HUB[] =
    STAY_CHILD_COLUMNS "(SELECT s.id " OF_FAMILIES ") s" THEIR_CHILDREN;
static const char CHILDREN_BY_HOST[] = STAY_CHILD_COLUMNS
    "(SELECT s.id " AT_HOSTS " UNION ALL SELECT s.id " WITH_NOBODY ") s" THEIR_CHILDREN;
/* Found at the first of the child's stays, unless all of them are new. */
static const char CAME[] =
    "SELECT 1 FROM stay_child c CROSS JOIN stay s ON s.id = c.stay_id WHERE c.child_id = ?1 "
    "AND c.removed_at IS NULL AND s.removed_at IS NULL AND s.host_id IS NOT NULL "
    "AND s.status IN ('draft','agreed','happened') AND s.arrive < ?2 LIMIT 1";
static const char FAMILIES[] =
    "SELECT count(*) FROM (SELECT 1 FROM family WHERE hub_id = ?1 LIMIT ?2)";
/* The whole table in its own order is faster than by way of the stays. */
static const char ALL_CHILDREN[] =
    "SELECT stay_id,child_id,bed_id,said FROM stay_child WHERE removed_at IS NULL";

#define CONSENT_COLUMNS                                                                            \
    "SELECT c.child_id,c.kind,c.answer,c.given_on,c.until,c.withdrawn_on,c.how FROM "
static const char CONSENTS[] = CONSENT_COLUMNS "consent c WHERE c.removed_at IS NULL";
static const char CONSENTS_OF_HUB[] =
    CONSENT_COLUMNS "family f CROSS JOIN child k ON k.family_id = f.id CROSS JOIN consent c "
                    "ON c.child_id = k.id WHERE f.hub_id = ?1 AND c.removed_at IS NULL";

static void bind_window(struct stmt *q, const struct stay_window *w)
{
    char buf[DATE_TEXT];
    stmt_bind_text(q, 1, wall_iso(w->from, buf)); /* "" comes before every date */
    stmt_bind_text(q, 2, wall_known(w->to) ? wall_iso(w->to, buf) : "A");
    stmt_bind_text(q, 3, wall_iso(w->leave, buf));
    if (id_known(w->hub)) {
        stmt_bind_id(q, 4, w->hub);
    }
}

static void read_stay(struct stmt *q, struct stay_row *row)
{
    *row = (struct stay_row){
        .id = stmt_id(q, 0),
        .family = stmt_id(q, 1),
        .host = stmt_id(q, 2),
        .bed = stmt_id(q, 3),
        .arrive = WALL_NONE,
        .leave = WALL_NONE,
        .status = stmt_text(q, 6),
        .kind = stmt_text(q, 7),
        .legal_basis = stmt_text(q, 8),
        .nation = stmt_text(q, 9),
        .other_nights = stmt_text(q, 10),
        .agency_agreed = stmt_int(q, 11) != 0,
        .liaison_agreed = stmt_int(q, 12) != 0,
        .sharing_agreed = stmt_int(q, 13) != 0,
        .near_adult = stmt_int(q, 14) != 0,
        .pen_at = stmt_int(q, 15) != 0,
        .school_run = stmt_int(q, 16) != 0,
        .parent_stays = (int)stmt_int(q, 17),
        .first_time = (int)stmt_int(q, 18),
        .parents_far = (int)stmt_int(q, 19),
        .called_on = row_date(q, 20),
        .brings = stmt_text(q, 21),
        .collects = stmt_text(q, 22),
        .prefer = {row_date(q, 23), row_date(q, 24), row_date(q, 25)},
        .filled = stmt_int(q, 26) != 0,
    };
    wall_from_iso(stmt_text(q, 4), &row->arrive);
    wall_from_iso(stmt_text(q, 5), &row->leave);
}

static const char *stays_sql(const struct stay_window *w)
{
    return !id_known(w->hub) ? STAYS : w->by_host ? STAYS_BY_HOST : STAYS_OF_HUB;
}

enum hub_rc stay_rows(struct store *s, const struct stay_window *w,
    void (*each)(void *arg, const struct stay_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, stays_sql(w), &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    bind_window(q, w);
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct stay_row r;
        read_stay(q, &r);
        each(arg, &r);
    }
    stmt_done(q);
    return rc;
}

static const char *children_sql(const struct stay_window *w)
{
    if (id_known(w->hub)) {
        return w->by_host ? CHILDREN_BY_HOST : CHILDREN_OF_HUB;
    }
    return wall_known(w->from) || wall_known(w->to) ? CHILDREN : ALL_CHILDREN;
}

enum hub_rc stay_child_rows(struct store *s, const struct stay_window *w,
    void (*each)(void *arg, const struct stay_child_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    const char *sql = children_sql(w);
    enum hub_rc rc = store_prepare(s, sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (sql != ALL_CHILDREN) {
        bind_window(q, w);
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct stay_child_row r = {stmt_id(q, 0), stmt_id(q, 1), stmt_id(q, 2), stmt_text(q, 3)};
        each(arg, &r);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc consent_rows(struct store *s, hub_id hub,
    void (*each)(void *arg, const struct consent_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_prepare(s, id_known(hub) ? CONSENTS_OF_HUB : CONSENTS, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (id_known(hub)) {
        stmt_bind_id(q, 1, hub);
    }
    while ((rc = stmt_step(q, &row, err)) == HUB_OK && row) {
        struct consent_row r = {stmt_id(q, 0), row_date(q, 3), row_date(q, 4), row_date(q, 5),
            stmt_text(q, 1), stmt_text(q, 2), stmt_text(q, 6)};
        each(arg, &r);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc child_came_before(
    struct store *s, hub_id child, hub_wall at, bool *out, struct hub_err *err)
{
    struct stmt *q;
    char buf[DATE_TEXT];
    enum hub_rc rc = store_prepare(s, CAME, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, child);
    stmt_bind_text(q, 2, wall_iso(at, buf));
    rc = stmt_step(q, out, err);
    stmt_done(q);
    return rc;
}

enum hub_rc family_count(
    struct store *s, hub_id hub, int64_t most, int64_t *out, struct hub_err *err)
{
    return rows_number(s, FAMILIES, SQL_ARGS(sql_id(hub), sql_int(most)), out, err);
}
