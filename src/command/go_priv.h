/* SPDX-License-Identifier: MIT */
/* hub go: the session on a server as the window here sees it, and what comes over from there. */
#ifndef GO_PRIV_H
#define GO_PRIV_H

#include "hub/base/str.h"
#include "remote_priv.h"

#include <signal.h>
#include <termios.h>

/* --- the window (go_window.c) ------------------------------------------------------------ */

enum { GO_MODES = 12, GO_SEQUENCE = 32 };

/* What a program at the other end has switched on in it, and may not switch off any more. */
struct go_window {
    bool changed[GO_MODES];       /* by the rows of the table of modes */
    bool any;                     /* something was shown at all */
    char sequence[GO_SEQUENCE];   /* an escape sequence that is not whole yet */
    size_t sequence_len;
    struct termios usual;
    bool terminal;                /* `usual` is known */
};
void go_window_begin(struct go_window *w);
void go_window_see(struct go_window *w, const char *bytes, size_t len); /* on its way to it */
/* As it was at the beginning: echo, cursor, mouse, the screen behind; what was typed meanwhile is lost. */
void go_window_right(struct go_window *w);

/* --- what is told in between (go_mark.c) ---------------------------------------------------- */

enum { GO_MARK_MOST = 40 };
struct go_mark {
    char held[GO_MARK_MOST]; /* perhaps the beginning of one */
    size_t len;
};
/* Bytes from there; those for the window go to `out`. True: something waits there now. */
bool go_mark_take(struct go_mark *m, const char *bytes, size_t len, struct sb *out);

/* --- the session (go_session.c) ---------------------------------------------------------------- */

struct go {
    struct invocation *inv;
    const char *name; /* of the server, as typed */
    struct server server;
    const char *folder;  /* here, 0700, for pages that are looked at; NULL: there is none */
    const char *control; /* the socket of a running session; NULL: none */
    struct go_window window;
    sigset_t usual;      /* signals as they were */
    pid_t helper;        /* fetches while the session runs; 0: none */
    bool waits;          /* something waits there */
    bool asked_to_end;   /* the window was closed, or we were told to end */
};

struct go_end {
    bool dropped;     /* by the line, or ssh itself; not by hub there */
    int status;       /* else hub's own */
    const char *said; /* by ssh; "" */
};

/* With a terminal there. `command`: NULL for the screen. */
enum hub_rc go_session(struct go *g, const char *command, struct go_end *end, struct hub_err *err);

/* --- asking (go_ask.c) ----------------------------------------------------------------------------- */

enum { GO_LOOK_MS = 250 /* how often it is looked whether we are to end */ };
/* From here on to go_signals_end nothing but the waiting of this room is interrupted. */
void go_signals_begin(struct go *g);
void go_signals_end(struct go *g);
bool go_told_to_end(bool by_key); /* `by_key`: by Ctrl-C too */
/* A line from the terminal, cut off at `size`; false: none, or asked to end. */
bool go_ask(struct go *g, char *line, size_t size);

/* --- what comes over (go_fetch.c) ----------------------------------------------------------------- */

bool go_folder_make(struct go *g);
void go_folder_remove(struct go *g);
/* Pages that can be shown, while the session runs, by a process of its own; nobody is asked. */
void go_fetch_beside(struct go *g);
void go_helper_ended(struct go *g, bool wait);
/* The rest when it has ended: pages are shown, copies go where they are asked to. */
void go_fetch_rest(struct go *g);
/* One page that is here: shown, or left where it can be found, which is said. */
void go_show(struct go *g, const char *file, const void *bytes, size_t len);
/* Until the person has looked at all of them. */
void go_looked(struct go *g);

#endif
