/* SPDX-License-Identifier: MIT */
/*
 * What an event meets: another event, a sleepover, days somebody is away, a
 * host's rest. Said, never forbidden: the person decides.
 */
#ifndef HUB_SERVICE_CLASHES_H
#define HUB_SERVICE_CLASHES_H

#include "hub/service/calendar.h"

struct clash_ask {
    hub_id event;          /* itself, which it does not meet; ID_NONE: not saved yet */
    hub_id host;           /* who has it at home: then only this host's stays and days away */
    hub_wall starts, ends; /* ends NONE: only the start is looked at */
    bool all_day;          /* then from the first to the last day, whatever the times */
};

struct clash {
    enum calendar_kind kind; /* EVENT, STAY, AWAY */
    hub_id id;
    hub_wall starts, ends; /* ends NONE: not said */
    bool own_time;         /* AWAY: the host's rest */
    bool sure;             /* two events, or both at the one host; else it is on at that time */
    const char *name;      /* "Film night", "Okafor", "Ben away" */
    const char *text;      /* "Film night, 18:00–20:00", "the sleepover of Okafor at Amina's" */
    const char *hidden;    /* the same with initials */
};

struct clashes {
    struct clash *items; /* the sure ones first, each in order of time */
    size_t count, sure;
};

/* HUB_EDENIED; HUB_EINVAL: no start. Texts live in `a`. */
enum hub_rc hub_clashes(struct hub *h, const struct clash_ask *ask, struct arena *a,
    struct clashes *out, struct hub_err *err);
/* The same among what was read already: it must have all that is on in that time. */
void hub_clashes_among(const struct clash_ask *ask, const struct calendar *on, struct arena *a,
    struct clashes *out);
/*
 * The same for a saved event; `day` is that of the rule for one date of a series (DATE_NONE: of a
 * series, its next dates, CLASH_DATES of them).
 */
enum { CLASH_DATES = 6 };
enum hub_rc hub_event_clashes(struct hub *h, hub_id event, hub_date day, struct arena *a,
    struct clashes *out, struct hub_err *err);

/* "Clashes with Film night, 18:00–20:00. Also then: Ben away."; "" when it meets nothing. */
const char *clash_words(const struct clashes *c, bool hide, struct arena *a);

#endif
