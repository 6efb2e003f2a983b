/* SPDX-License-Identifier: MIT */
/*
 * Plain mode: numbered questions on lines of at most 40 columns, for screen
 * readers, braille and terminals that are only paper. Each screen is a
 * function that asks until it is left; nothing it shows moves or is redrawn.
 */
#ifndef PLAIN_PRIV_H
#define PLAIN_PRIV_H

#include "command_priv.h"
#include "hub/base/field.h"

enum { PLAIN_COLS = 40, PLAIN_LINES = 8 };

struct plain {
    struct invocation *inv;
    struct hub *h;
    struct arena *a; /* of the screen being shown */
    bool ended;      /* there are no more answers: every screen goes back */
};

/* --- plain_io.c ------------------------------------------------------------- */

/* A paragraph, wrapped; its line ends are kept. */
void say(struct plain *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
/* The next answer, trimmed; NULL when there is none any more. */
const char *ask(struct plain *p);
/* "Yes" or "no" by number; false for no, back and the end. */
bool ask_yes(struct plain *p, const char *question);
/* Tell what went wrong. */
void say_error(struct plain *p, const struct hub_err *err);

/* --- plain_choose.c --------------------------------------------------------- */

enum {
    CHOSE_BACK = -1,
    CHOSE_CHANGED = -2, /* a step was taken back: what is shown may be old */
    CHOSE_KEEP = -3,    /* an empty answer, where that is one */
    CHOSE_EMPTY = -4,   /* "-", the same */
    CHOSE_ADD = -5,     /* "+", the same */
    CHOSE_WORDS = -6,   /* words that no line has: in *words */
    CHOSE_UNDO = -7,    /* "u" where the list takes it itself */
};

struct choices {
    const char *title;
    const char *word; /* of one: "family" for "family 3 of 9"; NULL: none is said */
    const char *help; /* for "?" */
    size_t count;
    const char *(*label)(void *arg, size_t i, struct arena *a);
    void *arg;
    const char *add;    /* "Add a family", offered as +; NULL: not */
    bool optional;      /* an empty answer keeps, "-" empties */
    bool own_undo;      /* "u" is given back as CHOSE_UNDO */
    const char **words; /* where words that match nothing go; NULL: they are a wrong answer */
};

/* Which of `count`, or one of CHOSE_. Eight at a time; words narrow, and one left over is chosen. */
int choose(struct plain *p, const struct choices *c);

/* Takes back this person's last step; one of an earlier sitting asks first. */
void plain_undo(struct plain *p);

/* --- plain_record.c --------------------------------------------------------- */

/* All records of a noun; those that hang on a record when `under` is given. */
void plain_list(struct plain *p, const struct noun *n, const struct noun *under, hub_id id);
/* One record: what matters, then what can be done. `place`: "family 3 of 9", NULL. */
void plain_record(struct plain *p, const struct noun *n, hub_id id, const char *place);
/* "Family", "Log entry" */
const char *noun_title(const struct noun *n, struct arena *a);

/* --- plain_form.c ----------------------------------------------------------- */

/* Ask for a new record; `under` and `id`: what it hangs on. Then its own screen. */
void plain_add(struct plain *p, const struct noun *n, const struct noun *under, hub_id id);
/* Field by field, each saved at once. */
void plain_edit(struct plain *p, const struct noun *n, hub_id id);
/* Unfinished notes. */
void plain_drafts(struct plain *p);

/* --- plain_value.c ---------------------------------------------------------- */

enum value_answer { VALUE_SET, VALUE_KEPT, VALUE_BACK, VALUE_PREVIOUS };

/* One field of `rec`, in which other answers stand; *text as the service takes it. */
enum value_answer plain_value(struct plain *p, const struct noun *n, const struct field *f,
    void *rec, const char **text);
/* The field as people read it; "nothing". */
const char *plain_shown(struct plain *p, const struct field *f, const void *rec);

/* --- plain_day.c ------------------------------------------------------------ */

void plain_today(struct plain *p, const void *unused);
void plain_rota(struct plain *p, const void *unused);
void plain_find(struct plain *p, const char *text);
void plain_changes(struct plain *p, const void *unused);
void plain_removed(struct plain *p, const void *unused);
void plain_history(struct plain *p, const struct noun *n, hub_id id);

/* Run the words of a command in this hub and read out what it prints. */
void plain_command(struct plain *p, const char *const *words, size_t count);
/* The page of "print WORDS": read out, or into a file. */
void plain_print(struct plain *p, const char *page, const char *name);

#endif
