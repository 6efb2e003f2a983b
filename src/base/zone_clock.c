/* SPDX-License-Identifier: MIT */
#include "hub/base/zone.h"

#include "zone_priv.h"

#include <string.h>

enum { HOUR = 3600, DAY = 86400, STEP = 6 * HOUR };

static int64_t floor_div(int64_t n, int64_t by)
{
    return n / by - (n % by < 0);
}

const struct zone *zone_of(
    const struct zone_change *changes, size_t count, int32_t before, struct arena *a)
{
    struct zone *z = arena_alloc(a, sizeof *z);
    struct zone_change *own = arena_array(a, count + 1, sizeof *own);
    if (count) {
        memcpy(own, changes, count * sizeof *own);
    }
    *z = (struct zone){.changes = own, .count = count, .before = before};
    return z;
}

static int64_t rule_at(const struct zone_rule *r, int year, int32_t offset)
{
    int last = date_days_in_month(year, r->month);
    hub_date first = date_from_ymd(year, r->month, 1);
    int want = (r->weekday + 6) % 7; /* Sunday is 0 in the file's rule, Monday in ours */
    int day = 1 + (want - date_weekday(first) + 7) % 7 + (r->week - 1) * 7;
    while (day > last) {
        day -= 7;
    }
    return (int64_t)date_add(first, day - 1).d * DAY + r->time - offset;
}

static int32_t by_rule(const struct zone *z, int64_t at)
{
    const struct zone_rules *r = &z->rules;
    int year, month, day;
    hub_date d = {(int32_t)floor_div(at + r->standard, DAY)};
    if (!r->summer_too) {
        return r->standard;
    }
    date_to_ymd(d, &year, &month, &day);
    int64_t start = rule_at(&r->start, year, r->standard);
    int64_t end = rule_at(&r->end, year, r->summer);
    bool summer = start < end ? at >= start && at < end : at >= start || at < end;
    return summer ? r->summer : r->standard;
}

static int32_t offset_at(const struct zone *z, int64_t at)
{
    size_t low = 0, high = z->count;
    while (low < high) {
        size_t mid = low + (high - low) / 2;
        if (z->changes[mid].at <= at) {
            low = mid + 1;
        } else {
            high = mid;
        }
    }
    if (low == z->count && z->rules.known) {
        return by_rule(z, at);
    }
    return low == 0 ? z->before : z->changes[low - 1].offset;
}

int32_t zone_offset(const struct zone *z, hub_stamp at)
{
    return offset_at(z, floor_div(at.ms, 1000));
}

hub_wall zone_wall(const struct zone *z, hub_stamp at)
{
    int64_t s = floor_div(at.ms, 1000);
    return (hub_wall){floor_div(s + offset_at(z, s), 60)};
}

hub_stamp zone_stamp(const struct zone *z, hub_wall w)
{
    /* The offset a day before and a day after: one of the two holds, the earlier first. */
    int64_t local = w.min * 60;
    int32_t before = offset_at(z, local - DAY), after = offset_at(z, local + DAY);
    if (offset_at(z, local - before) == before || offset_at(z, local - after) != after) {
        return (hub_stamp){(local - before) * 1000};
    }
    return (hub_stamp){(local - after) * 1000};
}

static int32_t offset_or_london(const struct zone *z, int64_t at)
{
    hub_stamp s = {at * 1000};
    return z ? offset_at(z, at) : (int32_t)((stamp_to_wall(s).min - floor_div(at, 60)) * 60);
}

bool zone_keeps_step(
    const struct zone *a, const struct zone *b, hub_date from, hub_date to, int *by)
{
    int64_t at = (int64_t)from.d * DAY, end = (int64_t)date_add(to, 1).d * DAY;
    int32_t ahead = offset_or_london(a, at) - offset_or_london(b, at);
    for (; at < end; at += STEP) {
        if (offset_or_london(a, at) - offset_or_london(b, at) != ahead) {
            return false;
        }
    }
    *by = ahead / 60;
    return ahead % 60 == 0;
}
