/* SPDX-License-Identifier: MIT */
/*
 * Civil dates and times of Europe/London, whatever TZ says.
 *
 * hub_date   a day: days since 1970-01-01 (Gregorian, proleptic)
 * hub_wall   a day and a time on the wall clock: minutes since 1970-01-01 00:00
 * hub_tod    minutes after midnight, 0..1439
 * hub_stamp  an instant: UTC milliseconds since 1970
 *
 * Wrapped in structs so that the compiler refuses mixing. The years are
 * 1600..9999. NONE means "not known" and formats as an empty text.
 */
#ifndef HUB_BASE_DATE_H
#define HUB_BASE_DATE_H

#include "hub/base/err.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct {
    int32_t d;
} hub_date;
typedef struct {
    int64_t min;
} hub_wall;
typedef struct {
    int32_t min;
} hub_tod;
typedef struct {
    int64_t ms;
} hub_stamp;

#define DATE_NONE ((hub_date){INT32_MIN})
#define WALL_NONE ((hub_wall){INT64_MIN})
#define TOD_NONE ((hub_tod){INT32_MIN})
#define STAMP_NONE ((hub_stamp){INT64_MIN})

enum { MON, TUE, WED, THU, FRI, SAT, SUN };
enum { MINUTES_A_DAY = 1440, DATE_TEXT = 48 }; /* DATE_TEXT: room for any text made here */

static inline bool date_known(hub_date d)
{
    return d.d != INT32_MIN;
}
static inline bool wall_known(hub_wall w)
{
    return w.min != INT64_MIN;
}
static inline bool tod_known(hub_tod t)
{
    return t.min != INT32_MIN;
}
static inline bool stamp_known(hub_stamp s)
{
    return s.ms != INT64_MIN;
}
static inline hub_date date_add(hub_date d, int days)
{
    return (hub_date){d.d + days};
}
static inline int date_diff(hub_date later, hub_date earlier)
{
    return later.d - earlier.d;
}

bool date_valid(int year, int month, int day);
hub_date date_from_ymd(int year, int month, int day); /* must be valid */
void date_to_ymd(hub_date d, int *year, int *month, int *day);
int date_weekday(hub_date d);            /* MON..SUN */
hub_date date_friday(hub_date d);        /* the Friday of the Friday-to-Thursday week that holds d */
hub_date date_add_months(hub_date d, int months); /* 31 Jan + 1 = 28 or 29 Feb */
int date_age(hub_date born, hub_date on); /* whole years; a leap-day birthday falls on 1 March */
int date_days_in_month(int year, int month);
const char *date_weekday_name(int weekday); /* "Monday" */
const char *date_month_name(int month);     /* 1..12, "January" */

hub_wall wall_at(hub_date d, int min);
hub_date wall_date(hub_wall w);
hub_tod wall_tod(hub_wall w);

/* ISO text: "2026-12-05", "2026-12-05 16:00", "16:00". Returns buf; "" for NONE. */
const char *date_iso(hub_date d, char buf[DATE_TEXT]);
const char *wall_iso(hub_wall w, char buf[DATE_TEXT]);
const char *tod_iso(hub_tod t, char buf[DATE_TEXT]);
/* For people: "Saturday 5 December 2026", "Sat 5 Dec", "Sat 5 Dec 2026", "5 Dec 2026". */
const char *date_long(hub_date d, char buf[DATE_TEXT]);
const char *date_short(hub_date d, char buf[DATE_TEXT]);
const char *date_medium(hub_date d, char buf[DATE_TEXT]);
const char *date_plain(hub_date d, char buf[DATE_TEXT]);
/* "Saturday 5 December 2026, 16:00" */
const char *wall_long(hub_wall w, char buf[DATE_TEXT]);
/*
 * Both ends included: "18–20 Dec 2026", "31 Jan – 2 Feb 2027", "5 Dec 2026" for one
 * day; "from 18 Dec 2026", "until 20 Dec 2026" when one end is not known.
 */
const char *date_range(hub_date from, hub_date to, char buf[DATE_TEXT]);

/* Strict ISO, exactly as written above (wall also takes 'T' between). False leaves *out alone. */
bool date_from_iso(const char *s, hub_date *out);
bool wall_from_iso(const char *s, hub_wall *out);

/*
 * As people write them: "5/12", "5.12.26", "5 dec", "Sat 5 December 2026",
 * "sat", "tomorrow", "+2w", "2026-12-05". Day before month, always; "12/25" is
 * refused with the reason, never turned round. A date without a year is the one
 * nearest to `today`, with the future winning a tie; two digits of a year mean
 * the latest such year up to 20 years after today. A weekday is the next one
 * (today counts; not after "next"; "last" is the one before today). The name of
 * a weekday that does not fit the date is refused. Midnight behind a date, as
 * spreadsheets write it, is passed over. Errors: HUB_EINVAL; the sentence says
 * what is wrong and how to write it.
 */
enum hub_rc date_parse(const char *s, hub_date today, hub_date *out, struct hub_err *err);
/* "2pm", "14", "1400", "14:00", "2.30pm", "noon", "midnight". */
enum hub_rc tod_parse(const char *s, hub_tod *out, struct hub_err *err);
/* A date, then a time if there is one; without a time `at` minutes after midnight is used. */
enum hub_rc wall_parse(const char *s, hub_date today, int at, hub_wall *out, struct hub_err *err);

/*
 * Europe/London: UTC, with summer time from the last Sunday of March 01:00 UTC
 * to the last Sunday of October 01:00 UTC (the rule since 1996; source: tzdata).
 * Before 1996 the offset is that rule too, which no record of a hub needs.
 */
enum wall_kind { WALL_ONCE, WALL_SKIPPED, WALL_TWICE };
/* kind may be NULL. TWICE gives the first; SKIPPED the instant that shows one hour later. */
hub_stamp wall_to_stamp(hub_wall w, enum wall_kind *kind);
hub_wall stamp_to_wall(hub_stamp s);
hub_date stamp_date(hub_stamp s);

#endif
