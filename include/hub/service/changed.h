/* SPDX-License-Identifier: MIT */
/*
 * What changed for families: the services that they used elsewhere before and
 * after they joined the hub, and what people said of it. Both as recorded, no
 * more: nobody writes down all of what a family used.
 */
#ifndef HUB_SERVICE_CHANGED_H
#define HUB_SERVICE_CHANGED_H

#include "hub/model/figures.h"
#include "hub/service/records.h"

/* Which records: those that touch these days, both included; of this family, ID_NONE: of all. */
struct changed_ask {
    hub_date from, to; /* DATE_NONE: open */
    hub_id family;
};

struct service_side {
    int64_t minutes;  /* with the family, of those whose hours are known */
    int64_t times;    /* a record without a number is once */
    int64_t families; /* different ones */
};

struct service_count {
    const char *service; /* as first written; another capital or accent is the same service */
    struct service_side before, after;
};

enum service_outcome {
    SERVICE_USED,
    SERVICE_ASKED,
    SERVICE_WAITING,
    SERVICE_REFUSED,
    SERVICE_NOT_NEEDED,
    SERVICE_OUTCOMES
};

/*
 * The used ones, by side. The record says which side it is on, else the day the
 * family joined; one that goes over that day, or over an end of the days asked
 * for, is divided by days. Families with a peer only are left out.
 */
struct services_count {
    struct service_count *lines; /* by name */
    size_t count;
    struct service_side before, after;        /* of all services */
    int64_t records[SERVICE_OUTCOMES];        /* how many of each, whichever side */
    int64_t no_side;  /* used, but on which side is not known: in no line */
    int64_t no_hours; /* used, in the lines with their times only */
};
/* HUB_EDENIED. */
enum hub_rc hub_services_count(struct hub *h, const struct changed_ask *ask, struct arena *a,
    struct services_count *out, struct hub_err *err);

/* Whether a record is of the time before joining, after it, of both, or not known. */
enum service_when { SERVICE_BEFORE, SERVICE_AFTER, SERVICE_BOTH, SERVICE_NEITHER };
enum service_when service_when(const struct service_used *s, hub_date joined);

#endif
