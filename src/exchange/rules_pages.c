/* SPDX-License-Identifier: MIT */
/* The rule report: one table a level, one row a finding. */
#include "hub/exchange/rules_pages.h"

#include "hub/base/str.h"

static const char *or_none(const char *s)
{
    return s ? s : "";
}

/* What is wrong, what helps and who went ahead, below each other in one cell. */
static const char *said(const struct rules_row *r, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, or_none(r->sentence));
    if (!str_empty(r->fix)) {
        sb_addf(&b, "\nTry: %s", r->fix);
    }
    if (!str_empty(r->go_ahead)) {
        sb_addf(&b, "%s%s: %s", b.len ? "\n" : "", r->lapsed ? "Went ahead" : "Going ahead",
            r->go_ahead);
    }
    if (r->lapsed) {
        sb_add(&b, "\nIt is not in the way any more, or it has changed since.");
    }
    return sb_str(&b);
}

static const char *who(const struct rules_row *r, struct arena *a)
{
    bool both = !str_empty(r->family) && !str_empty(r->host);
    return arena_printf(a, "%s%s%s", or_none(r->family), both ? "\nat " : "", or_none(r->host));
}

static struct page_table *level_table(struct page_doc *d)
{
    struct page_table *t = page_table(d, true);
    page_column(t, 16, PAGE_LEFT);
    page_column(t, 18, PAGE_LEFT);
    page_column(t, 22, PAGE_LEFT);
    page_column(t, 60, PAGE_LEFT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "When");
    page_cell(t, PAGE_HEAD, "Who");
    page_cell(t, PAGE_HEAD, "Rule");
    page_cell(t, PAGE_HEAD, "What is wrong and what helps");
    return t;
}

static void finding_row(struct page_table *t, const struct rules_row *r)
{
    page_row(t);
    page_cell(t, PAGE_NORMAL, r->dates);
    page_cell(t, PAGE_STRONG, who(r, t->a));
    page_cell(t, PAGE_NORMAL, r->rule);
    page_cell(t, PAGE_NORMAL, said(r, t->a));
}

static size_t run_of_level(const struct rules_sheet *s, size_t from)
{
    size_t i = from + 1;
    while (i < s->row_count && str_eq(or_none(s->rows[i].level), or_none(s->rows[from].level))) {
        i++;
    }
    return i;
}

static const char *period_text(const struct rules_sheet *s, struct arena *a)
{
    char buf[DATE_TEXT];
    if (!date_known(s->from) || !date_known(s->to)) {
        return "Everything on the rota";
    }
    return arena_strdup(a, date_range(s->from, s->to, buf));
}

static void add_shares(const struct rules_sheet *s, struct page_doc *d)
{
    struct page_table *t = NULL;
    for (size_t i = 0; i < s->share_count; i++) {
        const struct share_line *line = &s->shares[i];
        if (!t) {
            page_heading(d, arena_printf(d->a, "Shares, %s", or_none(s->share_days)));
            t = page_table(d, true);
            page_column(t, 24, PAGE_LEFT);
            page_column(t, 76, PAGE_LEFT);
        }
        page_group_row(t, NULL, i > 0 && line->host && !s->shares[i - 1].host);
        page_cell(t, PAGE_STRONG, line->name);
        page_cell(t, PAGE_NORMAL, line->words);
    }
}

void rules_sheet_pages(const struct rules_sheet *s, struct arena *a, struct page_doc **out)
{
    struct page_doc *d = page_create(a, PAGE_LANDSCAPE, "Rota: what to put right");
    d->hub = arena_strdup(a, s->hub);
    d->subtitle = period_text(s, a);
    d->version = s->version > 0 ? arena_printf(a, "version %d", s->version) : "not yet published";
    d->printed = s->printed;
    d->practice = s->practice;
    d->note = "Keep this in the folder, not on the wall.";
    if (!str_empty(s->since)) {
        page_paragraph(d, PAGE_MUTED, s->since);
    }
    if (s->row_count == 0 || s->rows[0].lapsed) {
        page_paragraph(d, PAGE_NORMAL, "Nothing to put right: every rule is kept.");
    }
    for (size_t i = 0; i < s->row_count;) {
        size_t end = run_of_level(s, i);
        page_heading(d, arena_printf(a, "%s: %zu", or_none(s->rows[i].level), end - i));
        struct page_table *t = level_table(d);
        for (; i < end; i++) {
            finding_row(t, &s->rows[i]);
        }
    }
    add_shares(s, d);
    *out = d;
}
