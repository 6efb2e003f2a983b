/* SPDX-License-Identifier: MIT */
/*
 * The program as it is built, run with a small hub in a folder that can be made anew for each try.
 * What cannot be set up ends the test with "Bail out!".
 */
#ifndef TESTS_TRIAL_H
#define TESTS_TRIAL_H

#include "hub/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum { TRIAL_SAYS = 16384 };

struct trial {
    struct arena *a;
    const char *hub, *inject; /* the program; tests/faults/inject.so */
    const char *top;          /* the folder of all this; top/base the hub they start from, top/in files */
    const char *base, *at;    /* the folder a try starts from, the one it works in */
    const char *out;          /* {O}: a file to be made */
    const char *other;        /* {P}: another */
    const char *sheet;        /* the words of the recovery sheet, a line; NULL: none was made */
    const char *now;          /* HUB_NOW; NULL: 2026-11-21T10:00 */
    const char *typed;        /* standard input; NULL: TRIAL_PASSPHRASE */
    const char *is_fresh;     /* the base that t->at is like; NULL: something was run since */
    bool plain;               /* without inject.so: where a sanitizer has to come first */
    char says[TRIAL_SAYS];    /* standard error of the last run; its standard output is top/said */
    int status;               /* its exit status, or 128 + signal */
};

#define TRIAL_PASSPHRASE "gorse lantern puddle\n"

/* Makes the hub: Okafor with Theo, Reid with Jay, a stay, a line of the log. */
void trial_start(struct trial *t);
/* t->at as t->base is. */
void trial_fresh(struct trial *t);
/* Whether each byte below t->at still is as it is there. */
bool trial_same(struct trial *t);
/* A recovery sheet for the hub they start from: without one there are no backups. */
void trial_sheet(struct trial *t);
/*
 * Words apart by |; {O} is t->out, {P} t->other, {I} top/in. The hub is t->at/hub.db; after @ the sealed
 * file {O}, its passphrase as typed; after ! none, and nobody. `kind`: the fault (inject.c), at its
 * n-th place; NULL: none.
 */
void trial_run(struct trial *t, const char *words, const char *kind, long at);
/* How many places the last run had. */
long trial_counted(struct trial *t);
/* Of memory: where it was asked for from a new path through the code; a number and the path's sum. */
struct trial_path {
    long at;
    unsigned long long sum;
};
size_t trial_paths(struct trial *t, struct trial_path **out);
void trial_shell(const char *command);
/* One sentence or more of the program, nothing of the system or SQLite. */
bool trial_plain(const char *says);

#endif
