/* SPDX-License-Identifier: MIT */
/* The times of a medicine sheet. */
#ifndef HUB_DOSE_PRIV_H
#define HUB_DOSE_PRIV_H

#include "hub/model/medicine.h"

enum { TIMES_MOST = 24 }; /* of one sheet */

/* Minutes after midnight, as on the sheet. Returns how many. */
size_t sheet_times(const struct medicine *m, int out[TIMES_MOST]);
/* The time of the sheet nearest to `at`, the one after `after` at least; NONE when it has no times. */
hub_wall sheet_slot(const struct medicine *m, hub_wall at, hub_wall after);

#endif
