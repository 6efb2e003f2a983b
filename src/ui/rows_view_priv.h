/* SPDX-License-Identifier: MIT */
/*
 * Rows of any height in a part of a pane: headings, texts, and rows to stand on. What is selected
 * is a record: after a load the same one is under the cursor. Moving changes '>' and a few columns.
 */
#ifndef HUB_UI_ROWS_VIEW_PRIV_H
#define HUB_UI_ROWS_VIEW_PRIV_H

#include "hub/ui/pane.h"

struct view_row {
    int kind;          /* the pane's own */
    int64_t id;        /* with kind: what the row is */
    bool pick;         /* can be stood on */
    unsigned style;    /* of the text */
    const char *lead;  /* before the text, in lead_cols columns; NULL: none */
    int lead_cols;
    const char *text;  /* wrapped beside the lead */
    const char *right; /* at the right end of the first line; NULL */
};

struct rows_high { /* the rows measured, for a view of so many columns; 0: not yet */
    int cols;
    int *high; /* screen rows of each */
    size_t cap;
};

struct rows_view {
    struct view_row *rows;
    size_t count, cap;
    struct rows_high *measured; /* a memory only: draw fills it */
    size_t at;   /* the row with the '>' */
    int top;     /* screen rows above the view */
    bool free;   /* scrolled on past the last row to stand on */
    struct news *news; /* rows whose record is in it are marked until they are left; NULL */
    int was_kind;
    int64_t was_id;
};

/* First thing of a load: forget the rows. Then add them again, and find the selected one. */
void rows_view_begin(struct rows_view *v);
void rows_view_add(struct rows_view *v, struct arena *a, struct view_row row);
void rows_view_heading(struct rows_view *v, struct arena *a, const char *text, const char *right);
void rows_view_end(struct rows_view *v);
void rows_view_select(struct rows_view *v, size_t at); /* a row to stand on */

const struct view_row *rows_view_selected(const struct rows_view *v); /* NULL: none to stand on */
void rows_view_draw(const struct rows_view *v, struct canvas *c, bool focused);
/* The same beside a part with a '>' or a field of its own: one mark, where the keys are. */
void rows_view_draw_part(const struct rows_view *v, struct canvas *c, bool focused);
/* The two parts of a pane side by side, the first in `left` columns; in a single one that of p->part. */
void rows_view_draw_parts(
    const struct rows_view parts[2], const struct pane *p, struct canvas *c, int left);
/* Moving in a view of this size; REACT_PASS when it was not for it. */
unsigned rows_view_act(struct rows_view *v, const char *id, int rows, int cols);
/* Select what is at this row of the view; `*again` when it was selected already. */
unsigned rows_view_click(struct rows_view *v, int row, int rows, int cols, bool *again);

#endif
