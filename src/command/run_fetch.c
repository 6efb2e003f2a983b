/* SPDX-License-Identifier: MIT */
/* hub fetch: what waits for somebody who came in over ssh. hub kept: what is kept of theirs. */
#include "hub/base/str.h"
#include "hub/command/spool_out.h"

#include "rows_priv.h"

#include <inttypes.h>

/* --- the list ----------------------------------------------------------------------------- */

static const struct column fetch_columns[] = {
    {"number", "Number", CELL_NUMBER, false},
    {"file", "File", CELL_TEXT, false},
    {"at", "When", CELL_TEXT, false},
    {"bytes", "Bytes", CELL_NUMBER, false},
};

static enum hub_rc fetch_row(struct rows *rows, const struct spool_row *w, struct hub_err *err)
{
    struct arena *a = rows->inv->arena;
    char at[DATE_TEXT];
    hub_wall wall = stamp_to_wall(w->at);
    const char *cells[] = {arena_printf(a, "%" PRId64, w->number), w->file,
        rows->format == FORMAT_TEXT ? wall_long(wall, at) : wall_iso(wall, at),
        arena_printf(a, "%" PRId64, w->bytes)};
    return rows_add(rows, cells, err);
}

static enum hub_rc fetch_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct spool_rows *all = arg;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < all->count; i++) {
        rc = fetch_row(rows, &all->items[i], err);
    }
    return rc;
}

static enum hub_rc list_waiting(struct invocation *inv, struct hub_err *err)
{
    struct spool_rows all;
    const struct row_table table = {
        COLUMNS_OF(fetch_columns), fetch_rows, &all, "Nothing waits for you.", false};
    enum hub_rc rc = hub_spool_list(inv->hub, inv->arena, &all, err);
    rc = rc == HUB_OK ? rows_show(inv, option_format(inv), &table, err) : rc;
    if (rc == HUB_OK && all.count && option_format(inv) == FORMAT_TEXT) {
        const struct spool_row *last = &all.items[all.count - 1];
        note(inv, "%s", spool_said(inv, last->number, last->file, inv->arena));
    }
    return rc;
}

/* --- one of them ---------------------------------------------------------------------------- */

/* It leaves the hub now: who took what is recorded, by the command that made it. */
static enum hub_rc record_taken(
    struct invocation *inv, const struct spool_row *w, struct hub_err *err)
{
    struct way_in way = way_of(inv);
    way.command = arena_printf(inv->arena, "fetch %s", w->command);
    return hub_took_out(inv->hub, &way, err);
}

static enum hub_rc give(struct invocation *inv, int64_t number, struct hub_err *err)
{
    struct spool_row w;
    const void *bytes = NULL;
    size_t len = 0;
    enum hub_rc rc = hub_spool_get(inv->hub, number, inv->arena, &w, &bytes, &len, err);
    if (rc == HUB_OK && (inv->notes || inv->out_is_terminal)) {
        return hub_fail(err, HUB_EUSAGE, "%s would spoil the screen. %s", w.file,
            spool_said(inv, w.number, w.file, inv->arena));
    }
    rc = rc == HUB_OK ? record_taken(inv, &w, err) : rc;
    return rc == HUB_OK ? sink_write(inv->out, bytes, len, err) : rc;
}

enum hub_rc run_fetch(struct invocation *inv, struct hub_err *err)
{
    int64_t number = 0;
    if (inv->arg_count == 0) {
        return given(inv, OPTION_FORGET)
                   ? hub_fail(err, HUB_EUSAGE, "Which one? It is hub fetch NUMBER --forget.")
                   : list_waiting(inv, err);
    }
    if (!str_int(inv->args[0], 1, INT64_MAX, &number)) {
        return hub_fail(err, HUB_EUSAGE,
            "What waits goes by its number, not %s: hub fetch lists it.", inv->args[0]);
    }
    return given(inv, OPTION_FORGET) ? hub_spool_drop(inv->hub, number, err)
                                     : give(inv, number, err);
}

/* --- what is kept ------------------------------------------------------------------------------ */

static const struct column kept_columns[] = {
    {"last_step", "Last saved", CELL_TEXT, false},
    {"unfinished", "Unfinished notes", CELL_NUMBER, false},
    {"waiting", "Pages that wait", CELL_NUMBER, false},
};

static enum hub_rc kept_table(
    struct invocation *inv, const struct spool_kept *k, struct hub_err *err)
{
    char at[DATE_TEXT];
    const char *cells[] = {
        stamp_known(k->last_step) ? wall_iso(stamp_to_wall(k->last_step), at) : "",
        arena_printf(inv->arena, "%zu", k->drafts), arena_printf(inv->arena, "%zu", k->pages)};
    const struct row_table table = {COLUMNS_OF(kept_columns), rows_give_one, cells, "", false};
    return rows_show(inv, option_format(inv), &table, err);
}

static enum hub_rc kept_words(
    struct invocation *inv, const struct spool_kept *k, struct hub_err *err)
{
    char at[DATE_TEXT];
    enum hub_rc rc = stamp_known(k->last_step)
                         ? print(inv, err, "Your last saved step: %s.\n",
                               wall_long(stamp_to_wall(k->last_step), at))
                         : print(inv, err, "You have not saved anything yet.\n");
    if (rc == HUB_OK && k->drafts) {
        rc = print(inv, err, k->drafts == 1 ? "Your unfinished note is kept: Today offers it.\n"
                                            : "Your %zu unfinished notes are kept: Today offers them.\n",
            k->drafts);
    }
    if (rc == HUB_OK && k->pages) {
        rc = print(inv, err, k->pages == 1 ? "1 page waits for you: hub fetch.\n"
                                           : "%zu pages wait for you: hub fetch.\n", k->pages);
    }
    return rc;
}

enum hub_rc run_kept(struct invocation *inv, struct hub_err *err)
{
    struct spool_kept k;
    enum hub_rc rc = hub_spool_kept(inv->hub, &k, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return option_format(inv) == FORMAT_TEXT ? kept_words(inv, &k, err) : kept_table(inv, &k, err);
}
