/* SPDX-License-Identifier: MIT */
#include "hub/model/calendar.h"

#include "hub/store/stmt.h"

#include "rows_priv.h"
#define EVENT_COLUMNS                                                                              \
    "SELECT e.id,e.hub_id,e.name,e.place,e.kind,e.status,e.uid,e.zone,e.starts,e.ends,e.all_day,"  \
    "e.repeats,e.also_on,e.repeats_until,e.host_id FROM event e "
#define OF_HUB " AND (?3 IS NULL OR e.hub_id = ?3)"
/*
 * Each question twice: of all hubs, and of one, by indexes that begin with the hub, so that the
 * time it takes does not grow with the other hubs of a region.
 */
struct both {
    const char *all, *one;
};
/* ?1 the first day, ?2 the day after the last: ISO texts stand in the order of time. */
#define EVENTS_BY(by_start, long_ones, of)                                                         \
    EVENT_COLUMNS "INDEXED BY " by_start " WHERE e.starts >= ?1 AND e.starts < ?2 "                \
                  "AND coalesce(e.repeats, e.also_on) IS NULL AND e.removed_at IS NULL AND " of    \
                  " UNION ALL " EVENT_COLUMNS "INDEXED BY " long_ones                              \
                  " WHERE substr(ends, 1, 10) > substr(starts, 1, 10) AND e.ends >= ?1 "           \
                  "AND e.starts < ?1 AND coalesce(e.repeats, e.also_on) IS NULL "                  \
                  "AND e.removed_at IS NULL AND " of
/* ?4 and ?5: the first of the days asked before, and the day after them; none is of both. */
#define SERIES_BY(index, of)                                                                       \
    EVENT_COLUMNS "INDEXED BY " index " WHERE coalesce(repeats, also_on) IS NOT NULL AND "         \
                  "e.repeats_until IS NULL AND e.starts < ?2 AND (?5 IS NULL OR e.starts >= ?5) "  \
                  "AND e.removed_at IS NULL AND " of " UNION ALL " EVENT_COLUMNS                   \
                  "INDEXED BY " index " WHERE coalesce(repeats, also_on) IS NOT NULL AND "         \
                  "e.repeats_until >= ?1 AND e.starts < ?2 AND (?4 IS NULL OR e.repeats_until < ?4 " \
                  "OR e.starts >= ?5) AND e.removed_at IS NULL AND " of
static const struct both EVENTS = {EVENTS_BY("event_by_order", "event_long", "?3 IS NULL"),
    EVENTS_BY("event_by_hub_starts", "event_long_of_hub", "e.hub_id = ?3")};
static const struct both SERIES = {
    SERIES_BY("event_series", "?3 IS NULL"), SERIES_BY("event_series_of_hub", "e.hub_id = ?3")};

static const char ONE[] = EVENT_COLUMNS "WHERE e.id = ?1 AND e.removed_at IS NULL";

#define CHANGE_COLUMNS                                                                             \
    "SELECT c.event_id,c.id,c.day,c.cancelled,c.starts,c.ends,c.name,c.place,c.note "              \
    "FROM event_change c "
#define OF_EVENT                                                                                   \
    " AND c.removed_at IS NULL AND EXISTS (SELECT 1 FROM event e WHERE e.id = c.event_id "         \
    "AND e.removed_at IS NULL" OF_HUB ")"
static const char CHANGES[] = CHANGE_COLUMNS
    "WHERE c.day >= ?1 AND c.day < ?2" OF_EVENT " UNION ALL " CHANGE_COLUMNS
    "WHERE c.starts >= ?1 AND c.starts < ?2 AND NOT (c.day >= ?1 AND c.day < ?2)" OF_EVENT;

static const char FIRST[] =
    "SELECT min(starts) FROM (SELECT min(starts) AS starts FROM event UNION ALL "
    "SELECT min(starts) FROM event_change WHERE starts IS NOT NULL)";

static const char CHANGES_OF[] = CHANGE_COLUMNS
    "WHERE c.event_id = ?1 AND c.removed_at IS NULL";

static const char CHANGES_NAMED[] = CHANGE_COLUMNS
    "INDEXED BY event_change_named WHERE c.name IS NOT NULL" OF_EVENT;

/* kind, id, host, family, from, to, name, at, status, own time */
#define STAY_COLUMNS                                                                               \
    "SELECT 0,s.id,s.host_id,s.family_id,s.arrive,s.leave,f.name,"                                 \
    "(SELECT h.name FROM host h WHERE h.id = s.host_id),s.status,0 FROM "
