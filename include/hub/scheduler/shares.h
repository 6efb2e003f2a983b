/* SPDX-License-Identifier: MIT */
/*
 * The share tally: what each family had and each host gave in the twelve
 * months that end with a day. Nights, weekends and school holidays apart. A stay
 * counts in the year it begins in, a weekend in that of its Friday, a night by itself.
 * Pure, and the same for any order of the rows. Source: DOMAIN 7, rule 36.
 */
#ifndef HUB_SCHEDULER_SHARES_H
#define HUB_SCHEDULER_SHARES_H

#include "hub/base/arena.h"
#include "hub/scheduler/facts.h"

#include <stddef.h>

/* Planned nights only: an emergency, a day or a tea takes nothing from a family's share. */
struct family_share {
    int32_t family;
    int32_t agreed; /* stays in a year agreed with it; -1: no number */
    int32_t stays, nights, weekends;
    int32_t holiday_stays, holiday_nights; /* with a night in a school holiday; such nights */
    int32_t ahead;                         /* bookings after the day, those of a published fill not */
};

/* Whoever stayed, emergencies too. */
struct host_share {
    int32_t host;
    int32_t usual; /* weekends in a year; -1: no number */
    int32_t stays, nights, weekends;
    int32_t in_a_row;   /* the longest run of weekends one after the other */
    int32_t own_nights; /* of own time booked */
};

struct shares {
    hub_date from, to; /* both included */
    struct family_share *families; /* those of the facts, by hub and name */
    struct host_share *hosts;
    size_t family_count, host_count;
};

void rota_shares(
    const struct rota_facts *facts, hub_date to, struct arena *a, struct shares *out);

#endif
