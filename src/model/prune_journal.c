/* SPDX-License-Identifier: MIT */
/* The history of a copy: nothing of what is not in it, and replay gives what is. */
#include "prune_priv.h"

#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "record_priv.h"

#include <string.h>

/* Where changes are kept: those that are in the tables, and those that came home and are not. */
static const char *const kept_in[] = {"change", "change_aside"};
enum { KEPT_IN = sizeof kept_in / sizeof *kept_in };

/*
 * A step of which only a part is left is nobody's there: it is not taken back, as that would be all
 * of it or nothing. Bringing home knows it by its number and time. What was brought home or decided
 * is told by its verb, which stays.
 */
static const char PARTS_MADE[] =
    "UPDATE txn SET person_id = NULL, verb = CASE WHEN verb IN ('merge','resolve') THEN verb ELSE "
    "'part' END WHERE (site, seq) IN (SELECT site, seq FROM temp.part)";
static const char PARTS[] =
    "UPDATE txn SET person_id = NULL, verb = CASE WHEN verb IN ('merge','resolve') THEN verb ELSE "
    "'part' END WHERE (site, seq) IN (SELECT site, seq FROM change WHERE tbl = ?1 AND row_id NOT IN "
    "(SELECT id FROM \"%s\"))";
static const char GO[] = "DELETE FROM %s WHERE tbl = ?1 AND row_id NOT IN (SELECT id FROM \"%s\")";
static const char ABOUT[] = "UPDATE txn SET noun = NULL, record_id = NULL WHERE noun = ?1 "
                            "AND record_id NOT IN (SELECT id FROM \"%s\")";
static const char CLAIMS_GO[] =
    "DELETE FROM claim WHERE question_id IN (SELECT id FROM question WHERE tbl = ?1 AND record_id "
    "NOT IN (SELECT id FROM \"%s\"))";
static const char QUESTIONS_GO[] =
    "DELETE FROM question WHERE tbl = ?1 AND record_id NOT IN (SELECT id FROM \"%s\")";
/* ?1 the table, ?2 its column; "%s" where changes are kept, old or new, and the table it points to. */
static const char CELLS[] =
    "UPDATE %s SET %s = NULL WHERE tbl = ?1 AND op = 'U' AND col = ?2 AND %s NOT IN (SELECT id FROM \"%s\")";
static const char WHOLES[] =
    "UPDATE %s SET %s = json_set(%s, '$.' || ?2, NULL) WHERE tbl = ?1 AND op = '%s' "
    "AND json_extract(%s, '$.' || ?2) NOT IN (SELECT id FROM \"%s\")";
/* The last step of each site stays as a number: by it is known what the copy has seen. */
static const char EMPTY_GO[] =
    "DELETE FROM txn WHERE seq < (SELECT max(m.seq) FROM txn m WHERE m.site = txn.site) "
    "AND lamport < (SELECT max(lamport) FROM txn) AND applied < (SELECT max(applied) FROM txn) "
    "AND NOT EXISTS (SELECT 1 FROM change c WHERE c.site = txn.site AND c.seq = txn.seq) "
    "AND NOT EXISTS (SELECT 1 FROM change_aside c WHERE c.site = txn.site AND c.seq = txn.seq)";
static const char EMPTY_LAST[] =
    "UPDATE txn SET person_id = NULL, verb = 'part', noun = NULL, record_id = NULL "
    "WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.site = txn.site AND c.seq = txn.seq) "
    "AND NOT EXISTS (SELECT 1 FROM change_aside c WHERE c.site = txn.site AND c.seq = txn.seq)";

static enum hub_rc lines_go(struct pruning *x, const struct noun *n, struct hub_err *err)
{
    struct sql_arg table = sql_text(n->table);
    enum hub_rc rc = store_tell(x->to, arena_printf(x->a, PARTS, n->table), SQL_ARGS(table), err);
    for (int i = 0; rc == HUB_OK && i < KEPT_IN; i++) {
        rc = store_tell(x->to, arena_printf(x->a, GO, kept_in[i], n->table), SQL_ARGS(table), err);
    }
    rc = rc == HUB_OK ? store_tell(x->to, arena_printf(x->a, CLAIMS_GO, n->table), SQL_ARGS(table), err) : rc;
    rc = rc == HUB_OK ? store_tell(x->to, arena_printf(x->a, QUESTIONS_GO, n->table), SQL_ARGS(table), err)
                      : rc;
    return rc == HUB_OK ? store_tell(x->to, arena_printf(x->a, ABOUT, n->table),
                              SQL_ARGS(sql_text(n->name)), err)
                        : rc;
}

/* What was said of the past of a column that points to what went. */
static enum hub_rc column_forgets(
    struct pruning *x, const struct noun *n, const struct field *f, struct hub_err *err)
{
    static const struct {
        const char *side, *op; /* op of a line with all columns */
    } sides[] = {{"old", "R"}, {"new", "I"}};
    const char *to = noun_find(f->ref)->table;
    const struct sql_arg args[] = {sql_text(n->table), sql_text(f->column)};
    enum hub_rc rc = HUB_OK;
    for (int i = 0; rc == HUB_OK && i < KEPT_IN * 2; i++) {
        const char *in = kept_in[i / 2], *side = sides[i % 2].side, *op = sides[i % 2].op;
        rc = store_tell(x->to, arena_printf(x->a, CELLS, in, side, side, to), args, 2, err);
        if (rc == HUB_OK) {
            rc = store_tell(x->to, arena_printf(x->a, WHOLES, in, side, side, op, side, to), args, 2, err);
        }
    }
    return rc;
}

static bool went(const struct pruning *x, const struct noun *n)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (nouns[i] == n) {
            return x->cut[i];
        }
    }
    return false;
}

enum hub_rc prune_journal(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = x->whole ? HUB_OK : store_tell(x->to, PARTS_MADE, NULL, 0, err);
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const struct noun *n = nouns[i];
        for (size_t k = 0; rc == HUB_OK && k < n->field_count; k++) {
            const struct field *f = &n->fields[k];
            if (f->type == FIELD_REF && went(x, noun_find(f->ref))) {
                rc = column_forgets(x, n, f, err);
            }
        }
        if (rc == HUB_OK && x->cut[i]) {
            rc = lines_go(x, n, err);
        }
    }
    rc = rc == HUB_OK ? store_tell(x->to, EMPTY_GO, NULL, 0, err) : rc;
    return rc == HUB_OK ? store_tell(x->to, EMPTY_LAST, NULL, 0, err) : rc;
}
