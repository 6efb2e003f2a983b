/* SPDX-License-Identifier: MIT */
#ifndef HUB_VERSIONS_PRIV_H
#define HUB_VERSIONS_PRIV_H

#include "hub/service/versions.h"
#include "hub_priv.h"

struct since {
    int64_t step;
    struct versions *out;
    struct arena *a;
    size_t cap;
};

/*
 * Within the transaction of an edit: `theirs` is the record as it is, `mine` as
 * it would become. HUB_ECONFLICT when a field that differs was changed after
 * the step.
 */
enum hub_rc since_check(struct hub *h, const struct noun *n, hub_id id, struct since *s,
    const void *theirs, const void *mine, struct hub_err *err);

#endif
