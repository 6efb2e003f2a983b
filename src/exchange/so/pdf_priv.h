/* SPDX-License-Identifier: MIT */
/*
 * The PDF writer: pens, texts, table rows. Lengths are Pango units (1/1024 of a
 * point) in int, as Pango and the page flow use them; Cairo gets points.
 */
#ifndef HUB_EXCHANGE_SO_PDF_PRIV_H
#define HUB_EXCHANGE_SO_PDF_PRIV_H

#include "../so_priv.h"

#include <pango/pangocairo.h>

struct pdf {
    const struct so_pdf_job *job;
    cairo_surface_t *surface;
    cairo_t *cr;
    PangoFontMap *fonts;
    PangoContext *context;
    int width, height; /* of the page */
    int margin;
    int size;    /* type size of table cells and paragraphs */
    int broken;  /* words that had to be broken, counted while measuring */
    int content; /* width between the margins */
    bool unshaped; /* a text could not be drawn */
};

struct text_look {
    int size;
    bool bold, italic;
    double grey; /* 0 black … 1 white */
    PangoAlignment align;
};

/* A layout `width` wide; the caller unrefs it. `note` may be NULL: smaller, below the text. */
PangoLayout *text_layout(
    struct pdf *p, const struct text_look *look, const char *text, const char *note, int width);
int text_height(PangoLayout *l);
/* Lines whose top lies in [from, upto), the first of them at y. */
void text_draw(struct pdf *p, PangoLayout *l, double grey, int x, int y, int from, int upto);
/* Draws all of it and frees the layout. Returns its height. */
int text_put(struct pdf *p, PangoLayout *l, double grey, int x, int y);
/* The height of a line of table text with all that may hang from it. */
int text_line(const struct pdf *p);

int row_height(struct pdf *p, const struct page_table *t, size_t row, bool named);
void row_draw(struct pdf *p, const struct flow_place *place, int top);
int row_padding(const struct pdf *p); /* above and below the text of a cell */

enum so_pdf_result pdf_write(const struct so_pdf_job *job);
const char *pdf_libraries(void); /* static */

#endif
