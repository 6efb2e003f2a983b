/* SPDX-License-Identifier: MIT */
/* A calendar file as entries: each event once, the changed dates of a series brought to it. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/folder.h"
#include "hub/model/noun.h"
#include "ics_priv.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct gathering {
    struct ics_reader *r;
    struct ics_event *events;
    size_t count;
    struct strmap by_uid; /* of a series or single event → place + 1 */
    struct calendar_entry *out;
    size_t out_count;
};

void ics_left_out(struct ics_reader *r, const char *what)
{
    for (size_t i = 0; i < r->left_count; i++) {
        if (strcmp(r->left[i].what, what) == 0) {
            r->left[i].count++;
            return;
        }
    }
    arena_grow(r->a, &r->left, r->left_count, &r->left_cap, sizeof *r->left);
    r->left[r->left_count++] = (struct ics_left){what, 1};
}

static void tell_left_out(struct ics_reader *r)
{
    enum { NAMED = 12 };
    if (r->untold > 0) {
        fault_add(r->faults, FAULT_NOTE, r->file, 0, 0,
            "%" PRId64 " more lines were not understood.", r->untold);
    }
    struct sb b = sb_on(r->a);
    for (size_t i = 0; i < r->left_count && i < NAMED; i++) {
        sb_addf(&b, "%s%s (%" PRId64 ")", i ? ", " : "", r->left[i].what, r->left[i].count);
    }
    if (r->left_count > 0) {
        ics_note(r, 0, "hub keeps events only. Left out: %s%s.", sb_str(&b),
            r->left_count > NAMED ? " and more" : "");
    }
}

/* --- components --- */

static bool cancels_all(const struct ics_reader *r, const struct ics_part *p)
{
    const struct ics_line *method =
        p->parent >= 0 ? ics_first(&r->text.parts[p->parent], "METHOD") : NULL;
    return method && str_ieq(method->value, "CANCEL");
}

static enum hub_rc read_parts(struct gathering *g, struct hub_err *err)
{
    struct ics_reader *r = g->r;
    for (size_t i = 0; i < r->text.count; i++) {
        const struct ics_part *p = &r->text.parts[i];
        const char *left_out = ics_part_left_out(p->kind);
        if (left_out) {
            ics_left_out(r, left_out);
        }
        if (strcmp(p->kind, "VEVENT") != 0) {
            continue;
        }
        if (g->count == ICS_EVENTS_MOST) {
            return hub_fail(err, HUB_EINVAL,
                "%s has more than %d events. Bring in a part of it at a time.", r->file,
                ICS_EVENTS_MOST);
        }
        if (ics_event_read(r, p, &g->events[g->count])) {
            g->events[g->count].e.cancelled |= cancels_all(r, p);
            g->count++;
        }
    }
    return HUB_OK;
}

/* --- the same event twice --- */

static int64_t edition(const struct ics_event *e)
{
    return e->e.sequence == INT_NONE ? 0 : e->e.sequence;
}

static bool newer(const struct ics_event *a, const struct ics_event *b)
{
    if (edition(a) != edition(b)) {
        return edition(a) > edition(b);
    }
    return a->modified.ms >= b->modified.ms;
}

/* Several events with one mark and nothing to say that one is newer: programs do that. */
static bool another(const struct ics_event *a, const struct ics_event *b)
{
    return edition(a) == edition(b) && a->modified.ms == b->modified.ms &&
           (a->e.starts.min != b->e.starts.min || strcmp(a->e.name, b->e.name) != 0 ||
               str_starts(a->e.uid, "no-mark-"));
}

static void place_event(struct gathering *g, size_t i)
{
    struct ics_event *e = &g->events[i];
    const char *uid = e->e.uid;
    for (int n = 2;; n++) {
        int64_t at = strmap_get(&g->by_uid, e->e.uid, 0);
        struct ics_event *have = at ? &g->events[at - 1] : NULL;
        if (!have) {
            strmap_put(&g->by_uid, e->e.uid, (int64_t)i + 1);
            return;
        }
        if (!another(e, have)) {
            bool mine = newer(e, have);
            ics_note(g->r, (mine ? have : e)->e.line,
                "“%s” is in the file twice. The newer edition was taken.", e->e.name);
            (mine ? have : e)->bad = true;
            if (mine) {
                strmap_put(&g->by_uid, e->e.uid, (int64_t)i + 1);
            }
            return;
        }
        e->e.uid = arena_printf(g->r->a, "%s#%d", uid, n);
    }
}

/* --- dates of a series --- */

struct dates {
    struct calendar_entry_change *items;
    const struct ics_event **from; /* NULL: EXDATE */
    size_t count, cap, from_cap;
};

static void put_date(struct gathering *g, struct dates *d, struct calendar_entry_change c,
    const struct ics_event *from)
{
    arena_grow(g->r->a, &d->items, d->count, &d->cap, sizeof *d->items);
    arena_grow(g->r->a, &d->from, d->count, &d->from_cap, sizeof *d->from);
    d->items[d->count] = c;
    d->from[d->count++] = from;
}

static int64_t length(hub_wall starts, hub_wall ends)
{
    return wall_known(ends) ? ends.min - starts.min : -1;
}

