/* SPDX-License-Identifier: MIT */
/* The recovery sheet: its words to be written down, typed back from the paper, then kept nowhere. */
#include "hub/base/str.h"
#include "hub/command/sheet.h"
#include "hub/service/backup.h"
#include "hub/service/pin.h"
#include "hub/ui/edit.h"
#include "panes_priv.h"
#include "rows_view_priv.h"

#include <string.h>

enum step { STEP_SHOW, STEP_TYPE, STEP_DONE };
enum { LEAD = 4 };

struct recovery_pane {
    char words[RECOVERY_TEXT];
    struct rows_view view;
    struct edit typed;
    enum step at;
    bool known;        /* there is a sheet already */
    const char *hub;   /* its name */
    const char *wrong; /* about what was typed; NULL */
};

static void recovery_open(struct pane *p, const struct pane_target *target)
{
    struct recovery_pane *s = p->state;
    (void)target;
    pin_hold(s->words, sizeof s->words);
    recovery_make(s->words);
    edit_init(&s->typed, p->life, false);
}

static void forget_typed(struct recovery_pane *s)
{
    pin_wipe(s->typed.text, s->typed.len);
    edit_set(&s->typed, "");
}

static void recovery_close(struct pane *p)
{
    struct recovery_pane *s = p->state;
    forget_typed(s);
    pin_wipe(s->words, sizeof s->words);
}

static void text(struct pane *p, unsigned style, const char *words)
{
    struct recovery_pane *s = p->state;
    rows_view_add(&s->view, p->loaded, (struct view_row){.style = style, .text = words});
}

static void word_rows(struct pane *p)
{
    struct recovery_pane *s = p->state;
    const char *word = s->words;
    for (int64_t i = 0; i < RECOVERY_WORDS; i++) {
        size_t len = strcspn(word, " ");
        rows_view_add(&s->view, p->loaded,
            (struct view_row){.id = i + 1,
                .pick = true,
                .lead = arena_printf(p->loaded, "%d", (int)i + 1),
                .lead_cols = LEAD,
                .style = STYLE_HEADING,
                .text = arena_strndup(p->loaded, word, len)});
        word += len + (word[len] != '\0');
    }
}

static enum hub_rc recovery_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct recovery_pane *s = p->state;
    (void)err;
    s->known = hub_recovery_known(hub);
    s->hub = arena_strdup(p->loaded, hub_title(hub));
    rows_view_begin(&s->view);
    if (s->at == STEP_SHOW) {
        rows_view_heading(&s->view, p->loaded, "WRITE THESE WORDS DOWN", NULL);
        word_rows(p);
        text(p, STYLE_NORMAL, "");
        text(p, STYLE_NORMAL,
            "If a passphrase is lost, or this computer breaks, they open the hub again. They are kept "
            "nowhere: by hand, on two sheets, for two people, in two places.");
        if (s->known) {
            text(p, STYLE_WARN,
                "There is a sheet already. What was sealed before still needs the old one.");
        }
    }
    rows_view_end(&s->view);
    return HUB_OK;
}

/* --- draw --- */

static void draw_typing(const struct recovery_pane *s, struct canvas *c)
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING, "TYPE THEM BACK, FROM THE PAPER");
    canvas_wrap(c, (struct area){1, 1, 2, cols - 2}, STYLE_NORMAL,
        "All 13, in order. The first four letters of each are enough.");
    edit_draw(&s->typed, c, (struct area){4, 1, 1, cols - 2}, STYLE_FIELD, true);
    canvas_wrap(c, (struct area){6, 1, rows - 6, cols - 2}, s->wrong ? STYLE_WARN : STYLE_HINT,
        s->wrong ? s->wrong : "Esc shows the words again.");
}

static void draw_done(struct canvas *c)
{
    int rows = canvas_rows(c), cols = canvas_cols(c);
    canvas_put_short(c, 0, 1, cols - 2, STYLE_HEADING, "THE RECOVERY SHEET IS MADE");
    canvas_wrap(c, (struct area){2, 1, rows - 4, cols - 2}, STYLE_NORMAL,
        "Write both holders' names on both sheets. Keep them in two places, and not beside the "
        "computer. From now on backups can be made; Today says when one is due.");
    canvas_put(c, rows - 1, 1, cols - 2, STYLE_HINT, "Enter goes on.");
    canvas_cursor(c, rows - 1, 1);
}

static void recovery_draw(const struct pane *p, struct canvas *c)
{
    const struct recovery_pane *s = p->state;
    if (s->at == STEP_SHOW) {
        rows_view_draw(&s->view, c, true);
    } else if (s->at == STEP_TYPE) {
        draw_typing(s, c);
    } else {
        draw_done(c);
    }
}

/* --- act --- */

static unsigned go_to(struct recovery_pane *s, enum step at)
{
    s->at = at;
    s->wrong = NULL;
    return REACT_LOAD;
}

static int words_in(const char *text)
{
    int n = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        text += strcspn(text, " ");
        n++;
    }
    return n;
}

