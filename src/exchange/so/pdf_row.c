/* SPDX-License-Identifier: MIT */
/*
 * One row of a table. Meaning is drawn in ways a grey copier keeps: weight,
 * slope, dashes, hatching, a light ground; words stand beside them.
 */
#include "pdf_priv.h"

static const double light = 0.91, rule_grey = 0.55, hatch_grey = 0.72, muted_grey = 0.35;
static const double hair = 0.4, thick = 1.3, frame = 2.0;

struct box {
    double x, y, w, h;
};

/* A cell and the columns it takes, in Pango units. */
struct slot {
    const struct page_cell *cell;
    const char *text;
    int x, w;
    enum page_align align;
};

int row_padding(const struct pdf *p)
{
    return p->size / 4;
}

static int side_padding(const struct pdf *p)
{
    return p->size * 2 / 5;
}

static int table_width(const struct pdf *p, const struct page_table *t)
{
    return t->share > 0 ? (int)((int64_t)p->content * t->share / 100) : p->content;
}

static int column_edge(const struct pdf *p, const struct page_table *t, size_t column)
{
    int64_t shares = 0, upto = 0;
    for (size_t i = 0; i < t->column_count; i++) {
        shares += t->columns[i].width;
        upto += i < column ? t->columns[i].width : 0;
    }
    return (int)(table_width(p, t) * upto / (shares ? shares : 1));
}

static size_t row_slots(const struct pdf *p, const struct page_table *t, size_t row, bool named,
    struct slot slots[PAGE_COLUMNS_MAX])
{
    static const struct page_cell nothing = {.text = "", .span = 1};
    const struct page_row *r = &t->rows[row];
    size_t n = 0;
    for (size_t column = 0; column < t->column_count; n++) {
        const struct page_cell *c = n < r->count ? &r->cells[n] : &nothing;
        size_t end = column + (size_t)c->span;
        end = end < t->column_count ? end : t->column_count;
        slots[n] = (struct slot){.cell = c,
            .text = named && n == 0 ? r->group : c->text,
            .x = column_edge(p, t, column),
            .w = column_edge(p, t, end) - column_edge(p, t, column),
            .align = t->columns[column].align};
        column = end;
    }
    return n;
}

static PangoLayout *slot_layout(struct pdf *p, const struct slot *s)
{
    static const PangoAlignment aligns[] = {
        [PAGE_LEFT] = PANGO_ALIGN_LEFT,
        [PAGE_CENTRE] = PANGO_ALIGN_CENTER,
        [PAGE_RIGHT] = PANGO_ALIGN_RIGHT,
    };
    unsigned style = s->cell->style;
    struct text_look look = {
        .size = style & PAGE_LARGE   ? p->size * 3 / 2
                : style & PAGE_MUTED ? p->size * 17 / 20
                                     : p->size,
        .bold = style & (PAGE_HEAD | PAGE_STRONG),
        .italic = style & (PAGE_DRAFT | PAGE_AWAY),
        .align = aligns[s->align],
    };
    return text_layout(p, &look, s->text, s->cell->note, s->w - 2 * side_padding(p));
}

/* Room for a bar above the text of its cell. */
static int bar_room(const struct pdf *p, const struct slot *s)
{
    return s->cell->style & PAGE_BAR ? PAGE_BAR_LINES * text_line(p) : 0;
}

int row_height(struct pdf *p, const struct page_table *t, size_t row, bool named)
{
    struct slot slots[PAGE_COLUMNS_MAX];
    size_t n = row_slots(p, t, row, named, slots);
    int height = text_line(p) * 4 / 5;
    for (size_t i = 0; i < n; i++) {
        if (!*slots[i].text && !slots[i].cell->note) {
            continue;
        }
        PangoLayout *l = slot_layout(p, &slots[i]);
        int high = text_height(l) + bar_room(p, &slots[i]);
        height = high > height ? high : height;
        g_object_unref(l);
    }
    return height + 2 * row_padding(p);
}

static void line(
    struct pdf *p, double width, double grey, double x1, double y1, double x2, double y2)
{
    cairo_set_line_width(p->cr, width);
    cairo_set_source_rgb(p->cr, grey, grey, grey);
    cairo_move_to(p->cr, x1, y1);
    cairo_line_to(p->cr, x2, y2);
    cairo_stroke(p->cr);
}

static void fill_box(struct pdf *p, const struct box *b, double grey)
{
    cairo_set_source_rgb(p->cr, grey, grey, grey);
    cairo_rectangle(p->cr, b->x, b->y, b->w, b->h);
    cairo_fill(p->cr);
}

static void hatch_box(struct pdf *p, const struct box *b)
{
    const double step = 5;
    cairo_save(p->cr);
    cairo_rectangle(p->cr, b->x, b->y, b->w, b->h);
    cairo_clip(p->cr);
    for (double d = step; d < b->w + b->h; d += step) {
        line(p, hair, hatch_grey, b->x + d, b->y, b->x + d - b->h, b->y + b->h);
    }
    cairo_restore(p->cr);
}

static void dash_box(struct pdf *p, const struct box *b)
{
    static const double dashes[] = {3, 2};
    const double in = 1.6;
    cairo_save(p->cr);
    cairo_set_dash(p->cr, dashes, 2, 0);
    cairo_set_line_width(p->cr, 0.7);
    cairo_set_source_rgb(p->cr, 0.2, 0.2, 0.2);
    cairo_rectangle(p->cr, b->x + in, b->y + in, b->w - 2 * in, b->h - 2 * in);
    cairo_stroke(p->cr);
    cairo_restore(p->cr);
}

