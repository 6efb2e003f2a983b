/* SPDX-License-Identifier: MIT */
/*
 * Bank holidays by rule: the Banking and Financial Dealings Act 1971, the St
 * Andrew's Day Bank Holiday (Scotland) Act 2007, and a table of what was
 * proclaimed (gov.uk/bank-holidays). A day proclaimed after this program was
 * made is not known to it. Names and substitute days as gov.uk gives them.
 */
#ifndef HUB_SCHEDULER_HOLIDAYS_H
#define HUB_SCHEDULER_HOLIDAYS_H

#include "hub/base/date.h"
#include "hub/scheduler/facts.h"

#include <stdbool.h>
#include <stddef.h>

enum { HOLIDAYS_A_YEAR = 16, HOLIDAYS_FIRST_YEAR = 1996 };

struct holiday {
    hub_date day;
    const char *name;
    bool substitute; /* in place of a Saturday, a Sunday or another holiday */
};

/* Those of a year, by date; how many. England and Wales have the same. None before HOLIDAYS_FIRST_YEAR. */
size_t holidays_of(enum nation nation, int year, struct holiday out[HOLIDAYS_A_YEAR]);

/* Whether the day is one; *out (may be NULL) says which. */
bool holiday_on(enum nation nation, hub_date day, struct holiday *out);

hub_date easter_sunday(int year);

#endif
