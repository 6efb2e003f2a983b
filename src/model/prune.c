/* SPDX-License-Identifier: MIT */
#include "prune_priv.h"

#include "hub/base/str.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"
#include "rows_priv.h"

#include <string.h>

// clang-format off
const struct prune_table prune_tables[] = {
    {"site", "numbers of machines; for an event only the file's own"},
    {"txn", "steps of which something is in it"},
    {"change", "of records that are in it"},
    {"change_aside", "of records that are in it"},
    {"meta", "facts about the file, public keys among them"},
    {"draft", "none"},
    {"draft_field", "none"},
    {"find_doc", "made anew"},
    {"find_note", "made anew"},
    {"find_word", "made anew"},
    {"last_here", "the holder's"},
    {"login", "the holder's"},
    {"personal", "the holder's"},
    {"user_key", "none: nobody comes into a copy over ssh"},
    {"user_closed", "none"},
    {"user_scope", "the holder's"},
    {"visit", "none"},
    {"spool", "none"},
    {"due", "none: worked out there"},
    {"due_day", "none"},
    {"narrow_family", "made anew"},
    {"narrow_host", "made anew"},
    {"erased_row", "numbers only; for an event none"},
};
// clang-format on
const size_t prune_table_count = sizeof prune_tables / sizeof *prune_tables;

static const char KEEP_MAKE[] =
    "CREATE TEMP TABLE keep (tbl TEXT, id INTEGER, PRIMARY KEY (tbl, id)) WITHOUT ROWID";
static const char KEEP_ONE[] = "INSERT INTO temp.keep VALUES(?1,?2)";
static const char FAMILIES[] = "SELECT id FROM family WHERE removed_at IS NULL ORDER BY sort_name, id";
static const char LAST_STEP[] = "SELECT s.id, (SELECT coalesce(max(t.seq), 0) FROM txn t WHERE "
                                "t.site = s.id) FROM site s WHERE s.own = 1";
static const char LOGIN_MOVES[] = "UPDATE login SET person_id = ?1 WHERE person_id = ?2";
/* ?1 the holder */
static const char *const OF_PEOPLE_GO[] = {
    "DELETE FROM login WHERE person_id IS NOT ?1",
    "DELETE FROM personal WHERE person_id IS NOT ?1",
    "DELETE FROM last_here WHERE person_id IS NOT ?1",
    "DELETE FROM user_key",
    "DELETE FROM user_closed",
    ("UPDATE user_scope SET person_id = ?1 WHERE person_id IN (SELECT p.id FROM person p JOIN person h "
     "ON h.id = ?1 WHERE p.sort_name = h.sort_name AND p.role IS h.role)"),
    "DELETE FROM user_scope WHERE person_id IS NOT ?1",
    "DELETE FROM visit",
    "DELETE FROM main.spool",
    "DELETE FROM draft_field",
    "DELETE FROM draft",
    "DELETE FROM due",
    "DELETE FROM due_day",
};
static const char *const INDEXES_ANEW[] = {
    "DELETE FROM find_doc",
    "INSERT INTO find_doc(tbl, row_id, name, initials, marks, day) SELECT * FROM find_now_doc",
    "INSERT INTO find_names(find_names) VALUES('rebuild')",
    "DELETE FROM find_note",
    "INSERT INTO find_note SELECT * FROM find_note_now",
    "INSERT INTO find_log(find_log) VALUES('rebuild')",
    "DELETE FROM find_word",
    "INSERT INTO find_word SELECT * FROM find_word_now",
    "DELETE FROM narrow_family",
    "INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id) SELECT p.value, n.sort_name, "
    "n.family_id FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p",
    "DELETE FROM narrow_host",
    "INSERT OR IGNORE INTO narrow_host(prefix, sort_name, host_id) SELECT p.value, "
    "coalesce(h.sort_name, ''), h.id FROM host h, json_each(hub_prefixes(coalesce(h.name, '') || ' ' "
    "|| hub_initials(coalesce(h.name, '')))) p WHERE h.removed_at IS NULL",
};
static const char *const TEMPORARY_GO[] = {
    "DROP TABLE IF EXISTS temp.keep", "DROP TABLE IF EXISTS temp.last",
    "DROP TABLE IF EXISTS temp.the_event"};

enum hub_rc prune_tell(struct pruning *x, const char *sql, const struct sql_arg *args, size_t count,
    struct hub_err *err)
{
    return store_tell(x->s, sql, args, count, err);
}

