/* SPDX-License-Identifier: MIT */
/* Europe/London by its rule; see hub/base/date.h for the source. */
#include "hub/base/date.h"

enum { MS_A_MINUTE = 60000, CHANGE_MIN = 60, SUMMER_MIN = 60 };

/* The day's first minute on both sides of a change: 01:00 UTC. */
static int64_t last_sunday(int year, int month)
{
    hub_date end = date_from_ymd(year, month, 31); /* March and October have 31 days */
    return (int64_t)(end.d - (date_weekday(end) + 1) % 7) * MINUTES_A_DAY;
}

static int year_of(int64_t min)
{
    int year, month, day;
    date_to_ymd(wall_date((hub_wall){min}), &year, &month, &day);
    return year;
}

hub_stamp wall_to_stamp(hub_wall w, enum wall_kind *kind)
{
    enum wall_kind found = WALL_ONCE;
    int64_t offset = 0;
    if (!wall_known(w)) {
        return STAMP_NONE;
    }
    int year = year_of(w.min);
    int64_t spring = last_sunday(year, 3) + CHANGE_MIN;
    int64_t autumn = last_sunday(year, 10) + CHANGE_MIN;
    if (w.min >= spring && w.min < spring + SUMMER_MIN) {
        found = WALL_SKIPPED;
    } else if (w.min >= spring && w.min < autumn + SUMMER_MIN) {
        found = w.min >= autumn ? WALL_TWICE : WALL_ONCE;
        offset = SUMMER_MIN;
    }
    if (kind) {
        *kind = found;
    }
    return (hub_stamp){(w.min - offset) * MS_A_MINUTE};
}

hub_wall stamp_to_wall(hub_stamp s)
{
    if (!stamp_known(s)) {
        return WALL_NONE;
    }
    int64_t min = s.ms / MS_A_MINUTE - (s.ms % MS_A_MINUTE < 0);
    int year = year_of(min);
    bool summer =
        min >= last_sunday(year, 3) + CHANGE_MIN && min < last_sunday(year, 10) + CHANGE_MIN;
    return (hub_wall){min + (summer ? SUMMER_MIN : 0)};
}

hub_date stamp_date(hub_stamp s)
{
    return wall_date(stamp_to_wall(s));
}
