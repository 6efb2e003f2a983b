/* SPDX-License-Identifier: MIT */
#include "hub/base/date.h"
#include "hub/base/str.h"
#include "recur_tokens_priv.h"

#include <string.h>

// clang-format off
static const struct {
    const char *word;
    enum recur_token_kind kind;
    int n;
} words[] = {
    {"first", TOKEN_ORDINAL, 1}, {"second", TOKEN_ORDINAL, 2}, {"third", TOKEN_ORDINAL, 3},
    {"fourth", TOKEN_ORDINAL, 4}, {"fifth", TOKEN_ORDINAL, 5}, {"sixth", TOKEN_ORDINAL, 6},
    {"other", TOKEN_ORDINAL, 2},
    {"one", TOKEN_NUMBER, 1}, {"two", TOKEN_NUMBER, 2}, {"three", TOKEN_NUMBER, 3},
    {"four", TOKEN_NUMBER, 4}, {"five", TOKEN_NUMBER, 5}, {"six", TOKEN_NUMBER, 6},
    {"seven", TOKEN_NUMBER, 7}, {"eight", TOKEN_NUMBER, 8}, {"nine", TOKEN_NUMBER, 9},
    {"ten", TOKEN_NUMBER, 10}, {"twelve", TOKEN_NUMBER, 12},
    {"weds", TOKEN_WEEKDAY, WED}, {"thurs", TOKEN_WEEKDAY, THU}, {"tues", TOKEN_WEEKDAY, TUE},
};
/* Words that are another word. */
static const struct {
    const char *word, *plain;
} same[] = {
    {"days", "day"}, {"weeks", "week"}, {"months", "month"}, {"years", "year"},
    {"weekdays", "weekday"}, {"weekends", "weekend"}, {"each", "every"}, {"annually", "yearly"},
    {"fortnights", "fortnight"}, {"till", "until"}, {"except", "not"}, {"excluding", "not"},
    {"time", "times"}, {"an", "a"}, {"falls", "is"},
};
// clang-format on

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Three letters or more of `whole`; also its plural. */
static bool short_for(const char *word, const char *whole)
{
    size_t len = strlen(word), all = strlen(whole);
    if (len == all + 1 && word[len - 1] == 's') {
        len--;
    }
    return len >= 3 && len <= all && (whole[0] | 0x20) == word[0] &&
           strncmp(word + 1, whole + 1, len - 1) == 0;
}

static void name_word(struct recur_token *t)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, t->word) == 0) {
            t->kind = words[i].kind;
            t->n = words[i].n;
            return;
        }
    }
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
        if (strcmp(same[i].word, t->word) == 0) {
            memcpy(t->word, same[i].plain, strlen(same[i].plain) + 1);
            return;
        }
    }
    for (int day = MON; day <= SUN; day++) {
        if (short_for(t->word, date_weekday_name(day))) {
            t->kind = TOKEN_WEEKDAY;
            t->n = day;
            return;
        }
    }
    for (int month = 1; month <= 12; month++) {
        if (short_for(t->word, date_month_name(month))) {
            t->kind = TOKEN_MONTH;
            t->n = month;
            return;
        }
    }
}

static bool read_word(const char **s, struct recur_token *t)
{
    size_t len = 0;
    for (; is_letter(**s); (*s)++) {
        if (len + 1 >= RECUR_WORD) {
            return false;
        }
        t->word[len++] = (char)(**s | 0x20);
    }
    name_word(t);
    return true;
}

static bool read_number(const char **s, struct recur_token *t)
{
    t->kind = TOKEN_NUMBER;
    for (; is_digit(**s); (*s)++) {
        t->n = t->n * 10 + **s - '0';
        if (t->n > 99999) {
            return false;
        }
    }
    char end[3] = {(char)(**s | 0x20), **s ? (char)((*s)[1] | 0x20) : '\0', '\0'};
    if (str_part_index("st|nd|rd|th", end) >= 0 && !is_letter((*s)[2])) {
        t->kind = TOKEN_ORDINAL;
        *s += 2;
    }
    return true;
}

bool recur_tokens_read(struct recur_tokens *out, const char *s)
{
    *out = (struct recur_tokens){0};
    bool fine = true;
    while (*s && fine) {
        struct recur_token *t = &out->t[out->count];
        bool range = *s == '-' && out->count && t[-1].kind == TOKEN_WEEKDAY;
        if (!range && strchr(" \t\n\r-.", *s)) {
            s++;
            continue;
        }
        *t = (struct recur_token){.at = s};
        if (out->count == RECUR_TOKENS) {
            fine = false;
        } else if (range) {
            *t = (struct recur_token){.at = s++, .word = "to"};
        } else if (is_letter(*s)) {
            fine = read_word(&s, t);
        } else if (is_digit(*s)) {
            fine = read_number(&s, t);
        } else if (*s == '/') {
            t->word[0] = *s++; /* of a date */
        } else {
            t->kind = TOKEN_COMMA;
            fine = *s++ == ',';
        }
        out->count += fine;
    }
    out->t[out->count] = (struct recur_token){.kind = TOKEN_END, .at = s};
    return fine;
}
