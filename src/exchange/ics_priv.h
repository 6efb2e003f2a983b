/* SPDX-License-Identifier: MIT */
/*
 * Inside the reading of calendar files. ics_lines.c makes lines and components of the bytes,
 * ics_value.c reads dates, spans and texts, ics_zone.c finds whose clock a time goes by,
 * ics_event.c makes an entry of an event, ics_repeat.c of how it repeats, and ics_in.c brings
 * the dates of a series to it.
 *
 * The lines are read here and not by libical (3.0.16), which forgets their numbers, drops a rule
 * it cannot read, and takes a zone that nobody knows for none.
 */
#ifndef HUB_EXCHANGE_ICS_PRIV_H
#define HUB_EXCHANGE_ICS_PRIV_H

#include "hub/base/arena.h"
#include "hub/base/fault.h"
#include "hub/base/strmap.h"
#include "hub/base/zone.h"
#include "hub/exchange/ics.h"
#include "hub/scheduler/recur.h"

#include <stdbool.h>
#include <stddef.h>

enum { ICS_DEPTH = 16, ICS_PARAMS = 12 };

struct ics_param {
    const char *name, *value;
};

struct ics_line {
    int line;         /* where it begins, from 1 */
    const char *name; /* in capitals */
    const char *value;
    const struct ics_param *params;
    size_t param_count;
};

/* BEGIN to END, without what other components lie inside. */
struct ics_part {
    const char *kind; /* "VEVENT" */
    int line, parent; /* place of the one around it; -1: none */
    struct ics_line *lines;
    size_t count, cap;
};

struct ics_text {
    struct ics_part *parts;
    size_t count, cap;
};

struct ics_zone {
    const char *tzid;
    const struct zone *zone; /* NULL: London */
    const char *name;        /* of the system's zone; NULL: only the file tells of it */
};

struct ics_reader {
    struct arena *a;
    struct faults *faults;
    const char *file;
    struct ics_text text;
    struct strmap zones; /* TZID → place in zone_list + 1 */
    struct ics_zone *zone_list;
    size_t zone_count, zone_cap;
    struct ics_zone utc;
    struct ics_left *left; /* what hub does not keep, by name, counted */
    size_t left_count, left_cap;
    int64_t untold; /* notes beyond those anybody reads */
};

struct ics_left {
    const char *what;
    int64_t count;
};

/* A time as the file has it. */
struct ics_time {
    hub_wall wall; /* by the clock of `zone` */
    bool is_date, utc, floating;
    const struct ics_zone *zone; /* NULL: a date, or floating, which is London */
};

/* Says what was wrong in a line; what else there is goes on. */
void ics_note(struct ics_reader *r, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void ics_left_out(struct ics_reader *r, const char *what);

/* ics_lines.c: `bytes` are changed and must last as long as the arena. HUB_EINVAL: no calendar. */
enum hub_rc ics_lines(struct ics_reader *r, char *bytes, size_t len, struct hub_err *err);
const struct ics_line *ics_first(const struct ics_part *p, const char *name); /* NULL */
const char *ics_param(const struct ics_line *l, const char *name);             /* NULL */

/* ics_words.c: names of the file in a carer's words. */
const char *ics_part_one(const char *kind);      /* "An event"; of an unknown one "A part" */
const char *ics_part_left_out(const char *kind); /* "tasks"; NULL: it is read */
const char *ics_line_left_out(const char *name); /* "people who are asked" */
const char *ics_line_when(const char *name);     /* "When it starts" */
const char *ics_line_has(const char *name);      /* "its title has" */

/* ics_value.c */
const char *ics_plain_text(const char *value, struct arena *a); /* backslashes undone */
bool ics_wall_read(const char *text, hub_wall *out, bool *is_date, bool *utc);
bool ics_span_read(const char *text, int64_t *minutes, bool *days_only); /* "PT1H30M" */
bool ics_offset_read(const char *text, int32_t *seconds);                /* "-0500" */

/* ics_zone.c */
/* A value of this line: false, and told, when it is no time. */
bool ics_time_read(struct ics_reader *r, const struct ics_line *l, const char *text,
    struct ics_time *out);
hub_wall ics_london(const struct ics_time *t);
/* The name of a zone with the same clock over these days: its own, or one found; NULL. */
const char *ics_zone_name(
    struct ics_reader *r, const struct ics_zone *z, hub_date from, hub_date to);
const char *zone_of_windows(const char *name); /* NULL: not one of Windows' */
extern const char *const zones_in_use[];       /* to try, NULL at the end */

/* An event of the file, before the dates of its series are brought to it. */
struct ics_event {
    struct calendar_entry e;
    struct ics_time start;
    hub_wall day; /* RECURRENCE-ID, London; NONE: the series or a single event */
    bool day_is_date, bad;
    hub_stamp modified;
    struct recur_dates left_out; /* EXDATE, London */
    bool override_used;
};

/* ics_event.c: false when it could not be read at all, which is told. */
bool ics_event_read(struct ics_reader *r, const struct ics_part *p, struct ics_event *out);

/* ics_repeat.c: rules and lists of dates into e->e.repeats, also_on, zone, left_out. */
void ics_repeat_read(struct ics_reader *r, const struct ics_part *p, struct ics_event *e);
/* Whether a series has this date (London). True where that cannot be worked out. */
bool ics_series_has(const struct ics_event *e, hub_wall day, struct arena *scratch);

#endif
