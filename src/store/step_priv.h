/* SPDX-License-Identifier: MIT */
/*
 * A step as bytes: its version, then one piece a row that was written.
 *   T name columns      a table; the first named is number 0, the next 1
 *   I table [rowid] value …        rowid only where no column stands for it
 *   U table key value …            key: the rowid, or the columns of the primary key, as they were
 *   D table key
 * Numbers are 7 bits a byte, the lowest first; a number below 0 is folded in between.
 */
#ifndef STEP_PRIV_H
#define STEP_PRIV_H

#include "hub/store/memory.h"

#include "store_priv.h"

enum { STEP_VERSION = 1 };
enum step_value { STEP_NULL, STEP_INT, STEP_TEXT, STEP_BLOB, STEP_REAL };

struct step_table {
    const char *name;
    const char **columns;
    int *key; /* columns of the primary key, by number */
    int count, key_count;
    bool by_rowid;
    int rowid_column; /* the column that is the rowid; -1: none */
};

struct steps {
    struct arena *tables_arena, *arena; /* of the tables; of the running transaction */
    struct step_table *tables;
    size_t table_count, last; /* the one asked for last */
    struct store_keeper keeper;
    unsigned char *bytes;
    size_t len, cap;
    struct step_name { /* tables the step has named, in order */
        size_t table, at;
    } *names;
    size_t name_count, name_cap;
    bool failed; /* no memory for a row */
};

/* The tables as they are now; makes s->steps where there are none. */
enum hub_rc steps_load(struct store *s, struct hub_err *err);
/* NULL: none of ours. */
const struct step_table *steps_table(struct steps *t, const char *name);

/* All of these are harmless where nobody keeps the steps. */
void steps_begin(struct store *s);
bool steps_kept(const struct store *s); /* somebody keeps them */
size_t steps_mark(const struct store *s);
void steps_cut(struct store *s, size_t mark); /* a statement failed: what it wrote is undone */
enum hub_rc steps_keep(struct store *s, struct hub_err *err);
void steps_free(struct store *s);

#endif
