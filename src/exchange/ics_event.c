/* SPDX-License-Identifier: MIT */
/* One VEVENT: its texts, times and status; what hub does not keep is counted. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/event.h"
#include "ics_priv.h"

#include <string.h>

static const char WITHOUT_TITLE[] = "Without a title";

struct about {
    struct ics_reader *r;
    const struct ics_part *p;
    struct ics_event *e;
    struct sb notes;
    const struct ics_line *start, *end, *span, *day;
};

static size_t most_of(const char *column)
{
    const struct field *f = noun_field(&event_noun, column);
    return f && f->max ? (size_t)f->max : f && f->type == FIELD_NOTE ? 20000 : 200;
}

/* Before it is read: its line may stand further down. */
static const char *short_title(struct about *ab)
{
    enum { SHOWN = 40 };
    const struct ics_line *l = ics_first(ab->p, "SUMMARY");
    const char *title = l ? utf8_safe(ab->r->a, ics_plain_text(l->value, ab->r->a)) : WITHOUT_TITLE;
    return strlen(title) <= SHOWN
               ? title
               : arena_printf(ab->r->a, "%.*s…", (int)utf8_head(title, SHOWN), title);
}

/* Cleaned, and cut to what the field holds, which is told. */
static const char *text_for(struct about *ab, const struct ics_line *l, const char *column)
{
    const char *plain = ics_plain_text(l->value, ab->r->a);
    bool lines = noun_field(&event_noun, column)->type == FIELD_NOTE;
    char *clean =
        str_trim(ab->r->a, utf8_clean(ab->r->a, plain, strlen(plain), lines, NULL));
    size_t most = most_of(column), count = 0;
    for (const char *p = clean; *p; count++) {
        const char *next = p;
        utf8_next(&next);
        if (count == most) {
            clean[p - clean] = '\0';
            ics_note(ab->r, l->line, "“%s”: %s more than %zu characters. The rest was left out.",
                short_title(ab), ics_line_has(l->name), most);
            break;
        }
        p = next;
    }
    return clean;
}

static void take_uid(struct about *ab, const struct ics_line *l)
{
    ab->e->e.uid = text_for(ab, l, "uid");
}

static void take_name(struct about *ab, const struct ics_line *l)
{
    ab->e->e.name = text_for(ab, l, "name");
}

static void take_place(struct about *ab, const struct ics_line *l)
{
    ab->e->e.place = text_for(ab, l, "place");
}

static void take_notes(struct about *ab, const struct ics_line *l)
{
    const char *text = text_for(ab, l, "notes");
    if (!str_empty(text)) {
        sb_addf(&ab->notes, "%s%s", ab->notes.len ? "\n" : "", text);
    }
}

static void take_sequence(struct about *ab, const struct ics_line *l)
{
    if (!str_int(l->value, 0, 999999999, &ab->e->e.sequence)) {
        ab->e->e.sequence = INT_NONE;
    }
}

static void take_status(struct about *ab, const struct ics_line *l)
{
    ab->e->e.cancelled = str_ieq(l->value, "CANCELLED");
}

static void take_modified(struct about *ab, const struct ics_line *l)
{
    hub_wall w;
    bool date, utc;
    if (ics_wall_read(l->value, &w, &date, &utc)) {
        ab->e->modified.ms = w.min * 60000;
    }
}

static void take_start(struct about *ab, const struct ics_line *l)
{
    ab->start = l;
}

static void take_end(struct about *ab, const struct ics_line *l)
{
    ab->end = l;
}

static void take_span(struct about *ab, const struct ics_line *l)
{
    ab->span = l;
}

static void take_day(struct about *ab, const struct ics_line *l)
{
    ab->day = l;
}

static void nothing(struct about *ab, const struct ics_line *l)
{
    (void)ab;
    (void)l;
}

/* What a name means to hub. `nothing`: it says nothing that a hub would miss. */
static const struct {
    const char *name;
    void (*take)(struct about *ab, const struct ics_line *l);
} properties[] = {
    {"UID", take_uid},
    {"SUMMARY", take_name},
    {"LOCATION", take_place},
    {"DESCRIPTION", take_notes},
    {"COMMENT", take_notes},
    {"URL", take_notes},
    {"SEQUENCE", take_sequence},
    {"STATUS", take_status},
    {"DTSTAMP", take_modified},
    {"LAST-MODIFIED", take_modified},
    {"DTSTART", take_start},
    {"DTEND", take_end},
    {"DURATION", take_span},
    {"RECURRENCE-ID", take_day},
    {"RRULE", nothing}, /* these four: ics_repeat.c */
    {"EXRULE", nothing},
    {"RDATE", nothing},
    {"EXDATE", nothing},
    {"CREATED", nothing},
    {"TRANSP", nothing},
    {"CLASS", nothing},
    {"PRIORITY", nothing},
    {"ORGANIZER", nothing},
};

static void take_line(struct about *ab, const struct ics_line *l)
{
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++) {
        if (strcmp(l->name, properties[i].name) == 0) {
            properties[i].take(ab, l);
            return;
        }
    }
    ics_left_out(ab->r, ics_line_left_out(l->name));
}

/* --- times --- */

static bool told_bad(struct about *ab, int line, const char *why)
{
    ics_note(ab->r, line, "“%s” is not in hub: %s", ab->e->e.name, why);
    return false;
}

/* Of a whole day: the last day, which the file does not count. */
static hub_wall end_of_day(hub_wall starts, int64_t days)
{
    return (hub_wall){starts.min + (days > 1 ? days - 1 : 0) * MINUTES_A_DAY};
}

