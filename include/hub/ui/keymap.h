/* SPDX-License-Identifier: MIT */
/*
 * Keys, words and help from one kind of row. The table here has what every
 * pane shares; a pane adds rows of its own, and a row of a pane with the same
 * id or key wins over the shared one. Key bar, `?`, menu and palette are drawn
 * from the rows; nothing else knows a key.
 */
#ifndef HUB_UI_KEYMAP_H
#define HUB_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

enum ui_key_flag {
    KEY_BAR = 1 << 0,      /* wants a place in the key bar */
    KEY_MENU = 1 << 1,     /* listed in menu and palette */
    KEY_ALWAYS = 1 << 2,   /* works while text is typed: not a letter */
    KEY_LAST = 1 << 3,     /* in the key bar, after the pane's own */
    KEY_PRACTICE = 1 << 4, /* shown by the practice hub only */
};

struct ui_key {
    int key;          /* character in small letters or K_...; K_NONE: only in menu and palette */
    int twin;         /* a second key; K_NONE if none */
    const char *id;   /* what is done: "open", "stay.add"; the runner branches on it */
    const char *word; /* in the key bar and the menu: "New" */
    const char *help; /* one sentence, for `?` and the palette */
    unsigned flags;
};

/* Shared rows, in the order they are listed. */
extern const struct ui_key ui_keys[];
extern const size_t ui_key_count;

struct keymap {
    const struct ui_key *own; /* the pane's rows */
    size_t own_count;
    bool typing; /* a field has the keys: only K_... rows marked ALWAYS count */
    bool alone;  /* a box: the shared rows do not count */
};

/* The row for a key: the pane's, then the shared ones. A capital does what its small letter does. */
const struct ui_key *keymap_find(const struct keymap *m, int key);
const struct ui_key *keymap_by_id(const struct keymap *m, const char *id);
/* The n-th row after merging; NULL past the end. */
const struct ui_key *keymap_at(const struct keymap *m, size_t n);
/* Rows for the key bar, at most `max`, `?` last. */
size_t keymap_bar(const struct keymap *m, const struct ui_key **out, size_t max);
/* NULL, or a sentence about two rows that share a key or an id in one table: for tests. */
const char *keymap_clash(const struct ui_key *rows, size_t count);

#endif
