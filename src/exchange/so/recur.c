/* SPDX-License-Identifier: MIT */
/*
 * A rule by libical, floating: with a zone, one skipped hour moves every later
 * time (3.0.16). It walks from the start, which the scheduler puts near the window
 * (icalrecur_iterator_set_start cannot with COUNT). Times are capped, because a
 * step takes some microseconds.
 */
#include "recur_so_priv.h"

#include <libical/ical.h>

enum { RECUR_STEPS = 200000 };

static struct icaltimetype ical_of(hub_wall w, bool all_day)
{
    struct icaltimetype t = icaltime_null_time();
    int tod = wall_tod(w).min;
    date_to_ymd(wall_date(w), &t.year, &t.month, &t.day);
    t.is_date = all_day;
    t.hour = all_day ? 0 : tod / 60;
    t.minute = all_day ? 0 : tod % 60;
    return t;
}

static hub_wall wall_of(struct icaltimetype t)
{
    if (!date_valid(t.year, t.month, t.day)) {
        return WALL_NONE;
    }
    return wall_at(date_from_ymd(t.year, t.month, t.day), t.is_date ? 0 : t.hour * 60 + t.minute);
}

static enum so_recur_result walk(const struct so_recur_job *job, icalrecur_iterator *it)
{
    hub_wall before = WALL_NONE;
    for (int i = 0; i < RECUR_STEPS; i++) {
        hub_wall at = wall_of(icalrecur_iterator_next(it));
        if (!wall_known(at) || (wall_known(job->to) && at.min >= job->to.min)) {
            return SO_RECUR_DONE;
        }
        bool early = wall_known(job->from) && at.min < job->from.min;
        bool again = wall_known(before) && at.min <= before.min;
        before = again ? before : at;
        if (!early && !again && !job->found(job->to_whom, at)) {
            return SO_RECUR_DONE;
        }
    }
    return SO_RECUR_TOO_LONG;
}

enum so_recur_result recur_by_libical(const struct so_recur_job *job)
{
    icalerror_set_errors_are_fatal(0);
    struct icalrecurrencetype r = icalrecurrencetype_from_string(job->rule);
    if (r.freq == ICAL_NO_RECURRENCE) {
        return SO_RECUR_REFUSED;
    }
    icalrecur_iterator *it = icalrecur_iterator_new(r, ical_of(job->start, job->all_day));
    if (!it) {
        return SO_RECUR_DONE; /* such as 30 February: a rule of no dates */
    }
    enum so_recur_result done = walk(job, it);
    icalrecur_iterator_free(it);
    return done;
}
