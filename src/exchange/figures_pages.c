/* SPDX-License-Identifier: MIT */
#include "hub/exchange/figures_pages.h"

#include "hub/base/str.h"

enum { KEYS_A_ROW = 4, CHART_SHARE = 24, MONTH_SHARE = 8 };
enum { TITLE_SHARE = 32, NUMBER_SHARE = 20, HOW_SHARE = 58 };

struct paper {
    const struct figures *f;
    const struct figure_hidden *hidden;
    struct page_doc *d;
    struct arena *a;
};

static const char *number_text(const struct paper *p, int64_t n, enum figure_hide hide, bool brief)
{
    static const char *const words[2][3] = {
        {"", "fewer than 5", "not shown"}, {"", "<5", "\xE2\x80\x93"}};
    return hide == HIDE_NOT ? arena_printf(p->a, "%lld", (long long)n) : words[brief][hide];
}

/* --- the first page: a few numbers, large ------------------------------------------------- */

static void put_key(const struct paper *p, struct page_table *t, size_t figure, int at)
{
    const struct figure_number *n = &p->f->items[figure];
    if (at % KEYS_A_ROW == 0) {
        page_row(t);
    }
    page_cell_note(t, PAGE_LARGE | PAGE_STRONG,
        number_text(p, n->number, p->hidden[figure].number, false),
        figure_title(n->figure, p->a));
}

static void put_keys(const struct paper *p)
{
    struct page_table *t = page_table(p->d, true);
    int at = 0;
    for (int i = 0; i < KEYS_A_ROW; i++) {
        page_column(t, 1, PAGE_CENTRE);
    }
    for (size_t i = 0; i < p->f->count; i++) {
        if (p->f->items[i].figure->flags & FIGURE_KEY) {
            put_key(p, t, i, at++);
        }
    }
}

/* --- every number, and how it was counted ----------------------------------------------------- */

static void put_numbers(const struct paper *p)
{
    const char *part = "";
    page_heading(p->d, "Every number, and how it was counted");
    struct page_table *t = page_table(p->d, false);
    page_column(t, TITLE_SHARE, PAGE_LEFT);
    page_column(t, NUMBER_SHARE, PAGE_RIGHT);
    page_column(t, HOW_SHARE, PAGE_LEFT);
    for (size_t i = 0; i < p->f->count; i++) {
        const struct figure_number *n = &p->f->items[i];
        bool begins = !str_eq(part, n->figure->part);
        part = n->figure->part;
        if (begins) {
            page_group_row(t, part, true);
            page_cell_span(t, 3, PAGE_HEAD, part);
        }
        page_group_row(t, part, false);
        const char *in = n->figure->flags & FIGURE_UNDER ? "\xC2\xA0\xC2\xA0" : "";
        page_cell(t, PAGE_NORMAL, arena_printf(p->a, "%s%s", in, n->figure->title));
        page_cell(t, PAGE_STRONG, number_text(p, n->number, p->hidden[i].number, false));
        page_cell(t, PAGE_MUTED, n->figure->how);
    }
}

/* --- twelve months beside each other ------------------------------------------------------- */

static int64_t tallest(const struct figure_number *n, const struct figure_hidden *hidden)
{
    int64_t most = 0;
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        bool shown = n->known[m] && hidden->months[m] == HIDE_NOT;
        most = shown && n->months[m] > most ? n->months[m] : most;
    }
    return most;
}

static void put_bars(const struct paper *p, struct page_table *t, size_t figure)
{
    const struct figure_number *n = &p->f->items[figure];
    const struct figure_hidden *hidden = &p->hidden[figure];
    int64_t most = tallest(n, hidden);
    page_row(t);
    page_cell(t, PAGE_NORMAL, n->figure->title);
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        bool shown = n->known[m] && hidden->months[m] == HIDE_NOT && most > 0;
        page_cell_bar(t, shown ? (int)(n->months[m] * PAGE_BAR_WHOLE / most) : 0,
            n->known[m] ? number_text(p, n->months[m], hidden->months[m], true) : "");
    }
}

static const char *month_head(const struct paper *p, int m)
{
    int y, month, day;
    date_to_ymd(p->f->months[m], &y, &month, &day);
    return arena_printf(p->a, "%.3s\n%d", date_month_name(month), y);
}

