/* SPDX-License-Identifier: MIT */
/* A catalogue of words, and the rule of a language for numbers. */
#ifndef HUB_BASE_WORDS_PRIV_H
#define HUB_BASE_WORDS_PRIV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/*
 * The bytes of a .mo file, each string of which was seen to end inside them.
 * Source: GNU gettext manual, "The Format of GNU MO Files".
 */
struct catalogue {
    const char *bytes;
    uint32_t count, keys, values; /* how many strings; where the two tables begin */
    bool swapped;                 /* written by a machine of the other byte order */
    const char *rule;             /* for numbers, in C: "n != 1;" */
};

/* `bytes` are kept by `c`. False when they are no catalogue. */
bool catalogue_on(struct catalogue *c, const char *bytes, size_t len);
/*
 * The translation, `len` bytes; NULL when there is none. With `forms` that of a word that has one
 * for a number, a NUL between them; without, that of any other text.
 */
const char *catalogue_find(
    const struct catalogue *c, const char *english, bool forms, size_t *len);

/* The form of a word for n, from 0, by a rule of Plural-Forms. 0 when the rule makes no sense. */
unsigned long plural_form(const char *rule, unsigned long n);

/* A language that is spoken. */
struct speech {
    struct arena *a; /* all of it is there */
    struct catalogue words;
    uintptr_t from, to; /* where the constants of the program are */
};

/* Speak this from now on; NULL: English. Hands back what was spoken. */
struct speech *words_change(struct speech *to);
/* Another language than English is spoken, and this is a constant of the program. */
bool words_may_be_said(const char *text);

#endif
