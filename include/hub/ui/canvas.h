/* SPDX-License-Identifier: MIT */
/*
 * A screen as a grid of cells. Panes draw text and lines into it; the terminal
 * copies it out; tests print it as text.
 *
 * Coordinates count from 0 and are relative to the current view. Nothing is
 * ever written outside the view, whatever the coordinates. Text may come from
 * anywhere: what a terminal must not get becomes U+FFFD, and what terminals
 * disagree on (joined emoji, skin tones, flags) is shown in a form on which
 * they agree, with the same width, so that columns line up.
 */
#ifndef HUB_UI_CANVAS_H
#define HUB_UI_CANVAS_H

#include "hub/base/arena.h"
#include "hub/ui/style.h"

#include <stdbool.h>
#include <stdint.h>

/* CELL_TEXT: a character and four marks, at four bytes each, and the NUL. */
enum { CELL_TEXT = 22, CANVAS_MAX = 1000 };

struct cell {
    char text[CELL_TEXT]; /* UTF-8; " " when blank, "" in the right half of a wide character */
    uint8_t width;        /* 1, 2, or 0 in the right half of a wide character */
    uint8_t style;        /* enum style, perhaps | STYLE_SELECTED */
};

struct area {
    int row, col, rows, cols;
};

struct canvas;

/* Blank, at least 1 x 1 and at most CANVAS_MAX each way; the view is all of it. */
struct canvas *canvas_create(int rows, int cols);
void canvas_destroy(struct canvas *c);                    /* NULL is fine */
void canvas_resize(struct canvas *c, int rows, int cols); /* blank afterwards */
void canvas_clear(struct canvas *c);                 /* all cells blank, cursor home, view all */
void canvas_set_ascii(struct canvas *c, bool ascii); /* lines as - | + */

/* Narrow the view to an area of it; give the result back to canvas_leave. */
struct area canvas_enter(struct canvas *c, struct area a);
void canvas_leave(struct canvas *c, struct area before);
int canvas_rows(const struct canvas *c); /* of the view */
int canvas_cols(const struct canvas *c);

/* One line of text in at most `cols` columns, cut between clusters. Returns the columns used. */
int canvas_put(struct canvas *c, int row, int col, int cols, unsigned style, const char *text);
/* The same; text that does not fit ends in "…" ("~" where lines are ASCII). */
int canvas_put_short(
    struct canvas *c, int row, int col, int cols, unsigned style, const char *text);
/* The same as canvas_put_short, ending at column col + cols - 1. */
int canvas_put_right(
    struct canvas *c, int row, int col, int cols, unsigned style, const char *text);
int canvas_putf(struct canvas *c, int row, int col, int cols, unsigned style, const char *fmt, ...)
    __attribute__((format(printf, 6, 7)));
/* Words wrapped into the area, line ends kept. Returns the rows needed, which may exceed a.rows. */
int canvas_wrap(struct canvas *c, struct area a, unsigned style, const char *text);

void canvas_fill(struct canvas *c, struct area a, unsigned style); /* with blanks */
void canvas_hline(struct canvas *c, int row, int col, int cols);
void canvas_vline(struct canvas *c, int row, int col, int rows);
void canvas_box(struct canvas *c, struct area a); /* its border; inside untouched */
/* Add (on) or take away STYLE_SELECTED on `cols` cells. */
void canvas_select(struct canvas *c, int row, int col, int cols, bool on);
void canvas_restyle(struct canvas *c, int row, int col, int cols, unsigned style);

void canvas_cursor(struct canvas *c, int row, int col); /* ignored outside the view */

/* Reading: whole canvas, not the view. */
void canvas_size(const struct canvas *c, int *rows, int *cols);
void canvas_cursor_at(const struct canvas *c, int *row, int *col);
const struct cell *canvas_row(const struct canvas *c, int row); /* NULL outside */
/* Rows joined by '\n', spaces at line ends dropped. */
const char *canvas_text(const struct canvas *c, struct arena *a);
const char *canvas_row_text(const struct canvas *c, int row, struct arena *a);

#endif
