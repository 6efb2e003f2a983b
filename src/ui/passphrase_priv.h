/* SPDX-License-Identifier: MIT */
/*
 * Words that open a sealed file, as they are typed: held out of swap, shown as dots unless asked
 * for, wiped when they were used. Never in an arena.
 */
#ifndef HUB_UI_PASSPHRASE_PRIV_H
#define HUB_UI_PASSPHRASE_PRIV_H

#include "hub/service/sealed.h"
#include "hub/ui/pane.h"

enum { SECRET_BYTES = PASSPHRASE_MOST * 4 + 1, SECRET_SAID = 320 };

struct secret_line {
    char text[SECRET_BYTES];
    bool shown;
};

void secret_line_hold(struct secret_line *s); /* empty, and out of swap */
void secret_line_wipe(struct secret_line *s); /* before its memory goes */
void secret_line_empty(struct secret_line *s);
/* Letters, Backspace, Ctrl-U. False: not one of these. */
bool secret_line_key(struct secret_line *s, const struct ui_event *ev);
/* In one row, its end where it is long; with `focused` the cursor behind it. */
void secret_line_draw(const struct secret_line *s, struct canvas *c, struct area a, bool ascii,
    bool focused);

/*
 * The box asks for them and then calls "passphrase" on the pane that opened it, which has this in
 * its state and gave its address as the target's data. Esc leaves the line empty.
 */
struct passphrase_ask {
    struct secret_line line;
    char file[160];         /* the file's name */
    char said[SECRET_SAID]; /* what was wrong with those before; "" */
};

extern const struct pane_ops box_passphrase;
void passphrase_box(struct pane *p, struct passphrase_ask *ask);
/* The path's last part, and what is to be said, into it; texts that are too long are cut. */
void passphrase_about(struct passphrase_ask *ask, const char *path, const char *said);

#define SECRET_SHOW_KEY(flags)                                                                      \
    {K_CTRL('t'), K_NONE, "show", "Show", "Show what you type, or dots again.", flags}

#endif
