/* SPDX-License-Identifier: MIT */
/* The calendar as a grid of each month, or as a list. */
#include "hub/exchange/calendar_pages.h"

#include "hub/base/str.h"

enum {
    WEEK = 7,
    LINES_LEAST = 3, /* room to write in a week without anything */
    BOX_MOST = 12,   /* lines of a day; a box with more would take the page from the other weeks */
};

/* --- a month --- */

/* What is on each day of the sheet: of day i those from begins[i] to begins[i + 1]. */
struct days {
    size_t *begins;
    const struct calendar_entry **entries;
};

static int first_place(const struct calendar_sheet *s, const struct calendar_entry *e)
{
    return e->first.d > s->from.d ? date_diff(e->first, s->from) : 0;
}

static int last_place(const struct calendar_sheet *s, const struct calendar_entry *e)
{
    return date_diff(e->last.d < s->to.d ? e->last : s->to, s->from);
}

static struct days days_of(const struct calendar_sheet *s, struct arena *a)
{
    size_t days = (size_t)date_diff(s->to, s->from) + 1;
    struct days out = {.begins = arena_array(a, days + 1, sizeof *out.begins)};
    size_t *filled = arena_array(a, days, sizeof *filled);
    for (size_t i = 0; i < s->count; i++) {
        for (int d = first_place(s, &s->entries[i]); d <= last_place(s, &s->entries[i]); d++) {
            out.begins[d + 1]++;
        }
    }
    for (size_t d = 0; d < days; d++) {
        out.begins[d + 1] += out.begins[d];
        filled[d] = out.begins[d];
    }
    out.entries = arena_array(a, out.begins[days] + 1, sizeof *out.entries);
    for (size_t i = 0; i < s->count; i++) {
        for (int d = first_place(s, &s->entries[i]); d <= last_place(s, &s->entries[i]); d++) {
            out.entries[filled[d]++] = &s->entries[i];
        }
    }
    return out;
}

/* "10:00 Coffee morning, Kirk Hall"; on later days of several "… Camp", on the last "… until 15:00". */
static void add_line(struct sb *b, const struct calendar_entry *e, hub_date day)
{
    const char *lead = day.d == e->first.d ? e->when : "";
    bool last = day.d == e->last.d && e->last.d > e->first.d;
    sb_addf(b, "%s%s%s%s%s%s", b->len ? "\n" : "", lead, *lead ? " " : "", e->text,
        last && *e->until ? " " : "", last ? e->until : "");
}

static void day_cell(const struct calendar_sheet *s, const struct days *days, struct page_table *t,
    hub_date day, int lines)
{
    struct sb head = sb_on(t->a), below = sb_on(t->a);
    int y, m, d, at = date_diff(day, s->from), shown = 0, more = 0;
    date_to_ymd(day, &y, &m, &d);
    sb_addf(&head, "%d", d);
    for (size_t i = days->begins[at]; i < days->begins[at + 1]; i++) {
        const struct calendar_entry *e = days->entries[i];
        if (e->holiday) {
            sb_addf(&head, " %s", e->text);
        } else if (shown < BOX_MOST) {
            add_line(&below, e, day);
            shown++;
        } else {
            more++;
        }
    }
    if (more) {
        sb_addf(&below, "\nand %d more: see the agenda", more);
    }
    while (lines-- > 0) {
        sb_addc(&below, '\n');
    }
    bool weekend = date_weekday(day) >= SAT;
    page_cell_note(
        t, PAGE_STRONG | (weekend ? PAGE_WEEKEND : 0), sb_str(&head), sb_str(&below));
}

static struct page_table *month_table(struct page_doc *d)
{
    struct page_table *t = page_table(d, true);
    for (int i = 0; i < WEEK; i++) {
        page_column(t, 1, PAGE_LEFT);
    }
    page_head_rows(t, 1);
    page_row(t);
    for (int i = MON; i <= SUN; i++) {
        page_cell(t, PAGE_HEAD | (i >= SAT ? PAGE_WEEKEND : 0), date_weekday_name(i));
    }
    return t;
}

