/* SPDX-License-Identifier: MIT */
/* As the fields of an event or a sleepover are left, what it meets then is said below them. */
#ifndef HUB_UI_FORM_CLASH_PRIV_H
#define HUB_UI_FORM_CLASH_PRIV_H

#include "form_priv.h"

/* This field was left: the night of the clocks is said at once, a clash at the next load. */
void form_clash_left(struct form *f, struct form_field *ff, struct arena *a);
void form_clash_look(struct pane *p, struct hub *h);
/* Of a moment: a stay's at midnight, a night the clocks change; "". NULL: the field is none. */
const char *form_moment_words(const struct form *f, const struct form_field *ff, struct arena *a);

/* What would be saved: fields that changed or were filled in for the person. */
size_t form_set(const struct form *f, struct arena *a, struct assignment **out);
/* The same of a sleepover: whether the rules ask for this column, and what they say then. */
bool form_rules_of(const struct form *f, const char *column);
void form_rules_look(struct pane *p, struct hub *h, struct form_field *left);
/* It is written; HUB_ECONFLICT without versions: a must-fix is in the way. */
enum hub_rc form_write_stay(struct pane *p, struct hub *h, const struct assignment *set,
    size_t count, struct hub_err *err);
/* Whether to go ahead anyway, and why; false: nothing is in the way after all. */
bool form_ask_ahead(struct pane *p, struct hub *h);

#endif
