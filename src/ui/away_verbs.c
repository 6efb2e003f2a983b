/* SPDX-License-Identifier: MIT */
/* The rows of the menu about copies, and where the work is kept. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/command/away.h"
#include "panes_priv.h"
#include "print_view_priv.h"

#include <inttypes.h>

void away_where(struct hub *hub, struct arena *a, struct ui_kept *out)
{
    struct away_state s = {0};
    hub_away_state(hub, &s);
    *out = (struct ui_kept){.text = hub_kept(hub, a), .away = s.form == FORM_AWAY};
    if (out->away) {
        out->brief = arena_printf(a, "AWAY · %" PRId64, s.steps);
    }
}

const char *away_ask_leaving(struct hub *hub, struct arena *a)
{
    struct away_state s = {0};
    hub_away_state(hub, &s);
    return away_leaving(&s, a);
}

/* What belongs to the hub at home is not done in a copy of it. */
static bool told_not_here(struct pane *front, struct hub *hub)
{
    struct away_state s = {0};
    hub_away_state(hub, &s);
    if (s.form != FORM_AWAY) {
        return false;
    }
    pane_tell(front, "This is a copy",
        "Copies are taken, brought home and reported lost at the hub they came from. To bring this "
        "one home: leave hub here, open the hub at home, and take Bring it home there.");
    return true;
}

/* Over ssh a copy comes home from the computer that it is on. */
static bool told_from_there(struct pane *front, const struct pane_ops *ops)
{
    if (ops != &pane_bring_home || !print_guest(front)) {
        return false;
    }
    pane_tell(front, "Bring it home from your own computer", away_from_there(front->view.inv, front->life));
    return true;
}

unsigned away_act(struct pane *front, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        const struct pane_ops *ops;
        const char *text;
        bool home; /* not in a copy */
    } rows[] = {
        {"away.take", &pane_take_copy, NULL, true},
        {"away.home", &pane_bring_home, NULL, true},
        {"questions", &pane_questions, NULL, false},
        {"away.copies", &pane_copies_out, NULL, true},
        {"away.lost", &pane_copies_out, "lost", true},
        {"away.hand", &pane_hand, NULL, false},
        {"away.words", &box_new_words, NULL, false},
    };
    (void)err;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (!str_eq(call->id, rows[i].id)) {
            continue;
        }
        if ((!rows[i].home || !told_not_here(front, call->hub)) &&
            !told_from_there(front, rows[i].ops)) {
            pane_open(front, rows[i].ops, &(struct pane_target){.text = rows[i].text});
        }
        return REACT_DRAW;
    }
    return REACT_PASS;
}
