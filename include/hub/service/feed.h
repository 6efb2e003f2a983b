/* SPDX-License-Identifier: MIT */
/* What goes out in a calendar file: events with the dates that differ, and stays. */
#ifndef HUB_SERVICE_FEED_H
#define HUB_SERVICE_FEED_H

#include "hub/model/event.h"
#include "hub/service/hub.h"

/* Marks of what was made in hub: "hub-event-123@hub.invalid". */
#define CALENDAR_MARK_EVENT "hub-event-"
#define CALENDAR_MARK_STAY  "hub-stay-"

struct feed_ask {
    hub_date from, to;  /* both included; DATE_NONE: open */
    bool children;      /* who stays is wanted by name */
    const char *person; /* a name: only what they are asked to, their family's stays and those at theirs; NULL: all */
};

struct feed_event {
    const struct event *event;
    const struct event_change *changes; /* those that are not removed, by day */
    size_t change_count;
};

struct feed_stay {
    hub_id id;
    hub_wall arrive, leave;
    const char *family, *host, *status; /* "" */
    const char *children;               /* first names, "Mia, Theo"; "" unless asked for */
};

struct feed {
    struct feed_event *events;
    size_t event_count;
    struct feed_stay *stays;
    size_t stay_count;
    hub_stamp now;
    bool one_person;
};

/* Of the hubs narrowed to. HUB_ENOTFOUND: nobody of that name; HUB_EDENIED. Texts live in `a`. */
enum hub_rc hub_feed(struct hub *h, const struct feed_ask *ask, struct arena *a, struct feed *out,
    struct hub_err *err);

#endif
