/* SPDX-License-Identifier: MIT */
/*
 * Asked to end: SIGHUP (the line is gone), SIGTERM, SIGINT. A command ends at once, and the files it
 * had not finished go with it. Where something would be lost by that (words typed, a copy half
 * sent, an echo switched off) the program holds on: it is only asked, calls that wait come back with
 * EINTR until it is awake, and LEAVE_MS later it ends whatever it is doing.
 */
#ifndef HUB_BASE_LEAVE_H
#define HUB_BASE_LEAVE_H

#include <stdbool.h>

enum {
    LEAVE_MS = 900,       /* from the signal until it ends by itself: a second, less what ending takes */
    LEAVE_LATE_MS = 600,  /* from then on no lock is waited for */
    LEAVE_LAST_MS = 4000, /* of one that is awake, as on a disk that hardly answers */
    LEAVE_FILES = 4,      /* unfinished at once */
};

/* Once, at the start of the program. */
void leave_catch(void);

/* Held as often as hold_on was called more often than let_go. The last let_go ends it if it was asked to. */
void leave_hold_on(void);
void leave_let_go(void);
/* What gives the terminal back when it ends by itself; called inside a signal handler. NULL: nothing. */
void leave_last(void (*last)(void));

bool leave_asked(void);
/* Asked, and LEAVE_LATE_MS ago: who waits for another program gives up. */
bool leave_late(void);
/* It has seen that it was asked and is ending: nothing is cut short any more but by LEAVE_LAST_MS. */
void leave_awake(void);

/*
 * A file that is nothing until it is finished, by its name in the folder `dir` (AT_FDCWD: a whole path). It
 * is taken away if the program is ended before leave_finished of the same name. Names that are too
 * long, and more than LEAVE_FILES, are left.
 */
void leave_unfinished(int dir, const char *name);
void leave_finished(int dir, const char *name);

#endif
