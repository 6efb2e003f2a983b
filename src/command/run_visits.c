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

enum hub_rc run_list_sign_ins(struct invocation *inv, struct hub_err *err)
{
    struct rows rows;
    hub_date from = option_date(inv, OPTION_FROM), to = option_date(inv, OPTION_TO);
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), visit_columns,
        sizeof visit_columns / sizeof *visit_columns, err);
    if (rc == HUB_OK && rows.format == FORMAT_TEXT) {
        rc = hub_visits(inv->hub, from, to, visit_row, &rows, err);
        rc = rc == HUB_OK ? rows_measured(&rows, err) : rc;
    }
    rc = rc == HUB_OK ? hub_visits(inv->hub, from, to, visit_row, &rows, err) : rc;
    return rc == HUB_OK ? rows_end(&rows, "Nobody came in over ssh, or under a name of their own.", err)
                        : rc;
}
