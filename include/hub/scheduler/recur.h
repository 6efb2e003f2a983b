/* SPDX-License-Identifier: MIT */
/*
 * What repeats. A rule as RFC 5545 writes it (RRULE), read into a struct, and
 * worked out for an asked window by civil-date arithmetic. Pure: no clock, no
 * zone but the wall clock. Times stay the same on the wall across clock changes.
 *
 * The window is reached directly. Only COUNT looks back to the start, and there
 * whole periods are counted, not dates.
 */
#ifndef HUB_SCHEDULER_RECUR_H
#define HUB_SCHEDULER_RECUR_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum recur_freq { RECUR_DAILY, RECUR_WEEKLY, RECUR_MONTHLY, RECUR_YEARLY };
/* RARE: BYHOUR or BYMINUTE other than the start's; worked out by a function that is handed in. */
enum recur_scope { RECUR_CORE, RECUR_RARE };
enum { RECUR_LIST = 64, RECUR_INTERVAL_MOST = 32767, RECUR_COUNT_MOST = 1000000 };

struct recur_nth {
    int8_t n; /* 1 first, -1 last; never 0 */
    uint8_t weekday;
};

struct recur_rule {
    enum recur_freq freq;
    enum recur_scope scope;
    int32_t interval;   /* 1 or more */
    int32_t count;      /* 0: no end by number */
    hub_wall until;     /* the last minute that counts; WALL_NONE: no end by date */
    uint8_t wkst;       /* the weekday that weeks begin on */
    uint8_t weekdays;   /* BYDAY without a number: bits 1 << MON .. 1 << SUN */
    uint16_t months;    /* bits 1..12; 0: all */
    uint32_t days;      /* of the month: bits 1..31 */
    uint32_t days_back; /* from the end of the month: bit 1 is the last day */
    uint32_t hours;     /* bits 0..23 */
    uint64_t minutes;   /* bits 0..59 */
    uint8_t nth_count, place_count, year_day_count, week_count;
    struct recur_nth nth[RECUR_LIST]; /* BYDAY with a number */
    int16_t places[RECUR_LIST];       /* BYSETPOS */
    int16_t year_days[RECUR_LIST];    /* BYYEARDAY */
    int8_t weeks[RECUR_LIST];         /* BYWEEKNO */
};

/* How a rule or list of dates is read. NULL where one may be given: timed, London, no start. */
struct recur_reading {
    bool all_day;   /* parts that name a time are passed over, as RFC 5545 says */
    hub_wall start; /* of the series, always set: its time says nothing in a rule, and fills a date
                       in a list; WALL_NONE: not known */
    hub_wall (*local)(const void *zone, hub_stamp utc); /* NULL: stamp_to_wall */
    const void *zone;
};

/* Every day, with no end: to be changed. */
struct recur_rule recur_daily(void);

/*
 * "FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", also behind "RRULE:". HUB_EINVAL names the part
 * that is wrong, that RFC 5545 forbids there, or that hub refuses: repeating within a day
 * (HOURLY, MINUTELY, SECONDLY, BYSECOND), RSCALE and SKIP, BYWEEKNO without the weekday and BYSETPOS
 * over several times of a day, because programs differ about them, and several times of a day
 * where libical is wrong.
 */
enum hub_rc recur_parse(
    const char *text, const struct recur_reading *how, struct recur_rule *out, struct hub_err *err);

/*
 * The rule as text; `all_day` and RECUR_LOCAL choose the form of UNTIL: "20261218",
 * "20261218T190000" or in UTC, which a file with a zone needs.
 */
enum recur_until { RECUR_UTC, RECUR_LOCAL };
const char *recur_text(
    const struct recur_rule *r, bool all_day, enum recur_until until, struct arena *a);

/* EXDATE and RDATE: "20261225T190000,20270101T190000Z,20270108", sorted, each once. */
struct recur_dates {
    hub_wall *items;
    size_t count;
};
enum hub_rc recur_dates_parse(const char *text, const struct recur_reading *how, struct arena *a,
    struct recur_dates *out, struct hub_err *err);

struct recur_series {
    const struct recur_rule *rule; /* NULL: the start and what is added */
    hub_wall start;                /* midnight when all_day */
    bool all_day;
    bool keep_start; /* the start is a date even where the rule does not name it; not counted */
    struct recur_dates added, left_out; /* ascending; what is left out wins */
};

struct recur_window {
    hub_wall from, to; /* from <= start of a date < to; WALL_NONE: open on that side */
    size_t most;       /* 0: RECUR_MOST */
};
enum { RECUR_MOST = 100000 };

struct recur_time {
    hub_wall at;
    enum wall_kind kind; /* in London: WALL_SKIPPED and WALL_TWICE are to be said */
};

struct recur_times {
    struct recur_time *items; /* ascending */
    size_t count, cap;
    bool more; /* the window has more than were asked for */
};

/* Times of a RARE rule (without what is added or left out), ascending, at most w->most of them. */
struct recur_rare {
    enum hub_rc (*expand)(void *self, const struct recur_series *s, const struct recur_window *w,
        struct arena *a, struct recur_times *out, struct hub_err *err);
    void *self;
};

/*
 * The dates of a series in a window; the next six are {from, WALL_NONE, 6}.
 * `rare` may be NULL: then a RARE rule is refused with HUB_ENOTFOUND. A CORE rule never fails.
 * Items live in `a`.
 */
enum hub_rc recur_expand(const struct recur_series *s, const struct recur_window *w,
    const struct recur_rare *rare, struct arena *a, struct recur_times *out, struct hub_err *err);

/* Whether the rule itself names `at`: if not its start, say so and offer the first date. CORE only. */
bool recur_names(const struct recur_rule *r, hub_wall start, hub_wall at);



#endif
