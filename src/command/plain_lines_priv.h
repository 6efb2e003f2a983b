/* SPDX-License-Identifier: MIT */
/* From words to a line of plain mode. */
#ifndef PLAIN_LINES_PRIV_H
#define PLAIN_LINES_PRIV_H

#include "plain_screens_priv.h"

/*
 * Somebody or something of that name, else the line among `items` that does what people call by these
 * words: run when it is the only one, asked which when there are several.
 */
void plain_take_words(
    struct plain *p, const struct plain_item *const *items, size_t count, const char *typed);

/* A line with an arena of its own. */
void plain_run_item(struct plain *p, const struct plain_item *item);

#endif
