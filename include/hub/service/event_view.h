/* SPDX-License-Identifier: MIT */
/* One day of one event with all that hangs on it, as its pages need it: plain data, read once. */
#ifndef HUB_SERVICE_EVENT_VIEW_H
#define HUB_SERVICE_EVENT_VIEW_H

#include "hub/model/family.h"
#include "hub/service/register.h"
#include "hub/service/risk.h"

enum { EVENT_RINGS = 2 };

struct event_guest { /* asked: a family, or an adult who helps */
    hub_id family, person;
    const char *name;   /* "Okafor", "Ben" */
    const char *part;   /* guest, lead, helper, first aider, driver */
    const char *answer; /* yes, no, perhaps, not said */
    const char *brings; /* "" */
    int64_t adults, children; /* INT_NONE */
    bool checked;       /* an adult whose check holds on the day */
    const char *phone;  /* of an adult; "" */
};

struct event_view {
    struct event event;
    struct register_view reg; /* with the day, names and alerts */
    struct event_guest *guests; /* as asked */
    size_t guest_count;
    const char *(*rings)[EVENT_RINGS]; /* by row of the register: "Grace (mum) 07700 900123"; "" */
    struct risk_view risk;
    struct hub_row hub;
};

/* Texts live in `a`. `day` DATE_NONE: the event's own. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_event_view(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct event_view *out, struct hub_err *err);

/*
 * The event a person means by its name or number, and the day. Of several of that name, or of the
 * days of one that repeats: the first from `from` on (DATE_NONE: today), else the last before.
 * HUB_ENOTFOUND with "did you mean".
 */
enum hub_rc hub_event_named(struct hub *h, const char *name, hub_date from, hub_id *event,
    hub_date *day, struct hub_err *err);

#endif
