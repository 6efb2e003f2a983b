/* SPDX-License-Identifier: MIT */
/* Where the fields of a form are on screen (form_draw.c). */
#ifndef HUB_UI_FORM_VIEW_PRIV_H
#define HUB_UI_FORM_VIEW_PRIV_H

#include "form_priv.h"

struct form_spot {
    int row;        /* first line, counted in all lines of the part */
    int label_rows; /* 1: the label has a line of its own */
    int value_rows; /* of the text */
    int pick_rows;  /* of the list under it */
    int note_rows;  /* of the echo or message */
};

struct form_view {
    struct area parts;  /* the list of parts; no columns: not shown */
    struct area fields; /* where fields go */
    struct area hint;
    int label;                                    /* columns of the labels */
    int top;                                      /* first line shown */
    struct form_spot spots[NOUN_PART_FIELDS + 1]; /* the last is [Save] */
    size_t count;
};

void form_layout(const struct pane *p, struct form_view *out);
/* The part of the field's lines that holds its text, as drawn. */
struct area form_value_area(const struct form_view *v, size_t spot);
void form_draw(const struct pane *p, struct canvas *c);

#endif
