/* SPDX-License-Identifier: MIT */
/* Take a copy: what it holds, who has it, when it is home, where it goes, its passphrase; then done. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/away.h"
#include "panes_priv.h"
#include "print_view_priv.h"
#include "take_copy_priv.h"
#include "ui_priv.h"

#include <inttypes.h>

enum { SMALL = 8 /* rows: no empty one between the list and what is said below it */ };

static const struct {
    const char *title, *hint;
} steps[TAKE_STEPS] = {
    [TAKE_WHAT] = {"What it holds", "Less in it is less to lose: for an event it holds that event only."},
    [TAKE_WHO] = {"Who has it", "The copy shows what this person may see, and nothing else."},
    [TAKE_DUE] = {"Home by", "Past this day it says so. It never locks."},
    [TAKE_WHERE] = {"Where to", "A stick or a folder below (Tab), or type where: /media/you/stick/"},
    [TAKE_WORDS] = {"Its passphrase", away_advice},
    [TAKE_DONE] = {"It is taken", NULL},
};

static void take_open(struct pane *p, const struct pane_target *target)
{
    struct take_copy *s = p->state;
    s->what = s->agrees = "";
    s->fresh = str_eq(target->text, "fresh");
    s->due = s->written = "";
    s->guest = print_guest(p);
    s->seen = arena_create();
    edit_init(&s->day, p->life, false);
    edit_init(&s->path, p->life, false);
    for (int i = 0; i < TAKE_TWICE; i++) {
        secret_line_hold(&s->words[i]);
    }
    s->rows.was_id = target->id; /* stood on where it is listed */
}

static void take_close(struct pane *p)
{
    struct take_copy *s = p->state;
    for (int i = 0; i < TAKE_TWICE; i++) {
        secret_line_wipe(&s->words[i]);
    }
    arena_destroy(s->seen);
}

/* --- drawing ------------------------------------------------------------------------------- */

/* "The whole hub · Amina · home by Sat 28 Nov 2026" */
static const char *so_far(const struct pane *p, struct arena *a)
{
    const struct take_copy *s = p->state;
    struct sb b = sb_on(a);
    if (s->step > TAKE_WHAT) {
        sb_add(&b, s->what);
    }
    if (s->step > TAKE_WHO) {
        sb_addf(&b, " · %s", p->view.hide ? utf8_initials(a, s->who) : s->who);
    }
    if (s->step > TAKE_DUE) {
        sb_addf(&b, " · home by %s", s->due);
    }
    return sb_str(&b);
}

static const char *words_hint(const struct pane *p)
{
    return arena_printf(p->details, "%s\n\nCtrl-T shows what you type.", away_advice);
}

static void draw_words(const struct pane *p, struct canvas *c)
{
    static const char *const labels[TAKE_TWICE] = {"Passphrase", "The same again"};
    enum { LABEL = 17 };
    const struct take_copy *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    for (int i = 0; i < TAKE_TWICE; i++) {
        bool at = i == s->at;
        canvas_put(c, i, 1, LABEL - 1, at ? STYLE_HEADING : STYLE_LABEL, labels[i]);
        secret_line_draw(
            &s->words[i], c, (struct area){i, LABEL, 1, cols - LABEL - 1}, p->view.ascii, at);
    }
    canvas_wrap(c, (struct area){TAKE_TWICE + 1, 1, rows - TAKE_TWICE - 1, cols - 2},
        *s->said ? STYLE_WARN : STYLE_HINT, *s->said ? s->said : words_hint(p));
}

/* What the day typed is in full, or why it is none. */
static const char *day_echo(const struct pane *p, struct arena *a)
{
    const struct take_copy *s = p->state;
    struct hub_err why;
    hub_date d;
    char text[DATE_TEXT];
    bool read = date_parse(s->day.text, p->view.today, &d, &why) == HUB_OK;
    return arena_strdup(a, read ? date_long(d, text) : why.msg);
}

