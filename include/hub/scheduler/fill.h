/* SPDX-License-Identifier: MIT */
/*
 * Filling a period of one hub with weekend stays: arrive on Friday at 16:00,
 * leave on Sunday at 15:00. Pure: the same facts, seed and steps give the same
 * rota on every machine. No fill breaks a wish, an absence, a bed, a limit or
 * rules 1 to 4, 6, 7 and 23; what makes a rota good is the cost below.
 */
#ifndef HUB_SCHEDULER_FILL_H
#define HUB_SCHEDULER_FILL_H

#include "hub/base/arena.h"
#include "hub/scheduler/facts.h"
#include "hub/scheduler/rule.h"

#include <stdbool.h>
#include <stdint.h>

/* Points of cost. */
struct fill_weights {
    int32_t unmet;        /* × priority, for each stay of the yearly number not given */
    int32_t spread;       /* × (largest − smallest of 120 div yearly number × stays given) */
    int32_t neutral;      /* a weekend neither wished for nor disliked */
    int32_t disliked;     /* a weekend they would rather not have */
    int32_t unknown_host; /* a host the family does not know */
    int32_t over_usual;   /* each weekend of a host above its usual number */
    int32_t dropped;      /* each agreed stay that is not kept */
};
void fill_weights_default(struct fill_weights *w);

/* The best rota found so far. */
struct fill_so_far {
    int64_t cost;
    int32_t given,
        wanted; /* stays with a place, of those looked for; what cannot be moved is in neither */
};

struct fill_ask {
    int32_t hub;
    hub_date from, to;  /* both included; weekends whose Friday lies between */
    enum nation nation; /* whose limits of days hold for new stays */
    bool keep_agreed;   /* agreed stays and drafts from `from` on may be dropped at their cost */
    struct fill_weights weights;
    uint64_t seed;
    int64_t steps;           /* of about 10 microseconds each; 0: until stop() */
    int64_t about;           /* steps until stop() will be true, roughly, to plan by; 0: unknown */
    bool (*stop)(void *arg); /* NULL: none. Asked every few steps; true ends the search */
    void *stop_arg;
    struct fill_so_far *so_far; /* kept up to date for stop(); NULL: nobody wants to know */
};

enum fill_fate {
    FILL_KEPT, /* stood already, and stands */
    FILL_NEW,
    FILL_MOVED, /* new, in the place of a stay of the same family that goes */
};

struct fill_stay {
    enum fill_fate fate;
    int32_t stay; /* the one that stood: kept or gone from; -1 for a new one */
    int32_t family, host;
    hub_wall arrive, leave;
};

/* Why a weekend of the period holds no stay of a family; the first that applies. */
enum fill_why {
    FILL_LEFT,      /* they have left the hub by then */
    FILL_CANNOT,    /* they cannot come */
    FILL_TOO_NEAR,  /* nearer to another of their stays than they want */
    FILL_AT_STAY,   /* a child of theirs is at another stay then */
    FILL_CLOSED,    /* no children are taken that weekend */
    FILL_AWAY,      /* every host they may be with is away or closed */
    FILL_APART,     /* kept apart from a family who is there */
    FILL_HOST_DONE, /* the hosts with a bed have had their weekends, in a row or in all */
    FILL_FULL,      /* no bed, or too many children */
    FILL_DAYS,      /* too many days in 12 months */
    FILL_OPEN,      /* there was room: giving it would have cost more than it brought */
    FILL_WHYS
};

struct fill_want {          /* one for each family with a yearly number, or stays to plan again */
    int32_t family, yearly; /* without a number: as many as are to be planned again */
    int32_t before;         /* stays that count, not of this period */
    int32_t given;          /* in the period, kept and new */
    int32_t why[FILL_WHYS]; /* weekends of the period without a stay of theirs */
    bool no_children;       /* none is written down, so there is nobody to have */
};

struct fill_result {
    struct fill_stay *stays; /* all of the period as they would stand, by arrival, host, family */
    struct fill_want *wants;
    int32_t *dropped; /* stays that go and have no other in their place */
    int32_t stay_count, want_count, dropped_count;
    int64_t cost, bound; /* no rota costs less than the bound */
    bool proven;         /* this is the best there is */
    int64_t steps;       /* taken */
};

void rota_fill(const struct rota_facts *facts, const struct policy *policy,
    const struct fill_ask *ask, struct arena *a, struct fill_result *out);

#endif
