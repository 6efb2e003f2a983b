/* SPDX-License-Identifier: MIT */
/* The page that hides all others: the lock screen, and the cover over what is being typed. */
#ifndef HUB_UI_QUIET_PRIV_H
#define HUB_UI_QUIET_PRIV_H

#include "hub/ui/canvas.h"
#include "hub/ui/keymap.h"

enum { QUIET_LINES = 12 };

struct quiet_page {
    const char *title; /* of the hub */
    bool practice, ascii;
    const char *lines[QUIET_LINES]; /* the first is the heading */
    size_t count;
    const char *field; /* "PIN"; NULL: there is none */
    size_t typed;      /* dots in it */
    const char *said;  /* below it */
    const struct ui_key *keys;
    size_t key_count;
};

/* The whole canvas; the cursor is in the field, else on the first key. */
void quiet_draw(const struct quiet_page *q, struct canvas *c);
/* The key that a click there means; NULL: none. */
const struct ui_key *quiet_hit(const struct quiet_page *q, int rows, int row, int col);

#endif
