/* SPDX-License-Identifier: MIT */
/*
 * What of the screen is offered to whom: each page and each key needs something of the role, and
 * what that role may not do is not there. Worked out once, as a role holds for a whole sitting.
 */
#ifndef HUB_UI_DOORS_PRIV_H
#define HUB_UI_DOORS_PRIV_H

#include "hub/service/hub.h"
#include "hub/ui/pane.h"

struct command;
struct noun;

/* A page as a whole stands as the id DOOR_PAGE. */
#define DOOR_PAGE "page"

struct door {
    const char *panes; /* names, "night|register"; NULL: of every pane */
    const char *ids;   /* rows of keys, and calls such as "log.done" */
    const char *needs; /* hub/command/needs.h; NULL: nothing */
};
/* The first row that names both counts. What none names needs nothing. */
extern const struct door door_table[];
extern const size_t door_count;

/* NULL: all of it is open to this person. On `a`. */
const struct doors *doors_of(const struct hub *h, struct arena *a);
/* `d` NULL: yes. */
bool doors_open(const struct doors *d, const char *pane, const char *id);
/* Whether records of this noun may be written, in a form. */
bool doors_write(const struct doors *d, const struct noun *n);

bool doors_command(const struct doors *d, const struct command *c); /* for the menu */

/* The same for the call of a pane, before it is offered. */
bool pane_may(const struct pane *p, const char *id);

#endif
