/* SPDX-License-Identifier: MIT */
/* A repeating event as it is saved: its rule is one that can be kept, and its last day is known. */
#include "hub/base/str.h"
#include "series_priv.h"

#include <string.h>

enum { LOOKED_AT = 5000 }; /* dates of a rule that ends by number */

struct calendar_event series_row(const struct event *e)
{
    return (struct calendar_event){.id = e->record.id,
        .starts = e->starts,
        .ends = e->ends,
        .all_day = e->all_day == 1,
        .repeats = e->repeats,
        .also_on = e->also_on,
        .zone = e->zone};
}

enum hub_rc series_of(
    const struct event *e, struct arena *a, struct recur_series *out, struct hub_err *err)
{
    struct calendar_event row = series_row(e);
    return calendar_series_of(&row, a, out, err);
}

enum hub_rc series_sense(const struct noun *n, const void *rec, const struct field **at,
    struct arena *a, struct hub_err *err)
{
    struct recur_series s;
    const struct event *e = rec;
    if (n != &event_noun || (str_empty(e->repeats) && str_empty(e->also_on))) {
        return HUB_OK;
    }
    enum hub_rc rc = series_of(e, a, &s, err);
    if (rc != HUB_OK) {
        *at = noun_field(n, str_empty(e->repeats) ? "also_on" : "repeats");
    }
    return rc;
}

static hub_date later(hub_date a, hub_date b)
{
    return !date_known(a) || b.d > a.d ? b : a;
}

/* The last day the rule has; NONE: it has no end, or one too far to work out. */
static hub_date rule_end(const struct event *e, const struct recur_rule *r, struct arena *a)
{
    struct calendar_event row = series_row(e);
    struct recur_window all = {WALL_NONE, WALL_NONE, LOOKED_AT};
    struct recur_times times;
    struct hub_err ignored;
    if (wall_known(r->until)) {
        return wall_date(r->until);
    }
    if (r->count == 0 || r->count > LOOKED_AT ||
        calendar_series_times(&row, &all, NULL, a, &times, &ignored) != HUB_OK ||
        times.count == 0) {
        return DATE_NONE;
    }
    return wall_date(times.items[times.count - 1].at);
}

void series_derive(const struct noun *n, void *rec, struct arena *a)
{
    struct recur_series s;
    struct hub_err ignored;
    struct event *e = rec;
    if (n != &event_noun) {
        return;
    }
    e->repeats_until = DATE_NONE;
    if ((str_empty(e->repeats) && str_empty(e->also_on)) || !wall_known(e->starts) ||
        series_of(e, a, &s, &ignored) != HUB_OK) {
        return;
    }
    hub_date end = s.rule ? rule_end(e, s.rule, a) : wall_date(e->starts);
    if (!date_known(end)) {
        return;
    }
    end = later(end, wall_date(e->starts));
    end = str_empty(e->zone) ? end : date_add(end, 1); /* by its own clock; here it may be tomorrow */
    for (size_t i = 0; i < s.added.count; i++) {
        end = later(end, wall_date(s.added.items[i]));
    }
    /* The last date may go on over midnight. */
    int64_t long_min = wall_known(e->ends) ? e->ends.min - e->starts.min : 0;
    e->repeats_until = wall_date((hub_wall){wall_at(end, wall_tod(e->starts).min).min + long_min});
}
