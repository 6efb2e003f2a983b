/* SPDX-License-Identifier: MIT */
/* Inside bringing a copy home: who knew of what. */
#ifndef MERGE_KNOW_PRIV_H
#define MERGE_KNOW_PRIV_H

#include "hub/base/map.h"
#include "hub/model/merge_cells.h"

struct know {
    struct merge_site *sites;
    size_t site_count;
    struct idmap site_at;
    struct merge_deed *deeds; /* by site and seq */
    size_t deed_count;
    struct idmap homecoming_at; /* → deed */
};

/* `running`: what the running transaction brings home; ID_NONE: nothing. */
enum hub_rc know_load(
    struct store *s, hub_id running, struct arena *a, struct know *out, struct hub_err *err);
/* Whether whoever made the step (site, seq) knew of this write. */
bool knows(const struct know *k, int64_t site, int64_t seq, const struct cell_write *w);
/* Neither of the two knew of the other. */
bool know_apart(const struct know *k, const struct cell_write *x, const struct cell_write *y);
/* Whether a step is of a person's own writing: no bringing home, no taking back of one, and it stands. */
bool know_counts_step(const struct know *k, int64_t site, int64_t seq, hub_id came);
/* Whether a write is of a taking back that stands, and was let in. */
bool know_takes_back(const struct know *k, const struct cell_write *w);
/* Of these writes those that count, and of those the ones that no other knew of. */
void know_counted(const struct know *k, struct cell_writes *w);
void know_standing(const struct know *k, struct cell_writes *w);

/* Of these writes those that whoever made the step (site, seq) found: known to it, and to none of them. */
void know_found(const struct know *k, int64_t site, int64_t seq, struct cell_writes *w);

#endif
