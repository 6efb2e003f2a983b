/* SPDX-License-Identifier: MIT */
/* One family or host, whole. */
#include "hub/base/str.h"
#include "hub/model/noun.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "text_view_priv.h"

enum { INDENT = 1 };

struct record_view {
    hub_id id;
    const char *noun;
    struct text_view text;
};

static void record_open(struct pane *p, const struct pane_target *target)
{
    struct record_view *s = p->state;
    s->id = (hub_id){target->id};
    s->noun = arena_strdup(p->life, target->text);
    s->text.airy = true;
    s->text.more = "PgDn: more";
}

static enum hub_rc record_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct record_view *s = p->state;
    unsigned flags = DETAIL_WHOLE | (p->view.hide ? DETAIL_HIDE : 0);
    s->text.detail = (struct detail){0};
    return str_eq(s->noun, "host")
               ? hub_host_detail(hub, s->id, flags, p->loaded, &s->text.detail, err)
               : hub_family_detail(hub, s->id, flags, p->loaded, &s->text.detail, err);
}

static void record_draw(const struct pane *p, struct canvas *c)
{
    const struct record_view *s = p->state;
    struct area inside = {0, INDENT, canvas_rows(c), canvas_cols(c) - 2 * INDENT};
    struct area before = canvas_enter(c, inside);
    text_view_draw(&s->text, c, true);
    canvas_leave(c, before);
}

static unsigned record_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct record_view *s = p->state;
    (void)err;
    if (str_eq(call->id, "history")) {
        pane_open(p, &pane_history, &(struct pane_target){.id = s->id.n, .text = s->noun});
        return REACT_DRAW;
    }
    if (str_eq(call->id, "edit")) {
        form_open_belongs(p, noun_find(s->noun), s->id);
        return REACT_DRAW;
    }
    if (str_eq(call->id, "click")) {
        return REACT_DRAW;
    }
    return text_view_act(&s->text, call->id, p->view.rows, p->view.cols - 2 * INDENT);
}

static const struct ui_key record_keys[] = {
    {'e', K_NONE, "edit", "Edit", "Add, change or remove any of it.", KEY_BAR | KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed what, and when.", KEY_BAR | KEY_MENU},
    PANE_FIND_KEY,
};

const struct pane_ops pane_record = {
    .name = "record",
    .title = "One whole",
    .help = "Read on\nThe arrows, PgUp and PgDn move. Esc goes back to where you were.\n\n"
            "Add or change something\nPress e: all of it stands there a line each.\n\n"
            "See who changed what\nPress h.",
    .without = "open|next-part|prev-part",
    .state_size = sizeof(struct record_view),
    .keys = record_keys,
    .key_count = sizeof record_keys / sizeof *record_keys,
    .open = record_open,
    .load = record_load,
    .draw = record_draw,
    .act = record_act,
};
