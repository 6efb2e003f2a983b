/* SPDX-License-Identifier: MIT */
/* The full screen: the terminal, the frame and the loop that runs the panes. */
#ifndef HUB_UI_UI_H
#define HUB_UI_UI_H

#include "hub/base/clock.h"
#include "hub/base/err.h"
#include "hub/base/id.h"
#include "hub/ui/event.h"
#include "hub/ui/pane.h"
#include "hub/ui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* How the terminal is to be used. main fills it from the environment and the settings. */
struct term_options {
    const char *type;  /* TERM; NULL or "" counts as unknown */
    const char *theme; /* name for theme_find */
    bool no_colour;    /* NO_COLOR is set, or the setting */
    bool no_mouse;
    bool frame_marks; /* tests: OSC 7777;frame;probes;pane BEL when a frame is done; K_PROBE is heard */
    int esc_ms;       /* how long a lone Esc waits for the rest of a key; 0: 100 */
};

struct terminal;

/*
 * Take over the terminal on standard input and output. Errors: HUB_EUSAGE when
 * it is none or cannot move a cursor (TERM=dumb): the caller goes to plain
 * mode. An unknown TERM is tried as vt100.
 */
enum hub_rc term_open(const struct term_options *opt, struct terminal **out, struct hub_err *err);
void term_close(struct terminal *t); /* gives the terminal back as it was; NULL is fine */
struct screen term_screen(struct terminal *t);

/* Below this there is no screen: plain questions. SCREENS M25. */
enum { UI_LEAST_ROWS = 12, UI_LEAST_COLS = 40 };
bool ui_fits(int rows, int cols);
/* Of the terminal on standard output; false when it does not say. */
bool ui_terminal_size(int *rows, int *cols);
/* Whether this computer knows how to draw on it; not while a screen is shown. */
bool ui_knows_terminal(const char *type);

/* How the screen was left, when it was for plain questions. */
struct ui_left {
    bool plain;
    bool small;      /* not asked for: the window became too small */
    const char *tab; /* the name of the one that was in front */
    hub_id draft;    /* of the form that was open; ID_NONE */
};

/* Where the work is kept: "on the server", "AWAY · 4 changes to bring home". */
struct ui_kept {
    const char *text;
    const char *brief; /* where there is little room: "AWAY · 4"; NULL: nothing then */
    bool away;         /* it is shown whatever else has no room */
};

struct ui_options {
    const struct pane_ops *const *tabs; /* in the order of their digits, at most 9 */
    size_t tab_count, start;
    const struct pane_ops *over; /* in front at the start, over that tab; NULL: nothing */
    const char *(*title)(struct hub *); /* the name on the top line; asked at each draw */
    const char *person;
    const char *kept;             /* where the work is: "on the server", "this computer" */
    /* In its place, asked when something was saved. May be NULL. */
    void (*where)(struct hub *, struct arena *a, struct ui_kept *out);
    /* What is asked before it is left: a question, "" for none. May be NULL. */
    const char *(*leaving)(struct hub *, struct arena *a);
    bool practice, ascii, single; /* single: one part at a time although there is room */
    const struct hub_clock *clock;
    int hide_min; /* minutes without a key before names become initials; 0: 3, -1: never */
    int lock_min; /* minutes without a key before the PIN is asked; 0 or less: never */
    /* Tests: the clock of hub and panes goes on by so many seconds. May be NULL. */
    void (*skip)(struct hub *, const struct invocation *inv, int seconds);
    /* Rows that every pane has, and what runs them when the pane in front passes. */
    const struct ui_key *more;
    size_t more_count;
    const struct doors *doors; /* what this person is offered; NULL: everything */
    unsigned (*act)(struct pane *front, const struct call *, struct hub_err *);
    /* Asked each second and after each call: differs when something was saved. May be NULL. */
    uint64_t (*version)(struct hub *);
    /* Asked when others saved: anything but HUB_OK ends the screen. May be NULL. */
    enum hub_rc (*still_in)(struct hub *, struct hub_err *);
    /* HUB_OK, or what could not be read since it was asked last; asked after each event. May be NULL. */
    enum hub_rc (*unread)(struct hub *, struct hub_err *);
    /* Around all that one event makes us read, for one state of the file. May be NULL, both. */
    void (*look)(struct hub *);
    void (*look_end)(struct hub *);
    /* What others did since it was asked last goes into the news; the first time nothing. May be NULL. */
    enum hub_rc (*news)(struct hub *, struct news *, struct hub_err *);
    /* Which records others have open in a form, into the news; true: other ones than before. May be NULL. */
    bool (*editors)(struct hub *, struct news *);
    /* Which records are open in a form here: told after each call. May be NULL. */
    void (*editing)(struct hub *, const hub_id *records, size_t count);
    /* Said at the right of the status line, "" for nothing; asked when something was saved. */
    const char *(*aside)(struct hub *, struct arena *a);
    const char *hello;    /* on the status line of the first frame; NULL: nothing */
    bool hello_alert;     /* it is a warning */
    const char *first_title, *first_box; /* told in a box over the first frame; NULL: nothing */
    struct ui_left *left; /* filled at the end; NULL: there are no plain questions to go to */
    bool stay;            /* tests: in a window of any size */
    const struct invocation *inv; /* for panes that run a command; NULL: none do */
    struct term_options term;
};

/* Until the person leaves or the terminal hangs up (HUB_OK both), or an error on opening. */
enum hub_rc ui_run(struct hub *hub, const struct ui_options *opt, struct hub_err *err);
/* The same on any screen: tests. Ends at UI_HANGUP. */
enum hub_rc ui_run_on(
    struct screen screen, struct hub *hub, const struct ui_options *opt, struct hub_err *err);
/* One tab, loaded and drawn without a terminal: `hub screen`, golden screens. */
enum hub_rc ui_draw_once(struct hub *hub, const struct ui_options *opt, int rows, int cols,
    struct arena *a, const char **text, struct hub_err *err);

#endif
