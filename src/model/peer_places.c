/* SPDX-License-Identifier: MIT */
#include "hub/model/peer_places.h"

#include "hub/base/str.h"

#include "rows_priv.h"

/* By whether one hub is asked for: one begins with its families, all with what is asked for. */
#define HUB_THERE(id) "EXISTS (SELECT 1 FROM hub h WHERE h.id=" id " AND h.removed_at IS NULL)"
#define ITS_FAMILIES "FROM family f CROSS JOIN "
#define OF_ITS_FAMILIES " x ON x.family_id=f.id WHERE f.hub_id=?1 AND " HUB_THERE("?1")
#define WITH_FAMILY                                                                                \
    " x CROSS JOIN family f ON f.id=x.family_id "                                                  \
    "WHERE (f.hub_id IS NULL OR " HUB_THERE("f.hub_id") ")"

#define MATCHES                                                                                    \
    "SELECT x.id,x.peer_id,x.asked_on,x.ended_on,f.name,(SELECT w.name FROM person w WHERE w.id="  \
    "(SELECT p.person_id FROM peer p WHERE p.id=x.peer_id)) "
enum { STATUSES_MOST = 4 };
#define OF_STATUS(status) " AND x.removed_at IS NULL AND f.removed_at IS NULL AND " status " IN (?2,?3,?4,?5)"
static const char *const matches_sql[] = {
    MATCHES "FROM peer_match" WITH_FAMILY OF_STATUS("x.status"),
    MATCHES ITS_FAMILIES "peer_match" OF_ITS_FAMILIES OF_STATUS("+x.status"),
};

static const char held_sql[] =
    "SELECT count(*) FROM peer_match" WITH_FAMILY " AND x.removed_at IS NULL AND f.removed_at IS NULL "
    "AND x.peer_id=?1 AND x.status IN ('proposed','agreed','paused')";

/* Nearly all are there: an index of those would be a way round. */
#define PEERS                                                                                      \
    "SELECT p.id,(SELECT coalesce(w.known_as,w.name) FROM person w WHERE w.id=p.person_id) "       \
    "FROM peer p WHERE +p.removed_at IS NULL AND (p.left_on IS NULL OR p.left_on>?2) "              \
    "AND (?3=0 OR p.resting_until>=?2) AND "
static const char *const peers_sql[] = {
    PEERS "(p.hub_id IS NULL OR " HUB_THERE("p.hub_id") ")",
    PEERS "p.hub_id=?1 AND " HUB_THERE("?1"),
};

#define CALLS "SELECT c.unit_id,c.status,c.held_on "
#define OF_UNITS                                                                                   \
    "CROSS JOIN unit_session c ON c.unit_id=x.id "                                                 \
    "WHERE x.removed_at IS NULL AND c.removed_at IS NULL AND (?2=0 OR x.status='running')"
static const char *const calls_sql[] = {
    CALLS "FROM unit x " OF_UNITS,
    CALLS ITS_FAMILIES "unit x ON x.family_id=f.id " OF_UNITS " AND f.hub_id=?1",
};

static const char *text_or(struct stmt *q, int column, struct arena *a, const char *none)
{
    return stmt_is_null(q, column) ? none : stmt_text_dup(q, column, a);
}

static void read_match(struct stmt *q, struct arena *a, void *item)
{
    *(struct match_place *)item = (struct match_place){stmt_id(q, 0), stmt_id(q, 1), row_date(q, 2),
        row_date(q, 3), text_or(q, 5, a, ""), text_or(q, 4, a, "?")};
}

static void read_peer(struct stmt *q, struct arena *a, void *item)
{
    *(struct peer_place *)item = (struct peer_place){stmt_id(q, 0), text_or(q, 1, a, "?")};
}

static void read_call(struct stmt *q, struct arena *a, void *item)
{
    *(struct call_place *)item =
        (struct call_place){stmt_id(q, 0), text_or(q, 1, a, ""), row_date(q, 2)};
}

enum hub_rc match_places(struct store *s, hub_id hub, const char *statuses, struct arena *a,
    struct match_place **out, size_t *count, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_match};
    struct sql_arg args[1 + STATUSES_MOST] = {sql_id(hub)};
    size_t parts = str_parts(statuses);
    for (size_t i = 0; i < STATUSES_MOST; i++) {
        args[1 + i] = sql_text(i < parts ? str_part(a, statuses, i) : NULL);
    }
    enum hub_rc rc = rows_read(&r, s, matches_sql[id_known(hub)], args, 1 + STATUSES_MOST, err);
    *out = r.items;
    *count = r.count;
    return rc;
}

enum hub_rc peer_places(struct store *s, hub_id hub, hub_date today, bool resting, struct arena *a,
    struct peer_place **out, size_t *count, struct hub_err *err)
{
    char day[DATE_TEXT];
    struct rows r = {.a = a, .size = sizeof **out, .read = read_peer};
    const struct sql_arg args[] = {sql_id(hub), sql_text(date_iso(today, day)), sql_int(resting)};
    enum hub_rc rc = rows_read(&r, s, peers_sql[id_known(hub)], args, 3, err);
    *out = r.items;
    *count = r.count;
    return rc;
}

enum hub_rc call_places(struct store *s, hub_id hub, bool running, struct arena *a,
    struct call_place **out, size_t *count, struct hub_err *err)
{
    struct rows r = {.a = a, .size = sizeof **out, .read = read_call};
    const struct sql_arg args[] = {sql_id(hub), sql_int(running)};
    enum hub_rc rc = rows_read(&r, s, calls_sql[id_known(hub)], args, 2, err);
    *out = r.items;
    *count = r.count;
    return rc;
}

enum hub_rc peer_families(struct store *s, hub_id peer, int64_t *out, struct hub_err *err)
{
    return rows_number(s, held_sql, SQL_ARGS(sql_id(peer)), out, err);
}
