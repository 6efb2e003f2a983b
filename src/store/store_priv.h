/* SPDX-License-Identifier: MIT */
/* Inside the store: the handle, and how SQLite's answers become sentences. */
#ifndef STORE_PRIV_H
#define STORE_PRIV_H

#include "hub/store/stmt.h"
#include "hub/store/store.h"

#include <sqlite3.h>

struct stmt {
    sqlite3_stmt *handle;
    struct store *store;
    const char *sql;
    bool busy;   /* stepped and not done */
    bool at_row; /* the last step gave one */
    bool past;   /* it reads past a view of the sight */
    size_t mark; /* where the step to be kept ended before it began */
    struct stmt *next_in_bucket;
};

enum { STMT_BUCKETS = 256 };

/* A statement made of a table, found again without its text. */
struct made {
    const void *table;
    const char *(*make)(const void *table, struct arena *a);
    struct stmt *q;
    struct made *next;
};

enum { ROW_VALUES_MAX = 128 }; /* columns of a noun's table, removed_at among them */

/* A row's values, held apart from the statement that read them. */
struct row_values {
    sqlite3_value *values[ROW_VALUES_MAX];
    size_t count;
};

struct journal {
    int64_t site, seq, lamport, applied;
    int64_t changes; /* rows in the running transaction */
    int64_t came_first; /* `applied` of the first step that came in with it; 0: none did */
    bool running, capture, erasing;
    struct txn_label label;
    struct row_values before; /* the row under update, between its two triggers */
    /* A new site whose row is written with the next transaction. */
    bool site_owed;
    int64_t parent, parent_seq;
    const char *pack;
};

struct steps;   /* step.c */
struct sighted; /* sight.c */
struct present; /* present.c */

enum { FENCE_WRITTEN = 4, FENCE_NAME = 32 };

/* What the authorizer (fence.c) goes by while a statement is prepared. */
struct fence {
    bool asking; /* one is prepared here; else SQLite does it for itself, in a step */
    bool past;   /* it reads past a view of the sight */
    bool writes; /* it inserts, updates or deletes */
    int making;  /* views are made, the file swept or copied: nothing is denied */
    int trusted; /* it is the journal's own */
    char written[FENCE_WRITTEN][FENCE_NAME]; /* tables that it writes */
    size_t written_count;
    uint64_t turn; /* which statement this is */
};

/* A state of the file, as cheap to ask for as a few additions. */
struct as_of {
    int64_t written; /* rows by this handle, taken back or not */
    unsigned version; /* differs when others have committed */
};

struct store {
    sqlite3 *db;
    struct arena *arena; /* path, statements */
    const char *path;
    bool readonly;
    bool in_memory; /* no disk is under it */
    bool no_room;   /* read into memory to be looked at: the disk was full when it was opened */
    bool opening_wrote; /* brought up to date or swept as it was opened */
    const struct hub_clock *clock;
    struct id_source ids;
    struct journal journal;
    const struct noun *const *nouns; /* whose tables are journalled */
    size_t noun_count;
    uint64_t *noun_writes; /* rows of each written here, taken back or not */
    struct stmt *statements[STMT_BUCKETS];
    struct made *made[STMT_BUCKETS];
    size_t busy_statements;
    uint64_t own_commits;
    int looks; /* store_look, one within another */
    uint32_t busy_seed;
    struct hub_err unread; /* the first reading that failed; rc HUB_OK: none */
    struct sighted *sight; /* NULL: everything is seen */
    struct present *present;
    struct fence fence;
    int log_carried;       /* frames of the log when it was carried into the file last */
    int64_t busy_since_us; /* the wait that goes on, or the last one */
    int64_t commit_us;     /* when something was committed here last */
    int64_t crowd_us;      /* when it was seen last that others write too; 0: never */
    int64_t begin_version; /* of the file, as the last transaction began */
    struct steps *steps; /* what the transaction wrote, for the keeper; NULL: nobody keeps it */
    int busy_tries; /* how often it waits for others; 0: as long as ever */
};

/* Turn the last SQLite result of this handle into a sentence; `doing` continues "hub could not …". */
enum hub_rc store_fail(struct store *s, int rc, const char *doing, struct hub_err *err);
/* False: something was written here or by others since *at, which is of now then. */
bool store_as_of(struct store *s, struct as_of *at);
/* A random rest between the two, for others to go first. */
void store_rest(struct store *s, long least_us, long most_us);
/* Where a look is on: its read transaction makes way for one that writes, and comes again. */
void look_open(struct store *s);
void look_close(struct store *s);
enum hub_rc store_exec(struct store *s, const char *sql, const char *doing, struct hub_err *err);

/* What came of binding a value: without memory for it the program ends, else it would be written as nothing. */
void stmt_bound(int rc);
void stmt_forget_all(struct store *s); /* all that are kept; none may be running */
void sight_free(struct store *s);
void sight_forget(struct store *s); /* what it answered: something was taken back */
enum hub_rc present_register(struct store *s, struct hub_err *err);
void present_forget(struct store *s); /* as sight_forget */
void present_free(struct store *s);
void fence_up(struct store *s);
int fence_prepare(struct store *s, const char *sql, sqlite3_stmt **out, bool *past);
bool fence_open(const struct store *s); /* reading past a view is allowed now */
void fence_trust(struct store *s, bool on);

enum hub_rc journal_register(struct store *s, struct hub_err *err);
enum hub_rc journal_load_site(struct store *s, struct hub_err *err);
void journal_forget(struct store *s); /* a row left half way by a failed statement */
enum hub_rc tokens_register(struct store *s, struct hub_err *err);
/* The text of all triggers for these nouns, on `a`. */
const char *journal_triggers(const struct noun *const *list, size_t count, struct arena *a);
/* The row of a new site, in the transaction that is the first of it. */
enum hub_rc journal_write_site(struct store *s, struct hub_err *err);

/* Of which hubs the running transaction, and what came in with it, changed records: txn_hub. */
enum hub_rc txn_note_hubs(struct store *s, struct hub_err *err);
/* The same of all steps of a file that was of schema `version` and is brought up to date. */
enum hub_rc txn_note_older(struct store *s, int64_t version, struct hub_err *err);

#endif
