/* SPDX-License-Identifier: MIT */
/* The question with two answers, and the message with one. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "ui_priv.h"

#include <string.h>

struct confirm {
    const char *title, *keep, *go_on, *id, *text;
    bool going; /* the answer that changes something is chosen */
    int top;    /* first row of the text shown */
    struct box_cover cover;
};

const char box_covered[] = "What is asked is hidden. The full stop (.) shows it again.";

enum { BOX_COLS = 60, BORDER = 2, PAD = 2 };

void box_cover_load(struct box_cover *cover, const struct pane *p)
{
    cover->plain = cover->asked ? cover->plain : !p->view.hide;
    cover->asked = true;
}

static enum hub_rc confirm_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct confirm *q = p->state;
    (void)hub;
    (void)err;
    box_cover_load(&q->cover, p);
    return HUB_OK;
}

static bool covered(const struct pane *p)
{
    const struct confirm *q = p->state;
    return q->cover.plain && p->view.hide;
}

const char *box_line(struct arena *a, const char **s)
{
    size_t len = strcspn(*s, "\n");
    const char *line = arena_strndup(a, *s, len);
    *s += len + ((*s)[len] == '\n');
    return line;
}

static void confirm_open(struct pane *p, const struct pane_target *target)
{
    struct confirm *q = p->state;
    const char *s = target->text ? target->text : "";
    q->title = box_line(p->life, &s);
    q->keep = box_line(p->life, &s);
    q->go_on = box_line(p->life, &s);
    q->id = box_line(p->life, &s);
    q->text = arena_strdup(p->life, s);
}

struct area box_area(const struct pane *p, int rows, int cols)
{
    if (p->ops->box_area) {
        return p->ops->box_area(p, rows, cols);
    }
    return box_middle(rows > 4 ? rows - 2 : rows, BOX_COLS, rows, cols);
}

struct area box_draw_border(struct canvas *c, const char *title)
{
    struct area all = {0, 0, canvas_rows(c), canvas_cols(c)};
    canvas_fill(c, all, STYLE_NORMAL);
    if (all.rows < 4 || all.cols < 8) {
        return all;
    }
    canvas_box(c, all);
    if (!str_empty(title)) {
        canvas_put(c, 0, 2, 1, STYLE_HEADING, " ");
        int used = canvas_put_short(c, 0, 3, all.cols - 6, STYLE_HEADING, title);
        canvas_put(c, 0, 3 + used, 1, STYLE_HEADING, " ");
    }
    return (struct area){1, PAD, all.rows - BORDER, all.cols - 2 * PAD};
}

int box_text_rows(const char *text, int cols)
{
    struct canvas *c = canvas_create(1, 1);
    int rows = canvas_wrap(c, (struct area){0, 0, 0, cols}, STYLE_NORMAL, text);
    canvas_destroy(c);
    return rows;
}

void box_text_draw(struct canvas *c, int rows, int top, const char *text)
{
    int cols = canvas_cols(c);
    struct area before = canvas_enter(c, (struct area){0, 0, rows, cols});
    int all = canvas_wrap(c, (struct area){-top, 0, rows + top, cols}, STYLE_NORMAL, text);
    if (all - top > rows && rows > 1) {
        canvas_fill(c, (struct area){rows - 1, 0, 1, cols}, STYLE_NORMAL);
        canvas_put(c, rows - 1, 0, cols, STYLE_HINT, "Down: more");
    }
    canvas_leave(c, before);
}

int box_text_scroll(const char *id, int top, int room, const char *text, int cols)
{
    static const struct {
        const char *id;
        int rows, pages;
    } moves[] = {{"up", -1, 0}, {"down", 1, 0}, {"wheel-up", -1, 0}, {"wheel-down", 1, 0},
        {"page-up", 1, -1}, {"page-down", -1, 1}};
    int most = box_text_rows(text, cols) - room;
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++) {
        if (str_eq(id, moves[i].id)) {
            top += moves[i].rows + moves[i].pages * room;
            top = top > most ? most : top;
            return top < 0 ? 0 : top;
        }
    }
    return -1;
}

void box_list_draw(const struct pane *p, struct canvas *c, const struct list *list,
    list_draw_row draw, const void *ctx, const char *empty)
{
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    list_draw_find(list, c, 0, true);
    struct area rows = {1, 0, canvas_rows(c) - 1, canvas_cols(c)};
    struct area inside = canvas_enter(c, rows);
    list_draw(list, c, true, draw, ctx, empty);
    canvas_leave(c, inside);
    canvas_leave(c, before);
}

