/* SPDX-License-Identifier: MIT */
/*
 * Prices: families and hosts each plan for themselves, and a price on every
 * family, host and weekend makes them agree. At any prices the two sums are a
 * bound: no rota costs less. Whole numbers only, PRICE_ONE to a point of cost,
 * so the bound is exact and the same on every machine.
 */
#ifndef HUB_SCHEDULER_FILL_PRICE_PRIV_H
#define HUB_SCHEDULER_FILL_PRICE_PRIV_H

#include "fill_plan_priv.h"

enum { PRICE_ONE = 1024, PRICE_NEVER = 1 << 29 };

struct fill_prices {
    const struct fill_model *m;
    int32_t *link;       /* [family][weekend][host]: paid by the family, earned by the host */
    int32_t *crowd;      /* [weekend]: for each child, against the weekend's limit */
    int32_t *apart;      /* [row of aparts][weekend]: against two who may not both come */
    int32_t *high, *low; /* by family: its part in the spread; the last of those who need nothing */
    /* What each makes of them: costs from a weekend to the end, × PRICE_ONE. */
    int32_t *family_at; /* family → the first of its values, [weekend][stays left] */
    int32_t *family_to;
    int32_t *best; /* [family][weekend]: its cheapest stay, all prices counted */
    int16_t *best_host;
    int32_t *host_at; /* host → the first of its values, [weekend][run][work] */
    int32_t *host_to;
    int32_t *earn; /* [weekend][host]: the most an open house takes */
    int16_t *pick; /* [weekend][host][pick_most]: from whom; -1 ends */
    int32_t pick_most;
    int32_t *run_top, *work_top; /* by host: a run is 0..top, so is the work; 0: not counted */
    int32_t *fixed_run;          /* [weekend][host]: how long it works in a row anyway by then */
    int64_t bound;               /* × PRICE_ONE */
};

void prices_make(struct fill_prices *p, const struct fill_model *m, struct arena *a);
void prices_copy(struct fill_prices *to, const struct fill_prices *from);
/* Work out every plan and the bound for the prices as they are. */
void prices_solve(struct fill_prices *p, struct arena *scratch);

/* What family f pays on weekend w wherever it goes, for the crowd and those kept apart. */
int32_t price_coming(const struct fill_prices *p, int32_t f, int32_t w);
/* Whether a run of weekends may end at the last one. */
bool run_ends_well(const struct fill_prices *p, int32_t h, int32_t run);
/* The run after weekend w, open or not; -1: it cannot be. */
int32_t run_after(const struct fill_prices *p, int32_t h, int32_t w, int32_t run, bool open);
static inline int32_t family_value(const struct fill_prices *p, int32_t f, int32_t w, int32_t left)
{
    int32_t end = p->m->weekends;
    w = w > end ? end : w;
    return p->family_to[p->family_at[f] + w * (p->m->family[f].need + 1) + left];
}
static inline int32_t host_value(
    const struct fill_prices *p, int32_t h, int32_t w, int32_t run, int32_t work)
{
    return p
        ->host_to[p->host_at[h] + (w * (p->run_top[h] + 1) + run) * (p->work_top[h] + 1) + work];
}

#endif
