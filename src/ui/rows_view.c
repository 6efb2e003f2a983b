/* SPDX-License-Identifier: MIT */
#include "rows_view_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

enum { INDENT = 2, LIT_LEAST = 4, LIT_MOST = 12, WHEEL = 3, MANY_ROWS = 10000 };

/* The rows of before are gone already when a load begins. */
static void remember(struct rows_view *v)
{
    const struct view_row *row = rows_view_selected(v);
    v->was_kind = row ? row->kind : v->was_kind;
    v->was_id = row ? row->id : v->was_id;
}

void rows_view_begin(struct rows_view *v)
{
    v->rows = NULL;
    v->measured = NULL;
    v->count = v->cap = 0;
}

void rows_view_add(struct rows_view *v, struct arena *a, struct view_row row)
{
    if (!v->measured) {
        v->measured = arena_alloc(a, sizeof *v->measured);
        *v->measured = (struct rows_high){0};
    }
    arena_grow(a, &v->rows, v->count, &v->cap, sizeof *v->rows);
    arena_grow(a, &v->measured->high, v->count, &v->measured->cap, sizeof(int));
    v->measured->cols = 0;
    const struct news_mark *mark = row.pick ? news_mark(v->news, row.id) : NULL;
    if (mark && !row.right) {
        row.right = mark->word;
    }
    v->rows[v->count++] = row;
}

void rows_view_heading(struct rows_view *v, struct arena *a, const char *text, const char *right)
{
    rows_view_add(v, a, (struct view_row){.style = STYLE_HEADING, .text = text, .right = right});
}

/* The row after `from` to stand on, in steps of 1 or -1; `from` itself when there is none. */
static size_t next_pick(const struct rows_view *v, size_t from, int step)
{
    for (size_t i = from + (size_t)step; i < v->count; i += (size_t)step) {
        if (v->rows[i].pick) {
            return i;
        }
    }
    return from;
}

void rows_view_end(struct rows_view *v)
{
    for (size_t i = 0; i < v->count; i++) {
        if (v->rows[i].pick && v->rows[i].kind == v->was_kind && v->rows[i].id == v->was_id) {
            v->at = i;
            return;
        }
    }
    v->at = v->at < v->count ? v->at : v->count ? v->count - 1 : 0;
    if (v->count && !v->rows[v->at].pick) {
        size_t before = next_pick(v, v->at, -1);
        v->at = before != v->at ? before : next_pick(v, v->at, 1);
    }
    remember(v);
}

void rows_view_select(struct rows_view *v, size_t at)
{
    if (at < v->count && v->rows[at].pick) {
        v->at = at;
        v->free = false;
        remember(v);
    }
}

const struct view_row *rows_view_selected(const struct rows_view *v)
{
    return v->at < v->count && v->rows[v->at].pick ? &v->rows[v->at] : NULL;
}

/* --- how high --- */

static int text_col(const struct view_row *r)
{
    return (r->style == STYLE_HEADING ? 1 : INDENT) + (r->lead ? r->lead_cols : 0);
}

/* What stands at the right takes too much from the text: it has a line of its own below. */
static bool right_below(const struct view_row *r, int cols)
{
    return r->right && utf8_width(r->right) > (cols - text_col(r)) * 3 / 5;
}

static struct area text_area(const struct view_row *r, int row, int cols)
{
    int col = text_col(r);
    int wide = cols - col - (r->right && !right_below(r, cols) ? utf8_width(r->right) + 1 : 0);
    return (struct area){row, col, MANY_ROWS, wide > 0 ? wide : 1};
}

/* Returns its rows: a label that is too long goes on below itself. */
static int draw_lead(const struct view_row *r, struct canvas *c, int row)
{
    struct area area = {row, INDENT, MANY_ROWS, r->lead_cols - 1};
    return r->lead && r->lead_cols > 1 ? canvas_wrap(c, area, r->style, r->lead) : 0;
}

