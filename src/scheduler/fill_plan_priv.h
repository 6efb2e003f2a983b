/* SPDX-License-Identifier: MIT */
/*
 * Filling as a problem of numbers: families, hosts and weekends by index, what
 * stands already taken off beforehand. A model never changes; a plan is one
 * answer to it, kept valid and priced at every step.
 */
#ifndef HUB_SCHEDULER_FILL_PLAN_PRIV_H
#define HUB_SCHEDULER_FILL_PLAN_PRIV_H

#include "hub/base/arena.h"

#include <stdbool.h>
#include <stdint.h>

enum { FILL_NEVER = INT16_MAX }; /* the cost of a stay that cannot be */

struct fill_family {
    int32_t need;  /* most stays to give */
    int32_t gap;   /* weekends from one stay to the next, at least 1 */
    int32_t unmet; /* the cost of each stay of `need` not given */
    int32_t share; /* 120 div yearly number; 0: left out of the spread */
    int32_t given; /* stays that count and stand already */
    int32_t children;
    int32_t apart_first, apart_end; /* rows of model.aparts */
};

struct fill_host {
    int32_t home;
    int32_t run_most;      /* weekends in a row; INT32_MAX: no limit */
    int32_t work_left;     /* weekends it may still take beyond those it has */
    int32_t usual_left;    /* of these, the ones that cost nothing; may be below 0 */
    int32_t before, after; /* weekends in a row just before the first and just after the last */
};

struct fill_apart { /* of one family: the other, and whether only in one home */
    int32_t other;
    bool house;
};

/* Stays of a family within weekends first..last: no more than `most`. */
struct fill_window {
    int32_t family, first, last, most;
};

struct fill_model {
    int32_t families, hosts, homes, weekends;
    const struct fill_family *family;
    const struct fill_host *host;
    const struct fill_apart *aparts;
    const int16_t *cost;       /* [family][weekend][host] */
    const int16_t *cap;        /* [weekend][limit]: beds free; see home_limit */
    const int16_t *use;        /* [family][limit]: beds a family takes of them */
    const int16_t *cap_all;    /* [weekend]: children still allowed */
    const int16_t *three;      /* [weekend][home]: children of several families still allowed */
    const int16_t *three_use;  /* [family][home]: those who count */
    const bool *works;         /* [weekend][host]: it has guests already */
    const bool *strangers;     /* [weekend][home]: others there already: no family is alone */
    const int32_t *home_limit; /* home → its first limit; one more at the end */
    const struct fill_window *windows;
    int32_t limits, window_count;
    int32_t spread_cost, over_cost;
    int32_t given_least, given_most; /* share × given of families that need nothing more */
    bool given_any;
};

struct fill_plan {
    const struct fill_model *m;
    int16_t *at;           /* [family][weekend]: host, or -1 */
    int16_t *near;         /* [family][weekend]: stays nearer than the gap */
    int16_t *load;         /* [weekend][limit] */
    int16_t *all;          /* [weekend] */
    int16_t *kids;         /* [weekend][home]: as three_use */
    int16_t *guests;       /* [weekend][home]: families */
    int16_t *busy;         /* [weekend][host]: families, and 1 more if it works anyway */
    int32_t *work, *stays; /* by host: weekends taken; by family */
    int16_t *list, *where; /* [family][stay]: weekend; [family][weekend]: place in the list */
    int32_t *windows;      /* stays within each window */
    int64_t cost;          /* all but the next two */
    int64_t unmet;         /* of stays not given; the spread is worked out when asked */
};

static inline int16_t fill_cost(const struct fill_model *m, int32_t f, int32_t h, int32_t w)
{
    return m->cost[((int64_t)f * m->weekends + w) * m->hosts + h];
}

void plan_make(struct fill_plan *p, const struct fill_model *m, struct arena *a);
void plan_copy(struct fill_plan *to, const struct fill_plan *from);
void plan_clear(struct fill_plan *p);
bool plan_can(const struct fill_plan *p, int32_t f, int32_t h, int32_t w);
/* Nobody f is kept apart from is there; none of f's limits of days is reached. */
bool plan_apart(const struct fill_plan *p, int32_t f, int32_t home, int32_t w);
bool plan_days(const struct fill_plan *p, int32_t f, int32_t w);
/* Whether every limit of days is kept, when stays were placed without asking. */
bool plan_days_kept(const struct fill_plan *p);
/* What placing adds to the cost, apart from unmet and spread. */
int32_t plan_price(const struct fill_plan *p, int32_t f, int32_t h, int32_t w);
void plan_place(struct fill_plan *p, int32_t f, int32_t h, int32_t w);
void plan_take(struct fill_plan *p, int32_t f, int32_t w);
int64_t plan_total(const struct fill_plan *p); /* all of it */
int32_t plan_spread(const struct fill_plan *p);

#endif
