/* SPDX-License-Identifier: MIT */
/* Before a pane is opened: whether it is for whoever sits here. */
#include "app_priv.h"
#include "doors_priv.h"
#include "hub/model/noun.h"
#include "hub/ui/form.h"
#include "panes_priv.h"

#include <string.h>

/* The noun of a form that is not an unfinished note, which begins the target's text; NULL. */
static const struct noun *form_noun(const struct ui_wish *wish, char *name, size_t size)
{
    const char *text = wish->target.text ? wish->target.text : "";
    size_t len = strcspn(text, "\n");
    if (wish->open != &form_pane || len == 0 || len >= size) {
        return NULL;
    }
    memcpy(name, text, len);
    name[len] = '\0';
    return noun_find(name);
}

/* Boxes of what can be done with a record of this noun: who may do none of it reads the record. */
static const struct {
    const struct pane_ops *ops;
    const char *noun;
} boxes[] = {{&box_match, "match"}};

bool app_door(const struct app *app, struct ui_wish *wish)
{
    static const struct pane_ops *const readers[] = {&pane_sheet, &pane_worry_page};
    const struct doors *d = app->opt->doors;
    char name[64];
    const struct noun *n = d ? form_noun(wish, name, sizeof name) : NULL;
    if (n && !doors_write(d, n)) {
        if (!wish->target.id) {
            return false;
        }
        wish->open = readers[(n->flags & NOUN_SEALED) != 0];
        wish->target.text = n->name;
    }
    for (size_t i = 0; d && i < sizeof boxes / sizeof *boxes; i++) {
        if (wish->open == boxes[i].ops && !doors_open(d, wish->open->name, DOOR_PAGE)) {
            wish->open = &pane_sheet;
            wish->target.text = boxes[i].noun;
        }
    }
    return doors_open(d, wish->open->name, DOOR_PAGE);
}
