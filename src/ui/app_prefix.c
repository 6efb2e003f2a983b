/* SPDX-License-Identifier: MIT */
/* Ids that no pane acts on by itself: the first of two keys, and commands of the menu. */
#include "app_priv.h"
#include "hub/base/str.h"
#include "panes_priv.h"

bool app_ask_prefix(struct app *app, struct pane *p, const char *id)
{
    struct keymap map = pane_keymap(p);
    if (p->ops->box || map.typing || !keymap_is_prefix(&map, id)) {
        return false;
    }
    app->below = (struct box_below){p, app->opt};
    pane_open(p, &box_prefix, &(struct pane_target){.text = id, .data = &app->below});
    return true;
}

bool app_ask_command(struct pane *p, const char *id)
{
    if (!str_starts(id, "command ")) {
        return false;
    }
    pane_open(p, &pane_command, &(struct pane_target){.text = id + 8});
    return true;
}
