/* SPDX-License-Identifier: MIT */
/* What a second, and ten, are worth to a fill of made hubs: cost, bound, times. No verdict. */
#include "fill_case.h"
#include "hub/base/clock.h"
#include "hub/base/jobs.h"

#include <stdio.h>
#include <stdlib.h>

struct watch {
    int64_t until_us;
};

static bool time_is_up(void *arg)
{
    const struct watch *w = arg;
    return clock_monotonic_us() >= w->until_us;
}

static struct fill_case *case_make(
    const struct fill_case_size *size, uint64_t seed, struct arena *a)
{
    struct prop p = {.seed = seed, .state = seed};
    struct fill_case *c = arena_alloc(a, sizeof *c);
    fill_case_make(c, size, &p);
    return c;
}

static void fill_for(const char *what, const struct fill_case_size *size, int64_t ms)
{
    struct arena *a = arena_create();
    struct fill_case *c = case_make(size, 7, a);
    struct rota_facts facts;
    struct policy policy;
    struct fill_result r;
    struct fill_ask ask = fill_case_ask(c);
    struct watch w = {clock_monotonic_us() + ms * 1000};
    policy_defaults(&policy);
    fill_case_facts(c, a, &facts);
    ask.stop = time_is_up;
    ask.stop_arg = &w;
    int64_t start = clock_monotonic_us();
    rota_fill(&facts, &policy, &ask, a, &r);
    printf("%-28s %6.2f s  %4d stays  cost %6lld  bound %6lld%s  %lld steps\n", what,
        (double)(clock_monotonic_us() - start) / 1e6, r.stay_count, (long long)r.cost,
        (long long)r.bound, r.proven ? " (the best)" : "", (long long)r.steps);
    arena_destroy(a);
}

enum { HUBS = 200, HUB_STEPS = 50000 };

static void one_hub(void *arg, int n)
{
    int64_t *costs = arg;
    static const struct fill_case_size size = {10, 3, 52, 4, 15};
    struct arena *a = arena_create();
    struct fill_case *c = case_make(&size, (uint64_t)n + 1, a);
    struct rota_facts facts;
    struct policy policy;
    struct fill_result r;
    struct fill_ask ask = fill_case_ask(c);
    policy_defaults(&policy);
    fill_case_facts(c, a, &facts);
    ask.steps = HUB_STEPS;
    rota_fill(&facts, &policy, &ask, a, &r);
    costs[n] = r.cost;
    arena_destroy(a);
}

static void agency(void)
{
    int64_t costs[HUBS], sum = 0, start = clock_monotonic_us();
    jobs_run(one_hub, costs, HUBS, jobs_processors());
    for (int i = 0; i < HUBS; i++) {
        sum += costs[i];
    }
    printf("%-28s %6.2f s  cost %lld, %d steps each\n", "200 hubs, 2,000 families",
        (double)(clock_monotonic_us() - start) / 1e6, (long long)sum, HUB_STEPS);
}

int main(void)
{
    static const struct fill_case_size hub = {10, 3, 52, 4, 15};
    static const struct fill_case_size tight = {10, 2, 52, 8, 15};
    static const struct fill_case_size big = {60, 8, 52, 4, 10};
    fill_for("a hub, a tenth of a second", &hub, 100);
    fill_for("a hub, a second", &hub, 1000);
    fill_for("a tight hub, a second", &tight, 1000);
    fill_for("60 families, 10 seconds", &big, 10000);
    agency();
    return 0;
}
