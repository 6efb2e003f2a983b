/* SPDX-License-Identifier: MIT */
/* A document for those who listen: each row of a table as a sentence. */
#include "hub/base/str.h"
#include "hub/exchange/print.h"

#include <string.h>

/* In one line: "Fri 6\nNov" is "Fri 6 Nov". A space that does not break is a plain one too. */
static const char *one_line(const char *text, struct arena *a)
{
    static const char no_break[] = "\u00a0";
    char *copy = arena_strdup(a, text ? text : "");
    for (char *c; (c = strstr(copy, no_break)) != NULL;) {
        *c = ' ';
        memmove(c + 1, c + strlen(no_break), strlen(c + strlen(no_break)) + 1);
    }
    for (char *c = copy; *c; c++) {
        *c = *c == '\n' ? ' ' : *c;
    }
    return str_trim(a, copy);
}

/* What the heading rows say above each column. */
static const char **heads_of(const struct page_table *t, struct arena *a)
{
    const char **heads = arena_array(a, PAGE_COLUMNS_MAX + 1, sizeof *heads);
    for (size_t i = 0; i < PAGE_COLUMNS_MAX; i++) {
        heads[i] = "";
    }
    for (size_t r = 0; r < t->head_rows && r < t->row_count; r++) {
        size_t column = 0;
        for (size_t i = 0; i < t->rows[r].count; i++) {
            const struct page_cell *cell = &t->rows[r].cells[i];
            const char *text = one_line(cell->text, a);
            for (int k = 0; k < cell->span && column < PAGE_COLUMNS_MAX; k++, column++) {
                const char *before = heads[column];
                heads[column] = *text ? arena_printf(a, "%s%s%s", before, *before ? " " : "", text)
                                      : before;
            }
        }
    }
    return heads;
}

static void add_cell(struct sb *b, const char *head, const struct page_cell *cell, const char *first)
{
    const char *text = one_line(cell->text, b->a), *note = cell->note ? cell->note : "";
    text = *text ? text : first;
    if (!*text && !*note) {
        return;
    }
    sb_add(b, b->len ? ". " : "");
    sb_addf(b, "%s%s%s%s%s", head, *head ? ": " : "", text, *text && *note ? "\n" : "", note);
}

/* "Fri 4 Dec – Sat 5" of a cell that goes over both. */
static const char *head_of(const char *const *heads, size_t column, int span, struct arena *a)
{
    size_t last = column + (size_t)(span > 1 ? span - 1 : 0);
    if (column >= PAGE_COLUMNS_MAX) {
        return "";
    }
    bool two = last > column && last < PAGE_COLUMNS_MAX && !str_eq(heads[last], heads[column]);
    return two ? arena_printf(a, "%s – %s", heads[column], heads[last]) : heads[column];
}

static void add_row(struct sb *out, const struct page_row *row, const char *const *heads)
{
    struct sb b = sb_on(out->a);
    size_t column = 0;
    for (size_t i = 0; i < row->count; i++) {
        const char *head = head_of(heads, column, row->cells[i].span, out->a);
        add_cell(&b, head, &row->cells[i], i == 0 && row->group ? one_line(row->group, out->a) : "");
        column += (size_t)row->cells[i].span;
    }
    if (b.len) {
        sb_addf(out, "%s\n", sb_str(&b));
    }
}

static void add_table(struct sb *out, const struct page_table *t)
{
    const char **heads = heads_of(t, out->a);
    for (size_t r = t->head_rows; r < t->row_count; r++) {
        add_row(out, &t->rows[r], heads);
    }
}

static void add_line(struct sb *out, const char *text)
{
    if (!str_empty(text)) {
        sb_addf(out, "%s\n", text);
    }
}

static void add_block(struct sb *out, const struct page_block *block)
{
    switch (block->kind) {
    case PAGE_HEADING:
        sb_addc(out, '\n');
        add_line(out, block->text);
        break;
    case PAGE_PARAGRAPH:
        add_line(out, block->text);
        break;
    case PAGE_TABLE:
        add_table(out, block->table);
        break;
    case PAGE_BREAK:
        break;
    }
}

enum hub_rc page_write_lines(const struct page_doc *doc, const struct sink *to, struct hub_err *err)
{
    struct arena *a = arena_create();
    const struct page_doc *d = page_safe(doc, a);
    struct sb b = sb_on(a);
    add_line(&b, d->practice ? "PRACTICE" : "");
    add_line(&b, d->title);
    add_line(&b, d->subtitle);
    for (size_t i = 0; i < d->block_count; i++) {
        add_block(&b, &d->blocks[i]);
    }
    add_line(&b, d->note);
    add_line(&b, page_foot(d, a));
    enum hub_rc rc = sink_text(to, sb_str(&b), err);
    arena_destroy(a);
    return rc;
}
