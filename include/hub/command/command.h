/* SPDX-License-Identifier: MIT */
/*
 * The command table and what a runner is given. One row a command
 * (commands.def), one row an option (options.def); parsing, help, the manual
 * page and completion come from the rows.
 */
#ifndef HUB_COMMAND_COMMAND_H
#define HUB_COMMAND_COMMAND_H

#include "hub/base/arena.h"
#include "hub/base/clock.h"
#include "hub/base/err.h"
#include "hub/config/config.h"
#include "hub/exchange/sink.h"
#include "hub/service/hub.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum option_id {
#define OPTION(id, word, kind, value, choices, min, max, help) OPTION_##id,
#include "hub/command/options.def"
#undef OPTION
    OPTION_COUNT
};

/* Which options, as many as the table has: {{OPT(HUB) OPT(FORMAT)}} has two, {{0}} none. */
struct option_set {
    bool has[OPTION_COUNT];
};
#define OPT(id) [OPTION_##id] = true,
/* Taken by every command. */
extern const struct option_set options_everywhere;

enum option_kind {
    KIND_FLAG,
    KIND_TEXT,
    KIND_DATE,
    KIND_INT,
    KIND_CHOICE,
    KIND_PATH, /* a file of this computer; over ssh only - */
    KIND_SELF, /* who sits here; over ssh the key says so */
    KIND_FD,   /* an open file; over ssh only 0 */
};

struct option {
    const char *word; /* "dry-run", without the dashes */
    enum option_kind kind;
    const char *value;   /* what stands for it in a usage line: "FILE"; NULL: none, or `choices` */
    const char *choices; /* "text|csv|json" */
    int64_t min, max;    /* INT, FD */
    const char *help;
};

extern const struct option options[OPTION_COUNT];

enum command_flag {
    COMMAND_HUB = 1 << 0,   /* the hub is opened, with this person's PIN, before it runs */
    COMMAND_START = 1 << 1, /* the same where there is a file; without one it starts it */
    COMMAND_OPENS = 1 << 2, /* it opens the hub itself, with this person's PIN */
    COMMAND_FILE = 1 << 4,  /* it makes the file of --output itself */
    COMMAND_PIN = 1 << 3,   /* with COMMAND_HUB: it asks for the PIN itself */
    COMMAND_PATHS = 1 << 5, /* its arguments are files of this computer; over ssh only - */
    COMMAND_HERE = 1 << 6,  /* for somebody at this computer, never over ssh */
    COMMAND_SYSTEM = 1 << 7, /* the system's hub.ini and no other */
    COMMAND_ANYHOW = 1 << 9, /* hub.ini may be wrong: that is told in `ini`, and all is as usual */
    COMMAND_OUT = 1 << 8,   /* a page or file that leaves the hub: it is recorded who took it */
    COMMAND_REST = 1 << 9,  /* behind its first argument all words are as typed, options too */
};

struct invocation;

struct command {
    const char *id;            /* "list_removed" */
    const char *words;         /* "list removed"; "" for the screen */
    const char *args;          /* "WHAT [NAME] field=value …" */
    struct option_set options; /* what it takes beside options_everywhere */
    unsigned flags;
    /* What it prints is written through `out`; HUB_EFINDING when it ran and found something wrong. */
    enum hub_rc (*run)(struct invocation *inv, struct hub_err *err);
    const char *help;   /* one sentence */
    const char *screen; /* the id of the key that does it on the screen; "": none does */
    const char *also;   /* other words people say for it */
};

bool command_takes(const struct command *c, enum option_id id); /* every command's options too */

extern const struct command commands[];
extern const size_t command_count;

struct option_value {
    const char
        *text; /* as typed ("" for a flag, the choice as the table spells it); NULL: not given */
    int64_t number; /* INT, FD */
    hub_date date;  /* DATE; DATE_NONE when not given */
};

struct program;

/* One command being run. Everything in it outlives the runner. */
struct invocation {
    const struct command *command;
    const char *const *args; /* after the command's words; as many as its `args` allows */
    size_t arg_count;
    struct option_value options[OPTION_COUNT];
    struct hub *hub; /* narrowed to --hub; NULL when none was opened */
    const struct config *config;
    const char *ini; /* what is wrong with hub.ini, for COMMAND_ANYHOW; "" or NULL: nothing */
    struct hub_clock *clock; /* set anew when the hub that is opened is a practice hub */
    const struct sink *out;
    bool out_is_terminal; /* nothing binary then */
    struct arena *arena;  /* until the command has ended */
    const struct program *program;
    struct sb *notes;           /* where note() writes; NULL: standard error */
    struct hub_opening opening; /* what the hub is, or would be, opened with */
    bool left;                  /* there was no hub, and the person left: nothing is run */
    bool started;               /* there was none, and the person has just started it */
};

bool given(const struct invocation *inv, enum option_id id);
const char *option_text(const struct invocation *inv, enum option_id id); /* NULL: not given */
int64_t option_int(const struct invocation *inv, enum option_id id, int64_t otherwise);
hub_date option_date(const struct invocation *inv, enum option_id id); /* DATE_NONE: not given */

enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON };
/* --format lines is text too: rows_begin makes a line of each cell. */
enum format option_format(const struct invocation *inv);

/* Text for people to `out`: what a terminal must not get is shown as U+FFFD. */
enum hub_rc print(struct invocation *inv, struct hub_err *err, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
/* A sentence beside the output, to standard error at once: "hub: …". */
void note(struct invocation *inv, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

#endif
