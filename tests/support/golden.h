/* SPDX-License-Identifier: MIT */
/*
 * Golden files: what a person has looked at and found right. A test says which
 * file; HUB_UPDATE=1 writes the files anew, for `git diff` to show.
 */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "hub/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether `path` (from the top of the repository) holds `text`; prints the first line that differs. */
bool golden_same(const char *path, const char *text);
/* The whole file, NULL when it cannot be read. */
char *file_text(struct arena *a, const char *path, size_t *len);
/* What a program prints, run without a shell; NULL when it is not there or fails. */
char *tool_output(struct arena *a, const char *const *argv, size_t *len);
/* A path in the test's own folder. */
char *temp_path(struct arena *a, const char *name);

#endif
