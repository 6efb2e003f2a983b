/* SPDX-License-Identifier: MIT */
/* Lines to read: what a lost copy held, and what to do now. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "panes_priv.h"
#include "text_view_priv.h"
#include "ui_priv.h"

struct away_page {
    const char *text;
    struct text_view view;
};

static void page_open(struct pane *p, const struct pane_target *target)
{
    struct away_page *s = p->state;
    s->text = arena_strdup(p->life, target->text ? target->text : "");
    s->view.airy = true;
    s->view.more = "PgDn: more";
}

static void add_line(struct pane *p, const char *line)
{
    struct away_page *s = p->state;
    bool heading = str_starts(line, "# "), warning = str_starts(line, "! ");
    text_view_add(&s->view, p->loaded,
        heading   ? TONE_HEADING
        : warning ? TONE_WARN
                  : TONE_PLAIN,
        heading || warning ? line + 2 : line);
}

static enum hub_rc page_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct away_page *s = p->state;
    const char *rest = s->text;
    (void)hub;
    (void)err;
    s->view.detail = (struct detail){.title = box_line(p->loaded, &rest)};
    while (*rest) {
        add_line(p, box_line(p->loaded, &rest));
    }
    return HUB_OK;
}

static void page_draw(const struct pane *p, struct canvas *c)
{
    const struct away_page *s = p->state;
    struct area inside = {0, 1, canvas_rows(c), canvas_cols(c) - 2};
    struct area before = canvas_enter(c, inside);
    if (p->view.hide) {
        canvas_wrap(c, (struct area){0, 0, canvas_rows(c), canvas_cols(c)}, STYLE_HINT,
            "What stands here is hidden: . shows it.");
        canvas_cursor(c, 0, 0);
    } else {
        text_view_draw(&s->view, c, true);
    }
    canvas_leave(c, before);
}

static unsigned page_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct away_page *s = p->state;
    (void)err;
    if (str_eq(call->id, "open")) {
        return REACT_CLOSE;
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return text_view_act(&s->view, call->id, p->view.rows, p->view.cols - 2);
}

static const struct ui_key page_keys[] = {
    {K_ENTER, K_NONE, "open", "Read", "It was read: go back.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_away_page = {
    .name = "away-page",
    .title = "Please read",
    .help = "Read it\nDown and PgDn go on; Enter goes back. Write down what you need: a lost copy "
            "and what it held stand in the menu under Who has a copy too.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct away_page),
    .keys = page_keys,
    .key_count = sizeof page_keys / sizeof *page_keys,
    .open = page_open,
    .load = page_load,
    .draw = page_draw,
    .act = page_act,
};
