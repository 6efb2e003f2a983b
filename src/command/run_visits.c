/* SPDX-License-Identifier: MIT */
/* hub list sign_ins */
#include "hub/service/visits.h"

#include "rows_priv.h"

static const struct column visit_columns[] = {
    {"at", "When", CELL_TEXT, false},
    {"who", "Who", CELL_TEXT, false},
    {"what", "What", CELL_TEXT, false},
    {"command", "Command", CELL_TEXT, false},
    {"from", "From", CELL_TEXT, false},
    {"key", "Key", CELL_TEXT, false},
};

static enum hub_rc visit_row(void *arg, const struct visit_line *l, struct hub_err *err)
{
    struct rows *rows = arg;
    char at[DATE_TEXT];
    bool text = rows->format == FORMAT_TEXT;
    const char *cells[] = {text ? wall_long(l->at, at) : wall_iso(l->at, at), l->who, l->what,
        l->command, l->address, l->fingerprint};
    return rows_add(rows, cells, err);
}

static enum hub_rc visit_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    struct invocation *inv = arg;
    return hub_visits(inv->hub, option_date(inv, OPTION_FROM), option_date(inv, OPTION_TO),
        visit_row, rows, err);
}

enum hub_rc run_list_sign_ins(struct invocation *inv, struct hub_err *err)
{
    const struct row_table table = {COLUMNS_OF(visit_columns), visit_rows, inv,
        "Nobody came in over ssh, or under a name of their own.", false};
    return rows_show(inv, option_format(inv), &table, err);
}
