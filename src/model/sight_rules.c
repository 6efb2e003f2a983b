/* SPDX-License-Identifier: MIT */
/* What is seen: the exceptions from the tables of holding.c, and the tables that are no noun's. */
#include "sight_priv.h"

#include "hub/base/str.h"

#define HUBS SIGHT_BIT(SIGHT_HUBS)
#define FAMILIES SIGHT_BIT(SIGHT_FAMILIES)
#define STAYS SIGHT_BIT(SIGHT_STAYS)
#define MATCHES SIGHT_BIT(SIGHT_MATCHES)
#define EVENT SIGHT_BIT(SIGHT_EVENT)
#define NOTHING SIGHT_BIT(SIGHT_NOTHING)
#define WIDE (HUBS | FAMILIES)
#define NARROW (STAYS | MATCHES | EVENT)
#define ANY (WIDE | NARROW | NOTHING)

#define OR_PAST(where) "hub_past() OR (" where ")"
/* For lists: what is in brackets may be found by an index. */
#define LISTED(where) "(" where ") OR t.id >= hub_from()"
#define SEES(table, id) "hub_sees('" table "'," id ")"
#define SEES_OR_NONE(table, id) "(" id " IS NULL OR " SEES(table, id) ")"
/* One that is seen names this record. */
#define SOME(table, column)                                                                        \
    "EXISTS (SELECT 1 FROM main." table " o WHERE o." column " = t.id AND o.removed_at IS NULL "   \
    "AND " SEES(table, "o.id") ")"
#define IN_STAY "t.stay_id IN (SELECT id FROM stay)"
#define OWN_HUB "t.hub_id IN (SELECT id FROM temp.sight_hub)"
#define OWN(id) id " IN (SELECT id FROM temp.sight_person)"
#define OWN_ROW OR_PAST(OWN("t.person_id"))
/* Whom to ring. */
#define CARERS "(" OWN_HUB " AND t.role IN ('hub carer','liaison worker'))"
#define ABOUT_STEP "c.site = t.site AND c.seq = t.seq"
/* It is theirs, or of the step that is being made now. */
#define OWN_STEP                                                                                   \
    "(EXISTS (SELECT 1 FROM main.txn c WHERE " ABOUT_STEP " AND " OWN("c.person_id") ") OR "       \
    "NOT EXISTS (SELECT 1 FROM main.txn c WHERE " ABOUT_STEP "))"

/* Of all steps these alone can have changed something that is seen. */
#define OF_HUBS                                                                                    \
    "(EXISTS (SELECT 1 FROM main.txn_hub x WHERE x.applied = t.applied AND x.hub_id IN "           \
    "(SELECT id FROM temp.sight_hub)) OR t.applied <= (SELECT max(x.applied) FROM main.txn_hub_from x " \
    "WHERE x.hub_id IN (SELECT id FROM temp.sight_hub)))"

/* A stay that is asked for or agreed, from then until some days after it. */
#define NOW_STAY(s)                                                                                \
    s ".removed_at IS NULL AND " s ".status IN ('asked','offered','agreed','happened') AND " s     \
      ".leave >= $since"

/* The day of a line without one is the event's own. */
#define NEAR_DAY                                                                                   \
    "coalesce(t.day, (SELECT substr(e.starts, 1, 10) FROM main.event e WHERE e.id = t.event_id)) " \
    "BETWEEN $since AND $until"
#define GRANTED "t.event_id IN (SELECT id FROM temp.sight_event)"
/* A sheet signed for an event like it serves it too. */
#define USUAL(sheet)                                                                               \
    sheet ".kind = 'usual' AND " sheet ".signed_on IS NOT NULL AND " sheet ".removed_at IS NULL "  \
    "AND EXISTS (SELECT 1 FROM main.event o JOIN main.event e ON e.hub_id = o.hub_id "             \
    "AND (e.name = o.name OR e.place = o.place) WHERE o.id = " sheet ".event_id "                  \
    "AND e.id IN (SELECT id FROM temp.sight_event))"
/* A new record that came home and is in no table yet: who sees the question decides. */
#define NEW_WAITS(c) c ".op = 'I' AND " c ".fate IN (3,8)"
#define REGISTERED(family)                                                                         \
    "EXISTS (SELECT 1 FROM main.child c JOIN main.register_line r ON r.child_id = c.id "           \
    "WHERE c.family_id = " family " AND r.removed_at IS NULL AND " SEES("register_line", "r.id") ")"

