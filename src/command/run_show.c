/* SPDX-License-Identifier: MIT */
/* hub show, hub history */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/history.h"
#include "hub/service/records.h"
#include "rows_priv.h"

/* A value of several lines goes on under its first, as far in. */
static const char *indented(const char *text, int by, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = text; *p; p++) {
        sb_addc(&b, *p);
        if (*p == '\n') {
            sb_addf(&b, "%*s", by, "");
        }
    }
    return sb_str(&b);
}

static enum hub_rc show_text(
    struct invocation *inv, const struct noun_columns *c, const void *rec, struct hub_err *err)
{
    const char **cells = noun_cells(c, rec, FORMAT_TEXT, inv->arena);
    const struct record *head = rec;
    char at[DATE_TEXT];
    int width = 0;
    for (size_t i = 0; i < c->count; i++) {
        int w = str_empty(cells[i]) ? 0 : utf8_width(c->columns[i].label);
        width = w > width ? w : width;
    }
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < c->count; i++) {
        if (!str_empty(cells[i])) {
            const char *label = c->columns[i].label;
            rc = print(inv, err, "%s%*s  %s\n", label, width - utf8_width(label), "",
                indented(cells[i], width + 2, inv->arena));
        }
    }
    if (rc == HUB_OK && stamp_known(head->removed_at)) {
        rc = print(inv, err, "Removed %s\n", wall_long(stamp_to_wall(head->removed_at), at));
    }
    return rc;
}

enum hub_rc run_show(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    hub_id id;
    struct noun_columns c;
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    rc = rc == HUB_OK ? hub_find(inv->hub, n, inv->args[1], &id, err) : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    void *rec = arena_alloc(inv->arena, n->size);
    rc = hub_get(inv->hub, n, id, inv->arena, rec, err);
    if (rc != HUB_OK) {
        return rc;
    }
    noun_columns(&c, inv, n);
    if (option_format(inv) == FORMAT_TEXT) {
        return show_text(inv, &c, rec, err);
    }
    const char **cells = noun_cells(&c, rec, option_format(inv), inv->arena);
    const struct row_table table = {c.columns, c.count, rows_give_one, cells, "", false};
    return rows_show(inv, option_format(inv), &table, err);
}

static const struct column history_columns[] = {
    {"at", "When", CELL_TEXT, false},
    {"who", "Who", CELL_TEXT, false},
    {"verb", "Step", CELL_TEXT, false},
    {"sentence", "What", CELL_TEXT, false},
};

static enum hub_rc add_lines(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct history *h = arg;
    enum hub_rc rc = HUB_OK;
    char at[DATE_TEXT];
    for (size_t i = 0; rc == HUB_OK && i < h->count; i++) {
        const struct history_line *l = &h->lines[i];
        bool text = rows->format == FORMAT_TEXT;
        const char *cells[] = {
            text ? wall_long(l->at, at) : wall_iso(l->at, at), l->who,
            text ? step_word(l->verb) : l->verb, l->sentence};
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

enum hub_rc run_history(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    hub_id id;
    struct history h;
    const struct row_table table = {
        COLUMNS_OF(history_columns), add_lines, &h, "Nothing has changed in it.", false};
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    rc = rc == HUB_OK ? record_ever(inv, n, inv->args[1], &id, err) : rc;
    if (rc == HUB_OK) {
        rc = hub_history(inv->hub, n, id, inv->arena, &h, err);
    }
    return rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
}
