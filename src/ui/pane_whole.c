/* SPDX-License-Identifier: MIT */
/* Any one record whole, removed or not: what is written in each of its fields. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun.h"
#include "hub/service/story.h"
#include "panes_priv.h"
#include "text_view_priv.h"

enum { INDENT = 1 };

struct whole_pane {
    hub_id id;
    const struct noun *noun;
    struct text_view text;
};

static void whole_open(struct pane *p, const struct pane_target *target)
{
    struct whole_pane *s = p->state;
    s->id = (hub_id){target->id};
    s->noun = noun_find(target->text);
    s->text.more = "PgDn: more";
}

static enum hub_rc whole_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct whole_pane *s = p->state;
    const char *title, *text;
    s->text.detail = (struct detail){0};
    enum hub_rc rc = hub_whole(hub, s->noun, s->id, p->loaded, &title, &text, err);
    if (rc != HUB_OK) {
        return rc;
    }
    s->text.detail.title = p->view.hide ? utf8_initials(p->loaded, title) : title;
    text_view_add(
        &s->text, p->loaded, TONE_PLAIN, p->view.hide ? "Hidden. Press . to show it." : text);
    return HUB_OK;
}

static void whole_draw(const struct pane *p, struct canvas *c)
{
    const struct whole_pane *s = p->state;
    struct area inside = {0, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
    struct area before = canvas_enter(c, inside);
    text_view_draw(&s->text, c, true);
    canvas_leave(c, before);
}

static unsigned whole_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct whole_pane *s = p->state;
    (void)err;
    if (str_eq(call->id, "history")) {
        pane_open(p, &pane_history, &(struct pane_target){.id = s->id.n, .text = s->noun->name});
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return text_view_act(&s->text, call->id, p->view.rows, p->view.cols - 2 * INDENT);
}

static const struct ui_key whole_keys[] = {
    {'h', K_NONE, "history", "History", "Who changed what, and when.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_whole = {
    .name = "whole",
    .title = "One record",
    .help = "Read on\nThe arrows, PgUp and PgDn move. Esc goes back to where you were.\n\n"
            "See who changed what\nPress h.",
    .without = "open|find|next-part|prev-part",
    .state_size = sizeof(struct whole_pane),
    .keys = whole_keys,
    .key_count = sizeof whole_keys / sizeof *whole_keys,
    .open = whole_open,
    .load = whole_load,
    .draw = whole_draw,
    .act = whole_act,
};
