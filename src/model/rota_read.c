/* SPDX-License-Identifier: MIT */
#include "hub/model/rota_read.h"

#define STAY_COLUMNS                                                                               \
    "SELECT s.id,s.family_id,s.host_id,s.bed_id,s.arrive,s.leave,s.status,s.kind,s.legal_basis,"   \
    "s.nation,s.other_nights,"                                                                     \
    "s.agency_agreed_by IS NOT NULL AND s.agency_agreed_on IS NOT NULL,"                           \
    "s.liaison_agreed_by IS NOT NULL AND s.liaison_agreed_on IS NOT NULL,"                         \
    "s.sharing_agreed_by IS NOT NULL AND s.sharing_agreed_on IS NOT NULL "
#define IN_WINDOW "s.removed_at IS NULL AND s.arrive >= ?1 AND s.arrive < ?2"
#define STILL_THERE IN_WINDOW " AND s.leave >= ?4"
#define OF_HUB " AND s.family_id IN (SELECT id FROM family WHERE hub_id = ?3)"

static const char STAYS[] = STAY_COLUMNS "FROM stay s WHERE " IN_WINDOW;
static const char STAYS_OF_HUB[] = STAY_COLUMNS "FROM stay s WHERE " IN_WINDOW OF_HUB;
static const char CHILDREN[] =
    "SELECT c.stay_id,c.child_id,c.bed_id FROM stay s CROSS JOIN stay_child c ON c.stay_id = s.id "
    "WHERE c.removed_at IS NULL AND " IN_WINDOW;
static const char CHILDREN_OF_HUB[] =
    "SELECT c.stay_id,c.child_id,c.bed_id FROM stay s CROSS JOIN stay_child c ON c.stay_id = s.id "
    "WHERE c.removed_at IS NULL AND " IN_WINDOW OF_HUB;
#define AT_HOSTS                                                                                   \
    "FROM host h CROSS JOIN stay s ON s.host_id = h.id WHERE h.hub_id = ?3 AND " STILL_THERE
#define NOWHERE_YET                                                                                \
    "WHERE s.host_id IS NULL AND " STILL_THERE                                                     \
    " AND (SELECT hub_id FROM family WHERE id = s.family_id) = ?3"
static const char STAYS_AT_HOSTS[] =
    STAY_COLUMNS AT_HOSTS " UNION ALL " STAY_COLUMNS "FROM stay s " NOWHERE_YET;
static const char CHILDREN_AT_HOSTS[] =
    "SELECT c.stay_id,c.child_id,c.bed_id FROM (SELECT s.id " AT_HOSTS
    " UNION ALL SELECT s.id FROM stay s " NOWHERE_YET ") s CROSS JOIN stay_child c "
    "ON c.stay_id = s.id WHERE c.removed_at IS NULL";
/* The whole table in its own order is faster than by way of the stays. */
static const char ALL_CHILDREN[] =
    "SELECT stay_id,child_id,bed_id FROM stay_child WHERE removed_at IS NULL";

static void bind_window(struct stmt *q, const struct stay_window *w)
{
    char buf[DATE_TEXT];
    stmt_bind_text(q, 1, wall_iso(w->from, buf)); /* "" comes before every date */
    stmt_bind_text(q, 2, wall_known(w->to) ? wall_iso(w->to, buf) : "A");
    if (id_known(w->hub)) {
        stmt_bind_id(q, 3, w->hub);
    }
    if (wall_known(w->leave)) {
        stmt_bind_text(q, 4, wall_iso(w->leave, buf));
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
    };
    wall_from_iso(stmt_text(q, 4), &row->arrive);
    wall_from_iso(stmt_text(q, 5), &row->leave);
}

static const char *stays_sql(const struct stay_window *w)
{
    return wall_known(w->leave) ? STAYS_AT_HOSTS : id_known(w->hub) ? STAYS_OF_HUB : STAYS;
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
    if (wall_known(w->leave)) {
        return CHILDREN_AT_HOSTS;
    }
    if (id_known(w->hub)) {
        return CHILDREN_OF_HUB;
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
        struct stay_child_row r = {stmt_id(q, 0), stmt_id(q, 1), stmt_id(q, 2)};
        each(arg, &r);
    }
    stmt_done(q);
    return rc;
}
