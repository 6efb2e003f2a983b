/* SPDX-License-Identifier: MIT */
/*
 * Of which hubs a step changed records, noted as it is committed, when each record is where it
 * belongs: from owner to owner up to the hub. So with the steps of a copy that came in with it.
 */
#include "hub/base/map.h"
#include "hub/base/str.h"
#include "hub/store/stmt.h"

#include "store_priv.h"

#include <string.h>

enum { OWNERS_MOST = 8, UNKNOWN = -1, NOTED_SINCE = 31 }; /* the migration that made the tables */

static const char LINES[] =
    "SELECT t.applied,c.tbl,c.row_id,CASE c.op WHEN 'U' THEN c.col END,"
    "CASE typeof(c.old) WHEN 'integer' THEN c.old END FROM main.txn t CROSS JOIN main.change c "
    "ON c.site = t.site AND c.seq = t.seq WHERE t.applied >= ?1";
static const char HUB_ADD[] = "INSERT OR IGNORE INTO main.txn_hub(applied,hub_id) VALUES(?1,?2)";
static const char FROM_NOW[] = "INSERT INTO main.txn_hub_from(hub_id,applied) VALUES(?1,?2) "
                               "ON CONFLICT(hub_id) DO UPDATE SET applied = ?2";

struct noting {
    struct store *s;
    bool all;           /* of a file that had no such notes: every step, by where its records are now */
    struct idmap *hubs; /* one a noun: of a record to which others belong its hub, 0 none */
    struct idmap noted; /* of a hub the last step it was noted for */
};

struct line {
    int64_t applied;
    const struct noun *noun;
    hub_id row;
    bool moved;   /* to another owner */
    hub_id owner; /* then: the one before */
};

static size_t place_of(const struct store *s, const char *table)
{
    size_t i = 0;
    while (i < s->noun_count && strcmp(s->nouns[i]->table, table) != 0) {
        i++;
    }
    return i;
}

static size_t place_of_owner(const struct store *s, const struct noun *n)
{
    const struct field *f = noun_field(n, n->owner);
    size_t i = 0;
    while (i < s->noun_count && !str_eq(s->nouns[i]->name, f ? f->ref : NULL)) {
        i++;
    }
    return i;
}

static const char *owner_sql(const void *noun, struct arena *a)
{
    const struct noun *n = noun;
    return arena_printf(a, "SELECT \"%s\" FROM main.\"%s\" WHERE id = ?1", n->owner, n->table);
}

static enum hub_rc owner_of(
    struct store *s, const struct noun *n, hub_id id, hub_id *owner, struct hub_err *err)
{
    struct stmt *q;
    bool row = false;
    *owner = ID_NONE;
    enum hub_rc rc = store_prepare_made(s, n, owner_sql, &q, err);
    if (rc != HUB_OK) {
        return rc;
    }
    stmt_bind_id(q, 1, id);
    rc = stmt_step(q, &row, err);
    if (rc == HUB_OK && row) {
        *owner = stmt_id(q, 0);
    }
    stmt_done(q);
    return rc;
}

/* Of a record of nouns[place]; ID_NONE: it belongs to none. */
static enum hub_rc hub_of(
    struct noting *x, size_t place, hub_id id, int depth, hub_id *hub, struct hub_err *err)
{
    hub_id owner;
    *hub = ID_NONE;
    if (place == x->s->noun_count || !id_known(id) || depth == 0) {
        return HUB_OK;
    }
    const struct noun *n = x->s->nouns[place];
    int64_t known = n->owner ? idmap_get(&x->hubs[place], id, UNKNOWN) : id.n;
    if (known != UNKNOWN) {
        hub->n = known;
        return HUB_OK;
    }
    enum hub_rc rc = owner_of(x->s, n, id, &owner, err);
    rc = rc == HUB_OK ? hub_of(x, place_of_owner(x->s, n), owner, depth - 1, hub, err) : rc;
    if (rc == HUB_OK && depth < OWNERS_MOST) {
        idmap_put(&x->hubs[place], id, hub->n);
    }
    return rc;
}

/* What a step of a copy says was before need not be what was before here: then it is not asked. */
static enum hub_rc note_move(
    struct noting *x, const struct line *l, hub_id hub, struct hub_err *err)
{
    const struct journal *j = &x->s->journal;
    hub_id before = ID_NONE;
    enum hub_rc rc = HUB_OK;
    if (l->applied == j->applied) {
        rc = hub_of(x, place_of_owner(x->s, l->noun), l->owner, OWNERS_MOST, &before, err);
    }
    return rc == HUB_OK && !id_eq(before, hub)
               ? store_tell(x->s, FROM_NOW, SQL_ARGS(sql_id(hub), sql_int(j->applied)), err)
               : rc;
}

static enum hub_rc note_line(struct noting *x, const struct line *l, struct hub_err *err)
{
    hub_id hub;
    enum hub_rc rc = hub_of(x, place_of(x->s, l->noun->table), l->row, OWNERS_MOST, &hub, err);
    if (rc != HUB_OK || !id_known(hub)) {
        return rc;
    }
    if (idmap_get(&x->noted, hub, 0) != l->applied) {
        idmap_put(&x->noted, hub, l->applied);
        rc = store_tell(x->s, HUB_ADD, SQL_ARGS(sql_int(l->applied), sql_id(hub)), err);
    }
    return rc == HUB_OK && l->moved ? note_move(x, l, hub, err) : rc;
}

static enum hub_rc note_lines(struct noting *x, int64_t first, struct hub_err *err)
{
    struct stmt *q;
    bool row;
    enum hub_rc rc = store_ask(x->s, LINES, SQL_ARGS(sql_int(first)), &q, &row, err);
    if (rc != HUB_OK) {
        return rc;
    }
    while (rc == HUB_OK && row) {
        size_t place = place_of(x->s, stmt_text(q, 1));
        const struct noun *n = place < x->s->noun_count ? x->s->nouns[place] : NULL;
        struct line l = {.applied = stmt_int(q, 0),
            .noun = n,
            .row = stmt_id(q, 2),
            .moved = !x->all && n && n->owner && str_eq(stmt_text(q, 3), n->owner),
            .owner = stmt_id(q, 4)};
        rc = n ? note_line(x, &l, err) : HUB_OK;
        rc = rc == HUB_OK ? stmt_step(q, &row, err) : rc;
    }
    stmt_done(q);
    return rc;
}

static enum hub_rc note_from(struct store *s, int64_t first, bool all, struct hub_err *err)
{
    struct arena *a = arena_create();
    struct noting x = {
        .s = s, .all = all, .hubs = arena_array(a, s->noun_count + 1, sizeof *x.hubs)};
    for (size_t i = 0; i < s->noun_count; i++) {
        idmap_on(&x.hubs[i], a);
    }
    idmap_on(&x.noted, a);
    fence_trust(s, true);
    enum hub_rc rc = note_lines(&x, first, err);
    fence_trust(s, false);
    arena_destroy(a);
    return rc;
}

enum hub_rc txn_note_hubs(struct store *s, struct hub_err *err)
{
    const struct journal *j = &s->journal;
    return note_from(s, j->came_first ? j->came_first : j->applied, false, err);
}

enum hub_rc txn_note_older(struct store *s, int64_t version, struct hub_err *err)
{
    return version < NOTED_SINCE ? note_from(s, 0, true, err) : HUB_OK;
}