/* Inside its place, so that two frames below each other stay two. */
static void frame_box(struct pdf *p, const struct box *b)
{
    const double in = frame / 2 + 1;
    cairo_set_line_width(p->cr, frame);
    cairo_set_source_rgb(p->cr, 0, 0, 0);
    cairo_rectangle(p->cr, b->x + in, b->y + in, b->w - 2 * in, b->h - 2 * in);
    cairo_stroke(p->cr);
}

static void draw_ground(
    struct pdf *p, const struct page_table *t, unsigned style, const struct box *b)
{
    if (style & PAGE_WEEKEND) {
        fill_box(p, b, light);
    }
    if (style & PAGE_AWAY) {
        hatch_box(p, b);
    }
    if (style & PAGE_DRAFT && t->ruled) {
        dash_box(p, b);
    }
}

static void draw_edges(
    struct pdf *p, const struct page_table *t, unsigned style, const struct box *b)
{
    if (t->ruled && !(style & PAGE_BOX)) {
        line(p, hair, rule_grey, b->x, b->y, b->x, b->y + b->h);
        line(p, hair, rule_grey, b->x + b->w, b->y, b->x + b->w, b->y + b->h);
    }
    if (style & PAGE_EDGE) {
        line(p, thick, 0, b->x, b->y, b->x, b->y + b->h);
    }
    if (style & PAGE_BOX) {
        frame_box(p, b);
    }
    if (style & PAGE_TONIGHT) {
        line(p, frame, 0, b->x, b->y, b->x, b->y + b->h);
        line(p, frame, 0, b->x + b->w, b->y, b->x + b->w, b->y + b->h);
    }
}

/* Above: heavy where a group or the body begins. Below: heavy at the end of the table. */
static void draw_rules(struct pdf *p, const struct flow_place *f, const struct box *b)
{
    const struct page_table *t = f->block->table;
    bool first = f->row == 0, begins = f->row == t->head_rows || t->rows[f->row].group_start;
    bool last = f->row + 1 == t->row_count;
    bool heavy = f->from == 0 && (begins || f->named) && !first;
    if (t->ruled || !first) {
        line(p, heavy ? thick : hair, heavy ? 0 : rule_grey, b->x, b->y, b->x + b->w, b->y);
    }
    line(p, last ? thick : hair, last ? 0 : rule_grey, b->x, b->y + b->h, b->x + b->w, b->y + b->h);
}

static struct box slot_box(
    const struct pdf *p, const struct flow_place *f, const struct slot *s, int top)
{
    return (struct box){pango_units_to_double(p->margin + s->x), pango_units_to_double(top),
        pango_units_to_double(s->w), pango_units_to_double(f->height)};
}

/* It stands on the line above its number. */
static void draw_bar(struct pdf *p, const struct slot *s, const struct box *cell)
{
    const double part = 0.6;
    double room = pango_units_to_double(bar_room(p, s)), high = room * s->cell->bar / PAGE_BAR_WHOLE;
    double foot = cell->y + pango_units_to_double(row_padding(p)) + room;
    struct box bar = {cell->x + cell->w * (1 - part) / 2, foot - high, cell->w * part, high};
    fill_box(p, &bar, muted_grey);
    line(p, hair, rule_grey, cell->x, foot, cell->x + cell->w, foot);
}

static void draw_slot(struct pdf *p, const struct flow_place *f, const struct slot *s, int top)
{
    unsigned style = s->cell->style;
    struct box b = slot_box(p, f, s, top);
    draw_edges(p, f->block->table, style, &b);
    if (style & PAGE_BAR && f->from == 0) {
        draw_bar(p, s, &b);
    }
    PangoLayout *l = slot_layout(p, s);
    text_draw(p, l, style & PAGE_MUTED ? muted_grey : 0, p->margin + s->x + side_padding(p),
        top + row_padding(p) + (f->from == 0 ? bar_room(p, s) : 0), f->from, f->upto);
    g_object_unref(l);
}

/* The dashed line round a table: its sides, and what closes it above and below. */
static void draw_cut(struct pdf *p, const struct flow_place *f, const struct box *b)
{
    static const double dashes[] = {5, 4};
    bool first = f->row == 0 && f->from == 0;
    bool last = f->row + 1 == f->block->table->row_count;
    cairo_save(p->cr);
    cairo_set_dash(p->cr, dashes, 2, 0);
    line(p, hair, 0, b->x, b->y, b->x, b->y + b->h);
    line(p, hair, 0, b->x + b->w, b->y, b->x + b->w, b->y + b->h);
    if (first) {
        line(p, hair, 0, b->x, b->y, b->x + b->w, b->y);
    }
    if (last) {
        line(p, hair, 0, b->x, b->y + b->h, b->x + b->w, b->y + b->h);
    }
    cairo_restore(p->cr);
}

/* All grounds first, so that none covers half of its neighbour's edge. */
void row_draw(struct pdf *p, const struct flow_place *f, int top)
{
    struct slot slots[PAGE_COLUMNS_MAX];
    size_t n = row_slots(p, f->block->table, f->row, f->named, slots);
    bool boxed = false;
    for (size_t i = 0; i < n; i++) {
        struct box b = slot_box(p, f, &slots[i], top);
        boxed |= (slots[i].cell->style & PAGE_BOX) != 0;
        draw_ground(p, f->block->table, slots[i].cell->style, &b);
    }
    for (size_t i = 0; i < n; i++) {
        draw_slot(p, f, &slots[i], top);
    }
    struct box b = {pango_units_to_double(p->margin), pango_units_to_double(top),
        pango_units_to_double(table_width(p, f->block->table)), pango_units_to_double(f->height)};
    if (f->block->table->cut) {
        draw_cut(p, f, &b);
    } else if (!boxed) {
        draw_rules(p, f, &b);
    }
}
