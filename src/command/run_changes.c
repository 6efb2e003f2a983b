/* SPDX-License-Identifier: MIT */
/* hub list changes */
#include "hub/service/history.h"

#include "rows_priv.h"

static const struct column change_columns[] = {
    {"at", "When", CELL_TEXT, false},
    {"who", "Who", CELL_TEXT, false},
    {"verb", "Step", CELL_TEXT, true},
    {"what", "About", CELL_TEXT, true},
    {"id", "Number", CELL_TEXT, true},
    {"sentence", "What", CELL_TEXT, false},
};

static enum hub_rc change_row(void *arg, const struct change_line *l, struct hub_err *err)
{
    struct rows *rows = arg;
    char at[DATE_TEXT], id[24] = "";
    if (id_known(l->record)) {
        snprintf(id, sizeof id, "%lld", (long long)l->record.n);
    }
    bool text = rows->format == FORMAT_TEXT;
    const char *cells[] = {
        text ? wall_long(l->at, at) : wall_iso(l->at, at),
        l->who,
        l->verb,
        l->what,
        id,
        l->sentence,
    };
    return rows_add(rows, cells, err);
}

static enum hub_rc change_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    return hub_changes(rows->inv->hub, arg, change_row, rows, err);
}

enum hub_rc run_list_changes(struct invocation *inv, struct hub_err *err)
{
    struct changes_ask ask = {
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .family = option_text(inv, OPTION_FAMILY),
    };
    const struct row_table table = {
        COLUMNS_OF(change_columns), change_rows, &ask, "Nothing was changed.", false};
    return rows_show(inv, option_format(inv), &table, err);
}
