/* SPDX-License-Identifier: MIT */
/* A series in memory, and what its files share. */
#ifndef SERIES_PRIV_H
#define SERIES_PRIV_H

#include "hub/service/calendar.h"
#include "hub/service/series.h"
#include "hub_priv.h"

struct series {
    struct event e;
    struct calendar_event row; /* the same as the calendar reads it: its dates come from this */
    struct recur_series s;     /* rule and further days; not by the clock of e.zone */
    struct record_list changes; /* those that are there, by day */
};

/* Of an event that repeats and is not removed. */
enum hub_rc series_read(
    struct hub *h, hub_id event, struct arena *a, struct series *out, struct hub_err *err);
enum hub_rc series_of(
    const struct event *e, struct arena *a, struct recur_series *out, struct hub_err *err);
struct calendar_event series_row(const struct event *e);
/* Whether the rule has this date; HUB_OK with *is false when not. */
enum hub_rc series_has(struct hub *h, const struct calendar_event *row, hub_wall at, bool *is,
    struct hub_err *err);
/* London's `at` moved by `min` on the clock of the zone; on London's where none is known. */
hub_wall series_moved(const char *zone, hub_wall at, int64_t min);
/* London's `at` as that clock has it; the same where none is known. */
hub_wall series_there(const char *zone, hub_wall at);
/* HUB_ENOTFOUND with the dates around it unless the rule has it. */
enum hub_rc series_must_have(
    struct hub *h, const struct series *r, hub_wall at, struct hub_err *err);
struct event_change *series_change(const struct series *r, hub_wall at); /* NULL */

/* Lines of the register with a time in, from this day on; DATE_NONE: from the first. */
enum hub_rc series_first_taken(struct hub *h, hub_id event, hub_date from, struct arena *a,
    hub_date *day, struct hub_err *err);

/* series_stray.c: days with something written that the rule has no more, ascending. */
enum hub_rc series_strays(struct hub *h, const struct series *r, struct arena *a,
    struct series_dates *out, struct hub_err *err);
struct series_date series_date_of(
    const struct event *e, const struct event_change *c, hub_wall at);

/* All of one event's records of a noun that are there. */
enum hub_rc series_owned(struct hub *h, const struct noun *n, hub_id event, struct arena *a,
    struct record_list *out, struct hub_err *err);

/* "20261205T100000" of each, with commas; NULL: none. */
const char *series_dates_text(const hub_wall *items, size_t count, bool all_day, struct arena *a);
/* How the text writes UNTIL, so that a changed rule is written as it was. */
enum recur_until series_until_form(const struct event *e);
/* The last moment of the day of a date, the form in which UNTIL means that day. */
hub_wall series_until_day(hub_date d, bool all_day);

/* series_one.c, series_later.c: run inside a transaction. */
struct series_work {
    hub_id event, now;
    hub_wall at;
    enum series_scope scope;
    const struct assignment *set;
    size_t count;
    enum series_stray stray;
    hub_wall to;
    struct arena *a;
};
enum hub_rc series_settle_stray(struct hub *h, struct series_work *w, struct hub_err *err);
enum hub_rc series_edit_one(struct hub *h, struct series_work *w, struct hub_err *err);
enum hub_rc series_skip_one(struct hub *h, struct series_work *w, struct hub_err *err);
enum hub_rc series_restore_one(struct hub *h, struct series_work *w, struct hub_err *err);
enum hub_rc series_split(struct hub *h, struct series_work *w, struct hub_err *err);
enum hub_rc series_cut(struct hub *h, struct series_work *w, struct hub_err *err);
/* A moment as typed, where a time alone keeps the day of `at`. */
enum hub_rc series_moment(struct hub *h, const struct field *f, const char *typed, hub_wall at,
    hub_wall *out, struct hub_err *err);
/* What a field alone cannot say of a repeating event's rule; and its last day, worked out before it is written. */
enum hub_rc series_sense(const struct noun *n, const void *rec, const struct field **at,
    struct arena *a, struct hub_err *err);
void series_derive(const struct noun *n, void *rec, struct arena *a);
/* Words for how an event repeats become its rule, once its start is known. */
enum hub_rc series_settle(const struct noun *n, void *rec, const struct field **at, struct arena *a,
    struct hub_err *err);
/* The rule, further days and all that is kept by date follow a series that is moved. */
enum hub_rc series_follow(struct hub *h, const struct noun *n, const void *was, void *now,
    struct arena *a, struct hub_err *err);

#endif
