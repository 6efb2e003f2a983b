/* SPDX-License-Identifier: MIT */
/*
 * A loose plan: wishes, absences and gaps are kept, beds, limits of children,
 * hosts' weekends and pairs apart may be broken, and are counted. A way through
 * what cannot be is often the short one; a search that makes broken things
 * dearer and dearer ends where nothing is.
 */
#ifndef HUB_SCHEDULER_FILL_LOOSE_PRIV_H
#define HUB_SCHEDULER_FILL_LOOSE_PRIV_H

#include "fill_plan_priv.h"

enum { LOOSE_GUESTS = 12 }; /* families in one house on one weekend, at most */

struct loose_change { /* by what is put and taken */
    int32_t cost;     /* but for unmet and spread */
    int32_t broken;
};

struct fill_loose {
    const struct fill_model *m;
    int16_t *at, *kept;       /* [family][weekend]: host, or -1; as remembered */
    int16_t *near;            /* [family][weekend]: stays nearer than the gap */
    int16_t *list, *where;    /* as in a plan */
    int16_t *load, *all;      /* [weekend][limit], [weekend] */
    int16_t *kids, *mixed;    /* [weekend][home]: as three_use; families of theirs */
    int16_t *guests, *count;  /* [weekend][host][LOOSE_GUESTS], [weekend][host] */
    int16_t *busy;            /* as in a plan */
    int32_t *work, *stays;    /* by host; by family */
    int32_t *windows;         /* stays within each window */
    int32_t *row, *row_first; /* windows by family */
    int64_t cost, unmet;
    int32_t spread, broken;
};

void loose_make(struct fill_loose *l, const struct fill_model *m, struct arena *a);
void loose_from(struct fill_loose *l, const struct fill_plan *p);
void loose_remember(struct fill_loose *l);
/* What was remembered, into a plan, stay by stay: what the plan refuses is left out. */
void loose_recall(const struct fill_loose *l, struct fill_plan *p);

/* Put and take change who is where; the lists follow when it is to stay so. */
void loose_put(struct fill_loose *l, int32_t f, int32_t h, int32_t w, struct loose_change *c);
void loose_take(struct fill_loose *l, int32_t f, int32_t w, struct loose_change *c);
/* A stay of f went from one weekend to another; -1: it is new, or gone. */
void loose_listed(struct fill_loose *l, int32_t f, int32_t from, int32_t to);
/* The spread if f had `by` stays more. */
int32_t loose_spread(const struct fill_loose *l, int32_t f, int32_t by);

/* Whether f may come on w, its stay on `from` (-1: none) being taken away. */
static inline bool loose_far(const struct fill_loose *l, int32_t f, int32_t w, int32_t from)
{
    int32_t gap = l->m->family[f].gap, d = w > from ? w - from : from - w;
    return l->near[f * l->m->weekends + w] == (from >= 0 && d < gap);
}
static inline int64_t loose_total(const struct fill_loose *l)
{
    return l->cost + l->unmet + (int64_t)l->m->spread_cost * l->spread;
}

#endif
