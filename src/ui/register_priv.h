/* SPDX-License-Identifier: MIT */
/* The register's boxes: who is it, who collects, and a few words. */
#ifndef HUB_UI_REGISTER_PRIV_H
#define HUB_UI_REGISTER_PRIV_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/service/register.h"
#include "hub/ui/pane.h"
#include "rows_view_priv.h"

extern const struct pane_ops box_collect, box_who, box_words;

/* The register is called with this and a line's number, or without one for its last line. */
#define REGISTER_LINE "line "

enum { REGISTER_TYPED = 6, REGISTER_LINES = 9999, REGISTER_FEW = 8 /* rows: none is wasted */ };

/* The state of pane_register, and of the one that is lent. */
struct register_pane {
    hub_id event;
    hub_date day;
    struct register_view view;
    struct rows_view rows;
    char typed[REGISTER_TYPED];
    int64_t stamped; /* line whose time a typed one corrects; 0: none */
    bool stamped_out;
};

enum register_words { WORDS_NOTE, WORDS_COUNT };

/* What stands above the names: its rows in this view, and drawing it. */
int register_head_rows(const struct pane *p);
void register_head_draw(const struct pane *p, struct canvas *c);
const struct register_row *register_row_at(const struct register_pane *s, int64_t line); /* or NULL */
/* The line that was typed; NULL: a time, or there is no such line. */
const struct register_row *register_typed_line(const struct register_pane *s);

/* `at` TOD_NONE: now. */
void box_collect_open(struct pane *p, hub_id event, hub_date day, hub_id row, hub_tod at);
void box_words_open(
    struct pane *p, enum register_words what, hub_id event, hub_date day, hub_id row);

#endif
