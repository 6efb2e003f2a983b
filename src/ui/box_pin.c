/* SPDX-License-Identifier: MIT */
/* Your PIN: the one of now, a new one twice; no new one takes it off. Only dots are shown. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/pin.h"
#include "panes_priv.h"
#include "ui_priv.h"

#include <string.h>

enum step { STEP_NOW, STEP_NEW, STEP_AGAIN, STEPS };
enum { WIDE = 60, HIGH = 10, DIGITS = 16 };

enum { FEW = 6 /* rows: no empty one between */ };

struct pin_box {
    char typed[STEPS][DIGITS];
    enum step first, at; /* who has no PIN is not asked for it */
    char said[160];
};

static const char *const labels[STEPS] = {"PIN of now", "New PIN", "The same again"};

static void say(struct pin_box *s, const char *text)
{
    size_t len = utf8_head(text, sizeof s->said - 1);
    memcpy(s->said, text, len);
    s->said[len] = '\0';
}

static void begin(struct pin_box *s)
{
    memset(s->typed, 0, sizeof s->typed);
    s->at = s->first;
}

static void pin_open(struct pane *p, const struct pane_target *target)
{
    struct pin_box *s = p->state;
    s->first = target->id ? STEP_NOW : STEP_NEW;
    pin_hold(s->typed, sizeof s->typed);
    begin(s);
}

static void pin_close(struct pane *p)
{
    struct pin_box *s = p->state;
    pin_wipe(s->typed, sizeof s->typed);
}

static void draw_step(const struct pin_box *s, struct canvas *c, enum step i, int row, bool ascii)
{
    int cols = canvas_cols(c), col;
    canvas_put(c, row, 0, cols, i == s->at ? STYLE_HEADING : STYLE_LABEL, labels[i]);
    col = 18;
    for (size_t k = 0; k < strlen(s->typed[i]); k++) {
        col += canvas_put(c, row, col, 1, STYLE_FIELD, ascii ? "*" : "•");
    }
    if (i == s->at) {
        canvas_cursor(c, row, col);
    }
}

static void pin_draw(const struct pane *p, struct canvas *c)
{
    const struct pin_box *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int row = (int)STEPS - (int)s->first, cols = canvas_cols(c);
    struct area rest = {row + (canvas_rows(c) > FEW), 0, canvas_rows(c) - row, cols};
    bool said = !str_empty(s->said);
    canvas_wrap(c, rest, said ? STYLE_WARN : STYLE_HINT,
        said ? s->said
             : "4 to 12 digits. It is asked at the start and after a while without a key. No new "
               "PIN, only Enter: none is asked any more.");
    for (int i = (int)s->first; i < STEPS; i++) {
        draw_step(s, c, (enum step)i, i - (int)s->first, p->view.ascii);
    }
    canvas_leave(c, before);
}

static unsigned set(struct pane *p, struct hub *hub)
{
    struct pin_box *s = p->state;
    struct hub_err err = {0};
    const char *fresh = s->typed[STEP_NEW];
    if (pin_set(hub, hub_person_id(hub), s->typed[STEP_NOW], fresh, &err) != HUB_OK) {
        say(s, err.msg);
        begin(s);
        return REACT_DRAW;
    }
    pane_say(p, "%s", *fresh ? "You have a new PIN." : "You have no PIN now.");
    return REACT_CLOSE;
}

static unsigned go_on(struct pane *p, struct hub *hub)
{
    struct pin_box *s = p->state;
    struct hub_err err = {0};
    const char *fresh = s->typed[STEP_NEW];
    s->said[0] = '\0';
    if (s->at == STEP_NEW && !*fresh && s->first == STEP_NEW) {
        return REACT_CLOSE;
    }
    if (s->at == STEP_NEW && !*fresh) {
        return set(p, hub);
    }
    if (s->at == STEP_NEW && pin_check(fresh, &err) != HUB_OK) {
        say(s, err.msg);
        memset(s->typed[STEP_NEW], 0, DIGITS);
        return REACT_DRAW;
    }
    if (s->at != STEP_AGAIN) {
        s->at++;
        return REACT_DRAW;
    }
    if (str_eq(fresh, s->typed[STEP_AGAIN])) {
        return set(p, hub);
    }
    say(s, "The two differ. Nothing was changed; please try again.");
    begin(s);
    return REACT_DRAW;
}

static unsigned type(struct pin_box *s, const struct ui_event *ev)
{
    char *digits = s->typed[s->at];
    size_t len = strlen(digits);
    if (ev->key >= '0' && ev->key <= '9' && len + 1 < DIGITS) {
        digits[len] = (char)ev->key;
    } else if (ev->key == K_BACKSPACE) {
        digits[len ? len - 1 : 0] = '\0';
    } else if (ev->text[0]) {
        say(s, "A PIN has digits only.");
    } else {
        return REACT_PASS;
    }
    return REACT_DRAW;
}

static unsigned pin_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    (void)err;
    if (str_eq(call->id, "open")) {
        return go_on(p, call->hub);
    }
    bool key = str_empty(call->id) && call->ev && call->ev->type == UI_KEY;
    return key ? type(p->state, call->ev) : REACT_PASS;
}

static bool pin_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key pin_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "On to the next line; on the last it is set.", KEY_BAR},
};

static struct area pin_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

const struct pane_ops box_pin = {
    .name = "pin",
    .title = "Your PIN",
    .help = "Type the digits and press Enter. Esc changes nothing.",
    .state_size = sizeof(struct pin_box),
    .keys = pin_keys,
    .key_count = sizeof pin_keys / sizeof *pin_keys,
    .without = "find",
    .box = true,
    .open = pin_open,
    .close = pin_close,
    .draw = pin_draw,
    .act = pin_act,
    .typing = pin_typing,
    .box_area = pin_area,
};
