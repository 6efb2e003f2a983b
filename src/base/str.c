/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"

#include "hub/base/die.h"
#include "hub/base/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct sb sb_on(struct arena *a)
{
    return (struct sb){.a = a};
}

struct sb sb_as_is(struct arena *a)
{
    return (struct sb){.a = a, .as_is = true};
}

/* Room for `more` bytes and the NUL. */
static void sb_room(struct sb *b, size_t more)
{
    size_t need = b->len + more + 1;
    if (need <= b->cap) {
        return;
    }
    size_t cap = b->cap * 2 > need ? b->cap * 2 : need < 64 ? 64 : need;
    char *p = arena_alloc(b->a, cap);
    if (b->len) {
        memcpy(p, b->p, b->len);
    }
    b->p = p;
    b->cap = cap;
}

void sb_addn(struct sb *b, const char *s, size_t len)
{
    sb_room(b, len);
    memcpy(b->p + b->len, s, len);
    b->len += len;
    b->p[b->len] = '\0';
}

void sb_add(struct sb *b, const char *s)
{
    const char *said = b->as_is ? s : hub_words(s);
    sb_addn(b, said, strlen(said));
}

void sb_addc(struct sb *b, char c)
{
    sb_addn(b, &c, 1);
}

/* Into the room there is; returns the length. */
__attribute__((format(printf, 2, 0))) static int sb_print(
    const struct sb *b, const char *fmt, va_list ap)
{
    char *out = b->p + b->len;
    size_t room = b->cap - b->len;
    return b->as_is ? vsnprintf(out, room, fmt, ap) : words_vprint(out, room, fmt, ap);
}

void sb_addf(struct sb *b, const char *fmt, ...)
{
    va_list ap;
    sb_room(b, 0);
    va_start(ap, fmt);
    int len = sb_print(b, fmt, ap);
    va_end(ap);
    HUB_BUG(len >= 0);
    if ((size_t)len >= b->cap - b->len) {
        sb_room(b, (size_t)len);
        va_start(ap, fmt);
        sb_print(b, fmt, ap);
        va_end(ap);
    }
    b->len += (size_t)len;
}

const char *sb_str(const struct sb *b)
{
    return b->p ? b->p : "";
}

/* Not tolower(): what a command word means must not hang on the locale. */
static char ascii_lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

bool str_eq(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_letters(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        if (ascii_lower(a[i]) != ascii_lower(b[i])) {
            return false;
        }
    }
    return true;
}

bool str_ieq(const char *a, const char *b)
{
    if (!a || !b) {
        return a == b;
    }
    size_t len = strlen(a);
    return len == strlen(b) && same_letters(a, b, len);
}

bool str_empty(const char *s)
{
    return !s || !*s;
}

bool str_starts(const char *s, const char *prefix)
{
    return strncmp(s, prefix, strlen(prefix)) == 0;
}

/* Bytes of the space at the start of s: ASCII, or U+00A0, U+202F, U+2007; 0 if there is none. */
static size_t space_len(const char *s)
{
    static const char *const no_break[] = {"\u00a0", "\u202f", "\u2007"};
    if (*s == ' ' || (*s >= '\t' && *s <= '\r')) {
        return 1;
    }
    for (size_t i = 0; i < sizeof no_break / sizeof *no_break; i++) {
        if (str_starts(s, no_break[i])) {
            return strlen(no_break[i]);
        }
    }
    return 0;
}

char *str_trim(struct arena *a, const char *s)
{
    size_t len, end = 0;
    while ((len = space_len(s)) > 0) {
        s += len;
    }
    for (size_t i = 0; s[i]; i += len) {
        len = space_len(s + i);
        if (len == 0) {
            len = 1;
            end = i + 1;
        }
    }
    return arena_strndup(a, s, end);
}

/* Length of the part at `list`, up to the bar or the end. */
static size_t part_len(const char *list)
{
    return strcspn(list, "|");
}

/* The part after this one; NULL at the end. */
static const char *part_next(const char *part)
{
    part += part_len(part);
    return *part ? part + 1 : NULL;
}

