/* SPDX-License-Identifier: MIT */
/* What stands in the menu and the palette, from the key tables and the command table. */
#ifndef HUB_UI_MENU_PRIV_H
#define HUB_UI_MENU_PRIV_H

#include "ui_priv.h"

struct menu_item {
    const char *id;    /* run in the pane below: "new", "tab rota", "on rota fill", "command print day" */
    int key;           /* the letter that does it in the menu; K_NONE */
    const char *group; /* "Here", "Put right", "On paper" */
    const char *word, *help;
    const char *keys;  /* as pressed: "n", "n c", "Ctrl-P"; "" */
    const char *words; /* what is looked through: word, help and what else people say */
};

/*
 * Everything that can be done in this pane, group by group. With a prefix only what may follow it;
 * with `elsewhere` also what can be done on the other tabs, after the name of the tab. Items live
 * in `a`.
 */
struct menu_ask {
    const char *prefix; /* NULL: everything */
    bool elsewhere;
};
void menu_items(const struct pane *below, const struct ui_options *opt, const struct menu_ask *ask,
    struct arena *a, struct menu_item **out, size_t *count);

/* Where words stand in an item: its name begins with them, has them, or only what is said of it. */
enum menu_rank { MENU_NAME, MENU_IN_NAME, MENU_HELP };
enum menu_rank menu_rank(const struct menu_item *item, const char *needle, struct arena *a);

/* "n c": the keys that lead to a row, its prefix first. */
const char *menu_keys_of(const struct keymap *map, const struct ui_key *row, struct arena *a);

#endif
