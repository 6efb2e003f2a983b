/* SPDX-License-Identifier: MIT */
/* As the fields of an event are left, what it meets then is said below them. */
#ifndef HUB_UI_FORM_CLASH_PRIV_H
#define HUB_UI_FORM_CLASH_PRIV_H

#include "form_priv.h"

/* This field was left: the night of the clocks is said at once, a clash at the next load. */
void form_clash_left(struct form *f, struct form_field *ff, struct arena *a);
void form_clash_look(struct pane *p, struct hub *h);

#endif
