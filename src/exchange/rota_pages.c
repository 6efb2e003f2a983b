/* SPDX-License-Identifier: MIT */
/* The frame of every rota page: title, period, version, what the marks mean. */
#include "hub/exchange/rota_pages.h"

#include "hub/base/str.h"
#include "rota_priv.h"

#include <string.h>

static const struct {
    const char *word;
    unsigned style;
} statuses[] = {
    [ROTA_OFFERED] = {"offered", PAGE_DRAFT},
    [ROTA_DRAFT] = {"draft", PAGE_DRAFT},
    [ROTA_AGREED] = {NULL, PAGE_STRONG},
    [ROTA_HAPPENED] = {NULL, PAGE_NORMAL},
};

static const struct {
    const char *title;
    const char *only; /* the title of the sheet of one; NULL: there is none */
    enum page_orientation orientation;
    void (*fill)(const struct rota_sheet *s, struct page_doc *d);
} kinds[] = {
    [ROTA_BY_WEEK] = {"Sleepover rota", NULL, PAGE_LANDSCAPE, rota_grids},
    [ROTA_BY_MONTH] = {"Sleepover rota", NULL, PAGE_LANDSCAPE, rota_grids},
    [ROTA_BY_FAMILY] = {"Sleepovers by family", "%s: sleepovers", PAGE_PORTRAIT, rota_by_family},
    [ROTA_BY_HOST] = {"Sleepovers by host", "Sleepovers at %s's", PAGE_PORTRAIT, rota_by_host},
};

static const char *const names_notes[] = {
    [ROTA_NAMES_FULL] = NULL,
    [ROTA_NAMES_FIRST] = "First names only.",
    [ROTA_NAMES_INITIALS] = "Initials only.",
};

const char *rota_status_word(enum sheet_status status)
{
    return statuses[status].word;
}

unsigned rota_status_style(enum sheet_status status)
{
    return statuses[status].style;
}

static hub_date earlier(hub_date a, hub_date b)
{
    return !date_known(a) || (date_known(b) && b.d < a.d) ? b : a;
}

static hub_date later(hub_date a, hub_date b)
{
    return !date_known(a) || (date_known(b) && b.d > a.d) ? b : a;
}

hub_date rota_first(const struct rota_sheet *s)
{
    hub_date d = s->from;
    if (date_known(d)) {
        return d;
    }
    for (size_t i = 0; i < s->stay_count; i++) {
        d = earlier(d, wall_date(s->stays[i].arrive));
    }
    for (size_t i = 0; i < s->night_count; i++) {
        d = earlier(d, s->nights[i].night);
    }
    return d;
}

hub_date rota_last(const struct rota_sheet *s)
{
    hub_date d = s->to;
    if (date_known(d)) {
        return d;
    }
    for (size_t i = 0; i < s->stay_count; i++) {
        d = later(d, wall_date(s->stays[i].leave));
    }
    for (size_t i = 0; i < s->night_count; i++) {
        d = later(d, s->nights[i].night);
    }
    return d;
}

/* "December 2026" for a whole month, else "4–20 Dec 2026". */
static const char *period_text(const struct rota_sheet *s, struct arena *a)
{
    char buf[DATE_TEXT];
    hub_date from = rota_first(s), to = rota_last(s);
    int y, m, day;
    if (!date_known(from) || !date_known(to)) {
        return NULL;
    }
    date_to_ymd(from, &y, &m, &day);
    if (day == 1 && date_diff(to, from) + 1 == date_days_in_month(y, m)) {
        return arena_printf(a, "%s %d", date_month_name(m), y);
    }
    return arena_strdup(a, date_range(from, to, buf));
}

static const char *marks_note(const struct rota_sheet *s, struct arena *a)
{
    bool draft = false, offered = false;
    for (size_t i = 0; i < s->stay_count; i++) {
        draft |= s->stays[i].status == ROTA_DRAFT;
        offered |= s->stays[i].status == ROTA_OFFERED;
    }
    struct sb b = sb_on(a);
    const char *names = names_notes[s->names];
    sb_addf(&b, "%s%s", names ? names : "", names ? " " : "");
    if (draft) {
        sb_add(&b, "Draft: not agreed yet, it may still change. ");
    }
    if (offered) {
        sb_add(&b, "Offered: the family has not answered yet. ");
    }
    return b.len ? str_trim(a, sb_str(&b)) : NULL;
}

static void asked_for(const struct rota_sheet *s, struct page_doc *d)
{
    if (s->asked_count == 0) {
        return;
    }
    page_heading(d, "Asked for");
    struct sb b = sb_on(d->a);
    for (size_t i = 0; i < s->asked_count; i++) {
        sb_addf(&b, "%s%s", i ? "\n" : "", s->asked[i]);
    }
    page_paragraph(d, PAGE_NORMAL, sb_str(&b));
}

/* Below the rota: which version it is, and what is not as that one said. */
static void changed_since(const struct rota_sheet *s, struct page_doc *d)
{
    if (str_empty(s->since)) {
        return;
    }
    struct sb b = sb_on(d->a);
    for (size_t i = 0; i < s->change_count; i++) {
        sb_addf(&b, "%s%s", i ? "\n" : "", s->changes[i]);
    }
    if (b.len) {
        page_heading(d, arena_printf(d->a, "Changed since version %d", s->version));
        page_paragraph(d, PAGE_NORMAL, sb_str(&b));
    }
}

static const char *title_of(const struct rota_sheet *s, struct arena *a)
{
    const char *only = s->only ? kinds[s->by].only : NULL;
    const char *at = only ? strstr(only, "%s") : NULL;
    return at ? arena_printf(a, "%.*s%s%s", (int)(at - only), only, s->only, at + 2)
              : kinds[s->by].title;
}

void rota_sheet_pages(const struct rota_sheet *s, struct arena *a, struct page_doc **out)
{
    struct page_doc *d = page_create(a, kinds[s->by].orientation, title_of(s, a));
    d->hub = arena_strdup(a, s->hub);
    d->subtitle = period_text(s, a);
    d->version = s->version > 0 ? arena_printf(a, "version %d", s->version) : "not yet published";
    d->printed = s->printed;
    d->practice = s->practice;
    d->note = marks_note(s, a);
    if (!str_empty(s->since)) {
        page_paragraph(d, PAGE_MUTED, s->since);
    }
    kinds[s->by].fill(s, d);
    changed_since(s, d);
    asked_for(s, d);
    *out = d;
}
