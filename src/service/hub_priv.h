/* SPDX-License-Identifier: MIT */
/* Inside service: the handle, and the one place that asks "may they?". */
#ifndef HUB_PRIV_H
#define HUB_PRIV_H

#include "hub/model/find.h"
#include "hub/model/noun.h"
#include "hub/service/hub.h"
#include "hub/service/records.h"
#include "hub/service/roles.h"
#include "hub/store/store.h"

struct presence;
struct recur_rare;
struct sealed;
struct series_cache;
struct standing;
struct sheet_cache;

struct known_total { /* families or hosts of the hubs narrowed to */
    int64_t count;
    hub_id hub;
    uint64_t version;
    bool known;
};

struct hub {
    struct arena *arena;
    struct store *store;
    struct sealed *sealed; /* the file it is kept in (sealed_priv.h); NULL: a database */
    const struct config *config;
    struct hub_clock clock;
    bool practice;
    bool in_file; /* a database in a file of its own, not sealed, not in memory */
    hub_id person;
    const char *person_name;
    const char *role;
    bool guest;      /* they came in over ssh */
    const char *key; /* the fingerprint they came in with over ssh; NULL: none that is known here */
    bool locked; /* the PIN is still to be given */
    bool shut;   /* their way in or role was changed while they were in: nothing more is let through */
    struct arena *standing_arena;
    struct standing *standing; /* what they see (roles_priv.h); NULL: the program itself, all of it */
    uint64_t standing_version, standing_people; /* of the file, and of what bears on it */
    struct arena *entries_arena; /* the hubs, read again when the file changed */
    struct hub_entry *entries;
    const char *several; /* "3 hubs" */
    size_t entry_count;
    uint64_t entries_version;
    bool entries_known;
    hub_id narrowed, stands_on;
    struct known_total totals[3]; /* families, hosts, lines of the log */
    struct find_memo found;       /* names, of the file at found_version */
    uint64_t found_version;
    const struct recur_rare *rare; /* works out the rules that are met rarely; NULL: nobody does */
    struct series_cache *series; /* kept while nothing changes (calendar_series.c); NULL */
    struct sheet_cache *sheets;  /* the same of risk sheets (risk.c) */
    /* At this opening it was brought up to date: said so; where a copy that is not sealed is. NULL */
    const char *brought_up, *plain_copy;
    struct presence *presence; /* who edits what (presence.c); NULL: not asked yet, or none */
    int64_t before; /* the newest step in the journal when it was opened */
};

/* HUB_EDENIED with a sentence unless this person's role allows one of these (roles.h). */
enum hub_rc access_check(
    const struct hub *h, unsigned verbs, const struct noun *n, struct hub_err *err);
/*
 * Before a record that is there is changed, removed or brought back: VERB_CHANGE, or VERB_MINE and
 * they wrote it. HUB_ENOTFOUND: it is not in sight, which is all that is said of it.
 */
enum hub_rc access_change(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err);

/* What the table says of a role alone, for what somebody else wrote elsewhere. */
bool access_allows(const char *role, unsigned verbs, const struct noun *n);

/* A handle with nobody at it, and opening its file: for hub_open and hub_init. */
struct hub *hub_handle(const struct hub_opening *o);
enum hub_rc hub_handle_open(
    struct hub *h, const struct hub_opening *o, enum store_mode mode, struct hub_err *err);

/* The person of this whole name who works with the hub; ID_NONE: nobody. */
enum hub_rc people_called(struct hub *h, const char *name, hub_id *out, struct hub_err *err);
/* Who sits at it: sets person, person_name, role. */
enum hub_rc people_sign_in(struct hub *h, const char *as, struct hub_err *err);

/* The person under whom this one's PIN stands: of several of one name, as pin_try asks. */
enum hub_rc pin_stands_under(struct hub *h, hub_id person, hub_id *out, struct hub_err *err);

/*
 * Run `work` in one transaction under this verb; committed when it returns
 * HUB_OK, else nothing of it stays.
 */
enum hub_rc hub_write(struct hub *h, const struct txn_label *label,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg,
    struct hub_err *err);

/* The id behind a name or number, among records that belong to `top` (NULL: all this person sees). */
enum hub_rc resolve_name(struct hub *h, const struct noun *n, const char *name,
    const struct noun *top, hub_id top_id, hub_id *out, struct hub_err *err);

/* The same among the removed records this person sees. */
enum hub_rc resolve_removed(
    struct hub *h, const struct noun *n, const char *name, hub_id *out, struct hub_err *err);

/* The column of a noun's own name: of "known_as/name" and "name starts" it is `name`; NULL: none. */
const struct field *field_of_name(const struct noun *n);
/* The column of `n` that says whose the record of `ref` in `f` is: family_id for a child, and
 * other_family_id for other_child_id. NULL: none, a hub's, or of what has no name. */
const struct field *field_of_owner(
    const struct noun *n, const struct field *f, const struct noun *ref, struct arena *a);

/* Fields are set in this order, 0 first: whose, what is looked for under that, all others. */
enum { FIELD_RANKS = 3 };
int field_rank(const struct noun *n, const struct field *f, struct arena *a);

/*
 * To Removed. A record of an append-only noun stays in its list, marked taken back, with time and
 * person (SCREENS M13). HUB_ENOTFOUND: it is so already.
 */
enum hub_rc take_away(struct hub *h, const struct noun *n, hub_id id, struct hub_err *err);

/* What a field alone cannot say: leave after arrive, a weekend's Friday. *at (may be NULL): the field to blame. */
enum hub_rc record_sense(
    const struct noun *n, const void *rec, const struct field **at, struct hub_err *err);
/* A child is of the record's family, a room in its home: names are looked for there, numbers may not be. */
enum hub_rc record_kin(
    struct hub *h, const struct noun *n, const void *rec, struct arena *a, struct hub_err *err);
/* Change a record within a running transaction, with all checks. */
enum hub_rc record_edit(struct hub *h, const struct noun *n, hub_id id,
    const struct assignment *set, size_t count, struct arena *a, struct hub_err *err);
/* The same for a new one. */
enum hub_rc record_add(struct hub *h, const struct noun *n, const struct assignment *set,
    size_t count, struct arena *a, hub_id *out, struct hub_err *err);
/* Every REQUIRED field has a value. */
enum hub_rc record_complete(const struct noun *n, const void *rec, struct hub_err *err);
/* Who and when, for what is signed as it is written. */
void record_sign(const struct hub *h, const struct noun *n, void *rec, struct arena *a);

/* What is kept of series, and of risk sheets, goes. */
void calendar_series_forget(struct hub *h);
void risk_forget(struct hub *h);

/*
 * The hub to read in, by its indexes: the one that is shown, else the only one that this person sees,
 * which shows the same rows without looking at those of all other hubs. ID_NONE: all that are seen.
 */
hub_id hub_read_in(const struct hub *h);

#endif
