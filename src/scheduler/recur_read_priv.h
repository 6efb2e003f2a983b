/* SPDX-License-Identifier: MIT */
/* Reading a rule from words. Each reader takes what it knows and leaves the rest. */
#ifndef HUB_SCHEDULER_RECUR_READ_PRIV_H
#define HUB_SCHEDULER_RECUR_READ_PRIV_H

#include "hub/scheduler/recur_words.h"
#include "recur_tokens_priv.h"

#define RECUR_HOW                                                                                    \
    "Write it as “every second Saturday”, “the last Monday of the month, not in August” or " \
    "“every weekday until 18 December”."

enum { WORKDAYS = 0x1F, WEEKEND = 0x60, WEEK = 0x7F, ALL_MONTHS = 0x1FFE };

struct recur_reader {
    struct recur_tokens in;
    size_t at;
    const char *text;
    hub_wall start;
    struct recur_rule r;
    struct hub_err *err;
};

/* "first and last", "2nd, 15th" */
struct recur_nths {
    int n[31];
    int count;
    bool days; /* "day" was said behind one that is not the last */
};

const struct recur_token *recur_peek(const struct recur_reader *p);
const struct recur_token *recur_behind(const struct recur_reader *p); /* the one after */
bool recur_is_word(const struct recur_token *t, const char *word);
bool recur_sees(const struct recur_reader *p, const char *word);
bool recur_sees_nth(const struct recur_reader *p);

bool recur_accept(struct recur_reader *p, const char *word);
bool recur_accept_kind(struct recur_reader *p, enum recur_token_kind kind, int *n);
bool recur_accept_comma(struct recur_reader *p);

/* False when there is none. Bits are added. */
bool recur_read_weekdays(struct recur_reader *p, uint8_t *days);
bool recur_read_months(struct recur_reader *p, uint16_t *months);
bool recur_read_nths(struct recur_reader *p, struct recur_nths *all);

/* Into the rule. */
bool recur_put_days(struct recur_reader *p, const struct recur_nths *all);
bool recur_put_places(struct recur_reader *p, const struct recur_nths *all, uint8_t days);

enum hub_rc recur_not_understood(const struct recur_reader *p);
enum hub_rc recur_fine(const struct recur_reader *p, bool fine); /* else not understood */
enum hub_rc recur_read_clause(struct recur_reader *p);

#endif
