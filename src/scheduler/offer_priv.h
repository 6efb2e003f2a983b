/* SPDX-License-Identifier: MIT */
/* Dates being looked for: what the parts share. */
#ifndef OFFER_PRIV_H
#define OFFER_PRIV_H

#include "hub/scheduler/offer.h"
#include "sift_priv.h"

enum { WEEK = 7 };

struct offering {
    const struct rota_facts *whole;
    const struct policy *policy;
    const struct rota_names *names;
    const struct offer_ask *ask;
    struct sift sift;      /* the whole facts */
    struct sift_stay stay; /* what would come */
    const int32_t *coming; /* children */
    int32_t coming_count;
    int32_t *of_week; /* by host: weekends counted by sift_friday, */
    int32_t first_friday, weeks;
    struct arena *a, *scratch;
    struct findings before;
    struct offers *out;
    size_t cap, refusal_cap;
};

/* Fills of_week: which weekends each host has, a year around what is asked for. */
void offer_count_hosts(struct offering *o);
/* Weekends of the host in that calendar year, were this one among them. */
int32_t offer_host_year(const struct offering *o, int32_t host, int32_t friday);
/* As many in a row, or in the year, as the host wants. */
bool offer_host_done(const struct offering *o, int32_t host, int32_t friday);

/* No school on any of the days. */
bool offer_in_holidays(const struct offering *o, hub_date first, hub_date last);
/* The stay as an offer, with its reasons and what it costs; the notes are there already. */
struct offer offer_weighed(
    const struct offering *o, const struct rota_stay *s, int32_t friday, struct offer with_notes);

#endif
