/* SPDX-License-Identifier: MIT */
/* What a return left to decide: the list. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/service/questions.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"

enum { ABOUT_COLS = 24 };

struct questions_pane {
    struct stay_rows rows;
    bool all; /* settled ones too */
};

static void questions_open(struct pane *p, const struct pane_target *target)
{
    (void)target;
    stay_rows_open(p, ABOUT_COLS, "No question is open.");
}

/* The sides, a line each. */
static const char *sides(const struct question_row *q, struct arena *a)
{
    struct sb b = sb_on(a);
    sb_add(&b, q->question);
    for (size_t i = 0; i < q->side_count; i++) {
        sb_addf(&b, "\n%s", question_side_words(q, i, false, a));
    }
    return sb_str(&b);
}

static void add_row(struct pane *p, const struct question_row *q)
{
    const char *settled =
        arena_printf(p->loaded, "%s\nSettled by %s: %s.", q->question, q->settled_by, q->answer);
    stay_rows_add(p,
        &(struct stay_row){.id = q->id.n,
            .lead = q->about,
            .mark = q->open ? "?" : "done",
            .text = q->question,
            .style = q->open ? STYLE_NORMAL : STYLE_MUTED,
            .whole = q->open ? sides(q, p->loaded) : settled,
            .tone = TONE_PLAIN,
            .item = q});
}

static enum hub_rc questions_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct questions_pane *s = p->state;
    struct question_list list = {0};
    size_t open = 0;
    enum hub_rc rc = hub_questions(hub, s->all, p->loaded, &list, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < list.count; i++) {
        add_row(p, &list.rows[i]);
        open += list.rows[i].open;
    }
    s->rows.title = arena_printf(p->loaded, "QUESTIONS · %zu to decide%s", open,
        s->all ? " · settled ones too" : "");
    s->rows.hint = "Two people wrote different things. Both are kept; Enter decides what stands.";
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned questions_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct questions_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    bool open = false;
    (void)err;
    if (str_eq(call->id, "view")) {
        s->all = !s->all;
        return REACT_LOAD | REACT_DETAIL;
    }
    unsigned react = stay_rows_act(p, call, &open);
    if (open && row) {
        const struct question_row *q = row->item;
        pane_open(p, &pane_question, &(struct pane_target){.id = q->number, .text = q->hub});
    }
    return react;
}

static const struct ui_key questions_keys[] = {
    {K_ENTER, K_NONE, "open", "Decide", "Both sides, and what is to stand.", KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "View", "Those that are settled too, or only open ones.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_questions = {
    .name = "questions",
    .title = "Questions",
    .help = "Why there are questions\nA copy came home, and the same thing was changed in it and "
            "here. hub does not choose: until you decide, what was here stands.\n\n"
            "Decide one\nEnter shows both sides, by person and time.\n\n"
            "See what was decided\nv shows settled ones too. Nothing of either side is ever lost.",
    .parts = 2,
    .state_size = sizeof(struct questions_pane),
    .keys = questions_keys,
    .key_count = sizeof questions_keys / sizeof *questions_keys,
    .open = questions_open,
    .close = stay_rows_close,
    .load = questions_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = questions_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
