/* SPDX-License-Identifier: MIT */
/* A document as plain text: lines of at most the page's width, ruled with - and =. */
#include "flow_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/print.h"
#include "wrap_priv.h"

#include <string.h>

struct grid {
    int width[PAGE_COLUMNS_MAX]; /* columns of text, without what stands between */
    int between;                 /* columns between two cells */
    int edge;                    /* columns before the first and after the last */
};

struct writer {
    struct arena *a;
    const struct page_doc *d;
    int cols, rows;
    struct wrapped head, foot; /* of a page; the first page adds the subtitle to the head */
    struct wrapped subtitle;
    char *page_of; /* "page 2 of 3" */
};

static char *repeat(struct arena *a, char c, int n)
{
    char *s = arena_alloc(a, (size_t)(n > 0 ? n : 0) + 1);
    memset(s, c, (size_t)(n > 0 ? n : 0));
    return s;
}

/* `left` and `right` at the two ends of a line. */
static const char *two_ends(const struct writer *w, const char *left, const char *right)
{
    int gap = w->cols - utf8_width(left) - utf8_width(right);
    return arena_printf(w->a, "%s%s%s", left, repeat(w->a, ' ', gap), right);
}

/* --- tables --------------------------------------------------------------- */

static int table_cols(const struct writer *w, const struct page_table *t)
{
    return t->share > 0 ? w->cols * t->share / 100 : w->cols;
}

static void share_columns(const struct page_table *t, int cols, struct grid *g)
{
    int n = (int)t->column_count, shares = 0, given = 0, sum = 0;
    bool wide = cols / (n ? n : 1) >= 7;
    g->between = t->ruled && wide ? 3 : wide ? 2 : 1;
    g->edge = t->ruled || t->cut ? (wide ? 2 : 1) : 0;
    int room = cols - 2 * g->edge - g->between * (n - 1) - 2 * n;
    for (int i = 0; i < n; i++) {
        shares += t->columns[i].width;
    }
    for (int i = 0; i < n; i++) {
        sum += t->columns[i].width;
        int upto = (int)((int64_t)room * sum / shares);
        g->width[i] = 2 + upto - given;
        given = upto;
    }
}

/* A bar above its number: half a line or more is a line of it. */
static void bar_lines(struct wrapped *out, const struct page_cell *c, int cols)
{
    for (int line = PAGE_BAR_LINES; line > 0; line--) {
        int least = (2 * line - 1) * PAGE_BAR_WHOLE / (2 * PAGE_BAR_LINES);
        wrap_text(out, c->bar >= least || (line == 1 && c->bar > 0) ? "##" : "", cols);
    }
}

static void cell_lines(
    struct writer *w, struct wrapped *out, const struct page_cell *c, const char *text, int cols)
{
    *out = (struct wrapped){.a = w->a};
    if (c->style & PAGE_BAR) {
        bar_lines(out, c, cols);
    }
    wrap_text(out, text, cols);
    if (!str_empty(c->note)) {
        wrap_text(out, c->note, cols);
    }
}

static const char *aligned(struct writer *w, const char *s, int cols, enum page_align align)
{
    int gap = cols - utf8_width(s);
    int before = align == PAGE_RIGHT ? gap : align == PAGE_CENTRE ? gap / 2 : 0;
    return arena_printf(
        w->a, "%s%s%s", repeat(w->a, ' ', before), s, repeat(w->a, ' ', gap - before));
}

/* A cell's place in its row. */
struct slot {
    struct wrapped text;
    int cols;
    enum page_align align;
};

static size_t row_slots(struct writer *w, const struct page_table *t, const struct page_row *r,
    bool named, struct slot slots[PAGE_COLUMNS_MAX])
{
    struct grid g;
    size_t col = 0, n = 0;
    share_columns(t, table_cols(w, t), &g);
    for (size_t i = 0; i < r->count && col < t->column_count; i++, n++) {
        const struct page_cell *c = &r->cells[i];
        slots[n].align = c->style & PAGE_HEAD && c->span > 1 ? PAGE_LEFT : t->columns[col].align;
        slots[n].cols = g.width[col++];
        for (int k = 1; k < c->span && col < t->column_count; k++) {
            slots[n].cols += g.between + g.width[col++];
        }
        const char *text = named && i == 0 ? r->group : c->text;
        cell_lines(w, &slots[n].text, c, text, slots[n].cols);
    }
    for (; col < t->column_count; n++) {
        slots[n] = (struct slot){.cols = g.width[col++]};
    }
    return n;
}

