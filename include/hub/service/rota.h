/* SPDX-License-Identifier: MIT */
/* The rota: its facts for the scheduler, what is wrong with it in words, and where everybody sleeps. */
#ifndef HUB_SERVICE_ROTA_H
#define HUB_SERVICE_ROTA_H

#include "hub/scheduler/check.h"
#include "hub/scheduler/facts.h"
#include "hub/scheduler/rule.h"
#include "hub/scheduler/shares.h"
#include "hub/service/hub.h"

/* Facts with the names and ids that their indexes stand for. All of it lives in one arena. */
struct rota_book {
    struct rota_facts facts;
    struct rota_names names; /* known-as and first names, for sentences */
    struct policy policy;
    const char **hubs;       /* hub names by index */
    const char **host_full, **family_full, **child_full;
    int32_t household_count; /* facts.people: so many members of a household, then persons */
    hub_date from, to;       /* what was asked for; NONE = open */
};

/*
 * Read what the rules need for from..to (NONE: everything), in the hubs this
 * person is narrowed to. Stays a year before `from` come too, for the rolling
 * twelve months. HUB_EDENIED.
 */
enum hub_rc hub_rota_book(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct rota_book *out, struct hub_err *err);

/* The same with every family, however many the hub has and whether they come or not. */
enum hub_rc hub_rota_book_whole(struct hub *h, hub_date from, hub_date to, struct arena *a,
    struct rota_book *out, struct hub_err *err);

/*
 * Only what tells who sleeps where on one night, of the one hub narrowed to: homes, beds, and the
 * stays, families and children of the weeks around it. A time that does not grow with the file.
 * HUB_EDENIED.
 */
enum hub_rc hub_rota_night(
    struct hub *h, hub_date night, struct arena *a, struct rota_book *out, struct hub_err *err);

/*
 * What each family had and each host gave in the twelve months that end with `to` (NONE: today), in
 * the hubs narrowed to. Families that left and had nothing are not among them. HUB_EDENIED.
 */
struct rota_tally {
    struct rota_book book;
    struct shares shares;
};
enum hub_rc hub_rota_shares(
    struct hub *h, hub_date to, struct arena *a, struct rota_tally *out, struct hub_err *err);
/* "10 of 12 stays, 14 nights, 8 weekends; 2 stays, 5 nights in school holidays; 1 ahead" */
const char *family_share_words(const struct family_share *f, struct arena *a);
/* "39 stays, 48 nights, 24 weekends (30 are usual), at most 3 in a row; 33 nights of own time" */
const char *host_share_words(const struct host_share *h, struct arena *a);

enum { REPORT_FIXES = 2 };

struct rota_report_row {
    const struct finding *finding;
    const struct rule *rule;
    const char *hub, *host, *family; /* "" where none */
    const char *sentence;            /* with its dates */
    const char *line;                /* without them */
    const char *fixes[REPORT_FIXES]; /* "Anaya and Rohan at Ben's, 11–13 Dec 2026" */
    size_t fix_count;
    hub_id stay;                     /* the one to look at first; ID_NONE if none */
};

struct rota_report {
    struct rota_report_row *rows;
    size_t count;
    size_t standing; /* must-fix, neither gone ahead with nor owed */
    size_t untried;  /* must-fix rows whose fixes were not worked out: there were more than asked */
};

/* Check from..to. Fixes, which cost milliseconds each, are worked out for the first `fixes` rows that need one, must-fixes before the rest. */
void rota_report(const struct rota_book *book, size_t fixes, struct arena *a, struct rota_report *out);
/*
 * The same for people to read: what is said alike of several children of a family, about the same
 * stays, is one row with all their names ("2 stays of Mia and Theo").
 */
void rota_report_together(
    const struct rota_book *book, size_t fixes, struct arena *a, struct rota_report *out);
/* The fixes of one row, when it was made without them. */
void rota_report_fixes(const struct rota_book *book, struct rota_report_row *row, struct arena *a);

/* One child, one night, one bed row of a host; bed -1: there is none left. */
struct rota_cell {
    hub_date night;
    int32_t host, bed;
    int32_t stay, child;
};

struct rota_grid {
    struct rota_cell *cells; /* by host, night, bed */
    size_t count;
    int32_t *beds; /* rows of each host, by index */
};

/* Where everybody sleeps on the nights from..to. Beds chosen are kept; the others get the first
 * free row and keep it for the whole stay. Asked, offered and cancelled stays take none. */
void rota_grid_fill(const struct rota_book *book, hub_date from, hub_date to, struct arena *a,
    struct rota_grid *out);

#endif
