/* SPDX-License-Identifier: MIT */
#include "prune_priv.h"

#include "hub/base/str.h"
#include "hub/store/memory.h"
#include "hub/store/stmt.h"
#include "rows_priv.h"

// clang-format off
const struct prune_table prune_tables[] = {
    {"site", "numbers of machines; for an event only the file's own", "SELECT * FROM main.site", true},
    {"txn", "steps of which something is in it", NULL, true},
    {"txn_hub", "none: all that is in it its holder sees", NULL, false},
    {"txn_hub_from", "from its last step on", "SELECT h.id AS hub_id, (SELECT coalesce(max(applied), 0) FROM "
        "main.txn) AS applied FROM main.hub h WHERE h.id IN " KEPT("hub") " OR 'hub' NOT IN (SELECT tbl FROM temp.cut)", false},
    {"change", "of records that are in it", NULL, true},
    {"change_aside", "of records that are in it", NULL, true},
    {"meta", "facts about the file, public keys among them", "SELECT * FROM main.meta", true},
    {"draft", "none", NULL, false},
    {"draft_field", "none", NULL, false},
    {"find_doc", "made anew", NULL, true},
    {"find_note", "made anew", NULL, true},
    {"find_word", "made anew", NULL, true},
    {"last_here", "the holder's", "SELECT * FROM main.last_here WHERE person_id = ?1", false},
    {"login", "the holder's", "SELECT ?1 AS person_id, pin, wrong, locked_until, changed_at "
        "FROM main.login WHERE person_id = ?2", false},
    {"personal", "the holder's", "SELECT * FROM main.personal WHERE person_id = ?1", false},
    {"user_key", "none: nobody comes into a copy over ssh", NULL, false},
    {"user_closed", "none", NULL, false},
    {"user_scope", "the holder's", "SELECT id, ?1 AS person_id, kind, record_id, day FROM main.user_scope "
        "WHERE person_id = ?1 OR person_id IN (SELECT p.id FROM main.person h JOIN main.person p "
        "ON p.sort_name = h.sort_name AND p.role IS h.role WHERE h.id = ?1 AND (p.id IN " KEPT("person")
        " OR 'person' NOT IN (SELECT tbl FROM temp.cut)))", false},
    {"visit", "none", NULL, false},
    {"spool", "none", NULL, false},
    {"due", "none: worked out there", NULL, false},
    {"due_day", "none", NULL, false},
    {"narrow_family", "made anew", NULL, true},
    {"narrow_host", "made anew", NULL, true},
    {"erased_row", "numbers only; for an event none", "SELECT * FROM main.erased_row", true},
};
// clang-format on
const size_t prune_table_count = sizeof prune_tables / sizeof *prune_tables;

static const char FAMILIES[] = "SELECT id FROM family WHERE removed_at IS NULL ORDER BY sort_name, id";
static const char LAST_STEP[] = "SELECT s.id, (SELECT coalesce(max(t.seq), 0) FROM txn t WHERE "
                                "t.site = s.id) FROM site s WHERE s.own = 1";
static const char *const INDEXES_ANEW[] = {
    "INSERT INTO find_doc(tbl, row_id, name, initials, marks, day) SELECT * FROM find_now_doc",
    "INSERT INTO find_names(find_names) VALUES('rebuild')",
    "INSERT INTO find_note SELECT * FROM find_note_now",
    "INSERT INTO find_log(find_log) VALUES('rebuild')",
    "INSERT INTO find_word SELECT * FROM find_word_now",
    "INSERT OR IGNORE INTO narrow_family(prefix, sort_name, family_id) SELECT p.value, n.sort_name, "
    "n.family_id FROM narrow_family_now n, json_each(hub_prefixes(n.words)) p",
    "INSERT OR IGNORE INTO narrow_host(prefix, sort_name, host_id) SELECT p.value, "
    "coalesce(h.sort_name, ''), h.id FROM host h, json_each(hub_prefixes(coalesce(h.name, '') || ' ' "
    "|| hub_initials(coalesce(h.name, '')))) p WHERE h.removed_at IS NULL",
};

