/* SPDX-License-Identifier: MIT */
/* Bring it home: the copy is chosen, what it brings is looked at, then all of it comes in at once. */
#include "bring_home_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/away.h"
#include "panes_priv.h"
#include "print_view_priv.h"

#include <inttypes.h>

static const char *const look_words[HOME_BUTTONS] = {"Bring it home", "Not now"};
enum { BRING, NOT_NOW };
static const char *const old_words[] = {"Back"}; /* all of it came before: there is nothing to do */

static void home_open(struct pane *p, const struct pane_target *target)
{
    struct bring_home *s = p->state;
    (void)target;
    s->seen = arena_create();
    s->planned = arena_create();
    s->list = true;
    s->buttons = (struct button_row){look_words, HOME_BUTTONS, NOT_NOW};
    edit_init(&s->path, p->life, false);
    secret_line_hold(&s->ask.line);
}

static void forget(struct bring_home *s)
{
    if (s->looked) {
        hub_return_forget(&s->plan);
    }
    s->looked = false;
    s->plan = (struct return_plan){0};
}

static void home_close(struct pane *p)
{
    struct bring_home *s = p->state;
    forget(s);
    secret_line_wipe(&s->ask.line);
    arena_destroy(s->seen);
    arena_destroy(s->planned);
}

static enum hub_rc home_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    (void)err;
    home_rows(p, hub);
    return HUB_OK;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static const char *heading(const struct bring_home *s, bool hide, struct arena *a)
{
    if (s->stage == HOME_FILE) {
        return "BRING IT HOME · which copy?";
    }
    const char *who = str_empty(s->plan.holder) ? "" : hide ? utf8_initials(a, s->plan.holder)
                                                            : s->plan.holder;
    return arena_printf(a, "%s %" PRId64 "%s%s", s->stage == HOME_LOOK ? "COPY" : "CAME HOME: COPY",
        s->plan.number, *who ? " · " : "", who);
}

static void draw_head(const struct pane *p, struct canvas *c)
{
    const struct bring_home *s = p->state;
    struct arena *a = arena_create();
    int cols = canvas_cols(c);
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING, heading(s, p->view.hide, a));
    if (s->stage == HOME_FILE) {
        canvas_put(c, 1, 1, 7, STYLE_LABEL, "File");
        edit_draw(&s->path, c, (struct area){1, 8, 1, cols - 9}, STYLE_FIELD, !s->list);
        canvas_wrap(c, (struct area){2, 1, HOME_HEAD - 2, cols - 2}, STYLE_HINT,
            "Nothing is taken in before you have seen what it brings.");
    } else if (s->stage == HOME_LOOK && !p->view.hide) {
        canvas_wrap(c, (struct area){1, 1, HOME_HEAD - 1, cols - 2}, STYLE_NORMAL, s->plan.summary);
    }
    arena_destroy(a);
}

static int head_rows(const struct bring_home *s)
{
    return s->stage == HOME_DONE ? 1 : HOME_HEAD;
}

static int list_rows(const struct pane *p)
{
    const struct bring_home *s = p->state;
    int rows = p->view.rows - head_rows(s) - (s->stage == HOME_LOOK ? 2 : 0);
    return rows > 1 ? rows : 1;
}

static void home_draw(const struct pane *p, struct canvas *c)
{
    const struct bring_home *s = p->state;
    int rows = canvas_rows(c), cols = canvas_cols(c);
    bool look = s->stage == HOME_LOOK;
    draw_head(p, c);
    struct area before =
        canvas_enter(c, (struct area){head_rows(s), 0, list_rows(p), cols});
    rows_view_draw_part(&s->rows, c, s->stage == HOME_FILE ? s->list : !look);
    canvas_leave(c, before);
    if (look) {
        button_row_draw(&s->buttons, c, rows - 1, true);
    }
}

/* --- looking ---------------------------------------------------------------------------------- */

/* A passphrase is asked when the hub's own key does not open it. */
static unsigned refused(struct pane *p, enum hub_rc rc, const struct hub_err *why, struct hub_err *err)
{
    struct bring_home *s = p->state;
    bool asked = *s->ask.line.text != '\0';
    if (rc == HUB_EDENIED && s->plan.wants_passphrase) {
        passphrase_about(&s->ask, s->file,
            asked ? away_wrong(why->msg, s->ask.line.text, p->life) : "");
        secret_line_empty(&s->ask.line);
        passphrase_box(p, &s->ask);
        return REACT_DRAW;
    }
    if (rc == HUB_ECORRUPT && !s->salvage) {
        pane_ask(p, arena_printf(p->life, "%s\n\nTake what can be read of it? You see it first.", why->msg),
            "Not now", "Look at it", "salvage");
        return REACT_DRAW;
    }
    *err = *why;
    return REACT_DRAW;
}

