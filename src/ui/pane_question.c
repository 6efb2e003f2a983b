/* SPDX-License-Identifier: MIT */
/* One question: both sides by person and time, and what is to stand. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/service/questions.h"
#include "panes_priv.h"
#include "rows_view_priv.h"

#include <inttypes.h>

enum { ANSWERS = 8, ROW_SIDE = 1, ROW_RECORD };

struct question_pane {
    int64_t number;
    const char *hub; /* whose number it is; "" in a file of one */
    struct question_row q;
    bool read;
    struct rows_view rows;
    const char *words[ANSWERS];
    int side[ANSWERS]; /* of each answer; LATER, BOTH */
    struct button_row buttons;
};

enum { SIDE_LATER = -1, SIDE_BOTH = -2, SIDE_HOME = -3, SIDE_LAPTOP = -4 };

static void question_open(struct pane *p, const struct pane_target *target)
{
    struct question_pane *s = p->state;
    s->number = target->id;
    s->hub = arena_strdup(p->life, target->text ? target->text : "");
    s->buttons = (struct button_row){s->words, 0, ANSWERS};
}

/* To the hub whose number it is; back with hub_narrow_to. */
static hub_id narrow(const struct question_pane *s, struct hub *hub)
{
    struct hub_err ignored;
    hub_id before = hub_narrowed(hub);
    if (*s->hub) {
        (void)hub_narrow(hub, s->hub, &ignored);
    }
    return before;
}

/* --- what is shown ---------------------------------------------------------------------------- */

static void add_answer(struct question_pane *s, const char *word, int side)
{
    s->words[s->buttons.count] = word;
    s->side[s->buttons.count++] = side;
}

/* What waits goes in whole or is left out, and of home there may be no side. */
static bool waits(const struct question_pane *s)
{
    return s->q.open && !str_empty(s->q.advice);
}

/* [Laptop] [Home] [Both] [Later]; of more than two sides each has its number. */
static void answers(struct pane *p)
{
    struct question_pane *s = p->state;
    size_t at = s->buttons.at, most = ANSWERS - 2;
    s->buttons.count = 0;
    if (waits(s)) {
        add_answer(s, "Laptop", SIDE_LAPTOP);
        add_answer(s, "Home", SIDE_HOME);
    }
    for (size_t i = 0; !waits(s) && s->q.open && i < s->q.side_count && i < most; i++) {
        const char *word = s->q.sides[i].home ? "Home" : "Laptop";
        add_answer(s, s->q.side_count > 2 ? arena_printf(p->loaded, "%zu %s", i + 1, word) : word,
            (int)i);
    }
    if (s->q.open && s->q.both) {
        add_answer(s, "Both", SIDE_BOTH);
    }
    add_answer(s, s->q.open ? "Later" : "Back", SIDE_LATER);
    s->buttons.at = at < s->buttons.count ? at : s->buttons.count - 1;
}

static void add_side(struct pane *p, size_t i)
{
    struct question_pane *s = p->state;
    const struct question_side *side = &s->q.sides[i];
    const char *number = s->q.side_count > 2 && !waits(s) ? arena_printf(p->loaded, "%zu ", i + 1) : "";
    rows_view_heading(&s->rows, p->loaded,
        arena_printf(p->loaded, "%s%s", number, question_side_words(&s->q, i, true, p->loaded)),
        side->stands && s->q.open ? "stands now" : NULL);
    rows_view_add(&s->rows, p->loaded,
        (struct view_row){
            .kind = ROW_SIDE, .id = (int64_t)i + 1, .pick = true, .text = side->value});
}

static void add_rest(struct pane *p)
{
    struct question_pane *s = p->state;
    char when[DATE_TEXT];
    if (!str_empty(s->q.advice) && s->q.open) {
        rows_view_add(&s->rows, p->loaded, (struct view_row){.style = STYLE_HINT, .text = s->q.advice});
    }
    if (!s->q.open) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.style = STYLE_OK,
                .text = arena_printf(p->loaded, "Settled: %s, by %s, %s. Both are kept.",
                    s->q.answer, s->q.settled_by, wall_long(s->q.settled_at, when))});
    }
    if (s->q.noun && s->q.there) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.kind = ROW_RECORD,
                .id = 1,
                .pick = true,
                .text = arena_printf(p->loaded, "Open it: %s", s->q.about)});
    }
}

static enum hub_rc question_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct question_pane *s = p->state;
    hub_id before = narrow(s, hub);
    enum hub_rc rc = hub_question(hub, s->number, p->loaded, &s->q, err);
    hub_narrow_to(hub, before);
    s->read = rc == HUB_OK;
    s->buttons.count = 0;
    rows_view_begin(&s->rows);
    if (s->read) {
        rows_view_add(&s->rows, p->loaded,
            (struct view_row){.style = STYLE_TITLE, .text = s->q.question});
        for (size_t i = 0; i < s->q.side_count; i++) {
            add_side(p, i);
        }
        add_rest(p);
        answers(p);
    }
    rows_view_end(&s->rows);
    return rc;
}