/* Each row is measured once for a width: a long list is asked for all its rows at every key. */
static void measure(const struct rows_view *v, int cols)
{
    struct canvas *c = canvas_create(1, 1);
    struct area before = canvas_enter(c, (struct area){0, 0, 0, 0});
    for (size_t i = 0; i < v->count; i++) {
        const struct view_row *r = &v->rows[i];
        int high = canvas_wrap(c, text_area(r, 0, cols), 0, r->text), lead = draw_lead(r, c, 0);
        high = (high > 0 ? high : 1) + right_below(r, cols);
        v->measured->high[i] = high > lead ? high : lead;
    }
    v->measured->cols = cols;
    canvas_leave(c, before);
    canvas_destroy(c);
}

static int height(const struct rows_view *v, size_t i, int cols)
{
    if (v->measured->cols != cols) {
        measure(v, cols);
    }
    return v->measured->high[i];
}

/* Screen rows above row `until`. */
static int rows_above(const struct rows_view *v, size_t until, int cols)
{
    int rows = 0;
    for (size_t i = 0; i < until && i < v->count; i++) {
        rows += height(v, i, cols);
    }
    return rows;
}

/* The first line shown: the selected row whole, and where it can be its heading above it. */
static int fit(const struct rows_view *v, int rows, int cols)
{
    int total = rows_above(v, v->count, cols), top = v->top;
    if (total <= rows) {
        return 0;
    }
    int from = rows_above(v, v->at, cols), to = rows_above(v, v->at + 1, cols);
    if (!v->free) {
        top = to > top + rows - 1 ? to - rows + 1 : top;
        top = from < top ? from : top;
        top = next_pick(v, v->at, -1) == v->at ? 0 : top;
    }
    top = top > total - rows ? total - rows : top;
    return top < 0 ? 0 : top;
}

/* --- draw --- */

static void draw_row(const struct view_row *r, struct canvas *c, int row, int cols)
{
    struct area area = text_area(r, row, cols);
    draw_lead(r, c, row);
    int used = canvas_wrap(c, area, r->style, r->text);
    if (right_below(r, cols)) {
        canvas_put_short(c, row + (used > 0 ? used : 1), area.col, area.cols, r->style, r->right);
    } else if (r->right) {
        int wide = utf8_width(r->right);
        canvas_put(c, row, cols - wide - 1, wide, r->style, r->right);
    }
}

/* Its first word, so that no time or name is lit by half. */
static int lit_cols(const struct view_row *r)
{
    const char *text = r->lead ? r->lead : r->text;
    const char *end = strchr(text, ' ');
    int rest = end ? utf8_width(end) : 0, word = utf8_width(text) - rest;
    return word < LIT_LEAST ? LIT_LEAST : word > LIT_MOST ? LIT_MOST : word;
}

/* In a coloured row only the mark: every change of colour costs a slow line 15 bytes. */
static void select_row(const struct view_row *r, struct canvas *c, int row, bool focused)
{
    if (r->style == STYLE_NORMAL) {
        canvas_select(c, row, INDENT, lit_cols(r), focused);
    } else {
        canvas_select(c, row, 0, INDENT, focused);
    }
}

/* `mark`: with the '>'. */
static void draw(const struct rows_view *v, struct canvas *c, bool focused, bool mark)
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    int top = fit(v, rows, cols), row = -top, cursor = 0;
    for (size_t i = 0; i < v->count; i++) {
        if (i == v->at && v->rows[i].pick) {
            cursor = row;
            canvas_put(c, row, 0, 1, STYLE_NORMAL, mark ? ">" : " ");
        }
        const struct news_mark *news = v->rows[i].pick ? news_mark(v->news, v->rows[i].id) : NULL;
        if (news) {
            canvas_put(c, row, 1, 1, STYLE_WARN, news->sign);
        }
        int high = height(v, i, cols);
        if (row < rows && row + high > 0) {
            draw_row(&v->rows[i], c, row, cols);
        }
        if (i == v->at && v->rows[i].pick) {
            select_row(&v->rows[i], c, row, focused);
        }
        row += high;
    }
    if (row > rows && rows > 1) {
        canvas_fill(c, (struct area){rows - 1, 0, 1, cols}, STYLE_NORMAL);
        canvas_put(c, rows - 1, INDENT, cols - INDENT, STYLE_HINT, "Down: more");
    }
    if (focused) {
        canvas_cursor(c, cursor < 0 ? 0 : cursor >= rows ? rows - 1 : cursor, 0);
    }
}