static hub_wall end_as_said(struct about *ab)
{
    const struct calendar_entry *e = &ab->e->e;
    struct ics_time t;
    int64_t minutes;
    bool days_only;
    if (ab->end && ics_time_read(ab->r, ab->end, str_trim(ab->r->a, ab->end->value), &t)) {
        hub_wall end = ics_london(&t);
        return e->all_day ? end_of_day(e->starts, wall_date(end).d - wall_date(e->starts).d) : end;
    }
    if (!ab->end && ab->span && !ics_span_read(ab->span->value, &minutes, &days_only)) {
        ics_note(ab->r, ab->span->line,
            "“%s”: how long it lasts was not understood (“%s”). It has no end now.", e->name,
            utf8_safe(ab->r->a, ab->span->value));
    } else if (!ab->end && ab->span) {
        return e->all_day ? end_of_day(e->starts, minutes / MINUTES_A_DAY)
                          : (hub_wall){e->starts.min + minutes};
    }
    return e->all_day ? e->starts : WALL_NONE;
}

/* The nights the clocks change: what its start cannot say is said. */
static void tell_clock_change(struct about *ab)
{
    const struct ics_event *ev = ab->e;
    enum wall_kind kind;
    hub_stamp shown = wall_to_stamp(ev->e.starts, &kind);
    const struct zone *z = ev->start.zone ? ev->start.zone->zone : NULL;
    if (kind == WALL_SKIPPED) {
        ics_note(ab->r, ab->start->line,
            "“%s” starts in the hour that the clocks skip that night. Please check its time.",
            ev->e.name);
    } else if (z && shown.ms != zone_stamp(z, ev->start.wall).ms) {
        ics_note(ab->r, ab->start->line,
            "“%s” starts in the hour that comes twice that night, the second time. hub takes the "
            "first.",
            ev->e.name);
    }
}

static bool take_times(struct about *ab)
{
    struct calendar_entry *e = &ab->e->e;
    struct ics_event *ev = ab->e;
    if (!ab->start) {
        return told_bad(ab, ab->p->line, "it does not say when it starts.");
    }
    if (!ics_time_read(ab->r, ab->start, str_trim(ab->r->a, ab->start->value), &ev->start)) {
        return told_bad(ab, ab->start->line, "it does not say when it starts.");
    }
    e->all_day = ev->start.is_date;
    e->starts = ics_london(&ev->start);
    e->ends = end_as_said(ab);
    if (!e->all_day) {
        tell_clock_change(ab);
    }
    if (wall_known(e->ends) && e->ends.min < e->starts.min) {
        ics_note(ab->r, ab->p->line, "“%s” ends before it starts. Its end was left out.", e->name);
        e->ends = WALL_NONE;
    }
    if (wall_known(e->ends) && e->ends.min - e->starts.min > (int64_t)ICS_DAYS_MOST * MINUTES_A_DAY) {
        return told_bad(ab, ab->p->line, "it goes on for more than five years.");
    }
    return true;
}

static void take_series_day(struct about *ab)
{
    struct ics_time t;
    const char *range = ab->day ? ics_param(ab->day, "RANGE") : NULL;
    ab->e->day = WALL_NONE;
    if (!ab->day || !ics_time_read(ab->r, ab->day, str_trim(ab->r->a, ab->day->value), &t)) {
        return;
    }
    ab->e->day = t.is_date ? wall_at(wall_date(t.wall), 0) : ics_london(&t);
    ab->e->day_is_date = t.is_date;
    if (range && str_ieq(range, "THISANDFUTURE")) {
        ics_note(ab->r, ab->day->line,
            "“%s” was changed from this date on. In hub only this one date is changed: please put "
            "the later ones right.",
            ab->e->e.name);
    }
}

/* A mark for an event that has none: the same file gives the same one. */
static const char *make_uid(struct ics_reader *r, const struct ics_event *e)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a */
    const char *text = arena_printf(r->a, "%lld|%s|%s", (long long)e->e.starts.min, e->e.name,
        e->e.repeats);
    for (const char *p = text; *p; p++) {
        h = (h ^ (unsigned char)*p) * 1099511628211u;
    }
    return arena_printf(r->a, "no-mark-%016llx", (unsigned long long)h);
}

bool ics_event_read(struct ics_reader *r, const struct ics_part *p, struct ics_event *out)
{
    struct about ab = {.r = r, .p = p, .e = out, .notes = sb_on(r->a)};
    *out = (struct ics_event){.e = {.line = p->line,
                                   .uid = "",
                                   .sequence = INT_NONE,
                                   .name = "",
                                   .place = "",
                                   .notes = "",
                                   .repeats = "",
                                   .also_on = "",
                                   .zone = "",
                                   .day = WALL_NONE}};
    for (size_t i = 0; i < p->count; i++) {
        take_line(&ab, &p->lines[i]);
    }
    bool titled = *out->e.name;
    out->e.name = titled ? out->e.name : WITHOUT_TITLE;
    out->e.notes = sb_str(&ab.notes);
    take_series_day(&ab);
    if (!take_times(&ab)) {
        return false;
    }
    if (!titled && !wall_known(out->day)) {
        ics_note(r, p->line, "An event has no title. It is in hub as “%s”.", WITHOUT_TITLE);
    }
    if (!wall_known(out->day)) {
        ics_repeat_read(r, p, out);
    }
    if (str_empty(out->e.uid)) {
        out->e.uid = make_uid(r, out);
    }
    return true;
}
