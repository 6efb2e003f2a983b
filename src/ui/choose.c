/* SPDX-License-Identifier: MIT */
#include "hub/ui/choose.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "ui_priv.h"

struct choose {
    const char *title, *text;
    struct answer answers[CHOOSE_MOST];
    size_t count, at;
    int top; /* first row of the text shown */
    struct box_cover cover;
};

enum { CHOOSE_COLS = 72, EDGE = 2, INDENT = 2, BETWEEN = 2 };

/* The box travels as lines: title, the chosen number, "id|word" for each answer, "", the text. */
void pane_choose(struct pane *p, const char *title, const char *text, const struct answer *answers,
    size_t count, size_t safe)
{
    struct sb b = sb_on(p->life);
    sb_addf(&b, "%s\n%zu\n", title, safe);
    for (size_t i = 0; i < count && i < CHOOSE_MOST; i++) {
        sb_addf(&b, "%s|%s\n", answers[i].id, answers[i].word);
    }
    sb_addf(&b, "\n%s", text);
    pane_open(p, &box_choose, &(struct pane_target){.text = sb_str(&b)});
}

static void choose_open(struct pane *p, const struct pane_target *target)
{
    struct choose *q = p->state;
    const char *s = target->text ? target->text : "", *line;
    int64_t safe = 0;
    q->title = box_line(p->life, &s);
    str_int(box_line(p->life, &s), 0, CHOOSE_MOST - 1, &safe);
    while (*(line = box_line(p->life, &s)) && q->count < CHOOSE_MOST) {
        q->answers[q->count++] =
            (struct answer){str_part(p->life, line, 0), str_part(p->life, line, 1)};
    }
    q->at = (size_t)safe;
    q->text = s ? arena_strdup(p->life, s) : "";
}

static enum hub_rc choose_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct choose *q = p->state;
    (void)hub;
    (void)err;
    box_cover_load(&q->cover, p);
    return HUB_OK;
}

static bool covered(const struct pane *p)
{
    const struct choose *q = p->state;
    return q->cover.plain && p->view.hide;
}

/* Where an answer stands below the text: answers flow into rows. Returns the rows so far. */
static int answer_spot(const struct choose *q, int cols, size_t n, int *row, int *col)
{
    int at = 0;
    *row = 0;
    *col = 0;
    for (size_t i = 0; i <= n && i < q->count; i++) {
        int wide = utf8_width(q->answers[i].word) + EDGE;
        if (at > 0 && at + wide > cols) {
            ++*row;
            at = 0;
        }
        *col = at;
        at += wide + BETWEEN;
    }
    return *row + 1;
}

static int answer_rows(const struct choose *q, int cols)
{
    int row, col;
    return answer_spot(q, cols, q->count - 1, &row, &col);
}

static struct area choose_area(const struct pane *p, int rows, int cols)
{
    const struct choose *q = p->state;
    int wide = cols > CHOOSE_COLS ? CHOOSE_COLS : cols, inside = wide - 2 * INDENT;
    int high = box_text_rows(q->text, inside) + answer_rows(q, inside) + EDGE + 1;
    return box_middle(high, wide, rows, cols);
}

static void choose_draw(const struct pane *p, struct canvas *c)
{
    const struct choose *q = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, covered(p) ? p->ops->title : q->title));
    if (covered(p)) {
        canvas_wrap(c, (struct area){0, 0, canvas_rows(c), canvas_cols(c)}, STYLE_NORMAL,
            box_covered);
        canvas_cursor(c, 0, 0);
        canvas_leave(c, before);
        return;
    }
    int rows = canvas_rows(c), cols = canvas_cols(c), row, col;
    int first = rows - answer_rows(q, cols);
    first = first < 0 ? 0 : first;
    box_text_draw(c, first, q->top, q->text);
    for (size_t i = 0; i < q->count; i++) {
        answer_spot(q, cols, i, &row, &col);
        int used =
            canvas_putf(c, first + row, col, cols - col, STYLE_KEY, "[%s]", q->answers[i].word);
        canvas_select(c, first + row, col, used, i == q->at);
        if (i == q->at) {
            canvas_cursor(c, first + row, col);
        }
    }
    canvas_leave(c, before);
}

static unsigned give(struct pane *p, size_t n)
{
    const struct choose *q = p->state;
    if (n < q->count && *q->answers[n].id) {
        pane_run(p, q->answers[n].id);
    }
    return REACT_CLOSE;
}

/* Within the border that box_draw_border makes, if there is room for one. */
static unsigned choose_click(struct pane *p, const struct ui_event *ev)
{
    const struct choose *q = p->state;
    int cols = p->view.cols - 2 * INDENT, row, col;
    int first = p->view.rows - 1 - answer_rows(q, cols);
    for (size_t i = 0; i < q->count; i++) {
        answer_spot(q, cols, i, &row, &col);
        int at = ev->col - INDENT - col;
        if (ev->row == first + row && at >= 0 && at < utf8_width(q->answers[i].word) + EDGE) {
            return give(p, i);
        }
    }
    return REACT_DRAW;
}

static char small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* A letter marks the next answer that begins with it and gives none: Enter does. */
static bool mark_by_letter(struct choose *q, const struct ui_event *ev)
{
    for (size_t i = 1; ev && ev->type == UI_KEY && ev->text[0] && i <= q->count; i++) {
        size_t n = (q->at + i) % q->count;
        if (small(q->answers[n].word[0]) == small(ev->text[0])) {
            q->at = n;
            return true;
        }
    }
    return false;
}

static unsigned choose_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct choose *q = p->state;
    int cols = p->view.cols - 2 * INDENT, room = p->view.rows - EDGE - answer_rows(q, cols);
    (void)err;
    if (covered(p)) {
        return str_part_index("back|hide", call->id) >= 0 ? REACT_PASS : REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return give(p, q->at);
    }
    if (str_eq(call->id, "click")) {
        return choose_click(p, call->ev);
    }
    if (str_eq(call->id, "left") || str_eq(call->id, "prev-part")) {
        q->at = (q->at + q->count - 1) % q->count;
    } else if (str_eq(call->id, "right") || str_eq(call->id, "next-part")) {
        q->at = (q->at + 1) % q->count;
    } else if (str_eq(call->id, "first") || str_eq(call->id, "last")) {
        q->at = str_eq(call->id, "first") ? 0 : q->count - 1;
    } else if (!mark_by_letter(q, call->ev)) {
        int top = box_text_scroll(call->id, q->top, room > 0 ? room : 0, q->text, cols);
        q->top = top < 0 ? q->top : top;
        return top < 0 ? REACT_PASS : REACT_DRAW;
    }
    return REACT_DRAW;
}

static const struct ui_key choose_keys[] = {
    {K_ENTER, K_NONE, "open", "Answer", "Give the answer that is marked.", KEY_BAR},
    {K_TAB, K_NONE, "next-part", "Other", "Mark the next answer.", KEY_BAR},
};

const struct pane_ops box_choose = {
    .name = "choose",
    .title = "Question",
    .help = "Left, Right or its first letter mark an answer, Enter gives it. Esc keeps everything as it was.",
    .state_size = sizeof(struct choose),
    .keys = choose_keys,
    .key_count = sizeof choose_keys / sizeof *choose_keys,
    .box = true,
    .open = choose_open,
    .load = choose_load,
    .draw = choose_draw,
    .act = choose_act,
    .box_area = choose_area,
};
