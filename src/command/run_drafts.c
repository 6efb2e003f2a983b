/* SPDX-License-Identifier: MIT */
/* hub list drafts */
#include "hub/base/str.h"
#include "hub/service/drafts.h"
#include "rows_priv.h"

static const struct column draft_columns[] = {
    {"id", "Id", CELL_NUMBER, true},
    {"at", "At", CELL_TEXT, false},
    {"kind", "Kind", CELL_TEXT, false},
};
enum { DRAFT_CELLS = sizeof draft_columns / sizeof *draft_columns };

struct draft_rows {
    struct draft *items;
    size_t count;
};

static enum hub_rc add_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct draft_rows *all = arg;
    struct arena *a = rows->inv->arena;
    char at[DATE_TEXT];
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < all->count; i++) {
        const struct draft *d = &all->items[i];
        const char *cells[DRAFT_CELLS] = {
            arena_printf(a, "%lld", (long long)d->id.n),
            wall_iso(stamp_to_wall(d->at), at),
            d->noun,
        };
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

enum hub_rc run_list_drafts(struct invocation *inv, struct hub_err *err)
{
    struct draft_rows all;
    const struct row_table table = {
        COLUMNS_OF(draft_columns), add_rows, &all, "You have no unfinished notes.", false};
    enum hub_rc rc = hub_draft_list(inv->hub, inv->arena, &all.items, &all.count, err);
    return rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
}
