/* SPDX-License-Identifier: MIT */
/*
 * What of the file a person's connection sees: which records of which table. Set once, at sign-in;
 * every query of this connection is then answered from those records only, as if there were no
 * others: lists, names, searches, history, figures, pages, copies. It is made of views that stand
 * before the tables, and SQLite's authorizer denies whatever would go past them.
 *
 * Writing changes the tables themselves, so a record must be seen (record_get) before it is changed.
 * What the program works out from all facts (what is due, who has to be told, whether a sleepover
 * passes) is read while sight is paused; nothing read so may be shown.
 */
#ifndef HUB_MODEL_SIGHT_H
#define HUB_MODEL_SIGHT_H

#include "hub/store/store.h"

enum sight_kind {
    SIGHT_ALL,      /* everything in the file */
    SIGHT_HUBS,     /* everything of some of its hubs */
    SIGHT_FAMILIES, /* of some families of those hubs, and what is nobody's own */
    SIGHT_STAYS,    /* a host's own home and stays, and the children who stay */
    SIGHT_MATCHES,  /* a peer's own matches, their grown-ups, their own ticks */
    SIGHT_EVENT,    /* what the register of some events needs, about their days */
    SIGHT_NOTHING,  /* no record of anybody but their own line in the list of people */
    SIGHT_KINDS
};

struct sight {
    enum sight_kind kind;
    const hub_id *persons; /* their records, one a hub they work with */
    size_t person_count;
    const hub_id *hubs; /* SIGHT_HUBS: beside the hubs of those records */
    size_t hub_count;
    const hub_id *families; /* SIGHT_FAMILIES */
    size_t family_count;
    const hub_id *events; /* SIGHT_EVENT */
    size_t event_count;
    hub_date today; /* what is long past is not seen by hosts and helpers (SIGHT_DAYS_*) */
    /* Whether a role may see records of this noun at all; `arg` is handed back. */
    bool (*may)(void *arg, const struct noun *n);
    void *arg;
};

enum {
    SIGHT_DAYS_AFTER_STAY = 7,   /* a host sees a child's needs until so many days after the stay */
    SIGHT_DAYS_AFTER_EVENT = 1,  /* an event's helper sees its register until the day after */
};

/*
 * In place of what was set before; for good until the store is closed or it is set again. Not in a
 * transaction. `may` is only asked before this returns. Their own hubs and their own line in the list
 * of people are always seen.
 */
enum hub_rc sight_set(struct store *s, const struct sight *sight, struct hub_err *err);
/*
 * Each pause needs its sight_resume. May be one within another; no commit or rollback ends one.
 * Costs nothing, and is harmless without a sight.
 */
void sight_pause(struct store *s);
void sight_resume(struct store *s);

/*
 * The hubs that what is seen belongs to, at most `most`; 0 while everything is. Of a host, a peer and
 * a helper also those to which a family moved that they still see.
 */
enum hub_rc sight_hubs(struct store *s, size_t most, struct arena *a, hub_id **out, size_t *count,
    struct hub_err *err);
/*
 * Whether a step may be taken back through this sight: every record that it changed is seen, those
 * aside that follow others by themselves.
 */
enum hub_rc sight_step_whole(
    struct store *s, int64_t site, int64_t seq, bool *whole, struct hub_err *err);

/* What each table of the file is to a sight, for tests: a new table needs a row or is a noun's. */
struct sight_table {
    const char *table, *rule; /* the rule in words */
};
extern const struct sight_table sight_tables[];
extern const size_t sight_table_count;

#endif
