/* SPDX-License-Identifier: MIT */
/*
 * Tables of text, as spreadsheets save them: bytes to rows, headings to the
 * fields of a noun, rows to bytes.
 *
 * Nothing is guessed in silence. What was recognised (encoding, separator,
 * heading line) is in the table, what is odd becomes a fault with its line, and
 * a row whose columns cannot be trusted is marked `broken` and never shifted.
 */
#ifndef HUB_EXCHANGE_CSV_H
#define HUB_EXCHANGE_CSV_H

#include "hub/base/arena.h"
#include "hub/base/err.h"
#include "hub/base/fault.h"
#include "hub/base/field.h"
#include "hub/exchange/sink.h"

#include <stdbool.h>
#include <stddef.h>

struct csv_row {
    int line;           /* where it begins in the file, from 1 */
    bool broken;        /* reported in the faults; its cells may be in the wrong columns */
    size_t count;       /* of cells: that of the headings unless broken */
    const char **cells; /* never NULL; clean UTF-8, trimmed outside quotes, line ends are \n */
};

struct csv_table {
    const char *file;     /* as the person named it */
    const char *encoding; /* "UTF-8", "UTF-8 with BOM", "UTF-16LE", "UTF-16BE", "Windows-1252" */
    char separator;       /* , ; tab | */
    bool final_newline;   /* the last row ends with a line end */
    bool rota_grid;       /* a rota drawn as a grid: reported, and never read as records */
    int heading_line;     /* 0: no headings were found, and `heading` holds empty texts */
    size_t cols;
    const char **heading; /* `cols` of them, never NULL */
    struct csv_row *rows; /* without blank rows, title lines and what follows the first table */
    size_t row_count;
};

/* All from 1; a struct of zeros, or NULL, means the figures behind. */
struct csv_limits {
    size_t bytes; /* of the file: 256 MiB */
    size_t rows;  /* below the headings: 1,000,000; a sheet of a spreadsheet has 1,048,576 */
    size_t cols;  /* 256 */
    size_t cell;  /* bytes of one cell: 65,536, twice what a spreadsheet holds */
};

/*
 * Bytes to a table. `file` is kept, not copied; all else lives in `a`.
 *
 * Encodings: UTF-8, UTF-16 with its mark, else Windows-1252; never broken UTF-8. Separators:
 * the one that gives the steadiest rows; a first line `sep=;` is obeyed. Line ends: any.
 * A cell is cleaned by utf8_clean keeping its line ends; the apostrophe that csv_write_row puts
 * before a formula is taken off again.
 *
 * Faults, errors: no headings, two rows of headings, several tables in one file, a broken row,
 * a stray quote mark (its row is kept, not marked), a rota drawn as a grid. Notes: title lines
 * above the headings, headings without rows, characters that were dropped.
 * A row is broken when it has more or fewer cells than the headings or a quote mark that may
 * have joined or split cells.
 *
 * Returns HUB_EINVAL with a sentence when there is no table to show at all: an empty file, a
 * workbook or PDF, undecodable bytes (with the line), no separator, over a limit. Then `out` is
 * left alone. Otherwise HUB_OK, even with faults: look at faults->errors.
 */
enum hub_rc csv_read(const char *file, const char *bytes, size_t len,
    const struct csv_limits *limits, struct arena *a, struct csv_table *out,
    struct faults *faults, struct hub_err *err);

/* "UTF-8, columns separated by semicolons, headings in line 3, 12 columns, 47 rows" */
const char *csv_describe(const struct csv_table *t, struct arena *a);

enum { CSV_COL_NONE = -1, CSV_COL_ID = -2, CSV_COL_HUB = -3, CSV_COL_REMOVED = -4, CSV_COL_REST = -5 };

struct csv_columns {
    const struct noun *noun;
    size_t cols;
    int *field;         /* for each column: index in noun->fields or a CSV_COL_ value */
    int *col;           /* for each field: its column, or CSV_COL_NONE */
    int *rest;          /* for each field: the column whose text goes behind it ("Last name"; that
                           column's own `field` is CSV_COL_REST), or CSV_COL_NONE */
    int id_col;         /* CSV_COL_NONE if there is none */
    int hub_col;        /* also when the noun has a field of that word */
    int removed_col;    /* when it was removed: our own exports have it where others refer to it */
    size_t known;       /* columns that mean a field, id, hub or removed */
    const char **words; /* for each column: the heading as the file has it */
};

enum csv_unknown {
    CSV_UNKNOWN_ERROR, /* a column that is not known stops the import, unless it is empty */
    CSV_UNKNOWN_NOTE,  /* it is told and not read */
};

/*
 * Which column means which field: by word, column, label or `also`, without case, marks, spaces,
 * underscores and hyphens, and with or without a plural s. Every table may have `hub`, `id` and
 * `removed`.
 *
 * Errors in the faults: no heading known at all, the same field twice, a column of the noun's key
 * missing where there is no id, a second row of headings. Of a rota grid nothing is matched or
 * said again.
 */
void csv_match_headings(const struct csv_table *t, const struct noun *n, enum csv_unknown unknown,
    struct arena *a, struct csv_columns *out, struct faults *faults);

/* The noun whose fields the headings name best; NULL when none or two fit equally. */
const struct noun *csv_guess_noun(const struct csv_table *t, const struct noun *const *nouns,
    size_t count, struct arena *a);

/*
 * All of them into `out`, which has room for `count`: first those whose key the headings name, the
 * best first, then the others as they came. Returns how many the former are.
 */
size_t csv_rank_nouns(const struct csv_table *t, const struct noun *const *nouns, size_t count,
    struct arena *a, const struct noun **out);

/*
 * Writing. RFC 4180 with LF line ends (every spreadsheet reads them), UTF-8. Cells with a
 * separator, quote, line end or a space at either end are quoted.
 *
 * `formulas_as_text`: a cell that begins, after spaces, with = + - @ tab or CR (or their wide
 * forms) gets an apostrophe in front, so that a spreadsheet shows it and does not run it; so does
 * a cell that already begins with apostrophes before such a sign. Plain numbers like -5 and -2.50
 * stay numbers; +44 7700 900123 gets one, or a spreadsheet would drop its plus.
 * csv_read takes one apostrophe off such cells, so what was written comes back the same.
 */
struct csv_writer {
    const struct sink *to;
    char separator;        /* 0 means a comma */
    bool bom;              /* put before the first row; for old spreadsheets */
    bool formulas_as_text; /* set for every export */
    bool begun;            /* set by the writer; start with false */
};

enum hub_rc csv_write_row(struct csv_writer *w, const char *const *cells, size_t count,
    struct hub_err *err);

/* The table as understood: headings and the rows that are not broken, formulas as they are. */
enum hub_rc csv_write_preview(const struct csv_table *t, const struct sink *to,
    struct hub_err *err);

#endif