static const char *if_other(const char *mine, const char *its)
{
    return strcmp(mine, its) == 0 ? "" : mine;
}

static struct calendar_entry_change change_of(
    struct gathering *g, const struct ics_event *series, const struct ics_event *one)
{
    struct arena *scratch = arena_create();
    struct calendar_entry_change c = {.day = one->day,
        .cancelled = one->e.cancelled,
        .starts = WALL_NONE,
        .ends = WALL_NONE,
        .name = if_other(one->e.name, series->e.name),
        .place = if_other(one->e.place, series->e.place),
        .note = if_other(one->e.notes, series->e.notes)};
    /* One that is called off says its time too, which tells it from one that is left out. */
    if (c.cancelled || one->e.starts.min != one->day.min ||
        !ics_series_has(series, one->day, scratch)) {
        c.starts = one->e.starts;
    }
    if (wall_known(one->e.ends) &&
        length(one->e.starts, one->e.ends) != length(series->e.starts, series->e.ends)) {
        c.ends = one->e.ends;
    }
    if (strlen(c.note) > 400) {
        c.note = arena_strndup(g->r->a, c.note, utf8_head(c.note, 400));
    }
    arena_destroy(scratch);
    return c;
}

static hub_wall day_in_series(const struct ics_event *series, const struct ics_event *one)
{
    if (series->e.all_day) {
        return wall_at(wall_date(one->day), 0);
    }
    return one->day_is_date ? wall_at(wall_date(one->day), wall_tod(series->e.starts).min)
                            : one->day;
}

/* A date that is an event of its own: the series is not there, or the two are of different kinds. */
static void stand_alone(struct gathering *g, struct ics_event *one, const char *series)
{
    char iso[DATE_TEXT];
    one->e.series = series;
    one->e.day = one->day;
    one->e.uid = arena_printf(g->r->a, "%.*s#%s", (int)utf8_head(one->e.uid, 220), one->e.uid,
        wall_iso(one->day, iso));
    if (strmap_get(&g->by_uid, one->e.uid, 0) == 0) {
        strmap_put(&g->by_uid, one->e.uid, 1 + (one - g->events));
        g->out[g->out_count++] = one->e;
    }
}

/* The newest change of a date; all of them are then done with. */
static struct ics_event *newest_of_day(struct gathering *g, const size_t *ones, size_t count, size_t at)
{
    struct ics_event *best = &g->events[ones[at]];
    for (size_t i = at + 1; i < count; i++) {
        struct ics_event *other = &g->events[ones[i]];
        if (!other->override_used && other->day.min == best->day.min) {
            other->override_used = true;
            best = newer(other, best) ? other : best;
        }
    }
    return best;
}

static struct calendar_entry_change not_on(hub_wall day)
{
    return (struct calendar_entry_change){.day = day,
        .cancelled = true,
        .starts = WALL_NONE,
        .ends = WALL_NONE,
        .name = "",
        .place = "",
        .note = ""};
}

static void bring_changes(struct gathering *g, struct ics_event *series, struct dates *d,
    const size_t *ones, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct ics_event *one = &g->events[ones[i]];
        if (one->override_used) {
            continue;
        }
        one = newest_of_day(g, ones, count, i);
        hub_wall day = day_in_series(series, one);
        bool other_kind = one->e.all_day != series->e.all_day && !one->e.cancelled;
        one->day = day;
        if (other_kind) {
            stand_alone(g, one, NULL);
            put_date(g, d, not_on(day), one);
        } else {
            put_date(g, d, change_of(g, series, one), one);
        }
    }
}

static void bring_left_out(struct gathering *g, const struct ics_event *series, struct dates *d)
{
    size_t changed = d->count;
    struct arena *scratch = arena_create();
    for (size_t i = 0; i < series->left_out.count; i++) {
        hub_wall day = series->left_out.items[i];
        bool done = false;
        for (size_t j = 0; j < changed && !done; j++) {
            done = d->items[j].day.min == day.min;
        }
        if (!done && ics_series_has(series, day, scratch)) {
            put_date(g, d, not_on(day), NULL);
        }
        arena_reset(scratch);
    }
    arena_destroy(scratch);
}

static int by_day(const void *x, const void *y)
{
    const struct calendar_entry_change *a = x, *b = y;
    return (a->day.min > b->day.min) - (a->day.min < b->day.min);
}

/* Places of the changed dates, by series. */
struct ones {
    const struct gathering *g;
    size_t *items;
    size_t count;
};

static int compare_ones(const struct ics_event *a, const struct ics_event *b)
{
    int uid = strcmp(a->e.uid, b->e.uid);
    return uid ? uid : (a->e.line > b->e.line) - (a->e.line < b->e.line);
}

static void sort_ones(struct ones *o)
{
    /* Stable merge by hand would be long: an index sort over few dates, in order of lines. */
    for (size_t gap = o->count / 2; gap > 0; gap /= 2) {
        for (size_t i = gap; i < o->count; i++) {
            size_t x = o->items[i], j = i;
            const struct ics_event *e = o->g->events;
            for (; j >= gap && compare_ones(&e[o->items[j - gap]], &e[x]) > 0; j -= gap) {
                o->items[j] = o->items[j - gap];
            }
            o->items[j] = x;
        }
    }
}