static void draw_day(const struct pane *p, struct canvas *c)
{
    const struct take_copy *s = p->state;
    struct arena *a = arena_create();
    int rows = canvas_rows(c), cols = canvas_cols(c);
    edit_draw(&s->day, c, (struct area){0, 2, 1, cols - 3}, STYLE_FIELD, true);
    canvas_put_short(c, 1, 2, cols - 3, STYLE_NORMAL, day_echo(p, a));
    canvas_wrap(c, (struct area){3, 1, rows - 3, cols - 2}, STYLE_HINT, steps[TAKE_DUE].hint);
    arena_destroy(a);
}

static void draw_where(const struct pane *p, struct canvas *c)
{
    const struct take_copy *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    edit_draw(&s->path, c, (struct area){0, 2, 1, cols - 3}, STYLE_FIELD, s->at == 0);
    canvas_wrap(c, (struct area){1, 1, 2, cols - 2}, *s->said ? STYLE_WARN : STYLE_HINT,
        *s->said ? s->said : steps[TAKE_WHERE].hint);
    struct area before = canvas_enter(c, (struct area){3, 0, rows - 3, cols});
    if (rows > 3) {
        rows_view_draw_part(&s->rows, c, s->at == 1);
    }
    canvas_leave(c, before);
}

static void draw_list(const struct pane *p, struct canvas *c)
{
    const struct take_copy *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    const char *hint = rows > 4 ? steps[s->step].hint : NULL;
    int high = hint ? box_text_rows(hint, cols - 2) : 0, list = rows - high - (rows > SMALL && hint);
    struct area before = canvas_enter(c, (struct area){0, 0, list, cols});
    rows_view_draw(&s->rows, c, true);
    canvas_leave(c, before);
    if (hint) {
        canvas_wrap(c, (struct area){rows - high, 1, high, cols - 2}, STYLE_HINT, hint);
    }
}

static void take_draw(const struct pane *p, struct canvas *c)
{
    const struct take_copy *s = p->state;
    struct arena *a = arena_create();
    int rows = canvas_rows(c), cols = canvas_cols(c);
    bool done = s->step == TAKE_DONE;
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING,
        done ? arena_printf(a, "COPY %" PRId64 " IS TAKEN", s->done.number)
             : arena_printf(a, "TAKE A COPY · %d of %d · %s",
                   (int)s->step + 1 - (s->guest && s->step > TAKE_WHERE), TAKE_DONE - s->guest,
                   steps[s->step].title));
    canvas_put_short(c, 1, 1, cols - 2, STYLE_MUTED, done ? "" : so_far(p, a));
    arena_destroy(a);
    struct area before = canvas_enter(c, (struct area){TAKE_HEAD, 0, rows - TAKE_HEAD, cols});
    if (s->step == TAKE_WORDS) {
        draw_words(p, c);
    } else if (s->step == TAKE_DUE) {
        draw_day(p, c);
    } else if (s->step == TAKE_WHERE) {
        draw_where(p, c);
    } else {
        draw_list(p, c);
    }
    canvas_leave(c, before);
}

/* --- keys ---------------------------------------------------------------------------------- */

static unsigned typed(struct pane *p, const struct call *call)
{
    struct take_copy *s = p->state;
    struct edit *e = s->step == TAKE_DUE ? &s->day : s->step == TAKE_WHERE && !s->at ? &s->path : NULL;
    if (s->step == TAKE_WORDS && call->ev->type == UI_KEY) {
        return secret_line_key(&s->words[s->at], call->ev) ? REACT_DRAW : REACT_PASS;
    }
    if (e && str_eq(call->id, "paste")) {
        edit_insert(e, call->ev->paste, call->ev->paste_len);
        return REACT_DRAW;
    }
    bool key = e && call->ev->type == UI_KEY;
    return key && edit_key(e, call->ev) != EDIT_PASS ? REACT_DRAW : REACT_PASS;
}

/* Up and Down, Tab, among the two lines of words, or between the path and the places. */
static bool turn(struct take_copy *s, const char *id)
{
    bool two = s->step == TAKE_WORDS || (s->step == TAKE_WHERE && s->rows.count > 1);
    bool from_list = s->step == TAKE_WHERE && s->at == 1;
    const char *ids = from_list ? "next-part|prev-part" : "next-part|prev-part|up|down";
    if (!two || str_part_index(ids, id) < 0) {
        return false;
    }
    s->at = !s->at;
    return true;
}

