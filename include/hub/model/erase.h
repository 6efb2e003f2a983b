/* SPDX-License-Identifier: MIT */
/* Erasing records for good, and the words about them that stand in other people's records. */
#ifndef HUB_MODEL_ERASE_H
#define HUB_MODEL_ERASE_H

#include "hub/model/holding.h"

/* Where a text stands that is kept: in a record, in its history, or in what somebody is typing. */
struct kept_place {
    const struct noun *noun; /* NULL: no record */
    hub_id row;
    const struct field *field; /* NULL: no record */
    bool past;                 /* only its history says so */
};

/*
 * Every text of every record that is not in `gone`, now and in its history, and of every draft.
 * `say` gives what shall stand there instead, or NULL: as it is. Unless `look`, that is written,
 * in a running store_erase_begin transaction, without a line in the journal.
 */
struct scrub {
    const struct held_set *gone;
    const char *(*say)(
        void *arg, const struct kept_place *place, const char *text, struct arena *a);
    void *arg;
    bool look;
};
enum hub_rc scrub_kept(struct store *s, const struct scrub *scrub, struct hub_err *err);

/*
 * Before scrub_kept and erase_records: what came home of these records and is in no table goes too,
 * and the questions and claims about them.
 */
enum hub_rc erase_with_what_came(struct store *s, struct held_set *gone, struct hub_err *err);

/*
 * The records, their history, drafts, sign-ins and choices are deleted; columns of others that
 * point to them are emptied, in history too; the indexes are made anew. Needs store_erase_begin;
 * what happened is remembered under the erasure's id.
 */
enum hub_rc erase_records(
    struct store *s, const struct held_set *gone, hub_id erasure, struct hub_err *err);

/* Whether the record was erased here. */
enum hub_rc erased_before(
    struct store *s, const char *table, hub_id row, bool *erased, struct hub_err *err);
/* A record that belongs to one that was erased here came home: it goes the same way. */
enum hub_rc erased_remember(struct store *s, const char *table, hub_id row, struct hub_err *err);
enum hub_rc erase_next_number(struct store *s, int64_t *number, struct hub_err *err);

/* Tables of the file that are no noun's, and what becomes of their rows when a record is erased. */
struct erase_table {
    const char *name, *what;
};
extern const struct erase_table erase_tables[];
extern const size_t erase_table_count;

#endif