static void finish_series(struct gathering *g, struct ics_event *series, const size_t *ones, size_t count)
{
    struct dates d = {0};
    bool repeats = *series->e.repeats || *series->e.also_on;
    if (repeats || count > 0) {
        bring_changes(g, series, &d, ones, count);
        bring_left_out(g, series, &d);
    }
    if (d.count > 1) {
        qsort(d.items, d.count, sizeof *d.items, by_day);
    }
    series->e.changes = d.items;
    series->e.change_count = d.count;
    g->out[g->out_count++] = series->e;
}

static void orphans(struct gathering *g, const size_t *ones, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct ics_event *one = &g->events[ones[i]];
        if (!one->override_used) {
            one = newest_of_day(g, ones, count, i);
            one->override_used = true;
            stand_alone(g, one, one->e.uid);
        }
    }
}

static void gather(struct gathering *g)
{
    struct ones o = {g, arena_array(g->r->a, g->count + 1, sizeof *o.items), 0};
    struct strmap first;
    strmap_on(&first, g->r->a);
    for (size_t i = 0; i < g->count; i++) {
        if (wall_known(g->events[i].day)) {
            o.items[o.count++] = i;
        } else {
            place_event(g, i);
        }
    }
    sort_ones(&o);
    for (size_t i = o.count; i > 0; i--) {
        strmap_put(&first, g->events[o.items[i - 1]].e.uid, (int64_t)i);
    }
    for (size_t i = 0; i < g->count; i++) {
        struct ics_event *e = &g->events[i];
        if (wall_known(e->day) || e->bad) {
            continue;
        }
        size_t from = (size_t)strmap_get(&first, e->e.uid, 0), to = from;
        while (from && to <= o.count && !strcmp(g->events[o.items[to - 1]].e.uid, e->e.uid)) {
            to++;
        }
        finish_series(g, e, from ? &o.items[from - 1] : NULL, to - from);
        strmap_put(&first, e->e.uid, 0);
    }
    for (size_t i = 0; i < o.count; i++) {
        size_t from = (size_t)strmap_get(&first, g->events[o.items[i]].e.uid, 0), to = from;
        if (from != i + 1) {
            continue;
        }
        const char *uid = g->events[o.items[i]].e.uid;
        while (to <= o.count && !strcmp(g->events[o.items[to - 1]].e.uid, uid)) {
            to++;
        }
        orphans(g, &o.items[i], to - from);
    }
}

enum hub_rc ics_read(const char *name, const char *bytes, size_t len, struct arena *a,
    struct calendar_entries *out, struct faults *faults, struct hub_err *err)
{
    struct ics_reader r = {.a = a, .faults = faults, .file = name};
    struct gathering g = {.r = &r};
    *out = (struct calendar_entries){.file = name};
    strmap_on(&r.zones, a);
    strmap_on(&g.by_uid, a);
    r.utc = (struct ics_zone){.tzid = "UTC", .name = "UTC", .zone = zone_of(NULL, 0, 0, a)};
    if (len > ICS_BYTES_MOST) {
        return hub_fail(err, HUB_EINVAL, "%s is larger than %d MB. Bring in a part of it at a time.",
            name, ICS_BYTES_MOST >> 20);
    }
    char *own = arena_alloc(a, len + 1);
    memcpy(own, bytes, len);
    enum hub_rc rc = ics_lines(&r, own, len, err);
    size_t most = 0;
    for (size_t i = 0; i < r.text.count; i++) {
        most += strcmp(r.text.parts[i].kind, "VEVENT") == 0;
    }
    most = most < ICS_EVENTS_MOST ? most : ICS_EVENTS_MOST;
    g.events = arena_array(a, most + 1, sizeof *g.events);
    g.out = arena_array(a, most + 1, sizeof *g.out);
    rc = rc == HUB_OK ? read_parts(&g, err) : rc;
    if (rc == HUB_OK) {
        gather(&g);
        tell_left_out(&r);
        out->items = g.out;
        out->count = g.out_count;
    }
    return rc;
}

enum hub_rc import_calendar(struct hub *h, const char *path, const struct import_options *o,
    struct arena *a, struct calendar_entries *entries, struct calendar_import *out,
    struct faults *faults, struct hub_err *err)
{
    struct calendar_entries own = {0};
    const char *bytes = NULL;
    size_t len = 0, before = faults->count;
    entries = entries ? entries : &own;
    *out = (struct calendar_import){0};
    enum hub_rc rc = file_read(path, ICS_BYTES_MOST, a, &bytes, &len, err);
    if (rc == HUB_OK) {
        const char *name = str_eq(path, "-") ? "Standard input" : path;
        rc = ics_read(name, bytes, len, a, entries, faults, err);
    }
    int64_t said = (int64_t)(faults->count - before);
    if (rc == HUB_OK) {
        rc = hub_import_calendar(h, entries, o, a, out, faults, err);
        out->not_understood = said;
    }
    return rc;
}
