/* SPDX-License-Identifier: MIT */
#include "date_tokens_priv.h"

#include "hub/base/date.h"
#include "hub/base/str.h"

#include <string.h>

enum {
    WORD_LEN = 12, /* bytes of the longest word known, and the NUL */
    TEXT_LEN = 64, /* a longer text is no date */
};

// clang-format off
static const struct {
    const char *word;
    char kind;
    int n;
} words[] = {
    {"today", 'T', 0}, {"tonight", 'T', 0}, {"tomorrow", 'T', 1}, {"yesterday", 'T', -1},
    {"next", 'N', 0}, {"last", 'L', 0}, {"this", 'S', 0}, {"in", 'I', 0}, {"ago", 'A', 0},
    {"a", 'a', 1}, {"an", 'a', 1}, {"of", ' ', 0}, {"the", ' ', 0}, {"on", ' ', 0},
    {"weds", 'D', WED},
    {"d", 'U', UNIT_DAY}, {"day", 'U', UNIT_DAY}, {"days", 'U', UNIT_DAY},
    {"w", 'U', UNIT_WEEK}, {"wk", 'U', UNIT_WEEK}, {"wks", 'U', UNIT_WEEK},
    {"week", 'U', UNIT_WEEK}, {"weeks", 'U', UNIT_WEEK},
    {"m", 'U', UNIT_MONTH}, {"month", 'U', UNIT_MONTH}, {"months", 'U', UNIT_MONTH},
    {"y", 'U', UNIT_YEAR}, {"yr", 'U', UNIT_YEAR}, {"year", 'U', UNIT_YEAR}, {"years", 'U', UNIT_YEAR},
};
// clang-format on

/* Three letters or more, and the beginning of `whole`. */
static bool short_for(const char *word, const char *whole)
{
    size_t len = strlen(word);
    return len >= 3 && len <= strlen(whole) && (whole[0] | 0x20) == word[0] &&
           strncmp(word + 1, whole + 1, len - 1) == 0;
}

static bool word_token(const char *word, struct date_token *t)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, word) == 0) {
            *t = (struct date_token){.kind = words[i].kind, .n = words[i].n};
            return true;
        }
    }
    for (int month = 1; month <= 12; month++) {
        if (short_for(word, date_month_name(month))) {
            *t = (struct date_token){.kind = 'M', .n = month};
            return true;
        }
    }
    for (int day = MON; day <= SUN; day++) {
        if (short_for(word, date_weekday_name(day))) {
            *t = (struct date_token){.kind = 'D', .n = day};
            return true;
        }
    }
    return false;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool read_number(const char **s, struct date_token *t)
{
    *t = (struct date_token){.kind = 'n'};
    for (; is_digit(**s); (*s)++) {
        t->n = t->n * 10 + **s - '0';
        if (++t->digits > 4) {
            return false;
        }
    }
    return true;
}

static bool read_word(const char **s, bool after_number, struct date_token *t)
{
    char word[WORD_LEN];
    size_t len = 0;
    for (; is_letter(**s); (*s)++) {
        if (len + 1 >= sizeof word) {
            return false;
        }
        word[len++] = **s;
    }
    word[len] = '\0';
    if (after_number && str_part_index("st|nd|rd|th", word) >= 0) {
        *t = (struct date_token){.kind = ' '};
        return true;
    }
    return word_token(word, t);
}

/* The next token, of kind ' ' when it means nothing. */
static bool read_token(const char **s, bool after_number, struct date_token *t)
{
    char c = **s;
    if (is_digit(c)) {
        return read_number(s, t);
    }
    if (is_letter(c)) {
        return read_word(s, after_number, t);
    }
    (*s)++;
    *t = (struct date_token){.kind = c == '.' ? '/' : c == ',' ? ' ' : c};
    return strchr(" ,./-+", c) != NULL;
}

static bool read_tokens(struct date_tokens *r, const char *s)
{
    struct date_token t;
    while (*s) {
        bool after_number = r->count && r->t[r->count - 1].kind == 'n';
        if (!read_token(&s, after_number, &t)) {
            return false;
        }
        if (t.kind == ' ') {
            continue;
        }
        if (r->count == DATE_TOKENS) {
            return false;
        }
        r->t[r->count++] = t;
    }
    return true;
}

static bool is_sign(char kind)
{
    return kind == '/' || kind == '-';
}

static bool is_name(char kind)
{
    return kind == 'M' || kind == 'D';
}

/* A dash between numbers is a slash; beside a name, or at the end, a sign says nothing. */
static void drop_signs(struct date_tokens *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->count; i++) {
        struct date_token t = r->t[i];
        if (is_sign(t.kind) && i > 0) {
            if (is_name(r->t[i - 1].kind) || is_name(r->t[i + 1].kind) || i + 1 == r->count) {
                continue;
            }
            t.kind = '/';
        }
        r->t[kept++] = t;
    }
    r->count = kept;
    r->t[kept] = (struct date_token){0};
}

/* Put the weekday in front of a date aside, then write the pattern. */
static void make_pattern(struct date_tokens *r)
{
    r->weekday = -1;
    if (r->count > 1 && r->t[0].kind == 'D') {
        r->weekday = r->t[0].n;
        memmove(r->t, r->t + 1, r->count * sizeof *r->t);
        r->count--;
    }
    for (size_t i = 0; i < r->count; i++) {
        r->pattern[i] = r->t[i].kind;
    }
    r->pattern[r->count] = '\0';
}

/* Spreadsheets put a midnight behind every date. */
static void drop_midnight(char *s)
{
    static const char *const ends[] = {"t00:00:00z", "t00:00:00.000z", "t00:00:00", "t00:00",
        " 00:00:00", " 0:00:00", " 00:00", " 0:00"};
    size_t len = strlen(s);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t end = strlen(ends[i]);
        if (len > end && strcmp(s + len - end, ends[i]) == 0) {
            s[len - end] = '\0';
            return;
        }
    }
}

/* Lower case, white space as a space, without those at the ends. False if it is too long. */
static bool plain_copy(const char *s, char out[TEXT_LEN])
{
    size_t len = 0;
    for (; *s; s++) {
        char c = *s >= '\t' && *s <= '\r' ? ' ' : *s;
        if (c == ' ' && (len == 0 || out[len - 1] == ' ')) {
            continue;
        }
        if (len + 1 >= TEXT_LEN) {
            return false;
        }
        out[len++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    len -= len > 0 && out[len - 1] == ' ';
    out[len] = '\0';
    return true;
}

bool date_tokens_read(struct date_tokens *out, const char *typed, bool midnight)
{
    char text[TEXT_LEN];
    *out = (struct date_tokens){0};
    if (!plain_copy(typed, text)) {
        return false;
    }
    if (midnight) {
        drop_midnight(text);
    }
    if (!read_tokens(out, text)) {
        return false;
    }
    drop_signs(out);
    make_pattern(out);
    return true;
}
