/* SPDX-License-Identifier: MIT */
/*
 * A host who signs in: who stays with them, when, and what is owed of them. Texts without layout,
 * read from no more than a host may see.
 */
#ifndef HUB_SERVICE_HOST_DAY_H
#define HUB_SERVICE_HOST_DAY_H

#include "hub/service/hub.h"

enum host_when { HOST_HERE, HOST_AHEAD, HOST_OVER };

struct host_child {
    hub_id child;
    const char *name;
    int age;              /* -1: not known */
    const char *alert;    /* "PEANUTS"; "" */
    bool no_photos;
    const char *medicine; /* here: "Brown inhaler: 19:30 not given yet, …", else names of it; "" */
};

struct host_stay {
    hub_id stay, family;
    enum host_when when;
    bool agreed;             /* or it happened; else the host is only asked */
    hub_wall arrive, leave;
    const char *days;        /* "27–29 Nov 2026" */
    const char *family_name; /* "Okafor" */
    const char *brings, *collects; /* "" */
    bool rung;               /* the hub carer has rung the family before */
    struct host_child *children;
    size_t count;
};

enum host_owes {
    HOST_OWES_ANSWER, /* a stay they are asked about */
    HOST_OWES_CALL,   /* the sheet of a stay that comes soon, to go through */
    HOST_OWES_COUNT_IN,
    HOST_OWES_DOSE,   /* due by now and not given */
    HOST_OWES_COUNT_OUT,
    HOST_OWES_NOTE,   /* the note that goes home */
};
struct host_owed {
    enum host_owes kind;
    hub_id stay, child, medicine; /* child, medicine: ID_NONE where it is of the stay */
    hub_date when;
    const char *text;
};

struct host_rest {
    hub_id away;
    const char *days, *why; /* why: "" */
};

struct host_number {
    const char *who, *number;
};

enum { HOST_NUMBERS = 10, HOST_CALL_DAYS = 7, HOST_OVER_DAYS = 7 };

struct host_day {
    hub_date day;
    hub_wall now;
    hub_id host; /* the first they are, for days off; ID_NONE: no host stands under this person */
    struct host_stay *stays; /* here, then ahead by day, then over */
    size_t stay_count;
    struct host_owed *owed;
    size_t owed_count;
    struct host_rest *rests; /* that have not ended */
    size_t rest_count;
    struct host_number numbers[HOST_NUMBERS]; /* the hub carer, out of hours, 999 */
    size_t number_count;
};

/* On `a`. HUB_EDENIED. */
enum hub_rc hub_host_day(
    struct hub *h, struct arena *a, struct host_day *out, struct hub_err *err);

/* A child's medicines now, for counting one in or out. */
struct host_medicine {
    hub_id id;
    const char *name;
};
enum hub_rc hub_host_medicines(struct hub *h, hub_id child, struct arena *a,
    struct host_medicine **out, size_t *count, struct hub_err *err);

#endif
