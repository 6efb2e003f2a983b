/* SPDX-License-Identifier: MIT */
/* What the verbs of tests/tui/run.c share: the run of one script, its words, waiting for frames. */
#ifndef TESTS_TUI_H
#define TESTS_TUI_H

#include "vpty.h"

#include <stdbool.h>
#include <stddef.h>

enum { LINES_FD = 7, DEADLINE_MS = 20000, MAX_ENV = 64, MAX_ARGS = 64, MAX_LINE = 4096 };

enum pass { PASS_CHECK, PASS_SMALL, PASS_RESIZE, PASSES };

enum { MAX_PATHS = 4 };

struct run {
    char paths[MAX_PATHS][MAX_LINE]; /* of the arguments, in full */
    const char *hub, *script;
    char program[MAX_LINE], dir[MAX_LINE];
    char *env[MAX_ENV];
    int env_count;
    enum pass pass;
    struct pty *pty, *other; /* other: a second terminal, put aside */
    int rows, cols, line, checks, failed;
    char always[MAX_LINE], never[MAX_LINE], shades[MAX_LINE];
    bool *visited; /* of ui_panes[], at a `sane` */
    size_t bytes_before, bytes_of_key;
    unsigned keys;
    char words[MAX_LINE]; /* of the recovery sheet that was shown */
    bool no_sheet; /* a hub that is started gets no recovery sheet */
    bool over; /* nothing more can be asked of the program */
};

enum when { ALWAYS, CHECK_ONLY, RUNNING };

/* One word a line of a script may begin with; the last of a table has no name. */
struct verb {
    const char *name;
    void (*run)(struct run *, char *rest);
    enum when when; /* CHECK_ONLY: not in the passes that only have to live; RUNNING: after start */
};
extern const struct verb world_verbs[], input_verbs[], look_verbs[];

/* The folder and the environment of one run; tear_down ends the program and removes them. */
void set_up(struct run *r);
void tear_down(struct run *r);

/* One line of the result; check shows the screen where it failed, broken ends the run as well. */
bool passed_or_not(struct run *r, bool ok, const char *what);
void check(struct run *r, bool ok, const char *what);
void broken(struct run *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

char *skip_spaces(char *s);
/* The next word, quotes taken off and \033 \n \t \\ \" understood; NULL at the end. */
char *next_word(char **s, bool *quoted);
/* The program and the words of the line. */
int split_args(struct run *r, char *rest, char *argv[MAX_ARGS]);

/* After this no timer is due but the slow ones, and the screen is what it will stay. */
bool settle(struct run *r);
/* Around every input: its frame is awaited, and what follows from it; `what` names it if it fails. */
void before_input(struct run *r, unsigned *frames);
void finish_input(struct run *r, unsigned frames, const char *what);
void jolt(struct run *r); /* in the pass of resizes: one, before a key */
bool sees_text(struct run *r, const char *text);
bool await_text(struct run *r, const char *text); /* until it comes by itself */

#endif
