/* SPDX-License-Identifier: MIT */
/* Better prices step by step: whoever is wanted twice becomes dearer. */
#ifndef HUB_SCHEDULER_FILL_DUAL_PRIV_H
#define HUB_SCHEDULER_FILL_DUAL_PRIV_H

#include "fill_price_priv.h"

struct fill_dual {
    struct fill_prices now, best; /* best: its bound and prices, its plans as of the last solve */
    int32_t *pull;                /* as link: where the prices are heading, × PULL_ONE */
    int32_t *pull_crowd, *pull_apart;
    int32_t *coming;      /* [weekend]: children the families want to send */
    int32_t *stays;       /* by family */
    bool *sent;           /* [family][weekend] */
    int32_t theta, stale; /* of the step's length, in 1/4096; steps without a better bound */
    int64_t work;         /* of one step, in units of about a nanosecond */
};

void dual_make(struct fill_dual *d, const struct fill_model *m, struct arena *a);
/* One step towards the cost of a rota in hand, × PRICE_ONE. Returns the work done. */
int64_t dual_step(struct fill_dual *d, int64_t target, struct arena *scratch);

#endif
