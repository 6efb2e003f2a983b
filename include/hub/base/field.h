/* SPDX-License-Identifier: MIT */
/*
 * The vocabulary of tables: what a noun is, what its fields are.
 *
 * One table per noun drives mapping of rows, forms, checks, CSV headings and
 * import, the journal's triggers and sentences, the conflict page, redaction
 * and the access export. The tables themselves live in model; this room only
 * says what a row of one looks like, so that every room can read it.
 */
#ifndef HUB_BASE_FIELD_H
#define HUB_BASE_FIELD_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"
#include "hub/base/id.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The member in the noun's struct that each type means, and the SQL type beside it. */
enum field_type {
    FIELD_TEXT,   /* const char *  TEXT     one line; NULL = empty */
    FIELD_NOTE,   /* const char *  TEXT     several lines */
    FIELD_CHOICE, /* const char *  TEXT     one of `choices` */
    FIELD_PHONE,  /* const char *  TEXT */
    FIELD_EMAIL,  /* const char *  TEXT */
    FIELD_TIMES,  /* const char *  TEXT     "07:30 19:30": times of day */
    FIELD_BOOL,   /* int64_t       INTEGER  0 or 1; INT_NONE = not said */
    FIELD_INT,    /* int64_t       INTEGER  min..max; INT_NONE = empty */
    FIELD_DATE,   /* hub_date      TEXT     ISO */
    FIELD_WALL,   /* hub_wall      TEXT     "YYYY-MM-DD HH:MM", Europe/London */
    FIELD_TOD,    /* hub_tod       TEXT     "HH:MM" */
    FIELD_STAMP,  /* hub_stamp     INTEGER  UTC milliseconds */
    FIELD_REF,    /* hub_id        INTEGER  id of a record of noun `ref`; shown by name */
    FIELD_LINKS,  /* const char *  no column: records of `ref` joined through noun `via`, by name */
    FIELD_TYPES
};

enum field_flag {
    FIELD_REQUIRED = 1 << 0,    /* a record without it is not saved */
    FIELD_PRIVATE = 1 << 1,     /* never in a log; masked without the capability */
    FIELD_SENSITIVE = 1 << 2,   /* health, safeguarding */
    FIELD_READONLY = 1 << 3,    /* set by the program */
    FIELD_APPEND_ONLY = 1 << 4, /* a correction adds, never overwrites */
    FIELD_UNIQUE = 1 << 5,      /* within its hub, among records not removed */
    FIELD_ALERT = 1 << 6,       /* one short word, shown on day sheets and registers */
};

#define INT_NONE INT64_MIN

struct field {
    const char *column; /* in SQL and the struct: "family_id" */
    const char *word;   /* in commands and CSV headings: "family" */
    const char *label;  /* on screen and paper: "Family" */
    enum field_type type;
    unsigned flags;
    size_t offset;       /* in the noun's struct */
    int64_t min, max;    /* INT: range, no max = 999999999; texts: max characters,
                            0 = 200, a NOTE 20000 */
    const char *choices; /* "asked|offered|draft"; the first is not a default */
    const char *ref;     /* noun that a REF or LINKS points to */
    const char *via;     /* noun that holds the pairs of LINKS */
    const char *def;     /* value of a new record when nothing is said, as typed */
    const char *help;    /* one sentence, shown under the field */
    const char *source;  /* where the field or its limit comes from: "DOMAIN 8c", "S48" */
    const char *also;    /* other headings that mean this field in a spreadsheet: "dob|birthday";
                            two columns that make it together: "first name+last name" */
};

enum noun_flag {
    NOUN_APPEND_ONLY = 1 << 0, /* log, dose, tick, worry: corrections add, undo marks withdrawn */
    NOUN_LINK = 1 << 1,        /* pairs behind a LINKS field; not listed by itself */
    NOUN_SEALED = 1 << 2,      /* worries: never in find, figures, prints, copies */
    NOUN_NO_JOURNAL = 1 << 3,  /* drafts, logins: not history */
    NOUN_FOLLOWS = 1 << 4,     /* hub keeps it as others change: taking them back makes it follow */
    NOUN_TIMED = 1 << 5,       /* a new id carries the record's own time: by id is by time */
    NOUN_BOOKS = 1 << 6,       /* hub's own books of copies: removed by undo only, not in Removed */
};

/* The first members of every noun's struct, in this order. */
struct record {
    hub_id id;
    hub_stamp removed_at; /* STAMP_NONE while the record is there */
};

struct noun {
    const char *name;   /* "family": command word */
    const char *plural; /* "families" */
    const char *table;  /* SQL table: "family" */
    const char *title;  /* "Family" */
    const struct field *fields;
    size_t field_count;
    size_t size;       /* of the noun's struct, which begins with struct record */
    unsigned flags;    /* noun_flag */
    const char *key;   /* words that find a record where there is no id: "hub|family" */
    const char *shown; /* columns that make its name, first non-empty of each "a/b": "known_as/name" */
    const char *order; /* columns of the usual order: "name" */
    const char *sorted; /* column whose folded text the file keeps in sort_name; NULL: none */
    const char *owner; /* column of the record it belongs to ("family_id"); NULL at the top */
    const char *when;  /* columns of its first and last day: "arrive|leave", "held_on"; NULL: none */
    const char *file;  /* CSV file name without .csv: usually `plural` */
};

/* NULL if there is none. Matches column or word, without case. */
const struct field *noun_field(const struct noun *n, const char *name);

/*
 * Reading and writing one member of a record by its field row.
 *
 * field_text   the value as text for csv, json and the journal (ISO dates, yes/no,
 *              plain numbers, a stamp in milliseconds, id as a number); "" when empty
 * field_shown  the value for a person ("Sat 5 Dec 2026"); REF and LINKS as field_text
 * field_parse  text as typed → member, checked against type, range, choices and length;
 *              REF takes an id number only (names are resolved in service). "" clears.
 *              The text is cleaned (utf8_clean) and trimmed first. `today` serves dates
 *              without a year. Errors: HUB_EINVAL with a sentence that begins with the
 *              label; the record is as before.
 */
const char *field_text(const struct field *f, const void *record, struct arena *a);
const char *field_shown(const struct field *f, const void *record, struct arena *a);
enum hub_rc field_parse(const struct field *f, void *record, const char *text, hub_date today,
    struct arena *a, struct hub_err *err);
bool field_is_empty(const struct field *f, const void *record);
bool field_is_text(const struct field *f); /* the member is a const char * */
bool field_equal(const struct field *f, const void *rec_a, const void *rec_b);
void field_copy(const struct field *f, void *to, const void *from); /* texts are shared */

/* All members to their NONE values, id included; then `def` values if `defaults`. */
void record_clear(const struct noun *n, void *record);
enum hub_rc record_defaults(const struct noun *n, void *record, hub_date today, struct arena *a,
    struct hub_err *err);

#endif
