/* SPDX-License-Identifier: MIT */
#ifndef FOLD_PRIV_H
#define FOLD_PRIV_H

#include "hub/base/str.h"

/* One character, folded; nothing for an accent. */
void fold_put(struct sb *b, uint32_t c);
/* ASCII letters to small ones, in place. */
void fold_plain(char *p);

#endif
