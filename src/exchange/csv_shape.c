/* SPDX-License-Identifier: MIT */
/* Which row holds the headings, where the table ends, and whether it is a rota drawn as a grid. */
#include "csv_priv.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { LOOK_FOR_HEADING = 20 }; /* rows of titles and logos above a table; more is not one */

const char *csv_plain_key(const char *heading, struct arena *a)
{
    char *folded = utf8_fold(a, heading), *to = folded;
    for (const char *s = folded; *s; s++) {
        if ((unsigned char)*s >= 0x80 || isalnum((unsigned char)*s)) {
            *to++ = *s;
        }
    }
    *to = 0;
    return folded;
}

/* Length of a weekday's name or short name at s, 0 if there is none. */
static size_t weekday_at(const char *s)
{
    static const char *const shorts[] = {
        "mon", "tues", "tue", "weds", "wed", "thurs", "thur", "thu", "fri", "sat", "sun"};
    size_t n = 0;
    while (isalpha((unsigned char)s[n])) {
        n++;
    }
    for (int d = MON; d <= SUN; d++) {
        if (n == strlen(date_weekday_name(d)) && !strncasecmp(s, date_weekday_name(d), n)) {
            return n;
        }
    }
    for (size_t i = 0; i < sizeof shorts / sizeof *shorts; i++) {
        if (n == strlen(shorts[i]) && !strncasecmp(s, shorts[i], n)) {
            return n;
        }
    }
    return 0;
}

static size_t month_at(const char *s)
{
    size_t n = 0;
    while (isalpha((unsigned char)s[n])) {
        n++;
    }
    for (int m = 1; n >= 3 && m <= 12; m++) {
        if (n <= strlen(date_month_name(m)) && !strncasecmp(s, date_month_name(m), n)) {
            return n;
        }
    }
    return 0;
}

static size_t digits_at(const char *s)
{
    return strspn(s, "0123456789");
}

/* Length of "23/02", "23.2.26", "2026-02-23", "3 Jan 2026", "3rd January" at s; 0 if none. */
static size_t date_at(const char *s)
{
    size_t first = digits_at(s), at = first;
    if (first == 0 || first == 3 || first > 4) {
        return 0;
    }
    if (!strncasecmp(s + at, "st", 2) || !strncasecmp(s + at, "nd", 2) ||
        !strncasecmp(s + at, "rd", 2) || !strncasecmp(s + at, "th", 2)) {
        at += 2;
    }
    bool sign = strchr("/.-", s[at]) && s[at];
    at += strspn(s + at, sign ? "/.-" : " ");
    size_t second = digits_at(s + at), month = month_at(s + at);
    if (month == 0 && !(sign && (second == 1 || second == 2))) {
        return 0;
    }
    at += month ? month : second;
    size_t gap = strspn(s + at, " /.-"), third = digits_at(s + at + gap);
    if (gap == 1 && (third == 2 || third == 4 || (first == 4 && third == 1))) {
        at += gap + third;
    }
    return first == 4 && third == 0 ? 0 : at;
}

/* "Sun - 23/02", "Tuesday", "3 Jan 2026" */
static bool looks_like_day(const char *s)
{
    s += strspn(s, " ");
    size_t weekday = weekday_at(s);
    s += weekday;
    size_t gap = strspn(s, " ,.-:");
    size_t date = date_at(s + gap);
    const char *rest = date ? s + gap + date : s;
    return (date && rest[strspn(rest, " .,")] == 0) ||
           (weekday && (*s == 0 || digits_at(s + gap) || month_at(s + gap) ||
                           rest[strspn(rest, " .,")] == 0));
}

/* "01/04/2024-07/04/2024", "2 - 4 Jan" */
static bool looks_like_span(const char *s)
{
    s += strspn(s, " ");
    size_t from = date_at(s);
    if (!from) {
        return false;
    }
    s += from;
    size_t gap = strspn(s, " -");
    if (!strncmp(s + gap, "–", 3)) {
        gap += 3;
    } else if (!strncasecmp(s + gap, "to ", 3)) {
        gap += 3;
    }
    gap += strspn(s + gap, " ");
    return gap && date_at(s + gap);
}

/* Text that a heading never is: a number, a sum of money, a time, a date or a formula. */
static bool looks_like_data(const char *s)
{
    s += strspn(s, " ");
    if ((looks_like_day(s) && !weekday_at(s)) || csv_is_formula(s, strlen(s), false)) {
        return true;
    }
    if (!strncmp(s, "£", 2)) {
        s += 2;
    } else if (!strncmp(s, "€", 3)) {
        s += 3;
    }
    size_t date = date_at(s);
    if (date && s[date] && strchr(" T", s[date])) {
        s += date + 1; /* a date and a time */
    }
    return *s && s[strcspn(s, "0123456789")] && s[strspn(s, "0123456789 .,:/-+%$()")] == 0;
}

static size_t filled(const struct csv_raw *r)
{
    size_t n = 0;
    for (size_t i = 0; i < r->count; i++) {
        n += r->cells[i][0] != 0;
    }
    return n;
}

static bool has_data(const struct csv_raw *r)
{
    for (size_t i = 0; i < r->count; i++) {
        if (looks_like_data(r->cells[i])) {
            return true;
        }
    }
    return false;
}

/* The number of cells most rows have; the earlier of two equals. */
static size_t usual_count(const struct csv_raw *rows, size_t count, struct arena *a)
{
    size_t widest = 0, best = 0;
    for (size_t i = 0; i < count; i++) {
        widest = rows[i].count > widest ? rows[i].count : widest;
    }
    size_t *times = arena_array(a, widest + 1, sizeof *times);
    for (size_t i = 0; i < count; i++) {
        times[rows[i].count]++;
    }
    for (size_t i = 0; i < count; i++) {
        if (times[rows[i].count] > times[best]) {
            best = rows[i].count;
        }
    }
    return best;
}

static bool could_be_heading(const struct csv_raw *r, size_t cols)
{
    return r->count == cols && filled(r) >= (cols > 3 ? (cols + 1) / 2 : cols > 1 ? 2 : 1);
}

/* A row above `first` that lacks or has too many separators but reads like its headings. */
static bool ragged_heading(const struct csv_raw *rows, size_t first)
{
    if (first == 0 || rows[first].after_blank) {
        return false;
    }
    const struct csv_raw *r = &rows[first - 1];
    return has_data(&rows[first]) && !has_data(r) && r->count >= 2 &&
           filled(r) * 10 >= r->count * 8 && r->count * 2 > rows[first].count;
}

/* Whether a row says the headings again: four in five of the same words in their places. */
static bool repeats(const struct csv_raw *head, const struct csv_raw *r, struct arena *a)
{
    size_t same = 0, named = 0;
    for (size_t i = 0; i < head->count; i++) {
        const char *key = csv_plain_key(head->cells[i], a);
        named += *key != 0;
        if (*key && i < r->count) {
            same += str_eq(key, csv_plain_key(r->cells[i], a));
        }
    }
    return named >= 2 ? same * 5 >= named * 4 : same == 1 && r->count == head->count;
}

/* The first cell decides for most rows, so that a long file is not folded whole. */
static bool may_repeat(const struct csv_raw *head, const struct csv_raw *r)
{
    size_t same = 0, at = 0;
    for (size_t i = 0; i < head->count && i < r->count && same < 1 && at < 4; i++) {
        at += head->cells[i][0] != 0;
        same += head->cells[i][0] && !strcasecmp(head->cells[i], r->cells[i]);
    }
    return same > 0;
}

static bool another_begins(const struct csv_raw *rows, size_t count, size_t i,
    const struct csv_shape *shape, struct arena *a)
{
    const struct csv_raw *head = &rows[shape->heading], *r = &rows[i];
    if (shape->has_heading && may_repeat(head, r) && repeats(head, r, a)) {
        return true;
    }
    if (shape->grid && r->after_blank && head->cells[0][0] && r->count &&
        !strcasecmp(head->cells[0], r->cells[0])) {
        return true;
    }
    return r->after_blank && r->count != shape->cols && r->count >= 2 && i + 1 < count &&
           rows[i + 1].count == r->count && !rows[i + 1].after_blank;
}

/* The longest run of headings 1, 2, 3 …: the days of a month. */
static size_t days_counted(const struct csv_raw *head)
{
    size_t run = 0, longest = 0;
    int64_t n, last = -1;
    for (size_t i = 0; i < head->count; i++) {
        bool number = str_int(head->cells[i], 1, 31, &n);
        run = number && n == last + 1 ? run + 1 : number;
        last = number ? n : -1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* A rota as people draw it: days across, or weeks or weekdays down the first of four columns. */
static bool is_grid(const struct csv_raw *rows, const struct csv_shape *shape)
{
    const struct csv_raw *head = &rows[shape->heading];
    size_t days = 0, down = 0, from = shape->heading + shape->has_heading;
    for (size_t i = 0; i < head->count; i++) {
        days += looks_like_day(head->cells[i]);
    }
    if ((days >= 3 && days * 2 >= head->count) || days_counted(head) >= 5) {
        return true;
    }
    if (shape->cols < 4 || shape->end < from + 2) {
        return false;
    }
    for (size_t i = from; i < shape->end; i++) {
        down +=
            rows[i].count && (looks_like_span(rows[i].cells[0]) || weekday_at(rows[i].cells[0]));
    }
    return down * 5 >= (shape->end - from) * 4;
}

void csv_find_shape(
    const struct csv_raw *rows, size_t count, struct arena *a, struct csv_shape *out)
{
    *out = (struct csv_shape){.cols = usual_count(rows, count, a), .end = count};
    while (out->heading < count && out->heading < LOOK_FOR_HEADING &&
           !could_be_heading(&rows[out->heading], out->cols)) {
        out->heading++;
    }
    if (out->heading == count || out->heading == LOOK_FOR_HEADING) {
        out->heading = 0;
    }
    if (ragged_heading(rows, out->heading)) {
        out->heading--;
        out->has_heading = out->heading_ragged = true;
    } else {
        out->has_heading = !has_data(&rows[out->heading]);
    }
    out->grid = is_grid(rows, out);
    out->has_heading |= out->grid;
    size_t next = out->heading + out->has_heading;
    if (out->has_heading && next < count && !rows[next].after_blank &&
        repeats(&rows[out->heading], &rows[next], a)) {
        out->two_headings = true;
        next++;
    }
    for (size_t i = next; i < count; i++) {
        if (another_begins(rows, count, i, out, a)) {
            out->end = i;
            return;
        }
    }
}
