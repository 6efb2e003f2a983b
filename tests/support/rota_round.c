/* SPDX-License-Identifier: MIT */
#include "rota_round.h"

#include <stdlib.h>

uint64_t rota_round_seed;

int rota_rounds(int usual)
{
    return getenv("HUB_SOAK") ? usual * 50 : usual;
}

void rota_round_check(struct rota_round *r)
{
    rota_check(&r->region.facts, &r->policy, DATE_NONE, DATE_NONE, r->a, &r->found);
}

struct rota_round rota_round_make(int n)
{
    struct rota_round r = {.a = arena_create(), .seed = rota_round_seed + (uint64_t)n * 7919};
    policy_defaults(&r.policy);
    struct region_size size = {1 + region_below(&r.seed, 2), 2 + region_below(&r.seed, 5),
        1 + region_below(&r.seed, 3), 1 + region_below(&r.seed, 40),
        20 + region_below(&r.seed, 400), false};
    region_make(&r.region, &size, &r.seed, r.a);
    rota_round_check(&r);
    return r;
}
