/* SPDX-License-Identifier: MIT */
/*
 * Dates for one family: every weekend of a period with every host they may be
 * with, ranked, each with its reasons. Pure. An offer made passes: put in as a
 * draft it brings no must-fix.
 */
#ifndef HUB_SCHEDULER_OFFER_H
#define HUB_SCHEDULER_OFFER_H

#include "hub/base/arena.h"
#include "hub/scheduler/check.h"
#include "hub/scheduler/facts.h"
#include "hub/scheduler/rule.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OFFER_CHOICES = 3, OFFER_NIGHTS_MOST = 28 };

struct offer_ask {
    int32_t family;
    const int32_t *children; /* who would come; count 0: all of the family's */
    int32_t child_count;
    int32_t nights;                  /* 1..OFFER_NIGHTS_MOST */
    hub_date from, to;               /* of arriving, both known and included */
    hub_date choices[OFFER_CHOICES]; /* the dates they asked for, best first; NONE: not said */
    int32_t arrive_min, leave_min;   /* minutes after midnight */
    int32_t instead_of;              /* a stay that these would replace; -1: none */
    enum legal_basis basis;
    enum nation nation;
};

/* Why it is where it is in the list. */
enum offer_flag {
    OFFER_LIKED = 1 << 0,       /* a weekend they would like */
    OFFER_DISLIKED = 1 << 1,    /* one they would rather not have */
    OFFER_KNOWN_HOST = 1 << 2,  /* a host the family knows */
    OFFER_OVER_USUAL = 1 << 3,  /* more weekends than the host usually has that year */
    OFFER_ENOUGH = 1 << 4,      /* they have their yearly number already */
    OFFER_HOLIDAY = 1 << 5,     /* no school on any of the days */
    OFFER_HOUSE_EMPTY = 1 << 6, /* nobody else stays there then */
    OFFER_HELD = 1 << 7,        /* offered to another family too, who may say yes first */
};

/* What comes with it: PLEASE CHECK, or OWED: papers to put right before it is agreed. */
struct offer_note {
    int32_t rule;
    enum rule_level level;
    const char *line; /* as finding_line() */
};

struct offer {
    int32_t host;
    hub_wall arrive, leave;
    int32_t choice; /* 1..3: their first to third choice; 0: none of them */
    unsigned flags;
    int32_t beds_left;     /* in the house on its fullest night, with them there */
    int32_t stays_so_far;  /* the family's that count, in the twelve months before leaving */
    int32_t cost;          /* what it is ranked by: points, less is better */
    const struct offer_note *notes;
    size_t note_count;
};

/* Why a week brings no offer with this host. */
enum offer_no {
    NO_CANNOT,   /* the family cannot come then */
    NO_TOO_NEAR, /* nearer to another stay of theirs than they want */
    NO_WEEKEND,  /* the children allowed that weekend are there already, or none are */
    NO_HOST,     /* the host has had its weekends, in a row or in the year */
    NO_RULE      /* a must-fix: `line` */
};

struct offer_refusal {
    int32_t host; /* -1: whoever the host */
    hub_date arrive;
    enum offer_no why;
    int32_t rule;     /* 0 unless NO_RULE */
    const char *line; /* its finding_line(); NULL unless NO_RULE */
};

struct offers {
    struct offer *items; /* best first, at most one a week for each host */
    size_t count;
    struct offer_refusal *refusals; /* weeks that bring no offer; by date, then host's name */
    size_t refusal_count;
};

/* Everything lives in `a`. Up to `max` offers, and every refusal. */
void rota_offers(const struct rota_facts *facts, const struct policy *policy,
    const struct rota_names *names, const struct offer_ask *ask, size_t max, struct arena *a,
    struct offers *out);

/* "their second choice; they know Amina; nobody else is there; 3rd of 4 stays in 12 months" */
const char *offer_reason(const struct offer *o, const struct offer_ask *ask,
    const struct rota_facts *facts, const struct rota_names *names, struct arena *a);
/* "A bed for every child: 3 children, 2 beds at Amina's.", "They cannot come." */
const char *offer_refusal_reason(const struct offer_refusal *r, const struct offer_ask *ask,
    const struct rota_facts *facts, const struct rota_names *names, struct arena *a);

#endif
