/* SPDX-License-Identifier: MIT */
/* The events whose register an event helper was given, and when each of them opens. */
#ifndef HUB_SERVICE_HELPER_DAY_H
#define HUB_SERVICE_HELPER_DAY_H

#include "hub/service/hub.h"

struct helper_event {
    hub_id event;
    hub_date day;           /* of that register */
    const char *name;
    const char *hours;      /* "10:00–12:00"; "" */
    hub_date opens, closes; /* it may be read and written on these days and between them */
    bool open;              /* today is one of them */
};

/*
 * Of whoever is at this hub, by day. Nothing of an event is told beside its name and its hours
 * before it opens, or after it has closed. On `a`. HUB_EDENIED: not an event helper.
 */
enum hub_rc hub_helper_events(struct hub *h, struct arena *a, struct helper_event **out,
    size_t *count, struct hub_err *err);

/* Which one to show: the open one whose day is nearest, else the next, else the last; NULL: none. */
const struct helper_event *helper_event_now(
    const struct helper_event *events, size_t count, hub_date today);
/* "The register of Farm trip opens here on Friday 27 November 2026, the day before." On `a`. */
const char *helper_event_words(const struct helper_event *e, hub_date today, struct arena *a);

#endif
