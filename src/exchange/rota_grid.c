/* SPDX-License-Identifier: MIT */
/* The rota as a grid: hosts and beds down, nights across. */
#include "hub/base/str.h"
#include "rota_priv.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/*
 * Nights side by side on A4 landscape so that a first name in full still stands
 * on one line at ten points: 277 mm less the names of host and bed.
 */
enum { NIGHTS_ACROSS = 10, HOST_WIDTH = 13, BED_WIDTH = 9, NIGHT_WIDTH = 11 };

/* One child in one bed, in the order of the grid's cells. */
struct entry {
    size_t host, order; /* order: in sheet->nights, so that equal cells keep theirs */
    int bed;
    hub_date night;
};

struct grid {
    const struct rota_sheet *s;
    struct page_doc *d;
    hub_date first, last;
    struct entry *entries;
    size_t entry_count;
    bool *taken; /* per night from `first`: someone stays */
    bool *edge;  /* per night from `first`: in its table another run of nights begins here */
    bool weeks;
    size_t widest;  /* nights in the table that has most: the others' columns are as wide */
    bool measuring; /* nothing is put on the page yet, only `widest` is found */
};

static int beds_of(const struct sheet_host *h)
{
    return h->beds > 0 ? h->beds : 0;
}

static int compare_entries(const void *pa, const void *pb)
{
    const struct entry *a = pa, *b = pb;
    if (a->host != b->host) {
        return a->host < b->host ? -1 : 1;
    }
    if (a->bed != b->bed) {
        return a->bed < b->bed ? -1 : 1;
    }
    if (a->night.d != b->night.d) {
        return a->night.d < b->night.d ? -1 : 1;
    }
    return a->order < b->order ? -1 : a->order > b->order;
}

static void index_entries(struct grid *g)
{
    const struct rota_sheet *s = g->s;
    struct arena *a = g->d->a;
    g->entries = arena_array(a, s->night_count + 1, sizeof *g->entries);
    size_t days = (size_t)date_diff(g->last, g->first) + 1;
    g->taken = arena_array(a, days, sizeof *g->taken);
    g->edge = arena_array(a, days, sizeof *g->edge);
    for (size_t i = 0; i < s->night_count; i++) {
        const struct sheet_night *n = &s->nights[i];
        if (n->night.d < g->first.d || n->night.d > g->last.d) {
            continue;
        }
        size_t host = s->stays[n->stay].host;
        bool bed = n->bed >= 0 && n->bed < beds_of(&s->hosts[host]);
        g->entries[g->entry_count++] = (struct entry){
            .host = host, .order = i, .bed = bed ? n->bed : ROTA_NO_BED, .night = n->night};
        g->taken[date_diff(n->night, g->first)] = true;
    }
    if (g->entry_count > 1) {
        qsort(g->entries, g->entry_count, sizeof *g->entries, compare_entries);
    }
}

/* The first entry not before (host, bed, night). */
static size_t find_entry(const struct grid *g, size_t host, int bed, hub_date night)
{
    struct entry want = {.host = host, .bed = bed, .night = night};
    size_t lo = 0, hi = g->entry_count;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (compare_entries(&g->entries[mid], &want) < 0) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo;
}

static bool is_entry(const struct grid *g, size_t i, size_t host, int bed, hub_date night)
{
    return i < g->entry_count && g->entries[i].host == host && g->entries[i].bed == bed &&
           g->entries[i].night.d == night.d;
}

static bool is_away(const struct rota_sheet *s, size_t host, hub_date night)
{
    for (size_t i = 0; i < s->away_count; i++) {
        if (s->away[i].host == host && s->away[i].from.d <= night.d && night.d <= s->away[i].to.d) {
            return true;
        }
    }
    return false;
}

static unsigned night_style(const struct grid *g, hub_date night)
{
    int day = date_weekday(night);
    bool tonight = date_known(g->s->tonight) && g->s->tonight.d == night.d;
    return (day == FRI || day == SAT ? PAGE_WEEKEND : 0) | (tonight ? PAGE_TONIGHT : 0) |
           (g->edge[date_diff(night, g->first)] ? PAGE_EDGE : 0);
}

/* --- one cell --------------------------------------------------------------- */

static void add_note(struct sb *b, const char *text)
{
    sb_add(b, b->len ? "\n" : "");
    sb_add(b, text);
}

