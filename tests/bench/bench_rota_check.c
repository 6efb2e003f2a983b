/* SPDX-License-Identifier: MIT */
/* How long a check takes: one hub's year, and ten years of two hundred hubs. Times only, no verdict. */
#include "hub/base/clock.h"
#include "region.h"

#include <stdio.h>

static void time_check(const char *what, const struct region_size *size, int rounds)
{
    struct arena *a = arena_create(), *out = arena_create();
    struct region r, shuffled;
    struct policy p;
    uint64_t seed = 1;
    struct findings f;
    policy_defaults(&p);
    region_make(&r, size, &seed, a);
    region_shuffle(&shuffled, &r, &seed, a);
    const struct region *both[] = {&r, &shuffled};
    for (int k = 0; k < 2; k++) {
        int64_t best = INT64_MAX;
        for (int i = 0; i < rounds; i++) {
            arena_reset(out);
            int64_t start = clock_monotonic_us();
            rota_check(&both[k]->facts, &p, DATE_NONE, DATE_NONE, out, &f);
            int64_t took = clock_monotonic_us() - start;
            best = took < best ? took : best;
        }
        printf("%-28s %-8s %8d stays %8zu findings %10.3f ms\n", what, k ? "shuffled" : "in order",
            r.facts.stay_count, f.count, (double)best / 1000);
    }
    arena_destroy(out);
    arena_destroy(a);
}

static void time_one_stay(const struct region_size *size)
{
    enum { TIMES = 500 };
    struct arena *a = arena_create(), *out = arena_create();
    struct region r;
    struct policy p;
    struct findings f;
    uint64_t seed = 1;
    int64_t best = INT64_MAX;
    policy_defaults(&p);
    region_make(&r, size, &seed, a);
    for (int round = 0; round < 20; round++) {
        int64_t start = clock_monotonic_us();
        for (int i = 0; i < TIMES; i++) {
            arena_reset(out);
            rota_check_stay(&r.facts, &p, i % r.facts.stay_count, out, &f);
        }
        int64_t took = clock_monotonic_us() - start;
        best = took < best ? took : best;
    }
    printf("%-28s %-8s %8d stays %29.1f us\n", "one stay of that year", "", r.facts.stay_count,
        (double)best / TIMES);
    arena_destroy(out);
    arena_destroy(a);
}

int main(void)
{
    static const struct region_size hub = {1, 10, 4, 250, 365, true};
    static const struct region_size region = {200, 10, 4, 2500, 3650, true};
    static const struct region_size messy = {200, 10, 4, 2500, 3650, false};
    time_check("a year of one hub", &hub, 20);
    time_one_stay(&hub);
    time_check("ten years of 200 hubs", &region, 3);
    time_check("the same, full of trouble", &messy, 1);
    return 0;
}
