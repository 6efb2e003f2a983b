/* SPDX-License-Identifier: MIT */
/* What is odd about a day and time that was typed; said at once, never refused. */
#ifndef HUB_SERVICE_MOMENTS_H
#define HUB_SERVICE_MOMENTS_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/model/noun.h"

/* A sleepover comes or goes at midnight: most likely a day was typed and no time. */
bool moment_of_midnight(const struct noun *n, const struct field *f, hub_wall w);
/* "01:30 does not exist that night: …" where the clocks change; "". */
const char *moment_of_clocks(hub_wall w, struct arena *a);

#endif
