/* SPDX-License-Identifier: MIT */
/* How it repeats, chosen in words: what fits the start, and the next dates of each. */
#include "hub/base/str.h"
#include "hub/scheduler/recur_words.h"
#include "rows_view_priv.h"
#include "series_ui_priv.h"
#include "ui_priv.h"

enum { WIDE = 72, HIGH = 21, FOOT = 8, EDGE = 2 };

struct repeat_box {
    struct series_plan plan;
    struct rows_view rows;
    const char *told; /* the dates of the marked one */
};

static const char *const not_repeating = "Does not repeat";

void box_repeat_open(struct pane *p, const struct series_plan *plan)
{
    struct series_plan *mine = arena_alloc(p->life, sizeof *mine);
    *mine = *plan;
    mine->repeats = arena_strdup(p->life, plan->repeats ? plan->repeats : "");
    mine->also_on = arena_strdup(p->life, plan->also_on ? plan->also_on : "");
    pane_open(p, &box_repeat, &(struct pane_target){.data = mine});
}

static void add_choice(struct pane *p, struct repeat_box *s, const char *words, bool first)
{
    int64_t id = (int64_t)s->rows.count + 1;
    rows_view_add(
        &s->rows, p->life, (struct view_row){0, id, true, STYLE_NORMAL, NULL, 0, words, NULL});
    if (first || str_ieq(words, s->plan.repeats)) {
        s->rows.was_id = id;
    }
}

/* What was typed and is none of those offered can stay too. */
static void add_own(struct pane *p, struct repeat_box *s)
{
    if (s->rows.was_id == 1 && *s->plan.repeats && !str_ieq(s->plan.repeats, not_repeating)) {
        add_choice(p, s, s->plan.repeats, false);
    }
}

static void repeat_open(struct pane *p, const struct pane_target *target)
{
    struct repeat_box *s = p->state;
    struct recur_choice choices[RECUR_CHOICES];
    s->plan = *(const struct series_plan *)target->data;
    s->told = "";
    rows_view_begin(&s->rows);
    add_choice(p, s, not_repeating, true);
    size_t count = recur_choices(s->plan.starts, p->life, choices);
    for (size_t i = 0; i < count; i++) {
        add_choice(p, s, choices[i].words, false);
    }
    add_own(p, s);
    rows_view_end(&s->rows);
}

static const char *marked(const struct repeat_box *s)
{
    const struct view_row *row = rows_view_selected(&s->rows);
    return row ? row->text : not_repeating;
}

static enum hub_rc repeat_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct repeat_box *s = p->state;
    struct series_dates dates;
    struct series_plan plan = s->plan;
    plan.repeats = marked(s);
    enum hub_rc rc = hub_series_preview(hub, &plan, SERIES_SHOWN, p->loaded, &dates, err);
    s->told = rc == HUB_OK ? series_dates_told(&dates, p->loaded) : "";
    return rc;
}

static void repeat_draw(const struct pane *p, struct canvas *c)
{
    const struct repeat_box *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, "How does it repeat?"));
    int rows = canvas_rows(c), cols = canvas_cols(c), foot = rows > FOOT + 2 ? FOOT : 0;
    struct area inside = canvas_enter(c, (struct area){0, 0, rows - foot, cols});
    rows_view_draw(&s->rows, c, true);
    canvas_leave(c, inside);
    if (foot && !p->view.hide) {
        canvas_wrap(
            c, (struct area){rows - foot + 1, 1, foot - 2, cols - 2}, STYLE_NORMAL, s->told);
    }
    if (foot) {
        canvas_put_short(c, rows - 1, 1, cols - 2, STYLE_HINT,
            "Or type it: last Monday of the month, not in August; until 18 Dec; 6 times.");
    }
    canvas_leave(c, before);
}

static struct area repeat_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

static unsigned take(struct pane *p)
{
    pane_run(p, arena_printf(p->life, "repeat %s", marked(p->state)));
    return REACT_CLOSE;
}

static unsigned repeat_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct repeat_box *s = p->state;
    int rows = p->view.rows - EDGE, cols = p->view.cols - 2 * EDGE;
    int high = rows > FOOT + 2 ? rows - FOOT : rows;
    bool again = false;
    (void)err;
    if (str_eq(call->id, "open")) {
        return take(p);
    }
    if (str_eq(call->id, "click")) {
        unsigned react = rows_view_click(&s->rows, call->ev->row - 1, high, cols, &again);
        return again ? take(p) : react | REACT_LOAD;
    }
    unsigned react = rows_view_act(&s->rows, call->id, high, cols);
    return react == REACT_PASS ? react : react | REACT_LOAD;
}

static const struct ui_key repeat_keys[] = {
    {K_ENTER, K_NONE, "open", "Take", "Put it into the field.", KEY_BAR},
};

const struct pane_ops box_repeat = {
    .name = "repeat",
    .title = "How does it repeat?",
    .help = "Up and Down mark one; its next dates are shown below, with what else is on then. "
            "Enter takes it. Esc keeps the field as it was.",
    .state_size = sizeof(struct repeat_box),
    .keys = repeat_keys,
    .key_count = sizeof repeat_keys / sizeof *repeat_keys,
    .box = true,
    .open = repeat_open,
    .load = repeat_load,
    .draw = repeat_draw,
    .act = repeat_act,
    .box_area = repeat_area,
};
