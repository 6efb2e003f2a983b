/* SPDX-License-Identifier: MIT */
/* Two families change places: with whom it passes, and why with others it does not. */
#include "hub/base/str.h"
#include "hub/service/stays.h"
#include "panes_priv.h"
#include "stay_rows_priv.h"
#include "stay_verbs_priv.h"

enum { FAMILY_COLS = 34 };

struct swap_pane {
    struct stay_rows rows;
    hub_id stay, asked;
    const char *reason; /* to go ahead anyway */
    const char *title;
};

static void swap_open(struct pane *p, const struct pane_target *target)
{
    struct swap_pane *s = p->state;
    s->stay = (hub_id){target->id};
    s->title = arena_strdup(p->life, target->text ? target->text : "");
    stay_rows_open(p, FAMILY_COLS, "There is no other sleepover ahead to swap with.");
    s->rows.title = "SWAP ";
    s->rows.name = s->title;
    s->rows.hint = "Both are checked. Ask both families before you agree it.";
}

static void add_swap(struct pane *p, const struct stay_swap *w)
{
    struct arena *a = p->loaded;
    stay_rows_add(p, &(struct stay_row){.id = w->other.n,
                         .lead = w->title,
                         .mark = w->why_not ? "no" : "",
                         .text = w->why_not ? w->why_not : w->children,
                         .style = w->why_not ? STYLE_MUTED : STYLE_NORMAL,
                         .whole = w->why_not ? arena_printf(a, "That will not do. %s", w->why_not)
                                             : arena_printf(a, "It passes: %s.", w->change),
                         .tone = w->why_not ? TONE_WARN : TONE_PLAIN,
                         .item = w});
}

static enum hub_rc swap_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct swap_pane *s = p->state;
    struct stay_swap *list;
    size_t count;
    enum hub_rc rc = hub_stay_swaps(hub, s->stay, p->loaded, &list, &count, err);
    stay_rows_begin(p);
    for (size_t i = 0; rc == HUB_OK && i < count; i++) {
        add_swap(p, &list[i]);
    }
    enum hub_rc shown = stay_rows_end(p, err);
    return rc == HUB_OK ? shown : rc;
}

static unsigned ask_swap(struct pane *p)
{
    struct swap_pane *s = p->state;
    const struct stay_row *row = stay_rows_selected(p);
    const struct stay_swap *w = row ? row->item : NULL;
    if (!w || (w->why_not && !w->must)) {
        pane_say(p, w ? "That will not do: %s" : "Nothing is selected.", w ? w->why_not : "");
        return REACT_DRAW;
    }
    s->asked = w->other;
    s->reason = NULL;
    if (w->why_not) {
        stay_ask_ahead(p, s->stay, w->why_not, &s->reason);
        return REACT_DRAW;
    }
    pane_ask(p, arena_printf(p->loaded, "Swap? %s.", w->change), "Keep as it is", "Swap", "swap.do");
    return REACT_DRAW;
}

static unsigned swap_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct swap_pane *s = p->state;
    bool open;
    bool ahead = str_eq(call->id, "form.ahead");
    if (ahead && str_empty(s->reason)) {
        return REACT_DRAW;
    }
    if (ahead || str_eq(call->id, "swap.do")) {
        if (hub_stay_swap(call->hub, s->stay, s->asked, s->reason, err) != HUB_OK) {
            return REACT_LOAD | REACT_DETAIL;
        }
        pane_say(p, "Swapped. Now tell them. u takes it back.");
        pane_open(p, &pane_tells, &(struct pane_target){0});
        return REACT_CLOSE | REACT_LOAD;
    }
    unsigned react = stay_rows_act(p, call, &open);
    return open ? ask_swap(p) : react;
}

static const struct ui_key swap_keys[] = {
    {K_ENTER, K_NONE, "open", "Swap", "Change places with the one with the >.", KEY_BAR | KEY_MENU},
    {'/', K_NONE, "find", "Find", "Type a few letters of a name.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_swap = {
    .name = "swap",
    .title = "Swap",
    .help = "Let two families swap\nThose it passes with come first; the others say why not. "
            "Enter asks once more, then both change places: days and host. Where it says no, Enter "
            "asks why to go ahead anyway. u takes both back in one step.",
    .parts = 2,
    .state_size = sizeof(struct swap_pane),
    .keys = swap_keys,
    .key_count = sizeof swap_keys / sizeof *swap_keys,
    .open = swap_open,
    .close = stay_rows_close,
    .load = swap_load,
    .detail = stay_rows_detail,
    .draw = stay_rows_draw,
    .act = swap_act,
    .typing = stay_rows_typing,
    .rows = stay_rows_count,
};
