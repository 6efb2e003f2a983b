/* SPDX-License-Identifier: MIT */
/*
 * The search: turns of annealing, which goes far, of exact repair of parts, which
 * goes deep, and of better prices, which tell how much there is left to win.
 * Work is counted in units that are the same on every machine.
 */
#ifndef HUB_SCHEDULER_FILL_SEARCH_PRIV_H
#define HUB_SCHEDULER_FILL_SEARCH_PRIV_H

#include "fill_dual_priv.h"
#include "fill_loose_priv.h"
#include "fill_sub_priv.h"

enum {
    FILL_LUCK = 4096,
    FILL_MOVES = 100,        /* tried in one step of annealing */
    FILL_STEP_WORK = 10000,  /* units of work in a step, about 10 microseconds */
    FILL_HEAT_ONE = 1 << 16, /* a point of cost */
    FILL_PART_KINDS = 3,
    FILL_POOL = 8,
};

/* Of one turn of annealing: what one may cost, × FILL_HEAT_ONE, at first and at last. */
struct fill_heats {
    int64_t from, to;
    int64_t broken; /* the price of a thing broken, at first */
};

struct fill_pool { /* good plans met, all different: [family][weekend], and what they cost */
    int16_t *at[FILL_POOL];
    int64_t total[FILL_POOL];
    int32_t count;
};

struct fill_search {
    const struct fill_model *m;
    struct fill_plan plan, best; /* at work; the cheapest so far */
    int64_t best_total;
    struct fill_dual dual;
    int64_t bound; /* no plan costs less */
    bool done;     /* best_total is proven, or there is nothing to decide */
    uint64_t seed;
    int32_t luck[FILL_LUCK];    /* -ln of even chances, 1/65536 */
    int32_t *open, *open_first; /* by family: weekends on which some host could have it */
    int32_t *wants, want_count; /* families, each as often as it wants stays */
    struct fill_loose loose;
    struct fill_pool pool;
    int32_t size[FILL_PART_KINDS]; /* of the parts set free, 1/16 */
    bool *free;
    int64_t about;                       /* steps there will be time for, roughly; 0: unknown */
    int64_t work, work_most, price_work; /* of these, for the prices */
    bool (*stop)(void *arg);
    void *stop_arg;
    struct arena *part, *scratch;
};

static inline uint64_t search_bits(struct fill_search *s)
{
    uint64_t z = s->seed += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}
static inline int32_t search_below(struct fill_search *s, int32_t n)
{
    return (int32_t)(((search_bits(s) >> 32) * (uint64_t)n) >> 32);
}

void search_make(struct fill_search *s, const struct fill_model *m, uint64_t seed, struct arena *a);
/* From what s->plan holds, until the work or the time is used up or the best is proven. */
void search_run(struct fill_search *s);

/* fill_best.c: whether to go on no more. */
bool search_over(const struct fill_search *s);
/* Keep s->plan if it is the cheapest so far. */
void search_keep(struct fill_search *s);
/* What the prices say no plan can be cheaper than. */
void search_prove(struct fill_search *s);

/* Cool s->plan down in so many steps: it ends as the cheapest with nothing broken, if one was met. */
void anneal_luck(struct fill_search *s);
void anneal_run(struct fill_search *s, const struct fill_heats *k, int32_t steps);
struct part_end { /* how it went */
    bool better, certain;
    bool held; /* nobody could get more stays than it had */
};
/* Put a part of s->plan right, as well as can be. */
struct part_end part_right(struct fill_search *s, struct fill_sub *sub, int32_t width);
/* Set one part free and put it right, as well as can be; whether s->plan got cheaper. */
bool repair_part(struct fill_search *s, int kind);

/* Remember s->plan, if it is among the best and new. */
void pool_make(struct fill_search *s, struct arena *a);
void pool_add(struct fill_search *s);
/* The best of what s->plan and so many others of the pool have between them. */
void pool_merge(struct fill_search *s, int32_t others);

#endif
