/* SPDX-License-Identifier: MIT */
#ifndef WORDS_PRIV_H
#define WORDS_PRIV_H

#include <stdbool.h>
#include <stddef.h>

/* One word, or several in a row. Lists are "a|b|c", folded. */
struct kinder {
    const char *avoid; /* folded, single spaces */
    const char *say;
    const char *why;
    const char *not_after;  /* fine when one of these stands before it */
    const char *not_before; /* or behind it; "0" stands for any number */
    const char *with;       /* with "with" behind it, it is meant only of one of these, soon after */
    bool capitals;          /* only as written in capitals: LAC */
};

extern const struct kinder kinder_words[];
extern const size_t kinder_count;

#endif
