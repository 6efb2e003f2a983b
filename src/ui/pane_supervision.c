/* SPDX-License-Identifier: MIT */
/* The page for the meeting with the liaison worker: what was since last time, and what is agreed now. */
#include "hub/base/str.h"
#include "hub/model/family.h"
#include "hub/model/training.h"
#include "hub/service/schemes.h"
#include "hub/ui/form.h"
#include "panes_priv.h"
#include "parts_view_priv.h"
#include "print_view_priv.h"

static void supervision_open(struct pane *p, const struct pane_target *target)
{
    struct parts_view *s = p->state;
    s->id = (hub_id){target->id};
    s->day = DATE_NONE;
    s->top = &supervision_noun;
    s->first = part_first("sheet", &s->count);
}

static enum hub_rc supervision_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct parts_view *s = p->state;
    s->id = id_known(s->id) ? s->id : hub_shown(hub);
    return parts_load(p, hub, err);
}

static unsigned agree(struct pane *p, struct hub *hub, struct hub_err *err)
{
    const struct parts_view *s = p->state;
    struct assignment set[SUPPORT_SET];
    size_t count;
    if (hub_agreed_set(hub, s->id, p->life, set, &count, err) == HUB_OK) {
        form_open_new(p, &supervision_noun, set, count);
    }
    return REACT_DRAW;
}

/* A family is opened whole; all else to be read, what was agreed to be changed. */
static unsigned open_line(struct pane *p)
{
    const struct part_line *line = parts_selected(p->state);
    if (!line) {
        return REACT_DRAW;
    }
    const struct pane_target target = {.id = line->id.n, .text = line->noun->name};
    if (line->noun == &supervision_noun) {
        form_open_at(p, line->noun, line->id, noun_field(line->noun, "done_on"));
    } else {
        pane_open(p, line->noun == &family_noun ? &pane_record : &pane_sheet, &target);
    }
    return REACT_DRAW;
}

/* The page is that of the hub of this one. */
static unsigned print(struct pane *p, struct hub *hub)
{
    const struct parts_view *s = p->state;
    const struct hub_entry *hubs;
    const char *name = "";
    size_t count = hub_entries(hub, &hubs);
    for (size_t i = 0; i < count; i++) {
        name = id_eq(hubs[i].id, s->id) ? hubs[i].name : name;
    }
    pane_open(p, &pane_supervision_paper, &(struct pane_target){.text = name});
    return REACT_DRAW;
}

static unsigned supervision_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct parts_view *s = p->state;
    if (str_eq(call->id, "new")) {
        return agree(p, call->hub, err);
    }
    if (str_eq(call->id, "open")) {
        return open_line(p);
    }
    if (str_eq(call->id, "edit") && !parts_selected(s)) {
        return REACT_DRAW;
    }
    if (str_eq(call->id, "print")) {
        return print(p, call->hub);
    }
    return parts_act(p, call, err);
}

// clang-format off
static const struct ui_key supervision_keys[] = {
    {'n', K_NONE, "new",     "Agreed",  "What you agree today, and by when: it stands on Today until it is done.", KEY_BAR | KEY_MENU},
    {'e', K_NONE, "edit",    "Edit",    "Change the line with the >.",                                KEY_BAR | KEY_MENU},
    {'p', K_NONE, "print",   "Print",   "The page on paper, without worries.",                        KEY_BAR | KEY_MENU},
    {'x', K_NONE, "remove",  "Remove",  "Put the line with the > into Removed.",                      KEY_MENU},
    {'h', K_NONE, "history", "History", "Who changed the line with the >, and when.",                 KEY_MENU},
    PANE_FIND_KEY,
};
// clang-format on

const struct pane_ops pane_supervision = {
    .name = "supervision",
    .title = "Supervision",
    .help = "Get ready for the meeting\nAll that has happened since you met last stands here: what you "
            "agreed, sleepovers, where you went ahead anyway and why, incidents, what is owed, who "
            "was not heard from, which checks end, your own rest.\n\n"
            "Write down what you agree\nPress n: what, and by when. It stands on Today until it is "
            "done.\n\n"
            "Say that it is done\nEnter on it: the day it was done.\n\n"
            "Take the page along\nPress p.",
    .without = "next-part|prev-part",
    .state_size = sizeof(struct parts_view),
    .keys = supervision_keys,
    .key_count = sizeof supervision_keys / sizeof *supervision_keys,
    .open = supervision_open,
    .load = supervision_load,
    .detail = parts_detail,
    .draw = parts_draw,
    .act = supervision_act,
    .rows = parts_count,
};

/* --- on paper --- */

struct paper {
    struct print_view view;
    const char *hub; /* its name */
};

static void paper_open(struct pane *p, const struct pane_target *target)
{
    struct paper *s = p->state;
    s->hub = arena_strdup(p->life, target->text ? target->text : "");
}

static enum hub_rc paper_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct paper *s = p->state;
    struct print_page page = {
        .called = "The page for supervision", .file = "supervision", .initials = true};
    (void)hub;
    print_word(&page, "print");
    print_word(&page, "supervision");
    if (*s->hub) {
        print_word(&page, "--hub");
        print_word(&page, s->hub);
    }
    return print_view_load(p, &s->view, &page, err);
}

static const struct ui_key paper_keys[] = {
    PRINT_KEYS,
};

const struct pane_ops pane_supervision_paper = {
    .name = "supervision-paper",
    .title = "The page for supervision",
    .help = "See the page\nThis is the page as it prints. The arrows move over it. Worries are not on "
            "it, not even how many.\n\n" PRINT_HELP,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct paper),
    .keys = paper_keys,
    .key_count = sizeof paper_keys / sizeof *paper_keys,
    .open = paper_open,
    .load = paper_load,
    .draw = print_pane_draw,
    .act = print_pane_act,
};
