/* SPDX-License-Identifier: MIT */
/* Values of a calendar file: texts, times, spans. */
#include "ics_priv.h"

#include <ctype.h>
#include <string.h>

const char *ics_plain_text(const char *value, struct arena *a)
{
    size_t len = strlen(value);
    char *out = arena_alloc(a, len + 1), *to = out;
    for (const char *p = value; *p; p++) {
        bool escape = *p == '\\' && p[1];
        p += escape;
        *to++ = escape && (*p == 'n' || *p == 'N') ? '\n' : *p;
    }
    return out;
}

static bool digits(const char *s, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++) {
        if (!isdigit((unsigned char)s[i])) {
            return false;
        }
        *out = *out * 10 + (s[i] - '0');
    }
    return true;
}

bool ics_wall_read(const char *text, hub_wall *out, bool *is_date, bool *utc)
{
    int year, month, day, hour = 0, minute = 0, second = 0;
    if (!digits(text, 4, &year) || !digits(text + 4, 2, &month) || !digits(text + 6, 2, &day) ||
        !date_valid(year, month, day)) {
        return false;
    }
    const char *p = text + 8;
    *is_date = *p != 'T';
    if (!*is_date) {
        if (!digits(p + 1, 2, &hour) || !digits(p + 3, 2, &minute)) {
            return false;
        }
        p += 5;
        p += digits(p, 2, &second) ? 2 : 0;
    }
    *utc = !*is_date && *p == 'Z';
    p += *utc;
    if (hour > 23 || minute > 59 || second > 60 || *p) {
        return false;
    }
    *out = wall_at(date_from_ymd(year, month, day), hour * 60 + minute);
    return true;
}

bool ics_span_read(const char *text, int64_t *minutes, bool *days_only)
{
    static const struct {
        char mark;
        bool of_time;
        int64_t seconds;
    } units[] = {{'W', false, 604800}, {'D', false, 86400}, {'H', true, 3600}, {'M', true, 60},
        {'S', true, 1}};
    bool minus = *text == '-', time = false, any = false;
    int64_t total = 0;
    text += *text == '-' || *text == '+';
    if (*text++ != 'P') {
        return false;
    }
    for (; *text; text++) {
        int64_t n = 0;
        if (*text == 'T' && !time) {
            time = true;
            continue;
        }
        for (; isdigit((unsigned char)*text) && n < 100000000; text++) {
            n = n * 10 + (*text - '0');
        }
        size_t u = 0;
        while (u < sizeof units / sizeof *units &&
               (units[u].mark != *text || units[u].of_time != time)) {
            u++;
        }
        if (u == sizeof units / sizeof *units) {
            return false;
        }
        total += n * units[u].seconds;
        any = true;
    }
    *minutes = (minus ? -total : total) / 60;
    *days_only = !time;
    return any;
}

bool ics_offset_read(const char *text, int32_t *seconds)
{
    int hour, minute, second = 0;
    if ((*text != '-' && *text != '+') || !digits(text + 1, 2, &hour) ||
        !digits(text + 3, 2, &minute)) {
        return false;
    }
    if (text[5] && (!digits(text + 5, 2, &second) || text[7])) {
        return false;
    }
    *seconds = (*text == '-' ? -1 : 1) * (hour * 3600 + minute * 60 + second);
    return hour < 24 && minute < 60 && second < 60;
}
