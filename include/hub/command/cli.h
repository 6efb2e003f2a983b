/* SPDX-License-Identifier: MIT */
/* The command line: argv in, exit status out. main fills struct program and holds nothing else. */
#ifndef HUB_COMMAND_CLI_H
#define HUB_COMMAND_CLI_H

#include "hub/command/first.h"
#include "hub/config/load.h"

#include <stdio.h>

struct guest;
struct recur_rare;

/* How the screen was left, when it was for plain questions. */
struct screen_end {
    bool plain;
    bool small;        /* nobody asked for them: the window became too small */
    const char *place; /* what was in front: "today", "families"; NULL */
    hub_id draft;      /* what was being typed; ID_NONE: nothing */
    bool never;        /* this terminal cannot show the screen, in a window of any size */
};

struct program {
    struct config_env env;
    char *const *environment; /* for programs that hub runs; NULL: none */
    FILE *in; /* answers in plain mode; NULL: there are none */
    FILE *out, *err;
    bool terminal; /* standard input and output are one */
    bool out_is_terminal;
    const char *term; /* TERM; NULL: none */
    bool (*term_known)(const char *term); /* whether this computer can draw on it; NULL: not known */
    const char *root; /* of a test: stands for / in what hub doctor looks at; NULL */
    const char *now; /* HUB_NOW; obeyed when `now_always`, else for a practice hub only */
    bool now_always; /* a test build */
    const struct guest *guest; /* who came in over ssh; NULL: somebody at this computer */
    int (*columns)(void); /* of the terminal now; 0, or NULL: not known */
    const struct recur_rare *rare; /* rules that are met rarely; NULL: nobody works them out */
    /*
     * What the screen calls the key of this id on its tab `place` (NULL, or not there: on all of it): a
     * word and a sentence. False where it has none. NULL: there is no screen.
     */
    bool (*key_words)(const char *place, const char *id, const char **word, const char **help);
    /* The screen, which this room does not know. NULL: there is none. HUB_EUSAGE: it cannot be here. */
    enum hub_rc (*screen)(struct invocation *inv, struct screen_end *end, struct hub_err *err);
    /* What to do where there is no hub: the screen asks. HUB_EUSAGE when it cannot be shown. */
    enum hub_rc (*first)(struct invocation *inv, struct first_choice *out, struct hub_err *err);
};

/* Runs one command; every failure is told on `err`. Returns the exit status of CLI.md. */
int cli_run(const struct program *p, int argc, char *const *argv);

/*
 * Another command on the hub that `inv` has open, for the screen. What it prints, or beside a
 * file what it notes, comes back as text. argv[0] is passed over.
 */
enum hub_rc cli_again(const struct invocation *inv, int argc, const char *const *argv,
    struct arena *a, const char **text, struct hub_err *err);

/*
 * Puts the option that a failure asks for behind its sentence, for whoever types options. Returns
 * rc; where that is no failure `err` is not read.
 */
enum hub_rc cli_next(enum hub_rc rc, struct hub_err *err);

/*
 * argv[1..] to an invocation: command, arguments, options but for dates, which need the clock
 * (args_dates). Errors: HUB_EUSAGE with a sentence that says how to put it.
 */
enum hub_rc args_parse(
    int argc, char *const *argv, struct arena *a, struct invocation *out, struct hub_err *err);
enum hub_rc args_dates(struct invocation *inv, hub_date today, struct hub_err *err);

/* "hub list WHAT [--hub NAME] [--format text|csv|json] …" */
const char *command_usage(const struct command *c, struct arena *a);
/* How many arguments it takes; *most SIZE_MAX: any number. */
void command_arity(const struct command *c, size_t *least, size_t *most);

#endif
