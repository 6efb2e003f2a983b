/* SPDX-License-Identifier: MIT */
/*
 * The file: one SQLite database, opened, migrated, written in transactions
 * that the journal records by itself. No other room knows SQLite.
 *
 * Every write happens between store_begin and store_commit; triggers made from
 * the field tables write one `change` row a changed column, through functions
 * only this program registers, so a tool without them cannot write at all.
 */
#ifndef HUB_STORE_STORE_H
#define HUB_STORE_STORE_H

#include "hub/base/arena.h"
#include "hub/base/clock.h"
#include "hub/base/err.h"
#include "hub/base/field.h"
#include "hub/base/id.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { STORE_APPLICATION_ID = 0x48754221 }; /* "HuB!" at byte 68 of the file */

struct store;

/* src/store/schema/NNNN_name.sql, embedded at build, in order; never edited after release. */
struct migration {
    const char *name;
    const char *sql;
};
extern const struct migration store_migrations[];
extern const size_t store_migration_count;

enum store_mode {
    STORE_OPEN,   /* must exist: HUB_ENOTFOUND if not */
    STORE_CREATE, /* must not exist; made with mode 0600 */
    STORE_MEMORY, /* in memory: a new one, or of an image; path is not opened */
};

struct store_options {
    const char *path;
    enum store_mode mode;
    const struct noun *const *nouns; /* whose tables are journalled; must outlive the store */
    size_t noun_count;
    const struct hub_clock *clock; /* must outlive the store */
    /* STORE_MEMORY: a copy of these bytes of a database (store_image) instead of a new one; `path`
     * then names them in sentences. `replay` is called before they are brought up to date. */
    const unsigned char *image;
    size_t image_len;
    enum hub_rc (*replay)(void *arg, struct store *s, struct hub_err *err); /* NULL: nothing */
    void *replay_arg;
    struct store *like; /* STORE_MEMORY without an image: the tables of this one; NULL: as of this program */
    /*
     * Asked before a file of an older schema, number `from`, is brought up to date, while nothing of
     * it is changed. Where it fails the file stays as it is and is not opened. NULL: nobody is asked.
     */
    enum hub_rc (*before_migrating)(void *arg, struct store *s, int64_t from, struct hub_err *err);
    void *before_arg;
};

/*
 * Open or make a hub file. A file that is not ours, newer than the program,
 * damaged, or on a network file system is refused with a sentence and left as
 * it was. A file that cannot be written opens for reading (store_readonly), and so
 * does one that nobody has open on a full disk.
 * Errors: HUB_ENOTFOUND, HUB_ECREATE, HUB_ECORRUPT, HUB_ENEWER, HUB_EIO, HUB_EFULL, HUB_EBUSY.
 */
enum hub_rc store_open(const struct store_options *o, struct store **out, struct hub_err *err);
void store_close(struct store *s); /* NULL is fine */

/* Whether the file says that all in it is invented; store_mark_practice needs a running transaction. */
bool store_practice(struct store *s);
enum hub_rc store_mark_practice(struct store *s, struct hub_err *err);
bool store_readonly(const struct store *s);
/* It is read only because its disk was full when it was opened: what is seen is as it was then. */
bool store_no_room(const struct store *s);
/* HUB_OK, or why something asked of it since it was opened could not be read: what was made of it may lack that. */
enum hub_rc store_unread(const struct store *s, struct hub_err *err);
void store_unread_told(struct store *s); /* somebody knows; what fails from now on is told anew */
const char *store_path(const struct store *s);
const struct hub_clock *store_clock(const struct store *s);
int64_t store_site(const struct store *s); /* this copy's own id in the journal */
/* A fresh id; within one transaction ids follow each other. */
hub_id store_next_id(struct store *s);
/* An id that carries another time (an imported log entry's own) and that no row of the table has. */
hub_id store_id_at(struct store *s, const char *table, hub_stamp at);

/* What a transaction is called in the journal. Sentences are made from this when shown. */
struct txn_label {
    const char *verb; /* "add", "edit", "remove", "import", "undo" … */
    hub_id person;    /* ID_NONE: the program itself */
    const char *noun; /* of the record it is about; NULL for many */
    hub_id record;
    int64_t undoes_site, undoes_seq; /* 0,0: undoes nothing */
    bool kept; /* a line in the journal though nothing of it is journalled: a PIN, a sign-in */
};

/*
 * BEGIN IMMEDIATE with a fair, jittered wait of up to 15 s. Not nested.
 * A read statement left open is a bug and dies.
 * Errors: HUB_EBUSY, HUB_EREADONLY, HUB_EFULL, HUB_EIO.
 */
enum hub_rc store_begin(struct store *s, const struct txn_label *label, struct hub_err *err);
/* The record the running transaction turned out to be about. */
void store_label_record(struct store *s, hub_id record);
/* On failure everything since store_begin is gone. A transaction that changed nothing leaves no trace. */
enum hub_rc store_commit(struct store *s, struct hub_err *err);
void store_rollback(struct store *s); /* harmless without a transaction */
bool store_in_txn(const struct store *s);
int64_t store_txn_seq(const struct store *s);     /* of the running or the last transaction */
int64_t store_txn_changes(const struct store *s); /* change rows so far */
/* Replay and merge write rows whose changes are journalled already. */
void store_capture(struct store *s, bool on);

/*
 * Erasure. In a running transaction: rows may be deleted until it ends, in any order, and it is
 * remembered that the file has to be swept. store_sweep, when it has ended, leaves no byte of what
 * was deleted in the file or its log; HUB_EBUSY: somebody is reading. It is owed then, and tried
 * again whenever the file is opened.
 */
enum hub_rc store_erase_begin(struct store *s, struct hub_err *err);
enum hub_rc store_sweep(struct store *s, struct hub_err *err);
bool store_sweep_owed(struct store *s);

/*
 * Between these two all questions see one state of the file and lock it once, not each. One look
 * may be within another; a transaction may be begun in it, and ends the state that was seen. Not
 * to be held while anybody is waited for: the file's log cannot be emptied meanwhile.
 */
void store_look(struct store *s);
void store_look_end(struct store *s);

/* A number that differs whenever this or another process has committed since. Cheap: 3 microseconds. */
uint64_t store_version(struct store *s);
/* The same, but of what is written here only those to these nouns' tables count: "event|risk_sheet". */
uint64_t store_version_of(struct store *s, const char *tables);

/*
 * All of it as a new file at `path`, mode 0600, which must not be there; not sealed. It is whole
 * when this returns HUB_OK, else gone. HUB_ECREATE, HUB_ECONFLICT, HUB_EFULL, HUB_EIO.
 */
enum hub_rc store_write_copy(struct store *s, const char *path, struct hub_err *err);

/* Whole-file check, slow: HUB_ECORRUPT with the first finding of SQLite's integrity check. */
enum hub_rc store_integrity(struct store *s, struct hub_err *err);

#endif
