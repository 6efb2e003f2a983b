/* SPDX-License-Identifier: MIT */
/* How an event of a file repeats, as hub keeps it: a rule by London's clock where that is the same. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/recur_rare.h"
#include "hub/service/calendar.h"
#include "ics_priv.h"
#include "so_priv.h"

#include <stdlib.h>
#include <string.h>

enum { AHEAD_YEARS = 6 }; /* looked at where a series has no end */

struct repeat {
    struct ics_reader *r;
    const struct ics_part *p;
    struct ics_event *e;
    const struct zone *zone; /* NULL: London */
    struct recur_rule rule;
    bool has_rule;
    int rule_line;
    struct recur_dates added, left_out; /* London */
    size_t added_cap, left_cap;
};

static hub_wall zone_local(const void *zone, hub_stamp utc)
{
    return zone_wall(zone, utc);
}

static hub_wall to_london(const struct repeat *rep, hub_wall w)
{
    return rep->zone ? stamp_to_wall(zone_stamp(rep->zone, w)) : w;
}

static struct recur_reading reading(const struct repeat *rep)
{
    return (struct recur_reading){.all_day = rep->e->e.all_day,
        .start = rep->e->start.wall,
        .local = rep->zone ? zone_local : NULL,
        .zone = rep->zone};
}

static void put(struct repeat *rep, struct recur_dates *d, size_t *cap, hub_wall at)
{
    arena_grow(rep->r->a, &d->items, d->count, cap, sizeof *d->items);
    d->items[d->count++] = at;
}

/* --- dates one by one --- */

/* EXDATE and RDATE: a date without a time has the time of the start. */
static void read_dates(struct repeat *rep, const struct ics_line *l, bool out)
{
    struct ics_event *e = rep->e;
    char *list = arena_strdup(rep->r->a, l->value);
    for (char *p = list, *next; p && *p; p = next) {
        struct ics_time t;
        next = strchr(p, ',');
        if (next) {
            *next++ = '\0';
        }
        p[strcspn(p, "/")] = '\0'; /* of a period, its start */
        if (!ics_time_read(rep->r, l, str_trim(rep->r->a, p), &t)) {
            continue;
        }
        hub_wall at = ics_london(&t);
        if (rep->zone) { /* in the hour that London skips: as its clock would show it */
            at = stamp_to_wall(wall_to_stamp(at, NULL));
        }
        if (e->e.all_day) {
            at = wall_at(wall_date(t.wall), 0);
        } else if (t.is_date) {
            at = to_london(rep, wall_at(wall_date(t.wall), wall_tod(e->start.wall).min));
        }
        put(rep, out ? &rep->left_out : &rep->added, out ? &rep->left_cap : &rep->added_cap, at);
    }
}

static int by_wall(const void *x, const void *y)
{
    const hub_wall *a = x, *b = y;
    return (a->min > b->min) - (a->min < b->min);
}

static void in_order(struct recur_dates *d)
{
    size_t kept = 0;
    if (d->count > 1) {
        qsort(d->items, d->count, sizeof *d->items, by_wall);
    }
    for (size_t i = 0; i < d->count; i++) {
        if (kept == 0 || d->items[kept - 1].min != d->items[i].min) {
            d->items[kept++] = d->items[i];
        }
    }
    d->count = kept;
}

/* --- a rule as a list, where hub cannot keep it as one --- */

struct listing {
    struct repeat *rep;
    struct recur_dates dates;
    size_t cap;
    bool full;
};

static bool take_date(void *to_whom, hub_wall at)
{
    struct listing *l = to_whom;
    l->full = l->dates.count == ICS_DATES_MOST;
    if (!l->full) {
        put(l->rep, &l->dates, &l->cap, at);
    }
    return !l->full;
}

