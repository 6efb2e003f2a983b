/* SPDX-License-Identifier: MIT */
/* Away and home: copies that are taken, what comes back with them, the questions it leaves. */
#ifndef HUB_UI_AWAY_PRIV_H
#define HUB_UI_AWAY_PRIV_H

#include "hub/ui/ui.h"

extern const struct pane_ops pane_take_copy;  /* in steps; id: an event it is for, 0: asked */
extern const struct pane_ops pane_copies_out; /* the hub's list; text: "lost", for one that is */
/* Lines to read, the first its title; "# " before a heading, "! " before a warning. Covered by `.`. */
extern const struct pane_ops pane_away_page;
extern const struct pane_ops pane_bring_home; /* which file, what it brings, then the receipt */
extern const struct pane_ops pane_questions;  /* what a return left to decide */
extern const struct pane_ops pane_question;   /* id: its number, text: its hub, "" in a file of one */
extern const struct pane_ops pane_hand;       /* which register is handed over */

extern const struct pane_ops box_new_words; /* another passphrase for the sealed file at hand */

/* The rows of the menu, and what they open; REACT_PASS: not one of them. */
unsigned away_act(struct pane *front, const struct call *call, struct hub_err *err);

/* For struct ui_options. */
void away_where(struct hub *hub, struct arena *a, struct ui_kept *out);
const char *away_ask_leaving(struct hub *hub, struct arena *a);

/* Buttons in the last row: where each stands is where a click finds it. */
struct button_row {
    const char *const *words;
    size_t count, at;
};
void button_row_draw(const struct button_row *b, struct canvas *c, int row, bool focused);
/* Left and Right, Tab and Shift-Tab. False: not one of these. */
bool button_row_move(struct button_row *b, const char *id);
/* The one at this column; `count`: none. */
size_t button_row_hit(const struct button_row *b, int col);

#endif
