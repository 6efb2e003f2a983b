/* SPDX-License-Identifier: MIT */
/*
 * Record ids: positive 63-bit integers, time-ordered and unique across devices
 * and processes. 42 bits of milliseconds since 2020-01-01 UTC (never less than
 * the last id's), 21 random bits; the next id of the same transaction is +1.
 */
#ifndef HUB_BASE_ID_H
#define HUB_BASE_ID_H

#include "hub/base/arena.h"
#include "hub/base/clock.h"

#include <stdint.h>

typedef struct {
    int64_t n;
} hub_id;

#define ID_NONE ((hub_id){0})

struct id_source {
    int64_t last;    /* the largest id of id_next, or seen in the file */
    int64_t last_at; /* the last id of id_at */
    int in_run;      /* inside a transaction the next id is last + 1 */
};

static inline int id_known(hub_id id)
{
    return id.n > 0;
}
static inline int id_eq(hub_id a, hub_id b)
{
    return a.n == b.n;
}

void id_run_begin(struct id_source *s); /* a transaction starts: the next id is a fresh one */
hub_id id_next(struct id_source *s, const struct hub_clock *c);
/* For imports: the own time of the entry, whatever `last` is. What is older than 2020 falls on any
 * moment of its first day. */
hub_id id_at(struct id_source *s, hub_stamp at);
hub_stamp id_time(hub_id id);
/* "7311432512": as people type it, and forms and commands are given it. */
const char *id_text(struct arena *a, hub_id id);
/* Below all ids of this time and later ones. */
int64_t id_floor(hub_stamp at);

#endif
