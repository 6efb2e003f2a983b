/* SPDX-License-Identifier: MIT */
/*
 * Taking in sheets of rows: all of it in one transaction, or nothing.
 *
 * A row means the record with its id, or the one with its natural key (struct
 * noun's `key`, where letter case and accents left out do not matter); else a
 * new one. A known record gets only the cells that are not empty; a new one
 * gets defaults for them, but a new one with an id of its own comes from an
 * export and is taken as it stands. Numbers below IMPORT_ID_LEAST are a
 * sheet's own numbering and no ids.
 *
 * What somebody changed or removed in hub since it was last imported is kept
 * and told, unless `overwrite`. Nouns that only add (the log) only add.
 *
 * Hubs: a `hub` cell names it, and a hub that is missing is made. Without it a
 * name may be any hub's as long as there is one of it; else it is the one in
 * the sheets, else the one in the only hub that the sheets name or the file has.
 *
 * Every fault is told with file, line and column; with any fault nothing is
 * saved. Rows about something that has a fault of its own are not told again.
 */
#ifndef HUB_SERVICE_IMPORT_H
#define HUB_SERVICE_IMPORT_H

#include "hub/base/fault.h"
#include "hub/base/field.h"
#include "hub/service/hub.h"
#include "hub/service/rota_news.h"

enum { IMPORT_ID_LEAST = 1000000000 };

struct import_row {
    int line; /* in the file, from 1 */
    const char *const *cells;
    size_t count;
};

struct import_sheet {
    const struct noun *noun;
    const char *file;                  /* as named in faults */
    int heading_line;
    size_t cols;
    const struct field *const *fields; /* of each column; NULL: not read */
    int id_col, hub_col;               /* -1: none */
    int removed_col;                   /* when a record was removed; only where others refer to it */
    const struct import_row *rows;
    size_t row_count;
};

struct import_options {
    bool dry_run;   /* do all of it, then leave nothing */
    bool overwrite; /* the sheet wins over what was changed in hub */
};

struct import_count {
    const struct noun *noun;
    int64_t added, updated, same; /* records */
    int64_t kept;                 /* cells left as they are in hub, and records left removed */
};

struct import_report {
    struct import_count *counts; /* one a noun that had rows, in the order of nouns[] */
    size_t count;
    struct rota_news news; /* what is wrong with the rota that was not before */
};

/*
 * HUB_EINVAL with the number of faults when there are any; HUB_EDENIED.
 * Notes in the faults do not stop it. Texts live in `a`.
 */
enum hub_rc hub_import(struct hub *h, const struct import_sheet *sheets, size_t count,
    const struct import_options *o, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err);

/*
 * A new file from sheets that bring a hub and its people along: an export. HUB_EINVAL when nobody
 * in them is a hub carer, and as hub_import; then no file is left. HUB_ECREATE when there is one.
 */
enum hub_rc hub_start_from(const struct hub_opening *o, const struct import_sheet *sheets,
    size_t count, const struct import_options *io, struct arena *a, struct import_report *out,
    struct faults *faults, struct hub_err *err);

#endif
