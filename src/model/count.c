/* SPDX-License-Identifier: MIT */
/* One question a source: id, who, family, event, name, tag, first day, end, amount, more. */
#include "hub/model/count.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
// clang-format off
#define OF_HUB     "f.hub_id = ?1 AND f.removed_at IS NULL AND f.membership IS NOT 'peer only'"
#define OF_SCHEME  "f.hub_id = ?1 AND f.removed_at IS NULL"
#define DAY(c)     "substr(" c ",1,10)"
#define STANDS(t, r) r ".removed_at IS NULL AND " r ".withdrawn_at IS NULL AND NOT EXISTS (SELECT 1 FROM " t \
    " x WHERE x.corrects_id = " r ".id AND x.removed_at IS NULL AND x.withdrawn_at IS NULL)"
#define STAY_TOUCHES "s.removed_at IS NULL AND s.arrive < ?4 AND s.arrive >= ?5 AND s.leave >= ?2"
#define CAME       "CASE WHEN r.status = 'didn''t come' THEN 'absent' WHEN r.child_id IS NOT NULL THEN 'child'" \
    " WHEN r.person_id IS NOT NULL THEN 'adult' ELSE 'guest' END"
#define LINES      "SELECT r.id, coalesce(r.child_id, r.person_id), coalesce(c.family_id, p.family_id), e.id, r.name, " CAME ", " \
    "coalesce(r.day, " DAY("e.starts") "), NULL, 1, 0 FROM event e CROSS JOIN register_line r ON r.event_id = e.id " \
    "LEFT JOIN child c ON c.id = r.child_id LEFT JOIN person p ON p.id = r.person_id " \
    "LEFT JOIN family f ON f.id = coalesce(c.family_id, p.family_id) " \
    "WHERE e.hub_id = ?1 AND e.removed_at IS NULL AND r.removed_at IS NULL AND f.membership IS NOT 'peer only' " \
    "AND (r.status IN ('came', 'didn''t come') OR r.in_at IS NOT NULL OR r.out_at IS NOT NULL) AND "

