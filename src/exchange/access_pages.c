/* SPDX-License-Identifier: MIT */
#include "hub/exchange/access_pages.h"

#include "hub/base/str.h"

static const char COMPLAIN[] =
    "If you are not happy with this copy, tell us: we answer within 30 days (S110). You may also "
    "ask the Information Commissioner.";

static void cover(struct page_doc *d, const struct access_copy *c)
{
    char received[DATE_TEXT], checked[DATE_TEXT];
    page_paragraph(d, PAGE_NORMAL,
        arena_printf(d->a,
            "Everything this hub holds about %s, in the order it happened: %zu records and every "
            "change to them.", c->name, c->records));
    if (c->asked) {
        page_paragraph(d, PAGE_NORMAL,
            arena_printf(d->a, "Asked for by %s, %s. %s", c->request.who,
                date_long(c->request.received, received), c->clock.words));
    }
    if (c->asked && date_known(c->request.identity_checked)) {
        page_paragraph(d, PAGE_NORMAL,
            arena_printf(d->a, "Identity checked: %s.",
                date_long(c->request.identity_checked, checked)));
    }
    if (c->asked && !str_empty(c->request.searched)) {
        page_paragraph(
            d, PAGE_NORMAL, arena_printf(d->a, "Searched: %s", c->request.searched));
    }
    page_paragraph(d, PAGE_NORMAL,
        c->mask_count ? "Other people are in these records too. Where they are named they are "
                        "masked, and what they told us themselves is kept back, unless a person "
                        "decided that it may be shown."
                      : "No other family is named in these records.");
}

static const char *when(const struct copy_line *l, struct arena *a)
{
    char day[DATE_TEXT], at[DATE_TEXT];
    if (l->page) {
        return "";
    }
    date_plain(wall_date(l->at), day);
    return l->timed ? arena_printf(a, "%s\n%s", day, tod_iso(wall_tod(l->at), at))
                    : arena_strdup(a, day);
}

static const char *said(const struct copy_line *l, struct arena *a)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < l->count; i++) {
        sb_addf(&b, "%s%s: %s", i ? "\n" : "", l->fields[i].label, l->fields[i].text);
    }
    return sb_str(&b);
}

void access_pages(struct hub *h, const struct access_copy *copy, struct arena *a,
    struct page_doc **out)
{
    struct page_doc *d =
        page_create(a, PAGE_PORTRAIT, arena_printf(a, "Held about %s", copy->name));
    d->hub = hub_title(h);
    d->practice = hub_practice(h);
    d->printed = hub_now(h);
    d->note = "For the person it is about, and nobody else.";
    cover(d, copy);
    struct page_table *t = page_table(d, false);
    page_column(t, 20, PAGE_LEFT);
    page_column(t, 24, PAGE_LEFT);
    page_column(t, 72, PAGE_LEFT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "When");
    page_cell(t, PAGE_HEAD, "What");
    page_cell(t, PAGE_HEAD, "What we hold");
    for (size_t i = 0; i < copy->count; i++) {
        page_row(t);
        page_cell(t, PAGE_NORMAL, when(&copy->lines[i], a));
        page_cell(t, PAGE_STRONG, copy->lines[i].title);
        page_cell(t, PAGE_NORMAL, said(&copy->lines[i], a));
    }
    page_paragraph(d, PAGE_NORMAL, COMPLAIN);
    *out = d;
}
