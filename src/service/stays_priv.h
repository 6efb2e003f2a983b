/* SPDX-License-Identifier: MIT */
#ifndef STAYS_PRIV_H
#define STAYS_PRIV_H

#include "hub/service/stays.h"
#include "tells_priv.h"

/* What work for stay_tried() returns when all was found out: then nothing is kept. */
#define TRIED HUB_EFINDING

/* Do it, and keep nothing of it. */
enum hub_rc stay_tried(struct hub *h,
    enum hub_rc (*work)(struct hub *h, void *arg, struct hub_err *err), void *arg,
    struct hub_err *err);

/*
 * In the running transaction, of a stay as it is in it: what is in the way stops it
 * (HUB_ECONFLICT), or is gone ahead with for this reason. `papers`: those of children and hosts
 * too; they are asked for as it is agreed, not again when it moves.
 */
enum hub_rc stay_settle(struct hub *h, hub_id stay, bool papers, const char *reason,
    struct arena *a, struct hub_err *err);

/* From asked to happened no step is left out; what is over stays so. HUB_EINVAL. */
enum hub_rc stay_step(
    const struct hub *h, const struct stay *was, const struct stay *now, struct hub_err *err);

#endif
