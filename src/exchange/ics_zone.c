/* SPDX-License-Identifier: MIT */
/* Whose clock a time goes by: the file's own VTIMEZONE, a zone of the system, or London's. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "ics_priv.h"

#include <stdlib.h>
#include <string.h>

enum { CHANGES_MOST = 20000, LAST_YEAR = 2120 };

static const char *const london_names[] = {"Europe/London", "GB", "GB-Eire", "Europe/Belfast",
    "Europe/Jersey", "Europe/Guernsey", "Europe/Isle_of_Man", "GMT Standard Time"};

/* --- the file's own --- */

struct changes {
    struct ics_reader *r;
    struct zone_change *items;
    size_t count, cap;
    hub_wall first; /* the earliest, by the clock before it */
    int32_t before;
};

static void add_change(struct changes *c, hub_wall w, int32_t from, int32_t to)
{
    if (c->count < CHANGES_MOST) {
        arena_grow(c->r->a, &c->items, c->count, &c->cap, sizeof *c->items);
        c->items[c->count++] = (struct zone_change){w.min * 60 - from, to};
    }
    if (!wall_known(c->first) || w.min < c->first.min) {
        c->first = w;
        c->before = from;
    }
}

static hub_wall as_it_is(const void *offset, hub_stamp utc)
{
    return (hub_wall){utc.ms / 60000 + *(const int32_t *)offset / 60};
}

/* STANDARD or DAYLIGHT: every day it begins on. */
static void add_observance(struct changes *c, const struct ics_part *p)
{
    const struct ics_line *start = ics_first(p, "DTSTART"), *rule = ics_first(p, "RRULE");
    const struct ics_line *from = ics_first(p, "TZOFFSETFROM"), *to = ics_first(p, "TZOFFSETTO");
    struct recur_rule parsed;
    struct recur_times times;
    struct hub_err why;
    int32_t before, after;
    bool date, utc;
    struct recur_series s = {.keep_start = true};
    struct recur_window w = {
        WALL_NONE, wall_at(date_from_ymd(LAST_YEAR, 1, 1), 0), CHANGES_MOST / 8};
    if (!start || !from || !to || !ics_wall_read(start->value, &s.start, &date, &utc) ||
        !ics_offset_read(from->value, &before) || !ics_offset_read(to->value, &after)) {
        ics_note(c->r, p->line, "This part of a time zone was not understood.");
        return;
    }
    struct recur_reading how = {.start = s.start, .local = as_it_is, .zone = &before};
    if (rule && recur_parse(rule->value, &how, &parsed, &why) == HUB_OK) {
        s.rule = &parsed;
    } else if (rule) {
        ics_note(c->r, rule->line, "How this time zone changes was not understood.");
    }
    for (size_t i = 0; i < p->count; i++) {
        struct recur_dates dates;
        if (strcmp(p->lines[i].name, "RDATE") == 0 &&
            recur_dates_parse(p->lines[i].value, &how, c->r->a, &dates, &why) == HUB_OK) {
            for (size_t j = 0; j < dates.count; j++) {
                add_change(c, dates.items[j], before, after);
            }
        }
    }
    if (recur_expand(&s, &w, NULL, c->r->a, &times, &why) == HUB_OK) {
        for (size_t i = 0; i < times.count; i++) {
            add_change(c, times.items[i].at, before, after);
        }
    }
}

static int by_time(const void *x, const void *y)
{
    const struct zone_change *a = x, *b = y;
    return (a->at > b->at) - (a->at < b->at);
}

static const struct zone *own_zone(struct ics_reader *r, int place)
{
    struct changes c = {.r = r, .first = WALL_NONE};
    for (size_t i = (size_t)place + 1; i < r->text.count; i++) {
        if (r->text.parts[i].parent == place) {
            add_observance(&c, &r->text.parts[i]);
        }
    }
    if (c.count == 0) {
        return NULL;
    }
    qsort(c.items, c.count, sizeof *c.items, by_time);
    return zone_of(c.items, c.count, c.before, r->a);
}

static int own_place(const struct ics_reader *r, const char *tzid)
{
    for (size_t i = 0; i < r->text.count; i++) {
        const struct ics_part *p = &r->text.parts[i];
        const struct ics_line *id = ics_first(p, "TZID");
        if (strcmp(p->kind, "VTIMEZONE") == 0 && id && strcmp(id->value, tzid) == 0) {
            return (int)i;
        }
    }
    return -1;
}

