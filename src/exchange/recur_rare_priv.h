/* SPDX-License-Identifier: MIT */
/* recur_rare_by_libical with a shared object that is already open: for tests, which live elsewhere. */
#ifndef HUB_EXCHANGE_RECUR_RARE_PRIV_H
#define HUB_EXCHANGE_RECUR_RARE_PRIV_H

#include "hub/scheduler/recur.h"
#include "so_priv.h"

enum hub_rc recur_rare_with(const struct exchange_so *so, const struct recur_series *s,
    const struct recur_window *w, struct arena *a, struct recur_times *out, struct hub_err *err);

#endif