static unsigned look(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bring_home *s = p->state;
    struct hub_err why = {0};
    struct return_ask ask = {.path = s->file,
        .passphrase = *s->ask.line.text ? s->ask.line.text : NULL,
        .sent_at = STAMP_NONE,
        .salvage = s->salvage};
    forget(s);
    arena_reset(s->planned);
    enum hub_rc rc = hub_return_look(hub, &ask, s->planned, &s->plan, &why);
    if (rc != HUB_OK) {
        return refused(p, rc, &why, err);
    }
    s->looked = true;
    bool old = s->plan.guards & (1u << GUARD_OLD);
    s->stage = HOME_LOOK;
    s->buttons = old ? ((struct button_row){old_words, 1, 0})
                     : (struct button_row){look_words, HOME_BUTTONS, NOT_NOW};
    s->rows.at = 0;
    return REACT_LOAD;
}

static unsigned choose(struct pane *p, const char *path, struct hub *hub, struct hub_err *err)
{
    struct bring_home *s = p->state;
    if (print_guest(p)) {
        hub_fail(err, HUB_EDENIED, "%s", away_from_there(p->view.inv, p->life));
        return REACT_DRAW;
    }
    s->file = p->view.inv ? away_path(p->view.inv, path, "", p->view.today, p->life)
                          : arena_strdup(p->life, path);
    if (str_empty(s->file)) {
        pane_say(p, "Which copy? Type where it is, or Tab to those below.");
        return REACT_DRAW;
    }
    s->salvage = false;
    secret_line_empty(&s->ask.line);
    return look(p, hub, err);
}

static unsigned choose_here(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bring_home *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    if (!s->list) {
        return choose(p, s->path.text, hub, err);
    }
    return row ? choose(p, row->text, hub, err) : REACT_DRAW;
}

/* --- doing it --------------------------------------------------------------------------------- */

static unsigned bring(struct pane *p, bool yes, struct hub *hub, struct hub_err *err)
{
    struct bring_home *s = p->state;
    enum hub_rc rc = hub_return(hub, &s->plan, yes, s->planned, &s->done, err);
    if (rc == HUB_ECONFLICT) {
        struct hub_err again = {0};
        unsigned react = look(p, hub, &again);
        hub_fail(err, HUB_ECONFLICT, "Something was changed here meanwhile. Please look once more.");
        return react;
    }
    if (rc != HUB_OK) {
        return REACT_DRAW;
    }
    s->stage = HOME_DONE;
    s->rows.at = 0;
    pane_say(p, "Copy %" PRId64 " is home. u takes it all back.", s->plan.number);
    return REACT_LOAD;
}

static unsigned answer(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bring_home *s = p->state;
    if (s->buttons.at == NOT_NOW || s->buttons.words == old_words) {
        if (s->buttons.words == look_words) {
            pane_say(p, "Nothing was taken in. Choose the copy again when you are ready.");
        }
        s->stage = HOME_FILE;
        return REACT_LOAD;
    }
    if (!s->plan.needs_yes) {
        return bring(p, false, hub, err);
    }
    pane_ask(p, "There is something to check, at the top of this page. Bring it home all the same?",
        "Not now", "Bring it home", "bring.yes");
    return REACT_DRAW;
}

static unsigned next(struct pane *p)
{
    struct bring_home *s = p->state;
    const struct view_row *row = rows_view_selected(&s->rows);
    int kind = row ? row->kind : ROW_CLOSE;
    if (kind == ROW_QUESTIONS) {
        pane_open(p, &pane_questions, NULL);
    } else if (kind == ROW_ROTA) {
        const struct rota_news_row *r = &s->plan.rota.rows[row->id - 1];
        char day[DATE_TEXT];
        pane_go(p, "rota", &(struct pane_target){.id = r->stay.n, .text = date_iso(r->from, day)});
    } else if (kind == ROW_PAPER) {
        const char *number = arena_printf(p->life, "%" PRId64, s->plan.number);
        pane_open(p, &pane_paper,
            &(struct pane_target){.text = arena_printf(p->life, "return|%s|copy %s", number, number)});
    } else if (kind == ROW_FRESH) {
        pane_open(p, &pane_take_copy, &(struct pane_target){.text = "fresh"});
    } else {
        return REACT_CLOSE;
    }
    return REACT_DRAW;
}

static unsigned enter(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct bring_home *s = p->state;
    return s->stage == HOME_FILE   ? choose_here(p, hub, err)
           : s->stage == HOME_LOOK ? answer(p, hub, err)
                                   : next(p);
}