#define STAY_THERE                                                                                 \
    " AND s.removed_at IS NULL AND f.removed_at IS NULL AND s.status IS NOT 'cancelled' AND "
#define STAYS_FROM(tables, of)                                                                     \
    STAY_COLUMNS tables                                                                            \
        " ON f.id = s.family_id "                                                                  \
        "WHERE s.arrive >= date(?1, '-15 days') AND s.leave >= ?1 "                                \
        "AND s.arrive < ?2 AND julianday(leave) - julianday(arrive) <= 14" STAY_THERE of           \
        " UNION ALL " STAY_COLUMNS                                                                 \
        "stay s INDEXED BY stay_long CROSS JOIN family f ON f.id = s.family_id "                   \
        "WHERE julianday(leave) - julianday(arrive) > 14 AND s.leave >= ?1 AND +s.arrive < ?2"     \
        STAY_THERE of
static const struct both STAYS = {
    STAYS_FROM("stay s INDEXED BY stay_by_order CROSS JOIN family f", "?3 IS NULL"),
    STAYS_FROM("family f CROSS JOIN stay s INDEXED BY stay_by_family_arrive", "f.hub_id = ?3")};
#define AWAY_COLUMNS                                                                               \
    "SELECT 1,a.id,a.host_id,NULL,a.from_date||' 00:00',a.to_date||' 00:00',h.name,NULL,NULL,"     \
    "a.own_time FROM "
#define AWAY_THERE                                                                                 \
    " AND a.to_date >= ?1 AND a.removed_at IS NULL AND h.removed_at IS NULL "                      \
    "AND +a.household_id IS NULL AND "
#define AWAYS_FROM(tables, of)                                                                     \
    AWAY_COLUMNS tables " ON h.id = a.host_id WHERE a.from_date >= date(?1, '-61 days') "          \
                        "AND a.from_date < ?2 "                                                    \
                        "AND julianday(to_date) - julianday(from_date) <= 60" AWAY_THERE of        \
                        " UNION ALL " AWAY_COLUMNS                                                 \
                        "away a INDEXED BY away_long CROSS JOIN host h ON h.id = a.host_id "       \
                        "WHERE julianday(to_date) - julianday(from_date) > 60 "                    \
                        "AND +a.from_date < ?2" AWAY_THERE of
static const struct both AWAYS = {
    AWAYS_FROM("away a INDEXED BY away_by_order CROSS JOIN host h", "?3 IS NULL"),
    AWAYS_FROM("host h CROSS JOIN away a INDEXED BY away_by_host_from_date", "h.hub_id = ?3")};
#define HOLIDAY_COLUMNS                                                                            \
    "SELECT 2,y.id,NULL,NULL,y.first_day||' 00:00',y.last_day||' 00:00',y.name,y.area,y.kind,0 "   \
    "FROM holiday y "
#define HOLIDAY_THERE "y.last_day >= ?1 AND y.first_day < ?2 AND y.removed_at IS NULL AND "
#define BY_FIRST_DAY " ORDER BY 5,2"
static const struct both HOLIDAYS = {
    HOLIDAY_COLUMNS "INDEXED BY holiday_by_order WHERE y.first_day >= date(?1, '-61 days') "
                    "AND julianday(last_day) - julianday(first_day) <= 60 AND " HOLIDAY_THERE
                    "?3 IS NULL UNION ALL " HOLIDAY_COLUMNS "INDEXED BY holiday_long "
                    "WHERE julianday(last_day) - julianday(first_day) > 60 AND " HOLIDAY_THERE
                    "?3 IS NULL" BY_FIRST_DAY,
    HOLIDAY_COLUMNS "WHERE " HOLIDAY_THERE "y.hub_id = ?3" BY_FIRST_DAY};

/* ?1 the day, ?2 the hub, ?3 the family, ?4 the host, ?5 how many. */
#define STAY_NEAR(whose, side, order)                                                              \
    STAY_COLUMNS "stay s JOIN family f ON f.id = s.family_id WHERE " whose " AND s.arrive " side       \
    " AND s.removed_at IS NULL "                                                                   \
    "AND f.removed_at IS NULL AND s.status IS NOT 'cancelled' "                                    \
    "AND (?2 IS NULL OR f.hub_id = ?2) ORDER BY s.arrive" order " LIMIT ?5"
