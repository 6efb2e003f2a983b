/* SPDX-License-Identifier: MIT */
/* The rows of the menu about copies, and where the work is kept. */
#include "away_priv.h"
#include "hub/base/str.h"
#include "hub/command/away.h"
#include "panes_priv.h"

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

unsigned away_act(struct pane *front, const struct call *call, struct hub_err *err)
{
    static const struct {
        const char *id;
        const struct pane_ops *ops;
    } rows[] = {
        {"away.hand", &pane_hand},
        {"away.words", &box_new_words},
    };
    (void)err;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (str_eq(call->id, rows[i].id)) {
            pane_open(front, rows[i].ops, NULL);
            return REACT_DRAW;
        }
    }
    return REACT_PASS;
}
