/* SPDX-License-Identifier: MIT */
/* Inside the namer: names looked up once, and names that find one record only. */
#ifndef NAMER_PRIV_H
#define NAMER_PRIV_H

#include "hub/base/map.h"

#include "hub_priv.h"

/* Of one noun's records that are there: the names that find them where import looks. */
struct exact_names {
    bool known;
    struct idmap in_hub, in_owner; /* id → name; without those whose name another has too */
    struct idmap hubs, owners;     /* id → whose it is */
};

struct namer {
    struct hub *h;
    struct arena *a;
    struct idmap *names; /* one a noun, in the order of nouns[] */
    struct idmap *hubs;  /* the same: the hub a record belongs to */
    struct exact_names *exact;
};

size_t namer_place(const struct noun *n); /* in nouns[] */
hub_id namer_hub_id(struct namer *m, const struct noun *n, const void *rec);

#endif