// clang-format off
const struct sight_rule sight_rules[] = {
    {ANY, "hub", LISTED("t.id IN (SELECT id FROM temp.sight_hub)")},
    {NOTHING, "person", LISTED(OWN("t.id"))},
    {FAMILIES, "family", LISTED(OWN_HUB " AND t.id IN (SELECT id FROM temp.sight_family)")},
    {HUBS, "question", OR_PAST(OWN_HUB " AND (hub_sees(t.tbl,t.record_id) OR EXISTS (SELECT 1 "
        "FROM main.change_aside c WHERE c.tbl = t.tbl AND c.row_id = t.record_id AND " NEW_WAITS("c") "))")},
    {FAMILIES, "question", OR_PAST(OWN_HUB " AND hub_sees(t.tbl,t.record_id)")},
    {WIDE, "homecoming", OR_PAST(OWN_HUB " AND hub_sees_words(t.receipt)")},
    {NARROW, "holiday", NULL},

    /* Of whoever has the same home too: it has one key to the medicines. */
    {STAYS, "host", LISTED(OWN("t.person_id") " OR t.home_id IN (SELECT h.home_id FROM main.host h "
        "WHERE h.removed_at IS NULL AND " OWN("h.person_id") ")")},
    {STAYS, "home", LISTED("t.id IN (SELECT home_id FROM host)")},
    {STAYS, "room", NULL}, {STAYS, "bed", NULL}, {STAYS, "car", NULL}, {STAYS, "closure", NULL},
    {STAYS, "household", SEES("home", "t.home_id")},
    {STAYS, "away", SEES("host", "t.host_id")},
    {STAYS, "exemption", NULL}, {STAYS, "sharing", NULL},
    {STAYS, "safety_check", OR_PAST(OWN("t.person_id") " OR " SEES("home", "t.home_id"))},
    {STAYS, "stay", LISTED("t.host_id IN (SELECT id FROM host) AND " NOW_STAY("t"))},
    {STAYS, "stay_child", NULL},
    {STAYS, "family", LISTED("t.id IN (SELECT family_id FROM stay)")},
    {STAYS, "child", LISTED("t.id IN (SELECT k.child_id FROM stay s CROSS JOIN main.stay_child k "
        "ON k.stay_id = s.id WHERE k.removed_at IS NULL)")},
    {STAYS, "consent", NULL}, {STAYS, "collector", SEES("child", "t.child_id")},
    {STAYS, "medicine", NULL}, {STAYS, "dose", NULL}, {STAYS, "medicine_count", NULL},
    {STAYS, "stay_note", LISTED(IN_STAY " AND " SEES_OR_NONE("child", "t.child_id"))},
    {STAYS, "incident", LISTED(IN_STAY " AND " SEES_OR_NONE("child", "t.child_id"))},
    {STAYS, "log_entry", LISTED(IN_STAY " AND t.kind IS NOT 'worry' AND "
        SEES_OR_NONE("family", "t.family_id") " AND " SEES_OR_NONE("child", "t.child_id"))},
    {STAYS, "person", OR_PAST(OWN("t.id") " OR " CARERS " OR " SEES("family", "t.family_id")
        " OR " SOME("collector", "person_id") " OR " SOME("household", "adult_id") " OR " SOME("host", "person_id"))},

    {MATCHES, "peer", LISTED(OWN("t.person_id"))},
    {MATCHES, "peer_match", LISTED("t.peer_id IN (SELECT id FROM peer)")},
    {MATCHES, "family", LISTED("t.id IN (SELECT family_id FROM peer_match WHERE removed_at IS NULL)")},
    {MATCHES, "tick", NULL}, {MATCHES, "peer_exception", NULL},
    {MATCHES, "person", OR_PAST(OWN("t.id") " OR " CARERS " OR " SOME("peer_match", "parent_id"))},

    {EVENT, "event", LISTED("t.id IN (SELECT id FROM temp.sight_event)"
        " OR EXISTS (SELECT 1 FROM main.risk_sheet s WHERE s.event_id = t.id AND " USUAL("s") ")")},
    {EVENT, "event_change", LISTED(GRANTED)},
    {EVENT, "register_line", LISTED(GRANTED " AND " NEAR_DAY)},
    /* One for the day stands before one for all days. */
    {EVENT, "invitation", LISTED(GRANTED " AND " NEAR_DAY " AND NOT (t.day IS NULL AND EXISTS ("
        "SELECT 1 FROM main.invitation d WHERE d.event_id = t.event_id AND d.day BETWEEN $since AND $until "
        "AND d.removed_at IS NULL AND (d.family_id = t.family_id OR d.person_id = t.person_id)))"
        " AND (t.answer IS NOT 'no' OR " REGISTERED("t.family_id") ")")},
    {EVENT, "family", LISTED("t.id IN (SELECT c.family_id FROM register_line r CROSS JOIN main.child c "
        "ON c.id = r.child_id WHERE r.removed_at IS NULL) "
        "OR t.id IN (SELECT family_id FROM invitation WHERE removed_at IS NULL)")},
    {EVENT, "child", NULL}, {EVENT, "consent", NULL}, {EVENT, "collector", SEES("child", "t.child_id")},
    {EVENT, "medicine", NULL},
    {EVENT, "dose", OR_PAST(SEES("medicine", "t.medicine_id") " AND t.given_at >= $since")},
    {EVENT, "apart", NULL},
    {EVENT, "host", LISTED("t.id IN (SELECT e.host_id FROM main.event e WHERE e.id IN "
        "(SELECT id FROM temp.sight_event))")},
    {EVENT, "home", LISTED("t.id IN (SELECT home_id FROM host)")},
    {EVENT, "risk_sheet", OR_PAST(GRANTED " OR (" USUAL("t") ")")}, {EVENT, "risk_line", NULL},
    {EVENT, "safety_check", OR_PAST("t.kind IN ('DBS','first aid','allergy training','medicine training') "
        "AND EXISTS (SELECT 1 FROM main.invitation i WHERE i.person_id = t.person_id AND "
        SEES("invitation", "i.id") ")")},
    {EVENT, "incident", OR_PAST(GRANTED " AND t.at >= $since AND "
        SEES_OR_NONE("child", "t.child_id"))},
    {EVENT, "person", OR_PAST(OWN("t.id") " OR " CARERS " OR " SEES("family", "t.family_id")
        " OR " SOME("collector", "person_id") " OR " SOME("register_line", "person_id")
        " OR " SOME("invitation", "person_id") " OR " SOME("host", "person_id"))},

    {NARROW | NOTHING, "worry", OR_PAST(OWN("t.written_by"))},

    {WIDE, "txn", OR_PAST(OWN("t.person_id")
        " OR (" OF_HUBS " AND EXISTS (SELECT 1 FROM main.change c WHERE " ABOUT_STEP " AND hub_sees(c.tbl,c.row_id)))"
        " OR (" SEES("person", "t.person_id") " AND (t.record_id IS NULL OR hub_sees(t.noun,t.record_id))"
        " AND NOT EXISTS (SELECT 1 FROM main.change c WHERE " ABOUT_STEP "))")},
    {NARROW | NOTHING, "txn", OWN_ROW},
    {WIDE, "change", "hub_sees(t.tbl,t.row_id)"},
    {NARROW | NOTHING, "change", OR_PAST(OWN_STEP " AND hub_sees(t.tbl,t.row_id)")},
    {HUBS, "change_aside", "hub_sees(t.tbl,t.row_id) OR EXISTS (SELECT 1 FROM question q "
        "WHERE q.tbl = t.tbl AND q.record_id = t.row_id)"},
    {FAMILIES, "change_aside", "hub_sees(t.tbl,t.row_id)"},
    {NARROW | NOTHING, "change_aside", "hub_past()"},
    {ANY, "draft", OWN_ROW},
    {ANY, "draft_field", OR_PAST("t.draft_id IN (SELECT id FROM draft)")},
    {ANY, "last_here", OWN_ROW},
    {ANY, "personal", OWN_ROW},
    {ANY, "spool", OWN_ROW},
    {WIDE, "login", OR_PAST(OWN("t.person_id") " OR " SEES("person", "t.person_id"))},
    {NARROW | NOTHING, "login", OWN_ROW},
    {WIDE, "user_key", OR_PAST(OWN("t.person_id") " OR " SEES("person", "t.person_id"))},
    {NARROW, "user_key", OWN_ROW},
    {NOTHING, "user_key", "1"},
    {WIDE, "user_closed", OR_PAST(OWN("t.person_id") " OR " SEES("person", "t.person_id"))},
    {NARROW, "user_closed", OWN_ROW},
    {NOTHING, "user_closed", "1"},
    {WIDE, "user_scope", OR_PAST(OWN("t.person_id") " OR " SEES("person", "t.person_id"))},
    {NARROW | NOTHING, "user_scope", OWN_ROW},
    {WIDE, "visit", OR_PAST(OWN("t.person_id") " OR " SEES("person", "t.person_id"))},
    {NARROW | NOTHING, "visit", OWN_ROW},
    {HUBS, "due", OR_PAST(OWN_HUB " AND hub_sees_words(t.words)")},
    {FAMILIES, "due", OR_PAST(OWN_HUB " AND hub_sees_words(t.words)"
        " AND (t.record_id IS NULL OR hub_sees_any(t.record_id))")},
    {NARROW | NOTHING, "due", "hub_past()"},
    {ANY, "due_day", OR_PAST(OWN_HUB)},
    {ANY, "find_doc", "hub_sees(t.tbl,t.row_id)"},
    {ANY, "find_names", OR_PAST("EXISTS (SELECT 1 FROM find_doc d WHERE d.id = t.rowid)")},
    {ANY, "find_note", SEES("stay_note", "t.id") " OR " SEES("incident", "t.id")},
    {ANY, "find_log", SEES("log_entry", "t.rowid") " OR " SEES("stay_note", "t.rowid")
        " OR " SEES("incident", "t.rowid")},
    {ANY, "find_word", "1"},
    {ANY, "narrow_family", SEES("family", "t.family_id")},
    {ANY, "narrow_host", SEES("host", "t.host_id")},
};
const size_t sight_rule_count = sizeof sight_rules / sizeof *sight_rules;

