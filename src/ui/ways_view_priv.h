/* SPDX-License-Identifier: MIT */
/* A box of what can be done with one record as it is, a line each; Enter does it. */
#ifndef HUB_UI_WAYS_VIEW_PRIV_H
#define HUB_UI_WAYS_VIEW_PRIV_H

#include "hub/ui/list.h"
#include "hub/ui/pane.h"

/* The first member of the box's state. */
struct ways_view {
    struct list list;
    struct list_memory rows;
    const char *title;  /* "Mia and Theo at Amina's, agreed" */
    const char *hidden; /* the same while names are hidden: "A sleepover" */
};

void ways_open(struct pane *p, const char *hidden);
void ways_close(struct pane *p);
/* Last in load: rows with the words to show as their `sort`, and what runs them as their item. */
enum hub_rc ways_load(struct pane *p, const struct list_page *page, struct hub_err *err);
const void *ways_selected(const struct pane *p); /* the item; NULL: none */
void ways_draw(const struct pane *p, struct canvas *c);
struct area ways_area(const struct pane *p, int rows, int cols);

#endif