/* How many of ?1 hub, ?2 first day, ?3 last day, ?4 the day after it, ?5 the earliest arrival it asks for. */
static const struct {
    int marks;
    const char *sql;
} questions[COUNT_SOURCES] = {
    [COUNT_FAMILIES] =
        {1, "SELECT f.id, f.id, f.id, NULL, NULL, coalesce(f.membership, 'hub'), f.joined, f.left_on, 1, 0 "
        "FROM family f WHERE " OF_SCHEME},
    [COUNT_CHILDREN] =
        {1, "SELECT c.id, c.id, f.id, NULL, NULL, 'hub', nullif(max(coalesce(f.joined, ''), coalesce(c.born, '')), ''), f.left_on, 1, 0 "
        "FROM family f CROSS JOIN child c ON c.family_id = f.id WHERE " OF_HUB " AND c.removed_at IS NULL"},
    [COUNT_STAYS] =
        {5, "SELECT s.id, f.id, f.id, NULL, NULL, CASE s.status WHEN 'cancelled' THEN 'cancelled' ELSE s.kind END, "
        DAY("s.arrive") ", " DAY("s.leave") ", 1, "
        "(SELECT count(*) FROM stay_child k WHERE k.stay_id = s.id AND k.removed_at IS NULL) "
        "FROM family f CROSS JOIN stay s ON s.family_id = f.id WHERE " OF_HUB " AND " STAY_TOUCHES
        " AND s.status IN ('agreed', 'happened', 'cancelled')"},
    [COUNT_STAY_CHILDREN] =
        {5, "SELECT s.id, k.child_id, f.id, NULL, NULL, s.kind, " DAY("s.arrive") ", " DAY("s.leave") ", 1, 0 "
        "FROM family f CROSS JOIN stay s ON s.family_id = f.id CROSS JOIN stay_child k ON k.stay_id = s.id "
        "WHERE " OF_HUB " AND " STAY_TOUCHES " AND s.status IN ('agreed', 'happened') AND k.removed_at IS NULL"},
    [COUNT_FIRST_NIGHTS] =
        {1, "SELECT s.id, c.id, f.id, NULL, NULL, 'first', min(" DAY("s.arrive") "), NULL, 1, 0 "
        "FROM family f CROSS JOIN child c ON c.family_id = f.id CROSS JOIN stay_child k ON k.child_id = c.id "
        "CROSS JOIN stay s ON s.id = k.stay_id WHERE " OF_HUB " AND k.removed_at IS NULL AND s.removed_at IS NULL "
        "AND s.status IN ('agreed', 'happened') AND s.kind IN ('planned', 'emergency') "
        "AND " DAY("s.leave") " > " DAY("s.arrive") " GROUP BY c.id"},
    [COUNT_REGISTER] =
        {4, LINES "coalesce(e.repeats, e.also_on) IS NULL AND e.starts >= ?2 AND e.starts < ?4 "
        "UNION ALL " LINES "coalesce(e.repeats, e.also_on) IS NOT NULL AND r.day >= ?2 AND r.day <= ?3 "
        "UNION ALL SELECT e.id, NULL, NULL, e.id, NULL, 'taken', " DAY("e.starts") ", NULL, 1, 0 FROM event e "
        "WHERE e.hub_id = ?1 AND e.removed_at IS NULL AND e.register_taken = 1 "
        "AND coalesce(e.repeats, e.also_on) IS NULL AND e.starts >= ?2 AND e.starts < ?4"},
    [COUNT_LOG] =
        {4, "SELECT l.id, l.family_id, l.family_id, NULL, NULL, l.kind, " DAY("l.at") ", NULL, 1, coalesce(l.minutes, 0) "
        "FROM log_entry l LEFT JOIN family f ON f.id = l.family_id WHERE l.hub_id = ?1 AND l.at >= ?2 AND l.at < ?4 "
        "AND f.membership IS NOT 'peer only' AND " STANDS("log_entry", "l")},
    [COUNT_MATCHES] =
        {1, "SELECT m.id, f.id, f.id, NULL, NULL, m.status, m.agreed_on, "
        "CASE WHEN m.status = 'ended' THEN coalesce(m.ended_on, m.agreed_on) ELSE m.ended_on END, 1, 0 "
        "FROM family f CROSS JOIN peer_match m ON m.family_id = f.id WHERE " OF_SCHEME
        " AND m.removed_at IS NULL AND m.agreed_on IS NOT NULL"},
    [COUNT_WAITING] =
        {1, "SELECT m.id, f.id, f.id, NULL, NULL, 'waiting', m.asked_on, coalesce(m.agreed_on, m.ended_on, "
        "CASE WHEN m.status IN ('waiting', 'proposed') THEN NULL ELSE m.asked_on END), 1, 0 "
        "FROM family f CROSS JOIN peer_match m ON m.family_id = f.id WHERE " OF_SCHEME " AND m.removed_at IS NULL"},
    [COUNT_TICKS] =
        {3, "SELECT t.id, f.id, f.id, NULL, NULL, t.in_touch, t.week, NULL, 1, 0 FROM family f "
        "CROSS JOIN peer_match m ON m.family_id = f.id CROSS JOIN tick t ON t.match_id = m.id WHERE " OF_SCHEME
        " AND m.removed_at IS NULL AND t.week >= ?2 AND t.week <= ?3 AND " STANDS("tick", "t")},
    [COUNT_PEERS] =
        {1, "SELECT p.id, p.person_id, p.family_id, NULL, NULL, coalesce(p.kind, 'peer'), p.trained_on, p.left_on, 1, 0 "
        "FROM peer p WHERE p.hub_id = ?1 AND p.removed_at IS NULL"},
    [COUNT_BUDDIES] =
        {1, "SELECT b.id, b.newcomer_id, b.family_id, NULL, NULL, coalesce(b.kind, ''), b.began_on, b.ended_on, 1, 0 "
        "FROM buddy b WHERE b.hub_id = ?1 AND b.removed_at IS NULL AND b.began_on IS NOT NULL"},
    [COUNT_UNITS] =
        {1, "SELECT u.id, f.id, f.id, NULL, NULL, u.status, u.assessed_on, u.reviewed_on, 1, 0 "
        "FROM family f CROSS JOIN unit u ON u.family_id = f.id WHERE " OF_SCHEME
        " AND u.removed_at IS NULL AND u.assessed_on IS NOT NULL"},
    [COUNT_SESSIONS] =
        {3, "SELECT s.id, f.id, f.id, NULL, NULL, s.status, s.held_on, NULL, 1, coalesce(s.minutes, 0) FROM family f "
        "CROSS JOIN unit u ON u.family_id = f.id CROSS JOIN unit_session s ON s.unit_id = u.id WHERE " OF_SCHEME
        " AND u.removed_at IS NULL AND s.removed_at IS NULL AND s.held_on >= ?2 AND s.held_on <= ?3"},
    [COUNT_MEETINGS] =
        {3, "SELECT m.id, NULL, NULL, NULL, NULL, CASE WHEN m.came IS NULL THEN 'not counted' ELSE 'counted' END, "
        "m.held_on, NULL, coalesce(m.came, 0), coalesce(m.worker_came, 0) FROM support_group g "
        "CROSS JOIN group_meeting m ON m.group_id = g.id WHERE g.hub_id = ?1 AND g.removed_at IS NULL "
        "AND m.removed_at IS NULL AND m.held_on >= ?2 AND m.held_on <= ?3"},
    [COUNT_TRAINING] =
        {3, "SELECT t.id, NULL, NULL, NULL, NULL, 'training', t.held_on, NULL, coalesce(t.came, (SELECT count(*) "
        "FROM training_person p WHERE p.training_id = t.id AND p.removed_at IS NULL)), coalesce(t.minutes, 0) "
        "FROM training t WHERE t.hub_id = ?1 AND t.removed_at IS NULL AND t.held_on >= ?2 AND t.held_on <= ?3"},
    [COUNT_REST] =
        {3, "SELECT a.id, h.id, NULL, NULL, NULL, 'rest', a.from_date, date(a.to_date, '+1 day'), 1, 0 FROM host h "
        "CROSS JOIN away a ON a.host_id = h.id WHERE h.hub_id = ?1 AND h.removed_at IS NULL AND a.removed_at IS NULL "
        "AND a.own_time = 1 AND a.household_id IS NULL AND a.from_date <= ?3 AND a.to_date >= ?2"},
    [COUNT_SERVICES] =
        {3, "SELECT s.id, f.id, f.id, NULL, NULL, s.outcome, s.used_on, NULL, coalesce(s.times, 1), coalesce(s.minutes, 0) "
        "FROM family f CROSS JOIN service_used s ON s.family_id = f.id WHERE " OF_HUB
        " AND s.removed_at IS NULL AND s.used_on >= ?2 AND s.used_on <= ?3"},
    [COUNT_AROUND] =
        {1, "SELECT s.id, f.id, f.id, NULL, NULL, coalesce(s.joining, CASE WHEN s.used_on < f.joined THEN 'before' ELSE 'after' END), "
        "date(f.joined, '+12 months'), NULL, coalesce(s.times, 1), 0 FROM family f "
        "CROSS JOIN service_used s ON s.family_id = f.id WHERE " OF_HUB " AND s.removed_at IS NULL "
        "AND s.outcome IS NOT 'not needed' AND s.used_on >= date(f.joined, '-12 months') "
        "AND s.used_on < date(f.joined, '+12 months') AND EXISTS (SELECT 1 FROM service_used b WHERE b.family_id = f.id "
        "AND b.removed_at IS NULL AND b.outcome IS NOT 'not needed' "
        "AND coalesce(b.joining, CASE WHEN b.used_on < f.joined THEN 'before' END) = 'before' AND b.used_on < date(f.joined, '+12 months') AND b.used_on >= date(f.joined, '-12 months'))"},
    [COUNT_FEEDBACK] =
        {3, "SELECT b.id, b.family_id, b.family_id, NULL, NULL, CASE WHEN b.score >= 4 THEN 'good' "
        "WHEN b.score IS NULL THEN 'no score' ELSE 'other' END, b.given_on, NULL, 1, coalesce(b.score, 0) "
        "FROM feedback b WHERE b.hub_id = ?1 AND b.removed_at IS NULL AND b.given_on >= ?2 AND b.given_on <= ?3"},
    [COUNT_STORIES] =
        {3, "SELECT t.id, NULL, NULL, NULL, NULL, coalesce(t.kind, 'story'), t.month, NULL, 1, 0 FROM story t "
        "WHERE t.hub_id = ?1 AND t.removed_at IS NULL AND t.month >= ?2 AND t.month <= ?3"},
    [COUNT_SUPERVISION] =
        {3, "SELECT v.id, v.person_id, NULL, NULL, NULL, 'supervision', v.held_on, NULL, 1, 0 FROM supervision v "
        "WHERE v.hub_id = ?1 AND v.removed_at IS NULL AND v.held_on >= ?2 AND v.held_on <= ?3"},
};
// clang-format on

