/* SPDX-License-Identifier: MIT */
#ifndef HUB_EXCHANGE_SO_RECUR_SO_PRIV_H
#define HUB_EXCHANGE_SO_RECUR_SO_PRIV_H

#include "../so_priv.h"

enum so_recur_result recur_by_libical(const struct so_recur_job *job);

#endif
