/* SPDX-License-Identifier: MIT */
/* hub list WHAT, hub list removed */
#include "hub/base/str.h"
#include "hub/model/log.h"
#include "hub/service/records.h"
#include "rows_priv.h"

struct listing {
    struct rows *rows;
    const struct record_ask *ask;
    struct noun_columns columns;
    struct arena *scratch; /* of one row */
    bool more;             /* with what is counted from other records */
};

static enum hub_rc list_row(void *arg, const void *rec, struct hub_err *err)
{
    struct listing *l = arg;
    arena_reset(l->scratch);
    const char **cells = noun_cells(&l->columns, rec, l->rows->format, l->scratch);
    enum hub_rc rc = l->more ? list_more_cells(&l->columns, l->rows->inv, rec, cells, l->scratch, &cells, err)
                             : HUB_OK;
    return rc == HUB_OK ? rows_add(l->rows, cells, err) : rc;
}

static enum hub_rc list_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    struct listing *l = arg;
    l->rows = rows;
    return hub_each(rows->inv->hub, l->columns.noun, l->ask, list_row, l, err);
}

static enum hub_rc list_noun(
    struct invocation *inv, const struct noun *n, const struct record_ask *ask, struct hub_err *err)
{
    struct listing l = {.ask = ask, .scratch = arena_create(), .more = true};
    const char *none = arena_printf(inv->arena, "There are no %s.", n->plural);
    size_t count;
    noun_columns(&l.columns, inv, n);
    const struct column *columns = list_more_columns(&l.columns, inv, &count);
    const struct row_table table = {columns, count, list_rows, &l, none, true};
    enum hub_rc rc = rows_show(inv, option_format(inv), &table, err);
    arena_destroy(l.scratch);
    return rc;
}

enum hub_rc run_list(struct invocation *inv, struct hub_err *err)
{
    const struct noun *n;
    struct record_ask ask = {
        .from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .find = option_text(inv, OPTION_FIND),
        .family = option_text(inv, OPTION_FAMILY),
        .yes = given(inv, OPTION_SIGNIFICANT) ? "significant" : NULL,
        .removed = given(inv, OPTION_REMOVED),
    };
    enum hub_rc rc = noun_named(inv->args[0], inv->arena, &n, err);
    if (rc == HUB_OK && !n->when && (date_known(ask.from) || date_known(ask.to))) {
        rc = hub_fail(
            err, HUB_EUSAGE, "%s have no dates, so --from and --to do not fit.", n->plural);
    }
    if (rc == HUB_OK && ask.yes && !noun_field(n, ask.yes)) {
        rc = hub_fail(err, HUB_EUSAGE, "Only the log has headlines: hub list log --significant.");
    }
    if (rc != HUB_OK) {
        return rc;
    }
    return lists_own(inv, n, &ask) ? list_own(inv, n, &ask, err) : list_noun(inv, n, &ask, err);
}

enum hub_rc run_export_log(struct invocation *inv, struct hub_err *err)
{
    struct record_ask ask = {.from = option_date(inv, OPTION_FROM),
        .to = option_date(inv, OPTION_TO),
        .family = option_text(inv, OPTION_FAMILY)};
    struct listing l = {.ask = &ask, .scratch = arena_create()};
    noun_columns(&l.columns, inv, &log_entry_noun);
    const struct row_table table = {l.columns.columns, l.columns.count, list_rows, &l, "", false};
    enum hub_rc rc = rows_show(inv, FORMAT_CSV, &table, err);
    arena_destroy(l.scratch);
    return rc;
}

/* --- removed: all nouns, in one table --------------------------------------- */

static const struct column removed_columns[] = {
    {"what", "What", CELL_TEXT, false},
    {"id", "Number", CELL_TEXT, false},
    {"name", "Name", CELL_TEXT, false},
    {"removed", "Removed", CELL_TEXT, false},
};

struct removal {
    struct rows *rows;
    const struct noun *noun;
    struct namer *names;
    struct arena *scratch;
};

static enum hub_rc removed_row(void *arg, const void *rec, struct hub_err *err)
{
    struct removal *r = arg;
    const struct record *head = rec;
    char at[DATE_TEXT];
    arena_reset(r->scratch);
    hub_wall when = stamp_to_wall(head->removed_at);
    const char *cells[] = {
        r->noun->name,
        id_text(r->scratch, head->id),
        namer_name(r->names, r->noun, head->id),
        r->rows->format == FORMAT_TEXT ? wall_long(when, at) : wall_iso(when, at),
    };
    return rows_add(r->rows, cells, err);
}

static enum hub_rc each_removed(struct rows *rows, void *names, struct hub_err *err)
{
    struct removal r = {rows, NULL, names, arena_create()};
    struct record_ask ask = record_ask_all();
    ask.removed = true;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < noun_count; i++) {
        r.noun = nouns[i];
        if (!(r.noun->flags & (NOUN_LINK | NOUN_SEALED | NOUN_BOOKS))) {
            rc = hub_each(rows->inv->hub, r.noun, &ask, removed_row, &r, err);
            rc = rc == HUB_EDENIED ? HUB_OK : rc; /* those that this person sees */
        }
    }
    arena_destroy(r.scratch);
    return rc;
}

enum hub_rc run_list_removed(struct invocation *inv, struct hub_err *err)
{
    const struct row_table table = {COLUMNS_OF(removed_columns), each_removed,
        namer_create(inv->hub, inv->arena), "Nothing is removed.", false};
    return rows_show(inv, option_format(inv), &table, err);
}
