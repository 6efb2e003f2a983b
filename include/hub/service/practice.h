/* SPDX-License-Identifier: MIT */
/* The practice hub: a file of invented people with years behind them and something on today. */
#ifndef HUB_SERVICE_PRACTICE_H
#define HUB_SERVICE_PRACTICE_H

#include "hub/service/hub.h"

#include <stdint.h>

struct practice_plan {
    int hubs;     /* 1..200 */
    int families; /* with each hub now, 1..2000; a quarter as many have left, more in 5 years and up */
    int years;    /* 1..20, of records before today */
    int64_t seed; /* the same seed, numbers and day give the same records */
};

enum { PRACTICE_HUBS = 1, PRACTICE_FAMILIES = 9, PRACTICE_YEARS = 3, PRACTICE_SEED = 1 };

#define PRACTICE_PERSON "Amina" /* the hub carer of the first hub */

/*
 * From this many hubs on the file is for trying hub under load: 250 stays a
 * year in each hub instead of 72, but one log entry a week instead of 25 to
 * 35, consents without their earlier years, and no registers.
 */
enum { PRACTICE_BUSY_HUBS = 20 };

/*
 * Make the file o->path, which must not be there (HUB_ECONFLICT), by the clock
 * given. It says of itself that all in it is invented. On failure the file is
 * taken away again. Phones are of the numbers Ofcom keeps for drama.
 */
enum hub_rc practice_make(
    const struct hub_opening *o, const struct practice_plan *plan, struct hub_err *err);

/* Whether the file o->path says so of itself; nobody need be named. Errors as hub_open. */
enum hub_rc practice_told(const struct hub_opening *o, bool *practice, struct hub_err *err);

#endif