const char *str_part(struct arena *a, const char *list, size_t n)
{
    const char *part = str_empty(list) ? NULL : list;
    for (; part && n > 0; n--) {
        part = part_next(part);
    }
    return part ? arena_strndup(a, part, part_len(part)) : NULL;
}

size_t str_parts(const char *list)
{
    size_t n = 0;
    for (const char *part = str_empty(list) ? NULL : list; part; part = part_next(part)) {
        n++;
    }
    return n;
}

int str_part_index(const char *list, const char *word)
{
    int n = 0;
    size_t len = word ? strlen(word) : 0;
    for (const char *part = str_empty(list) || !word ? NULL : list; part; part = part_next(part)) {
        if (part_len(part) == len && same_letters(part, word, len)) {
            return n;
        }
        n++;
    }
    return -1;
}

bool str_int(const char *s, int64_t min, int64_t max, int64_t *out)
{
    bool minus = *s == '-';
    int64_t n = 0;
    s += minus;
    if (!*s) {
        return false;
    }
    for (; *s; s++) {
        int digit = *s - '0';
        /* Counted below zero, where the range is one larger. */
        if (digit < 0 || digit > 9 || n < (INT64_MIN + digit) / 10) {
            return false;
        }
        n = n * 10 - digit;
    }
    if (!minus && n == INT64_MIN) {
        return false;
    }
    n = minus ? n : -n;
    if (n < min || n > max) {
        return false;
    }
    *out = n;
    return true;
}

const char *str_count(int64_t n, char buf[COUNT_TEXT])
{
    char digits[COUNT_TEXT];
    int len = snprintf(digits, sizeof digits, "%lld", (long long)n), to = 0;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0) {
            buf[to++] = ',';
        }
        buf[to++] = digits[i];
    }
    buf[to] = '\0';
    return buf;
}

enum { NEAR_MOST = 48 }; /* bytes; a longer word is not compared */

static int least(int a, int b, int c)
{
    a = a < b ? a : b;
    return a < c ? a : c;
}

/* Insertions, removals, changes and swaps of neighbours that lead from a to b. */
static int edit_distance(const char *a, const char *b)
{
    int d[NEAR_MOST + 2][NEAR_MOST + 2];
    int la = (int)strlen(a), lb = (int)strlen(b);
    for (int i = 0; i <= la; i++) {
        d[i][0] = i;
    }
    for (int j = 0; j <= lb; j++) {
        d[0][j] = j;
    }
    for (int i = 1; i <= la; i++) {
        for (int j = 1; j <= lb; j++) {
            char ca = ascii_lower(a[i - 1]), cb = ascii_lower(b[j - 1]);
            d[i][j] = least(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (ca != cb));
            if (i > 1 && j > 1 && ca == ascii_lower(b[j - 2]) && cb == ascii_lower(a[i - 2])) {
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1, d[i][j]);
            }
        }
    }
    return d[la][lb];
}

/* The one candidate that begins with `word`; NULL if there is none or more than one. */
static const char *only_start(const char *word, const char *const *candidates, size_t count)
{
    const char *found = NULL;
    size_t len = strlen(word);
    for (size_t i = 0; i < count; i++) {
        if (strlen(candidates[i]) > len && same_letters(candidates[i], word, len)) {
            if (found) {
                return NULL;
            }
            found = candidates[i];
        }
    }
    return found;
}

const char *str_nearest(const char *word, const char *const *candidates, size_t count)
{
    const char *best = NULL;
    size_t len = strlen(word);
    int limit = len <= 3 ? 1 : 2; /* two changes of three letters are another word */
    if (len == 0 || len > NEAR_MOST) {
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (strlen(candidates[i]) > NEAR_MOST) {
            continue;
        }
        int distance = edit_distance(word, candidates[i]);
        if (distance <= limit) {
            best = candidates[i];
            limit = distance - 1;
        }
    }
    return best ? best : only_start(word, candidates, count);
}
