/* SPDX-License-Identifier: MIT */
/* The best plan of a search so far, how good one can be at all, and whether to go on. */
#include "fill_search_priv.h"

bool search_over(const struct fill_search *s)
{
    return s->done || s->work >= s->work_most || (s->stop && s->stop(s->stop_arg));
}

void search_prove(struct fill_search *s)
{
    int64_t bound = s->dual.best.bound;
    bound = bound <= 0 ? bound / PRICE_ONE : (bound + PRICE_ONE - 1) / PRICE_ONE;
    s->bound = bound > s->bound ? bound : s->bound;
    s->done = s->done || s->best_total <= s->bound;
}

void search_keep(struct fill_search *s)
{
    int64_t total = plan_total(&s->plan);
    if (total < s->best_total) {
        s->best_total = total;
        plan_copy(&s->best, &s->plan);
        s->done = total <= s->bound;
    }
}
