/* SPDX-License-Identifier: MIT */
/* Many faults at once, each with its place: what an importer and the hub.ini loader hand back. */
#ifndef HUB_BASE_FAULT_H
#define HUB_BASE_FAULT_H

#include "hub/base/arena.h"

#include <stddef.h>

enum fault_level { FAULT_ERROR, FAULT_NOTE }; /* a note does not stop the work */

struct fault {
    enum fault_level level;
    const char *file; /* as the person named it; NULL if none */
    int line, col;    /* from 1; 0 = not known. col counts columns of a table, characters of a text */
    const char *msg;  /* one sentence */
};

struct faults {
    struct arena *a; /* where the texts live */
    struct fault *items;
    size_t count, cap, errors;
};

void faults_on(struct faults *f, struct arena *a);
void fault_add(struct faults *f, enum fault_level level, const char *file, int line, int col,
    const char *fmt, ...) __attribute__((format(printf, 6, 7)));
/* "children.csv, line 4, column 3: ..." */
const char *fault_text(const struct fault *f, struct arena *a);

#endif