static void question_draw(const struct pane *p, struct canvas *c)
{
    const struct question_pane *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    if (!s->read) {
        canvas_cursor(c, 0, 0);
        return;
    }
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING,
        p->view.hide ? "QUESTION" : arena_printf(p->details, "QUESTION %" PRId64 " · %s", s->q.number, s->q.about));
    struct area before = canvas_enter(c, (struct area){1, 0, rows > 3 ? rows - 3 : 1, cols});
    if (p->view.hide) {
        canvas_put_short(c, 0, 1, cols - 2, STYLE_HINT, "What stands here is hidden: . shows it.");
        canvas_cursor(c, 0, 0);
    } else {
        rows_view_draw(&s->rows, c, p->part == 1);
    }
    canvas_leave(c, before);
    if (!p->view.hide) {
        button_row_draw(&s->buttons, c, rows - 1, p->part == 0);
    }
}

/* --- keys --------------------------------------------------------------------------------------- */

static bool is_home(const struct question_pane *s, int side)
{
    return side == SIDE_HOME || (side >= 0 && s->q.sides[side].home);
}

static unsigned decide(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct question_pane *s = p->state;
    int side = s->side[s->buttons.at];
    const char *sentence = "";
    if (side == SIDE_LATER) {
        return REACT_CLOSE;
    }
    enum question_answer answer = side == SIDE_BOTH     ? ANSWER_BOTH
                                  : is_home(s, side) ? ANSWER_HOME
                                                        : ANSWER_LAPTOP;
    hub_id before = narrow(s, hub);
    enum hub_rc rc = hub_resolve(
        hub, s->number, answer, side < 0 ? -1 : side, p->life, &sentence, err);
    hub_narrow_to(hub, before);
    if (rc != HUB_OK) {
        return REACT_LOAD;
    }
    pane_say(p, "%s", sentence);
    return REACT_CLOSE;
}

static unsigned open_record(struct pane *p)
{
    const struct question_pane *s = p->state;
    bool whole = str_eq(s->q.noun->name, "family") || str_eq(s->q.noun->name, "host");
    pane_open(p, whole ? &pane_record : &pane_sheet,
        &(struct pane_target){.id = s->q.record.n, .text = s->q.noun->name});
    return REACT_DRAW;
}

/* In the text: the record opens; a side is marked below. */
static unsigned enter_row(struct pane *p)
{
    struct question_pane *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (row && row->kind == ROW_RECORD) {
        return open_record(p);
    }
    for (size_t i = 0; row && row->kind == ROW_SIDE && i < s->buttons.count; i++) {
        if (s->side[i] == (int)row->id - 1) {
            s->buttons.at = i;
        }
    }
    p->part = 0;
    return REACT_DRAW;
}

static unsigned click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct question_pane *s = p->state;
    bool again = false;
    size_t hit = button_row_hit(&s->buttons, call->ev->col);
    if (call->ev->row == p->view.rows - 1 && hit < s->buttons.count) {
        p->part = 0;
        s->buttons.at = hit;
        return decide(p, call->hub, err);
    }
    if (call->ev->row >= 1 && call->ev->row < p->view.rows - 2) {
        p->part = 1;
        rows_view_click(&s->rows, call->ev->row - 1, p->view.rows - 3, p->view.cols, &again);
    }
    return again ? enter_row(p) : REACT_DRAW;
}

static unsigned question_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct question_pane *s = p->state;
    if (!s->read || p->view.hide) {
        return str_part_index("open|click", call->id) >= 0 ? REACT_DRAW : REACT_PASS;
    }
    if (str_eq(call->id, "open")) {
        return p->part ? enter_row(p) : decide(p, call->hub, err);
    }
    if (str_eq(call->id, "record")) {
        return s->q.noun && s->q.there ? open_record(p) : REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return click(p, call, err);
    }
    if (str_part_index("left|right", call->id) >= 0) {
        p->part = 0;
        button_row_move(&s->buttons, call->id);
        return REACT_DRAW;
    }
    unsigned react = rows_view_act(&s->rows, call->id, p->view.rows - 3, p->view.cols);
    if (react != REACT_PASS) {
        p->part = 1;
    }
    return react;
}

// clang-format off
static const struct ui_key question_keys[] = {
    {K_ENTER, K_NONE, "open",      "Answer",    "Give the answer that is marked; on the record, open it.", KEY_BAR | KEY_MENU},
    {K_RIGHT, K_NONE, "right",     "Other",     "Mark the next answer.",                                   KEY_BAR},
    {K_TAB,   K_NONE, "next-part", "Next part", "To the answers, or to what was written.",                 KEY_BAR | KEY_MENU},
    {K_NONE,  K_NONE, "record",    "Open it",   "The record that it is about.",                            KEY_MENU},
    PANE_FIND_KEY,
};
// clang-format on

const struct pane_ops pane_question = {
    .name = "question-open",
    .title = "Question",
    .help =
        "Decide what stands\nLeft and Right mark an answer, Enter gives it. Laptop is what the copy "
        "says, Home what stands here; Both keeps both, where that can be. Later decides nothing.\n\n"
        "Look first\nTab goes to what was written; Enter on the last line opens the record.\n\n"
        "It was wrong\nPress u. Whatever you choose, both are kept for ever in the history.",
    .state_size = sizeof(struct question_pane),
    .keys = question_keys,
    .key_count = sizeof question_keys / sizeof *question_keys,
    .parts = 2,
    .open = question_open,
    .load = question_load,
    .draw = question_draw,
    .act = question_act,
};
