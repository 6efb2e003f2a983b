/* SPDX-License-Identifier: MIT */
/* hub list followups */
#include "hub/base/str.h"
#include "hub/service/followups.h"
#include "hub/service/today.h"
#include "rows_priv.h"

static const struct column followup_columns[] = {
    {"hub", "Hub", CELL_TEXT, true},
    {"id", "Number", CELL_TEXT, false},
    {"due", "By", CELL_TEXT, false},
    {"late", "Late", CELL_YES_NO, false},
    {"family", "Family", CELL_TEXT, false},
    {"child", "Child", CELL_TEXT, false},
    {"action", "To do", CELL_TEXT, false},
    {"at", "From", CELL_TEXT, true},
    {"signed", "Signed", CELL_TEXT, false},
};

static const char *day_cell(const struct rows *rows, hub_date day)
{
    char text[DATE_TEXT];
    struct arena *a = rows->inv->arena;
    if (!date_known(day)) {
        return "";
    }
    return arena_strdup(
        a, rows->format == FORMAT_TEXT ? date_medium(day, text) : date_iso(day, text));
}

struct followup_rows {
    struct followup *items;
    size_t count;
};

static enum hub_rc add_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct followup_rows *all = arg;
    enum hub_rc rc = HUB_OK;
    char at[DATE_TEXT];
    for (size_t i = 0; rc == HUB_OK && i < all->count; i++) {
        const struct followup *f = &all->items[i];
        const char *cells[] = {f->hub, id_text(rows->inv->arena, f->entry), day_cell(rows, f->due),
            f->late                       ? "yes"
            : rows->format == FORMAT_TEXT ? ""
                                          : "no",
            f->family, f->child, f->action, wall_iso(f->at, at), f->by};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

/* By its number, or when one family alone has one by the family's name. */
static enum hub_rc one_done(struct invocation *inv, const struct followup *list, size_t count,
    struct hub_err *err)
{
    const char *word = option_text(inv, OPTION_DONE_ACTION);
    const struct followup *found = NULL;
    size_t matches = 0;
    for (size_t i = 0; i < count; i++) {
        const char *number = id_text(inv->arena, list[i].entry);
        if (str_eq(number, word) || str_ieq(list[i].family, word)) {
            found = &list[i];
            matches++;
        }
    }
    if (matches != 1) {
        return hub_fail(err, matches ? HUB_EUSAGE : HUB_ENOTFOUND,
            matches ? "%s has %zu things to do. Say which with its number: hub list followups."
                    : "Nothing is to do under \"%s\". hub list followups shows what is, with numbers.",
            word, matches);
    }
    enum hub_rc rc = hub_action_done(inv->hub, found->entry, err);
    return rc == HUB_OK ? print(inv, err, "Done today: %s\n", found->action) : rc;
}

enum hub_rc run_list_followups(struct invocation *inv, struct hub_err *err)
{
    struct followup_rows all = {0};
    const struct row_table table = {
        COLUMNS_OF(followup_columns), add_rows, &all, "Nothing is to do.", false};
    struct record_ask ask = {.from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .family = option_text(inv, OPTION_FAMILY)};
    enum hub_rc rc = hub_followups(inv->hub, &ask, inv->arena, &all.items, &all.count, err);
    if (rc == HUB_OK && given(inv, OPTION_DONE_ACTION)) {
        return one_done(inv, all.items, all.count, err);
    }
    return rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
}
