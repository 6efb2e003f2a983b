/* SPDX-License-Identifier: MIT */
/*
 * The calendar by words, over all time: events and the dates of series by their
 * name and place, sleepovers by family and host, days away by host, holidays by
 * name. Words as in Find: each must begin a word. The dates next to a day come
 * first, so that the cost is that of what is shown, not of the file.
 */
#ifndef HUB_SERVICE_CALENDAR_FIND_H
#define HUB_SERVICE_CALENDAR_FIND_H

#include "hub/service/calendar.h"

enum { CALENDAR_FIND_MOST = 60 };

struct calendar_found {
    struct calendar_item *items; /* those from the day on; then those before it, latest first */
    size_t count, onward;        /* of them: from the day on */
    bool more;                   /* there are others, further away */
};

/*
 * Of the hubs narrowed to, at most `most` (0: CALENDAR_FIND_MOST) on each side of `near`; dates
 * that are not on are among them. Text without a word finds nothing. HUB_EDENIED. Texts live in `a`.
 */
enum hub_rc hub_calendar_find(struct hub *h, const char *text, hub_date near, size_t most,
    struct arena *a, struct calendar_found *out, struct hub_err *err);

#endif
