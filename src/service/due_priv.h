/* SPDX-License-Identifier: MIT */
#ifndef DUE_PRIV_H
#define DUE_PRIV_H

#include "hub/model/due.h"
#include "hub/service/due.h"
#include "hub_priv.h"

/* In the running transaction: what its changes may have altered is worked out anew. */
enum hub_rc due_refresh(struct hub *h, struct hub_err *err);
/* Whether records of this noun may alter what is wrong with the rota. */
bool due_of_rota(const struct noun *n);
/* Of which day and by which numbers it is worked out now. */
struct due_day due_today(const struct hub *h);

#endif