#define AWAY_NEAR(side, order)                                                                     \
    AWAY_COLUMNS "away a JOIN host h ON h.id = a.host_id WHERE a.host_id = ?4 AND a.from_date " side      \
    " AND a.removed_at IS NULL AND h.removed_at IS NULL AND a.household_id IS NULL "               \
    "AND (?2 IS NULL OR h.hub_id = ?2) ORDER BY a.from_date" order " LIMIT ?5"
enum { NEAR_FAMILY, NEAR_HOST, NEAR_AWAY, NEARS };
static const char *const NEAR[NEARS][2] = {
    {STAY_NEAR("s.family_id = ?3", ">= ?1", ""), STAY_NEAR("s.family_id = ?3", "< ?1", " DESC")},
    {STAY_NEAR("s.host_id = ?4", ">= ?1", ""), STAY_NEAR("s.host_id = ?4", "< ?1", " DESC")},
    {AWAY_NEAR(">= ?1", ""), AWAY_NEAR("< ?1", " DESC")},
};

struct days {
    char from[DATE_TEXT], after[DATE_TEXT];
};

static enum hub_rc ask_days(struct store *s, const char *sql, const struct calendar_ask *ask,
    struct stmt **q, bool *row, struct hub_err *err)
{
    struct days d;
    date_iso(ask->from, d.from);
    date_iso(date_add(ask->to, 1), d.after);
    return store_ask(
        s, sql, SQL_ARGS(sql_text(d.from), sql_text(d.after), sql_id(ask->hub)), q, row, err);
}

static const char *of_hubs(const struct both *sql, const struct calendar_ask *ask)
{
    return id_known(ask->hub) ? sql->one : sql->all;
}

/* `rc` and `row` of the question just asked. */
static enum hub_rc give_events(struct stmt *q, enum hub_rc rc, bool row,
    bool (*each)(void *arg, const struct calendar_event *e), void *arg, struct hub_err *err)
{
    for (; rc == HUB_OK && row; rc = stmt_step(q, &row, err)) {
        struct calendar_event e = {
            .id = stmt_id(q, 0),
            .hub = stmt_id(q, 1),
            .name = stmt_text(q, 2),
            .place = stmt_text(q, 3),
            .kind = stmt_text(q, 4),
            .status = stmt_text(q, 5),
            .uid = stmt_text(q, 6),
            .zone = stmt_text(q, 7),
            .starts = row_wall(q, 8),
            .ends = row_wall(q, 9),
            .all_day = stmt_int(q, 10) == 1,
            .repeats = stmt_text(q, 11),
            .also_on = stmt_text(q, 12),
            .repeats_until = row_date(q, 13),
            .host = stmt_id(q, 14),
        };
        if (!each(arg, &e)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc each_event(struct store *s, const char *sql, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_event *e), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = ask_days(s, sql, ask, &q, &row, err);
    return give_events(q, rc, row, each, arg, err);
}

enum hub_rc calendar_events(struct store *s, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_event *e), void *arg, struct hub_err *err)
{
    return each_event(s, of_hubs(&EVENTS, ask), ask, each, arg, err);
}

enum hub_rc calendar_series(struct store *s, const struct calendar_ask *ask,
    const struct calendar_ask *had, bool (*each)(void *arg, const struct calendar_event *e),
    void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    char from[DATE_TEXT], after[DATE_TEXT], had_from[DATE_TEXT], had_after[DATE_TEXT];
    date_iso(ask->from, from);
    date_iso(date_add(ask->to, 1), after);
    if (had) {
        date_iso(had->from, had_from);
        date_iso(date_add(had->to, 1), had_after);
    }
    enum hub_rc rc = store_ask(s, of_hubs(&SERIES, ask),
        SQL_ARGS(sql_text(from), sql_text(after), sql_id(ask->hub), sql_text(had ? had_from : NULL),
            sql_text(had ? had_after : NULL)),
        &q, &row, err);
    return give_events(q, rc, row, each, arg, err);
}

enum hub_rc calendar_event_of(struct store *s, hub_id event,
    bool (*each)(void *arg, const struct calendar_event *e), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, ONE, SQL_ARGS(sql_id(event)), &q, &row, err);
    return give_events(q, rc, row, each, arg, err);
}