/* --- keys ------------------------------------------------------------------------------------- */

static unsigned click(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct bring_home *s = p->state;
    int head = head_rows(s), row = call->ev->row;
    bool again = false;
    if (s->stage == HOME_LOOK && row == p->view.rows - 1) {
        size_t hit = button_row_hit(&s->buttons, call->ev->col);
        if (hit < s->buttons.count) {
            s->buttons.at = hit;
            return answer(p, call->hub, err);
        }
        return REACT_DRAW;
    }
    if (s->stage == HOME_FILE) {
        s->list = row >= head;
    }
    unsigned react = row < head ? REACT_DRAW
                                : rows_view_click(&s->rows, row - head, list_rows(p),
                                      p->view.cols, &again);
    return again && s->stage != HOME_LOOK ? enter(p, call->hub, err) : react;
}

static unsigned typed(struct pane *p, const struct call *call)
{
    struct bring_home *s = p->state;
    if (str_eq(call->id, "paste")) {
        edit_insert(&s->path, call->ev->paste, call->ev->paste_len);
        return REACT_DRAW;
    }
    bool key = call->ev && call->ev->type == UI_KEY;
    return key && edit_key(&s->path, call->ev) != EDIT_PASS ? REACT_DRAW : REACT_PASS;
}

static unsigned move(struct pane *p, const struct call *call)
{
    struct bring_home *s = p->state;
    if (s->stage == HOME_LOOK && button_row_move(&s->buttons, call->id)) {
        return REACT_DRAW;
    }
    bool part = str_part_index("next-part|prev-part", call->id) >= 0;
    if (s->stage == HOME_FILE && (part || (!s->list && str_part_index("up|down", call->id) >= 0))) {
        s->list = !s->list;
        return REACT_DRAW;
    }
    if (s->stage == HOME_FILE && !s->list) {
        return typed(p, call);
    }
    return rows_view_act(&s->rows, call->id, list_rows(p), p->view.cols);
}

static unsigned home_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct bring_home *s = p->state;
    if (str_eq(call->id, "open")) {
        return enter(p, call->hub, err);
    }
    if (str_eq(call->id, "passphrase")) {
        return look(p, call->hub, err);
    }
    if (str_eq(call->id, "salvage")) {
        s->salvage = true;
        return look(p, call->hub, err);
    }
    if (str_eq(call->id, "bring.yes")) {
        return bring(p, true, call->hub, err);
    }
    if (str_eq(call->id, "look")) {
        return REACT_LOAD;
    }
    if (str_eq(call->id, "back") && s->stage == HOME_LOOK) {
        s->stage = HOME_FILE;
        return REACT_LOAD;
    }
    return str_eq(call->id, "click") ? click(p, call, err) : move(p, call);
}

static bool home_typing(const struct pane *p)
{
    const struct bring_home *s = p->state;
    return s->stage == HOME_FILE && !s->list;
}

/* Enter says which answer is marked: the safe one is, and it goes back. */
static const char *home_key_word(const struct pane *p, const struct ui_key *key)
{
    const struct bring_home *s = p->state;
    bool answers = s->stage == HOME_LOOK && str_eq(key->id, "open");
    return answers ? s->buttons.words[s->buttons.at] : key->word;
}

// clang-format off
static const struct ui_key home_keys[] = {
    {K_ENTER,     K_NONE, "open",      "Go on",      "Look into the copy; there, do what is marked.", KEY_BAR | KEY_MENU},
    {K_TAB,       K_NONE, "next-part", "Next",       "To the path, the list, or the other answer.",   KEY_BAR | KEY_MENU},
    {K_CTRL('r'), K_NONE, "look",      "Look again", "Look for copies on sticks again.",              KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops pane_bring_home = {
    .name = "bring-home",
    .title = "Bring it home",
    .help =
        "Bring a copy home\nPut the stick in and choose the copy. What was done with it stands on "
        "a page: how much, about whom, and what you will be asked. Nothing is taken in before you "
        "say so.\n\n"
        "Both changed the same thing\nNothing is lost: it becomes a question, and both are kept "
        "for ever. Menu, Questions.\n\n"
        "The same copy twice\nEach step comes in once. Bringing it home again does no harm.\n\n"
        "It was wrong\nPress u: all that came with it goes back at once.",
    .without = "find",
    .state_size = sizeof(struct bring_home),
    .keys = home_keys,
    .key_count = sizeof home_keys / sizeof *home_keys,
    .open = home_open,
    .close = home_close,
    .load = home_load,
    .draw = home_draw,
    .act = home_act,
    .typing = home_typing,
    .key_word = home_key_word,
};
