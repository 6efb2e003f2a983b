/* SPDX-License-Identifier: MIT */
#include "step_hubs.h"

#include "hub/model/family.h"
#include "hub/model/holding.h"
#include "hub/model/record.h"
#include "hub/store/stmt.h"
#include "unit.h"

static const char LINES[] = "SELECT t.applied,c.tbl,c.row_id FROM txn t JOIN change c ON c.site = t.site "
                            "AND c.seq = t.seq ORDER BY t.applied";
static const char SAYS[] = "SELECT 1 FROM txn_hub WHERE applied = ?1 AND hub_id = ?2 UNION ALL "
                           "SELECT 1 FROM txn_hub_from WHERE hub_id = ?2 AND applied >= ?1";

/* By its records, read one after the other. */
static hub_id hub_of(struct store *s, const struct noun *n, hub_id id, struct arena *a)
{
    struct hub_err ignored;
    while (n && n != &hub_noun) {
        void *rec = arena_alloc(a, n->size);
        const struct field *f = noun_field(n, n->owner);
        if (record_get(s, n, id, a, rec, &ignored) != HUB_OK) {
            return ID_NONE;
        }
        id = *(const hub_id *)(const void *)((const char *)rec + f->offset);
        n = noun_find(f->ref);
    }
    return id;
}

void every_step_says_its_hubs(struct store *s)
{
    struct stmt *q, *said;
    struct hub_err err;
    bool row, says;
    struct arena *a = arena_create();
    assert_int_equal(store_ask(s, LINES, NULL, 0, &q, &row, &err), HUB_OK);
    for (; row; assert_int_equal(stmt_step(q, &row, &err), HUB_OK)) {
        arena_reset(a);
        const struct noun *n = noun_of_table(stmt_text(q, 1));
        hub_id id = stmt_id(q, 2), hub = hub_of(s, n, id, a);
        if (!id_known(hub)) {
            continue;
        }
        assert_int_equal(store_ask(s, SAYS, SQL_ARGS(sql_int(stmt_int(q, 0)), sql_id(hub)), &said, &says, &err), HUB_OK);
        stmt_done(said);
        if (!says) {
            fail_msg("step %lld changed %s %lld and does not say its hub %lld", (long long)stmt_int(q, 0),
                n->name, (long long)id.n, (long long)hub.n);
        }
    }
    stmt_done(q);
    arena_destroy(a);
}
