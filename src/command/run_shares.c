/* SPDX-License-Identifier: MIT */
/* hub rota shares */
#include "hub/base/str.h"
#include "hub/service/rota.h"

#include "rows_priv.h"

enum { SHARE_CELLS = 11, FAMILIES = 1, HOSTS = 2 };

/* One table for csv and json; for text the families' columns, then the hosts'. */
static const struct share_column {
    struct column column;
    int tables; /* of which text tables it is a column */
} share_columns[SHARE_CELLS] = {
    {{"who", "Who", CELL_TEXT, false}, 0},
    {{"name", "Name", CELL_TEXT, false}, FAMILIES | HOSTS},
    {{"agreed", "Agreed", CELL_NUMBER, false}, FAMILIES | HOSTS},
    {{"stays", "Stays", CELL_NUMBER, false}, FAMILIES | HOSTS},
    {{"nights", "Nights", CELL_NUMBER, false}, FAMILIES | HOSTS},
    {{"weekends", "Weekends", CELL_NUMBER, false}, FAMILIES | HOSTS},
    {{"holiday_stays", "Holiday stays", CELL_NUMBER, false}, FAMILIES},
    {{"holiday_nights", "Holiday nights", CELL_NUMBER, false}, FAMILIES},
    {{"ahead", "Ahead", CELL_NUMBER, false}, FAMILIES},
    {{"in_a_row", "In a row", CELL_NUMBER, false}, HOSTS},
    {{"own_nights", "Own nights", CELL_NUMBER, false}, HOSTS},
};

static const struct text_table {
    int table;
    const char *name, *agreed, *none; /* what its first two columns are called */
} text_tables[] = {
    {FAMILIES, "Family", "Agreed", "There are no families yet."},
    {HOSTS, "Host", "Usual", "There are no hosts yet."},
};

static const char *number(int32_t n, struct arena *a)
{
    return n < 0 ? "" : arena_printf(a, "%d", n);
}

struct share_row {
    const char *cells[SHARE_CELLS];
};

static struct share_row family_row(const struct rota_tally *t, size_t i, struct arena *a)
{
    const struct family_share *f = &t->shares.families[i];
    return (struct share_row){{"family", t->book.family_full[f->family], number(f->agreed, a),
        number(f->stays, a), number(f->nights, a), number(f->weekends, a),
        number(f->holiday_stays, a), number(f->holiday_nights, a), number(f->ahead, a), "", ""}};
}

static struct share_row host_row(const struct rota_tally *t, size_t i, struct arena *a)
{
    const struct host_share *h = &t->shares.hosts[i];
    return (struct share_row){{"host", t->book.host_full[h->host], number(h->usual, a),
        number(h->stays, a), number(h->nights, a), number(h->weekends, a), "", "", "",
        number(h->in_a_row, a), number(h->own_nights, a)}};
}

/* The columns of `table`; all of them for 0. */
static bool has_column(int table, size_t i)
{
    return table == 0 || (share_columns[i].tables & table);
}

static enum hub_rc add_rows(
    struct rows *rows, const struct rota_tally *t, int kind, int table, struct hub_err *err)
{
    size_t count = kind == FAMILIES ? t->shares.family_count : t->shares.host_count;
    enum hub_rc rc = HUB_OK;
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        struct share_row row = kind == FAMILIES ? family_row(t, i, rows->inv->arena)
                                                : host_row(t, i, rows->inv->arena);
        const char *cells[SHARE_CELLS];
        size_t n = 0;
        for (size_t k = 0; k < SHARE_CELLS; k++) {
            if (has_column(table, k)) {
                cells[n++] = row.cells[k];
            }
        }
        rc = rows_add(rows, cells, err);
    }
    return rc;
}

struct share_rows {
    const struct rota_tally *tally;
    int table; /* 0: families, then hosts, with all columns */
};

static enum hub_rc give_rows(struct rows *rows, void *arg, struct hub_err *err)
{
    const struct share_rows *all = arg;
    int table = all->table;
    enum hub_rc rc = add_rows(rows, all->tally, table ? table : FAMILIES, table, err);
    return rc == HUB_OK && !table ? add_rows(rows, all->tally, HOSTS, 0, err) : rc;
}

static enum hub_rc text_table(struct invocation *inv, const struct rota_tally *t,
    const struct text_table *table, struct hub_err *err)
{
    struct share_rows all = {t, table->table};
    struct column columns[SHARE_CELLS];
    size_t count = 0;
    for (size_t i = 0; i < SHARE_CELLS; i++) {
        if (has_column(table->table, i)) {
            columns[count++] = share_columns[i].column;
        }
    }
    columns[0].label = table->name;
    columns[1].label = table->agreed;
    const struct row_table shown = {columns, count, give_rows, &all, table->none, false};
    return rows_show(inv, option_format(inv), &shown, err);
}

static enum hub_rc text(struct invocation *inv, const struct rota_tally *t, struct hub_err *err)
{
    char range[DATE_TEXT];
    enum hub_rc rc = print(inv, err, "%s, planned nights; emergencies take nothing from a share\n",
        date_range(t->shares.from, t->shares.to, range));
    for (size_t i = 0; rc == HUB_OK && i < sizeof text_tables / sizeof *text_tables; i++) {
        rc = print(inv, err, "\n");
        rc = rc == HUB_OK ? text_table(inv, t, &text_tables[i], err) : rc;
    }
    return rc;
}

static enum hub_rc table(struct invocation *inv, const struct rota_tally *t, struct hub_err *err)
{
    struct share_rows all = {t, 0};
    struct column columns[SHARE_CELLS];
    const struct row_table shown = {COLUMNS_OF(columns), give_rows, &all, "", false};
    for (size_t i = 0; i < SHARE_CELLS; i++) {
        columns[i] = share_columns[i].column;
    }
    return rows_show(inv, option_format(inv), &shown, err);
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
