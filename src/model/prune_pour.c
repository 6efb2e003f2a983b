/* SPDX-License-Identifier: MIT */
/* The rows of a copy, from the file into memory: those that go into it and, but for ids in history, no other. */
#include "prune_priv.h"

#include "hub/base/str.h"
#include "hub/store/memory.h"
#include "rows_priv.h"

#include <string.h>

/* --- steps and their changes ------------------------------------------------------------------ */

static const char STEP_MAKE[] =
    "CREATE TEMP TABLE step (site INTEGER, seq INTEGER, PRIMARY KEY (site, seq)) WITHOUT ROWID";
static const char PART_MAKE[] = "CREATE TEMP TABLE part (site INTEGER, seq INTEGER)";
/* The last step of each site, and those that order and time go by. */
static const char LAST_STEPS[] =
    "INSERT OR IGNORE INTO temp.step "
    "WITH RECURSIVE s(site) AS (SELECT min(site) FROM main.txn UNION ALL "
    "SELECT (SELECT min(site) FROM main.txn WHERE site > s.site) FROM s WHERE s.site IS NOT NULL) "
    "SELECT s.site, (SELECT max(seq) FROM main.txn WHERE site = s.site) FROM s WHERE s.site IS NOT NULL "
    "UNION ALL SELECT site, seq FROM main.txn WHERE applied = (SELECT max(applied) FROM main.txn) "
    "UNION ALL SELECT site, seq FROM main.txn WHERE lamport = (SELECT max(lamport) FROM main.txn)";
static const char STEPS[] =
    "SELECT t.* FROM temp.step s CROSS JOIN main.txn t ON t.site = s.site AND t.seq = s.seq";
/* Steps of which a change is of a record that is not in the copy. */
static const char PARTS[] =
    "SELECT s.site, s.seq FROM temp.step s WHERE EXISTS (SELECT 1 FROM main.change c "
    "WHERE c.site = s.site AND c.seq = s.seq AND c.tbl IN (SELECT tbl FROM temp.cut) AND NOT EXISTS "
    "(SELECT 1 FROM temp.keep k WHERE k.tbl = c.tbl AND k.id = c.row_id))";

/* "%s" where changes are kept; each table that has any there, and whether all of its records are in the copy. */
static const char TABLES[] =
    "WITH RECURSIVE t(tbl) AS (SELECT min(tbl) FROM main.%s UNION ALL "
    "SELECT (SELECT min(tbl) FROM main.%s WHERE tbl > t.tbl) FROM t WHERE t.tbl IS NOT NULL) "
    "SELECT tbl, tbl NOT IN (SELECT tbl FROM temp.cut) FROM t WHERE tbl IS NOT NULL";
static const char OF_KEPT[] = " AND c.row_id IN (SELECT id FROM temp.keep WHERE tbl = ?1)";

struct changes_of {
    struct pruning *x;
    const char *in;
};

static enum hub_rc pour_changes_of(void *arg, struct stmt *q, struct hub_err *err)
{
    struct changes_of *c = arg;
    struct pruning *x = c->x;
    struct sql_arg table = sql_text(stmt_text(q, 0));
    const char *of = stmt_int(q, 1) ? "" : OF_KEPT;
    const char *steps = arena_printf(x->a,
        "INSERT OR IGNORE INTO temp.step SELECT c.site, c.seq FROM main.%s c WHERE c.tbl = ?1%s", c->in, of);
    const char *changes = arena_printf(x->a, "SELECT c.* FROM main.%s c WHERE c.tbl = ?1%s", c->in, of);
    enum hub_rc rc = store_tell(x->from, steps, SQL_ARGS(table), err);
    return rc == HUB_OK ? store_pour(x->from, changes, SQL_ARGS(table), x->to, c->in, err) : rc;
}

static enum hub_rc pour_changes(struct pruning *x, const char *in, struct hub_err *err)
{
    struct changes_of c = {x, in};
    return rows_each(x->from, arena_printf(x->a, TABLES, in, in), NULL, 0, pour_changes_of, &c, err);
}

static enum hub_rc pour_history(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = store_tell(x->from, STEP_MAKE, NULL, 0, err);
    rc = rc == HUB_OK ? store_tell(x->from, LAST_STEPS, NULL, 0, err) : rc;
    if (rc == HUB_OK && prune_has_history(x)) {
        rc = pour_changes(x, "change", err);
        rc = rc == HUB_OK ? pour_changes(x, "change_aside", err) : rc;
        rc = rc == HUB_OK ? store_tell(x->to, PART_MAKE, NULL, 0, err) : rc;
        rc = rc == HUB_OK ? store_pour(x->from, PARTS, NULL, 0, x->to, "part", err) : rc;
    }
    return rc == HUB_OK ? store_pour(x->from, STEPS, NULL, 0, x->to, "txn", err) : rc;
}

/* --- records, and the rest --------------------------------------------------------------------- */

static enum hub_rc pour_noun(struct pruning *x, const struct noun *n, struct hub_err *err)
{
    const char *which =
        prune_takes_all(x, n)
            ? ""
            : arena_printf(x->a, " WHERE id IN (SELECT id FROM temp.keep WHERE tbl = '%s')", n->table);
    return store_pour(x->from, arena_printf(x->a, "SELECT * FROM main.\"%s\"%s", n->table, which), NULL,
        0, x->to, n->table, err);
}

static enum hub_rc pour_table(struct pruning *x, const struct prune_table *t, struct hub_err *err)
{
    const struct sql_arg people[] = {sql_id(x->p->holder), sql_id(x->p->login)};
    size_t takes = strstr(t->rows, "?2") ? 2 : strstr(t->rows, "?1") ? 1 : 0;
    return store_pour(x->from, t->rows, people, takes, x->to, t->name, err);
}

enum hub_rc prune_pour(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        rc = pour_noun(x, nouns[i], err);
    }
    for (size_t i = 0; rc == HUB_OK && i < prune_table_count; i++) {
        rc = prune_tables[i].rows ? pour_table(x, &prune_tables[i], err) : HUB_OK;
    }
    return rc == HUB_OK ? pour_history(x, err) : rc;
}

enum hub_rc prune_pour_people(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < prune_table_count; i++) {
        const struct prune_table *t = &prune_tables[i];
        if (t->whole) {
            continue;
        }
        rc = store_tell(x->to, arena_printf(x->a, "DELETE FROM main.\"%s\"", t->name), NULL, 0, err);
        rc = rc == HUB_OK && t->rows ? pour_table(x, t, err) : rc;
    }
    return rc;
}
