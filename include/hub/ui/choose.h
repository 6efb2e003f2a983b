/* SPDX-License-Identifier: MIT */
/* A box with a question and up to CHOOSE_MOST answers, for what yes and no cannot say. */
#ifndef HUB_UI_CHOOSE_H
#define HUB_UI_CHOOSE_H

#include "hub/ui/pane.h"

#include <stddef.h>

enum { CHOOSE_MOST = 6 };

struct answer {
    const char *id;   /* what the pane below is then called with; "": nothing happens */
    const char *word; /* "Carry on" */
};

/*
 * `safe` is the number of the answer that is chosen at first. Esc gives none:
 * everything stays as it was. The text may have several lines and be long.
 */
void pane_choose(struct pane *p, const char *title, const char *text, const struct answer *answers,
    size_t count, size_t safe);

#endif
