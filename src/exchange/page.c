/* SPDX-License-Identifier: MIT */
/* Building a printed document, and making its texts safe. */
#include "hub/exchange/page.h"

#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"

#include <string.h>

struct page_doc *page_create(struct arena *a, enum page_orientation o, const char *title)
{
    struct page_doc *d = arena_alloc(a, sizeof *d);
    d->a = a;
    d->orientation = o;
    d->title = arena_strdup(a, hub_words(title));
    d->printed = WALL_NONE;
    return d;
}

static struct page_block *add_block(struct page_doc *d, enum page_block_kind kind)
{
    arena_grow(d->a, &d->blocks, d->block_count, &d->block_cap, sizeof *d->blocks);
    struct page_block *b = &d->blocks[d->block_count++];
    *b = (struct page_block){.kind = kind};
    return b;
}

void page_heading(struct page_doc *d, const char *text)
{
    add_block(d, PAGE_HEADING)->text = arena_strdup(d->a, hub_words(text));
}

void page_paragraph(struct page_doc *d, unsigned style, const char *text)
{
    struct page_block *b = add_block(d, PAGE_PARAGRAPH);
    b->text = arena_strdup(d->a, hub_words(text));
    b->style = style;
}

void page_break(struct page_doc *d)
{
    add_block(d, PAGE_BREAK);
}

struct page_table *page_table(struct page_doc *d, bool ruled)
{
    struct page_table *t = arena_alloc(d->a, sizeof *t);
    t->a = d->a;
    t->ruled = ruled;
    add_block(d, PAGE_TABLE)->table = t;
    return t;
}

void page_column(struct page_table *t, int width, enum page_align align)
{
    HUB_BUG(width >= 1 && t->row_count == 0 && t->column_count < PAGE_COLUMNS_MAX);
    arena_grow(t->a, &t->columns, t->column_count, &t->column_cap, sizeof *t->columns);
    t->columns[t->column_count++] = (struct page_column){.width = width, .align = align};
}

void page_head_rows(struct page_table *t, size_t head_rows)
{
    t->head_rows = head_rows;
}

static struct page_row *add_row(struct page_table *t)
{
    arena_grow(t->a, &t->rows, t->row_count, &t->row_cap, sizeof *t->rows);
    struct page_row *r = &t->rows[t->row_count++];
    *r = (struct page_row){0};
    return r;
}

void page_row(struct page_table *t)
{
    add_row(t);
}

void page_group_row(struct page_table *t, const char *group, bool start)
{
    struct page_row *r = add_row(t);
    r->group_start = start;
    r->group = arena_strdup(t->a, hub_words(group));
}

static struct page_cell *add_cell(struct page_table *t, unsigned style, const char *text)
{
    HUB_BUG(t->row_count > 0);
    struct page_row *r = &t->rows[t->row_count - 1];
    arena_grow(t->a, &r->cells, r->count, &r->cap, sizeof *r->cells);
    struct page_cell *c = &r->cells[r->count++];
    *c = (struct page_cell){
        .text = arena_strdup(t->a, hub_words(text ? text : "")), .style = style, .span = 1};
    return c;
}

void page_cell(struct page_table *t, unsigned style, const char *text)
{
    add_cell(t, style, text);
}

void page_cell_note(struct page_table *t, unsigned style, const char *text, const char *note)
{
    add_cell(t, style, text)->note = arena_strdup(t->a, hub_words(note));
}

void page_cell_bar(struct page_table *t, int bar, const char *text)
{
    HUB_BUG(bar >= 0 && bar <= PAGE_BAR_WHOLE);
    add_cell(t, PAGE_BAR, text)->bar = bar;
}

void page_cell_span(struct page_table *t, int span, unsigned style, const char *text)
{
    HUB_BUG(span >= 1);
    add_cell(t, style, text)->span = span;
}

static const char *printed_text(hub_wall w, struct arena *a)
{
    char day[DATE_TEXT], time[DATE_TEXT];
    return arena_printf(
        a, "printed %s, %s", date_medium(wall_date(w), day), tod_iso(wall_tod(w), time));
}

const char *page_foot(const struct page_doc *d, struct arena *a)
{
    struct sb b = sb_on(a);
    const char *const parts[] = {
        d->hub,
        d->version,
        wall_known(d->printed) ? printed_text(d->printed, a) : NULL,
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!str_empty(parts[i])) {
            sb_add(&b, b.len ? " · " : "");
            sb_add(&b, parts[i]);
        }
    }
    return sb_str(&b);
}

/* utf8_safe may show a line end as a mark, so lines are made safe one by one. */
static const char *safe_lines(struct arena *a, const char *s)
{
    if (!s) {
        return NULL;
    }
    struct sb b = sb_on(a);
    for (;;) {
        size_t n = strcspn(s, "\n");
        sb_add(&b, utf8_safe(a, arena_strndup(a, s, n)));
        if (s[n] == '\0') {
            return sb_str(&b);
        }
        sb_addc(&b, '\n');
        s += n + 1;
    }
}

static const char *safe_line(struct arena *a, const char *s)
{
    return s ? utf8_safe(a, s) : NULL;
}

static struct page_row safe_row(struct arena *a, const struct page_row *r)
{
    struct page_row copy = *r;
    copy.group = safe_lines(a, r->group);
    copy.cells = arena_array(a, r->count ? r->count : 1, sizeof *copy.cells);
    for (size_t i = 0; i < r->count; i++) {
        copy.cells[i] = r->cells[i];
        copy.cells[i].text = safe_lines(a, r->cells[i].text);
        copy.cells[i].note = safe_lines(a, r->cells[i].note);
    }
    return copy;
}

static struct page_table *safe_table(struct arena *a, const struct page_table *t)
{
    struct page_table *copy = arena_alloc(a, sizeof *copy);
    *copy = *t;
    copy->rows = arena_array(a, t->row_count ? t->row_count : 1, sizeof *copy->rows);
    for (size_t i = 0; i < t->row_count; i++) {
        copy->rows[i] = safe_row(a, &t->rows[i]);
    }
    return copy;
}

const struct page_doc *page_safe(const struct page_doc *d, struct arena *a)
{
    struct page_doc *copy = arena_alloc(a, sizeof *copy);
    *copy = *d;
    copy->title = safe_line(a, d->title);
    copy->subtitle = safe_line(a, d->subtitle);
    copy->hub = safe_line(a, d->hub);
    copy->version = safe_line(a, d->version);
    copy->note = safe_line(a, d->note);
    copy->blocks = arena_array(a, d->block_count ? d->block_count : 1, sizeof *copy->blocks);
    for (size_t i = 0; i < d->block_count; i++) {
        copy->blocks[i] = d->blocks[i];
        copy->blocks[i].text = safe_lines(a, d->blocks[i].text);
        if (d->blocks[i].kind == PAGE_TABLE) {
            copy->blocks[i].table = safe_table(a, d->blocks[i].table);
        }
    }
    return copy;
}