static enum hub_rc give_changes(struct stmt *q, enum hub_rc rc, bool row,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err)
{
    for (; rc == HUB_OK && row; rc = stmt_step(q, &row, err)) {
        struct calendar_change c = {
            .event = stmt_id(q, 0),
            .id = stmt_id(q, 1),
            .day = row_wall(q, 2),
            .cancelled = stmt_int(q, 3) == 1,
            .starts = row_wall(q, 4),
            .ends = row_wall(q, 5),
            .name = stmt_text(q, 6),
            .place = stmt_text(q, 7),
            .note = stmt_text(q, 8),
        };
        if (!each(arg, &c)) {
            break;
        }
    }
    stmt_done(q);
    return rc;
}

enum hub_rc calendar_changes(struct store *s, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = ask_days(s, CHANGES, ask, &q, &row, err);
    return give_changes(q, rc, row, each, arg, err);
}

enum hub_rc calendar_changes_of(struct store *s, hub_id event,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, CHANGES_OF, SQL_ARGS(sql_id(event)), &q, &row, err);
    return give_changes(q, rc, row, each, arg, err);
}

enum hub_rc calendar_changes_named(struct store *s, hub_id hub,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(
        s, CHANGES_NAMED, SQL_ARGS(sql_text(NULL), sql_text(NULL), sql_id(hub)), &q, &row, err);
    return give_changes(q, rc, row, each, arg, err);
}

enum hub_rc calendar_first_day(struct store *s, hub_date *out, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(s, FIRST, NULL, 0, &q, &row, err);
    hub_wall first = rc == HUB_OK && row ? row_wall(q, 0) : WALL_NONE;
    *out = wall_known(first) ? wall_date(first) : DATE_NONE;
    stmt_done(q);
    return rc;
}

static enum hub_rc give_spans(struct stmt *q, enum hub_rc rc, bool row,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, bool *go_on,
    struct hub_err *err)
{
    for (; rc == HUB_OK && row && *go_on; rc = stmt_step(q, &row, err)) {
        struct calendar_span span = {
            .kind = (enum calendar_span_kind)stmt_int(q, 0),
            .id = stmt_id(q, 1),
            .host = stmt_id(q, 2),
            .family = stmt_id(q, 3),
            .from = row_wall(q, 4),
            .to = row_wall(q, 5),
            .name = stmt_text(q, 6),
            .at = stmt_text(q, 7),
            .status = stmt_text(q, 8),
            .own_time = stmt_int(q, 9) == 1,
        };
        *go_on = each(arg, &span);
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc each_span(struct store *s, const char *sql, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, bool *go_on,
    struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = ask_days(s, sql, ask, &q, &row, err);
    return give_spans(q, rc, row, each, arg, go_on, err);
}

enum hub_rc calendar_holidays(struct store *s, hub_id hub,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, struct hub_err *err)
{
    enum { FIRST_YEAR = 1600, LAST_YEAR = 9998 };
    struct calendar_ask ask = {
        hub, date_from_ymd(FIRST_YEAR, 1, 1), date_from_ymd(LAST_YEAR, 12, 31)};
    bool go_on = true;
    return each_span(s, of_hubs(&HOLIDAYS, &ask), &ask, each, arg, &go_on, err);
}

enum hub_rc calendar_spans_near(struct store *s, const struct calendar_near *near,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    char day[DATE_TEXT];
    bool go_on = true, family = id_known(near->family);
    date_iso(near->day, day);
    int end = family ? NEAR_HOST : NEARS;
    for (int i = family ? NEAR_FAMILY : NEAR_HOST; rc == HUB_OK && go_on && i < end; i++) {
        struct stmt *q;
        bool row;
        rc = store_ask(s, NEAR[i][near->back],
            SQL_ARGS(sql_text(day), sql_id(near->hub), sql_id(near->family), sql_id(near->host),
                sql_int((int64_t)near->most)),
            &q, &row, err);
        rc = give_spans(q, rc, row, each, arg, &go_on, err);
    }
    return rc;
}

enum hub_rc calendar_spans(struct store *s, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, struct hub_err *err)
{
    static const struct both *const sqls[] = {&STAYS, &AWAYS, &HOLIDAYS};
    enum hub_rc rc = HUB_OK;
    bool go_on = true;
    for (size_t i = 0; rc == HUB_OK && go_on && i < sizeof sqls / sizeof *sqls; i++) {
        rc = each_span(s, of_hubs(sqls[i], ask), ask, each, arg, &go_on, err);
    }
    return rc;
}
