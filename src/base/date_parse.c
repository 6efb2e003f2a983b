/* SPDX-License-Identifier: MIT */
/*
 * Dates as people write them. The text becomes tokens, the kinds of the tokens
 * a short pattern such as "n/n/n" or "DnMn", and a table says what each
 * pattern means. The kinds:
 *
 *   n number   M month   D weekday   T today, tomorrow, yesterday   U day, week, month, year
 *   N next     L last    S this      I in    A ago    a  a or an    / + - as written ('.' is '/')
 */
#include "date_priv.h"
#include "hub/base/date.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>

enum {
    TOKENS = 10,
    WORD_LEN = 12, /* bytes of the longest word known, and the NUL */
    TEXT_LEN = 64, /* a longer text is no date */
    TEXT_SHOWN = 80,
    YEARS_AHEAD = 20, /* "47" is 1947 from 2026 on: a birth more often than a plan */
};

#define HOW "Write it as 5/12/2026 or 5 Dec 2026."

struct token {
    char kind;
    int n;      /* the number; of a word its place: month 1..12, weekday, days, unit */
    int digits; /* as typed */
};

struct reading {
    const char *typed;
    char text[TEXT_SHOWN + 1]; /* what of it a sentence repeats */
    hub_date today;
    struct token t[TOKENS + 1];
    char pattern[TOKENS + 1];
    size_t count;
    int weekday; /* named beside a date; -1 if none */
    struct hub_err *err;
};

enum { UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_YEAR };

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

static enum hub_rc not_a_date(const struct reading *r)
{
    return hub_fail(r->err, HUB_EINVAL, "\"%s\" is not a date. " HOW, r->text);
}

/* Three letters or more, and the beginning of `whole`. */
static bool short_for(const char *word, const char *whole)
{
    size_t len = strlen(word);
    return len >= 3 && len <= strlen(whole) && (whole[0] | 0x20) == word[0] &&
           strncmp(word + 1, whole + 1, len - 1) == 0;
}

static bool word_token(const char *word, struct token *t)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i].word, word) == 0) {
            *t = (struct token){.kind = words[i].kind, .n = words[i].n};
            return true;
        }
    }
    for (int month = 1; month <= 12; month++) {
        if (short_for(word, date_month_name(month))) {
            *t = (struct token){.kind = 'M', .n = month};
            return true;
        }
    }
    for (int day = MON; day <= SUN; day++) {
        if (short_for(word, date_weekday_name(day))) {
            *t = (struct token){.kind = 'D', .n = day};
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

static bool read_number(const char **s, struct token *t)
{
    *t = (struct token){.kind = 'n'};
    for (; is_digit(**s); (*s)++) {
        t->n = t->n * 10 + **s - '0';
        if (++t->digits > 4) {
            return false;
        }
    }
    return true;
}

static bool read_word(const char **s, bool after_number, struct token *t)
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
        *t = (struct token){.kind = ' '};
        return true;
    }
    return word_token(word, t);
}

/* The next token, of kind ' ' when it means nothing. */
static bool read_token(const char **s, bool after_number, struct token *t)
{
    char c = **s;
    if (is_digit(c)) {
        return read_number(s, t);
    }
    if (is_letter(c)) {
        return read_word(s, after_number, t);
    }
    (*s)++;
    *t = (struct token){.kind = c == '.' ? '/' : c == ',' ? ' ' : c};
    return strchr(" ,./-+", c) != NULL;
}

