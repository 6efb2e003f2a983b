/* SPDX-License-Identifier: MIT */
#ifndef HUB_BASE_ZONE_PRIV_H
#define HUB_BASE_ZONE_PRIV_H

#include "hub/base/zone.h"

/* "M3.2.0/2": the second Sunday (0) of March at 02:00 by the clock that holds until then. */
struct zone_rule {
    int month, week, weekday;
    int32_t time; /* seconds; may be negative or more than a day */
};

struct zone_rules {
    bool known, summer_too;
    int32_t standard, summer; /* seconds ahead of UTC */
    struct zone_rule start, end;
};

struct zone {
    const struct zone_change *changes;
    size_t count;
    int32_t before;
    struct zone_rules rules; /* after the last change */
};

/* "EST5EDT,M3.2.0,M11.1.0", as POSIX has it; false when it is not that. */
bool zone_rules_parse(const char *text, struct zone_rules *out);

#endif
