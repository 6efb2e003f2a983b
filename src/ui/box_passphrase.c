/* SPDX-License-Identifier: MIT */
/* The passphrase of a sealed file. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "passphrase_priv.h"
#include "ui_priv.h"

#include <stdio.h>
#include <string.h>

enum { WIDE = 66, HIGH = 10, ROOMY = 8 };

struct passphrase_box {
    struct passphrase_ask *ask;
    bool given;
};

void passphrase_box(struct pane *p, struct passphrase_ask *ask)
{
    struct passphrase_ask **at = arena_alloc(p->life, sizeof *at);
    *at = ask;
    pane_open(p, &box_passphrase, &(struct pane_target){.data = at});
}

void passphrase_about(struct passphrase_ask *ask, const char *path, const char *said)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    snprintf(ask->file, sizeof ask->file, "%.*s", (int)utf8_head(name, sizeof ask->file - 1), name);
    snprintf(ask->said, sizeof ask->said, "%.*s", (int)utf8_head(said, sizeof ask->said - 1), said);
}

static void passphrase_open(struct pane *p, const struct pane_target *target)
{
    struct passphrase_box *s = p->state;
    s->ask = *(struct passphrase_ask *const *)target->data;
}

static void passphrase_close(struct pane *p)
{
    struct passphrase_box *s = p->state;
    if (!s->given) {
        secret_line_empty(&s->ask->line);
    }
}

static void passphrase_draw(const struct pane *p, struct canvas *c)
{
    const struct passphrase_box *s = p->state;
    struct area before = canvas_enter(c, box_draw_border(c, p->ops->title));
    int rows = canvas_rows(c), cols = canvas_cols(c);
    int at = rows < ROOMY ? 1 : 2, below = at + (rows < ROOMY ? 1 : 2);
    bool said = !str_empty(s->ask->said);
    canvas_put_short(c, 0, 0, cols, STYLE_LABEL, s->ask->file);
    canvas_put(c, at, 0, 1, STYLE_KEY, ">");
    canvas_wrap(c, (struct area){below, 0, rows - below, cols},
        said ? STYLE_WARN : STYLE_HINT,
        said ? s->ask->said
             : "The words that were chosen when the copy was taken. Large and small letters count, "
               "and so do the spaces. Ctrl-T shows what you type.");
    struct area line = {at, 2, 1, cols - 2};
    secret_line_draw(&s->ask->line, c, line, p->view.ascii, true);
    canvas_leave(c, before);
}

static unsigned passphrase_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct passphrase_box *s = p->state;
    (void)err;
    if (str_eq(call->id, "open") && *s->ask->line.text) {
        s->given = true;
        pane_run(p, "passphrase");
        return REACT_CLOSE;
    }
    if (str_eq(call->id, "open")) {
        return REACT_DRAW;
    }
    if (str_eq(call->id, "show")) {
        s->ask->line.shown = !s->ask->line.shown;
        return REACT_DRAW;
    }
    bool key = str_empty(call->id) && call->ev && call->ev->type == UI_KEY;
    return key && secret_line_key(&s->ask->line, call->ev) ? REACT_DRAW : REACT_PASS;
}

static bool passphrase_typing(const struct pane *p)
{
    (void)p;
    return true;
}

static const struct ui_key passphrase_keys[] = {
    {K_ENTER, K_NONE, "open", "Go on", "Open it with these words.", KEY_BAR},
    SECRET_SHOW_KEY(KEY_BAR),
};

static struct area passphrase_area(const struct pane *p, int rows, int cols)
{
    (void)p;
    return box_middle(HIGH, WIDE, rows, cols);
}

const struct pane_ops box_passphrase = {
    .name = "passphrase",
    .title = "The passphrase",
    .help = "Type the words that were chosen when the copy was taken, and press Enter. Esc opens "
            "nothing and changes nothing.",
    .state_size = sizeof(struct passphrase_box),
    .keys = passphrase_keys,
    .key_count = sizeof passphrase_keys / sizeof *passphrase_keys,
    .without = "find",
    .box = true,
    .open = passphrase_open,
    .close = passphrase_close,
    .draw = passphrase_draw,
    .act = passphrase_act,
    .typing = passphrase_typing,
    .box_area = passphrase_area,
};
