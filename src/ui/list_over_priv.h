/* SPDX-License-Identifier: MIT */
/* A list under a heading, and below it all of the line with the '>': the shape of Log and Peers. */
#ifndef HUB_UI_LIST_OVER_PRIV_H
#define HUB_UI_LIST_OVER_PRIV_H

#include "hub/ui/list.h"
#include "text_view_priv.h"

/* Put together for each call from what the pane keeps. */
struct list_over {
    struct list *list;
    struct text_view *below;
    const char *heading, *next; /* of this view, and the name of the one that v shows */
    const char *empty;          /* said when nothing is in it, unless words narrow it */
    list_draw_row row;          /* given the pane */
    const char *words; /* of the line with the '>', below a list that has all the room; NULL: none */
};

/* Rows that the list has, without its heading. */
int list_over_rows(const struct pane *p);
/* Of these, those that `words` take: the height of such a list is the difference. */
int list_over_words(const struct pane *p);
void list_over_draw(const struct pane *p, struct canvas *c, const struct list_over *o);
/* For moving, narrowing and reading on; REACT_PASS when it was not for these. */
unsigned list_over_keys(struct pane *p, const struct list_over *o, const struct call *call);

enum list_over_click { CLICK_BELOW, CLICK_HEADING, CLICK_LINE, CLICK_OPENS };
/* What was clicked; `react`: what it gives as long as the pane does nothing further. */
enum list_over_click list_over_click(
    struct pane *p, const struct list_over *o, const struct ui_event *ev, unsigned *react);

#endif
