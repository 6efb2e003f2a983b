/* SPDX-License-Identifier: MIT */
#include "hub/exchange/supervision_pages.h"

#include "hub/service/parts.h"
#include "hub/service/supervision.h"

#include "child_parts_priv.h"

enum { EMPTY_ROWS = 6 };

/* "CHECKS ENDING" → "Checks ending" */
static const char *as_sentence(const char *caps, struct arena *a)
{
    char *s = arena_strdup(a, caps);
    for (size_t i = 1; s[0] && s[i]; i++) {
        s[i] = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] - 'A' + 'a') : s[i];
    }
    return s;
}

/* A heading whose only text is not for paper goes with it. */
static bool on_paper(const struct part_view *v, size_t i)
{
    const struct part_line *l = &v->lines[i];
    bool next_hidden = i + 1 < v->count && v->lines[i + 1].slot == SHEET_SCREEN_ONLY;
    return l->slot != SHEET_SCREEN_ONLY && !(l->kind == PART_HEADING && next_hidden);
}

static struct page_table *lines_table(struct page_doc *d)
{
    struct page_table *t = page_table(d, false);
    page_column(t, 18, PAGE_LEFT);
    page_column(t, 62, PAGE_LEFT);
    page_column(t, 20, PAGE_LEFT);
    return t;
}

static void add_lines(const struct part_view *v, struct page_doc *d)
{
    struct page_table *t = NULL;
    for (size_t i = 0; i < v->count; i++) {
        const struct part_line *l = &v->lines[i];
        if (!on_paper(v, i)) {
            continue;
        }
        if (l->kind == PART_RECORD) {
            t = t ? t : lines_table(d);
            page_row(t);
            page_cell(t, PAGE_NORMAL, l->lead ? l->lead : "");
            page_cell(t, PAGE_NORMAL, l->text);
            page_cell(t, PAGE_STRONG, l->mark ? l->mark : "");
            continue;
        }
        t = NULL;
        if (l->kind == PART_HEADING) {
            page_heading(d, as_sentence(l->text, d->a));
        } else {
            page_paragraph(d, l->tone == TONE_WARN ? PAGE_STRONG : PAGE_NORMAL, l->text);
        }
    }
}

/* To be written in by hand. */
static void add_agreed(struct page_doc *d)
{
    page_heading(d, "Agreed today");
    struct page_table *t = page_table(d, true);
    page_column(t, 64, PAGE_LEFT);
    page_column(t, 18, PAGE_LEFT);
    page_column(t, 18, PAGE_LEFT);
    page_head_rows(t, 1);
    page_row(t);
    page_cell(t, PAGE_HEAD, "What");
    page_cell(t, PAGE_HEAD, "Who");
    page_cell(t, PAGE_HEAD, "By");
    for (int i = 0; i < EMPTY_ROWS; i++) {
        page_row(t);
        for (int k = 0; k < 3; k++) {
            page_cell(t, PAGE_LARGE, " ");
        }
    }
}

static enum hub_rc pages(struct hub *h, hub_id hub, bool hide, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    struct part_view v;
    struct supervised s;
    enum hub_rc rc = hub_supervised(h, hub, a, &s, err);
    rc = rc == HUB_OK
             ? hub_part(h, part_find("sheet", "sheet"), hub, hide ? DETAIL_HIDE : 0, a, &v, err)
             : rc;
    if (rc != HUB_OK) {
        return rc;
    }
    struct page_doc *d = page_of_hub(h, a, PAGE_PORTRAIT, "Supervision");
    d->subtitle = *s.with && !hide ? arena_printf(a, "%s with %s", s.name, s.with) : NULL;
    d->note = "Keep this in the folder, not on the wall.";
    add_lines(&v, d);
    add_agreed(d);
    *out = d;
    return HUB_OK;
}

enum hub_rc supervision_print_pages(struct hub *h, enum sheet_names names, struct arena *a,
    struct page_doc **out, struct hub_err *err)
{
    hub_id before = hub_narrowed(h), hub = hub_shown(h);
    hub_narrow_to(h, hub);
    enum hub_rc rc = pages(h, hub, names == ROTA_NAMES_INITIALS, a, out, err);
    hub_narrow_to(h, before);
    return rc;
}
