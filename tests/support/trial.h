/* SPDX-License-Identifier: MIT */
/*
 * The program as it is built, run with a small hub in a folder that can be made anew for each try.
 * What cannot be set up ends the test with "Bail out!".
 */
#ifndef TESTS_TRIAL_H
#define TESTS_TRIAL_H

#include "hub/base/arena.h"

#include <stdbool.h>

enum { TRIAL_SAYS = 16384 };

struct trial {
    struct arena *a;
    const char *hub, *inject; /* the program; tests/faults/inject.so */
    const char *top;          /* the folder of all this; top/base the hub they start from, top/in files */
    const char *base, *at;    /* the folder a try starts from, the one it works in */
    const char *out;          /* {O}: a file to be made */
    const char *typed;        /* standard input; NULL: TRIAL_PASSPHRASE */
    char says[TRIAL_SAYS];    /* standard error of the last run */
    int status;               /* its exit status, or 128 + signal */
};

#define TRIAL_PASSPHRASE "gorse lantern puddle\n"

/* Makes the hub: Okafor with Theo, Reid with Jay, a stay, a line of the log. */
void trial_start(struct trial *t);
/* t->at as t->base is. */
void trial_fresh(struct trial *t);
/* Words apart by |; {O} is t->out, {I} top/in. `kind`: the fault (inject.c), at its n-th place; NULL: none. */
void trial_run(struct trial *t, const char *words, const char *kind, long at);
/* How many places the last run had. */
long trial_counted(struct trial *t);
void trial_shell(const char *command);
/* One sentence or more of the program, nothing of the system or SQLite. */
bool trial_plain(const char *says);

#endif
