/* SPDX-License-Identifier: MIT */
/* The steps of csv_read: bytes to text, text to raw rows, raw rows to their shape. */
#ifndef HUB_EXCHANGE_CSV_PRIV_H
#define HUB_EXCHANGE_CSV_PRIV_H

#include "hub/exchange/csv.h"

#include <csv.h>

/* The whole file as UTF-8 without its mark. */
struct csv_text {
    const char *p;
    size_t len;
    const char *encoding;
};

enum hub_rc csv_decode(const char *file, const char *bytes, size_t len, struct arena *a,
    struct csv_text *out, struct hub_err *err);

/* A row as libcsv splits it; cells are not cleaned yet. */
struct csv_raw {
    int line;         /* where it begins */
    bool after_blank; /* an empty line stands above it */
    bool odd;         /* quote marks where the format has none */
    bool open;        /* a quote mark was never closed; the row ends with its line */
    bool huge;        /* a cell is over the limit */
    size_t count;
    const char **cells;
};

struct csv_splitter {
    struct csv_parser p;
    struct arena *a;
    const char *text;
    size_t len, at;
    int line;
    size_t cell_max;
    const char **cells; /* of the row being split */
    size_t count, cap;
    bool ended, huge;
};

bool csv_split_begin(struct csv_splitter *s, const struct csv_text *t, char separator,
    size_t cell_max, struct arena *a);
/* False at the end of the text. Lines with nothing in them are skipped. */
bool csv_split_next(struct csv_splitter *s, struct csv_raw *row);
void csv_split_end(struct csv_splitter *s);

/* 0 when the columns seem to be split by spaces or not at all in a way that can be read. */
char csv_find_separator(const struct csv_text *t, struct arena *a);
const char *csv_separator_name(char separator); /* "commas" */

/* What kind of row stands where. Indexes into the raw rows. */
struct csv_shape {
    size_t cols;    /* of the rows below the headings */
    size_t heading; /* the row of headings, or the first row of data if there is none */
    bool has_heading;
    bool heading_ragged; /* the headings have more or fewer cells than all the rows below */
    bool two_headings;   /* the row below says the same again */
    size_t end;          /* the first row that belongs to another table, or the number of rows */
    bool grid;
};

void csv_find_shape(
    const struct csv_raw *rows, size_t count, struct arena *a, struct csv_shape *out);

/* Headings by their letters and digits only, folded: "Stays per-year" = "stays_per_year". */
const char *csv_plain_key(const char *heading, struct arena *a);

/* Whether a spreadsheet would run the text; with_marks: also after apostrophes of our own. */
bool csv_is_formula(const char *s, size_t len, bool with_marks);

#endif