/* When they come and go, by the week only: a month has no room for it. */
static void add_times(
    const struct grid *g, const struct sheet_stay *stay, hub_date night, struct sb *b)
{
    char buf[DATE_TEXT], day[4];
    if (!g->weeks) {
        return;
    }
    if (wall_date(stay->arrive).d == night.d) {
        add_note(b, arena_printf(b->a, "arrives %s", tod_iso(wall_tod(stay->arrive), buf)));
    }
    hub_date leave = wall_date(stay->leave);
    if (leave.d != night.d + 1) {
        return;
    }
    snprintf(day, sizeof day, "%s", date_weekday_name(date_weekday(leave)));
    add_note(b, arena_printf(b->a, "leaves %s %s", day, tod_iso(wall_tod(stay->leave), buf)));
}

/* Children who share a bed stand below each other; what is true of both is said once. */
static void stay_cell(const struct grid *g, struct page_table *t, size_t first, size_t end)
{
    struct sb names = sb_on(t->a), note = sb_on(t->a);
    unsigned style = night_style(g, g->entries[first].night);
    size_t said = SIZE_MAX;
    for (size_t i = first; i < end; i++) {
        const struct sheet_night *n = &g->s->nights[g->entries[i].order];
        const struct sheet_stay *stay = &g->s->stays[n->stay];
        const char *word = rota_status_word(stay->status);
        add_note(&names, n->name);
        style |= rota_status_style(stay->status);
        if (n->stay == said) {
            continue;
        }
        said = n->stay;
        if (word) {
            add_note(&note, word);
        }
        add_times(g, stay, n->night, &note);
    }
    page_cell_note(t, style, sb_str(&names), sb_str(&note));
}

static void night_cell(
    const struct grid *g, struct page_table *t, size_t host, int bed, hub_date night)
{
    size_t first = find_entry(g, host, bed, night), end = first;
    while (is_entry(g, end, host, bed, night)) {
        end++;
    }
    if (end > first) {
        stay_cell(g, t, first, end);
    } else if (bed != ROTA_NO_BED && is_away(g->s, host, night)) {
        page_cell(t, PAGE_AWAY | night_style(g, night), "away");
    } else {
        page_cell(t, night_style(g, night), "");
    }
}

/* --- one table -------------------------------------------------------------- */

static const char *bed_name(const struct sheet_host *h, int bed, struct arena *a)
{
    if (bed == ROTA_NO_BED) {
        return beds_of(h) > 0 ? "no bed" : "";
    }
    return h->bed && !str_empty(h->bed[bed]) ? h->bed[bed] : arena_printf(a, "bed %d", bed + 1);
}

static void bed_row(const struct grid *g, struct page_table *t, size_t host, int bed,
    const hub_date *nights, size_t count, bool start)
{
    const struct sheet_host *h = &g->s->hosts[host];
    page_group_row(t, h->name, start);
    page_cell(t, PAGE_HEAD, start ? h->name : "");
    page_cell(t, PAGE_NORMAL, bed_name(h, bed, t->a));
    for (size_t i = 0; i < count; i++) {
        night_cell(g, t, host, bed, nights[i]);
    }
}

static bool any_without_bed(const struct grid *g, size_t host, const hub_date *nights, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_entry(
                g, find_entry(g, host, ROTA_NO_BED, nights[i]), host, ROTA_NO_BED, nights[i])) {
            return true;
        }
    }
    return false;
}

static void host_rows(
    const struct grid *g, struct page_table *t, size_t host, const hub_date *nights, size_t count)
{
    int beds = beds_of(&g->s->hosts[host]);
    for (int bed = 0; bed < beds; bed++) {
        bed_row(g, t, host, bed, nights, count, bed == 0);
    }
    if (beds == 0 || any_without_bed(g, host, nights, count)) {
        bed_row(g, t, host, ROTA_NO_BED, nights, count, beds == 0);
    }
}

/* "Fri 4 Dec", and "Sat 5" beside it: the month is said where it begins. */
static const char *night_name(hub_date night, int *month_before, struct arena *a)
{
    int y, m, d;
    date_to_ymd(night, &y, &m, &d);
    const char *day = date_weekday_name(date_weekday(night));
    bool said = *month_before == m;
    *month_before = m;
    return said ? arena_printf(a, "%.3s %d", day, d)
                : arena_printf(a, "%.3s %d %.3s", day, d, date_month_name(m));
}

static void night_heads(
    const struct grid *g, struct page_table *t, const hub_date *nights, size_t count)
{
    int month_before = 0;
    page_row(t);
    page_cell(t, PAGE_HEAD, "Host");
    page_cell(t, PAGE_HEAD, "Bed");
    for (size_t i = 0; i < count; i++) {
        unsigned style = night_style(g, nights[i]);
        page_cell_note(t, PAGE_HEAD | style, night_name(nights[i], &month_before, t->a),
            style & PAGE_TONIGHT ? "tonight" : NULL);
    }
}

