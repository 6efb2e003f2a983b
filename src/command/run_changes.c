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

enum hub_rc run_list_changes(struct invocation *inv, struct hub_err *err)
{
    struct rows rows;
    struct changes_ask ask = {
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .family = option_text(inv, OPTION_FAMILY),
    };
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), change_columns,
        sizeof change_columns / sizeof *change_columns, err);
    if (rc == HUB_OK && rows.format == FORMAT_TEXT) {
        rc = hub_changes(inv->hub, &ask, change_row, &rows, err);
        rc = rc == HUB_OK ? rows_measured(&rows, err) : rc;
    }
    if (rc == HUB_OK) {
        rc = hub_changes(inv->hub, &ask, change_row, &rows, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "Nothing was changed.", err) : rc;
}