static bool read_tokens(struct reading *r, const char *s)
{
    struct token t;
    while (*s) {
        bool after_number = r->count && r->t[r->count - 1].kind == 'n';
        if (!read_token(&s, after_number, &t)) {
            return false;
        }
        if (t.kind == ' ') {
            continue;
        }
        if (r->count == TOKENS) {
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
static void drop_signs(struct reading *r)
{
    size_t kept = 0;
    for (size_t i = 0; i < r->count; i++) {
        struct token t = r->t[i];
        if (is_sign(t.kind) && i > 0) {
            if (is_name(r->t[i - 1].kind) || is_name(r->t[i + 1].kind) || i + 1 == r->count) {
                continue;
            }
            t.kind = '/';
        }
        r->t[kept++] = t;
    }
    r->count = kept;
    r->t[kept] = (struct token){0};
}

/* Put the weekday in front of a date aside, then write the pattern. */
static void make_pattern(struct reading *r)
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

static int year_of(hub_date d)
{
    int year, month, day;
    date_to_ymd(d, &year, &month, &day);
    return year;
}

static enum hub_rc no_such_month(const struct reading *r, int day, int month)
{
    if (day >= 1 && day <= 12 && month > 12 && month <= 31) {
        return hub_fail(r->err, HUB_EINVAL,
            "%s: there is no month %d. Write the day first, as in %d/%d.", r->text, month, month,
            day);
    }
    return hub_fail(r->err, HUB_EINVAL, "%s: there is no month %d. " HOW, r->text, month);
}

static enum hub_rc no_such_day(const struct reading *r, int year, int month, int day)
{
    if (month == 2 && day == 29) {
        return hub_fail(r->err, HUB_EINVAL, "%s: February %d has 28 days. " HOW, r->text, year);
    }
    if (day < 1) {
        return hub_fail(r->err, HUB_EINVAL, "%s: days count from 1. " HOW, r->text);
    }
    return hub_fail(
        r->err, HUB_EINVAL, "%s: %s has no day %d. " HOW, r->text, date_month_name(month), day);
}

/* "26" is 2026, "47" 1947: the latest such year that is not too far ahead. */
static enum hub_rc full_year(const struct reading *r, struct token t, int *year)
{
    if (t.digits == 2) {
        int last = year_of(r->today) + YEARS_AHEAD;
        *year = last - ((last - t.n) % 100 + 100) % 100;
        return HUB_OK;
    }
    if (t.digits != 4 || !date_valid(t.n, 1, 1)) {
        return hub_fail(r->err, HUB_EINVAL, "%s: %0*d is not a year. " HOW, r->text, t.digits, t.n);
    }
    *year = t.n;
    return HUB_OK;
}

static int distance(hub_date a, hub_date b)
{
    return a.d < b.d ? b.d - a.d : a.d - b.d;
}

/* Nearest to today; the later of two that are as near. Leap days are at most 8 years apart. */
static hub_date nearest_year(hub_date today, int month, int day)
{
    hub_date best = DATE_NONE;
    int year = year_of(today);
    for (int y = year + 8; y >= year - 8; y--) {
        if (!date_valid(y, month, day)) {
            continue;
        }
        hub_date d = date_from_ymd(y, month, day);
        if (!date_known(best) || distance(d, today) < distance(best, today)) {
            best = d;
        }
    }
    return best;
}

/* `year` is NULL when none was said. */
static enum hub_rc make_date(
    const struct reading *r, int day, int month, const struct token *year, hub_date *out)
{
    int y = 2000; /* a leap year: 29 Feb is refused only where the year is known */
    if (month < 1 || month > 12) {
        return no_such_month(r, day, month);
    }
    if (year) {
        enum hub_rc rc = full_year(r, *year, &y);
        if (rc != HUB_OK) {
            return rc;
        }
    }
    if (!date_valid(y, month, day)) {
        return no_such_day(r, y, month, day);
    }
    *out = year ? date_from_ymd(y, month, day) : nearest_year(r->today, month, day);
    return HUB_OK;
}

static enum hub_rc from_numbers(const struct reading *r, int a, int b, int c, hub_date *out)
{
    const struct token *t = r->t;
    if (t[a].digits == 4) {
        return make_date(r, t[c].n, t[b].n, &t[a], out);
    }
    return make_date(r, t[a].n, t[b].n, &t[c], out);
}

static enum hub_rc day_month(const struct reading *r, hub_date *out)
{
    return make_date(r, r->t[0].n, r->t[2].n, NULL, out);
}

static enum hub_rc day_month_year(const struct reading *r, hub_date *out)
{
    return from_numbers(r, 0, 2, 4, out);
}

static enum hub_rc three_numbers(const struct reading *r, hub_date *out)
{
    return from_numbers(r, 0, 1, 2, out);
}

static enum hub_rc month_without_day(const struct reading *r)
{
    return hub_fail(r->err, HUB_EINVAL, "%s: the day is missing. " HOW, r->text);
}

static enum hub_rc day_name(const struct reading *r, hub_date *out)
{
    if (r->t[0].digits > 2) {
        return month_without_day(r);
    }
    return make_date(r, r->t[0].n, r->t[1].n, NULL, out);
}

static enum hub_rc name_day(const struct reading *r, hub_date *out)
{
    if (r->t[1].digits > 2) {
        return month_without_day(r);
    }
    return make_date(r, r->t[1].n, r->t[0].n, NULL, out);
}

static enum hub_rc day_name_year(const struct reading *r, hub_date *out)
{
    return from_numbers(r, 0, 1, 2, out);
}

static enum hub_rc name_day_year(const struct reading *r, hub_date *out)
{
    return make_date(r, r->t[1].n, r->t[0].n, &r->t[2], out);
}

static enum hub_rc near_day(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, r->t[0].n);
    return HUB_OK;
}

/* Days from one weekday on to another, 0..6. */
static int days_on(int from, int to)
{
    return (to - from + 7) % 7;
}

static enum hub_rc weekday(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, days_on(date_weekday(r->today), r->t[r->count - 1].n));
    return HUB_OK;
}

static enum hub_rc next_weekday(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, days_on(date_weekday(r->today) + 1, r->t[1].n) + 1);
    return HUB_OK;
}

