/* SPDX-License-Identifier: MIT */
/*
 * The table of roles: who may do what with which record, and of which of them anything is seen at
 * all. Screens, commands, pages and copies ask here what to offer; the verbs of this room ask the
 * same table again before they do it (access.c), and the file answers a person's questions from
 * what is in their sight only (hub/model/sight.h).
 */
#ifndef HUB_SERVICE_ROLES_H
#define HUB_SERVICE_ROLES_H

#include "hub/model/sight.h"
#include "hub/service/hub.h"

enum verb {
    VERB_READ = 1 << 0,   /* lists, pages, finding, export, print: all of its kind in sight */
    VERB_ADD = 1 << 1,
    VERB_CHANGE = 1 << 2, /* edit, remove, bring back: any in sight */
    VERB_MINE = 1 << 3,   /* the same, of those that they wrote themselves */
    VERB_ERASE = 1 << 4,
    VERB_OWN = 1 << 5,    /* on a page of their own and nowhere else; whoever asks looks which */
    VERB_GRANTED = 1 << 11, /* VERB_READ, when a hub carer granted it to this person */
    /* of no record */
    VERB_HISTORY = 1 << 6, /* what was changed, when and by whom */
    VERB_FIGURES = 1 << 7,
    VERB_KEYS = 1 << 8,    /* keys of others, and closing their way in */
    VERB_ROLES = 1 << 9,   /* who works with the hub, as what, and what they see */
    VERB_SERVER = 1 << 10, /* backups, and whether the computer is in order */
    VERB_WRITE = VERB_ADD | VERB_CHANGE | VERB_MINE, /* any of these */
};

enum role_id {
    ROLE_CARER,
    ROLE_LIAISON,
    ROLE_HOST,
    ROLE_PEER,
    ROLE_EVENT,
    ROLE_TECHNICAL,
    ROLE_COUNT
};

struct role {
    enum role_id id;
    const char *name;      /* as a person's record has it: "event helper" */
    enum sight_kind sight; /* the most that it sees; who works with every hub sees all */
    bool pin;              /* whether a PIN may be set; a peer's page has none */
    const char *sees;      /* in words: "their own home and its stays" */
};
extern const struct role roles[ROLE_COUNT]; /* by id */
const struct role *role_named(const char *name); /* NULL: none of these */

/* What a role may do with a noun; NULL: with any noun, and what is of no record. */
unsigned role_verbs(const struct role *r, const struct noun *n);
/* Which of its records, in words; "" where it may do nothing. */
const char *role_which(const struct role *r, const struct noun *n);

/*
 * One cell of the table as it is shown, with what holds for everybody: "yes"; "own": of what is
 * theirs; "granted": when a hub carer granted it; "beside": it stays, and a correction is written beside it; "apart": a worry, for its
 * writer and the lead; "no".
 */
enum role_column { ROLE_SEES, ROLE_ADDS, ROLE_CHANGES, ROLE_REMOVES, ROLE_ERASES, ROLE_COLUMNS };
extern const char *const role_columns[ROLE_COLUMNS]; /* "see", "add", … */
const char *role_cell(const struct role *r, const struct noun *n, enum role_column c);

/* What is of no record: "history", "figures" … */
struct role_right {
    enum verb verb;
    const char *name, *which;
};
extern const struct role_right role_rights[];
extern const size_t role_right_count;

/* Of whoever is at this hub. NULL only before anybody came in. */
const struct role *hub_role(const struct hub *h);
/*
 * For what to offer: a tab, a row of a menu, a key. Any of the verbs will do. n NULL: any noun, or
 * what is of no record. With what was granted to this person (ticks). A PIN still to be given is
 * not asked about here.
 */
bool hub_may(const struct hub *h, unsigned verbs, const struct noun *n);
/*
 * Before a record is even looked for. HUB_EDENIED with who can help, or that a worry is kept apart,
 * or why nobody may.
 */
enum hub_rc hub_allowed(
    const struct hub *h, enum role_column what, const struct noun *n, struct hub_err *err);

#endif