const struct sight_rule sight_one_rules[] = {
    {STAYS, "stay", SEES("host", "t.host_id") " AND (" OR_PAST(NOW_STAY("t")) ")"},
    {STAYS, "stay_note", OR_PAST(SEES("stay", "t.stay_id") " AND " SEES_OR_NONE("child", "t.child_id"))},
    {STAYS, "incident", OR_PAST(SEES("stay", "t.stay_id") " AND " SEES_OR_NONE("child", "t.child_id"))},
    {STAYS, "log_entry", OR_PAST(SEES("stay", "t.stay_id") " AND t.kind IS NOT 'worry' AND "
        SEES_OR_NONE("family", "t.family_id") " AND " SEES_OR_NONE("child", "t.child_id"))},
    {STAYS, "child", OR_PAST("EXISTS (SELECT 1 FROM main.stay_child k "
        "WHERE k.child_id = t.id AND k.removed_at IS NULL AND " SEES("stay", "k.stay_id") ")")},
    {MATCHES, "peer_match", SEES("peer", "t.peer_id")},
    {MATCHES, "family", OR_PAST(SOME("peer_match", "family_id"))},
    {EVENT, "family", OR_PAST(REGISTERED("t.id") " OR " SOME("invitation", "family_id"))},
    {STAYS, "family",
        OR_PAST("EXISTS (SELECT 1 FROM main.stay s WHERE s.family_id = t.id AND " SEES("stay", "s.id") ")")},
};
const size_t sight_one_rule_count = sizeof sight_one_rules / sizeof *sight_one_rules;

