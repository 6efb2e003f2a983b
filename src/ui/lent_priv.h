/* SPDX-License-Identifier: MIT */
/* A register that is handed over: nothing else is on the screen until the PIN. */
#ifndef HUB_UI_LENT_PRIV_H
#define HUB_UI_LENT_PRIV_H

#include "hub/ui/pane.h"

/* While it is on the stack the app shows nothing below it and hears no key of the program's. */
extern const struct pane_ops pane_lent; /* the target is that of pane_register */
/* What it asks the app for when whoever has it is done. */
#define LENT_END "lent.end"

#endif
