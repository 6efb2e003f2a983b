/* SPDX-License-Identifier: MIT */
/*
 * The text of one field and the cursor in it. Pure: no terminal, no clock.
 *
 * The cursor stands between grapheme clusters, never inside one: a combining
 * mark typed after "e" belongs to the e, and one Backspace takes both. Places
 * are byte offsets; columns and rows count from 0.
 */
#ifndef HUB_UI_EDIT_H
#define HUB_UI_EDIT_H

#include "hub/base/arena.h"
#include "hub/ui/canvas.h"
#include "hub/ui/event.h"

#include <stdbool.h>
#include <stddef.h>

enum { EDIT_MOST = 1 << 16 }; /* bytes of one text */

struct edit {
    struct arena *a;
    char *text; /* UTF-8, NUL-terminated, never NULL after edit_init */
    size_t len, cap;
    size_t at;  /* the cursor */
    bool lines; /* a note: newlines are text and lines wrap */
    int cols;   /* room of a note, for Up, Down, Home and End; set by the owner before a key */
    int goal;   /* column that Up and Down aim for; -1: the cursor's own */
};

void edit_init(struct edit *e, struct arena *a, bool lines);
/* Another text, cut at EDIT_MOST; the cursor goes to its end. */
void edit_set(struct edit *e, const char *text);
/*
 * Text at the cursor, cleaned by utf8_clean; newlines stay in notes only. False
 * when not all of it had room: what had is there.
 */
bool edit_insert(struct edit *e, const char *s, size_t len);

enum edit_did {
    EDIT_PASS,  /* not a key of the editor, or Up or Down at the first or last row */
    EDIT_MOVED, /* or nothing to do */
    EDIT_CHANGED,
    EDIT_FULL, /* not all of it had room */
};
/*
 * Characters, arrows, Ctrl-Left and Ctrl-Right by words, Home and End, Backspace,
 * Delete, Ctrl-W (the word before), Ctrl-U and Ctrl-K (to the start, to the end
 * of the line), Ctrl-A and Ctrl-E. Enter is the owner's: give '\n' to edit_insert.
 */
enum edit_did edit_key(struct edit *e, const struct ui_event *ev);

/* Whether the cursor is on an empty last line (an empty text is one). */
bool edit_at_empty_end(const struct edit *e);
/* Rows that the text takes in `cols` columns; 1 for a field of one line. */
int edit_rows(const struct edit *e, int cols);
/*
 * The part of the text around the cursor. What is shown follows from the cursor
 * and the area alone, so a resize needs nothing. `focused` puts the cursor there.
 */
void edit_draw(const struct edit *e, struct canvas *c, struct area a, unsigned style, bool focused);
/* Put the cursor at a row and column of an area as drawn. */
void edit_click(struct edit *e, struct area a, int row, int col);

#endif
