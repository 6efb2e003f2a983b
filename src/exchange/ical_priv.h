/* SPDX-License-Identifier: MIT */
/*
 * Inside the reading of calendar files. ical_lines.c makes lines and components of the bytes,
 * ical_value.c reads dates, spans and texts, ical_zone.c finds whose clock a time goes by,
 * ical_event.c makes an entry of an event, ical_repeat.c of how it repeats, and ical_in.c brings
 * the dates of a series to it.
 *
 * The lines are read here and not by libical (3.0.16), which forgets their numbers, drops a rule
 * it cannot read, and takes a zone that nobody knows for none.
 */
#ifndef HUB_EXCHANGE_ICAL_PRIV_H
#define HUB_EXCHANGE_ICAL_PRIV_H

#include "hub/base/arena.h"
#include "hub/base/fault.h"
#include "hub/base/strmap.h"
#include "hub/base/zone.h"
#include "hub/exchange/ical.h"
#include "hub/scheduler/recur.h"

#include <stdbool.h>
#include <stddef.h>

enum { ICAL_DEPTH = 16, ICAL_PARAMS = 12 };

struct ical_param {
    const char *name, *value;
};

struct ical_line {
    int line;         /* where it begins, from 1 */
    const char *name; /* in capitals */
    const char *value;
    const struct ical_param *params;
    size_t param_count;
};

/* BEGIN to END, without what other components lie inside. */
struct ical_part {
    const char *kind; /* "VEVENT" */
    int line, parent; /* place of the one around it; -1: none */
    struct ical_line *lines;
    size_t count, cap;
};

struct ical_text {
    struct ical_part *parts;
    size_t count, cap;
};

struct ical_zone {
    const char *tzid;
    const struct zone *zone; /* NULL: London */
    const char *name;        /* of the system's zone; NULL: only the file tells of it */
};

struct ical_reader {
    struct arena *a;
    struct faults *faults;
    const char *file;
    struct ical_text text;
    struct strmap zones; /* TZID → place in zone_list + 1 */
    struct ical_zone *zone_list;
    size_t zone_count, zone_cap;
    struct ical_zone utc;
    struct ical_left *left; /* what hub does not keep, by name, counted */
    size_t left_count, left_cap;
};

struct ical_left {
    const char *what;
    int64_t count;
};

/* A time as the file has it. */
struct ical_time {
    hub_wall wall; /* by the clock of `zone` */
    bool is_date, utc, floating;
    const struct ical_zone *zone; /* NULL: a date, or floating, which is London */
};

/* Says what was wrong in a line; what else there is goes on. */
void ical_note(struct ical_reader *r, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void ical_left_out(struct ical_reader *r, const char *what);

/* ical_lines.c: `bytes` are changed and must last as long as the arena. HUB_EINVAL: no calendar. */
enum hub_rc ical_lines(struct ical_reader *r, char *bytes, size_t len, struct hub_err *err);
const struct ical_line *ical_first(const struct ical_part *p, const char *name); /* NULL */
const char *ical_param(const struct ical_line *l, const char *name);             /* NULL */

/* ical_value.c */
const char *ical_plain_text(const char *value, struct arena *a); /* backslashes undone */
bool ical_wall_read(const char *text, hub_wall *out, bool *is_date, bool *utc);
bool ical_span_read(const char *text, int64_t *minutes, bool *days_only); /* "PT1H30M" */
bool ical_offset_read(const char *text, int32_t *seconds);                /* "-0500" */

/* ical_zone.c */
const struct ical_zone *ical_zone_of(struct ical_reader *r, const struct ical_line *l);
/* A value of this line: false, and told, when it is no time. */
bool ical_time_read(struct ical_reader *r, const struct ical_line *l, const char *text,
    struct ical_time *out);
hub_wall ical_london(const struct ical_time *t);
/* The name of a zone with the same clock over these days: its own, or one found; NULL. */
const char *ical_zone_name(
    struct ical_reader *r, const struct ical_zone *z, hub_date from, hub_date to);
const char *zone_of_windows(const char *name); /* NULL: not one of Windows' */
extern const char *const zones_in_use[];       /* to try, NULL at the end */

/* An event of the file, before the dates of its series are brought to it. */
struct ical_event {
    struct calendar_entry e;
    struct ical_time start;
    hub_wall day; /* RECURRENCE-ID, London; NONE: the series or a single event */
    bool day_is_date, and_later, bad;
    hub_stamp modified;
    struct recur_dates left_out; /* EXDATE, London */
    bool override_used;
};

/* ical_event.c: false when it could not be read at all, which is told. */
bool ical_event_read(struct ical_reader *r, const struct ical_part *p, struct ical_event *out);

/* ical_repeat.c: rules and lists of dates into e->e.repeats, also_on, zone, left_out. */
void ical_repeat_read(struct ical_reader *r, const struct ical_part *p, struct ical_event *e);
/* Whether a series has this date (London). True where that cannot be worked out. */
bool ical_series_has(const struct ical_event *e, hub_wall day, struct arena *scratch);

#endif