const struct sight_table sight_tables[] = {
    {"site", "numbers of machines: whole"},
    {"txn", "steps of which a change is seen, and their own; hosts, peers and helpers only their own"},
    {"txn_hub", "numbers of steps and hubs: whole"},
    {"txn_hub_from", "numbers of steps and hubs: whole"},
    {"change", "of records that are seen; hosts, peers and helpers only of their own steps"},
    {"change_aside", "of records that are seen, or asked about; hosts, peers and helpers none"},
    {"meta", "facts about the file: whole"},
    {"draft", "their own"},
    {"draft_field", "of their own drafts"},
    {"find_doc", "of records that are seen"},
    {"find_names", "of records that are seen"},
    {"find_note", "of records that are seen"},
    {"find_log", "of records that are seen"},
    {"find_word", "single words, shown to nobody, that make a question to find_log: whole"},
    {"last_here", "their own"},
    {"login", "of people who are seen; hosts, peers and helpers their own"},
    {"personal", "their own"},
    {"user_key", "of people who are seen; hosts and peers their own; a technical helper all"},
    {"user_closed", "of people who are seen; hosts and peers their own; a technical helper all"},
    {"user_scope", "of people who are seen; hosts, peers and helpers their own"},
    {"visit", "of people who are seen; hosts, peers and helpers their own"},
    {"spool", "their own"},
    {"due", "of their hubs, where all whom it names are seen; hosts, peers and helpers none"},
    {"due_day", "of their hubs"},
    {"narrow_family", "of families that are seen"},
    {"narrow_host", "of hosts who are seen"},
    {"erased_row", "numbers of what is gone: whole"},
};
// clang-format on
const size_t sight_table_count = sizeof sight_tables / sizeof *sight_tables;

const char *sight_columns(const char *table)
{
    static const struct {
        const char *table, *columns;
    } hidden[] = {{"find_names", "rowid, find_names, name, initials, marks"},
        {"find_log", "rowid, find_log, words, marks"}};
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++) {
        if (str_eq(hidden[i].table, table)) {
            return hidden[i].columns;
        }
    }
    return NULL;
}
