/* SPDX-License-Identifier: MIT */
/* Ids of new rows. */
#include "hub/store/stmt.h"

#include "store_priv.h"

hub_id store_next_id(struct store *s)
{
    return id_next(&s->ids, s->clock);
}

/* Out of sight too. Where it cannot be told, no: the insert then says what is wrong. */
static bool is_taken(struct store *s, const char *table, hub_id id)
{
    struct arena *scratch = arena_create();
    struct stmt *q;
    struct hub_err ignored;
    bool row = false;
    fence_trust(s, true);
    (void)store_ask(s, arena_printf(scratch, "SELECT 1 FROM main.\"%s\" WHERE id=?1", table),
        SQL_ARGS(sql_id(id)), &q, &row, &ignored);
    fence_trust(s, false);
    stmt_done(q);
    arena_destroy(scratch);
    return row;
}

hub_id store_id_at(struct store *s, const char *table, hub_stamp at)
{
    enum { TRIES = 1 << 16 }; /* more than are written of one moment, one behind the other */
    hub_id id = id_at(&s->ids, at);
    for (int i = 0; i < TRIES && is_taken(s, table, id); i++) {
        id = id_at(&s->ids, at);
    }
    return id;
}
