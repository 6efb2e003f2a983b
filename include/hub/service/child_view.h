/* SPDX-License-Identifier: MIT */
/* One child with all that hangs on it, as pages and the plain mode need it: plain data, read once. */
#ifndef HUB_SERVICE_CHILD_VIEW_H
#define HUB_SERVICE_CHILD_VIEW_H

#include "hub/model/child.h"
#include "hub/model/consent.h"
#include "hub/model/family.h"
#include "hub/model/medicine.h"
#include "hub/model/person.h"
#include "hub/service/hub.h"

/* Who may collect the child on the day, or may not. */
struct collect_line {
    const char *name;     /* "Grace" */
    const char *relation; /* "mum"; NULL: not said */
    const char *phone;    /* NULL: none */
    bool may;
    bool only_today;
    hub_date until; /* DATE_NONE: no end was said */
};

struct consent_line {
    const struct consent *consent;
    hub_date end; /* the last day it holds: as said, else a year */
    bool ended;   /* past, or taken back */
};

struct headline { /* of the child's story, from the log */
    hub_date on;
    const char *text;
};

struct child_view {
    hub_date day; /* what "today" means below */
    struct child child;
    struct family family;
    struct hub_row hub;
    /* Adults of the family that have a phone and may be told, those to ring first in front. */
    const struct person **ring;
    size_t ring_count;
    struct collect_line *collect; /* those who may stand first */
    size_t collect_count;
    const struct medicine **medicines; /* taken on the day, by name */
    size_t medicine_count;
    struct consent_line *consents; /* of each kind the newest, by kind */
    size_t consent_count;
    struct headline *headlines; /* oldest first */
    size_t headline_count;
    hub_id stay;             /* the child's sleepover on that night; ID_NONE: none */
    const char *pen_at;      /* where the pen is, by the stay of the day or the next; NULL */
    const char *carer;       /* the hub carer; NULL: none */
    const char *carer_phone; /* NULL: none */
};

/* Texts live in `a`. HUB_ENOTFOUND; HUB_EDENIED. */
enum hub_rc hub_child_view(struct hub *h, hub_id child, hub_date day, struct arena *a,
    struct child_view *out, struct hub_err *err);

/* The same, but only who the child is, whom to ring and who may collect: for registers. */
enum hub_rc hub_child_people(struct hub *h, hub_id child, hub_date day, struct arena *a,
    struct child_view *out, struct hub_err *err);
struct consent_line consent_on(const struct consent *c, hub_date day);

/* The name a child or adult goes by: known as, else the name. */
const char *child_called(const struct child *c);
const char *person_called(const struct person *p);

#endif
