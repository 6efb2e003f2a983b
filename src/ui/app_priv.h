/* SPDX-License-Identifier: MIT */
/* The state of the loop. */
#ifndef HUB_UI_APP_PRIV_H
#define HUB_UI_APP_PRIV_H

#include "hub/service/lock.h"
#include "quiet_priv.h"
#include "ui_priv.h"

enum { APP_DEPTH = 8 };

/* The PIN is awaited. */
struct app_lock {
    bool on;
    struct arena *a;
    struct lock_page page; /* in a */
    char digits[32];
    char said[160];
    int64_t retry_ms; /* 0: no wait */
    bool lent;        /* asked by whoever has the register: Esc gives it back to them */
};

/* Where the work is kept, at the right of the top line. */
struct app_kept {
    char text[96], brief[32];
    bool away;
};

struct app {
    struct screen screen;
    struct hub *hub;
    const struct ui_options *opt;
    struct canvas *canvas;
    int rows, cols;
    struct pane *tabs[UI_TABS]; /* made when first shown, kept after */
    size_t tab_count, tab;
    struct pane *stack[APP_DEPTH]; /* over the tab */
    size_t depth;
    struct box_below below;
    char status[WISH_TEXT];
    char aside[64]; /* at the right of the status line */
    struct app_kept kept;
    bool alert, hide, all, done;
    bool by_clock;   /* hidden, and by no key */
    bool covered;    /* that too, while a field had the keys */
    bool lock_asked; /* since the last key */
    struct app_lock lock;
    hub_date today;
    struct news heard, *news; /* what others did; the panes' own to mark as seen */
    uint64_t version; /* of the file, when it was loaded last */
    int64_t rest_due_ms; /* 0: all is there already */
    bool detail_is;      /* the detail; the pane's rest may be due */
    int64_t tick_due_ms, last_key_ms;
    int64_t use_until, use_due_ms; /* by the wall and by our own time: until then a register is in use */
    int64_t skipped_ms; /* tests: time that has passed for us alone */
    int64_t small_due_ms; /* 0: there is room for a screen */
};

void app_init(struct app *app, struct screen screen, struct hub *hub, const struct ui_options *opt);
void app_fini(struct app *app);
void app_draw(struct app *app);
struct frame app_frame(const struct app *app);
struct area app_pane_area(const struct app *app, const struct pane *p);
/* Tell a pane its room. True when it is not what it was. */
bool app_give_room(const struct app *app, struct pane *p);
void app_close_front(struct app *app); /* of the stack; a tab stays */
void app_open_below(struct app *app, const struct pane_ops *ops); /* help, menu, palette */
void app_show_tab(struct app *app, size_t tab, const struct pane_target *target);
bool app_go_to_tab(struct app *app, const char *name, const struct pane_target *target);
/* Whether what a pane wants to open is for this person; a record they may not write opens to be read. */
bool app_door(const struct app *app, struct ui_wish *wish);
/* What the pane asked for while it acted; `p` may be gone at the end. */
void app_grant(struct app *app, struct pane *p, unsigned react, const struct ui_event *ev);
/* Ask each open pane, the front one first, whether it can go: a changed form asks back. */
bool app_may_leave(struct app *app, bool tab_too, const struct ui_event *ev);

/* app_input.c */
void app_input(struct app *app, const struct ui_event *ev); /* a key, a click, a paste */
/* One call: the pane in front, then the program, then the app. False: none had anything to do for it. */
bool app_act(struct app *app, const char *id, const struct ui_event *ev);

/* False when there is nothing new to draw. */
bool app_handle(struct app *app, const struct ui_event *ev);
void app_ask_aside(struct app *app); /* what stands at the right of the status line */
void app_ask_kept(struct app *app);  /* and of the top line */
/* "tick" to the panes that tick, "hangup" to all. True when something is to be drawn. */
bool app_tell(struct app *app, const char *id, const struct ui_event *ev);
/* A key that begins several things asks which; a command is opened. True: the pane has asked for it. */
bool app_ask_prefix(struct app *app, struct pane *p, const char *id);
bool app_ask_command(struct pane *p, const char *id);

struct pane *app_front(const struct app *app);
void app_load_all(struct app *app);
void app_rest(struct app *app); /* what was due when the keys rest */
void app_say(struct app *app, bool alert, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void app_say_why(struct app *app, const struct hub_err *err); /* with what can be done here */

/* app_idle.c: what happens by itself. Those that answer: true when the screen may differ. */
int64_t app_now_ms(const struct app *app);
void app_idle_init(struct app *app);
/* The window has another size; and whether it has been too small for a while. */
void app_note_small(struct app *app);
bool app_small_too_long(const struct app *app);
/* Drafts are kept, the loop ends, and opt->left says where it was. */
void app_hand_over(struct app *app, bool small, const struct ui_event *ev);
int app_timer_ms(const struct app *app); /* until something is due */
bool app_run_timers(struct app *app, const struct ui_event *ev);
bool app_take_changes(struct app *app);
void app_tell_editing(struct app *app); /* which records are open in a form */
/* What could not be read behind a page's back, where a name may be missing now. True: it was said. */
bool app_tell_unread(struct app *app);
void app_read_news(struct app *app); /* what others did, for the marks in lists */
bool app_idle(struct app *app, const struct ui_event *ev); /* what minutes without a key ask for */
void app_key_seen(struct app *app);
void app_toggle_hide(struct app *app);
void app_show_names(struct app *app);
void app_cover_page(const struct app *app, struct quiet_page *out);
void app_cover_event(struct app *app, const struct ui_event *ev);

/* app_lend.c: only a register is on the screen until the PIN (pane_lent). */
bool app_lent(const struct app *app);
void app_lend_end(struct app *app);

/* app_lock.c */
bool app_lock(struct app *app, const struct ui_event *ev); /* false: this person has no PIN */
void app_lock_lent(struct app *app); /* the same before a register that was lent is given up */
void app_unlock(struct app *app);
void app_lock_event(struct app *app, const struct ui_event *ev);
bool app_lock_tick(struct app *app);
void app_lock_page(const struct app *app, struct quiet_page *out);

#endif