void rows_view_draw(const struct rows_view *v, struct canvas *c, bool focused)
{
    draw(v, c, focused, true);
}

void rows_view_draw_part(const struct rows_view *v, struct canvas *c, bool focused)
{
    draw(v, c, focused, focused);
}

void rows_view_draw_parts(
    const struct rows_view parts[2], const struct pane *p, struct canvas *c, int left)
{
    struct area areas[2];
    pane_split_cols(p, c, left, areas);
    for (int i = 0; i < 2; i++) {
        if (p->view.single && p->part != i) {
            continue;
        }
        struct area before = canvas_enter(c, areas[i]);
        rows_view_draw_part(&parts[i], c, p->part == i);
        canvas_leave(c, before);
    }
}

/* --- act --- */

static void scroll(struct rows_view *v, int by)
{
    v->free = true;
    v->top += by;
}

static void step(struct rows_view *v, int by)
{
    size_t to = next_pick(v, v->at, by);
    if (to == v->at) {
        scroll(v, by);
        return;
    }
    v->at = to;
    v->free = false;
}

static void page(struct rows_view *v, int by, int rows, int cols)
{
    int here = rows_above(v, v->at, cols);
    for (size_t to; (to = next_pick(v, v->at, by)) != v->at;) {
        int far = rows_above(v, to, cols) - here;
        v->at = to;
        v->free = false;
        if ((far < 0 ? -far : far) >= rows - 2) {
            return;
        }
    }
    scroll(v, by * rows);
}

/* A row that was looked at and left is no news any more. */
static void leave_row(struct rows_view *v, size_t at)
{
    if (at >= v->count || at == v->at) {
        return;
    }
    const struct news_mark *mark = news_mark(v->news, v->rows[at].id);
    news_seen(v->news, v->rows[at].id);
    if (mark && v->rows[at].right == mark->word && !news_mark(v->news, v->rows[at].id)) {
        v->rows[at].right = NULL;
        v->measured->cols = 0;
    }
}

unsigned rows_view_act(struct rows_view *v, const char *id, int rows, int cols)
{
    size_t before = v->at;
    v->top = fit(v, rows, cols);
    if (str_eq(id, "up") || str_eq(id, "down")) {
        step(v, str_eq(id, "up") ? -1 : 1);
    } else if (str_eq(id, "wheel-up") || str_eq(id, "wheel-down")) {
        scroll(v, str_eq(id, "wheel-up") ? -WHEEL : WHEEL);
    } else if (str_eq(id, "page-up") || str_eq(id, "page-down")) {
        page(v, str_eq(id, "page-up") ? -1 : 1, rows, cols);
    } else if (str_eq(id, "first") || str_eq(id, "last")) {
        for (size_t to; (to = next_pick(v, v->at, str_eq(id, "first") ? -1 : 1)) != v->at;) {
            v->at = to;
        }
        v->free = str_eq(id, "last"); /* to the end of what there is to read */
        v->top = v->free ? MANY_ROWS : v->top;
    } else {
        return REACT_PASS;
    }
    leave_row(v, before);
    v->top = fit(v, rows, cols);
    remember(v);
    return REACT_DRAW | (before != v->at ? REACT_DETAIL : 0);
}

unsigned rows_view_click(struct rows_view *v, int row, int rows, int cols, bool *again)
{
    int top = fit(v, rows, cols);
    *again = false;
    for (size_t i = 0; i < v->count; i++) {
        int from = rows_above(v, i, cols) - top, to = rows_above(v, i + 1, cols) - top;
        if (row >= from && row < to && v->rows[i].pick) {
            *again = i == v->at;
            v->at = i;
            v->top = top;
        }
    }
    remember(v);
    return REACT_DRAW;
}