bool prune_has_history(const struct pruning *x)
{
    const struct sight *s = x->p->sight;
    return !id_known(x->p->event) && (!s || s->kind == SIGHT_HUBS || s->kind == SIGHT_FAMILIES ||
                                         s->kind == SIGHT_ALL);
}

/* Nothing that stays points to what went. */
static enum hub_rc let_go(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; i < noun_count; i++) {
        for (size_t k = 0; rc == HUB_OK && k < nouns[i]->field_count; k++) {
            const struct field *f = &nouns[i]->fields[k];
            if (f->type == FIELD_REF) {
                rc = store_tell(x->to,
                    arena_printf(x->a,
                        "UPDATE \"%s\" SET \"%s\" = NULL WHERE \"%s\" NOT IN (SELECT id FROM \"%s\")",
                        nouns[i]->table, f->column, f->column, noun_find(f->ref)->table),
                    NULL, 0, err);
            }
        }
    }
    return rc;
}

static enum hub_rc indexes_anew(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < sizeof INDEXES_ANEW / sizeof *INDEXES_ANEW; i++) {
        rc = store_tell(x->to, INDEXES_ANEW[i], NULL, 0, err);
    }
    return rc;
}

static enum hub_rc history_goes(struct pruning *x, struct hub_err *err)
{
    if (prune_has_history(x)) {
        return prune_journal(x, err);
    }
    enum hub_rc rc = store_tell(x->to, "DELETE FROM erased_row", NULL, 0, err);
    return rc == HUB_OK ? prune_event_journal(x, err) : rc;
}

static enum hub_rc fill(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = x->whole ? prune_pour_people(x, err) : prune_pour(x, err);
    rc = rc == HUB_OK && prune_any_cut(x) ? let_go(x, err) : rc;
    rc = rc == HUB_OK ? history_goes(x, err) : rc;
    return rc == HUB_OK && !x->whole ? indexes_anew(x, err) : rc;
}

static enum hub_rc make(struct pruning *x, struct hub_err *err)
{
    struct txn_label label = {.verb = "take"};
    enum hub_rc rc = store_bulk_begin(x->to, err);
    rc = rc == HUB_OK ? store_begin(x->to, &label, err) : rc;
    if (rc == HUB_OK) {
        store_capture(x->to, false);
        rc = fill(x, err);
        if (rc == HUB_OK) {
            rc = store_commit(x->to, err);
        } else {
            store_rollback(x->to);
        }
    }
    rc = rc == HUB_OK ? store_bulk_end(x->to, err) : rc;
    return rc == HUB_OK ? store_shrink(x->to, err) : rc;
}

/* Where all records are in it the file itself is the quickest copy. */
static enum hub_rc copy_what_is_noted(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = prune_note_cut(x, err);
    x->whole = !prune_any_cut(x) && prune_has_history(x);
    if (rc == HUB_OK) {
        rc = x->whole ? store_copy(x->from, &x->to, err) : store_blank(x->from, &x->to, err);
    }
    return rc == HUB_OK ? make(x, err) : rc;
}

/* One state of the file, first through the holder's eyes, then past them. */
static enum hub_rc copy(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = x->p->sight ? sight_set(x->from, x->p->sight, err) : HUB_OK;
    store_look(x->from);
    rc = rc == HUB_OK ? prune_keep(x, err) : rc;
    sight_pause(x->from);
    rc = rc == HUB_OK ? copy_what_is_noted(x, err) : rc;
    sight_resume(x->from);
    store_look_end(x->from);
    return rc;
}

enum hub_rc prune_copy(
    struct store *from, const struct prune *p, struct store **out, struct hub_err *err)
{
    struct pruning x = {.from = from, .p = p, .a = arena_create()};
    x.cut = arena_array(x.a, noun_count, sizeof *x.cut);
    enum hub_rc rc = copy(&x, err);
    if (rc == HUB_OK) {
        *out = x.to;
    } else {
        store_close(x.to);
    }
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
