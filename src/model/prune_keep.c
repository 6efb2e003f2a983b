/* SPDX-License-Identifier: MIT */
/* Which records go into a copy. */
#include "prune_priv.h"

#include "hub/base/str.h"
#include "hub/store/stmt.h"
#include "rows_priv.h"

static const char KEEP_MAKE[] =
    "CREATE TEMP TABLE keep (tbl TEXT, id INTEGER, PRIMARY KEY (tbl, id)) WITHOUT ROWID";
static const char CUT_MAKE[] = "CREATE TEMP TABLE cut (tbl TEXT PRIMARY KEY) WITHOUT ROWID";
static const char KEEP_ONE[] = "INSERT INTO temp.keep VALUES(?1,?2)";
static const char CUT_ONE[] = "INSERT INTO temp.cut VALUES(?1)";

bool prune_takes_all(const struct pruning *x, const struct noun *n)
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
    const char *sql = id_known(x->p->hub)
                          ? arena_printf(x->a, "SELECT id FROM \"%s\" WHERE \"%s\" = ?1", n->table, n->owner)
                          : arena_printf(x->a, "SELECT id FROM \"%s\" WHERE ?1 IS NULL", n->table);
    enum hub_rc rc = rows_ids(x->from, sql, SQL_ARGS(sql_id(x->p->hub)), x->a, &ids, &count, err);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        if (x->p->may_open(x->p->arg, n, ids[i])) {
            rc = store_tell(x->from, KEEP_ONE, SQL_ARGS(sql_text(n->table), sql_id(ids[i])), err);
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
        return store_tell(x->from, KEEP_ONE, SQL_ARGS(sql_text(n->table), sql_id(x->p->hub)), err);
    }
    const char *among = prune_takes_all(x, owner)
                            ? arena_printf(x->a, "\"%s\"", owner->table)
                            : arena_printf(x->a, "temp.keep WHERE tbl = '%s'", owner->table);
    const char *sql = arena_printf(x->a,
        "INSERT INTO temp.keep SELECT '%s', id FROM \"%s\" WHERE \"%s\" IN (SELECT id FROM %s)",
        n->table, n->table, n->owner, among);
    return store_tell(x->from, sql, NULL, 0, err);
}

/* What the views show, of the hub. */
static enum hub_rc keep_seen(struct pruning *x, const struct noun *n, struct hub_err *err)
{
    const struct noun *owner = owner_of(n);
    const char *of_hub =
        !id_known(x->p->hub) ? "?1 IS NULL"
        : !owner             ? "id = ?1"
                             : arena_printf(x->a,
                       "\"%s\" IN (SELECT id FROM temp.keep WHERE tbl = '%s') AND ?1 IS NOT NULL",
                       n->owner, owner->table);
    const char *sql = arena_printf(x->a, "INSERT INTO temp.keep SELECT '%s', id FROM \"%s\" WHERE %s",
        n->table, n->table, of_hub);
    return store_tell(x->from, sql, SQL_ARGS(sql_id(x->p->hub)), err);
}

enum hub_rc prune_keep(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = store_tell(x->from, KEEP_MAKE, NULL, 0, err);
    rc = rc == HUB_OK ? store_tell(x->from, CUT_MAKE, NULL, 0, err) : rc;
    if (rc == HUB_OK && id_known(x->p->event)) {
        return prune_event_keeps(x, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        const struct noun *n = nouns[i];
        const struct noun *owner = owner_of(n);
        bool sealed = n->flags & NOUN_SEALED;
        if (prune_takes_all(x, n) || (!sealed && !x->p->may(x->p->arg, n))) {
            continue;
        }
        rc = sealed && !(owner && owner->flags & NOUN_SEALED) ? keep_sealed(x, n, err)
             : x->p->sight && !sealed                         ? keep_seen(x, n, err)
                                                              : keep_owned(x, n, err);
    }
    return rc;
}

/* --- which kinds are cut ----------------------------------------------------------------------- */

static enum hub_rc note_cut(struct pruning *x, size_t noun, struct hub_err *err)
{
    const char *table = nouns[noun]->table;
    int64_t left_out = 0;
    enum hub_rc rc = store_number(x->from,
        arena_printf(x->a,
            "SELECT EXISTS (SELECT 1 FROM main.\"%s\" t WHERE NOT EXISTS "
            "(SELECT 1 FROM temp.keep k WHERE k.tbl = '%s' AND k.id = t.id))",
            table, table),
        &left_out, err);
    x->cut[noun] = left_out > 0;
    return rc == HUB_OK && left_out ? store_tell(x->from, CUT_ONE, SQL_ARGS(sql_text(table)), err) : rc;
}

enum hub_rc prune_note_cut(struct pruning *x, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        rc = prune_takes_all(x, nouns[i]) ? HUB_OK : note_cut(x, i, err);
    }
    return rc;
}

bool prune_any_cut(const struct pruning *x)
{
    for (size_t i = 0; i < noun_count; i++) {
        if (x->cut[i]) {
            return true;
        }
    }
    return false;
}
