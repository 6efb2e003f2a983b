/* SPDX-License-Identifier: MIT */
/*
 * What an event needs: who comes or is asked, with their grown-ups, alerts, consents, medicines and
 * who may collect; the register and the risk sheet; where it is; whom to ring.
 */
#include "prune_priv.h"

#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "record_priv.h"

#define ASKED                                                                                      \
    "t.event_id = ?1 AND coalesce(t.day, ?2) = ?2 AND NOT (t.day IS NULL AND EXISTS "              \
    "(SELECT 1 FROM invitation d WHERE d.event_id = ?1 AND d.day = ?2 AND d.removed_at IS NULL "   \
    "AND (d.family_id = t.family_id OR d.person_id = t.person_id)))"
/* The sheet that covers it when it has none of its own: signed for one like it, the newest. */
#define USUAL_SHEET                                                                                \
    "(SELECT s.id FROM risk_sheet s JOIN event o ON o.id = s.event_id JOIN event e ON e.id = ?1 "  \
    "WHERE s.removed_at IS NULL AND o.removed_at IS NULL AND s.kind = 'usual' "                    \
    "AND s.signed_on IS NOT NULL AND o.hub_id = ?3 AND o.id <> ?1 "                                \
    "AND (o.name = e.name OR o.place = e.place) ORDER BY s.signed_on DESC, s.id DESC LIMIT 1)"

/*
 * In this order. ?1 the event, ?2 its day, ?3 the hub, ?4 the holder, ?5 the first day of doses.
 * What is in Removed stays behind.
 */
// clang-format off
static const struct keep {
    const char *table, *where;
} keeps[] = {
    {"hub", "t.id = ?3"},
    {"event", "t.id = ?1"},
    {"event_change", "t.event_id = ?1"},
    {"register_line", "t.event_id = ?1 AND coalesce(t.day, ?2) = ?2"},
    {"family", "t.id IN (SELECT c.family_id FROM register_line r JOIN child c ON c.id = r.child_id "
               "WHERE r.id IN " KEPT("register_line") ")"},
    {"invitation", ASKED " AND (t.answer IS NOT 'no' OR t.family_id IN " KEPT("family") ")"},
    {"family", "t.id IN (SELECT family_id FROM invitation WHERE id IN " KEPT("invitation") ")"},
    {"child", "t.family_id IN " KEPT("family")},
    {"consent", "t.child_id IN " KEPT("child")},
    {"collector", "t.child_id IN " KEPT("child")},
    {"medicine", "t.child_id IN " KEPT("child")},
    {"dose", "t.medicine_id IN " KEPT("medicine") " AND t.given_at >= ?5"},
    {"apart", "t.family_id IN " KEPT("family") " AND t.other_family_id IN " KEPT("family")},
    {"host", "t.id IN (SELECT host_id FROM event WHERE id = ?1)"},
    {"home", "t.id IN (SELECT home_id FROM host WHERE id IN " KEPT("host") ")"},
    {"person", "t.family_id IN " KEPT("family")},
    {"person", "t.id IN (SELECT person_id FROM collector WHERE id IN " KEPT("collector") ")"},
    {"person", "t.id IN (SELECT person_id FROM register_line WHERE id IN " KEPT("register_line") ")"},
    {"person", "t.id IN (SELECT person_id FROM host WHERE id IN " KEPT("host") ")"},
    {"person", "t.id = ?4 OR (t.hub_id = ?3 AND t.role IN ('hub carer','liaison worker'))"},
    {"safety_check", "t.person_id IN (SELECT person_id FROM invitation WHERE id IN " KEPT("invitation") ") "
                     "AND t.kind IN ('DBS','first aid','allergy training','medicine training')"},
    {"person", "t.id IN (SELECT person_id FROM invitation WHERE id IN " KEPT("invitation") ")"},
    {"risk_sheet", "t.event_id = ?1"},
    {"risk_sheet", "t.id = " USUAL_SHEET " AND NOT EXISTS (SELECT 1 FROM " KEPT("risk_sheet") ")"},
    {"risk_line", "t.risk_sheet_id IN " KEPT("risk_sheet")},
    {"event", "t.id IN (SELECT event_id FROM risk_sheet WHERE id IN " KEPT("risk_sheet") ")"},
};
// clang-format on

