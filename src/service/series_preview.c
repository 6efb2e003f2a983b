/* SPDX-License-Identifier: MIT */
/* The first dates of what is typed, before it is saved, and what to know of each. */
#include "hub/base/str.h"
#include "hub/model/host.h"
#include "hub/service/series_words.h"
#include "series_priv.h"

const char *series_clock_words(enum wall_kind clock)
{
    return clock == WALL_SKIPPED ? "that time does not exist that night: the clocks go forward"
           : clock == WALL_TWICE ? "that time comes twice that night: the clocks go back"
                                 : "";
}

static enum hub_rc plan_row(const struct series_plan *plan, struct arena *a,
    struct calendar_event *out, struct hub_err *err)
{
    *out = (struct calendar_event){.starts = plan->starts,
        .ends = plan->ends,
        .all_day = plan->all_day,
        .zone = plan->zone};
    enum hub_rc rc =
        series_rule(plan->repeats, plan->starts, plan->all_day, a, &out->repeats, err);
    return rc == HUB_OK ? series_further(plan->also_on, plan->starts, plan->all_day, a,
                              &out->also_on, err)
                        : rc;
}

static enum hub_rc preview(const struct series_plan *plan, const struct recur_rare *rare,
    hub_date from, size_t most, struct arena *a, struct series_dates *out, struct hub_err *err)
{
    struct calendar_event row;
    struct recur_times t = {0};
    struct recur_window w = {wall_at(from, 0), WALL_NONE, most};
    *out = (struct series_dates){0};
    if (!wall_known(plan->starts)) {
        return HUB_OK;
    }
    enum hub_rc rc = plan_row(plan, a, &row, err);
    rc = rc == HUB_OK ? calendar_series_times(&row, &w, rare, a, &t, err) : rc;
    int64_t long_min = wall_known(plan->ends) ? plan->ends.min - plan->starts.min : -1;
    out->items = arena_array(a, t.count + 1, sizeof *out->items);
    for (size_t i = 0; rc == HUB_OK && i < t.count; i++) {
        enum wall_kind clock = plan->all_day ? WALL_ONCE : t.items[i].kind;
        hub_wall at = t.items[i].at;
        out->items[out->count++] = (struct series_date){.original = at,
            .starts = at,
            .ends = long_min < 0 ? WALL_NONE : (hub_wall){at.min + long_min},
            .clock = clock,
            .name = "",
            .place = "",
            .note = "",
            .remark = series_clock_words(clock)};
    }
    out->more = t.more;
    return rc;
}

/* --- what else is on ---------------------------------------------------------- */

static bool overlap(const struct series_date *d, bool all_day, const struct calendar_item *t)
{
    if (all_day || t->all_day) {
        return false; /* a day with a name, or a whole day beside an hour: both can be */
    }
    int64_t end =
        wall_known(d->ends) && d->ends.min > d->starts.min ? d->ends.min : d->starts.min + 1;
    int64_t other =
        wall_known(t->ends) && t->ends.min > t->starts.min ? t->ends.min : t->starts.min + 1;
    return d->starts.min < other && t->starts.min < end;
}

static const char *remark_of(const struct series_plan *plan, const struct series_date *d,
    const struct calendar_item *t, const char *host, struct arena *a)
{
    char time[DATE_TEXT];
    if (t->kind == CALENDAR_EVENT && !id_eq(t->id, plan->event) && overlap(d, plan->all_day, t)) {
        return arena_printf(a, "%s is then too, %s", t->title, tod_iso(wall_tod(t->starts), time));
    }
    if (t->kind == CALENDAR_AWAY && *host && str_eq(t->title, arena_printf(a, "%s away", host))) {
        return arena_printf(a, t->own_time ? "%s has a rest then" : "%s is away then", host);
    }
    if (t->kind == CALENDAR_STAY && *host && str_eq(t->place, host) &&
        overlap(d, plan->all_day, t)) {
        return arena_printf(a, "%s has the %s family to stay then", host, t->title);
    }
    return t->kind == CALENDAR_BANK ? arena_printf(a, "a bank holiday: %s", t->title) : "";
}

static enum hub_rc look_around(struct hub *h, const struct series_plan *plan, const char *host,
    struct series_date *d, struct arena *a, struct hub_err *err)
{
    struct calendar c;
    hub_date first = wall_date(d->starts);
    hub_date last = wall_known(d->ends) && d->ends.min > d->starts.min ? wall_date(d->ends) : first;
    enum hub_rc rc = hub_calendar(h, first, last, CALENDAR_EVENTS | CALENDAR_SPANS, a, &c, err);
    for (size_t i = 0; rc == HUB_OK && i < c.count; i++) {
        const char *more = remark_of(plan, d, &c.items[i], host, a);
        if (*more) {
            d->remark = *d->remark ? arena_printf(a, "%s; %s", d->remark, more) : more;
        }
    }
    return rc;
}

enum hub_rc hub_series_preview(struct hub *h, const struct series_plan *plan, size_t most,
    struct arena *a, struct series_dates *out, struct hub_err *err)
{
    const char *host = id_known(plan->host) ? record_name(h->store, &host_noun, plan->host, a) : "";
    enum hub_rc rc = access_check(h, VERB_READ, &event_noun, err);
    rc = rc == HUB_OK ? preview(plan, h->rare, hub_today(h), most, a, out, err) : rc;
    for (size_t i = 0; rc == HUB_OK && i < out->count; i++) {
        rc = look_around(h, plan, host, &out->items[i], a, err);
    }
    return rc;
}
