/* SPDX-License-Identifier: MIT */
#ifndef HUB_UI_UNDO_KEYS_PRIV_H
#define HUB_UI_UNDO_KEYS_PRIV_H

#include "hub/service/history.h"
#include "hub/ui/pane.h"

/* "undo", "redo" and the answer to undo_ask; else REACT_PASS. */
unsigned undo_act(struct pane *front, const struct call *call, struct hub_err *err);
/* The question about one step, as it was looked at. */
void undo_ask(struct pane *p, const struct undo_next *next);

#endif
