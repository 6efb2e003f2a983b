/* SPDX-License-Identifier: MIT */
/* Plain mode: one of several lines is chosen by its number; with plain_priv.h. */
#ifndef PLAIN_CHOOSE_PRIV_H
#define PLAIN_CHOOSE_PRIV_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct noun;
struct plain;

enum {
    CHOSE_BACK = -1,
    CHOSE_CHANGED = -2, /* a step was taken back, names were hidden: what is shown may be old */
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
    bool needed;        /* with optional: it cannot be emptied */
    bool own_undo;      /* "u" is given back as CHOSE_UNDO */
    bool outermost;     /* behind it is only leaving: 0 in later lines goes to the first ones */
    const char **words; /* where words that match nothing go; NULL: they are a wrong answer */
};

/* Which of `count`, or one of CHOSE_. Eight at a time; words narrow, and one left over is chosen. */
int choose(struct plain *p, const struct choices *c);
/* The same of a few fixed lines. */
int choose_of(struct plain *p, const char *title, const char *const *lines, size_t count);
/* Those of them that this person is offered: needs[i] as in hub/command/needs.h, NULL nothing. */
int choose_met(struct plain *p, const char *title, const char *const *lines,
    const char *const *needs, size_t count);
/* `text` where the needs are met, else NULL: for `add`. */
const char *if_met(const struct plain *p, const char *needs, const char *text);
/* Whether records of this noun may be written; says who can help when not. */
bool plain_writes(struct plain *p, const struct noun *n);

/* One screen, asked afresh until `once` says false: it was left. p->a holds one question each. */
void plain_until_left(struct plain *p, bool (*once)(struct plain *p, void *arg), void *arg);
/* The same of a screen that is read out the first time: `aloud`. */
void plain_aloud_until_left(
    struct plain *p, bool (*once)(struct plain *p, void *arg, bool aloud), void *arg);

/* Takes back this person's last step; one of an earlier sitting asks first. */
void plain_undo(struct plain *p);

#endif
