/* SPDX-License-Identifier: MIT */
/*
 * What is held about one family or person, in the order it happened, for them
 * to have: every record that belongs to them and every change to it. Other
 * families, their children and their numbers are masked wherever they are
 * named, and what somebody else said is kept back, until a person decides of
 * each place. Worries are never in a copy.
 */
#ifndef HUB_SERVICE_ACCESS_COPY_H
#define HUB_SERVICE_ACCESS_COPY_H

#include "hub/base/field.h"
#include "hub/model/figures.h"
#include "hub/service/hub.h"

/* --- the request, and its clock -------------------------------------------------- */

struct request_clock {
    hub_date due;      /* the last day to answer; NONE: the request has no day */
    bool stopped;      /* it waits for their answer: due moves on day by day */
    int days_stopped;  /* so far */
    bool own;          /* the day was written down by hand */
    const char *words; /* "Answer by Monday 21 December 2026: a month from the day it came (S108)." */
};
/*
 * A calendar month from the day it came, to the same date of the next month; two more where it
 * needs longer; the days it was stopped are added; not on a weekend or bank holiday, but the next
 * working day. Sources: S108, S109.
 */
void hub_request_clock(struct hub *h, const struct access_request *r, struct arena *a,
    struct request_clock *out);

/* Requests of the hubs this person sees, the unanswered first, by the day they are due. */
struct request_line {
    struct access_request request;
    struct request_clock clock;
    const char *about; /* "Okafor"; "nobody yet" */
};
enum hub_rc hub_requests(struct hub *h, struct arena *a, struct request_line **out, size_t *count,
    struct hub_err *err);

/* --- the copy ---------------------------------------------------------------------- */

struct copy_field {
    const char *label, *text; /* masked as was decided */
};

struct copy_line {
    hub_wall at;       /* when it happened, or was written down */
    bool timed;        /* the time of day is known */
    bool page;         /* of no day: who they are; these come first */
    const char *title; /* "Log entry"; "Changed: Child" */
    struct copy_field *fields;
    size_t count;
};

/* A place where another person is named, or somebody else spoke. */
struct copy_mask {
    size_t number;      /* from 1, the same as long as nothing changes */
    const char *key;    /* of the place: for hub_copy_decide */
    const char *where;  /* "Log entry, 20 November 2026: What happened" */
    const char *words;  /* as they stand in hub: for the one who decides, never in the copy */
    const char *masked; /* as the copy has them */
    bool show;          /* a person decided that it may be shown */
    bool decided;
    const char *decided_by;
};

struct access_copy {
    const struct noun *noun; /* family, child or person */
    hub_id record;
    const char *name;
    bool asked;                    /* there is a request that is not answered yet … */
    struct access_request request; /* … this one */
    struct request_clock clock;
    struct copy_line *lines; /* in order of time */
    size_t count;
    size_t records;
    struct copy_mask *masks;
    size_t mask_count, undecided;
};

/* HUB_EDENIED; HUB_ENOTFOUND; HUB_EINVAL: a noun of which there is no copy. */
enum hub_rc hub_copy(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    struct access_copy *out, struct hub_err *err);
/* Family, then child, then person of that name or number. */
enum hub_rc hub_copy_whose(struct hub *h, const char *name_or_id, const struct noun **n,
    hub_id *id, struct hub_err *err);
/* HUB_EINVAL: there is no request to keep the decision with. */
enum hub_rc hub_copy_decide(struct hub *h, const struct access_copy *copy,
    const struct copy_mask *mask, bool show, struct hub_err *err);

#endif