static int shares_of(size_t nights)
{
    return HOST_WIDTH + BED_WIDTH + NIGHT_WIDTH * (int)nights;
}

static void add_table(struct grid *g, const hub_date *nights, size_t count)
{
    if (g->measuring) {
        g->widest = count > g->widest ? count : g->widest;
        return;
    }
    struct page_table *t = page_table(g->d, true);
    t->share = 100 * shares_of(count) / shares_of(g->widest);
    page_column(t, HOST_WIDTH, PAGE_LEFT);
    page_column(t, BED_WIDTH, PAGE_LEFT);
    for (size_t i = 0; i < count; i++) {
        page_column(t, NIGHT_WIDTH, PAGE_LEFT);
    }
    page_head_rows(t, 1);
    for (size_t i = 0; i < count; i++) {
        g->edge[date_diff(nights[i], g->first)] = i == 0 || nights[i - 1].d + 1 != nights[i].d;
    }
    night_heads(g, t, nights, count);
    for (size_t host = 0; host < g->s->host_count; host++) {
        host_rows(g, t, host, nights, count);
    }
}

/* --- which nights ------------------------------------------------------------ */

static bool shows_night(const struct grid *g, hub_date night)
{
    return g->weeks || g->s->all_nights || night_style(g, night) ||
           g->taken[date_diff(night, g->first)];
}

/* Moves the end of a part back so that a Friday to Sunday stays side by side. */
static size_t whole_weekend(const hub_date *nights, size_t from, size_t end)
{
    for (size_t i = end; i > from + 1 && end - i < 2; i--) {
        int day = date_weekday(nights[i]);
        if ((day != SAT && day != SUN) || nights[i - 1].d + 1 != nights[i].d) {
            return i;
        }
    }
    size_t i = end > from + 2 ? end - 2 : end;
    return date_weekday(nights[i]) == FRI ? i : end;
}

/* As few tables as hold the nights, as equal as weekends allow. */
static void add_tables(struct grid *g, const hub_date *nights, size_t count)
{
    for (size_t from = 0; from < count;) {
        size_t left = count - from;
        size_t tables = 1 + (left - 1) / NIGHTS_ACROSS;
        size_t end = from + (left + tables - 1) / tables;
        if (end < count) {
            end = whole_weekend(nights, from, end);
        }
        add_table(g, nights + from, end - from);
        from = end;
    }
}

/* The last day of the month or week (Monday to Sunday) of `day`, within the period. */
static hub_date period_end(const struct grid *g, hub_date day)
{
    int y, m, d;
    date_to_ymd(day, &y, &m, &d);
    hub_date end = g->weeks ? date_add(day, SUN - date_weekday(day))
                            : date_add(day, date_days_in_month(y, m) - d);
    return end.d < g->last.d ? end : g->last;
}

static const char *period_name(const struct grid *g, hub_date from, hub_date to)
{
    char buf[DATE_TEXT];
    int y, m, d;
    if (g->weeks) {
        return arena_strdup(g->d->a, date_range(from, to, buf));
    }
    date_to_ymd(from, &y, &m, &d);
    return arena_printf(g->d->a, "%s %d", date_month_name(m), y);
}

static void add_period(struct grid *g, hub_date from, hub_date to)
{
    hub_date *nights = arena_array(g->d->a, (size_t)date_diff(to, from) + 1, sizeof *nights);
    size_t count = 0;
    for (hub_date n = from; n.d <= to.d; n = date_add(n, 1)) {
        if (shows_night(g, n)) {
            nights[count++] = n;
        }
    }
    if (count == 0) {
        return;
    }
    const char *name = period_name(g, from, to);
    if (!g->measuring && (!g->d->subtitle || !str_eq(name, g->d->subtitle))) {
        page_heading(g->d, name);
    }
    add_tables(g, nights, count);
}

void rota_grids(const struct rota_sheet *s, struct page_doc *d)
{
    struct grid g = {.s = s, .d = d, .first = rota_first(s), .last = rota_last(s)};
    g.weeks = s->by == ROTA_BY_WEEK;
    if (s->host_count == 0 || !date_known(g.first) || g.last.d < g.first.d) {
        page_paragraph(d, PAGE_NORMAL,
            s->host_count ? "There is no stay on the rota yet." : "There is no host yet.");
        return;
    }
    index_entries(&g);
    for (int pass = 0; pass < 2; pass++) {
        g.measuring = pass == 0;
        for (hub_date from = g.first; from.d <= g.last.d;) {
            hub_date to = period_end(&g, from);
            add_period(&g, from, to);
            from = date_add(to, 1);
        }
    }
}
