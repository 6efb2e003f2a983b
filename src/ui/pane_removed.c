/* SPDX-License-Identifier: MIT */
/* Removed: what was taken out of sight, by whom, and back again with one key. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/records.h"
#include "hub/service/story.h"
#include "panes_priv.h"
#include "told_view_priv.h"

#include <stdio.h>

struct removed_pane {
    struct told_view view;
    struct removed_line *lines;
    size_t count;
};

static void removed_open(struct pane *p, const struct pane_target *target)
{
    struct removed_pane *s = p->state;
    told_view_open(&s->view);
    if (target->text) {
        snprintf(s->view.list.needle, sizeof s->view.list.needle, "%s", target->text);
    }
}

static void removed_close(struct pane *p)
{
    struct removed_pane *s = p->state;
    told_view_close(&s->view);
}

static struct told_row row_of(const struct pane *p, const struct removed_line *l)
{
    struct arena *a = p->loaded;
    const char *name = p->view.hide ? l->hidden : l->name;
    const char *who = p->view.hide ? utf8_initials(a, l->who) : l->who;
    const char *text = arena_printf(a, "%s: %s, by %s", l->noun->title, name, who);
    return (struct told_row){
        .at = l->at,
        .text = text,
        .whole = p->view.hide ? text : l->whole,
        .note = "u brings it back as it was. Enter shows it.",
        .of = l,
    };
}

static enum hub_rc removed_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct removed_pane *s = p->state;
    enum hub_rc rc = hub_removed(hub, p->loaded, &s->lines, &s->count, err);
    struct told_row *rows = arena_array(p->loaded, s->count + 1, sizeof *rows);
    int64_t *ids = arena_array(p->loaded, s->count + 1, sizeof *ids);
    for (size_t i = 0; rc == HUB_OK && i < s->count; i++) {
        rows[i] = row_of(p, &s->lines[i]);
        ids[i] = s->lines[i].record.n;
    }
    return rc == HUB_OK ? told_view_load(p, &s->view, rows, ids, s->count, err) : rc;
}

static void removed_draw(const struct pane *p, struct canvas *c)
{
    const struct removed_pane *s = p->state;
    told_view_draw(p, &s->view, c, "REMOVED", "u", "Bring back",
        "Nothing is removed. What you remove comes here, and can come back.");
}

static const struct removed_line *selected(const struct removed_pane *s)
{
    const struct told_row *r = told_view_selected(&s->view);
    return r ? r->of : NULL;
}

static unsigned bring_back(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct removed_line *l = selected(p->state);
    if (l && hub_restore(hub, l->noun, l->record, err) == HUB_OK) {
        pane_say(p, "The %s %s is back.", l->noun->name, l->name);
    }
    return REACT_LOAD;
}

static unsigned show(struct pane *p)
{
    const struct removed_line *l = selected(p->state);
    if (l) {
        pane_open(p, &pane_sheet, &(struct pane_target){.id = l->record.n, .text = l->noun->name});
    }
    return REACT_DRAW;
}

static unsigned removed_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct removed_pane *s = p->state;
    bool open = false;
    if (str_eq(call->id, "restore")) {
        return bring_back(p, call->hub, err);
    }
    if (str_eq(call->id, "open") && !s->view.list.narrowing) {
        return show(p);
    }
    unsigned react = told_view_act(p, &s->view, call, &open);
    return open ? show(p) : react;
}

static bool removed_typing(const struct pane *p)
{
    const struct removed_pane *s = p->state;
    return s->view.list.narrowing;
}

static size_t removed_rows(const struct pane *p)
{
    const struct removed_pane *s = p->state;
    return s->view.list.count;
}

static const struct ui_key removed_keys[] = {
    {K_ENTER, K_NONE, "open", "Show it", "Show all that was written down about it.",
        KEY_BAR | KEY_MENU},
    {'u', K_NONE, "restore", "Bring back", "Put the line with the > back where it was.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_removed = {
    .name = "removed",
    .title = "Removed",
    .help = "Bring something back\nMove to it and press u. It is back where it was, with all that "
            "belonged to it.\n\n"
            "Look at it first\nEnter shows all that was written down about it.\n\n"
            "Nothing here goes away by itself.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct removed_pane),
    .keys = removed_keys,
    .key_count = sizeof removed_keys / sizeof *removed_keys,
    .open = removed_open,
    .close = removed_close,
    .load = removed_load,
    .draw = removed_draw,
    .act = removed_act,
    .typing = removed_typing,
    .rows = removed_rows,
};
