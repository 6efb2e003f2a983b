/* SPDX-License-Identifier: MIT */
/* The panes where there is no hub yet. */
#ifndef HUB_UI_FIRST_PRIV_H
#define HUB_UI_FIRST_PRIV_H

#include "hub/command/first.h"
#include "hub/ui/pane.h"

/* What the loop carries where a hub would be: it hands it on and never looks inside. */
struct first_screen {
    const struct invocation *inv;
    struct first_choice choice;
    struct arena *a; /* of the choice */
};
struct first_screen *first_of(struct hub *in_its_place);
/* Leave with this choice. */
unsigned first_choose(struct hub *in_its_place, int what, const char *path);

extern const struct pane_ops pane_first; /* the five lines */
extern const struct pane_ops pane_found; /* text: "copy" or "backup", of those that are found */
extern const struct pane_ops pane_join;  /* a hub on a server */
extern const struct pane_ops pane_start; /* a new hub in five steps */

#endif
