/* SPDX-License-Identifier: MIT */
#include "list_over_priv.h"

#include "hub/base/str.h"

enum { HEAD = 1, BELOW_MOST = 12, WORDS = 2, WORDS_LEAST = 6 };

int list_over_rows(const struct pane *p)
{
    return text_view_list_rows(p, HEAD, BELOW_MOST);
}

int list_over_words(const struct pane *p)
{
    return p->view.single && p->view.rows >= WORDS_LEAST ? WORDS : 0;
}

static void draw_words(const struct pane *p, struct canvas *c, const char *words)
{
    int rows = list_over_words(p), cols = canvas_cols(c);
    struct area before = canvas_enter(c, (struct area){canvas_rows(c) - rows, 0, rows, cols});
    canvas_wrap(c, (struct area){0, 1, rows, cols - 2}, STYLE_MUTED, words);
    canvas_leave(c, before);
}

static void draw_heading(const struct list_over *o, struct canvas *c)
{
    int cols = canvas_cols(c) - 6;
    int col = 1 + canvas_put(c, 0, 1, cols, STYLE_HEADING, o->heading) + 2;
    col += canvas_put(c, 0, col, cols - col, STYLE_KEY, "v") + 1;
    canvas_put(c, 0, col, cols - col, STYLE_KEY_WORD, o->next);
}

static void draw_list(
    const struct pane *p, struct canvas *c, const struct list_over *o, struct area area)
{
    const char *empty = o->list->needle[0] ? "Nothing has these words. Esc shows all." : o->empty;
    struct area before = canvas_enter(c, area);
    if (!o->list->narrowing && !o->list->needle[0]) {
        draw_heading(o, c);
    }
    list_draw_find(o->list, c, 0, p->part == 0);
    int words = o->words ? list_over_words(p) : 0;
    struct area inside = canvas_enter(c, (struct area){HEAD, 0, area.rows - HEAD - words, area.cols});
    list_draw(o->list, c, p->part == 0, o->row, p, empty);
    canvas_leave(c, inside);
    if (words) {
        draw_words(p, c, o->words);
    }
    canvas_leave(c, before);
}

void list_over_draw(const struct pane *p, struct canvas *c, const struct list_over *o)
{
    struct area parts[2];
    pane_split_rows(p, c, HEAD + list_over_rows(p), parts);
    if (parts[0].rows > 0) {
        draw_list(p, c, o, parts[0]);
    }
    text_view_draw_below(o->below, c, parts[1], p->part == 1);
}

unsigned list_over_keys(struct pane *p, const struct list_over *o, const struct call *call)
{
    bool narrowing = o->list->narrowing;
    if (narrowing && !*call->id && call->ev->type == UI_KEY && call->ev->key == '.') {
        pane_run(p, "hide"); /* it must hide at once */
        return REACT_DRAW;
    }
    if (p->part == 1 && !str_eq(call->id, "find") && !str_starts(call->id, "wheel-")) {
        int below = text_view_below_rows(p->view.rows, BELOW_MOST);
        int rows = p->view.single ? p->view.rows : below;
        return text_view_act(o->below, call->id, rows, p->view.cols - 2);
    }
    if (str_eq(call->id, "open") && !narrowing) {
        return REACT_PASS;
    }
    p->part = str_eq(call->id, "find") ? 0 : p->part;
    return list_act(o->list, call->id, call->ev);
}

enum list_over_click list_over_click(
    struct pane *p, const struct list_over *o, const struct ui_event *ev, unsigned *react)
{
    bool open = false;
    *react = REACT_DRAW;
    p->part = p->view.single ? p->part : ev->row > HEAD + list_over_rows(p);
    if (p->part == 1) {
        return CLICK_BELOW;
    }
    if (ev->row == 0) {
        return o->list->needle[0] ? CLICK_BELOW : CLICK_HEADING;
    }
    if (o->words && p->view.single && ev->row >= p->view.rows - list_over_words(p)) {
        return CLICK_BELOW;
    }
    *react = list_click(o->list, ev->row - HEAD, &open);
    return open ? CLICK_OPENS : CLICK_LINE;
}
