/* SPDX-License-Identifier: MIT */
/*
 * From two screens, what is shown and what is to be shown, the fewest bytes a
 * terminal needs (SCREENS M31: hub runs over slow links). Pure: it gets the
 * terminal's strings and gives bytes back, so that tests can read them.
 *
 * A library that does this for any program turns every attribute off and on
 * again, character set included, at each change: 15 to 20 bytes a word. hub
 * draws lines as characters, never from the other set, and has no blinking, so
 * it needs 3 to 8.
 */
#ifndef HUB_UI_PAINT_PRIV_H
#define HUB_UI_PAINT_PRIV_H

#include "hub/ui/canvas.h"
#include "hub/ui/style.h"

#include <stddef.h>

/* Terminfo's strings; those with numbers are said behind them. */
enum paint_cap {
    CAP_CUP,   /* row, column */
    CAP_HPA,   /* column */
    CAP_VPA,   /* row */
    CAP_RIGHT, /* n, as are the next three */
    CAP_LEFT,
    CAP_UP,
    CAP_DOWN,
    CAP_RIGHT1,
    CAP_LEFT1,
    CAP_UP1,
    CAP_DOWN1,
    CAP_CR,
    CAP_EL,
    CAP_ECH,    /* n */
    CAP_REGION, /* first row, last row */
    CAP_SCROLL,
    CAP_SCROLL_BACK,
    CAP_CLEAR,
    CAP_PLAIN,
    CAP_BOLD,
    CAP_UNDERLINE,
    CAP_DIM,
    CAP_REVERSE,
    CAP_FG, /* colour */
    CAP_BG, /* colour */
    CAP_COUNT
};
extern const char *const paint_cap_names[CAP_COUNT]; /* as terminfo calls them */

/*
 * PAINT_ERASED: what the terminal itself leaves where it erases. The styles
 * are 0 to STYLE_COUNT - 1, then the same again for selected ones.
 */
enum { PAINT_LOOKS = STYLE_COUNT * 2 + 1, PAINT_ERASED = STYLE_COUNT * 2, PAINT_SHORT = 96 };

struct paint {
    const char *caps[CAP_COUNT]; /* NULL: it has none; without padding */
    /* A string with its numbers filled in; good until the next call. */
    const char *(*fill)(const char *cap, int a, int b);
    bool wraps;     /* the last cell of the last row would scroll the screen */
    bool moves_any; /* the cursor may be moved while attributes are on */

    struct look looks[PAINT_LOOKS];
    /* The first of the looks that shows letters, or blanks, in the same way. */
    unsigned char ink[PAINT_LOOKS], blank[PAINT_LOOKS];

    struct arena *grid;
    struct cell *cells; /* what is shown */
    int rows, cols;
    int row, col;  /* of the cursor; col -1: not known */
    unsigned look; /* that letters sent now would have */

    struct arena *bytes;
    char *out; /* what is to be sent */
    size_t len, cap;
};

void paint_init(struct paint *p);
void paint_fini(struct paint *p);
void paint_looks_changed(struct paint *p); /* after `looks` were set, PAINT_ERASED aside */

/*
 * The bytes that turn what is shown into `c`, cursor included, in `out` and
 * `len` until the next call. `all`: nothing is known of the screen.
 */
void paint(struct paint *p, const struct canvas *c, bool all);

/* --- shared by its files --- */

unsigned paint_index(const struct cell *cell); /* into looks */
bool paint_blank(const struct cell *cell);
bool paint_same(const struct paint *p, const struct cell *a, const struct cell *b);
struct cell *paint_row(const struct paint *p, int row);            /* of what is shown */

void paint_add(struct paint *p, const char *bytes, size_t len);
void paint_cap(struct paint *p, enum paint_cap cap, int a, int b);

/* paint_look.c: attributes and colours. */
void paint_be(struct paint *p, unsigned look);
void paint_be_for(struct paint *p, const struct cell *cell);
/* Whether `cell` comes out right with what is on now. */
bool paint_is_for(const struct paint *p, const struct cell *cell);

/* paint_move.c: the shortest way to a place. */
void paint_move(struct paint *p, int row, int col);

/* paint_scroll.c: rows that only moved up or down. */
void paint_scroll(struct paint *p, const struct canvas *c);

#endif
