/* SPDX-License-Identifier: MIT */
/* The register's boxes: who collects, and a few words. */
#ifndef HUB_UI_REGISTER_PRIV_H
#define HUB_UI_REGISTER_PRIV_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/ui/pane.h"

extern const struct pane_ops box_collect, box_words;

enum register_words { WORDS_NOTE, WORDS_COUNT, WORDS_ADD };

void box_collect_open(struct pane *p, hub_id event, hub_date day, hub_id row);
void box_words_open(
    struct pane *p, enum register_words what, hub_id event, hub_date day, hub_id row);

#endif
