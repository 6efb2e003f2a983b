/* SPDX-License-Identifier: MIT */
/* Words about repeating, taken apart. */
#ifndef HUB_SCHEDULER_RECUR_TOKENS_PRIV_H
#define HUB_SCHEDULER_RECUR_TOKENS_PRIV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum recur_token_kind {
    TOKEN_WORD,    /* any other word */
    TOKEN_NUMBER,  /* 3, three */
    TOKEN_ORDINAL, /* 3rd, third */
    TOKEN_WEEKDAY, /* n is MON..SUN; many weekdays in `days` */
    TOKEN_MONTH,   /* n is 1..12 */
    TOKEN_COMMA,
    TOKEN_END,
};

enum { RECUR_TOKENS = 64, RECUR_WORD = 12 };

struct recur_token {
    enum recur_token_kind kind;
    int n;
    char word[RECUR_WORD]; /* small letters */
    const char *at;        /* in the text */
};

struct recur_tokens {
    struct recur_token t[RECUR_TOKENS + 1]; /* TOKEN_END behind the last */
    size_t count;
};

/* False for a text that is too long, or has a sign that no such words have; *out is up to there. */
bool recur_tokens_read(struct recur_tokens *out, const char *text);

#endif
