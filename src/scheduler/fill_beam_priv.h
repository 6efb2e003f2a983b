/* SPDX-License-Identifier: MIT */
/*
 * Weekend by weekend with the prices' values of what is still to come: the best
 * `width` ways are kept. When none had to be let go the answer is exact.
 */
#ifndef HUB_SCHEDULER_FILL_BEAM_PRIV_H
#define HUB_SCHEDULER_FILL_BEAM_PRIV_H

#include "fill_price_priv.h"

struct beam_result {
    bool found;  /* a plan cheaper than the limit; it is in `plan` */
    bool proven; /* nothing had to be let go: there is none cheaper than found, or than the limit */
    int64_t work; /* ways looked at */
};

/* Look for a plan that costs less than `limit`. `work`: ways to look at, at most. */
struct beam_result beam_search(const struct fill_prices *p, int64_t limit, int32_t width,
    int64_t work, struct fill_plan *plan, struct arena *scratch);

#endif