static const char *row_line(
    struct writer *w, const struct page_table *t, const struct slot *slots, size_t n, size_t line)
{
    struct grid g;
    struct sb b = sb_on(w->a);
    share_columns(t, table_cols(w, t), &g);
    const char *between = t->ruled ? (g.between == 3 ? " | " : "|") : repeat(w->a, ' ', g.between);
    sb_add(&b, g.edge == 2 ? "| " : g.edge == 1 ? "|" : "");
    for (size_t i = 0; i < n; i++) {
        const struct wrapped *text = &slots[i].text;
        const char *s = line < text->count ? text->lines[line] : "";
        sb_add(&b, i ? between : "");
        sb_add(&b, aligned(w, s, slots[i].cols, slots[i].align));
    }
    sb_add(&b, g.edge == 2 ? " |" : g.edge == 1 ? "|" : "");
    return sb_str(&b);
}

static bool group_ends(const struct page_table *t, size_t row)
{
    return row + 1 == t->row_count || t->rows[row + 1].group_start || !t->rows[row + 1].group;
}

static bool boxed(const struct page_row *r)
{
    bool any = false;
    for (size_t i = 0; i < r->count; i++) {
        any |= (r->cells[i].style & PAGE_BOX) != 0;
    }
    return any;
}

/* What is ruled below a row: '=' below a grid's heading, '-' where a group ends, ' ' nothing. */
static char rule_below(const struct page_table *t, size_t row, size_t height)
{
    if (boxed(&t->rows[row])) {
        return '=';
    }
    if (t->cut) {
        return row + 1 == t->row_count ? '-' : ' ';
    }
    if (row + 1 == t->head_rows) {
        return t->ruled ? '=' : '-';
    }
    if (row + 1 < t->head_rows) {
        return ' ';
    }
    if (t->ruled) {
        return group_ends(t, row) ? '-' : ' ';
    }
    return height > 1 && row + 1 < t->row_count ? '\n' : ' ';
}

static void row_lines(
    struct writer *w, const struct page_table *t, size_t row, bool named, struct wrapped *out)
{
    struct slot slots[PAGE_COLUMNS_MAX];
    size_t n = row_slots(w, t, &t->rows[row], named, slots), height = 1;
    int cols = table_cols(w, t);
    *out = (struct wrapped){.a = w->a};
    for (size_t i = 0; i < n; i++) {
        height = slots[i].text.count > height ? slots[i].text.count : height;
    }
    if (boxed(&t->rows[row]) && (row == 0 || !boxed(&t->rows[row - 1]))) {
        wrap_text(out, repeat(w->a, '=', cols), cols);
    } else if (t->cut && row == 0) {
        wrap_text(out, repeat(w->a, '-', cols), cols);
    }
    for (size_t i = 0; i < height; i++) {
        wrap_text(out, row_line(w, t, slots, n, i), cols);
    }
    char rule = rule_below(t, row, height);
    if (rule == '\n') {
        wrap_text(out, "", cols);
    } else if (rule != ' ') {
        wrap_text(out, repeat(w->a, rule, cols), cols);
    }
}

/* --- pages ---------------------------------------------------------------- */

static void text_lines(struct writer *w, const struct page_block *b, struct wrapped *out)
{
    *out = (struct wrapped){.a = w->a};
    wrap_text(out, b->text, w->cols);
}

static void place_lines(struct writer *w, const struct flow_place *p, struct wrapped *out)
{
    if (p->block->kind == PAGE_TABLE) {
        row_lines(w, p->block->table, p->row, p->named, out);
    } else {
        text_lines(w, p->block, out);
    }
}

static int measure_text(void *c, const struct page_block *b)
{
    struct wrapped lines;
    text_lines(c, b, &lines);
    return (int)lines.count;
}

static int measure_row(void *c, const struct page_table *t, size_t row, bool named)
{
    struct wrapped lines;
    row_lines(c, t, row, named, &lines);
    return (int)lines.count;
}

static int slice(void *c, const struct flow_place *p, int room)
{
    (void)c;
    return p->from + room;
}

static const char practice[] = "PRACTICE";

