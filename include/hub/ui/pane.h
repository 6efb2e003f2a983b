/* SPDX-License-Identifier: MIT */
/*
 * A pane: private state behind one table of functions. Tabs, dialogs, help,
 * menu and palette are all panes on one stack, so a resize while a box is open
 * is the ordinary path.
 *
 *   key → row of the key tables → act → REACT_ flags → load → draw → terminal
 *
 * act changes the pane's state, or calls a service verb to write; load and
 * detail are the only places that read; draw is pure.
 */
#ifndef HUB_UI_PANE_H
#define HUB_UI_PANE_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"
#include "hub/ui/canvas.h"
#include "hub/ui/event.h"
#include "hub/ui/keymap.h"
#include "hub/ui/news.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct doors;
struct hub;
struct invocation;
struct pane;

enum react {
    REACT_DRAW = 1 << 0,
    REACT_LOAD = 1 << 1,   /* load before the next draw */
    REACT_DETAIL = 1 << 2, /* another record is selected: detail when the keys rest */
    REACT_CLOSE = 1 << 3,  /* close this pane */
    REACT_QUIT = 1 << 4,   /* leave hub */
    REACT_PASS = 1 << 5,   /* not mine */
};

/* What a pane is told about its surroundings. Set before open, load, detail, act and draw. */
struct pane_view {
    int rows, cols; /* the pane's own room */
    bool single;    /* one part at a time: draw only `part` */
    bool hide;      /* initials for names; no phone, address, school, free text */
    bool ascii;     /* lines as - | + */
    bool practice;
    hub_date today; /* NONE: not known */
    const struct ui_key *more; /* rows of the program that every pane has */
    size_t more_count;
    const struct invocation *inv; /* to run commands with; may be NULL */
    const struct doors *doors; /* what this person is offered; NULL: everything */
    struct news *news; /* what others have changed: give it to the lists; may be NULL */
};

/* What to show first. */
struct pane_target {
    int64_t id; /* a record; 0 for none */
    const char *text;
    const void *data; /* agreed between the two panes; must outlive the pane */
};

struct call {
    /*
     * A row of the key tables, or "" for a key without one; or "click", "paste",
     * "wheel-up", "wheel-down"; or "leave": the pane is about to be closed, REACT_PASS lets it;
     * or "hangup": keep the draft, the terminal is gone; or "tick", about once a second, for
     * panes that tick: only REACT_DRAW counts.
     */
    const char *id;
    const struct ui_event *ev; /* what caused it: key, click (row, col of the pane), paste */
    struct hub *hub;           /* for service verbs that write */
};

struct pane_ops {
    const char *name;  /* "families"; also a target for pane_go */
    const char *title; /* "Families" */
    const char *help;  /* tasks, for `?`: paragraphs of plain text */
    int digit;         /* of a tab: 1 to 9; 0: its place among the tabs */
    size_t state_size;
    const struct ui_key *keys;
    size_t key_count;
    const char *without; /* shared rows that do nothing here: "open|find"; NULL: all work */
    int parts;           /* parts that Tab goes round; 0 and 1 are the same */
    bool box;            /* drawn over the pane below, which stays visible */
    bool ticks;          /* act is called with "tick" */
    bool later;          /* detail always waits until the keys rest; the first picture comes before */

    /* Any may be NULL but draw. */
    void (*open)(struct pane *, const struct pane_target *); /* state is zeroed; no reading */
    void (*close)(struct pane *);
    enum hub_rc (*load)(struct pane *, struct hub *, struct hub_err *);
    enum hub_rc (*detail)(struct pane *, struct hub *, struct hub_err *);
    enum hub_rc (*rest)(struct pane *, struct hub *, struct hub_err *); /* what may wait until the keys rest */
    void (*draw)(const struct pane *, struct canvas *);
    /* REACT_PASS hands the call on: Enter, Esc, Tab and the shared keys have a default. */
    unsigned (*act)(struct pane *, const struct call *, struct hub_err *);
    size_t (*rows)(const struct pane *); /* rows on hand, for tests */
    /* In use until then though no key is pressed: names do not hide by the clock. NULL: no. */
    hub_wall (*until)(const struct pane *);
    int64_t (*editing)(const struct pane *); /* the record whose form it is; 0: none. NULL: none */
    bool (*typing)(const struct pane *); /* a field or a find line has the keys */
    struct area (*box_area)(const struct pane *, int rows, int cols); /* of a box; NULL: centred */
    /*
     * What a key does just now, for the key bar: Enter in a long text; NULL: nothing, and the bar
     * leaves it out. Without this function always its word.
     */
    const char *(*key_word)(const struct pane *, const struct ui_key *);
};

struct pane {
    const struct pane_ops *ops;
    void *state;           /* state_size bytes */
    struct arena *life;    /* until the pane closes */
    struct arena *loaded;  /* reset before each load */
    struct arena *details; /* reset before each detail */
    struct pane_view view;
    int part;             /* which has the focus, from 0 */
    struct ui_wish *wish; /* where the calls below leave what they ask for */
};

/* Made by the app; tests of a pane use them with a canvas and no terminal. */
struct pane *pane_create(
    const struct pane_ops *ops, const struct pane_target *target, const struct pane_view *view);
void pane_destroy(struct pane *p); /* NULL is fine */
enum hub_rc pane_load(struct pane *p, struct hub *hub, struct hub_err *err);
enum hub_rc pane_detail(struct pane *p, struct hub *hub, struct hub_err *err);
enum hub_rc pane_rest(struct pane *p, struct hub *hub, struct hub_err *err);
struct keymap pane_keymap(const struct pane *p);

/*
 * For draw: two parts, 0 and 1, beside or above each other with a rule between.
 * With one part at a time that part has all the room and the other none.
 */
void pane_split_cols(const struct pane *p, struct canvas *c, int left_cols, struct area out[2]);
void pane_split_rows(const struct pane *p, struct canvas *c, int top_rows, struct area out[2]);

/* For act: asks the app, which does it after act returns. Texts are copied. */
void pane_say(struct pane *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void pane_open(struct pane *p, const struct pane_ops *ops, const struct pane_target *target);
void pane_go(struct pane *p, const char *tab, const struct pane_target *target);
/* One sentence with person, thing and effect. The safe answer is chosen; the other calls `id`. */
void pane_ask(struct pane *p, const char *question, const char *keep, const char *go_on, const char *id);
void pane_tell(struct pane *p, const char *title, const char *text); /* a box with [OK] */
/* Another theme from now on: a name for theme_find, static. */
void pane_look(struct pane *p, const char *theme);
/* As if the key of this row had been pressed in the pane below (menu, palette). */
void pane_run(struct pane *p, const char *id);

#endif
