/* SPDX-License-Identifier: MIT */
/* Tables of test data: a heading line, then columns parted by tabs. */
#ifndef TESTS_TSV_H
#define TESTS_TSV_H

#include "hub/base/arena.h"

enum { TSV_COLUMNS = 16 };

struct tsv_row {
    const char *column[TSV_COLUMNS]; /* "" past the last */
};

struct tsv {
    struct tsv_row *rows;
    size_t count;
};

/* `path` from the top of the repository. Ends the test program if it cannot be read. */
struct tsv tsv_read(struct arena *a, const char *path);

/* Bytes of a base64 text; their number in *len. NUL-terminated. */
char *base64_bytes(struct arena *a, const char *s, size_t *len);

/* UTF-8 of "0041 0308": characters by their number; "|" between them is passed over. */
char *hex_text(struct arena *a, const char *s);

#endif