static enum hub_rc tell_all(struct pruning *x, const char *const *sql, size_t count,
    const struct sql_arg *args, size_t arg_count, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        size_t takes = strstr(sql[i], "?1") ? arg_count : 0;
        rc = store_tell(x->s, sql[i], args, takes, err);
    }
    return rc;
}

/* --- which records stay -------------------------------------------------------------------- */

/* All of this kind stay, and none need be looked at. */
static bool all_stay(const struct pruning *x, const struct noun *n)
{
    const struct prune *p = x->p;
    return !id_known(p->event) && !id_known(p->hub) && !p->sight && !(n->flags & NOUN_SEALED) &&
           p->may(p->arg, n);
}

/* A sealed record of the hub stays where the holder may open it; what belongs to one goes with it. */
static enum hub_rc keep_sealed(struct pruning *x, const struct noun *n, struct hub_err *err)
{
    hub_id *ids;
    size_t count;
    const char *sql = arena_printf(x->a, "SELECT id FROM \"%s\" WHERE ?1 IS NULL OR \"%s\" = ?1",
        n->table, n->owner);
    enum hub_rc rc = rows_ids(x->s, sql, SQL_ARGS(sql_id(x->p->hub)), x->a, &ids, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (x->p->may_open(x->p->arg, n, ids[i])) {
            rc = prune_tell(x, KEEP_ONE, SQL_ARGS(sql_text(n->table), sql_id(ids[i])), err);
        }
    }
    return rc;
}

static const struct noun *owner_of(const struct noun *n)
{
    const struct field *f = n->owner ? noun_field(n, n->owner) : NULL;
    return f && f->type == FIELD_REF ? noun_find(f->ref) : NULL;
}

/* Those whose owner stays; owners come first in nouns[]. */
static enum hub_rc keep_owned(struct pruning *x, const struct noun *n, struct hub_err *err)
{
    const struct noun *owner = owner_of(n);
    if (!owner) { /* the hub itself */
        return prune_tell(x, KEEP_ONE, SQL_ARGS(sql_text(n->table), sql_id(x->p->hub)), err);
    }
    const char *among = all_stay(x, owner)
                            ? arena_printf(x->a, "\"%s\"", owner->table)
                            : arena_printf(x->a, "temp.keep WHERE tbl = '%s'", owner->table);
    const char *sql = arena_printf(x->a,
        "INSERT INTO temp.keep SELECT '%s', id FROM \"%s\" WHERE \"%s\" IN (SELECT id FROM %s)",
        n->table, n->table, n->owner, among);
    return prune_tell(x, sql, NULL, 0, err);
}

/* What the views show, of the hub. */
static enum hub_rc keep_seen(struct pruning *x, const struct noun *n, struct hub_err *err)
{
    const struct noun *owner = owner_of(n);
    const char *of_hub =
        !owner ? "id = ?1"
               : arena_printf(x->a, "\"%s\" IN (SELECT id FROM temp.keep WHERE tbl = '%s')", n->owner,
                     owner->table);
    const char *sql = arena_printf(x->a,
        "INSERT INTO temp.keep SELECT '%s', id FROM \"%s\" WHERE ?1 IS NULL OR %s", n->table,
        n->table, of_hub);
    return prune_tell(x, sql, SQL_ARGS(sql_id(x->p->hub)), err);
}

static enum hub_rc note_kept(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = prune_tell(x, KEEP_MAKE, NULL, 0, err);
    if (rc == HUB_OK && id_known(x->p->event)) {
        return prune_event_keeps(x, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const struct noun *n = nouns[i];
        const struct noun *owner = owner_of(n);
        bool sealed = n->flags & NOUN_SEALED;
        if (all_stay(x, n) || (!sealed && !x->p->may(x->p->arg, n))) {
            continue;
        }
        rc = sealed && !(owner && owner->flags & NOUN_SEALED) ? keep_sealed(x, n, err)
             : x->p->sight && !sealed                         ? keep_seen(x, n, err)
                                                              : keep_owned(x, n, err);
    }
    return rc;
}

/* Before anything is changed, through the holder's eyes where they do not see everything. */
static enum hub_rc look(struct pruning *x, struct hub_err *err)
{
    static const struct sight all = {.kind = SIGHT_ALL};
    enum hub_rc rc = x->p->sight ? sight_set(x->s, x->p->sight, err) : HUB_OK;
    rc = rc == HUB_OK ? note_kept(x, err) : rc;
    return rc == HUB_OK && x->p->sight ? sight_set(x->s, &all, err) : rc;
}

/* --- the rest goes ----------------------------------------------------------------------- */

static enum hub_rc others_go(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const char *table = nouns[i]->table;
        int64_t gone = 0;
        if (all_stay(x, nouns[i])) {
            continue;
        }
        rc = prune_tell(x,
            arena_printf(x->a,
                "DELETE FROM \"%s\" WHERE id NOT IN (SELECT id FROM temp.keep WHERE tbl = '%s')",
                table, table),
            NULL, 0, err);
        rc = rc == HUB_OK ? store_number(x->s, "SELECT changes()", &gone, err) : rc;
        x->cut[i] = gone > 0;
    }
    return rc;
}

