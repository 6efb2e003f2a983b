/* SPDX-License-Identifier: MIT */
/*
 * What the calendar reads: events, series, stays, away dates and holidays of
 * some days, by narrow queries whose cost is that of the days asked for, not
 * of the file. Texts are valid during the call only.
 */
#ifndef HUB_MODEL_CALENDAR_H
#define HUB_MODEL_CALENDAR_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

struct calendar_ask {
    hub_id hub;        /* ID_NONE: all */
    hub_date from, to; /* both included */
};

struct calendar_event {
    hub_id id, hub, host;
    const char *name, *place, *kind, *status, *uid, *zone; /* NULL: empty */
    hub_wall starts, ends;                                 /* ends NONE */
    bool all_day;
    const char *repeats, *also_on; /* NULL: once */
    hub_date repeats_until;
};

/* One date of a series that is not as the others. */
struct calendar_change {
    hub_id event, id;
    hub_wall day; /* when the rule has it */
    bool cancelled;
    hub_wall starts, ends;           /* NONE: as the series has it */
    const char *name, *place, *note; /* NULL: as the series has it */
};

enum calendar_span_kind { SPAN_STAY, SPAN_AWAY, SPAN_HOLIDAY };

struct calendar_span {
    enum calendar_span_kind kind;
    hub_id id, host, family;
    hub_wall from, to;  /* a stay's times; else midnight of the first and the last day */
    const char *name;   /* family, host, holiday */
    const char *at;     /* host of a stay; area of a holiday; NULL */
    const char *status; /* of a stay; kind of a holiday */
    bool own_time;      /* away: the host's rest */
};

/* `each` returns false to stop. Once: events that do not repeat and touch the days. */
enum hub_rc calendar_events(struct store *s, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_event *e), void *arg, struct hub_err *err);
/*
 * Series that may have a date in the days; with `had`, days among them of the same hub, those only
 * that have none in those. had NULL: all.
 */
enum hub_rc calendar_series(struct store *s, const struct calendar_ask *ask,
    const struct calendar_ask *had, bool (*each)(void *arg, const struct calendar_event *e),
    void *arg, struct hub_err *err);
/* Changes of any series whose own day, or the day it moved to, is among the days. */
enum hub_rc calendar_changes(struct store *s, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err);
/* One event, and the changes of its dates; none when it is removed. */
enum hub_rc calendar_event_of(struct store *s, hub_id event,
    bool (*each)(void *arg, const struct calendar_event *e), void *arg, struct hub_err *err);
enum hub_rc calendar_changes_of(struct store *s, hub_id event,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err);
/* Changes of all time that give a date a name of its own. */
enum hub_rc calendar_changes_named(struct store *s, hub_id hub,
    bool (*each)(void *arg, const struct calendar_change *c), void *arg, struct hub_err *err);
/*
 * Stays of a family or a host (the other ID_NONE) that arrive from a day on, or before it latest
 * first, at most `most`; days that a host is away in the same way.
 */
struct calendar_near {
    hub_id hub, family, host;
    hub_date day;
    bool back;
    size_t most;
};
enum hub_rc calendar_spans_near(struct store *s, const struct calendar_near *near,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, struct hub_err *err);
/* Holidays of all time. */
enum hub_rc calendar_holidays(struct store *s, hub_id hub,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, struct hub_err *err);
/* The first day of any event, a date that was moved included; DATE_NONE: there is none. */
enum hub_rc calendar_first_day(struct store *s, hub_date *out, struct hub_err *err);
/* Stays from asked to happened, away dates and holidays that touch the days, by kind. */
enum hub_rc calendar_spans(struct store *s, const struct calendar_ask *ask,
    bool (*each)(void *arg, const struct calendar_span *span), void *arg, struct hub_err *err);

#endif
