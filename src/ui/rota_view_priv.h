/* SPDX-License-Identifier: MIT */
/* What the rota pane shows: nights across, beds down, and what is wrong below. */
#ifndef HUB_UI_ROTA_VIEW_PRIV_H
#define HUB_UI_ROTA_VIEW_PRIV_H

#include "hub/service/rota.h"
#include "hub/service/rota_version.h"
#include "hub/ui/list.h"
#include "hub/ui/pane.h"
#include "text_view_priv.h"

enum cell_kind { CELL_FREE, CELL_CHILD, CELL_AWAY, CELL_CLOSED };

struct bed_cell {
    enum cell_kind kind;
    bool draft; /* not agreed yet */
    bool bad;   /* a must-fix that stands is about this child and night */
    const char *name;
    const struct rota_book *book; /* whose indexes these are */
    int32_t stay, child;
};

struct night_col {
    hub_date night;
    int col;    /* on screen */
    bool group; /* the first of a week: a line stands before it */
};

struct bed_row {
    int32_t host, bed; /* bed -1 - n: the n-th child without a bed */
    bool first;        /* of its host */
};

/* Read from the file; stays until the file or the window changes. */
struct rota_read {
    struct arena *a;
    uint64_t version;
    hub_id hub;
    hub_date today, from, to; /* what the books were made for */
    struct rota_book book;    /* of the window */
    struct rota_book tonight; /* of tonight, when the window is elsewhere */
    bool apart;               /* it is */
    struct rota_report report;
    struct rota_changes changes; /* since the newest version of these days */
};

struct rota_view {
    hub_date start;   /* of the window */
    bool all_nights;  /* also those on which nobody stays */
    hub_date night;   /* selected; NONE: tonight */
    int row;          /* selected */
    int top;          /* first bed row shown */
    hub_id wanted;    /* a stay to select at the next load */
    bool dating;      /* `/` has the keys */
    char typed[LIST_NEEDLE];

    struct rota_read read;
    const char *hub_name; /* where the file has several */
    struct night_col *cols;
    int col_count;
    struct bed_row *rows;
    int row_count;
    struct bed_cell *cells; /* [row][col] */
    const char *asked;      /* "Patel-Shah 11–13 Dec · Reid 1–3 Jan"; "" */
    struct list findings;
    struct list_memory finding_rows;
    struct text_view below; /* about what is selected */
};

/* Rows of the pane given to each part; 0: not shown. */
struct rota_split {
    int head, grid, asked, version, rule, list, below;
};

/* Reads what is needed, then lays it out for the pane's size. */
enum hub_rc rota_view_load(struct pane *p, struct hub *hub, struct hub_err *err);
enum hub_rc rota_view_below(struct pane *p, struct hub *hub, struct hub_err *err);

/* Where it is: never past the last column or row. */
int rota_view_col(const struct rota_view *s);
const struct bed_cell *rota_view_cell(const struct rota_view *s); /* NULL: there is no bed at all */
/* A bed, or a child without one; not the empty place where another night has such a child. */
bool rota_view_is_bed(const struct rota_view *s, int row);
/* From such a place up to the bed above it. */
void rota_view_to_bed(struct rota_view *s);
const struct rota_report_row *rota_view_finding(const struct rota_view *s); /* NULL: none */
hub_date rota_view_night(const struct rota_view *s); /* the night selected, tonight resolved */

struct rota_split rota_view_split(const struct pane *p);
/* Columns of the labels and of one night. */
int rota_label_cols(const struct pane *p);
int rota_cell_cols(const struct pane *p);
void rota_view_draw(const struct pane *p, struct canvas *c);

/* "11–13 Dec", "31 Jan – 2 Feb" */
const char *rota_short_range(hub_date from, hub_date to, struct arena *a);

#endif
