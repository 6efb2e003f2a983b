/* SPDX-License-Identifier: MIT */
/* Inside command: the runners, and what they share. */
#ifndef COMMAND_PRIV_H
#define COMMAND_PRIV_H

#include "hub/base/field.h"
#include "hub/command/cli.h"
#include "hub/service/visits.h"

#define COMMAND(id, words, args, options, flags, help, screen, also)                               \
    enum hub_rc run_##id(struct invocation *inv, struct hub_err *err);
#include "hub/command/commands.def"
#undef COMMAND

/* The noun a person named; HUB_EUSAGE with "did you mean". */
enum hub_rc noun_named(
    const char *word, struct arena *a, const struct noun **out, struct hub_err *err);

/* The record of that name or number, a removed one too: it still has its history. */
enum hub_rc record_ever(struct invocation *inv, const struct noun *n, const char *called,
    hub_id *id, struct hub_err *err);

/* The row of an option a command takes by this word; OPTION_COUNT when it takes none. */
enum option_id command_option(const struct command *c, const char *word);
/* The command these words begin with, the longest; NULL. *used: how many of the words it took. */
const struct command *command_match(const char *const *words, size_t count, size_t *used);
/* HUB_EUSAGE: there is no such command, with the nearest. */
enum hub_rc command_unknown(
    const char *const *words, size_t count, struct arena *a, struct hub_err *err);
/* "FILE", "text|csv|json"; NULL for a flag. */
const char *option_value_word(const struct option *o);

/* -o FILE or standard output. A file is made beside its place and moved there when all is written. */
struct output {
    struct sink sink;
    FILE *file;
    const char *path, *part; /* NULL: not a file; written in place */
};
enum hub_rc output_open(struct output *o, const struct program *p, const char *path,
    struct arena *a, struct hub_err *err);
/* `keep`: what was written is wanted. The first failure of writing is told here at the latest. */
enum hub_rc output_close(struct output *o, bool keep, struct hub_err *err);
/* Nobody can hear what is written to standard output: without a terminal no signal says so. */
bool output_gone(const struct program *p);

/*
 * The file that a command of a guest's screen would write, taken off the command, which then writes
 * to its output; NULL: it writes none. spool_keep: what it wrote waits for them, and a note says how
 * they come by it.
 */
const char *spool_name(struct invocation *inv);
enum hub_rc spool_keep(struct invocation *inv, const char *name, const struct sb *bytes,
    struct hub_err *err);

/* "hub: …" on standard error, at once. */
void complain(const struct program *p, const char *text);
/* argv to its end, without a sentence about what went wrong; for a guest what guest_may allows. */
enum hub_rc cli_words(const struct program *p, int argc, char *const *argv, struct arena *a,
    struct hub_err *err);
/* Open the hub, with this person's PIN, for a command whose row says COMMAND_OPENS; closed with the command. */
enum hub_rc invocation_open(struct invocation *inv, struct hub_err *err);
/* The same of a database, and nobody signs in: for what names nobody, as by night. */
enum hub_rc invocation_open_unattended(struct invocation *inv, struct hub_err *err);
/* A hub that was just opened, where `rc` is HUB_OK: its clock, who is at it, which hub of its file. */
enum hub_rc settle_in(struct invocation *inv, enum hub_rc rc, struct hub_err *err);
/* What the record of sign-ins says of this command. */
struct way_in way_of(const struct invocation *inv);
/* HUB_NOW, for what is done in a practice hub only. */
enum hub_rc invocation_practise(struct invocation *inv, struct hub_err *err);

/* Where plain questions begin. */
struct plain_start {
    const char *why;   /* a sentence said first; NULL */
    const char *place; /* what was in front on the screen: "families"; NULL */
    hub_id draft;      /* what was being typed; ID_NONE */
};
/* Until the person leaves; true: for the screen, which is offered when `screen`. */
bool plain_sit(struct invocation *inv, const struct plain_start *start, bool screen);

/*
 * Files and folders on sticks and in the user's own folder, two folders deep, but for those whose
 * name begins with a dot. Paths live in `a`. What cannot be read is passed over.
 */
struct stat;
void files_at_hand(const struct invocation *inv, struct arena *a,
    void (*each)(void *arg, const char *path, const struct stat *st), void *arg);
/* Of those files the `most` that are `wanted` and were changed last, newest first; how many. */
size_t files_newest(const struct invocation *inv, struct arena *a,
    bool (*wanted)(const void *arg, const char *path, const struct stat *st), const void *arg,
    const char **out, size_t most);

/* The folders above the usual place of the database are made when they are not there. */
void folders_above(const char *path, struct arena *a);

/* A PIN, words or a passphrase as typed: held in memory that is not swapped, and wiped. */
struct secret {
    char text[1024];
};
void secret_open(struct secret *s);
void secret_close(struct secret *s);
bool secret_can_be_asked(const struct invocation *inv); /* there is a terminal, or a script gives it */
bool secret_from_script(const struct invocation *inv); /* --passphrase-fd: a line for each question */
/* HUB_EUSAGE: there is neither a terminal nor --passphrase-fd. */
enum hub_rc secret_ask(
    const struct invocation *inv, const char *prompt, struct secret *s, struct hub_err *err);
/* Ask for this person's PIN until it is right, if they have one. HUB_EDENIED: they have to wait. */
enum hub_rc secret_sign_in(struct invocation *inv, struct secret *s, struct hub_err *err);

/* A new passphrase, twice on a terminal; HUB_EINVAL: not a good one, or the two differ. */
enum hub_rc passphrase_new(struct invocation *inv, struct secret *s, struct hub_err *err);
/*
 * Call `open` with the passphrase of the sealed file of inv->opening, asked until it is right; a
 * file that is not sealed, or whose passphrase is known, is opened at once.
 */
enum hub_rc passphrase_with(struct invocation *inv,
    enum hub_rc (*open)(struct invocation *inv, struct hub_err *err), struct hub_err *err);
/* What a person should know of the file that was opened, beside what the screen tells. */
void passphrase_tell(struct invocation *inv);

/* run_series.c: --only and --from name dates of an event that repeats. */
struct assignment;
bool names_date(const struct invocation *inv);
/* A sleepover that a must-fix stopped: how to go ahead anyway is said too. Returns rc. */
enum hub_rc hint_ahead(struct invocation *inv, enum hub_rc rc, struct hub_err *err);
/* *id becomes the event that has the date after it. */
enum hub_rc edit_date(struct invocation *inv, const struct noun *n, hub_id *id,
    const struct assignment *set, size_t count, struct hub_err *err);
enum hub_rc remove_date(
    struct invocation *inv, const struct noun *n, hub_id id, struct hub_err *err);
enum hub_rc bring_back_date(
    struct invocation *inv, const struct noun *n, hub_id id, struct hub_err *err);

/* A page as --format, the terminal and --printer ask for it (run_print.c). */
struct page_doc;
enum hub_rc write_pages(
    struct invocation *inv, const struct page_doc *doc, struct hub_err *err);

/* What the page and the starters of somebody say (run_come_in.c). HUB_ENOTFOUND, HUB_ECONFIG. */
struct come_in;
enum hub_rc come_in_about(
    struct invocation *inv, const char *name, struct come_in *out, struct hub_err *err);

#endif