/* The rule without its UNTIL, which goes into *to: libical would compare two kinds of time. */
static const char *cut_until(const struct repeat *rep, const char *rule, hub_wall *to, bool *ends)
{
    struct sb b = sb_on(rep->r->a);
    char *list = arena_strdup(rep->r->a, rule);
    for (char *p = list, *next; p; p = next) {
        bool date, utc;
        hub_wall until;
        next = strchr(p, ';');
        if (next) {
            *next++ = '\0';
        }
        if (strncmp(p, "UNTIL=", 6) == 0 && ics_wall_read(p + 6, &until, &date, &utc)) {
            if (utc && rep->zone) {
                until = zone_wall(rep->zone, (hub_stamp){until.min * 60000});
            } else if (utc) {
                until = stamp_to_wall((hub_stamp){until.min * 60000});
            }
            to->min = until.min + (date ? MINUTES_A_DAY : 1);
            *ends = true;
        } else {
            *ends = *ends || strncmp(p, "COUNT=", 6) == 0;
            sb_addf(&b, "%s%s", b.len ? ";" : "", p);
        }
    }
    return sb_str(&b);
}

/* The dates of a rule that ends, by libical; false: it has no end, too many, or is no rule. */
static bool list_rule(struct repeat *rep, const char *rule, struct recur_dates *out)
{
    const struct exchange_so *so;
    struct hub_err ignored;
    struct listing l = {.rep = rep};
    struct so_recur_job job = {.start = rep->e->start.wall,
        .all_day = rep->e->e.all_day,
        .from = WALL_NONE,
        .to = WALL_NONE,
        .found = take_date,
        .to_whom = &l};
    bool ends = false;
    job.rule = cut_until(rep, rule, &job.to, &ends);
    if (!ends || so_open(&so, &ignored) != HUB_OK || so->recur(&job) != SO_RECUR_DONE || l.full) {
        return false;
    }
    for (size_t i = 0; i < l.dates.count; i++) {
        l.dates.items[i] = to_london(rep, l.dates.items[i]);
    }
    *out = l.dates;
    return true;
}

static bool list_into(struct repeat *rep, const struct ics_line *l, bool out)
{
    struct recur_dates dates;
    if (!list_rule(rep, l->value, &dates)) {
        return false;
    }
    for (size_t i = 0; i < dates.count; i++) {
        put(rep, out ? &rep->left_out : &rep->added, out ? &rep->left_cap : &rep->added_cap,
            dates.items[i]);
    }
    return true;
}

/* --- rules --- */

static bool said_before(const struct ics_part *p, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (strcmp(p->lines[j].name, p->lines[i].name) == 0 &&
            strcmp(p->lines[j].value, p->lines[i].value) == 0) {
            return true;
        }
    }
    return false;
}

static void read_rule(struct repeat *rep, const struct ics_line *l)
{
    struct hub_err ignored;
    struct recur_reading how = reading(rep);
    if (!rep->has_rule && recur_parse(l->value, &how, &rep->rule, &ignored) == HUB_OK) {
        rep->has_rule = true;
        rep->rule_line = l->line;
    } else if (rep->has_rule && !list_into(rep, l, false)) {
        ics_note(rep->r, l->line,
            "“%s” repeats by a second rule that has no end. Its dates are not in hub.",
            rep->e->e.name);
    } else if (!rep->has_rule && !list_into(rep, l, false)) {
        ics_note(rep->r, l->line,
            "“%s”: only its first date is in hub. Open it and choose how it repeats, in words.",
            rep->e->e.name);
    }
}

static void read_lines(struct repeat *rep)
{
    const struct ics_part *p = rep->p;
    for (size_t i = 0; i < p->count; i++) {
        const struct ics_line *l = &p->lines[i];
        if (strcmp(l->name, "RRULE") == 0 && !said_before(p, i)) {
            read_rule(rep, l);
        } else if (strcmp(l->name, "RDATE") == 0) {
            read_dates(rep, l, false);
        } else if (strcmp(l->name, "EXDATE") == 0) {
            read_dates(rep, l, true);
        } else if (strcmp(l->name, "EXRULE") == 0 && !list_into(rep, l, true)) {
            ics_note(rep->r, l->line,
                "“%s” leaves dates out by a rule that hub does not keep. Please check them.",
                rep->e->e.name);
        }
    }
}

/* --- by which clock --- */

static hub_date last_looked_at(const struct repeat *rep)
{
    hub_date from = wall_date(rep->e->start.wall);
    hub_date far = date_add_months(from, 12 * AHEAD_YEARS);
    return wall_known(rep->rule.until) && wall_date(rep->rule.until).d < far.d
               ? date_add(wall_date(rep->rule.until), 1)
               : far;
}