enum hub_rc prune_event_keeps(struct pruning *x, struct hub_err *err)
{
    const struct prune *p = x->p;
    char day[DATE_TEXT], since[DATE_TEXT];
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof keeps / sizeof *keeps; i++) {
        if (!p->may(p->arg, noun_find(keeps[i].table))) {
            continue;
        }
        const char *sql = arena_printf(x->a,
            "INSERT OR IGNORE INTO temp.keep SELECT '%s', t.id FROM \"%s\" t "
            "WHERE t.removed_at IS NULL AND (%s) AND coalesce(?1,?2,?3,?4,?5) IS NOT NULL",
            keeps[i].table, keeps[i].table, keeps[i].where);
        rc = store_tell(x->from, sql,
            SQL_ARGS(sql_id(p->event), sql_text(date_iso(p->day, day)), sql_id(p->hub),
                sql_id(p->holder), sql_text(date_iso(p->since, since))),
            err);
    }
    return rc;
}

/* --- the journal -------------------------------------------------------------------------- */

/* Of the last step of the file's own site, and of those that order and time go by, their numbers. */
static const char *const STEPS_GO[] = {
    "DELETE FROM change",
    "DELETE FROM change_aside",
    "UPDATE txn SET person_id = NULL, verb = 'part', noun = NULL, record_id = NULL, "
    "undoes_site = NULL, undoes_seq = NULL, came = NULL",
    "DELETE FROM txn WHERE (site, seq) NOT IN (SELECT site, seq FROM temp.last) "
    "AND applied < (SELECT max(applied) FROM txn) AND lamport < (SELECT max(lamport) FROM txn)",
    "DELETE FROM site WHERE own <> 1 AND id NOT IN (SELECT site FROM txn)",
    "UPDATE event SET notes = NULL WHERE id NOT IN (SELECT id FROM temp.the_event)",
};
static const char LAST[] =
    "CREATE TEMP TABLE last AS SELECT t.site, t.seq FROM txn t LEFT JOIN site s ON s.id = t.site "
    "ORDER BY coalesce(s.own, 0) DESC, t.applied DESC LIMIT 1";
static const char THE_EVENT[] = "CREATE TEMP TABLE the_event AS SELECT ?1 AS id";
static const char COUNT[] = "SELECT count(*) FROM change";

/* INSERT INTO change … SELECT json_object('name',t."name",…) FROM "family" t */
static const char *added_sql(const struct noun *n, struct arena *a)
{
    struct sb b = sb_as_is(a);
    for (size_t i = 0; i < n->field_count; i++) {
        if (record_has_column(&n->fields[i])) {
            const char *column = n->fields[i].column;
            sb_addf(&b, "%s'%s',t.\"%s\"", b.len ? "," : "", column, column);
        }
    }
    return arena_printf(a,
        "INSERT INTO change(site,seq,n,tbl,row_id,op,new) SELECT l.site, l.seq, "
        "?1 + row_number() OVER (ORDER BY t.id), '%s', t.id, 'I', json_object(%s) "
        "FROM temp.last l, \"%s\" t",
        n->table, sb_str(&b), n->table);
}

enum hub_rc prune_event_journal(struct pruning *x, struct hub_err *err)
{
    int64_t before = 0;
    enum hub_rc rc = store_tell(x->to, LAST, NULL, 0, err);
    rc = rc == HUB_OK ? store_tell(x->to, THE_EVENT, SQL_ARGS(sql_id(x->p->event)), err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < sizeof STEPS_GO / sizeof *STEPS_GO; i++) {
        rc = store_tell(x->to, STEPS_GO[i], NULL, 0, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        if (nouns[i]->flags & NOUN_NO_JOURNAL) {
            continue;
        }
        rc = store_number(x->to, COUNT, &before, err);
        rc = rc == HUB_OK ? store_tell(x->to, added_sql(nouns[i], x->a), SQL_ARGS(sql_int(before)), err)
                          : rc;
    }
    return rc;
}
