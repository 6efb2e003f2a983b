/* SPDX-License-Identifier: MIT */
/*
 * Taking in sheets of rows: all of it in one transaction, or nothing.
 *
 * A row means the record with its id, or the one with its natural key (struct
 * noun's `key`); else a new one. A known record gets only the cells that are
 * not empty. A value that somebody changed in hub since it was last imported is
 * kept and told, unless `overwrite`. A hub that is named and missing is made.
 * Every fault is told with file, line and column; with any fault nothing is saved.
 */
#ifndef HUB_SERVICE_IMPORT_H
#define HUB_SERVICE_IMPORT_H

#include "hub/base/fault.h"
#include "hub/base/field.h"
#include "hub/service/hub.h"

struct import_row {
    int line; /* in the file, from 1 */
    const char *const *cells;
    size_t count;
};

struct import_sheet {
    const struct noun *noun;
    const char *file;                  /* as named in faults */
    size_t cols;
    const struct field *const *fields; /* of each column; NULL: not read */
    int id_col, hub_col;               /* -1: none */
    const struct import_row *rows;
    size_t row_count;
};

struct import_options {
    bool dry_run;   /* do all of it, then leave nothing */
    bool overwrite; /* the sheet wins over what was changed in hub */
};

struct import_count {
    const struct noun *noun;
    int64_t added, updated, same, kept; /* records; kept: cells left as they are in hub */
};

struct import_report {
    struct import_count *counts; /* one a noun that had rows, in the order of nouns[] */
    size_t count;
};

/*
 * HUB_EINVAL with the number of faults when there are any; HUB_EDENIED.
 * Notes in the faults do not stop it. Texts live in `a`.
 */
enum hub_rc hub_import(struct hub *h, const struct import_sheet *sheets, size_t count,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err);

#endif
