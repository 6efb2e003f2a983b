/* SPDX-License-Identifier: MIT */
/*
 * What goes into a copy of the hub that is taken away: of all that is in the file only what is
 * listed here, record by record and table by table. The rest is in no table of the copy, in no line
 * of its journal, in no index and in none of its bytes.
 */
#ifndef HUB_MODEL_PRUNE_H
#define HUB_MODEL_PRUNE_H

#include "hub/base/date.h"
#include "hub/model/noun.h"
#include "hub/model/sight.h"
#include "hub/store/store.h"

struct prune {
    hub_id hub;     /* the records of this one; ID_NONE: of all hubs in the file */
    hub_id event;   /* only what this event needs, and no history; ID_NONE: all. Needs `hub` */
    hub_date day;   /* of the event */
    hub_date since; /* of the event: doses from this day on */
    hub_id holder;  /* the person whose sign-in and choices stay */
    hub_id login;   /* the person under whom the holder's PIN stands; mostly the holder */
    /*
     * Of all this only what the holder's sight shows; NULL: they see everything. Hosts, peers and
     * helpers have no history in their copy. Not beside `event`, which says itself what is needed.
     */
    const struct sight *sight;
    /* Whether the holder may see this kind of record; and of a sealed one, this record. */
    bool (*may)(void *arg, const struct noun *n);
    bool (*may_open)(void *arg, const struct noun *n, hub_id id);
    void *arg;
};

/*
 * `from` is the file opened for this alone (store_beside). *out is a new store in memory: it costs what
 * is in it, however large the file is. For an event everything is there as it stands: its journal is
 * one step that adds it, under the number of the file's last step.
 */
enum hub_rc prune_copy(
    struct store *from, const struct prune *p, struct store **out, struct hub_err *err);

/* Families that are in it, by name, those in Removed aside. */
enum hub_rc prune_families(
    struct store *copy, struct arena *a, hub_id **out, size_t *count, struct hub_err *err);

/* The file's own site, and the number of its last step. */
enum hub_rc prune_last_step(
    struct store *copy, int64_t *site, int64_t *seq, struct hub_err *err);

/* Tables of the file that are no noun's, and what a copy has of them. */
struct prune_table {
    const char *name, *what;
    const char *rows; /* asked of the file: ?1 the holder, ?2 as whom they sign in; NULL: not so simple, or none */
    bool whole; /* where all records are in it, all of this table is */
};
extern const struct prune_table prune_tables[];
extern const size_t prune_table_count;

#endif
