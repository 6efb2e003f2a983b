/* SPDX-License-Identifier: MIT */
/*
 * A printed document as plain data, the same for PDF and for text.
 *
 * Build one with page_create and the page_* functions; everything lives in the
 * arena given there. Texts are copied, in the language spoken (words.h). They may hold anything a person typed:
 * the writers make them safe. Nothing is ever cut: cells wrap, rows grow, a
 * row taller than a page goes on on the next one.
 *
 * Meaning is never carried by colour: each style is type, ruling or hatching
 * that survives a grey copier, and the caller puts the word beside it
 * ("draft", "away", "tonight").
 */
#ifndef HUB_EXCHANGE_PAGE_H
#define HUB_EXCHANGE_PAGE_H

#include "hub/base/arena.h"
#include "hub/base/date.h"

#include <stdbool.h>
#include <stddef.h>

enum page_orientation { PAGE_PORTRAIT, PAGE_LANDSCAPE };
enum page_align { PAGE_LEFT, PAGE_CENTRE, PAGE_RIGHT };

/* May be added up: a draft stay tonight in a weekend column. */
enum page_style {
    PAGE_NORMAL = 0,
    PAGE_HEAD = 1 << 0,    /* bold, a heading of rows or columns */
    PAGE_STRONG = 1 << 1,  /* bold */
    PAGE_MUTED = 1 << 2,   /* smaller and light */
    PAGE_DRAFT = 1 << 3,   /* italic, dashed frame */
    PAGE_AWAY = 1 << 4,    /* hatched */
    PAGE_WEEKEND = 1 << 5, /* light grey ground */
    PAGE_TONIGHT = 1 << 6, /* heavy frame */
    PAGE_EDGE = 1 << 7,    /* heavier line on the left: another run of columns begins */
    PAGE_BOX = 1 << 8,     /* of a cell: a heavy frame all round */
    PAGE_LARGE = 1 << 9,   /* half as large again */
    PAGE_BAR = 1 << 10,    /* of a cell: a bar of its `bar` stands above the text */
};

struct page_cell {
    const char *text; /* may have several lines */
    const char *note; /* smaller, below the text; NULL or "" if none */
    unsigned style;   /* page_style */
    int span;         /* columns it takes, from 1 */
    int bar;          /* PAGE_BAR: its height, in thousandths of the tallest there can be */
};

struct page_row {
    struct page_cell *cells;
    size_t count, cap;
    bool group_start; /* a heavier line above; rows up to the next start belong together */
    const char
        *group; /* text of the first cell when a page starts inside the group; NULL if none */
};

enum { PAGE_BAR_LINES = 3, PAGE_BAR_WHOLE = 1000 }; /* the tallest bar, in lines of text */
enum { PAGE_COLUMNS_MAX = 16 }; /* narrower columns than that hold no word */

struct page_column {
    int width; /* share of the page's width, against the other columns' */
    enum page_align align;
};

struct page_table {
    struct arena *a;
    struct page_column *columns;
    size_t column_count, column_cap;
    size_t head_rows; /* the first rows, printed again on each page */
    bool ruled;       /* a line round every cell; else a thin line under each row */
    bool cut;         /* a dashed line round it, to cut along */
    int share;        /* of the page's width, in percent; 0 = 100 */
    struct page_row *rows;
    size_t row_count, row_cap;
};

enum page_block_kind { PAGE_HEADING, PAGE_PARAGRAPH, PAGE_TABLE, PAGE_BREAK };

struct page_block {
    enum page_block_kind kind;
    const char *text;         /* HEADING, PARAGRAPH */
    unsigned style;           /* PARAGRAPH */
    struct page_table *table; /* TABLE */
};

struct page_doc {
    struct arena *a;
    const char *title;    /* on every page, largest on the first */
    const char *subtitle; /* NULL if none */
    const char *hub;      /* whose page it is */
    const char *version;  /* "version 3", "not yet published"; NULL if it has none */
    const char *note;     /* at the foot of every page; NULL if none */
    hub_wall printed;     /* London time, in the footer; also the creation date inside the PDF */
    bool practice;        /* PRACTICE on every page */
    bool large;           /* to be read from across a kitchen: larger type as long as it fits */
    enum page_orientation orientation;
    struct page_block *blocks;
    size_t block_count, block_cap;
};

struct page_doc *page_create(struct arena *a, enum page_orientation o, const char *title);
void page_heading(struct page_doc *d, const char *text); /* stays with what follows it */
void page_paragraph(struct page_doc *d, unsigned style, const char *text);
void page_break(struct page_doc *d);

struct page_table *page_table(struct page_doc *d, bool ruled);
void page_column(struct page_table *t, int width, enum page_align align); /* before any row */
/* The first `head_rows` rows of the table are its heading. */
void page_head_rows(struct page_table *t, size_t head_rows);
void page_row(struct page_table *t);
/* A row of the group named `group`; `start` begins it. */
void page_group_row(struct page_table *t, const char *group, bool start);
void page_cell(struct page_table *t, unsigned style, const char *text); /* to the last row */
void page_cell_note(struct page_table *t, unsigned style, const char *text, const char *note);
void page_cell_bar(struct page_table *t, int bar, const char *text);
void page_cell_span(struct page_table *t, int span, unsigned style, const char *text);

/* "Riverside hub · version 3 · printed Sat 21 Nov 2026, 10:00", as all writers put it at the foot. */
const char *page_foot(const struct page_doc *d, struct arena *a);

/* A copy in `a` whose every text is safe on a terminal and on paper. The writers do this. */
const struct page_doc *page_safe(const struct page_doc *d, struct arena *a);

#endif
