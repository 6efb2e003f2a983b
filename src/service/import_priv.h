/* SPDX-License-Identifier: MIT */
/* Inside the import: names to ids in maps, one row at a time. */
#ifndef IMPORT_PRIV_H
#define IMPORT_PRIV_H

#include "hub/base/map.h"
#include "hub/base/strmap.h"
#include "hub/service/import.h"

#include "hub_priv.h"

/* What is in the file of one noun, while an import runs. */
struct known {
    const struct noun *noun;
    bool loaded;
    struct record_list list; /* those there before */
    struct strmap by_key;    /* natural key → id */
    struct strmap by_name;   /* "scope id\nname" without case → id; 0: several */
    struct strmap folded;    /* the same without accents */
    struct idmap at;         /* id → place in list */
};

struct import {
    struct hub *h;
    const struct import_options *o;
    struct arena *a;       /* as long as the import */
    struct arena *scratch; /* one row */
    struct known *known;   /* one a noun */
    struct faults *faults;
    struct import_report *report;
    const struct import_sheet *sheet;
    const struct import_row *row;
    struct import_count *count;
};

struct known *import_known(struct import *im, const struct noun *n, struct hub_err *err); /* NULL: err */
void import_learn(struct import *im, struct known *k, const void *rec); /* now there is this one too */
/* "family 12|arrive 2026-01-02 16:00": the same text for the same record; NULL when a part is empty. */
const char *import_key(struct import *im, const struct noun *n, const void *rec);

/* A name in a cell → id; a fault and ID_NONE when there is none of that name. */
hub_id import_ref(struct import *im, const struct field *f, const void *rec, const char *text, int col);

/* Cells of the row into the record; empty cells are left alone. False: a fault was told. */
bool import_cells(struct import *im, void *rec, bool refs);
void import_fault(struct import *im, int col, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif
