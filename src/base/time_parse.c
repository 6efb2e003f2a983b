/* SPDX-License-Identifier: MIT */
/* Times of day as people write them, alone or behind a date. */
#include "date_priv.h"
#include "hub/base/date.h"
#include "hub/base/utf8.h"

#include <string.h>

enum { TEXT_LEN = 64, NOON = 12 * 60 };

#define HOW_TIME "Write it as 14:00 or 2pm."

/* Bytes of the text that a sentence repeats. */
static int shown(const char *s)
{
    return (int)utf8_head(s, 80);
}

static enum hub_rc not_a_time(const char *s, struct hub_err *err)
{
    return hub_fail(err, HUB_EINVAL, "\"%.*s\" is not a time. " HOW_TIME, shown(s), s);
}

/* Lower case without any spaces; false if it is too long. */
static bool squeeze(const char *s, char out[TEXT_LEN])
{
    size_t len = 0;
    for (; *s; s++) {
        if (*s == ' ' || *s == '\t') {
            continue;
        }
        if (len + 1 >= TEXT_LEN) {
            return false;
        }
        out[len++] = *s >= 'A' && *s <= 'Z' ? (char)(*s | 0x20) : *s;
    }
    out[len] = '\0';
    return true;
}

/* Cut `end` off s, if s ends so and is longer. */
static bool cut_end(char *s, const char *end)
{
    size_t len = strlen(s), n = strlen(end);
    if (len <= n || strcmp(s + len - n, end) != 0) {
        return false;
    }
    s[len - n] = '\0';
    return true;
}

/* 'a', 'p', or 0 when nothing says which half of the day. */
static char cut_half(char *s)
{
    static const char *const ends[] = {"am", "pm", "a.m.", "p.m.", "a.m", "p.m"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (cut_end(s, ends[i])) {
            return ends[i][0];
        }
    }
    return 0;
}

static size_t count_digits(const char *s)
{
    return strspn(s, "0123456789");
}

static int number(const char *s, size_t len)
{
    int n = 0;
    while (len-- > 0) {
        n = n * 10 + *s++ - '0';
    }
    return n;
}

/* "14", "1400", "930", "14:00", "9.30", "14h30" */
static bool read_clock(const char *s, int *hour, int *min)
{
    size_t n = count_digits(s);
    if (n == 0 || n > 4) {
        return false;
    }
    if (!s[n]) {
        size_t hours = n <= 2 ? n : n - 2;
        *hour = number(s, hours);
        *min = number(s + hours, n - hours);
        return true;
    }
    *hour = number(s, n);
    *min = number(s + n + 1, 2 * (count_digits(s + n + 1) == 2));
    return n <= 2 && strchr(":.h", s[n]) && count_digits(s + n + 1) == 2 && !s[n + 3];
}

enum hub_rc tod_parse(const char *s, hub_tod *out, struct hub_err *err)
{
    char text[TEXT_LEN];
    int hour, min;
    if (!squeeze(s, text)) {
        return not_a_time(s, err);
    }
    if (strcmp(text, "noon") == 0 || strcmp(text, "midday") == 0 || strcmp(text, "midnight") == 0) {
        *out = (hub_tod){strcmp(text, "midnight") == 0 ? 0 : NOON};
        return HUB_OK;
    }
    char half = cut_half(text);
    if (strchr(text, ':') != strrchr(text, ':')) {
        cut_end(text, ":00"); /* spreadsheets write seconds */
    }
    if (!read_clock(text, &hour, &min)) {
        return not_a_time(s, err);
    }
    if (half && (hour < 1 || hour > 12)) {
        return hub_fail(err, HUB_EINVAL, "%.*s: am and pm go with 1 to 12. " HOW_TIME, shown(s), s);
    }
    if (hour > 23 || min > 59) {
        return hub_fail(
            err, HUB_EINVAL, "%.*s: the day goes from 00:00 to 23:59. " HOW_TIME, shown(s), s);
    }
    hour = half ? hour % 12 + (half == 'p' ? 12 : 0) : hour;
    *out = (hub_tod){hour * 60 + min};
    return HUB_OK;
}

/* Whether the text may be cut here: at a space, a comma, or the T of an ISO moment. */
static bool may_cut(const char *s, size_t at)
{
    bool iso = at == 10 && (s[at] == 'T' || s[at] == 't') && count_digits(s) == 4;
    return s[at] == ' ' || s[at] == ',' || iso;
}

/* The time behind a cut, without a comma and "at" before it. */
static const char *time_after(const char *s)
{
    s += strspn(s, " ,");
    if ((s[0] | 0x20) == 'a' && (s[1] | 0x20) == 't' && s[2] == ' ') {
        s += 3;
    }
    return s;
}

/* The day before a cut; the whole text is no date already. */
static bool day_before(const char *s, size_t len, hub_date today, hub_date *out)
{
    char day[TEXT_LEN];
    struct hub_err ignored;
    if (len >= sizeof day) {
        return false;
    }
    memcpy(day, s, len);
    day[len] = '\0';
    return day_parse(day, today, out, &ignored) == HUB_OK;
}

enum hub_rc wall_parse(const char *s, hub_date today, int at, hub_wall *out, struct hub_err *err)
{
    hub_date day;
    hub_tod tod;
    struct hub_err why, time_why;
    enum hub_rc rc = day_parse(s, today, &day, &why);
    if (rc == HUB_OK) {
        *out = wall_at(day, at);
        return HUB_OK;
    }
    for (size_t i = 0; s[i]; i++) {
        if (!may_cut(s, i) || !day_before(s, i, today, &day)) {
            continue;
        }
        if (tod_parse(time_after(s + i + 1), &tod, &time_why) == HUB_OK) {
            *out = wall_at(day, tod.min);
            return HUB_OK;
        }
        why = time_why;
    }
    if (err) {
        *err = why;
    }
    return rc;
}
