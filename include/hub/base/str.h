/* SPDX-License-Identifier: MIT */
/*
 * Building text on an arena, and the few comparisons everyone needs. Text is UTF-8. What is built goes
 * with its arena, and moves as it grows: what sb_str gave holds until the next sb_add.
 */
#ifndef HUB_BASE_STR_H
#define HUB_BASE_STR_H

#include "hub/base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sb {
    struct arena *a;
    char *p; /* always NUL-terminated once something was added */
    size_t len, cap;
    bool as_is;
};

/* For people: what is added is said in their language (words.h). */
struct sb sb_on(struct arena *a);
/* For programs, and for what is typed as it is shown: nothing is translated. */
struct sb sb_as_is(struct arena *a);
void sb_add(struct sb *b, const char *s);
void sb_addn(struct sb *b, const char *s, size_t len);
void sb_addc(struct sb *b, char c);
void sb_addf(struct sb *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *sb_str(const struct sb *b); /* "" when nothing was added */

bool str_eq(const char *a, const char *b);  /* NULL equals NULL only */
bool str_ieq(const char *a, const char *b); /* the same, without the case of A to Z */
bool str_empty(const char *s);              /* NULL or "" */
bool str_starts(const char *s, const char *prefix);
char *str_trim(struct arena *a, const char *s); /* without ASCII and no-break spaces at the ends */

/* The n-th (from 0) part of "a|b|c"; NULL past the end. */
const char *str_part(struct arena *a, const char *list, size_t n);
size_t str_parts(const char *list); /* 0 for NULL or "" */
/* Position of `word` in "a|b|c", compared without case; -1 if it is not there, or NULL. */
int str_part_index(const char *list, const char *word);

/* Whole-string decimal number, no spaces, within the limits. False otherwise. */
bool str_int(const char *s, int64_t min, int64_t max, int64_t *out);

enum { COUNT_TEXT = 27 };
/* As a person reads it: 4512 is "4,512". Of int64_t from 0 up. */
const char *str_count(int64_t n, char buf[COUNT_TEXT]);

/*
 * The candidate nearest to `word` for "did you mean", without case: at most two
 * letters off, one for words of up to three letters; else the only one that
 * begins with it. NULL when there is none.
 */
const char *str_nearest(const char *word, const char *const *candidates, size_t count);

#endif