/* The weeks that hold the month; days of others are left blank. */
static void month(const struct calendar_sheet *s, const struct days *days, struct page_doc *d,
    hub_date first)
{
    struct page_table *t = month_table(d);
    hub_date end = date_add(date_add_months(first, 1), -1);
    for (hub_date w = date_add(first, -date_weekday(first)); w.d <= end.d; w = date_add(w, WEEK)) {
        page_row(t);
        for (int i = 0; i < WEEK; i++) {
            hub_date day = date_add(w, i);
            if (day.d < first.d || day.d > end.d) {
                page_cell(t, i >= SAT ? PAGE_WEEKEND : PAGE_NORMAL, "");
            } else {
                day_cell(s, days, t, day, i == 0 || day.d == first.d ? LINES_LEAST - 1 : 0);
            }
        }
    }
}

static hub_date month_of(hub_date day)
{
    int y, m, d;
    date_to_ymd(day, &y, &m, &d);
    return date_from_ymd(y, m, 1);
}

static const char *month_name(hub_date first, struct arena *a)
{
    int y, m, d;
    date_to_ymd(first, &y, &m, &d);
    return arena_printf(a, "%s %d", date_month_name(m), y);
}

static void months(const struct calendar_sheet *s, struct page_doc *d)
{
    hub_date first = month_of(s->from), last = month_of(s->to);
    bool several = last.d > first.d;
    struct days days = days_of(s, d->a);
    d->orientation = PAGE_LANDSCAPE;
    d->subtitle = several ? arena_printf(d->a, "%s to %s", month_name(first, d->a),
                                month_name(last, d->a))
                          : month_name(first, d->a);
    for (hub_date m = first; m.d <= last.d; m = date_add_months(m, 1)) {
        if (m.d > first.d) {
            page_break(d);
        }
        if (several) {
            page_heading(d, month_name(m, d->a));
        }
        month(s, &days, d, m);
    }
}

/* --- what is on, in order --- */

static const char *span_text(const struct calendar_entry *e, struct arena *a)
{
    char to[DATE_TEXT];
    return e->last.d > e->first.d
               ? arena_printf(a, "%s, to %s%s%s", e->text, date_short(e->last, to),
                     *e->until ? ", " : "", e->until)
               : e->text;
}

/* On its first day, or on the first day printed when it began before. */
static void agenda_row(const struct calendar_sheet *s, struct page_table *t,
    const struct calendar_entry *e, hub_date day, bool new_day)
{
    char text[DATE_TEXT];
    const char *name = arena_strdup(t->a, date_medium(day, text));
    page_group_row(t, name, new_day);
    page_cell(t, PAGE_HEAD, new_day ? name : "");
    page_cell(t, PAGE_NORMAL, e->first.d < s->from.d ? "goes on" : e->long_when);
    page_cell(t, e->holiday || e->away ? PAGE_NORMAL : PAGE_STRONG, span_text(e, t->a));
}

static void agenda(const struct calendar_sheet *s, struct page_doc *d)
{
    char range[DATE_TEXT];
    hub_date before = DATE_NONE;
    d->subtitle = arena_strdup(d->a, date_range(s->from, s->to, range));
    struct page_table *t = page_table(d, false);
    page_column(t, 27, PAGE_LEFT);
    page_column(t, 23, PAGE_LEFT);
    page_column(t, 50, PAGE_LEFT);
    for (size_t i = 0; i < s->count; i++) {
        const struct calendar_entry *e = &s->entries[i];
        hub_date day = e->first.d < s->from.d ? s->from : e->first;
        agenda_row(s, t, e, day, day.d != before.d);
        before = day;
    }
    if (s->count == 0) {
        page_row(t);
        page_cell_span(t, 3, PAGE_NORMAL, "Nothing is on in this time.");
    }
}

void calendar_sheet_pages(const struct calendar_sheet *s, struct page_doc *d)
{
    static const char *const notes[] = {
        [ROTA_NAMES_FULL] = "Full names: for the folder, not for a wall.",
        [ROTA_NAMES_FIRST] = "First names only.",
        [ROTA_NAMES_INITIALS] = "Initials only.",
    };
    d->title = "Calendar";
    d->note = notes[s->names];
    if (s->agenda) {
        agenda(s, d);
    } else {
        months(s, d);
    }
    if (!str_empty(s->unread)) {
        page_paragraph(d, PAGE_STRONG, arena_printf(d->a, "Not shown: %s", s->unread));
    }
}
