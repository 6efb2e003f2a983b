/* SPDX-License-Identifier: MIT */
/* A part of a problem set free: some families on some weekends, all else as the plan has it. */
#ifndef HUB_SCHEDULER_FILL_SUB_PRIV_H
#define HUB_SCHEDULER_FILL_SUB_PRIV_H

#include "fill_price_priv.h"

struct fill_part {
    const bool *free;    /* by family */
    int32_t first, last; /* weekends, both included */
};

struct fill_sub {
    struct fill_model m;
    struct fill_family *family; /* the model's own */
    int16_t *cost;              /* and so is this */
    int32_t *family_of;         /* family of the part → of the whole */
    int32_t first;              /* its weekend 0 */
};

/* Memory: the sub lives in `a`. */
void sub_make(struct fill_sub *s, const struct fill_plan *whole, const struct fill_part *part,
    struct arena *a);
/* The plan of the part as it stands in the whole. */
void sub_plan(const struct fill_sub *s, const struct fill_plan *whole, struct fill_plan *out);
/* Nobody gets more stays than in that plan. Plans of the part made before hold no longer. */
void sub_hold(struct fill_sub *s, const struct fill_plan *now);
/* No stays but those which stand in one of `plans`, [family][weekend] of the whole: host, or -1. */
void sub_only(struct fill_sub *s, const struct fill_model *whole, const int16_t *const *plans,
    int32_t count, struct arena *a);
/* Put the part's plan in the place of what stands in the whole. */
void sub_apply(const struct fill_sub *s, const struct fill_plan *part, struct fill_plan *whole);
/* Prices of the whole as a start for those of the part. */
void sub_prices(const struct fill_sub *s, const struct fill_prices *whole, struct fill_prices *out);

#endif
