/* SPDX-License-Identifier: MIT */
/* What those see who come in and do not work with the hub at large: one page each, and which. */
#ifndef HUB_UI_OWN_PAGES_PRIV_H
#define HUB_UI_OWN_PAGES_PRIV_H

#include "hub/service/hub.h"
#include "hub/ui/pane.h"

extern const struct pane_ops pane_mine;   /* a host: who stays, when, what is owed, days off */
extern const struct pane_ops pane_helper; /* an event's helper: its register, on its day … */
extern const struct pane_ops pane_helper_shut; /* … and what that pane is on all other days */
extern const struct pane_ops pane_upkeep; /* a technical helper: whether hub is in order, and keys */

/* The tabs of whoever is at this hub. */
struct role_tabs {
    const struct pane_ops *const *tabs;
    size_t count;
};
const struct role_tabs *tabs_of(const struct hub *h);

#endif