enum { LONGEST_STAY = 400 }; /* days; how far before the days a stay that reaches into them begins */

static struct count_row row_of(struct stmt *q)
{
    const char *tag = stmt_text(q, 5);
    return (struct count_row){.id = stmt_id(q, 0),
        .who = stmt_id(q, 1),
        .family = stmt_id(q, 2),
        .event = stmt_id(q, 3),
        .name = stmt_text(q, 4),
        .tag = tag ? tag : "",
        .first = row_date(q, 6),
        .end = row_date(q, 7),
        .amount = stmt_int(q, 8),
        .more = stmt_int(q, 9)};
}

static void bind(struct stmt *q, int marks, const struct count_ask *ask)
{
    const hub_date days[] = {
        ask->from, ask->to, date_add(ask->to, 1), date_add(ask->from, -LONGEST_STAY)};
    char day[DATE_TEXT];
    stmt_bind_id(q, 1, ask->hub);
    for (int mark = 2; mark <= marks; mark++) {
        stmt_bind_text(q, mark, date_iso(days[mark - 2], day));
    }
}

enum hub_rc count_rows(struct store *s, enum count_source source, const struct count_ask *ask,
    void (*each)(void *arg, const struct count_row *row), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool there = true;
    if (!questions[source].sql) {
        return HUB_OK;
    }
    enum hub_rc rc = store_prepare(s, questions[source].sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    bind(q, questions[source].marks, ask);
    while ((rc = stmt_step(q, &there, err)) == HUB_OK && there) {
        struct count_row row = row_of(q);
        each(arg, &row);
    }
    stmt_done(q);
    return rc;
}

enum hub_rc count_written(
    struct store *s, const char *table, hub_id id, int64_t *applied, struct hub_err *err)
{
    static const char first[] =
        "SELECT min(t.applied) FROM change c CROSS JOIN txn t ON t.site = c.site AND t.seq = c.seq "
        "WHERE c.tbl = ?1 AND c.row_id = ?2 AND c.op = 'I'";
    return rows_number(s, first, SQL_ARGS(sql_text(table), sql_id(id)), applied, err);
}
