/* SPDX-License-Identifier: MIT */
/* What a person did at the terminal, and the screen that says so and is drawn on. */
#ifndef HUB_UI_EVENT_H
#define HUB_UI_EVENT_H

#include "hub/ui/canvas.h"

#include <stddef.h>
#include <stdint.h>

/* A key is a character (its code point) or one of these. */
enum {
    K_NONE = 0,
    K_ENTER = 0x110000,
    K_ESC,
    K_TAB,
    K_BACKTAB,
    K_BACKSPACE,
    K_DELETE,
    K_INSERT,
    K_UP,
    K_DOWN,
    K_LEFT,
    K_RIGHT,
    K_WORD_LEFT,
    K_WORD_RIGHT,
    K_HOME,
    K_END,
    K_PGUP,
    K_PGDN,
    K_F1, /* to K_F1 + 11 */
    K_F12 = K_F1 + 11,
    K_CTRL_A, /* to K_CTRL_A + 25 */
    K_CTRL_Z = K_CTRL_A + 25,
    K_PROBE, /* tests only: do now what is due later, then mark a frame */
    K_END_OF_KEYS,
};
#define K_CTRL(letter) (K_CTRL_A + ((letter) - 'a'))

enum ui_event_type {
    UI_TIMEOUT, /* nothing came in the time given */
    UI_KEY,
    UI_PASTE,
    UI_CLICK, /* left button pressed */
    UI_WHEEL_UP,
    UI_WHEEL_DOWN,
    UI_RESIZE, /* or the terminal came back: draw everything */
    UI_HANGUP, /* the terminal is gone or the program was asked to end */
};

struct ui_event {
    enum ui_event_type type;
    int key;              /* UI_KEY */
    char text[CELL_TEXT]; /* UI_KEY of a character: it and the marks that came with it; else "" */
    const char *paste;    /* UI_PASTE: bytes as they came, NUL-terminated; until the next wait */
    size_t paste_len;
    int row, col; /* mouse */
    int seconds;  /* K_PROBE: the clock of a test goes on by so many first */
    bool leap;    /* only the clock on the wall does, or back, as when somebody sets it */
};

/* "Enter", "Ctrl-P", "n", "Space"; static text or `buf`. */
const char *ui_key_name(int key, char buf[16]);
/* The reverse, without case for named keys; K_NONE when unknown. */
int ui_key_from_name(const char *name);

/* A terminal, or a test that acts as one. */
struct screen {
    void *self;
    void (*size)(void *self, int *rows, int *cols);
    /* Wait for one event; timeout_ms -1 is for ever. */
    void (*wait)(void *self, int timeout_ms, struct ui_event *out);
    /* Show what changed since the last time; `all` sends every cell. */
    void (*show)(void *self, const struct canvas *c, bool all);
    /* Another theme, from the next show of `all` on. NULL: a screen without. */
    void (*look)(void *self, const char *theme);
    /* The name of the pane that the next show has in front, for tests. NULL: nobody asks. */
    void (*front)(void *self, const char *name);
};

#endif
