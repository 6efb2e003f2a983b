/* SPDX-License-Identifier: MIT */
/* What one line of Families shows, and the order by when each was last heard from. */
#ifndef HUB_UI_FAMILIES_ROWS_PRIV_H
#define HUB_UI_FAMILIES_ROWS_PRIV_H

#include "hub/service/hub.h"
#include "hub/ui/list.h"

/* As list_draw asks for them; `pane` is the struct pane they are drawn in. */
void family_row_draw(const void *pane, const struct list_row *row, struct canvas *c);
void family_heard_draw(const void *pane, const struct list_row *row, struct canvas *c);
void host_row_draw(const void *pane, const struct list_row *row, struct canvas *c);

/* Of the families, and of the hosts, that this person may see, by name. */
struct list_source families_source(struct hub *hub);
struct list_source hosts_source(struct hub *hub);

struct families_quiet {
    struct arena *a; /* the rows; the caller's to make and to destroy */
    struct list_memory memory;
};

/* Those not heard from for longest first, at most 500, into `q->memory`. */
enum hub_rc families_quiet_load(
    struct families_quiet *q, struct hub *hub, struct hub_err *err);

#endif
