/* SPDX-License-Identifier: MIT */
/* The register as whoever helps at the door has it: stamping, notes, and nothing that leads elsewhere. */
#include "hub/base/str.h"
#include "lent_priv.h"
#include "panes_priv.h"
#include "register_priv.h"

/* What the register itself does of these, with the ways to move in it. */
static const char may[] = "open|register.in|register.out|register.absent|register.note|click|up|down|"
                          "page-up|page-down|first|last|wheel-up|wheel-down";

static void lent_open(struct pane *p, const struct pane_target *target)
{
    pane_register.open(p, target);
}

static enum hub_rc lent_load(struct pane *p, struct hub *hub, struct hub_err *err)
{
    return pane_register.load(p, hub, err);
}

static void lent_draw(const struct pane *p, struct canvas *c)
{
    pane_register.draw(p, c);
}

static size_t lent_rows(const struct pane *p)
{
    return pane_register.rows(p);
}

static hub_wall lent_until(const struct pane *p)
{
    return pane_register.until(p);
}

/* Esc takes back a number that was typed; without one it asks for the PIN, as q does. */
static unsigned lent_act(struct pane *p, const struct call *call, struct hub_err *err)
{
    bool back = str_eq(call->id, "back");
    if (str_eq(call->id, "quit")) {
        pane_run(p, LENT_END);
        return REACT_DRAW;
    }
    if (!back && *call->id && str_part_index(may, call->id) < 0) {
        return REACT_PASS;
    }
    unsigned react = pane_register.act(p, call, err);
    if (back && (react & REACT_PASS)) {
        pane_run(p, LENT_END);
        return REACT_DRAW;
    }
    return react;
}

static const struct ui_key lent_keys[] = {
    {K_ENTER, K_NONE, "open", "Open", "The next step of this child; after a time that was typed: corrects it.",
        KEY_MENU},
    {'i', K_NONE, "register.in", "In", "Came in now, with the usual one; moves down.",
        KEY_BAR | KEY_MENU},
    {'o', K_NONE, "register.out", "Out", "Goes home: who collects?", KEY_BAR | KEY_MENU},
    {'d', K_NONE, "register.absent", "Didn't come", "Didn't come.", KEY_BAR | KEY_MENU},
    {'n', K_NONE, "register.note", "Note", "A bump or a note for this one.", KEY_BAR | KEY_MENU},
    {'q', K_NONE, "quit", "The carer is back", "Asks for the PIN, which shows the rest again.",
        KEY_BAR | KEY_MENU},
};

const struct pane_ops pane_lent = {
    .name = "lent",
    .title = "Register, handed over",
    .help = "Tick someone in\nStand on the name and press i. The time is now.\n\n"
            "Correct a time\nType it after i or o, as 0958 or 9:58, and press Enter.\n\n"
            "Let someone go home\nPress o. Those on the list stand first. Someone who is not on it "
            "needs a parent's yes.\n\n"
            "A bump or a note\nPress n.\n\n"
            "The rest of hub\nIt is shut until the carer types the PIN: q asks for it.",
    .without = "next-part|prev-part|menu|palette|find",
    .state_size = sizeof(struct register_pane),
    .keys = lent_keys,
    .key_count = sizeof lent_keys / sizeof *lent_keys,
    .open = lent_open,
    .load = lent_load,
    .draw = lent_draw,
    .act = lent_act,
    .rows = lent_rows,
    .until = lent_until,
};
