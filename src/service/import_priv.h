/* SPDX-License-Identifier: MIT */
/*
 * Inside the import. import.c takes the sheets one by one, import_row.c a row's
 * cells, import_record.c the record that the row means; import_known.c and
 * import_names.c know what is in the file, import_hub.c which hub a row is about.
 */
#ifndef IMPORT_PRIV_H
#define IMPORT_PRIV_H

#include "hub/base/map.h"
#include "hub/base/strmap.h"
#include "hub/service/import.h"

#include "hub_priv.h"

/* A name with where it stands, for "did you mean". */
struct called {
    const char *name;
    hub_id owner, hub;
};

/* What is in the file of one noun, while an import runs. */
struct known {
    const struct noun *noun;
    bool loaded;
    size_t live;             /* not removed, those added too */
    struct record_list list; /* those there before, removed ones too */
    struct idmap at;         /* id → place in list; KNOWN_NEW: added by this import */
    struct idmap hubs;       /* id → hub it belongs to */
    struct idmap unseen;     /* id → 1: removed, or belonging to a removed one */
    struct idmap claimed;    /* id → line of the sheet that is about it */
    const struct field **key; /* the columns of its natural key */
    size_t key_count;
    bool key_has_text;
    struct strmap keys;      /* natural key without case → id */
    struct strmap loose;     /* natural key without accents → id; 0: several */
    struct strmap gone;      /* natural key of a removed one → id */
    struct strmap names;     /* see import_names.c */
    struct called *called;
    size_t called_count, called_cap;
};

enum { KNOWN_NEW = INT32_MAX };

/* Whom a name is looked for among. Narrowest first: those of an owner, of a hub, all. */
struct scope {
    hub_id owner, hub;
};

struct import {
    struct hub *h;
    const struct import_options *o;
    struct arena *a;       /* as long as the import */
    struct arena *scratch; /* one row */
    struct known *known;   /* one a noun */
    struct faults *faults;
    struct import_report *report;
    const struct import_sheet *sheets;
    size_t sheet_count;
    hub_id default_hub; /* of rows that do not say; ID_NONE when there are several */
    hub_id named_hub;   /* one that the sheets name */
    bool several_named;

    const struct import_sheet *sheet;
    struct known *k;      /* of the sheet's noun */
    int *col_of;          /* for each field: its column, or -1 */
    int *rank_of;         /* for each column: field_rank */
    bool *lacking;        /* for each field: told that its column is missing */
    struct import_count *count;

    const struct import_row *row;
    hub_id row_id;  /* from its id cell; ID_NONE */
    hub_id row_hub; /* from its hub cell, or the hub of the record with its id; ID_NONE: not said */
    bool row_known; /* there is a record with its id */
    bool *bad;      /* for each field: its cell had a fault */
    struct idmap coming; /* numbers of rows that wait for one another */
    bool round;     /* they wait in a ring: first without what they refer to, then again with it */
    bool later;     /* it refers to a row that is not there yet */
    bool skipped;   /* what it refers to was removed, or has a fault of its own: nothing to tell */
};

/* import.c */
struct import_count *import_count(struct import *im, const struct noun *n);
bool import_comes_later(const struct import *im, hub_id id); /* further down in the same sheet */
bool import_too_many(const struct import *im); /* faults to go on */

/* import_row.c; `f` NULL: about the whole row */
void import_fault(struct import *im, const struct field *f, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void import_fault_at(struct import *im, int col, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void import_note(struct import *im, const struct field *f, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
const char *import_cell(const struct import *im, int col); /* "" when there is none */
const char *import_field_cell(const struct import *im, const struct field *f);
bool import_has_column(const struct import *im, const struct field *f);
void import_set_bad(struct import *im, const struct field *f);
bool import_is_bad(const struct import *im, const struct field *f);
/* Cells into the record, REF first; empty cells are left alone. Faults mark their field as bad. */
void import_cells(struct import *im, void *rec);

/* import_known.c */
struct known *import_known(struct import *im, const struct noun *n, struct hub_err *err); /* NULL: err */
void import_learn(struct import *im, struct known *k, const void *rec); /* a new or changed one */
void import_claim(struct import *im, const void *rec); /* this row is about it */
/* The natural key as one text; NULL when every part is empty. `loose`: accents do not count. */
const char *import_key(
    struct import *im, const struct known *k, const void *rec, bool loose, struct arena *a);
bool import_key_is_good(const struct import *im); /* none of its cells has a fault */
bool field_in_key(const struct noun *n, const struct field *f);
hub_id import_ref_value(const struct noun *n, const char *column, const void *rec);

/* import_names.c */
void names_learn(struct import *im, struct known *k, const void *rec);
void names_claim(struct import *im, struct known *k, const void *rec);
/* The names in a row with faults: rows that refer to it are not told again. */
void names_broken(struct import *im, const void *rec);
/* A name or number → id; a fault at column `col`, or `skipped`, and ID_NONE when there is none. */
hub_id import_ref(struct import *im, const struct field *f, const void *rec, const char *text, int col);

hub_id names_hub(struct import *im, const char *text); /* by name or number; says nothing */
hub_id import_hub_of_refs(struct import *im, const void *rec); /* of the first reference known */

/* import_hub.c */
enum hub_rc import_hubs(struct import *im, struct hub_err *err);
/* Sets row_hub; then, when the other references are known, the record's own hub_id. */
void import_row_hub(struct import *im);
void import_set_hub(struct import *im, void *rec);
const char *import_hub_name(struct import *im, hub_id id);

/* import_record.c */
enum hub_rc import_record(struct import *im, struct hub_err *err);

#endif
