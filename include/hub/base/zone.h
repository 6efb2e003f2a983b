/* SPDX-License-Identifier: MIT */
/*
 * Clocks of other places, for calendar files: from the system's zone files (tzdata), or from the
 * changes a file tells of itself. London has its own arithmetic in date.h and needs none of this.
 */
#ifndef HUB_BASE_ZONE_H
#define HUB_BASE_ZONE_H

#include "hub/base/arena.h"
#include "hub/base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { ZONE_NAME_MOST = 64 };

struct zone; /* lives in the arena it was made on */

/* From `at` (UTC seconds since 1970) on, clocks are `offset` seconds ahead of UTC. */
struct zone_change {
    int64_t at;
    int32_t offset;
};

/* "America/New_York", "UTC". HUB_ENOTFOUND: this computer knows no zone of that name. */
enum hub_rc zone_load(
    const char *name, struct arena *a, const struct zone **out, struct hub_err *err);
/* The bytes of a zone file (TZif, version 2 or later); NULL when they are not one. */
const struct zone *zone_read(const void *bytes, size_t len, struct arena *a);
/* From changes in ascending order; `before` holds until the first. They are copied. */
const struct zone *zone_of(
    const struct zone_change *changes, size_t count, int32_t before, struct arena *a);

int32_t zone_offset(const struct zone *z, hub_stamp at); /* seconds ahead of UTC */
hub_wall zone_wall(const struct zone *z, hub_stamp at);
/* As wall_to_stamp, there: TWICE gives the first, SKIPPED shows one hour later. */
hub_stamp zone_stamp(const struct zone *z, hub_wall w);

/* Whether both clocks differ by the same all through the days; *by is how far `a` is ahead, in
 * minutes. NULL is London. */
bool zone_keeps_step(
    const struct zone *a, const struct zone *b, hub_date from, hub_date to, int *by);

#endif
