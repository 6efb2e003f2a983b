/* SPDX-License-Identifier: MIT */
/* What is in a hub's file, as a text that differs when anything of it was done by halves. */
#ifndef TESTS_TRIAL_ROWS_H
#define TESTS_TRIAL_ROWS_H

#include "hub/base/arena.h"

/*
 * Rows a table, and how many of its cells are empty, but for what is made from others and what is
 * written beside a step: coming in; nor of `aside`, tables as SQL text with a comma behind each.
 * NULL: it does not open.
 */
const char *trial_rows(struct arena *a, const char *path, const char *aside);

#endif