/* Rows above the list of this step. */
static int above_list(const struct take_copy *s)
{
    return TAKE_HEAD + (s->step == TAKE_WHERE ? 3 : 0);
}

static unsigned click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct take_copy *s = p->state;
    int above = above_list(s), row = call->ev->row;
    bool again = false, list = s->step != TAKE_WORDS && s->step != TAKE_DUE && row >= above;
    if (s->step == TAKE_WORDS && row >= TAKE_HEAD && row < TAKE_HEAD + TAKE_TWICE) {
        s->at = row - TAKE_HEAD;
    }
    if (s->step == TAKE_WHERE) {
        s->at = list;
    }
    unsigned react = !list ? REACT_DRAW
                           : rows_view_click(&s->rows, row - above, p->view.rows - above,
                                 p->view.cols, &again);
    return again ? take_next(p, call->hub, err) : react;
}

static unsigned back(struct pane *p)
{
    struct take_copy *s = p->state;
    if (s->step == TAKE_DONE || s->step == TAKE_WHAT) {
        return REACT_PASS;
    }
    s->step -= s->guest && s->step == TAKE_WORDS ? 2 : 1;
    s->at = 0;
    s->said[0] = '\0';
    s->rows.was_kind = 0;
    s->rows.was_id = s->step == TAKE_WHAT ? s->event.n : s->holder.n;
    return REACT_LOAD;
}

static unsigned take_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct take_copy *s = p->state;
    if (str_eq(call->id, "open")) {
        return take_next(p, call->hub, err);
    }
    if (str_eq(call->id, "back")) {
        return back(p);
    }
    if (str_eq(call->id, "show") && s->step == TAKE_WORDS) {
        s->words[0].shown = s->words[1].shown = !s->words[0].shown;
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return click(p, call, err);
    }
    if (turn(s, call->id)) {
        return REACT_DRAW;
    }
    unsigned react = call->ev ? typed(p, call) : REACT_PASS;
    if (react != REACT_PASS || s->step == TAKE_WORDS || s->step == TAKE_DUE) {
        return react;
    }
    return rows_view_act(&s->rows, call->id, p->view.rows - above_list(s), p->view.cols);
}

static bool take_typing(const struct pane *p)
{
    const struct take_copy *s = p->state;
    return s->step == TAKE_DUE || s->step == TAKE_WORDS || (s->step == TAKE_WHERE && s->at == 0);
}

static const struct ui_key take_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "On to the next step; after the passphrase it is taken.",
        KEY_BAR | KEY_MENU},
    {K_TAB, K_NONE, "next-part", "Next", "To the other line, or the sticks and folders.", KEY_BAR | KEY_MENU},
    SECRET_SHOW_KEY(KEY_MENU),
};

const struct pane_ops pane_take_copy = {
    .name = "take-copy",
    .title = "Take a copy",
    .help =
        "Take the hub along\nFive short steps: what, who, until when, where to, and a passphrase. "
        "The copy is one sealed file. It works on any computer with hub on it, without a network, "
        "and leaves nothing behind there.\n\n"
        "Take one event only\nChoose it in the first step: the copy holds who is coming, alerts, "
        "whom to ring, and the register. Nothing else can be lost with it.\n\n"
        "Take paper too\nAt the end the register is offered to print: paper needs no battery.\n\n"
        "Open it there\nPut the stick in, start hub, and take 1, Open a copy I took. On the command "
        "line it is hub open and the file.\n\n"
        "It is lost\nMenu, A copy is lost: it is shut out, and whose records it held is listed.",
    .without = "find",
    .state_size = sizeof(struct take_copy),
    .keys = take_keys,
    .key_count = sizeof take_keys / sizeof *take_keys,
    .open = take_open,
    .close = take_close,
    .load = take_load,
    .draw = take_draw,
    .act = take_act,
    .typing = take_typing,
};
