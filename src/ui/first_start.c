/* SPDX-License-Identifier: MIT */
/* A new hub in five short steps, each of which can be passed over. Nothing is made before the last. */
#include "first_priv.h"
#include "hub/base/field.h"
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/ui/edit.h"

#include <stddef.h>
#include <string.h>

static const struct {
    const char *title, *why;
} steps[] = {
    {"The hub", "You can change all of it any day."},
    {"Who you are", "Your name stands beside what you write down."},
    {"Your home", "How many beds you have for children who sleep over. None is fine."},
    {"Three phone numbers", "They are shown when somebody needs help in the night."},
    {"The first family", "Or a file with families: CSV, from a spreadsheet. Or neither, for now."},
};
enum { STEPS = sizeof steps / sizeof *steps };

enum { FIELDS = FIRST_QUESTIONS, LABEL_COLS = 20, FIRST_ROW = 4 };

struct start_pane {
    struct edit edits[FIELDS];
    int at;
    const char *message; /* what is wrong with a field; NULL */
    const char *said;    /* it is started, and this is to be read first; NULL */
};

static const struct field *field_of(int at)
{
    return first_questions[at].noun ? noun_field(noun_find(first_questions[at].noun), first_questions[at].column) : NULL;
}

static void start_open(struct pane *p, const struct pane_target *target)
{
    struct start_pane *s = p->state;
    (void)target;
    for (int i = 0; i < FIELDS; i++) {
        edit_init(&s->edits[i], p->life, false);
    }
    edit_set(&s->edits[1], "England");
}

static bool anything(const struct start_pane *s)
{
    for (int i = 0; i < FIELDS; i++) {
        if (i != 1 && s->edits[i].len) {
            return true;
        }
    }
    return false;
}

/* What the field table says about the text; it becomes as hub writes it. */
static bool check(struct pane *p)
{
    struct start_pane *s = p->state;
    const struct field *f = field_of(s->at);
    struct hub_err err;
    s->message = NULL;
    if (!f || !s->edits[s->at].len) {
        return true;
    }
    void *rec = arena_alloc(p->life, noun_find(first_questions[s->at].noun)->size);
    if (field_parse(f, rec, s->edits[s->at].text, p->view.today, p->life, &err) != HUB_OK) {
        s->message = arena_strdup(p->life, err.msg);
        return false;
    }
    edit_set(&s->edits[s->at], field_text(f, rec, p->life));
    return true;
}

static int first_of_step(int step)
{
    int at = 0;
    while (at < FIELDS && first_questions[at].step < step) {
        at++;
    }
    return at;
}

/* --- the end --- */

static unsigned finish(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct start_pane *s = p->state;
    struct first_answers answers = {0};
    const char *said = "";
    for (int i = 0; i < FIELDS; i++) {
        *(const char **)(void *)((char *)&answers + first_questions[i].answer) = s->edits[i].text;
    }
    if (first_start(first_of(hub)->inv, &answers, p->life, &said, err) != HUB_OK) {
        return REACT_DRAW;
    }
    unsigned leave = first_choose(hub, FIRST_STARTED, NULL);
    bool plain = said[0] && said[strlen(said) - 1] == '.' && strstr(said, "is started. ") == NULL;
    s->said = said;
    return plain ? leave : REACT_DRAW;
}

static unsigned go_to_step(struct pane *p, int step, struct hub *hub, struct hub_err *err)
{
    struct start_pane *s = p->state;
    if (!check(p)) {
        return REACT_DRAW;
    }
    if (step >= STEPS) {
        return finish(p, hub, err);
    }
    s->at = first_of_step(step < 0 ? 0 : step);
    return REACT_DRAW;
}

static unsigned next_field(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct start_pane *s = p->state;
    int step = first_questions[s->at].step;
    if (s->at + 1 == FIELDS || first_questions[s->at + 1].step != step) {
        return go_to_step(p, step + 1, hub, err);
    }
    s->at += check(p);
    return REACT_DRAW;
}

static unsigned move(struct pane *p, int by)
{
    struct start_pane *s = p->state;
    int to = s->at + by;
    if (to >= 0 && to < FIELDS && first_questions[to].step == first_questions[s->at].step && check(p)) {
        s->at = to;
    }
    return REACT_DRAW;
}

/* Left and Right of a choice. */
static bool turn_choice(struct pane *p, const char *id)
{
    struct start_pane *s = p->state;
    const struct field *f = field_of(s->at);
    int by = str_eq(id, "right") ? 1 : str_eq(id, "left") ? -1 : 0;
    if (!by || !f || f->type != FIELD_CHOICE) {
        return false;
    }
    int count = (int)str_parts(f->choices);
    int now = str_part_index(f->choices, s->edits[s->at].text);
    edit_set(&s->edits[s->at], str_part(p->life, f->choices, (size_t)((now + by + count) % count)));
    return true;
}

static unsigned back(struct pane *p)
{
    struct start_pane *s = p->state;
    int step = first_questions[s->at].step;
    s->message = NULL;
    if (step > 0) {
        s->at = first_of_step(step - 1);
        return REACT_DRAW;
    }
    if (!anything(s)) {
        return REACT_CLOSE;
    }
    pane_ask(p, "Leave without starting a hub? What you typed is then gone.", "Stay", "Leave",
        "start.leave");
    return REACT_DRAW;
}

