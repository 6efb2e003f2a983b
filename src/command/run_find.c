/* SPDX-License-Identifier: MIT */
/* hub find TEXT */
#include "hub/base/str.h"
#include "hub/service/find.h"
#include "rows_priv.h"

static const struct column find_columns[] = {
    {"what", "What", CELL_TEXT, false},
    {"id", "Number", CELL_NUMBER, true},
    {"title", "Title", CELL_TEXT, false},
    {"text", "Text", CELL_TEXT, false},
    {"date", "Date", CELL_TEXT, true},
};

static enum hub_rc add_hits(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct find_hits *hits = arg;
    enum hub_rc rc = HUB_OK;
    char day[DATE_TEXT];
    for (size_t i = 0; rc == HUB_OK && i < hits->count; i++) {
        const struct find_hit *hit = &hits->items[i];
        const char *cells[] = {
            hit->noun->name,
            id_text(rows->inv->arena, hit->id),
            hit->title,
            hit->snippet,
            date_known(hit->date) ? date_iso(hit->date, day) : "",
        };
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

static const char *joined(const struct invocation *inv)
{
    struct sb b = sb_on(inv->arena);
    for (size_t i = 0; i < inv->arg_count; i++) {
        sb_addf(&b, "%s%s", i ? " " : "", inv->args[i]);
    }
    return sb_str(&b);
}

enum hub_rc run_find(struct invocation *inv, struct hub_err *err)
{
    struct find_hits hits;
    const struct row_table table = {COLUMNS_OF(find_columns), add_hits, &hits, "Nothing was found.", false};
    enum hub_rc rc =
        hub_find_text(inv->hub, joined(inv), FIND_MOST, FIND_ALL, inv->arena, &hits, err);
    rc = rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
    if (rc == HUB_OK && hits.more) {
        note(inv, "These are the first %zu. More words find fewer.", hits.count);
    }
    return rc;
}
