/* SPDX-License-Identifier: MIT */
/* A feed as a calendar file. Every time is written by the clock it goes by, with that clock's rules. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/zone.h"
#include "hub/exchange/ics.h"
#include "hub/scheduler/recur.h"
#include "ics_out_priv.h"

#include <inttypes.h>
#include <stdarg.h>
#include <string.h>

static const char london_rules[] =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\n"
    "TZNAME:BST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\n"
    "TZNAME:GMT\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

/* --- lines --- */

/* At most 75 octets a line, its folds' space included, and no character cut in two. */
static void add_folded(struct sb *b, const char *line)
{
    enum { LINE = 75 };
    size_t room = LINE;
    while (strlen(line) > room) {
        size_t len = utf8_head(line, room);
        len = len ? len : room;
        sb_addn(b, line, len);
        sb_add(b, "\r\n ");
        line += len;
        room = LINE - 1;
    }
    sb_add(b, line);
    sb_add(b, "\r\n");
}

static void add_line(struct ics_out *o, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
static void add_line(struct ics_out *o, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    add_folded(&o->b, arena_vprintf(o->scratch, fmt, ap));
    va_end(ap);
}

static void add_text(struct ics_out *o, const char *name, const char *text)
{
    struct sb b = sb_as_is(o->scratch);
    if (str_empty(text)) {
        return;
    }
    for (const char *p = utf8_harmless(o->scratch, text); *p; p++) {
        unsigned char c = (unsigned char)*p;
        if (c == '\n') {
            sb_add(&b, "\\n");
        } else if (c == '\\' || c == ';' || c == ',') {
            sb_addc(&b, '\\');
            sb_addc(&b, *p);
        } else if (c >= 0x20 && c != 0x7F) {
            sb_addc(&b, *p);
        }
    }
    add_line(o, "%s:%s", name, sb_str(&b));
}

/* "20261205" or "20261205T160000" */
static const char *compact(struct ics_out *o, hub_wall w, bool date)
{
    int year, month, day, min = wall_tod(w).min;
    date_to_ymd(wall_date(w), &year, &month, &day);
    return date ? arena_printf(o->scratch, "%04d%02d%02d", year, month, day)
                : arena_printf(o->scratch, "%04d%02d%02dT%02d%02d00", year, month, day, min / 60,
                      min % 60);
}

static const char *in_utc(struct ics_out *o, hub_stamp at)
{
    int64_t min = at.ms / 60000;
    return arena_printf(o->scratch, "%sZ", compact(o, (hub_wall){min}, false));
}

struct clock_of {
    bool all_day;
    const char *name;        /* "Europe/London" */
    const struct zone *zone; /* NULL: London */
};

static hub_wall by_clock(const struct clock_of *c, hub_wall london)
{
    return c->zone && !c->all_day ? zone_wall(c->zone, wall_to_stamp(london, NULL)) : london;
}

static void add_time(struct ics_out *o, const struct clock_of *c, const char *name, hub_wall w)
{
    if (c->all_day) {
        add_line(o, "%s;VALUE=DATE:%s", name, compact(o, w, true));
    } else if (str_eq(c->name, "UTC")) {
        add_line(o, "%s:%sZ", name, compact(o, by_clock(c, w), false));
    } else {
        add_line(o, "%s;TZID=%s:%s", name, c->name, compact(o, by_clock(c, w), false));
    }
}

static void add_end(struct ics_out *o, const struct clock_of *c, hub_wall starts, hub_wall ends)
{
    if (!wall_known(ends) || ends.min < starts.min) {
        return;
    }
    add_time(o, c, "DTEND", c->all_day ? ((hub_wall){ends.min + MINUTES_A_DAY}) : ends);
}

/* --- other clocks --- */

static struct clock_of clock_of(struct ics_out *o, const struct event *e)
{
    struct hub_err ignored;
    struct clock_of c = {.all_day = e->all_day == 1, .name = "Europe/London"};
    if (!str_empty(e->zone) && zone_load(e->zone, o->a, &c.zone, &ignored) == HUB_OK) {
        c.name = e->zone;
    }
    return c;
}

static const char *offset_text(struct ics_out *o, int32_t seconds)
{
    int32_t n = seconds < 0 ? -seconds : seconds;
    return arena_printf(
        o->scratch, "%c%02d%02d", seconds < 0 ? '-' : '+', n / 3600, n / 60 % 60);
}

static void add_observance(struct ics_out *o, int64_t at, int32_t from, int32_t to)
{
    const char *kind = to > from ? "DAYLIGHT" : "STANDARD";
    add_line(o, "BEGIN:%s", kind);
    add_line(o, "DTSTART:%s", compact(o, (hub_wall){(at + from) / 60}, false));
    add_line(o, "TZOFFSETFROM:%s", offset_text(o, from));
    add_line(o, "TZOFFSETTO:%s", offset_text(o, to));
    add_line(o, "END:%s", kind);
}

static hub_stamp at_second(int64_t s)
{
    return (hub_stamp){s * 1000};
}

/* The second at which the offset changes between two that differ. */
static int64_t change_between(const struct zone *z, int64_t low, int64_t high)
{
    int32_t before = zone_offset(z, at_second(low));
    while (high - low > 1) {
        int64_t mid = low + (high - low) / 2;
        *(zone_offset(z, at_second(mid)) == before ? &low : &high) = mid;
    }
    return high;
}

/* Each change of its clock from the year before the first event that goes by it to ten years on. */
static void add_zone(struct ics_out *o, const char *name, const struct zone *z, hub_date first)
{
    enum { DAY = 86400, YEARS_ON = 10, YEARS_MOST = 60 };
    hub_date end = date_add_months(stamp_date(o->feed->now), 12 * YEARS_ON);
    hub_date from = date_add_months(first, -12), least = date_add_months(end, -12 * YEARS_MOST);
    int64_t at = (int64_t)(from.d > least.d ? from : least).d * DAY;
    int32_t offset = zone_offset(z, at_second(at));
    add_line(o, "BEGIN:VTIMEZONE");
    add_line(o, "TZID:%s", name);
    add_observance(o, at, offset, offset);
    for (; at < (int64_t)end.d * DAY; at += DAY) {
        int32_t next = zone_offset(z, at_second(at + DAY));
        if (next != offset) {
            add_observance(o, change_between(z, at, at + DAY), offset, next);
            offset = next;
        }
    }
    add_line(o, "END:VTIMEZONE");
}

/* The first event by each clock but London's. */
static void add_zones(struct ics_out *o)
{
    const struct feed *f = o->feed;
    for (size_t i = 0; i < f->event_count; i++) {
        const struct event *e = f->events[i].event;
        bool told = str_empty(e->zone);
        hub_date first = wall_date(e->starts);
        for (size_t j = 0; j < f->event_count && !told; j++) {
            const struct event *other = f->events[j].event;
            told = j < i && str_eq(other->zone, e->zone);
            if (str_eq(other->zone, e->zone) && wall_date(other->starts).d < first.d) {
                first = wall_date(other->starts);
            }
        }
        struct clock_of c = clock_of(o, e);
        if (!told && c.zone && !str_eq(c.name, "UTC")) {
            add_zone(o, c.name, c.zone, first);
        }
    }
}

/* --- events --- */

static const char *mark_of(struct ics_out *o, const struct event *e)
{
    return str_empty(e->uid) ? arena_printf(o->scratch, CALENDAR_MARK_EVENT "%" PRId64 "@hub.invalid",
                                   e->record.id.n)
                             : e->uid;
}

static void add_rule(struct ics_out *o, const struct event *e, const struct clock_of *c)
{
    struct recur_reading how = {.all_day = c->all_day, .start = e->starts};
    struct recur_rule rule;
    struct hub_err ignored;
    if (str_empty(e->repeats)) {
        return;
    }
    if (c->zone || recur_parse(e->repeats, &how, &rule, &ignored) != HUB_OK) {
        add_line(o, "RRULE:%s", e->repeats);
    } else {
        add_line(o, "RRULE:%s", recur_text(&rule, c->all_day, RECUR_UTC, o->scratch));
    }
}

static void add_further(struct ics_out *o, const struct event *e, const struct clock_of *c)
{
    struct recur_reading how = {.all_day = c->all_day, .start = e->starts};
    struct recur_dates dates;
    struct hub_err ignored;
    if (str_empty(e->also_on) ||
        recur_dates_parse(e->also_on, &how, o->scratch, &dates, &ignored) != HUB_OK) {
        return;
    }
    for (size_t i = 0; i < dates.count; i++) {
        add_time(o, c, "RDATE", dates.items[i]);
    }
}

/* A date that is not on and has nothing said about it is only left out. */
static bool only_left_out(const struct event_change *c)
{
    return c->cancelled == 1 && !wall_known(c->starts) && str_empty(c->note) && str_empty(c->name);
}

static void add_head(struct ics_out *o, const char *mark, int64_t sequence)
{
    add_line(o, "BEGIN:VEVENT");
    add_text(o, "UID", mark);
    add_line(o, "DTSTAMP:%s", in_utc(o, o->feed->now));
    if (sequence != INT_NONE) {
        add_line(o, "SEQUENCE:%" PRId64, sequence);
    }
}

static void add_notes(struct ics_out *o, const struct event *e)
{
    if (o->feed->one_person && !str_empty(e->bring)) {
        add_text(o, "DESCRIPTION", arena_printf(o->scratch, "Bring: %s", e->bring));
    } else if (!o->feed->one_person && o->names == ICS_FULL) {
        add_text(o, "DESCRIPTION", e->notes);
    }
}

static void add_series(struct ics_out *o, const struct feed_event *f, const struct clock_of *c)
{
    const struct event *e = f->event;
    add_head(o, mark_of(o, e), e->sequence);
    add_time(o, c, "DTSTART", e->starts);
    add_end(o, c, e->starts, e->ends);
    add_rule(o, e, c);
    add_further(o, e, c);
    for (size_t i = 0; i < f->change_count; i++) {
        if (only_left_out(&f->changes[i])) {
            add_time(o, c, "EXDATE", f->changes[i].day);
        }
    }
    add_text(o, "SUMMARY", e->name);
    add_text(o, "LOCATION", e->place);
    add_notes(o, e);
    add_line(o, "STATUS:%s", str_eq(e->status, "cancelled") ? "CANCELLED" : "CONFIRMED");
    add_line(o, "END:VEVENT");
}

static void add_one_date(struct ics_out *o, const struct event *e, const struct event_change *x,
    const struct clock_of *c)
{
    hub_wall starts = wall_known(x->starts) ? x->starts : x->day, ends = x->ends;
    if (!wall_known(ends) && wall_known(e->ends)) {
        ends.min = starts.min + (e->ends.min - e->starts.min);
    }
    add_head(o, mark_of(o, e), e->sequence);
    add_time(o, c, "RECURRENCE-ID", x->day);
    add_time(o, c, "DTSTART", starts);
    add_end(o, c, starts, ends);
    add_text(o, "SUMMARY", str_empty(x->name) ? e->name : x->name);
    add_text(o, "LOCATION", str_empty(x->place) ? e->place : x->place);
    if (!str_empty(x->note)) {
        add_text(o, "DESCRIPTION", x->note);
    } else {
        add_notes(o, e);
    }
    bool off = x->cancelled == 1 || str_eq(e->status, "cancelled");
    add_line(o, "STATUS:%s", off ? "CANCELLED" : "CONFIRMED");
    add_line(o, "END:VEVENT");
}

static void add_event(struct ics_out *o, const struct feed_event *f)
{
    struct clock_of c = clock_of(o, f->event);
    add_series(o, f, &c);
    for (size_t i = 0; i < f->change_count; i++) {
        if (!only_left_out(&f->changes[i])) {
            add_one_date(o, f->event, &f->changes[i], &c);
        }
    }
}

/* "Grace" of "Grace Lowe", "Grace and Tom" of "Grace and Tom Lowe". */
static const char *first_name(struct ics_out *o, const char *name)
{
    size_t len = strcspn(name, " ");
    const char *rest = name + len;
    if (str_starts(rest, " and ") || str_starts(rest, " & ")) {
        size_t joint = rest[1] == '&' ? strlen(" & ") : strlen(" and ");
        len += joint + strcspn(rest + joint, " ");
    }
    return arena_strndup(o->scratch, name, len);
}

static const char *host_named(struct ics_out *o, const char *name)
{
    return o->names == ICS_INITIALS ? utf8_initials(o->scratch, name)
           : o->names == ICS_FIRST  ? first_name(o, name)
                                    : name;
}

/* A family's name is nobody's first name: who stays stands for it. */
static const char *family_named(struct ics_out *o, const struct feed_stay *s)
{
    bool first = o->names == ICS_FIRST && !str_empty(s->children);
    return first                  ? s->children
           : o->names == ICS_FULL ? s->family
                                  : utf8_initials(o->scratch, s->family);
}

static void add_stay(struct ics_out *o, const struct feed_stay *s)
{
    static const struct clock_of london = {.name = "Europe/London"};
    const char *host = str_empty(s->host) ? "" : arena_printf(o->scratch, " at %s's", host_named(o, s->host));
    add_head(o, arena_printf(o->scratch, CALENDAR_MARK_STAY "%" PRId64 "@hub.invalid", s->id.n),
        INT_NONE);
    add_time(o, &london, "DTSTART", s->arrive);
    add_time(o, &london, "DTEND", s->leave);
    add_text(o, "SUMMARY", arena_printf(o->scratch, "Sleepover: %s%s", family_named(o, s), host));
    bool sure = str_eq(s->status, "agreed") || str_eq(s->status, "happened");
    add_line(o, "STATUS:%s", sure ? "CONFIRMED" : "TENTATIVE");
    add_line(o, "END:VEVENT");
}

static enum hub_rc flush(struct ics_out *o, struct hub_err *err)
{
    enum hub_rc rc = sink_text(o->to, sb_str(&o->b), err);
    arena_reset(o->scratch);
    o->b = sb_as_is(o->scratch);
    return rc;
}

enum hub_rc ics_write(const struct feed *f, const char *title, enum ics_names names,
    const struct sink *to, struct arena *a, struct hub_err *err)
{
    struct ics_out o = {.feed = f, .names = names, .a = a, .scratch = arena_create(), .to = to};
    o.b = sb_as_is(o.scratch);
    add_line(&o, "BEGIN:VCALENDAR");
    add_line(&o, "VERSION:2.0");
    add_line(&o, "PRODID:-//hub//hub//EN");
    add_line(&o, "CALSCALE:GREGORIAN");
    add_text(&o, "X-WR-CALNAME", title);
    sb_add(&o.b, london_rules);
    add_zones(&o);
    enum hub_rc rc = flush(&o, err);
    for (size_t i = 0; rc == HUB_OK && i < f->event_count; i++) {
        add_event(&o, &f->events[i]);
        rc = flush(&o, err);
    }
    for (size_t i = 0; rc == HUB_OK && i < f->stay_count; i++) {
        add_stay(&o, &f->stays[i]);
        rc = flush(&o, err);
    }
    add_line(&o, "END:VCALENDAR");
    rc = rc == HUB_OK ? flush(&o, err) : rc;
    arena_destroy(o.scratch);
    return rc;
}
