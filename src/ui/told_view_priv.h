/* SPDX-License-Identifier: MIT */
/*
 * A list of things that happened, a line each with its day and time, and below it the sentence of
 * the line with the '>' in full: History and Removed.
 */
#ifndef HUB_UI_TOLD_VIEW_PRIV_H
#define HUB_UI_TOLD_VIEW_PRIV_H

#include "hub/ui/list.h"
#include "hub/ui/pane.h"

struct told_row {
    hub_wall at;
    const char *text;  /* "Amina changed Theo's bedtime from 19:00 to 19:30" */
    const char *whole; /* the same with its day in full */
    const char *note;  /* below it: "u takes this back"; "" */
    const void *of;    /* what the pane knows it by */
};

struct told_view {
    struct list list;
    struct list_memory rows;
};

void told_view_open(struct told_view *v);
void told_view_close(struct told_view *v);
/* The rows, each with its list id; texts and rows live until the next load. */
enum hub_rc told_view_load(struct pane *p, struct told_view *v, const struct told_row *rows,
    const int64_t *ids, size_t count, struct hub_err *err);
const struct told_row *told_view_selected(const struct told_view *v); /* NULL: none */
/* A heading with the key `turn` does, the rows, and the sentence below. */
void told_view_draw(const struct pane *p, const struct told_view *v, struct canvas *c,
    const char *heading, const char *key, const char *key_word, const char *empty);
/* Moving and `/`; REACT_PASS when it was not for it. `*open`: a second click on the line. */
unsigned told_view_act(struct pane *p, struct told_view *v, const struct call *call, bool *open);

#endif
