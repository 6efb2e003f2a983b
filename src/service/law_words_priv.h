/* SPDX-License-Identifier: MIT */
/* The words that the file has for a nation and for why a stay is allowed. */
#ifndef LAW_WORDS_PRIV_H
#define LAW_WORDS_PRIV_H

#include "hub/scheduler/facts.h"

/* By any capitals; -1: none is said, or no such nation. */
int nation_at(const char *word);
/* The same; England where none is said. */
enum nation nation_named(const char *word);
const char *nation_word(enum nation nation);

enum legal_basis basis_named(const char *word); /* BASIS_UNKNOWN: none is said */
const char *basis_word(enum legal_basis basis); /* NULL for BASIS_UNKNOWN */

#endif
