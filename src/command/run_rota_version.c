/* SPDX-License-Identifier: MIT */
/* hub rota publish, hub rota version */
#include "hub/base/str.h"
#include "hub/service/rota_version.h"

#include "rows_priv.h"

static const struct column version_columns[] = {
    {"since", "Since", CELL_TEXT, false},
    {"family", "Family", CELL_TEXT, false},
    {"host", "Host", CELL_TEXT, false},
    {"arrive", "Arrives", CELL_TEXT, false},
    {"leave", "Leaves", CELL_TEXT, false},
    {"status", "Status", CELL_TEXT, false},
    {"now_host", "Now at", CELL_TEXT, false},
    {"now_arrive", "Now arrives", CELL_TEXT, false},
    {"now_leave", "Now leaves", CELL_TEXT, false},
    {"now_status", "Now", CELL_TEXT, false},
};

static enum hub_rc table(
    struct invocation *inv, const struct rota_changes *c, struct hub_err *err)
{
    struct rows rows;
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), version_columns,
        sizeof version_columns / sizeof *version_columns, err);
    for (size_t i = 0; rc == HUB_OK && i < c->count; i++) {
        const struct rota_change *r = &c->items[i];
        char text[4][DATE_TEXT];
        const char *cells[] = {rota_change_word(r->kind), r->family, r->was.host,
            wall_iso(r->was.arrive, text[0]), wall_iso(r->was.leave, text[1]), r->was.status,
            r->now.host, wall_iso(r->now.arrive, text[2]), wall_iso(r->now.leave, text[3]),
            r->now.status};
        rc = rows_add(&rows, cells, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

/* What was published, by day; then what has changed since, what is new too. */
static enum hub_rc sentences(
    struct invocation *inv, const struct rota_changes *c, struct hub_err *err)
{
    struct arena *a = inv->arena;
    bool changed = *rota_changes_counted(c, a) != '\0';
    enum hub_rc rc = print(inv, err, "%s\n", rota_changes_sentence(c, a));
    if (rc == HUB_OK && !str_empty(c->version.note)) {
        rc = print(inv, err, "%s\n", c->version.note);
    }
    for (size_t i = 0; rc == HUB_OK && i < c->count; i++) {
        const struct rota_change *r = &c->items[i];
        struct rota_change as_it_was = {
            .kind = ROTA_SAME, .family = r->family, .was = r->was, .now = r->was};
        if (r->kind != ROTA_NEW) {
            rc = print(inv, err, "  %s%s\n", rota_change_sentence(&as_it_was, false, a),
                str_eq(r->was.status, "draft") ? ", a draft" : "");
        }
    }
    if (rc == HUB_OK && changed) {
        rc = print(inv, err, "Changed since\n");
    }
    for (size_t i = 0; rc == HUB_OK && i < c->count; i++) {
        if (c->items[i].kind != ROTA_SAME) {
            rc = print(inv, err, "  %s\n", rota_change_sentence(&c->items[i], false, a));
        }
    }
    return rc;
}

static enum hub_rc number_read(struct invocation *inv, int32_t *out, struct hub_err *err)
{
    int64_t n = 0;
    if (inv->arg_count && !str_int(inv->args[0], 1, 999999, &n)) {
        return hub_fail(err, HUB_EUSAGE, "Which version? Say its number, as in hub rota version 3.");
    }
    *out = (int32_t)n;
    return HUB_OK;
}

enum hub_rc run_rota_version(struct invocation *inv, struct hub_err *err)
{
    struct rota_changes c;
    int32_t number;
    enum hub_rc rc = number_read(inv, &number, err);
    if (rc == HUB_OK && !id_known(hub_default(inv->hub))) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    if (rc == HUB_OK) {
        rc = hub_rota_changes(inv->hub, number, option_date(inv, OPTION_FROM),
            option_date(inv, OPTION_TO), inv->arena, &c, err);
    }
    if (rc != HUB_OK) {
        return rc;
    }
    if (option_format(inv) != FORMAT_TEXT) {
        return table(inv, &c, err);
    }
    return c.version.number ? sentences(inv, &c, err)
                            : print(inv, err, "The rota was not published yet: hub rota publish.\n");
}

enum hub_rc run_rota_publish(struct invocation *inv, struct hub_err *err)
{
    struct rota_changes c;
    enum hub_rc rc = hub_rota_publish(inv->hub, option_date(inv, OPTION_FROM),
        option_date(inv, OPTION_TO), option_text(inv, OPTION_NOTE), inv->arena, &c, err);
    return rc == HUB_OK ? print(inv, err, "%s\n", rota_published_sentence(&c, inv->arena)) : rc;
}
