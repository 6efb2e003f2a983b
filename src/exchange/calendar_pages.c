/* SPDX-License-Identifier: MIT */
/* The calendar as a grid of each month, or as a list. */
#include "hub/exchange/calendar_pages.h"

#include "hub/base/str.h"

enum { WEEK = 7, LINES_LEAST = 3 }; /* room to write in a week without anything */

static bool on_day(const struct calendar_entry *e, hub_date day)
{
    return e->first.d <= day.d && e->last.d >= day.d;
}

/* --- a month --- */

/* "10:00 Coffee morning, Kirk Hall"; on later days of several "… Camp", on the last "… until 15:00". */
static void add_line(struct sb *b, const struct calendar_entry *e, hub_date day)
{
    const char *lead = day.d == e->first.d ? e->when : "";
    bool last = day.d == e->last.d && e->last.d > e->first.d;
    sb_addf(b, "%s%s%s%s%s%s", b->len ? "\n" : "", lead, *lead ? " " : "", e->text,
        last && *e->until ? " " : "", last ? e->until : "");
}

static void day_cell(const struct calendar_sheet *s, struct page_table *t, hub_date day, int lines)
{
    struct sb head = sb_on(t->a), below = sb_on(t->a);
    int y, m, d;
    bool away = false;
    date_to_ymd(day, &y, &m, &d);
    sb_addf(&head, "%d", d);
    for (size_t i = 0; i < s->count; i++) {
        const struct calendar_entry *e = &s->entries[i];
        if (on_day(e, day) && e->holiday) {
            sb_addf(&head, " %s", e->text);
        } else if (on_day(e, day)) {
            add_line(&below, e, day);
            away = away || e->away;
        }
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
static void month(const struct calendar_sheet *s, struct page_doc *d, hub_date first)
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
                day_cell(s, t, day, i == 0 || day.d == first.d ? LINES_LEAST - 1 : 0);
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
        month(s, d, m);
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

/* Each once: on its first day, or on the first day printed when it began before. */
static size_t agenda_day(const struct calendar_sheet *s, struct page_table *t, hub_date day)
{
    char text[DATE_TEXT];
    size_t n = 0;
    for (size_t i = 0; i < s->count; i++) {
        const struct calendar_entry *e = &s->entries[i];
        bool begins = e->first.d == day.d;
        bool goes_on = day.d == s->from.d && e->first.d < day.d && e->last.d >= day.d;
        if (!begins && !goes_on) {
            continue;
        }
        const char *name = arena_strdup(t->a, date_medium(day, text));
        page_group_row(t, name, n == 0);
        page_cell(t, PAGE_HEAD, n == 0 ? name : "");
        page_cell(t, PAGE_NORMAL, goes_on ? "goes on" : e->long_when);
        page_cell(t, e->holiday || e->away ? PAGE_NORMAL : PAGE_STRONG, span_text(e, t->a));
        n++;
    }
    return n;
}

static void agenda(const struct calendar_sheet *s, struct page_doc *d)
{
    char range[DATE_TEXT];
    size_t n = 0;
    d->subtitle = arena_strdup(d->a, date_range(s->from, s->to, range));
    struct page_table *t = page_table(d, false);
    page_column(t, 27, PAGE_LEFT);
    page_column(t, 23, PAGE_LEFT);
    page_column(t, 50, PAGE_LEFT);
    for (hub_date day = s->from; day.d <= s->to.d; day = date_add(day, 1)) {
        n += agenda_day(s, t, day);
    }
    if (n == 0) {
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
