/* SPDX-License-Identifier: MIT */
/* Two panes over invented rows: they prove the machinery of ui without a file. */
#ifndef TESTS_DEMO_PANE_H
#define TESTS_DEMO_PANE_H

#include "hub/ui/ui.h"

/* What stands in for the hub: rows 1..rows, some of them removed. */
struct demo_hub {
    int64_t rows;
    int64_t removed; /* id of a row that is gone; 0: none */
    int pages;       /* asked for so far */
    int details;
};

extern const struct pane_ops demo_people, demo_notes;
extern const struct pane_ops *const demo_tabs[2];

struct list_source demo_source(struct demo_hub *demo);
const struct list *demo_list(const struct pane *p);
/* The stand-in as the opaque hub that panes are given, and back. */
struct hub *demo_as_hub(struct demo_hub *demo);
const char *demo_title(struct hub *hub); /* "Robin Hub" */

#endif