/* The longest text may fill half a page; the rest of the page is for its content. */
static void make_frame(struct writer *w)
{
    const struct page_doc *d = w->d;
    int mark = d->practice ? (int)sizeof practice + 1 : 0;
    w->head = w->foot = w->subtitle = (struct wrapped){.a = w->a};
    wrap_text(&w->head, d->title, w->cols - mark);
    if (d->practice) {
        w->head.lines[0] = two_ends(w, w->head.lines[0], practice);
    }
    if (!str_empty(d->subtitle)) {
        wrap_text(&w->subtitle, d->subtitle, w->cols);
    }
    if (!str_empty(d->note)) {
        wrap_text(&w->foot, d->note, w->cols);
    }
    wrap_text(&w->foot, page_foot(d, w->a), w->cols - (int)sizeof "page 1000 of 1000");
}

/* A space that did not break is a plain one in the text. */
static void add_line(struct sb *b, const char *line)
{
    static const char no_break[] = "\u00a0";
    for (const char *at; (at = strstr(line, no_break)) != NULL; line = at + strlen(no_break)) {
        sb_addf(b, "%.*s ", (int)(at - line), line);
    }
    sb_addf(b, "%s\n", line);
}

static void add_all(struct sb *b, const struct wrapped *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        add_line(b, lines->lines[i]);
    }
}

/* Lines of a page: title, rule, content, rule, foot. */
static int body_rows(const struct writer *w, bool first)
{
    size_t taken = w->head.count + w->foot.count + (first ? w->subtitle.count : 0) + 3;
    return (size_t)w->rows > taken + 8 ? w->rows - (int)taken : 8;
}

static void add_rule(struct writer *w, struct sb *b, char c)
{
    sb_addf(b, "%s\n", repeat(w->a, c, w->cols));
}

static void add_foot(struct writer *w, struct sb *b, size_t page, size_t pages)
{
    size_t last = w->foot.count - 1;
    const char *n = arena_printf(w->a, "page %zu of %zu", page + 1, pages);
    sb_addc(b, '\n');
    add_rule(w, b, '-');
    for (size_t i = 0; i < last; i++) {
        sb_addf(b, "%s\n", w->foot.lines[i]);
    }
    sb_addf(b, "%s\n", two_ends(w, w->foot.lines[last], n));
}

static void add_head(struct writer *w, struct sb *b, size_t page)
{
    if (page > 0) {
        sb_addc(b, '\f');
    }
    add_all(b, &w->head);
    if (page == 0) {
        add_all(b, &w->subtitle);
    }
    add_rule(w, b, '=');
}

static void add_place(struct writer *w, struct sb *b, const struct flow_place *p, int *y)
{
    struct wrapped lines;
    place_lines(w, p, &lines);
    for (; *y < p->y; (*y)++) {
        sb_addc(b, '\n');
    }
    for (int i = p->from; i < p->upto && (size_t)i < lines.count; i++, (*y)++) {
        add_line(b, lines.lines[i]);
    }
}

static void add_pages(struct writer *w, struct sb *b, const struct flow *f)
{
    size_t next = 0;
    for (size_t page = 0; page < f->pages; page++) {
        int y = 0;
        add_head(w, b, page);
        for (; next < f->count && f->places[next].page == page; next++) {
            add_place(w, b, &f->places[next], &y);
        }
        add_foot(w, b, page, f->pages);
    }
}

enum hub_rc page_write_text(const struct page_doc *d, const struct sink *to, struct hub_err *err)
{
    bool wide = d->orientation == PAGE_LANDSCAPE;
    struct arena *a = arena_create();
    struct writer w = {
        .a = a,
        .d = page_safe(d, a),
        .cols = wide ? PAGE_TEXT_COLS_LANDSCAPE : PAGE_TEXT_COLS_PORTRAIT,
        .rows = wide ? PAGE_TEXT_ROWS_LANDSCAPE : PAGE_TEXT_ROWS_PORTRAIT,
    };
    make_frame(&w);
    struct flow_meter m = {
        .c = &w,
        .first_body = body_rows(&w, true),
        .body = body_rows(&w, false),
        .gap = 1,
        .heading_gap = 0,
        .text = measure_text,
        .row = measure_row,
        .slice = slice,
    };
    struct sb b = sb_on(a);
    add_pages(&w, &b, flow_pages(w.d, &m, a));
    enum hub_rc rc = sink_text(to, sb_str(&b), err);
    arena_destroy(a);
    return rc;
}
