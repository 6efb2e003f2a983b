/* SPDX-License-Identifier: MIT */
/* Removing what others hang on: one sentence, the safe answer first. */
#include "hub/service/records.h"
#include "panes_priv.h"

void remove_ask(
    struct pane *p, struct hub *hub, const struct noun *n, hub_id id, const char *answer)
{
    const char *name = namer_shown(namer_create(hub, p->loaded), n, id, p->view.hide);
    pane_ask(p,
        arena_printf(p->loaded,
            "Remove %s with all that belongs to this %s? It goes to Removed and can be brought "
            "back.",
            name, n->name),
        "Keep", "Remove", answer);
}

unsigned remove_now(
    struct pane *p, struct hub *hub, const struct noun *n, hub_id id, struct hub_err *err)
{
    if (hub_remove(hub, n, id, err) == HUB_OK) {
        pane_say(p, "Removed. u takes it back. All that was removed: m, Removed.");
    }
    return REACT_LOAD | REACT_DETAIL;
}