static void put_charts(const struct paper *p)
{
    page_heading(p->d, "Twelve months beside each other");
    struct page_table *t = page_table(p->d, false);
    page_column(t, CHART_SHARE, PAGE_LEFT);
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        page_column(t, MONTH_SHARE, PAGE_CENTRE);
    }
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "");
    for (int m = 0; m < FIGURES_MONTHS; m++) {
        page_cell(t, PAGE_MUTED, month_head(p, m));
    }
    for (size_t i = 0; i < p->f->count; i++) {
        if (p->f->items[i].figure->flags & FIGURE_CHART) {
            put_bars(p, t, i);
        }
    }
}

/* --- words ------------------------------------------------------------------------------------ */

static void put_words(const struct paper *p, const char *lead, const char *words)
{
    if (*words) {
        page_paragraph(p->d, PAGE_NORMAL, arena_printf(p->a, "%s%s", lead, words));
    }
}

static void put_text(const struct paper *p, const struct figures_text *t)
{
    if (*t->title && t->kind != FIGURES_QUOTE) {
        page_paragraph(p->d, PAGE_STRONG, t->title);
    }
    put_words(p, "Before: ", t->before);
    put_words(p, "", t->during);
    put_words(p, "Now: ", t->after);
    if (*t->quote) {
        page_paragraph(p->d, PAGE_DRAFT,
            t->kind == FIGURES_QUOTE && *t->title
                ? arena_printf(p->a, "\xE2\x80\x9C%s\xE2\x80\x9D \xE2\x80\x93 %s", t->quote, t->title)
                : arena_printf(p->a, "\xE2\x80\x9C%s\xE2\x80\x9D", t->quote));
    }
}

/* The same words by two people stand once. */
static bool said_before(const struct figures *f, size_t at)
{
    const struct figures_text *t = &f->texts[at];
    for (size_t i = 0; t->kind == FIGURES_QUOTE && i < at; i++) {
        const struct figures_text *o = &f->texts[i];
        if (o->kind == t->kind && str_eq(o->quote, t->quote) && str_eq(o->title, t->title)) {
            return true;
        }
    }
    return false;
}

static void put_texts(const struct paper *p)
{
    static const char *const heads[] = {
        "Stories", "What changed from the plan", "What we learned", "What people said"};
    for (size_t i = 0; i < p->f->text_count; i++) {
        if (i == 0 || p->f->texts[i].kind != p->f->texts[i - 1].kind) {
            page_heading(p->d, heads[p->f->texts[i].kind]);
        }
        if (!said_before(p->f, i)) {
            put_text(p, &p->f->texts[i]);
        }
    }
}

static bool any_hidden(const struct paper *p)
{
    bool any = false;
    for (size_t i = 0; i < p->f->count; i++) {
        any |= p->hidden[i].number != HIDE_NOT;
        for (int m = 0; m < FIGURES_MONTHS; m++) {
            any |= p->hidden[i].months[m] != HIDE_NOT;
        }
    }
    return any;
}

static void figures_pages(const struct figures *f, struct page_doc *d)
{
    struct paper p = {f, figures_hidden(f, d->a), d, d->a};
    if (any_hidden(&p)) {
        d->note = "Fewer than 5, or <5, is 1 to 4: so few that somebody could be known. Not shown, "
                  "or \xE2\x80\x93: it would tell such a number.";
    }
    put_keys(&p);
    put_charts(&p);
    put_texts(&p);
    page_break(d);
    put_numbers(&p);
}

enum hub_rc figures_print_pages(struct hub *h, struct figures_days days, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct figures f;
    char day[DATE_TEXT];
    if (!id_known(hub_default(h))) {
        return hub_fail_next(err, HUB_EUSAGE, NEXT_HUB, "There are several hubs here.");
    }
    enum hub_rc rc = hub_figures(h, hub_default(h), days, a, &f, err);
    if (rc != HUB_OK) {
        return rc;
    }
    const char *words = figures_days_words(days, a);
    struct page_doc *d = page_create(a, PAGE_PORTRAIT, arena_printf(a, "Figures: %s", words));
    d->hub = arena_strdup(a, f.hub_name);
    d->practice = hub_practice(h);
    d->printed = hub_now(h);
    d->version = id_known(f.sent.id) ? arena_printf(a, "copy %d", f.sent.number) : NULL;
    d->subtitle = arena_printf(
        a, "%s, counted up to %s", f.hub_name, date_long(f.until, day));
    figures_pages(&f, d);
    *out = d;
    return HUB_OK;
}
