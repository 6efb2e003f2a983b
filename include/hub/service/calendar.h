/* SPDX-License-Identifier: MIT */
/*
 * What is on, on which day: events and the dates of series, stays, away dates,
 * bank holidays and school holidays, as plain data in one order.
 */
#ifndef HUB_SERVICE_CALENDAR_H
#define HUB_SERVICE_CALENDAR_H

#include "hub/model/calendar.h"
#include "hub/scheduler/recur.h"
#include "hub/service/hub.h"

enum calendar_kind { CALENDAR_BANK, CALENDAR_SCHOOL, CALENDAR_AWAY, CALENDAR_EVENT, CALENDAR_STAY };

struct calendar_item {
    enum calendar_kind kind;
    hub_id id;             /* event, stay, away, holiday; ID_NONE for a bank holiday */
    hub_id host;           /* of a stay, an away date, an event at home; else ID_NONE */
    hub_date first, last;  /* days it touches, both included */
    hub_wall starts, ends; /* of a timed event or a stay; ends NONE: not said */
    bool all_day;
    const char *title;      /* "Coffee morning", "Okafor", "Ben away" */
    const char *place;      /* place, host of a stay, area of a holiday; "" */
    const char *status;     /* planned, happened, cancelled; a stay's; kind of a holiday; "" */
    const char *uid, *zone; /* of an event; "" */
    bool repeats;           /* one date of a series: */
    hub_wall original;      /* when the rule has it; else NONE */
    hub_id change;          /* the change of that date; ID_NONE */
    bool cancelled;         /* this date is not on */
    bool left_out;          /* cancelled, and nothing is said about it: as if it had never been */
    const char *note;       /* of that date; "" */
    enum wall_kind clock;   /* WALL_SKIPPED, WALL_TWICE: the night the clocks change */
    bool own_time;          /* away: rest */
};

struct calendar {
    struct calendar_item *items; /* by first day, kind, start, title */
    size_t count;
    const char *unread; /* the first series whose rule could not be worked out, with why; "" */
};

enum calendar_what {
    CALENDAR_EVENTS = 1 << 0,
    CALENDAR_SPANS = 1 << 1,     /* stays, away dates, holidays */
    CALENDAR_CANCELLED = 1 << 2, /* also dates that are not on */
};

/*
 * from..to, both included, of the hubs narrowed to; `what` is a set of
 * calendar_what. Cost is that of the days, not of the file. Texts live in `a`.
 * HUB_EDENIED; HUB_EINVAL: to before from.
 */
enum hub_rc hub_calendar(struct hub *h, hub_date from, hub_date to, unsigned what, struct arena *a,
    struct calendar *out, struct hub_err *err);

/*
 * The same, given one after the other, some months read at a time, so that ten
 * years need no more memory than the busiest month. Texts are valid during the
 * call only, but for `unread` ("" when all was), which lives in `a`. The first
 * error of `each` ends it.
 */
enum hub_rc hub_calendar_each(struct hub *h, hub_date from, hub_date to, unsigned what,
    struct arena *a, const char **unread,
    enum hub_rc (*each)(void *arg, const struct calendar_item *item, struct hub_err *err),
    void *arg, struct hub_err *err);

/* Works out rules that RFC 5545 has and hub rarely meets; set once at the start. */
void hub_set_recur_rare(struct hub *h, const struct recur_rare *rare);

/*
 * The dates of a series in a window, both London's, whatever clock it goes by (e->zone).
 * HUB_EINVAL with a sentence; HUB_ENOTFOUND: a zone or a rare rule nobody here works out.
 */
enum hub_rc calendar_series_times(const struct calendar_event *e, const struct recur_window *w,
    const struct recur_rare *rare, struct arena *a, struct recur_times *out, struct hub_err *err);

/*
 * A series as the engine reads it: rule, further days, start; its zone is passed over.
 * HUB_EINVAL with a sentence.
 */
enum hub_rc calendar_series_of(
    const struct calendar_event *e, struct arena *a, struct recur_series *out, struct hub_err *err);

#endif
