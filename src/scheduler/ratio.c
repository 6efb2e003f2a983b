/* SPDX-License-Identifier: MIT */
#include "hub/scheduler/ratio.h"

enum {
    SHARES = 120, /* the least number that 3, 4, 6, 8 and 10 divide */
    LEAST_ADULTS = 2
};

static const struct {
    int up_to; /* years, this one included */
    int one_to;
} bands[] = {{1, 3}, {3, 4}, {8, 6}, {12, 8}};

int ratio_one_to(int age)
{
    for (size_t i = 0; i < sizeof bands / sizeof *bands; i++) {
        if (age <= bands[i].up_to) {
            return bands[i].one_to;
        }
    }
    return 10;
}

static enum ratio_state state_of(const struct ratio *r)
{
    if (r->children == 0) {
        return RATIO_NO_CHILDREN;
    }
    return r->adults < r->needed    ? RATIO_SHORT
           : r->adults == r->needed ? RATIO_EXACT
                                    : RATIO_ENOUGH;
}

struct ratio ratio_of(const struct ratio_child *children, size_t count, int adults)
{
    struct ratio r = {.adults = adults};
    int shares = 0;
    for (size_t i = 0; i < count; i++) {
        if (children[i].own_adult) {
            continue;
        }
        int one_to = ratio_one_to(children[i].age);
        r.children++;
        r.unknown += children[i].age < 0;
        r.one_to = r.one_to == 0 || one_to < r.one_to ? one_to : r.one_to;
        shares += SHARES / one_to;
    }
    if (r.children > 0) {
        r.needed = (shares + SHARES - 1) / SHARES;
        r.needed = r.needed < LEAST_ADULTS ? LEAST_ADULTS : r.needed;
    }
    r.state = state_of(&r);
    return r;
}
