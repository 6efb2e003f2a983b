/* SPDX-License-Identifier: MIT */
/* What a new or moved stay would meet, told cheaply: a full check of what is left decides. */
#ifndef SIFT_PRIV_H
#define SIFT_PRIV_H

#include "run_priv.h"

struct sift {
    const struct rota_facts *facts;
    const struct policy *policy;
    const int32_t *kids; /* by stay: how many come */
    int32_t hub;
};

struct sift_stay { /* the one that would come */
    int32_t instead_of; /* a stay that is not there then; -1: none */
    int32_t family, kids;
};

bool sift_takes_bed(const struct rota_stay *s);
/* The Friday of its weekend; of a stay that begins from Sunday to Thursday the next one. */
int32_t sift_friday(hub_wall arrive);
/* enum wish_kind; -1: nothing said. */
int sift_wish(const struct sift *t, int32_t family, int32_t friday);
/* enum host_link; -1: none. */
int sift_link(const struct sift *t, int32_t family, int32_t host);
/* Another stay of the family is nearer than the weeks it wants between them. */
bool sift_too_near(const struct sift *t, const struct sift_stay *stay, int32_t friday);
/* More children on that weekend than it may have. */
bool sift_weekend_full(const struct sift *t, const struct sift_stay *stay, int32_t friday);
/* Beds left on the fullest of the nights first..last - 1, by number alone; below 0: too few. */
int32_t sift_beds_left(const struct sift *t, const struct sift_stay *stay, int32_t host,
    int32_t first, int32_t last);

#endif
