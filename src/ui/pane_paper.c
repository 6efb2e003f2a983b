/* SPDX-License-Identifier: MIT */
/* The pages of one child, and those of one event; the receipt of a copy that came home. */
#include "hub/base/str.h"
#include "panes_priv.h"
#include "print_view_priv.h"

/* In the order `v` shows them. */
static const struct paper {
    const char *of, *page, *called;
    bool initials;
} papers[] = {
    {"child", "fridge", "The page for the fridge", true},
    {"child", "child", "The carer's page: keep it in the folder", false},
    {"child", "card", "The emergency card", false},
    {"family", "copy", "A copy of what you hold: for them, and nobody else", false},
    {"return", "return", "The receipt", false},
    {"event", "register", "The register, leader's copy", true},
    {"event", "signout", "The sheet to sign out on", true},
    {"event", "event", "The event sheet", true},
    {"event", "risk", "The risk sheet", false},
};
enum { PAPERS = sizeof papers / sizeof *papers };

struct paper_pane {
    struct print_view view;
    int paper;
    const char *record, *name; /* number and name of a child or an event */
    const char *day;           /* of an event; NULL: its own */
};

/* The target's text is "fridge|ID|Mia" or "register|ID|2026-11-28|Farm trip": that page. */
static void paper_open(struct pane *p, const struct pane_target *target)
{
    struct paper_pane *s = p->state;
    const char *page = str_part(p->life, target->text, 0);
    s->record = str_part(p->life, target->text, 1);
    for (int i = 0; i < PAPERS; i++) {
        s->paper = str_eq(papers[i].page, page) ? i : s->paper;
    }
    bool event = str_eq(papers[s->paper].of, "event");
    const char *name = str_part(p->life, target->text, event ? 3 : 2);
    s->name = name ? name : "";
    s->day = event ? str_part(p->life, target->text, 2) : NULL;
}

/* "hub print register --event ID --from DAY", "hub print fridge ID" */
static enum hub_rc paper_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    struct paper_pane *s = p->state;
    const struct paper *paper = &papers[s->paper];
    bool nameless = p->view.hide && str_eq(paper->of, "child");
    struct print_page page = {
        .called = arena_printf(
            p->loaded, "%s of %s", paper->called, nameless ? "this child" : s->name),
        .file = arena_printf(p->loaded, "%s-%s", paper->page, print_file_word(p->loaded, s->name)),
        .initials = paper->initials,
    };
    (void)hub;
    print_word(&page, "print");
    print_word(&page, paper->page);
    if (str_eq(paper->of, "event") && !str_eq(paper->page, "event")) {
        print_word(&page, "--event");
    }
    print_word(&page, s->record);
    if (!str_empty(s->day)) {
        print_word(&page, "--from");
        print_word(&page, s->day);
    }
    return print_view_load(p, &s->view, &page, err);
}

static unsigned paper_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    struct paper_pane *s = p->state;
    const char *of = papers[s->paper].of;
    if (!str_eq(call->id, "view")) {
        return print_view_act(p, &s->view, call, err);
    }
    do {
        s->paper = (s->paper + 1) % PAPERS;
    } while (!str_eq(papers[s->paper].of, of));
    s->view.top = 0;
    return REACT_LOAD;
}

static const struct ui_key paper_keys[] = {
    PRINT_KEYS,
    {'v', K_NONE, "view", "Other page", "For the fridge, the carer's page, the emergency card.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_paper = {
    .name = "paper",
    .title = "A child's page",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, v shows the "
            "carer's page and the emergency card.\n\n" PRINT_HELP,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct paper_pane),
    .keys = paper_keys,
    .key_count = sizeof paper_keys / sizeof *paper_keys,
    .open = paper_open,
    .load = paper_load,
    .draw = print_pane_draw,
    .act = paper_act,
};

static const struct ui_key event_paper_keys[] = {
    PRINT_KEYS,
    {'v', K_NONE, "view", "Other page",
        "The register, the sheet to sign out on, the event, the risk sheet.", KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_event_paper = {
    .name = "event-paper",
    .title = "An event's page",
    .help = "See the page\nThis is the page as it prints. The arrows move over it, v shows the "
            "next: the register twice, the event sheet, the risk sheet.\n\n"
            "Two registers\nThe leader's copy has the alerts and whom to ring: keep it with you. "
            "The sheet to sign out on lies at the door and has first names only.\n\n" PRINT_HELP,
    .without = "find|next-part|prev-part",
    .state_size = sizeof(struct paper_pane),
    .keys = event_paper_keys,
    .key_count = sizeof event_paper_keys / sizeof *event_paper_keys,
    .open = paper_open,
    .load = paper_load,
    .draw = print_pane_draw,
    .act = paper_act,
};
