/* SPDX-License-Identifier: MIT */
/*
 * Bringing a copy home. Looked at first: what is in it, what cannot be decided without a person,
 * what is odd about it. Then all of it in one transaction, each step once by its (site, seq), field
 * by field. What was written on both sides becomes a question; nothing is dropped.
 */
#ifndef HUB_SERVICE_HOMECOMING_H
#define HUB_SERVICE_HOMECOMING_H

#include "hub/service/hub.h"
#include "hub/service/rota_news.h"
#include "hub/service/sums.h"

struct return_ask {
    const char *path;         /* the file; NULL: `bytes` */
    const unsigned char *bytes; /* the file read whole, for a copy that comes down a pipe */
    size_t len;
    const char *passphrase;   /* NULL: the hub's own key opens it */
    hub_stamp sent_at;        /* the copy's computer's clock as it was sent; STAMP_NONE: not known */
    bool salvage;             /* take what can be read of a damaged or cut file */
};

/* What stops it until a person says go on, or for good. */
enum return_guard {
    GUARD_NONE,
    GUARD_EMPTY,      /* the copy has no families, the hub has */
    GUARD_REMOVED,    /* it removes over a fifth of what is here */
    GUARD_CLOCK,      /* its clock is off by over 2 minutes */
    GUARD_COPIED,     /* the file was opened on two computers */
    GUARD_RESTORED,   /* the copy knows steps of this hub that the hub lost: it was restored */
    GUARD_CUT,        /* not closed properly, or its end is missing: a later part may come */
    GUARD_DAMAGED,    /* only what could be read */
    GUARD_OLD,        /* all of it came home before: nothing is asked, and nothing changes */
    GUARDS
};

struct return_line { /* a kind of record, or one question to be */
    const char *text;
    const char *hidden; /* the same with initials; of a question only what it is about */
};

struct return_plan {
    int64_t number;        /* of the copy */
    const char *holder;
    hub_id hub, event;     /* of which hub it is a copy, for which event; ID_NONE: all of it */
    int64_t steps;         /* new here, counted as in away_state */
    int64_t ask;           /* details left to a person */
    unsigned guards;       /* 1 << enum return_guard */
    const char *guard_words[GUARDS]; /* a sentence each; NULL where it does not apply */
    bool needs_yes;        /* some guard wants a person to say go on */
    struct return_line *lines; /* "2 families changed: Okafor, Reid" */
    size_t line_count;
    struct return_line *asks;  /* "Phone of Okafor: laptop 0161 …, home 0161 …" */
    size_t ask_count;
    struct rota_news rota; /* what it makes new in the rota */
    const char *summary;   /* one sentence */
    bool wants_passphrase; /* with HUB_EDENIED: its passphrase would open it */
    struct homecoming_file *file; /* opened; hub_return takes it */
};

/*
 * HUB_EDENIED: this person may not, no key opens it, or its copy is said to be lost.
 * HUB_EINVAL: of another hub. HUB_ENEWER; HUB_ECORRUPT: damaged, see `salvage`.
 * The plan lives in `a`; hub_return_forget when done with it, whatever came of it.
 */
enum hub_rc hub_return_look(struct hub *h, const struct return_ask *ask, struct arena *a,
    struct return_plan *out, struct hub_err *err);
void hub_return_forget(struct return_plan *plan);

struct return_done {
    hub_id homecoming;
    const char **receipt; /* lines, for paper and screen; kept: hub_receipt */
    size_t receipt_lines;
    int64_t questions;
};

/* Do what was looked at; `yes`: the guards were read. HUB_ECONFLICT: something was changed since; look again. */
enum hub_rc hub_return(struct hub *h, struct return_plan *plan, bool yes, struct arena *a,
    struct return_done *out, struct hub_err *err);
/* The receipt of an earlier one, with names as they are now; without what this person may not see. */
enum hub_rc hub_receipt(struct hub *h, hub_id homecoming, bool initials, struct arena *a,
    const char ***lines, size_t *count, struct hub_err *err);

/*
 * Whether a copy holds what the hub does, family by family: to be asked of the fresh one that is
 * taken after a return. Errors as hub_return_look.
 */
enum hub_rc hub_copy_agrees(struct hub *h, const struct return_ask *ask, struct arena *a,
    struct sums_differ *out, struct hub_err *err);

struct return_row {
    hub_id id;      /* for hub_receipt */
    int64_t number; /* of the copy */
    hub_wall at;
    const char *who; /* brought it */
    int64_t steps; /* as in return_plan */
    int64_t asked, waiting;
    const char *sentence;
};
struct return_list {
    struct return_row *rows;
    size_t count;
};
/* What has come home, the last first; `number`: of this copy only, 0: of all. */
enum hub_rc hub_returns(
    struct hub *h, int64_t number, struct arena *a, struct return_list *out, struct hub_err *err);

#endif
