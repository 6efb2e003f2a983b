/* SPDX-License-Identifier: MIT */
/* The dates of a series, worked out by the clock it goes by, told by London's. */
#include "hub/base/str.h"
#include "hub/base/zone.h"
#include "hub/service/calendar.h"
#include "series_priv.h"

static hub_wall wall_there(const void *zone, hub_stamp utc)
{
    return zone_wall(zone, utc);
}

static hub_wall there(const struct zone *z, hub_wall london)
{
    return wall_known(london) ? zone_wall(z, wall_to_stamp(london, NULL)) : london;
}

static hub_wall back(const struct zone *z, hub_wall w)
{
    return stamp_to_wall(zone_stamp(z, w));
}

/* The rule with its end, its start and its further days as the clock of the zone has them. */
static enum hub_rc series_by_zone(const struct calendar_event *e, const struct zone *z,
    struct arena *a, struct recur_series *out, struct hub_err *err)
{
    struct calendar_event plain = *e;
    plain.repeats = NULL;
    enum hub_rc rc = calendar_series_of(&plain, a, out, err);
    out->start = there(z, e->starts);
    for (size_t i = 0; rc == HUB_OK && i < out->added.count; i++) {
        out->added.items[i] = there(z, out->added.items[i]);
    }
    if (rc == HUB_OK && !str_empty(e->repeats)) {
        struct recur_reading how = {.start = out->start, .local = wall_there, .zone = z};
        struct recur_rule *rule = arena_alloc(a, sizeof *rule);
        rc = recur_parse(e->repeats, &how, rule, err);
        out->rule = rule;
    }
    return rc;
}

static void come_back(
    const struct zone *z, const struct recur_window *w, struct recur_times *times)
{
    size_t kept = 0;
    for (size_t i = 0; i < times->count; i++) {
        struct recur_time t = {.at = back(z, times->items[i].at)};
        bool early = wall_known(w->from) && t.at.min < w->from.min;
        bool late = wall_known(w->to) && t.at.min >= w->to.min;
        wall_to_stamp(t.at, &t.kind);
        if (!early && !late) {
            times->items[kept++] = t;
        }
    }
    times->count = kept;
}

static const struct zone *zone_named(const char *name, struct arena *a)
{
    struct hub_err ignored;
    const struct zone *z = NULL;
    return !str_empty(name) && zone_load(name, a, &z, &ignored) == HUB_OK ? z : NULL;
}

hub_wall series_there(const char *zone, hub_wall at)
{
    struct arena *scratch = arena_create();
    const struct zone *z = zone_named(zone, scratch);
    hub_wall w = z ? there(z, at) : at;
    arena_destroy(scratch);
    return w;
}

hub_wall series_moved(const char *zone, hub_wall at, int64_t min)
{
    struct arena *scratch = arena_create();
    const struct zone *z = zone_named(zone, scratch);
    hub_wall w = z ? back(z, (hub_wall){there(z, at).min + min}) : (hub_wall){at.min + min};
    arena_destroy(scratch);
    return w;
}

enum hub_rc calendar_series_times(const struct calendar_event *e, const struct recur_window *w,
    const struct recur_rare *rare, struct arena *a, struct recur_times *out, struct hub_err *err)
{
    struct recur_series s;
    const struct zone *z;
    struct recur_window wide = *w;
    if (str_empty(e->zone) || e->all_day) {
        enum hub_rc rc = calendar_series_of(e, a, &s, err);
        return rc == HUB_OK ? recur_expand(&s, w, rare, a, out, err) : rc;
    }
    enum hub_rc rc = zone_load(e->zone, a, &z, err);
    if (rc == HUB_OK) {
        wide.from = there(z, w->from);
        wide.to = there(z, w->to);
        rc = series_by_zone(e, z, a, &s, err);
    }
    rc = rc == HUB_OK ? recur_expand(&s, &wide, rare, a, out, err) : rc;
    if (rc == HUB_OK) {
        come_back(z, w, out);
    }
    return rc;
}
