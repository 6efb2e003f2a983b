/* SPDX-License-Identifier: MIT */
/* What terminfo says about the terminal on standard output, one at a time. */
#ifndef HUB_UI_TERM_INFO_PRIV_H
#define HUB_UI_TERM_INFO_PRIV_H

#include "paint_priv.h"

/* False: there is nothing to draw with. */
bool term_known(const char *type);
void term_forget(void);

/* By terminfo's own names. NULL and below 0: it has none. Good until term_forget. */
const char *term_string(const char *name);
int term_number(const char *name);
const char *term_fill(const char *s, int a, int b);
/* Without "$<5>", the pauses that terminals on paper needed. NULL for NULL. */
const char *term_unpadded(const char *s, struct arena *a);

void term_learn_strings(struct paint *p, struct arena *a);
void term_learn_looks(struct paint *p, const char *theme, bool no_colour); /* after the strings */

#endif
