/* SPDX-License-Identifier: MIT */
/*
 * Made filling problems, and a second opinion on a rota: every rule of a fill
 * and its whole cost, counted again the slow way from a list of stays.
 */
#ifndef TESTS_FILL_CASE_H
#define TESTS_FILL_CASE_H

#include "hub/scheduler/fill.h"
#include "prop.h"

enum { CASE_FAMILIES = 70, CASE_HOSTS = 8, CASE_WEEKENDS = 60, CASE_PAIRS = 40 };

struct fill_case_family {
    int32_t children, yearly, priority, gap, last, knows; /* last: weekend, below 0 */
    bool cannot[CASE_WEEKENDS], likes[CASE_WEEKENDS], rather_not[CASE_WEEKENDS];
    bool not_with[CASE_HOSTS];
};

struct fill_case_host {
    int32_t beds, in_a_row, most, usual, just_done;
    bool away[CASE_WEEKENDS];
};

struct fill_case_stay {
    int32_t family, host, weekend;
};

struct fill_case {
    int32_t families, hosts, weekends, pairs, agreed_count;
    struct fill_case_family family[CASE_FAMILIES];
    struct fill_case_host host[CASE_HOSTS];
    struct {
        int32_t a, b;
        bool house;
    } apart[CASE_PAIRS];
    int32_t max_children[CASE_WEEKENDS];
    struct fill_case_stay agreed[CASE_FAMILIES * 20];
    int32_t fixed_before; /* agreed stays from this weekend on may be dropped */
};

struct fill_case_size {
    int32_t families, hosts, weekends;
    int32_t yearly_least, yearly_most;
};

void fill_case_make(struct fill_case *c, const struct fill_case_size *size, struct prop *p);
/* The case as facts of one hub; weekend 0 is Friday 2 January 2026. */
void fill_case_facts(const struct fill_case *c, struct arena *a, struct rota_facts *out);
hub_date fill_case_friday(int32_t weekend);
/* From `fixed_before` (or the first) to the last weekend; no steps yet. */
struct fill_ask fill_case_ask(const struct fill_case *c);
/* The rota with what stood before the period. Returns how many stays. */
int32_t fill_case_stays(const struct fill_case *c, const struct rota_facts *facts,
    const struct fill_result *r, struct fill_case_stay *out);

/* The first rule a rota breaks, in words; NULL: none. */
const char *fill_case_broken(
    const struct fill_case *c, const struct fill_case_stay *stays, int32_t count);
int64_t fill_case_cost(
    const struct fill_case *c, const struct fill_case_stay *stays, int32_t count);

#endif