/* The words stand below each other on paper: Enter behind each one is a space. */
static bool word_ended(struct recovery_pane *s)
{
    bool ended = s->typed.len && s->typed.at == s->typed.len && s->typed.text[s->typed.len - 1] != ' ' &&
                 words_in(s->typed.text) < RECOVERY_WORDS;
    return ended && edit_insert(&s->typed, " ", 1);
}

static unsigned check(struct pane *p, struct hub *hub)
{
    struct recovery_pane *s = p->state;
    struct hub_err err = {0};
    bool same = false;
    enum hub_rc rc = recovery_same(s->words, s->typed.text, &same, &err);
    if (rc == HUB_OK && !same) {
        s->wrong = "These are the words of another sheet. Esc shows the words again.";
        return REACT_DRAW;
    }
    rc = rc == HUB_OK ? hub_recovery_set(hub, s->words, &err) : rc;
    if (rc != HUB_OK) {
        s->wrong = arena_strdup(p->life, err.msg);
        return REACT_DRAW;
    }
    forget_typed(s);
    pin_wipe(s->words, sizeof s->words);
    return go_to(s, STEP_DONE);
}

static unsigned enter(struct pane *p, struct hub *hub)
{
    struct recovery_pane *s = p->state;
    switch (s->at) {
    case STEP_SHOW:
        return go_to(s, STEP_TYPE);
    case STEP_TYPE:
        word_ended(s);
        return check(p, hub);
    case STEP_DONE:
        break;
    }
    return REACT_CLOSE;
}

static unsigned back(struct pane *p)
{
    struct recovery_pane *s = p->state;
    if (s->at == STEP_TYPE) {
        forget_typed(s);
        return go_to(s, STEP_SHOW);
    }
    if (s->at == STEP_DONE) {
        return REACT_CLOSE;
    }
    pane_ask(p,
        s->known ? "Leave the sheet as it was? These new words then open nothing."
                 : "Put the sheet off? These words then open nothing, and without a sheet a lost "
                   "passphrase or a broken disk loses this hub. Today reminds you.",
        "Go on with it", s->known ? "Leave it" : "Put it off", "recovery.later");
    return REACT_DRAW;
}

static unsigned to_printer(struct pane *p)
{
    struct recovery_pane *s = p->state;
    struct hub_err err = {0};
    const char *said = "";
    struct invocation inv = *p->view.inv;
    if (s->at != STEP_SHOW) {
        return REACT_DRAW;
    }
    if (sheet_print(&inv, s->words, &said, &err) == HUB_OK) {
        pane_say(p, "%s", said);
    } else {
        pane_say(p, "%s Written by hand is as good.", err.msg);
    }
    return REACT_DRAW;
}

static unsigned typed(struct pane *p, const struct call *call)
{
    struct recovery_pane *s = p->state;
    if (s->at != STEP_TYPE) {
        return s->at == STEP_SHOW ? rows_view_act(&s->view, call->id, p->view.rows, p->view.cols)
                                  : REACT_PASS;
    }
    if (str_eq(call->id, "paste")) {
        s->wrong = "Please type them from the paper: so you know that they are right there.";
        return REACT_DRAW;
    }
    bool edited = call->ev && call->ev->type == UI_KEY && edit_key(&s->typed, call->ev) != EDIT_PASS;
    return edited ? REACT_DRAW : REACT_PASS;
}

static unsigned recovery_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    (void)err;
    if (str_eq(call->id, "open")) {
        return enter(p, call->hub);
    }
    if (str_eq(call->id, "recovery.later")) {
        pane_say(p, "No sheet was made.");
        return REACT_CLOSE;
    }
    if (str_eq(call->id, "print")) {
        return to_printer(p);
    }
    return str_eq(call->id, "back") ? back(p) : typed(p, call);
}

static bool recovery_typing(const struct pane *p)
{
    const struct recovery_pane *s = p->state;
    return s->at == STEP_TYPE;
}

// clang-format off
static const struct ui_key recovery_keys[] = {
    {K_ENTER, K_NONE, "open",  "Go on", "They stand on paper: on to typing them back.",      KEY_BAR | KEY_MENU},
    {'p',     K_NONE, "print", "Print", "The sheet on the printer that hub.ini names, if any.", KEY_BAR | KEY_MENU},
};
// clang-format on

const struct pane_ops pane_recovery = {
    .name = "recovery",
    .title = "Recovery sheet",
    .help = "What it is for\nWords on paper that open backups and sealed files again when a "
            "passphrase is lost or the computer breaks. hub keeps them nowhere.\n\n"
            "Make it\nWrite the words on two sheets, or press p to print one and copy it. Press "
            "Enter, and type them back from the paper.\n\n"
            "Who keeps it\nTwo people, in two places, neither beside the computer.\n\n"
            "Put it off\nEsc. Today says that the sheet is not made.",
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct recovery_pane),
    .keys = recovery_keys,
    .key_count = sizeof recovery_keys / sizeof *recovery_keys,
    .open = recovery_open,
    .close = recovery_close,
    .load = recovery_load,
    .draw = recovery_draw,
    .act = recovery_act,
    .typing = recovery_typing,
};
