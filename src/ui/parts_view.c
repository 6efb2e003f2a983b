/* SPDX-License-Identifier: MIT */
/* Drawing one family or host: its name, the names of its parts, the list, one line in full. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun.h"
#include "parts_view_priv.h"

enum {
    BESIDE_LEAST = 110, /* columns from which the full line stands beside the list */
    BELOW_LEAST = 16,   /* rows from which it stands below */
    BELOW_ROWS = 3,
    LEAD_LEAST = 8,
    GAP = 2,
};

const struct part_line *parts_selected(const struct parts_view *s)
{
    const struct rows_view *v = &s->rows[s->at];
    return rows_view_selected(v) && v->at < s->view.count ? &s->view.lines[v->at] : NULL;
}

const char *parts_child_name(const struct parts_view *s, hub_id child)
{
    for (size_t i = 0; i < s->view.child_count; i++) {
        if (id_eq(s->view.children[i].id, child)) {
            return s->view.children[i].name;
        }
    }
    return "";
}

struct parts_areas parts_areas(const struct pane *p)
{
    int rows = p->view.rows - PARTS_LIST_ROW, cols = p->view.cols;
    struct parts_areas a = {.list = {PARTS_LIST_ROW, 0, rows, cols}};
    if (p->view.single) {
        return a;
    }
    if (cols >= BESIDE_LEAST) {
        int list = cols * 3 / 5;
        a.list.cols = list;
        a.beside = (struct area){PARTS_LIST_ROW, list + 2, rows, cols - list - 2};
    } else if (rows >= BELOW_LEAST) {
        a.list.rows = rows - BELOW_ROWS - 1;
        a.beside = (struct area){PARTS_LIST_ROW + rows - BELOW_ROWS, 2, BELOW_ROWS, cols - 3};
    }
    return a;
}

/* --- rows --- */

static int lead_cols(const struct pane *p)
{
    const struct parts_view *s = p->state;
    int most = LEAD_LEAST, third = parts_areas(p).list.cols / 3;
    for (size_t i = 0; i < s->view.count; i++) {
        int wide = s->view.lines[i].lead ? utf8_width(s->view.lines[i].lead) : 0;
        most = wide > most ? wide : most;
    }
    return (most < third ? most : third) + GAP;
}

/* A mark that leaves the text no room goes behind it. */
static struct view_row row_of(const struct pane *p, const struct part_line *l, int lead)
{
    int room = parts_areas(p).list.cols - lead;
    struct view_row row = {.kind = (int)l->kind * PART_LINES_MOST * 8 + l->slot,
        .id = id_known(l->id) ? l->id.n : l->child.n ^ l->whose.n,
        .pick = l->kind != PART_HEADING && l->kind != PART_TEXT,
        .style = text_tone_style(l->tone),
        .lead = l->lead,
        .lead_cols = l->lead ? lead : 0,
        .text = l->text,
        .right = l->mark};
    if (l->mark && utf8_width(l->mark) + utf8_width(l->text) + GAP * 2 > room) {
        row.text = arena_printf(p->loaded, "%s · %s", l->text, l->mark);
        row.right = NULL;
    }
    return row;
}

/* Which line to stand on: a record saved, a child; at first a child, for Enter opens About me. */
static bool is_wanted(const struct parts_view *s, const struct part_line *l, bool first)
{
    if (s->to_record) {
        return l->id.n == s->to_record;
    }
    bool person = l->kind == PART_RECORD && l->noun == noun_find("child");
    return s->to_child ? l->child.n == s->to_child && l->kind != PART_HEADING
                       : first && person && str_eq(parts_at(s)->word, "people");
}

