/* SPDX-License-Identifier: MIT */
/* A family's planned nights in order of time, and how many of what lie in a year. */
#ifndef SHARE_PRIV_H
#define SHARE_PRIV_H

#include "run_priv.h"

enum share_kind { SHARE_AHEAD, SHARE_NIGHTS, SHARE_WEEKENDS, SHARE_STAYS, SHARE_HOLIDAY };

/*
 * A planned stay: its nights from..to-1 that no earlier stay of the family has, none where they
 * overlap. The others are counts up to and with this one.
 */
struct share_span {
    int32_t visit, arrived;
    int32_t from, to;
    int32_t nights, weekends;
};

struct share_year {
    int32_t family, count, weekend_count;
    struct share_span *spans; /* in order of arrival */
    int32_t *weekends;        /* Fridays, each once, ascending */
};

void share_year_of(const struct rota_facts *facts, const struct rota_index *ix, int32_t family,
    struct arena *a, struct share_year *out);
/* Nights, weekends or stays of the twelve months that end with the last night of span `i`. */
int32_t share_in_year(const struct share_year *y, enum share_kind kind, int32_t i);
/* The same for the twelve months that end with `day`. */
int32_t share_until(const struct share_year *y, enum share_kind kind, int32_t day);
/* The first span with a night on `day` or later. */
int32_t share_first_after(const struct share_year *y, int32_t day);
/* Nights of the span on the days from..to, both included. */
int32_t share_overlap(const struct share_span *s, int32_t from, int32_t to);

#endif
