/* SPDX-License-Identifier: MIT */
/* From the rota's facts to a fill's numbers: what stands is taken off, the rest may be decided. */
#ifndef HUB_SCHEDULER_FILL_FACTS_PRIV_H
#define HUB_SCHEDULER_FILL_FACTS_PRIV_H

#include "fill_plan_priv.h"
#include "hub/scheduler/fill.h"
#include "run_priv.h"

struct fill_movable { /* a stay that may be dropped, by the model's indexes */
    int32_t stay, family, host, weekend;
};

struct fill_facts {
    const struct rota_facts *facts;
    const struct policy *policy;
    const struct fill_ask *ask;
    struct arena *a;
    struct rota_run run; /* for rules that are asked directly */
    struct rota_index index;
    hub_date first; /* Friday of weekend 0 */
    struct fill_model m;
    int32_t *family_of, *host_of; /* of the model → of the facts */
    int32_t *family_at, *host_at; /* of the facts → of the model, -1 */
    bool *movable;                /* by stay of the facts */
    struct fill_movable *moves;
    int32_t move_count;
    struct fill_want *wants; /* by family of the model, then those without children */
    int32_t want_count;
    uint8_t
        *why; /* [family][weekend]: a fill_why that holds whatever is decided, FILL_WHYS: none */
    int32_t *home_of;   /* home of the model → of the facts */
    int32_t *limit_age; /* by limit: for children older than this; -1: for all */
    int32_t *limit_beds;
    /* the model, while it is written */
    struct fill_family *family;
    struct fill_host *host;
    int16_t *cost, *cap, *use, *cap_all, *three, *three_use;
    bool *works, *strangers;
};

void fill_facts_make(struct fill_facts *x, const struct rota_facts *facts,
    const struct policy *policy, const struct fill_ask *ask, struct arena *a);

/* The parts of it, in this order. */
void fill_write_hosts(struct fill_facts *x);    /* who can have guests, and their beds */
void fill_write_families(struct fill_facts *x); /* who wants stays, what they wish */
void fill_write_stands(struct fill_facts *x);   /* what stands already */
void fill_write_aparts(struct fill_facts *x);   /* pairs who may not meet */
void fill_write_days(struct fill_facts *x);     /* limits of days in 12 months */

void fill_write_runs(struct fill_facts *x); /* weekends in a row around the period */

static inline hub_date fill_friday(const struct fill_facts *x, int32_t w)
{
    return date_add(x->first, 7 * w);
}
/* Model family f cannot come on w, for this reason; host -1: with nobody. */
/* A family of the hub; not one who left before the period, or comes for peers alone. */
bool fill_wants(const struct fill_facts *x, int32_t family);
void fill_never(struct fill_facts *x, int32_t f, int32_t host, int32_t w, enum fill_why why);
/* The weekends first..last that a stay's nights take, 0 the first of the period; none: first > last. */
void fill_weekends_of(
    const struct fill_facts *x, const struct rota_stay *s, int32_t *first, int32_t *last);
bool fill_host_away(const struct fill_facts *x, int32_t h, int32_t w);
/* Rule 4 does not count the child (of the facts) at that home (of the facts). */
bool fill_exempt(const struct fill_facts *x, int32_t home, int32_t child);
/* A stay that takes beds and is not to be decided. */
bool fill_stands(const struct fill_facts *x, int32_t stay);

#endif
