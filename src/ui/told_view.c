/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "told_view_priv.h"

enum { HEAD = 1, BELOW = 5, LEAST_WITH_BELOW = 12, WHEN_COLS = 14 };

void told_view_open(struct told_view *v)
{
    list_init(&v->list);
}

void told_view_close(struct told_view *v)
{
    list_fini(&v->list);
}

static int below_rows(const struct pane *p)
{
    return p->view.rows >= LEAST_WITH_BELOW ? BELOW : 0;
}

static const char *row_words(const struct list_row *row)
{
    return ((const struct told_row *)row->item)->text;
}

enum hub_rc told_view_load(struct pane *p, struct told_view *v, const struct told_row *rows,
    const int64_t *ids, size_t count, struct hub_err *err)
{
    struct list_page page = {.a = p->loaded};
    for (size_t i = 0; i < count; i++) {
        /* Where one is gone, the one that took its place is under the cursor. */
        list_page_add(&page, ids[i], arena_printf(p->loaded, "%08zu", i), &rows[i]);
    }
    v->rows = (struct list_memory){page.rows, page.count, row_words};
    struct list_source src = list_memory_source(&v->rows);
    int height = p->view.rows - HEAD - below_rows(p);
    list_set_height(&v->list, height > 0 ? height : 1);
    return list_load(&v->list, &src, err);
}

const struct told_row *told_view_selected(const struct told_view *v)
{
    const struct list_row *row = list_selected(&v->list);
    return row ? row->item : NULL;
}

/* "21 Nov 22:14", or "21 Nov 2025" when it was another year. */
static const char *when_short(hub_wall at, hub_date today, struct arena *a)
{
    int y, m, d, now, skip;
    char time[DATE_TEXT];
    date_to_ymd(wall_date(at), &y, &m, &d);
    date_to_ymd(date_known(today) ? today : wall_date(at), &now, &skip, &skip);
    return y == now
               ? arena_printf(a, "%d %.3s %s", d, date_month_name(m), tod_iso(wall_tod(at), time))
               : arena_printf(a, "%d %.3s %d", d, date_month_name(m), y);
}

static void draw_row(const void *ctx, const struct list_row *row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct told_row *r = row->item;
    struct arena *a = arena_create();
    canvas_put(c, 0, 0, WHEN_COLS - 1, STYLE_MUTED, when_short(r->at, p->view.today, a));
    canvas_put_short(c, 0, WHEN_COLS, canvas_cols(c) - WHEN_COLS, STYLE_NORMAL, r->text);
    arena_destroy(a);
}

static void draw_below(const struct told_view *v, struct canvas *c, struct area area)
{
    const struct told_row *r = told_view_selected(v);
    canvas_hline(c, area.row, 0, canvas_cols(c));
    if (!r) {
        return;
    }
    struct area text = {area.row + 1, 1, area.rows - 2, area.cols - 2};
    canvas_wrap(c, text, STYLE_NORMAL, r->whole);
    canvas_put_short(c, area.row + area.rows - 1, 1, area.cols - 2, STYLE_HINT, r->note);
}

void told_view_draw(const struct pane *p, const struct told_view *v, struct canvas *c,
    const char *heading, const char *key, const char *key_word, const char *empty)
{
    int rows = canvas_rows(c), cols = canvas_cols(c), below = below_rows(p);
    if (!v->list.narrowing && !v->list.needle[0]) {
        int col = 1 + canvas_put(c, 0, 1, cols - 2, STYLE_HEADING, heading) + 2;
        col += canvas_put(c, 0, col, cols - col, STYLE_KEY, key) + 1;
        canvas_put(c, 0, col, cols - col, STYLE_KEY_WORD, key_word);
    }
    list_draw_find(&v->list, c, 0, true);
    struct area before = canvas_enter(c, (struct area){HEAD, 0, rows - HEAD - below, cols});
    list_draw(&v->list, c, true, draw_row, p,
        v->list.needle[0] ? "Nothing has these words. Esc shows all." : empty);
    canvas_leave(c, before);
    if (below) {
        draw_below(v, c, (struct area){rows - below, 0, below, cols});
    }
}

unsigned told_view_act(struct pane *p, struct told_view *v, const struct call *call, bool *open)
{
    *open = false;
    if (!str_eq(call->id, "click")) {
        return list_act(&v->list, call->id, call->ev);
    }
    bool in_list = call->ev->row >= HEAD && call->ev->row < p->view.rows - below_rows(p);
    return in_list ? list_click(&v->list, call->ev->row - HEAD, open) : REACT_DRAW;
}