/* --- by name --- */

static bool is_london(const char *name)
{
    for (size_t i = 0; i < sizeof london_names / sizeof *london_names; i++) {
        if (str_ieq(name, london_names[i])) {
            return true;
        }
    }
    return false;
}

/* The system's name behind "/mozilla.org/20050126_1/Europe/Berlin" and the like; NULL. */
static const char *known_name(struct ics_reader *r, const char *tzid)
{
    struct hub_err ignored;
    const struct zone *z;
    if (is_london(tzid)) {
        return "Europe/London";
    }
    for (const char *p = tzid; p; p = strchr(p, '/')) {
        p += *p == '/';
        if (is_london(p) || zone_load(p, r->a, &z, &ignored) == HUB_OK) {
            return p;
        }
    }
    return zone_of_windows(tzid);
}

static struct ics_zone make_zone(struct ics_reader *r, const struct ics_line *l, const char *tzid)
{
    struct hub_err ignored;
    struct ics_zone z = {.tzid = tzid};
    int place = own_place(r, tzid);
    const struct ics_line *where =
        place >= 0 ? ics_first(&r->text.parts[place], "X-LIC-LOCATION") : NULL;
    z.name = known_name(r, tzid);
    z.name = z.name || !where ? z.name : known_name(r, where->value);
    if (z.name && is_london(z.name)) {
        return (struct ics_zone){.tzid = tzid};
    }
    /* What a file tells of a zone by name is often only its present, or broken. */
    if (z.name && zone_load(z.name, r->a, &z.zone, &ignored) == HUB_OK) {
        return z;
    }
    z.zone = place >= 0 ? own_zone(r, place) : NULL;
    if (!z.zone) {
        ics_note(r, l->line,
            "The time zone “%s” is not known. Its times were read as London's: please check them.",
            utf8_safe(r->a, tzid));
    }
    return z;
}

static const struct ics_zone *zone_named(struct ics_reader *r, const struct ics_line *l)
{
    const char *tzid = ics_param(l, "TZID");
    if (str_empty(tzid)) {
        return NULL;
    }
    int64_t place = strmap_get(&r->zones, tzid, 0);
    if (place == 0) {
        struct ics_zone z = make_zone(r, l, tzid);
        arena_grow(r->a, &r->zone_list, r->zone_count, &r->zone_cap, sizeof *r->zone_list);
        r->zone_list[r->zone_count++] = z;
        place = (int64_t)r->zone_count;
        strmap_put(&r->zones, tzid, place);
    }
    return &r->zone_list[place - 1]; /* an array that grew stays where it was */
}

static bool same_clock(const struct zone *a, const struct zone *b, hub_date from, hub_date to)
{
    int by;
    return zone_keeps_step(a, b, from, to, &by) && by == 0;
}

const char *ics_zone_name(
    struct ics_reader *r, const struct ics_zone *z, hub_date from, hub_date to)
{
    struct hub_err ignored;
    const struct zone *other;
    if (z->name && zone_load(z->name, r->a, &other, &ignored) == HUB_OK &&
        same_clock(z->zone, other, from, to)) {
        return z->name;
    }
    for (const char *const *name = zones_in_use; *name; name++) {
        if (zone_load(*name, r->a, &other, &ignored) == HUB_OK &&
            same_clock(z->zone, other, from, to)) {
            return *name;
        }
    }
    return NULL;
}

/* --- times --- */

bool ics_time_read(
    struct ics_reader *r, const struct ics_line *l, const char *text, struct ics_time *out)
{
    *out = (struct ics_time){0};
    if (!ics_wall_read(text, &out->wall, &out->is_date, &out->utc)) {
        ics_note(r, l->line, "%s: “%s” is not a date or time.", ics_line_when(l->name),
            utf8_safe(r->a, text));
        return false;
    }
    if (out->utc) {
        out->zone = &r->utc;
    } else if (!out->is_date) {
        out->zone = zone_named(r, l);
    }
    out->floating = !out->is_date && !out->utc && !out->zone;
    return true;
}

hub_wall ics_london(const struct ics_time *t)
{
    return t->zone && t->zone->zone ? stamp_to_wall(zone_stamp(t->zone->zone, t->wall)) : t->wall;
}
