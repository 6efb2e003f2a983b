/* SPDX-License-Identifier: MIT */
/* History: of one record, or of everything; everybody's, or only what this person did. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/model/noun.h"
#include "hub/service/history.h"
#include "hub/service/story.h"
#include "panes_priv.h"
#include "told_view_priv.h"
#include "undo_keys_priv.h"

enum { PAGE = 200 }; /* steps read at a time */

struct history_pane {
    const struct noun *noun; /* NULL: everything */
    hub_id id;
    bool mine;
    size_t most;
    struct told_view view;
    struct story story;
};

static void history_open(struct pane *p, const struct pane_target *target)
{
    struct history_pane *s = p->state;
    s->noun = str_empty(target->text) ? NULL : noun_find(target->text);
    s->id = (hub_id){target->id};
    s->most = PAGE;
    told_view_open(&s->view);
}

static void history_close(struct pane *p)
{
    struct history_pane *s = p->state;
    told_view_close(&s->view);
}

/* While names are hidden: who by initials, and what kind of thing, no more. */
static const char *hidden(const struct story_line *l, struct arena *a)
{
    bool told = l->noun && !(l->noun->flags & NOUN_BOOKS);
    return arena_printf(a, "%s · %s%s%s", utf8_initials(a, l->who), step_word(l->verb),
        told ? " " : "", told ? l->noun->name : "");
}

static struct told_row row_of(const struct pane *p, const struct story_line *l)
{
    const char *text =
        p->view.hide ? hidden(l, p->loaded) : arena_printf(p->loaded, "%s %s", l->who, l->did);
    return (struct told_row){
        .at = l->at,
        .text = text,
        .whole = p->view.hide ? text : l->whole,
        .note = l->stands ? "u takes this back, after asking." : "",
        .of = l,
    };
}

static enum hub_rc history_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct history_pane *s = p->state;
    struct story_ask ask = {s->noun, s->id, s->mine, s->most};
    enum hub_rc rc = hub_story(hub, &ask, p->loaded, &s->story, err);
    struct told_row *rows = arena_array(p->loaded, s->story.count + 1, sizeof *rows);
    int64_t *ids = arena_array(p->loaded, s->story.count + 1, sizeof *ids);
    for (size_t i = 0; rc == HUB_OK && i < s->story.count; i++) {
        rows[i] = row_of(p, &s->story.lines[i]);
        ids[i] = s->story.lines[i].place;
    }
    return rc == HUB_OK ? told_view_load(p, &s->view, rows, ids, s->story.count, err) : rc;
}

static void history_draw(const struct pane *p, struct canvas *c)
{
    const struct history_pane *s = p->state;
    const char *heading = s->mine ? "WHAT YOU CHANGED" : "WHAT WAS CHANGED";
    told_view_draw(p, &s->view, c, heading, "v", s->mine ? "Everyone's" : "Only mine",
        s->mine ? "You have changed nothing here." : "Nothing was changed here.");
}

static const struct story_line *selected(const struct history_pane *s)
{
    const struct told_row *r = told_view_selected(&s->view);
    return r ? r->of : NULL;
}

static unsigned take_back(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct history_pane *s = p->state;
    const struct story_line *l = selected(s);
    struct undo_next next = {0};
    if (l && hub_undo_look(hub, l->site, l->seq, p->loaded, &next, err) == HUB_OK) {
        undo_ask(p, &next);
    }
    return REACT_DRAW;
}

static unsigned show(struct pane *p)
{
    struct history_pane *s = p->state;
    const struct story_line *l = selected(s);
    if (l && l->noun && id_known(l->record)) {
        pane_open(p, &pane_sheet, &(struct pane_target){.id = l->record.n, .text = l->noun->name});
    } else if (l) {
        pane_say(p, "This step was about several records at once.");
    }
    return REACT_DRAW;
}

/* At the end of what was read, the next page is read. */
static unsigned more(struct history_pane *s, unsigned react)
{
    bool end = s->view.list.count && s->view.list.at_last &&
               s->view.list.selected + 1 == s->view.list.count;
    if (end && s->story.more) {
        s->most += PAGE;
        return react | REACT_LOAD;
    }
    return react;
}

static unsigned history_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct history_pane *s = p->state;
    bool open = false;
    if (str_eq(call->id, "view")) {
        s->mine = !s->mine;
        return REACT_LOAD;
    }
    if (str_eq(call->id, "step.back")) {
        return take_back(p, call->hub, err);
    }
    if (str_eq(call->id, "open") && !s->view.list.narrowing) {
        return show(p);
    }
    unsigned react = told_view_act(p, &s->view, call, &open);
    return open ? show(p) : react & REACT_PASS ? react : more(s, react);
}

static bool history_typing(const struct pane *p)
{
    const struct history_pane *s = p->state;
    return s->view.list.narrowing;
}

static size_t history_rows(const struct pane *p)
{
    const struct history_pane *s = p->state;
    return s->view.list.count;
}

static const struct ui_key history_keys[] = {
    {K_ENTER, K_NONE, "open", "Show it", "Show the record whole, as it is now.",
        KEY_BAR | KEY_MENU},
    {'v', K_NONE, "view", "Mine or all", "What everyone changed, or only what you did.",
        KEY_BAR | KEY_MENU},
    {'u', K_NONE, "step.back", "Take back", "Take back the step with the >. It asks first.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_history = {
    .name = "history",
    .title = "History",
    .help = "See what was changed\nEach line is one step, the newest first: when, who, and what it "
            "was before. Below it stands in full.\n\n"
            "Take a step of yours back\nMove to it and press u. It says what the step was, and "
            "what others did to the same since, and asks.\n\n"
            "See only what you did\nPress v, and again for everyone.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct history_pane),
    .keys = history_keys,
    .key_count = sizeof history_keys / sizeof *history_keys,
    .open = history_open,
    .close = history_close,
    .load = history_load,
    .draw = history_draw,
    .act = history_act,
    .typing = history_typing,
    .rows = history_rows,
};