/* Whether London's clock is always the same hours away, and the days are the same. */
static bool shifts_to_london(struct repeat *rep, hub_date from, hub_date to)
{
    int by;
    if (rep->rule.scope != RECUR_CORE || !zone_keeps_step(rep->zone, NULL, from, to, &by) ||
        wall_date((hub_wall){rep->e->start.wall.min - by}).d != from.d) {
        return false;
    }
    if (wall_known(rep->rule.until)) {
        rep->rule.until.min -= by;
    }
    return true;
}

/* A clock without a name: each date by itself, or else what is not right is said. */
static void without_name(struct repeat *rep)
{
    struct recur_dates dates;
    const char *text = recur_text(&rep->rule, false, RECUR_LOCAL, rep->r->a);
    const char *zone = utf8_safe(rep->r->a, rep->e->start.zone->tzid);
    rep->has_rule = false;
    if (list_rule(rep, text, &dates)) {
        for (size_t i = 0; i < dates.count; i++) {
            put(rep, &rep->added, &rep->added_cap, dates.items[i]);
        }
        return;
    }
    rep->has_rule = true;
    ics_note(rep->r, rep->rule_line,
        "“%s” goes by the clock of “%s”, which hub cannot keep. It repeats by London's clock, and "
        "may be an hour off for part of the year: please check it.",
        rep->e->e.name, zone);
    rep->e->e.repeats = recur_text(&rep->rule, false, RECUR_LOCAL, rep->r->a);
}

static void settle_clock(struct repeat *rep)
{
    struct calendar_entry *e = &rep->e->e;
    hub_date from = wall_date(rep->e->start.wall), to = last_looked_at(rep);
    if (!rep->zone || shifts_to_london(rep, from, to)) {
        e->repeats = recur_text(&rep->rule, e->all_day, RECUR_LOCAL, rep->r->a);
        return;
    }
    const char *name = ics_zone_name(rep->r, rep->e->start.zone, from, to);
    if (!name) {
        without_name(rep);
        return;
    }
    if (wall_known(rep->rule.until)) {
        rep->rule.until = to_london(rep, rep->rule.until);
    }
    e->zone = name;
    e->repeats = recur_text(&rep->rule, false, RECUR_UTC, rep->r->a);
}

static const char *dates_text(const struct repeat *rep)
{
    struct sb b = sb_on(rep->r->a);
    for (size_t i = 0; i < rep->added.count; i++) {
        int year, month, day, min = wall_tod(rep->added.items[i]).min;
        date_to_ymd(wall_date(rep->added.items[i]), &year, &month, &day);
        sb_addf(&b, "%s%04d%02d%02d", i ? "," : "", year, month, day);
        if (!rep->e->e.all_day) {
            sb_addf(&b, "T%02d%02d00", min / 60, min % 60);
        }
    }
    return sb_str(&b);
}

void ics_repeat_read(struct ics_reader *r, const struct ics_part *p, struct ics_event *e)
{
    struct repeat rep = {.r = r, .p = p, .e = e};
    rep.zone = e->start.zone ? e->start.zone->zone : NULL;
    read_lines(&rep);
    if (rep.has_rule) {
        settle_clock(&rep);
    }
    in_order(&rep.added);
    in_order(&rep.left_out);
    if (rep.added.count > ICS_DATES_MOST) {
        ics_note(r, p->line, "“%s” has more than %d further dates. Only the first %d are in hub.",
            e->e.name, ICS_DATES_MOST, ICS_DATES_MOST);
        rep.added.count = ICS_DATES_MOST;
    }
    e->e.also_on = dates_text(&rep);
    e->left_out = rep.left_out;
}

bool ics_series_has(const struct ics_event *e, hub_wall day, struct arena *scratch)
{
    struct calendar_event row = {.starts = e->e.starts,
        .ends = e->e.ends,
        .all_day = e->e.all_day,
        .repeats = e->e.repeats,
        .also_on = e->e.also_on,
        .zone = e->e.zone};
    struct recur_window w = {day, {day.min + 1}, 1};
    struct recur_times times;
    struct hub_err ignored;
    return calendar_series_times(&row, &w, &recur_rare_by_libical, scratch, &times, &ignored) != HUB_OK ||
           times.count > 0;
}
