/* SPDX-License-Identifier: MIT */
/*
 * Keys, words and help from one kind of row. The table here has what every
 * pane shares; a pane adds rows of its own, and a row of a pane with the same
 * id or key wins over the shared one. Key bar, `?`, menu and palette are drawn
 * from the rows; nothing else knows a key.
 *
 * A key that begins several things is a row "new", and each of them a row
 * "new/child" with the key that follows: n, then c. Pressing n shows what may
 * follow; the pane's act is called with "new/child".
 */
#ifndef HUB_UI_KEYMAP_H
#define HUB_UI_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>

enum ui_key_flag {
    KEY_BAR = 1 << 0,  /* wants a place in the key bar */
    KEY_MENU = 1 << 1, /* listed in menu and palette */
    KEY_KEEP = 1 << 2, /* keeps its place in the key bar, behind the others */
    KEY_ALWAYS = 1 << 3, /* with KEY_KEEP: in the bar at any width that has room for it */
    KEY_FIRST = 1 << 4, /* its letter counts only while the greeting that names it stands */
};

struct ui_key {
    int key;          /* character in small letters or K_...; K_NONE: only in menu and palette */
    int twin;         /* a second key; K_NONE if none */
    const char *id;   /* what is done: "open", "stay.add"; the runner branches on it */
    const char *word; /* in the key bar and the menu: "New" */
    const char *help; /* one sentence, for `?` and the palette */
    unsigned flags;
};

/* What every pane shares and the app or a list does, in the order it is listed. */
extern const struct ui_key ui_keys[];
extern const size_t ui_key_count;

struct doors;

struct keymap {
    const struct ui_key *own; /* the pane's rows */
    size_t own_count;
    const struct ui_key *more; /* the program's rows, for every pane */
    size_t more_count;
    const char *without; /* ids of shared rows that do nothing here: "open|find"; NULL: none */
    bool typing;         /* a field has the keys: characters are text */
    bool alone;          /* a box: characters mean what the box says; . and ? as ever */
    const struct doors *doors; /* what is not open is not there; NULL: everything is */
    const char *pane;    /* its name */
};

enum { KEY_BAR_MAX = 8 };

/* The row for a key: the pane's, then more, then shared. A capital does what its small letter does. */
const struct ui_key *keymap_find(const struct keymap *m, int key);
const struct ui_key *keymap_by_id(const struct keymap *m, const char *id);
/* The row whose key comes before this one's; NULL: none does. */
const struct ui_key *keymap_prefix_of(const struct keymap *m, const struct ui_key *row);
/* Whether others follow its key. */
bool keymap_is_prefix(const struct keymap *m, const char *id);
/* The n-th row after merging; NULL past the end. */
const struct ui_key *keymap_at(const struct keymap *m, size_t n);
/* Rows for the key bar, KEY_BAR_MAX at most, Enter first and `?` last. Returns how many. */
size_t keymap_bar(const struct keymap *m, const struct ui_key *out[KEY_BAR_MAX]);
/* NULL, or the id of a row whose key or id another row of the same table has: for tests. */
const char *keymap_clash(const struct ui_key *rows, size_t count);

#endif
