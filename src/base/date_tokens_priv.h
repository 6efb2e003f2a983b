/* SPDX-License-Identifier: MIT */
/*
 * A date as typed, taken apart. The kinds of the tokens:
 *
 *   n number   M month   D weekday   T today, tomorrow, yesterday   U day, week, month, year
 *   N next     L last    S this      I in    A ago    a  a or an    / + - as written ('.' is '/')
 */
#ifndef HUB_BASE_DATE_TOKENS_PRIV_H
#define HUB_BASE_DATE_TOKENS_PRIV_H

#include <stdbool.h>
#include <stddef.h>

enum { DATE_TOKENS = 10 };

struct date_token {
    char kind;
    int n;      /* the number; of a word its place: month 1..12, weekday, days, enum date_unit */
    int digits; /* as typed */
};

enum date_unit { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

struct date_tokens {
    struct date_token t[DATE_TOKENS + 1];
    char pattern[DATE_TOKENS + 1]; /* the kinds, such as "n/n/n" */
    size_t count;
    int weekday; /* named before a date, and not among the tokens; -1 if none */
};

/* `midnight`: pass over one at the end. False for text that has a word or sign of no date. */
bool date_tokens_read(struct date_tokens *out, const char *typed, bool midnight);

#endif