unsigned box_list_act(struct list *list, const struct call *call, bool *open)
{
    *open = str_eq(call->id, "open");
    if (str_eq(call->id, "click")) {
        return list_click(list, call->ev->row - 2, open);
    }
    return *open ? REACT_DRAW : list_act(list, call->id, call->ev);
}

struct area box_middle(int high, int wide, int rows, int cols)
{
    high = high < rows ? high : rows;
    wide = wide < cols ? wide : cols;
    return (struct area){(rows - high) / 2, (cols - wide) / 2, high, wide};
}

struct area box_list_area(size_t lines, int around, int wide, int rows, int cols)
{
    return box_middle(lines == 0 ? rows : (int)lines + around, wide, rows, cols);
}

static struct area confirm_area(const struct pane *p, int rows, int cols)
{
    const struct confirm *q = p->state;
    int wide = cols > BOX_COLS ? BOX_COLS : cols;
    return box_middle(box_text_rows(q->text, wide - 2 * PAD) + BORDER + 2, wide, rows, cols);
}

static int put_answer(struct canvas *c, int row, int col, const char *word, bool chosen)
{
    int cols = canvas_putf(c, row, col, canvas_cols(c) - col, STYLE_KEY, "[%s]", word);
    canvas_select(c, row, col, cols, chosen);
    if (chosen) {
        canvas_cursor(c, row, col);
    }
    return cols;
}

static void confirm_draw(const struct pane *p, struct canvas *c)
{
    const struct confirm *q = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, q->title));
    int row = canvas_rows(c) - 1;
    box_text_draw(c, row, covered(p) ? 0 : q->top, covered(p) ? box_covered : q->text);
    if (covered(p)) {
        canvas_cursor(c, 0, 0);
        canvas_leave(c, before);
        return;
    }
    int col = put_answer(c, row, 0, q->keep, !q->going) + 2;
    if (*q->go_on) {
        put_answer(c, row, col, q->go_on, q->going);
    }
    canvas_leave(c, before);
}

/* Which answer a click is on: 0 keep, 1 go on, -1 none. */
static int answer_at(const struct pane *p, const struct ui_event *ev)
{
    const struct confirm *q = p->state;
    int keep = utf8_width(q->keep) + 2, col = ev->col - PAD;
    if (ev->row != p->view.rows - BORDER) {
        return -1;
    }
    if (col >= 0 && col < keep) {
        return 0;
    }
    return *q->go_on && col >= keep + 2 && col < keep + 4 + utf8_width(q->go_on) ? 1 : -1;
}

static unsigned confirm_answer(struct pane *p, bool going)
{
    const struct confirm *q = p->state;
    if (going) {
        pane_run(p, q->id);
    }
    return REACT_CLOSE;
}

static unsigned confirm_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct confirm *q = p->state;
    (void)err;
    if (covered(p)) {
        return str_part_index("back|hide", call->id) >= 0 ? REACT_PASS : REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return confirm_answer(p, q->going);
    }
    if (str_eq(call->id, "click")) {
        int at = answer_at(p, call->ev);
        return at < 0 ? REACT_DRAW : confirm_answer(p, at == 1);
    }
    int top = box_text_scroll(
        call->id, q->top, p->view.rows - BORDER - 1, q->text, p->view.cols - 2 * PAD);
    if (top >= 0) {
        q->top = top;
        return REACT_DRAW;
    }
    if (!*q->go_on) {
        return REACT_PASS;
    }
    if (str_eq(call->id, "left") || str_eq(call->id, "first")) {
        q->going = false;
    } else if (str_eq(call->id, "right") || str_eq(call->id, "last")) {
        q->going = true;
    } else if (str_eq(call->id, "next-part") || str_eq(call->id, "prev-part")) {
        q->going = !q->going;
    } else {
        return REACT_PASS;
    }
    return REACT_DRAW;
}

static const struct ui_key confirm_keys[] = {
    {K_ENTER, K_NONE, "open", "Answer", "Give the answer that is marked.", KEY_BAR},
    {K_TAB, K_NONE, "next-part", "Other", "Mark the other answer.", KEY_BAR},
};

const struct pane_ops box_confirm = {
    .name = "question",
    .title = "Question",
    .help = "Left and Right choose an answer, Enter gives it. Esc keeps everything as it was.",
    .state_size = sizeof(struct confirm),
    .keys = confirm_keys,
    .key_count = sizeof confirm_keys / sizeof *confirm_keys,
    .box = true,
    .open = confirm_open,
    .load = confirm_load,
    .draw = confirm_draw,
    .act = confirm_act,
    .box_area = confirm_area,
};