void parts_make_rows(struct pane *p)
{
    struct parts_view *s = p->state;
    struct rows_view *v = parts_rows(s);
    bool first = v->was_id == 0;
    v->news = p->view.news;
    int lead = lead_cols(p);
    size_t child = s->view.count;
    for (size_t i = 0; i < s->view.count; i++) {
        const struct part_line *l = &s->view.lines[i];
        rows_view_add(v, p->loaded, row_of(p, l, lead));
        child = child == s->view.count && is_wanted(s, l, first) ? i : child;
    }
    if (s->view.count == 0) {
        rows_view_add(
            v, p->loaded, (struct view_row){.style = STYLE_NORMAL, .text = s->view.empty});
    }
    rows_view_end(v);
    if (child < s->view.count) {
        rows_view_select(v, child);
    }
    s->to_child = s->to_record = 0;
}

/* --- the names of the parts --- */

static int bar_cols(const struct parts_view *s)
{
    int cols = 1;
    for (size_t i = 0; i < s->count; i++) {
        cols += utf8_width(parts[s->first + i].title) + GAP;
    }
    return cols;
}

static void draw_bar(const struct pane *p, struct canvas *c)
{
    const struct parts_view *s = p->state;
    int col = 0, cols = canvas_cols(c);
    if (bar_cols(s) > cols) {
        col += canvas_putf(c, PARTS_BAR_ROW, 1, cols - 1, STYLE_TITLE, "[%s]", parts_at(s)->title);
        canvas_putf(c, PARTS_BAR_ROW, col + 2, cols - col - 2, STYLE_MUTED, "%zu of %zu, Tab: next",
            s->at + 1, s->count);
        return;
    }
    for (size_t i = 0; i < s->count; i++) {
        const char *title = parts[s->first + i].title;
        bool here = i == s->at;
        canvas_putf(c, PARTS_BAR_ROW, col, cols - col, here ? STYLE_TITLE : STYLE_NORMAL,
            here ? "[%s]" : " %s ", title);
        col += utf8_width(title) + GAP;
    }
}

bool parts_bar_hit(const struct pane *p, int col, size_t *part)
{
    const struct parts_view *s = p->state;
    int at = 0;
    if (bar_cols(s) > p->view.cols) {
        *part = (s->at + 1) % s->count;
        return true;
    }
    for (size_t i = 0; i < s->count; i++) {
        int wide = utf8_width(parts[s->first + i].title) + GAP;
        if (col >= at && col < at + wide) {
            *part = i;
            return true;
        }
        at += wide;
    }
    return false;
}

/* --- draw --- */

void parts_draw(const struct pane *p, struct canvas *c)
{
    const struct parts_view *s = p->state;
    struct parts_areas a = parts_areas(p);
    int cols = canvas_cols(c);
    int used = 1 + canvas_put_short(c, 0, 1, cols - 1, STYLE_TITLE, s->view.title);
    canvas_put_short(c, 0, used + 2, cols - used - 2, STYLE_MUTED, s->view.state);
    draw_bar(p, c);
    struct area before = canvas_enter(c, a.list);
    rows_view_draw(&s->rows[s->at], c, true);
    canvas_leave(c, before);
    if (a.beside.rows <= 0) {
        return;
    }
    if (a.beside.row == a.list.row) {
        canvas_vline(c, PARTS_LIST_ROW, a.list.cols, a.list.rows);
    } else {
        canvas_hline(c, a.beside.row - 1, 0, cols);
    }
    before = canvas_enter(c, a.beside);
    struct text_view beside = s->beside;
    beside.more = "Enter: all of it";
    text_view_draw(&beside, c, false);
    canvas_leave(c, before);
}

/* Below the list there are few rows: one sentence behind the other. */
void parts_join_detail(struct pane *p)
{
    struct parts_view *s = p->state;
    struct parts_areas a = parts_areas(p);
    struct detail *d = &s->beside.detail;
    struct sb b = sb_on(p->details);
    if (a.beside.row == a.list.row || d->count < 2) {
        return;
    }
    for (size_t i = 0; i < d->count; i++) {
        sb_addf(&b, "%s%s", b.len ? " · " : "", d->lines[i].text);
    }
    d->lines[0].text = sb_str(&b);
    d->count = 1;
}
