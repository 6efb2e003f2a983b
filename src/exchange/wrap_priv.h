/* SPDX-License-Identifier: MIT */
/* Breaking text into lines of at most so many columns. */
#ifndef HUB_EXCHANGE_WRAP_PRIV_H
#define HUB_EXCHANGE_WRAP_PRIV_H

#include "hub/base/arena.h"

#include <stddef.h>

struct wrapped {
    struct arena *a;
    const char **lines;
    size_t count, cap;
};

/*
 * Add the lines of `s`, which may have line ends of its own. Breaks at spaces;
 * a word wider than a line breaks after a hyphen, else between clusters.
 * `cols` is at least 2, so that every character fits.
 */
void wrap_text(struct wrapped *w, const char *s, int cols);

#endif
