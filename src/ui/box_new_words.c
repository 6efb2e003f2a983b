/* SPDX-License-Identifier: MIT */
/* Another passphrase for the sealed file at hand, twice. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/away.h"
#include "passphrase_priv.h"
#include "ui_priv.h"

#include <string.h>

enum { WIDE = 70, HIGH = 12, LINES = 2, LABEL = 17 };

enum { FEW = 6 /* rows: no empty one between */ };

struct new_words {
    struct secret_line lines[LINES];
    int at;
    char said[SECRET_SAID];
};

static void words_open(struct pane *p, const struct pane_target *target)
{
    struct new_words *s = p->state;
    (void)target;
    for (int i = 0; i < LINES; i++) {
        secret_line_hold(&s->lines[i]);
    }
}

static void words_close(struct pane *p)
{
    struct new_words *s = p->state;
    for (int i = 0; i < LINES; i++) {
        secret_line_wipe(&s->lines[i]);
    }
}

static void words_draw(const struct pane *p, struct canvas *c)
{
    static const char *const labels[LINES] = {"New passphrase", "The same again"};
    const struct new_words *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    for (int i = 0; i < LINES; i++) {
        bool at = i == s->at;
        canvas_put(c, i, 0, LABEL - 1, at ? STYLE_HEADING : STYLE_LABEL, labels[i]);
        secret_line_draw(
            &s->lines[i], c, (struct area){i, LABEL, 1, cols - LABEL}, p->view.ascii, at);
    }
    canvas_wrap(c, (struct area){LINES + (rows > FEW), 0, rows - LINES, cols},
        *s->said ? STYLE_WARN : STYLE_HINT, *s->said ? s->said : away_advice);
    canvas_leave(c, before);
}

static void say(struct new_words *s, const char *text, int at)
{
    size_t len = utf8_head(text, sizeof s->said - 1);
    memcpy(s->said, text, len);
    s->said[len] = '\0';
    s->at = at;
}

static unsigned go_on(struct pane *p, struct hub *hub)
{
    struct new_words *s = p->state;
    struct hub_err err = {0};
    s->said[0] = '\0';
    if (passphrase_check(s->lines[0].text, &err) != HUB_OK) {
        say(s, err.msg, 0);
    } else if (s->at == 0) {
        s->at = 1;
    } else if (!str_eq(s->lines[0].text, s->lines[1].text)) {
        secret_line_empty(&s->lines[1]);
        say(s, "The two differ. Type the second again, or Ctrl-T to see what you type.", 1);
    } else if (hub_change_passphrase(hub, s->lines[0].text, &err) != HUB_OK) {
        say(s, err.msg, 0);
    } else {
        pane_say(p, "The file has a new passphrase. The old one opens it no more.");
        return REACT_CLOSE;
    }
    return REACT_DRAW;
}

static unsigned words_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct new_words *s = p->state;
    (void)err;
    if (str_eq(call->id, "open")) {
        return go_on(p, call->hub);
    }
    if (str_eq(call->id, "show")) {
        s->lines[0].shown = s->lines[1].shown = !s->lines[0].shown;
        return REACT_DRAW;
    }
    if (str_part_index("next-part|prev-part|up|down", call->id) >= 0) {
        s->at = !s->at;
        return REACT_DRAW;
    }
    bool key = str_empty(call->id) && call->ev && call->ev->type == UI_KEY;
    return key && secret_line_key(&s->lines[s->at], call->ev) ? REACT_DRAW : REACT_PASS;
}

static bool words_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key words_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "On to the second line; there, it is changed.", KEY_BAR},
    SECRET_SHOW_KEY(KEY_BAR),
};

static struct area words_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

const struct pane_ops box_new_words = {
    .name = "new-words",
    .title = "Its passphrase",
    .help = "Type the new words twice. Esc changes nothing.",
    .state_size = sizeof(struct new_words),
    .keys = words_keys,
    .key_count = sizeof words_keys / sizeof *words_keys,
    .without = "find",
    .box = true,
    .open = words_open,
    .close = words_close,
    .draw = words_draw,
    .act = words_act,
    .typing = words_typing,
    .box_area = words_area,
};