/* Nothing that stays points to what went. */
static enum hub_rc let_go(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; rc == HUB_OK && k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            if (f->type == FIELD_REF) {
                rc = prune_tell(x,
                    arena_printf(x->a,
                        "UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" NOT IN (SELECT id FROM \"%s\")",
                        nouns[i]->table, f->column, f->column, noun_find(f->ref)->table),
                    NULL, 0, err);
            }
        }
    }
    return rc;
}

static bool any_cut(const struct pruning *x)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (x->cut[i]) {
            return true;
        }
    }
    return false;
}

static enum hub_rc of_people(struct pruning *x, struct hub_err *err)
{
    struct sql_arg holder = sql_id(x->p->holder);
    enum hub_rc rc = HUB_OK;
    if (!id_eq(x->p->login, x->p->holder)) {
        rc = prune_tell(x, LOGIN_MOVES, SQL_ARGS(holder, sql_id(x->p->login)), err);
    }
    return rc == HUB_OK ? tell_all(x, OF_PEOPLE_GO, sizeof OF_PEOPLE_GO / sizeof *OF_PEOPLE_GO,
                              &holder, 1, err)
                        : rc;
}

static enum hub_rc history_goes(struct pruning *x, struct hub_err *err)
{
    const struct sight *s = x->p->sight;
    bool whole = !s || s->kind == SIGHT_HUBS || s->kind == SIGHT_FAMILIES || s->kind == SIGHT_ALL;
    if (!id_known(x->p->event) && whole) {
        return prune_journal(x, err);
    }
    enum hub_rc rc = prune_tell(x, "DELETE FROM erased_row", NULL, 0, err);
    return rc == HUB_OK ? prune_event_journal(x, err) : rc;
}

static enum hub_rc work(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = others_go(x, err);
    rc = rc == HUB_OK && any_cut(x) ? let_go(x, err) : rc;
    rc = rc == HUB_OK ? of_people(x, err) : rc;
    rc = rc == HUB_OK ? history_goes(x, err) : rc;
    if (rc == HUB_OK && any_cut(x)) {
        rc = tell_all(x, INDEXES_ANEW, sizeof INDEXES_ANEW / sizeof *INDEXES_ANEW, NULL, 0, err);
    }
    return rc == HUB_OK
               ? tell_all(x, TEMPORARY_GO, sizeof TEMPORARY_GO / sizeof *TEMPORARY_GO, NULL, 0, err)
               : rc;
}

enum hub_rc prune_copy(struct store *copy, const struct prune *p, struct hub_err *err)
{
    struct pruning x = {.s = copy, .p = p, .a = arena_create()};
    struct txn_label label = {.verb = "take"};
    x.cut = arena_array(x.a, noun_count, sizeof *x.cut);
    enum hub_rc rc = store_bulk_begin(copy, err);
    rc = rc == HUB_OK ? look(&x, err) : rc;
    rc = rc == HUB_OK ? store_begin(copy, &label, err) : rc;
    if (rc == HUB_OK) {
        store_capture(copy, false);
        rc = work(&x, err);
        if (rc == HUB_OK) {
            rc = store_commit(copy, err);
        } else {
            store_rollback(copy);
        }
    }
    rc = rc == HUB_OK ? store_bulk_end(copy, err) : rc;
    rc = rc == HUB_OK ? store_shrink(copy, err) : rc;
    arena_destroy(x.a);
    return rc;
}

enum hub_rc prune_families(
    struct store *copy, struct arena *a, hub_id **out, size_t *count, struct hub_err *err)
{
    return rows_ids(copy, FAMILIES, NULL, 0, a, out, count, err);
}

enum hub_rc prune_last_step(
    struct store *copy, int64_t *site, int64_t *seq, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(copy, LAST_STEP, NULL, 0, &q, &row, err);
    *site = *seq = 0;
    if (rc == HUB_OK && row) {
        *site = stmt_int(q, 0);
        *seq = stmt_int(q, 1);
    }
    stmt_done(q);
    return rc;
}
