/* SPDX-License-Identifier: MIT */
/*
 * A heading, a list, and below it the selected line in full: who to tell, swaps, other places. A
 * pane of two parts: Tab goes to the line in full, which has all the room where there is little.
 */
#ifndef HUB_UI_STAY_ROWS_PRIV_H
#define HUB_UI_STAY_ROWS_PRIV_H

#include "hub/ui/list.h"
#include "hub/ui/pane.h"
#include "text_view_priv.h"

struct stay_row {
    int64_t id;
    const char *lead, *text; /* the line: a name, and what about it */
    const char *hidden;      /* the lead while names are hidden; NULL: its initials */
    const char *mark;        /* a word before the text: "no", "told"; "" */
    unsigned style;
    const char *whole; /* in full, below; its own lines */
    enum tone tone;    /* of that */
    const void *item;
};

/* The first member of the pane's state. */
struct stay_rows {
    struct list list;
    struct list_page page;
    struct list_memory memory;
    struct text_view below;
    const char *title, *name, *after; /* the heading; name: whom it is about, initials when hidden … */
    const char *name_hidden;          /* … or this; NULL */
    const char *hint, *empty;
    bool open; /* nothing in it names anybody: it stands there while names are hidden */
    int lead_cols, widest; /* for the names: at least, and the widest of them */
};

void stay_rows_open(struct pane *p, int lead_cols, const char *empty);
void stay_rows_close(struct pane *p);
/* In load: begin, add each, end. */
void stay_rows_begin(struct pane *p);
void stay_rows_add(struct pane *p, const struct stay_row *row);
enum hub_rc stay_rows_end(struct pane *p, struct hub_err *err);
const struct stay_row *stay_rows_selected(const struct pane *p); /* NULL: none */

/* For the pane's table. While names are hidden a line is its initials and nothing else. */
enum hub_rc stay_rows_detail(struct pane *p, struct hub *hub, struct hub_err *err);
void stay_rows_draw(const struct pane *p, struct canvas *c);
bool stay_rows_typing(const struct pane *p);
size_t stay_rows_count(const struct pane *p);
/* *open: Enter, or a second click. */
unsigned stay_rows_act(struct pane *p, const struct call *call, bool *open);

#endif
