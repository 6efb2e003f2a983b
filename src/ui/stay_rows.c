/* SPDX-License-Identifier: MIT */
#include "stay_rows_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "ui_priv.h"

enum { TITLE_ROWS = 1, HINT_MOST = 3, BELOW_ROWS = 7, MARK_COLS = 6 };
enum { SMALL_ROWS = 14, FOOT_ROWS = 1, READING = 1 /* the part below */ };

void stay_rows_open(struct pane *p, int lead_cols, const char *empty)
{
    struct stay_rows *s = p->state;
    s->lead_cols = lead_cols;
    s->empty = empty;
    s->title = s->name = s->after = s->hint = "";
    list_init(&s->list);
}

void stay_rows_close(struct pane *p)
{
    struct stay_rows *s = p->state;
    list_fini(&s->list);
}

/* With few rows the line in full has the whole pane, once Tab asks for it. */
static bool small(const struct pane *p)
{
    return p->view.rows < SMALL_ROWS;
}

static int below_rows(const struct pane *p)
{
    return small(p)                           ? FOOT_ROWS
           : p->view.rows > 2 * BELOW_ROWS ? BELOW_ROWS
                                             : p->view.rows / 3;
}

static int head_rows(const struct pane *p)
{
    const struct stay_rows *s = p->state;
    int hint = box_text_rows(s->hint, p->view.cols - 2);
    return TITLE_ROWS + (hint < 1 ? 1 : hint > HINT_MOST ? HINT_MOST : hint);
}

static int list_rows(const struct pane *p)
{
    return p->view.rows - head_rows(p) - below_rows(p) - (small(p) ? 0 : 1);
}

void stay_rows_begin(struct pane *p)
{
    struct stay_rows *s = p->state;
    s->page = (struct list_page){.a = p->loaded};
    s->widest = 0;
}

void stay_rows_add(struct pane *p, const struct stay_row *row)
{
    struct stay_rows *s = p->state;
    struct stay_row *keep = arena_alloc(p->loaded, sizeof *keep);
    *keep = *row;
    int wide = utf8_width(row->lead);
    s->widest = wide > s->widest ? wide : s->widest;
    list_page_add(
        &s->page, row->id, arena_printf(p->loaded, "%s %s", row->lead, row->text), keep);
}

enum hub_rc stay_rows_end(struct pane *p, struct hub_err *err)
{
    struct stay_rows *s = p->state;
    s->memory = (struct list_memory){s->page.rows, s->page.count, NULL};
    struct list_source src = list_memory_source(&s->memory);
    s->list.hide = p->view.hide;
    list_set_height(&s->list, list_rows(p));
    return list_load(&s->list, &src, err);
}

const struct stay_row *stay_rows_selected(const struct pane *p)
{
    const struct list_row *row = list_selected(&((const struct stay_rows *)p->state)->list);
    return row ? row->item : NULL;
}

static bool hides(const struct pane *p)
{
    return p->view.hide && !((const struct stay_rows *)p->state)->open;
}

enum hub_rc stay_rows_detail(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct stay_rows *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    (void)hub;
    (void)err;
    s->below = (struct text_view){0};
    if (row && !hides(p)) {
        text_view_add(&s->below, p->details, row->tone, row->whole);
    }
    return HUB_OK;
}

/* As wide as the pane asks for; on a wide screen as its widest name, up to two fifths. */
static int lead_cols(const struct stay_rows *s, int cols)
{
    int most = cols * 2 / 5, widest = s->widest + 2 < most ? s->widest + 2 : most;
    int lead = widest > s->lead_cols ? widest : s->lead_cols;
    return lead < cols / 2 ? lead : cols / 2;
}

static void draw_row(const void *ctx, const struct list_row *list_row, struct canvas *c)
{
    const struct pane *p = ctx;
    const struct stay_rows *s = p->state;
    const struct stay_row *r = list_row->item;
    struct arena *a = arena_create();
    int cols = canvas_cols(c), lead = lead_cols(s, cols), col = lead;
    canvas_put_short(
        c, 0, 0, lead - 1, r->style,
        !hides(p)   ? r->lead
        : r->hidden ? r->hidden
                    : utf8_initials(a, r->lead));
    if (*r->mark) {
        canvas_put(c, 0, col, MARK_COLS, r->style, r->mark);
        col += MARK_COLS;
    }
    if (!hides(p)) {
        canvas_put_short(c, 0, col, cols - col, r->style, r->text);
    }
    arena_destroy(a);
}

static void draw_title(const struct pane *p, struct canvas *c)
{
    const struct stay_rows *s = p->state;
    struct arena *a = arena_create();
    const char *hidden = s->name_hidden ? s->name_hidden : utf8_initials(a, s->name);
    canvas_put_short(c, 0, 1, canvas_cols(c) - 2, STYLE_HEADING,
        arena_printf(a, "%s%s%s", s->title, hides(p) ? hidden : s->name, s->after));
    arena_destroy(a);
}

/* `row`: of the rule above it. */
static void draw_below(const struct pane *p, struct canvas *c, int row)
{
    const struct stay_rows *s = p->state;
    int cols = canvas_cols(c);
    if (small(p)) {
        canvas_put_short(
            c, row, 1, cols - 2, STYLE_HINT, s->below.detail.count ? "Tab: all of this line" : "");
        return;
    }
    canvas_hline(c, row, 0, cols);
    text_view_draw_below(
        &s->below, c, (struct area){row + 1, 1, below_rows(p), cols - 1}, p->part == READING);
}

void stay_rows_draw(const struct pane *p, struct canvas *c)
{
    const struct stay_rows *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c), head = head_rows(p), list = list_rows(p);
    draw_title(p, c);
    if (small(p) && p->part == READING) {
        text_view_draw_below(
            &s->below, c, (struct area){TITLE_ROWS, 0, rows - TITLE_ROWS, cols}, true);
        return;
    }
    canvas_wrap(c, (struct area){TITLE_ROWS, 1, head - TITLE_ROWS, cols - 2}, STYLE_HINT, s->hint);
    struct area before = canvas_enter(c, (struct area){head, 0, list > 0 ? list : 1, cols});
    list_draw(&s->list, c, p->part != READING, draw_row, p, s->empty);
    canvas_leave(c, before);
    if (list > 0) {
        draw_below(p, c, head + list);
    }
}

bool stay_rows_typing(const struct pane *p)
{
    return ((const struct stay_rows *)p->state)->list.narrowing;
}

size_t stay_rows_count(const struct pane *p)
{
    return ((const struct stay_rows *)p->state)->list.count;
}

unsigned stay_rows_act(struct pane *p, const struct call *call, bool *open)
{
    struct stay_rows *s = p->state;
    int reading = small(p) ? p->view.rows - TITLE_ROWS : below_rows(p);
    if (p->part == READING && text_view_act(&s->below, call->id, reading, p->view.cols - 2) == REACT_DRAW) {
        *open = false;
        return REACT_DRAW;
    }
    *open = str_eq(call->id, "open") && !s->list.narrowing;
    if (*open) {
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return list_click(&s->list, call->ev->row - head_rows(p), open) | REACT_DETAIL;
    }
    unsigned react = list_act(&s->list, call->id, call->ev);
    return react == REACT_PASS ? react : react | REACT_DETAIL;
}
