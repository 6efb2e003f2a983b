/* SPDX-License-Identifier: MIT */
/* hub rota shares */
#include "hub/base/str.h"
#include "hub/service/rota.h"

#include "rows_priv.h"

enum { SHARE_CELLS = 11, FAMILY_CELLS = 8 };

/* One table for csv and json; for text the families' columns, then the hosts'. */
static const struct column all_columns[SHARE_CELLS] = {
    {"who", "Who", CELL_TEXT, false},
    {"name", "Name", CELL_TEXT, false},
    {"agreed", "Agreed", CELL_NUMBER, false},
    {"stays", "Stays", CELL_NUMBER, false},
    {"nights", "Nights", CELL_NUMBER, false},
    {"weekends", "Weekends", CELL_NUMBER, false},
    {"holiday_stays", "Holiday stays", CELL_NUMBER, false},
    {"holiday_nights", "Holiday nights", CELL_NUMBER, false},
    {"ahead", "Ahead", CELL_NUMBER, false},
    {"in_a_row", "In a row", CELL_NUMBER, false},
    {"own_nights", "Own nights", CELL_NUMBER, false},
};
static const struct column family_columns[] = {
    {"family", "Family", CELL_TEXT, false},
    {"agreed", "Agreed", CELL_NUMBER, false},
    {"stays", "Stays", CELL_NUMBER, false},
    {"nights", "Nights", CELL_NUMBER, false},
    {"weekends", "Weekends", CELL_NUMBER, false},
    {"holiday_stays", "Holiday stays", CELL_NUMBER, false},
    {"holiday_nights", "Holiday nights", CELL_NUMBER, false},
    {"ahead", "Ahead", CELL_NUMBER, false},
};
static const struct column host_columns[] = {
    {"host", "Host", CELL_TEXT, false},
    {"usual", "Usual", CELL_NUMBER, false},
    {"stays", "Stays", CELL_NUMBER, false},
    {"nights", "Nights", CELL_NUMBER, false},
    {"weekends", "Weekends", CELL_NUMBER, false},
    {"in_a_row", "In a row", CELL_NUMBER, false},
    {"own_nights", "Own nights", CELL_NUMBER, false},
};

static const char *number(int32_t n, struct arena *a)
{
    return n < 0 ? "" : arena_printf(a, "%d", n);
}

/* The cells as all_columns has them. */
static void family_cells(
    const struct rota_tally *t, size_t i, const char *cells[SHARE_CELLS], struct arena *a)
{
    const struct family_share *f = &t->shares.families[i];
    const char *const all[SHARE_CELLS] = {"family", t->book.family_full[f->family],
        number(f->agreed, a), number(f->stays, a), number(f->nights, a), number(f->weekends, a),
        number(f->holiday_stays, a), number(f->holiday_nights, a), number(f->ahead, a), "", ""};
    for (int k = 0; k < SHARE_CELLS; k++) {
        cells[k] = all[k];
    }
}

static void host_cells(
    const struct rota_tally *t, size_t i, const char *cells[SHARE_CELLS], struct arena *a)
{
    const struct host_share *h = &t->shares.hosts[i];
    const char *const all[SHARE_CELLS] = {"host", t->book.host_full[h->host], number(h->usual, a),
        number(h->stays, a), number(h->nights, a), number(h->weekends, a), "", "", "",
        number(h->in_a_row, a), number(h->own_nights, a)};
    for (int k = 0; k < SHARE_CELLS; k++) {
        cells[k] = all[k];
    }
}

static enum hub_rc add_families(
    struct rows *rows, const struct rota_tally *t, bool who, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < t->shares.family_count; i++) {
        const char *cells[SHARE_CELLS];
        family_cells(t, i, cells, rows->inv->arena);
        rc = rows_add(rows, who ? cells : cells + 1, err);
    }
    return rc;
}

static enum hub_rc add_hosts(
    struct rows *rows, const struct rota_tally *t, bool who, struct hub_err *err)
{
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < t->shares.host_count; i++) {
        const char *cells[SHARE_CELLS];
        host_cells(t, i, cells, rows->inv->arena);
        const char *const short_cells[] = {
            cells[1], cells[2], cells[3], cells[4], cells[5], cells[9], cells[10]};
        rc = rows_add(rows, who ? cells : short_cells, err);
    }
    return rc;
}

typedef enum hub_rc (*add_fn)(
    struct rows *rows, const struct rota_tally *t, bool who, struct hub_err *err);

static enum hub_rc text_table(struct invocation *inv, const struct rota_tally *t,
    const struct column *columns, size_t count, add_fn add, const char *none, struct hub_err *err)
{
    struct rows rows;
    enum hub_rc rc = rows_begin(&rows, inv, option_format(inv), columns, count, err);
    if (rc == HUB_OK && rows.format == FORMAT_TEXT) {
        rc = add(&rows, t, false, err);
        rc = rc == HUB_OK ? rows_measured(&rows, err) : rc;
    }
    if (rc == HUB_OK) {
        rc = add(&rows, t, false, err);
    }
    return rc == HUB_OK ? rows_end(&rows, none, err) : rc;
}

static enum hub_rc text(struct invocation *inv, const struct rota_tally *t, struct hub_err *err)
{
    char range[DATE_TEXT];
    enum hub_rc rc = print(inv, err, "%s, planned nights; emergencies take nothing from a share\n\n",
        date_range(t->shares.from, t->shares.to, range));
    if (rc == HUB_OK) {
        rc = text_table(inv, t, family_columns, FAMILY_CELLS, add_families,
            "There are no families yet.", err);
    }
    if (rc == HUB_OK) {
        rc = print(inv, err, "\n");
    }
    return rc == HUB_OK
               ? text_table(inv, t, host_columns, sizeof host_columns / sizeof *host_columns,
                     add_hosts, "There are no hosts yet.", err)
               : rc;
}

static enum hub_rc table(struct invocation *inv, const struct rota_tally *t, struct hub_err *err)
{
    struct rows rows;
    enum hub_rc rc =
        rows_begin(&rows, inv, option_format(inv), all_columns, SHARE_CELLS, err);
    if (rc == HUB_OK) {
        rc = add_families(&rows, t, true, err);
    }
    if (rc == HUB_OK) {
        rc = add_hosts(&rows, t, true, err);
    }
    return rc == HUB_OK ? rows_end(&rows, "", err) : rc;
}

enum hub_rc run_rota_shares(struct invocation *inv, struct hub_err *err)
{
    struct rota_tally t;
    enum hub_rc rc =
        hub_rota_shares(inv->hub, option_date(inv, OPTION_TO), inv->arena, &t, err);
    if (rc != HUB_OK) {
        return rc;
    }
    return option_format(inv) == FORMAT_TEXT ? text(inv, &t, err) : table(inv, &t, err);
}
