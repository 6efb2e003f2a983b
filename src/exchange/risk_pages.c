/* SPDX-License-Identifier: MIT */
/* The risk sheet of an event, with room to sign. */
#include "event_priv.h"

#include "hub/base/str.h"

enum { HEADING_SHARE = 26 };

static const char *count_text(int64_t n, struct arena *a)
{
    return n == INT_NONE ? "" : arena_printf(a, "%lld", (long long)n);
}

/* "2 × 3\nhigh"; "" when it was not said. */
static const char *size_text(int64_t likely, int64_t harm, struct arena *a)
{
    int size = risk_size(likely, harm);
    return size ? arena_printf(a, "%lld × %lld\n%s", (long long)likely, (long long)harm, risk_word(size))
                : "";
}

static void about(const struct risk_view *v, struct page_doc *d)
{
    char day[DATE_TEXT];
    const struct risk_sheet *s = &v->sheet;
    struct page_table *t = pairs_table(d, HEADING_SHARE);
    pair_row(t, "When", PAGE_STRONG, arena_strdup(d->a, date_long(v->day, day)));
    pair_row(t, "Where", PAGE_STRONG, v->event.place);
    pair_row(t, "Kind of sheet", PAGE_NORMAL, s->kind);
    pair_row(t, "Lead", PAGE_NORMAL, v->event.lead);
    pair_row(t, "Written by", PAGE_NORMAL, s->written_by);
    pair_row(t, "Children", PAGE_NORMAL, count_text(s->children, d->a));
    pair_row(t, "Leaders", PAGE_NORMAL, count_text(s->leaders, d->a));
    pair_row(t, "Other adults", PAGE_NORMAL, count_text(s->other_adults, d->a));
    pair_row(t, "First aiders", PAGE_NORMAL, s->first_aiders);
    pair_row(t, "Additional needs", PAGE_NORMAL, s->additional_needs);
    pair_row(t, "Meeting point", PAGE_NORMAL, s->meeting_point);
    pair_row(t, "Lost child point", PAGE_NORMAL, s->lost_child_point);
    pair_row(t, "Nearest hospital", PAGE_NORMAL, s->hospital);
    pair_row(t, "Weather plan", PAGE_NORMAL, s->weather_plan);
    pair_row(t, "Emergency plan", PAGE_NORMAL, s->emergency_plan);
    pair_row(t, "Place, toilets, parking", PAGE_NORMAL, s->venue);
    pair_row(t, "Their own sheet", PAGE_NORMAL, s->venue_seen == 1 ? "seen" : "");
    pair_row(t, "At home, to ring", PAGE_NORMAL, s->at_home);
}

static void line_row(const struct risk_line *l, struct page_table *t)
{
    char day[DATE_TEXT];
    struct arena *a = t->a;
    const char *by = str_empty(l->by_whom) ? "" : l->by_whom;
    int before = risk_size(l->likely, l->harm);
    page_row(t);
    page_cell(t, PAGE_HEAD, arena_printf(a, "%lld", (long long)l->number));
    page_cell_note(t, PAGE_STRONG, l->hazard, l->activity);
    page_cell(t, PAGE_NORMAL, l->who ? l->who : "");
    page_cell(t, str_eq(risk_word(before), "high") ? PAGE_STRONG : PAGE_NORMAL,
        size_text(l->likely, l->harm, a));
    page_cell(t, PAGE_NORMAL, l->action ? l->action : "");
    page_cell(t, PAGE_NORMAL, size_text(l->likely_after, l->harm_after, a));
    page_cell(t, PAGE_NORMAL,
        date_known(l->review_on)
            ? arena_printf(a, "%s%s%s", by, *by ? ", " : "", date_plain(l->review_on, day))
            : by);
}

static void lines(const struct risk_view *v, struct page_doc *d)
{
    static const struct event_column columns[] = {{"No.", 7}, {"What could go wrong", 22},
        {"Who", 13}, {"Now", 11}, {"What we do", 23}, {"Then", 11}, {"By, by when", 13}};
    page_heading(d, "What could go wrong, and what we do");
    if (v->count == 0) {
        page_paragraph(d, PAGE_NORMAL, "Nothing is written down yet.");
        return;
    }
    struct page_table *t = event_table(d, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->count; i++) {
        line_row(&v->lines[i], t);
    }
    if (*v->since) {
        page_paragraph(d, PAGE_NORMAL, v->since);
    }
    page_paragraph(d, PAGE_MUTED,
        "How likely (1 not likely, 2 possible, 3 likely) × how bad (1 a plaster, 2 a doctor, "
        "3 worse): up to 2 low, to 4 medium, above that high.");
}

static void signatures(const struct risk_view *v, struct page_doc *d)
{
    static const struct event_column columns[] = {
        {"", 22}, {"Name", 30}, {"Signature", 30}, {"Day", 18}};
    static const char *const who[] = {"Written by", "Lead on the day", "Agreed by"};
    char day[DATE_TEXT];
    bool signed_ = date_known(v->sheet.signed_on);
    page_heading(d, "Signed");
    struct page_table *t = event_table(d, columns, sizeof columns / sizeof *columns);
    const char *const names[] = {
        v->sheet.written_by, v->event.lead, signed_ ? v->sheet.signed_by : NULL};
    for (size_t i = 0; i < sizeof who / sizeof *who; i++) {
        bool agreed = i == 2 && signed_;
        page_row(t);
        page_cell(t, PAGE_HEAD, who[i]);
        page_cell(t, PAGE_NORMAL, names[i] ? names[i] : "\n");
        page_cell(t, PAGE_NORMAL, !agreed         ? "\n"
                                  : v->changed ? "signed in hub, changed since"
                                               : "signed in hub");
        page_cell(t, PAGE_NORMAL,
            agreed ? arena_strdup(d->a, date_plain(v->sheet.signed_on, day)) : "");
    }
}

void risk_pages(const struct risk_view *v, struct page_doc *d)
{
    d->title = arena_printf(d->a, "Risk sheet: %s", v->event.name);
    d->subtitle = v->said;
    d->orientation = PAGE_LANDSCAPE;
    d->note = "Take it with you. It goes in the folder after.";
    if (!id_known(v->sheet.record.id)) {
        page_paragraph(d, PAGE_STRONG, "There is no risk sheet for this event yet.");
    }
    about(v, d);
    lines(v, d);
    signatures(v, d);
}