static enum hub_rc last_weekday(const struct reading *r, hub_date *out)
{
    *out = date_add(r->today, -days_on(r->t[1].n, date_weekday(r->today) + 6) - 1);
    return HUB_OK;
}

static enum hub_rc shift(const struct reading *r, int count, int unit, hub_date *out)
{
    hub_date d = unit == UNIT_DAY ? date_add(r->today, count)
                 : unit == UNIT_WEEK
                     ? date_add(r->today, 7 * count)
                     : date_add_months(r->today, unit == UNIT_YEAR ? 12 * count : count);
    if (!date_valid(year_of(d), 1, 1)) {
        return hub_fail(r->err, HUB_EINVAL, "%s: that is too far away. " HOW, r->text);
    }
    *out = d;
    return HUB_OK;
}

static enum hub_rc after_days(const struct reading *r, hub_date *out)
{
    return shift(r, r->t[0].kind == '-' ? -r->t[1].n : r->t[1].n, UNIT_DAY, out);
}

static enum hub_rc after_units(const struct reading *r, hub_date *out)
{
    return shift(r, r->t[0].kind == '-' ? -r->t[1].n : r->t[1].n, r->t[2].n, out);
}

static enum hub_rc units_ago(const struct reading *r, hub_date *out)
{
    return shift(r, -r->t[0].n, r->t[1].n, out);
}

static enum hub_rc next_unit(const struct reading *r, hub_date *out)
{
    return shift(r, r->t[0].kind == 'L' ? -1 : 1, r->t[1].n, out);
}

static enum hub_rc lone_number(const struct reading *r, hub_date *out)
{
    (void)out;
    return hub_fail(r->err, HUB_EINVAL, "%s: the month is missing. " HOW, r->text);
}

static enum hub_rc lone_month(const struct reading *r, hub_date *out)
{
    (void)out;
    return month_without_day(r);
}

// clang-format off
static const struct {
    const char *pattern;
    enum hub_rc (*read)(const struct reading *r, hub_date *out);
} forms[] = {
    {"n/n",   day_month},      {"n/n/n", day_month_year}, {"nnn", three_numbers},
    {"nM",    day_name},       {"nMn",   day_name_year},
    {"Mn",    name_day},       {"Mnn",   name_day_year},
    {"T",     near_day},       {"D",     weekday},        {"SD",  weekday},
    {"ND",    next_weekday},   {"LD",    last_weekday},
    {"+n",    after_days},     {"+nU",   after_units},    {"-n",  after_days}, {"-nU", after_units},
    {"InU",   after_units},    {"IaU",   after_units},    {"nUA", units_ago},  {"aUA", units_ago},
    {"NU",    next_unit},      {"LU",    next_unit},
    {"n",     lone_number},    {"M",     lone_month},
};
// clang-format on

static enum hub_rc read_form(const struct reading *r, hub_date *out)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].pattern, r->pattern) == 0) {
            return forms[i].read(r, out);
        }
    }
    return not_a_date(r);
}

static enum hub_rc check_weekday(const struct reading *r, hub_date d)
{
    char plain[DATE_TEXT];
    if (r->weekday < 0 || r->weekday == date_weekday(d)) {
        return HUB_OK;
    }
    return hub_fail(r->err, HUB_EINVAL,
        "%s: %s is a %s, not a %s. Write the day without its name, or correct it.", r->text,
        date_plain(d, plain), date_weekday_name(date_weekday(d)), date_weekday_name(r->weekday));
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

static enum hub_rc read_day(struct reading *r, bool midnight, hub_date *out)
{
    char text[TEXT_LEN];
    hub_date d;
    memcpy(r->text, r->typed, utf8_head(r->typed, TEXT_SHOWN));
    if (!plain_copy(r->typed, text)) {
        return not_a_date(r);
    }
    if (midnight) {
        drop_midnight(text);
    }
    if (!read_tokens(r, text)) {
        return not_a_date(r);
    }
    drop_signs(r);
    make_pattern(r);
    enum hub_rc rc = read_form(r, &d);
    if (rc == HUB_OK) {
        rc = check_weekday(r, d);
    }
    if (rc == HUB_OK) {
        *out = d;
    }
    return rc;
}

enum hub_rc day_parse(const char *s, hub_date today, hub_date *out, struct hub_err *err)
{
    return read_day(&(struct reading){.typed = s, .today = today, .err = err}, false, out);
}

enum hub_rc date_parse(const char *s, hub_date today, hub_date *out, struct hub_err *err)
{
    return read_day(&(struct reading){.typed = s, .today = today, .err = err}, true, out);
}
