/* SPDX-License-Identifier: MIT */
/* Rules that the scheduler leaves to libical, inside hub-exchange.so. */
#ifndef HUB_EXCHANGE_RECUR_RARE_H
#define HUB_EXCHANGE_RECUR_RARE_H

#include "hub/scheduler/recur.h"

/*
 * Opens the shared object at its first rule. HUB_ENOTFOUND, HUB_ENEWER: it is not there, or of
 * another version; HUB_EINVAL: libical cannot read the rule, or its dates are too many.
 */
extern const struct recur_rare recur_rare_by_libical;

#endif