static unsigned typed(struct pane *p, const struct call *call)
{
    struct start_pane *s = p->state;
    if (str_eq(call->id, "paste")) {
        edit_insert(&s->edits[s->at], call->ev->paste, call->ev->paste_len);
        return REACT_DRAW;
    }
    if (turn_choice(p, call->id)) {
        return REACT_DRAW;
    }
    bool edited = call->ev->type == UI_KEY && edit_key(&s->edits[s->at], call->ev) != EDIT_PASS;
    return edited ? REACT_DRAW : REACT_PASS;
}

static unsigned start_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct start_pane *s = p->state;
    int step = first_questions[s->at].step;
    if (str_eq(call->id, "hangup")) {
        return anything(s) && !s->said ? finish(p, call->hub, err) : REACT_PASS;
    }
    if (s->said) {
        return str_eq(call->id, "open") ? REACT_QUIT : REACT_DRAW;
    }
    if (str_eq(call->id, "open")) {
        return next_field(p, call->hub, err);
    }
    if (str_eq(call->id, "start.now")) {
        return go_to_step(p, STEPS, call->hub, err);
    }
    if (str_eq(call->id, "page-down") || str_eq(call->id, "page-up")) {
        return go_to_step(p, step + (str_eq(call->id, "page-down") ? 1 : -1), call->hub, err);
    }
    if (str_eq(call->id, "down") || str_eq(call->id, "next-part")) {
        return move(p, 1);
    }
    if (str_eq(call->id, "up") || str_eq(call->id, "prev-part")) {
        return move(p, -1);
    }
    if (str_eq(call->id, "start.leave")) {
        return REACT_CLOSE;
    }
    return str_eq(call->id, "back") ? back(p) : typed(p, call);
}

/* --- draw --- */

static const char *hint_of(const struct start_pane *s, struct arena *a)
{
    const struct field *f = field_of(s->at);
    const char *help = first_help(&first_questions[s->at]);
    return f && f->type == FIELD_CHOICE ? arena_printf(a, "Left and Right choose. %s", help) : help;
}

static void draw_fields(const struct start_pane *s, struct canvas *c, int step)
{
    int row = FIRST_ROW, cols = canvas_cols(c);
    for (int i = first_of_step(step); i < FIELDS && first_questions[i].step == step; i++, row++) {
        bool here = i == s->at;
        canvas_put(c, row, 0, 1, STYLE_NORMAL, here ? ">" : " ");
        canvas_put_short(c, row, 2, LABEL_COLS - 2, STYLE_LABEL, first_questions[i].label);
        struct area area = {row, LABEL_COLS + 2, 1, cols - LABEL_COLS - 3};
        edit_draw(&s->edits[i], c, area, STYLE_FIELD, here);
    }
    struct arena *a = arena_create();
    struct area below = {row + 1, 2, 4, cols - 4};
    canvas_wrap(
        c, below, s->message ? STYLE_WARN : STYLE_HINT, s->message ? s->message : hint_of(s, a));
    arena_destroy(a);
}

static void start_draw(const struct pane *p, struct canvas *c)
{
    const struct start_pane *s = p->state;
    int cols = canvas_cols(c), rows = canvas_rows(c), step = first_questions[s->at].step;
    (void)p;
    if (s->said) {
        canvas_wrap(c, (struct area){1, 2, rows - 3, cols - 4}, STYLE_NORMAL, s->said);
        canvas_put(c, rows - 1, 2, cols - 4, STYLE_HINT, "Enter goes on.");
        canvas_cursor(c, rows - 1, 2);
        return;
    }
    canvas_putf(
        c, 0, 1, cols - 2, STYLE_HEADING, "STEP %d OF %d  %s", step + 1, STEPS, steps[step].title);
    canvas_wrap(c, (struct area){2, 2, 2, cols - 4}, STYLE_NORMAL, steps[step].why);
    draw_fields(s, c, step);
}

static bool start_typing(const struct pane *p)
{
    const struct start_pane *s = p->state;
    return !s->said;
}

// clang-format off
static const struct ui_key start_keys[] = {
    {K_ENTER,     K_NONE, "open",      "Next",       "On to the next line; after the last, the next step.", KEY_BAR | KEY_MENU},
    {K_PGDN,      K_NONE, "page-down", "Next step",  "Pass the rest of this step over.",                    KEY_BAR | KEY_MENU},
    {K_PGUP,      K_NONE, "page-up",   "Step before", "Back to the step before.",                           KEY_MENU},
    {K_CTRL('s'), K_NONE, "start.now", "Start now",  "Start the hub with what is there; the rest later.",   KEY_BAR | KEY_MENU},
    {K_TAB,       K_NONE, "next-part", "Line below", "To the line below.",                                  KEY_MENU},
    {K_BACKTAB,   K_NONE, "prev-part", "Line above", "To the line above.",                                  KEY_MENU},
};
// clang-format on

const struct pane_ops pane_start = {
    .name = "start",
    .title = "A new hub",
    .help =
        "Answer what you can\nEnter goes to the next line. PgDn passes a step over: hub reminds "
        "you of it on Today.\n\n"
        "Go back\nEsc or PgUp goes to the step before. Nothing is made before the last step.",
    .without = "find|hide",
    .state_size = sizeof(struct start_pane),
    .keys = start_keys,
    .key_count = sizeof start_keys / sizeof *start_keys,
    .open = start_open,
    .draw = start_draw,
    .act = start_act,
    .typing = start_typing,
};
