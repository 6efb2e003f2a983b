/* SPDX-License-Identifier: MIT */
#define _XOPEN_SOURCE 700 /* wcwidth */

#include "hub/base/utf8.h"

#include "hub/base/str.h"
#include "hub/base/words.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

bool utf8_locale(void)
{
    if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        return true;
    }
    setlocale(LC_CTYPE, "C.UTF-8");
    return false;
}

bool utf8_here(void)
{
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

/*
 * What a first byte says: how many bytes follow, and the range of the second
 * one, which shuts out overlong forms, surrogates and what lies above U+10FFFF.
 * Source: The Unicode Standard, table 3-7.
 */
static const struct lead {
    unsigned char first, last, more, low, high;
} leads[] = {
    {0xC2, 0xDF, 1, 0x80, 0xBF},
    {0xE0, 0xE0, 2, 0xA0, 0xBF},
    {0xE1, 0xEC, 2, 0x80, 0xBF},
    {0xED, 0xED, 2, 0x80, 0x9F},
    {0xEE, 0xEF, 2, 0x80, 0xBF},
    {0xF0, 0xF0, 3, 0x90, 0xBF},
    {0xF1, 0xF3, 3, 0x80, 0xBF},
    {0xF4, 0xF4, 3, 0x80, 0x8F},
};

static const struct lead *lead_of(unsigned char byte)
{
    for (size_t i = 0; i < sizeof leads / sizeof *leads; i++) {
        if (byte >= leads[i].first && byte <= leads[i].last) {
            return &leads[i];
        }
    }
    return NULL;
}

/* Bytes of the character at s, of which `len` may be read; 0 if they are not UTF-8. */
static size_t decode(const unsigned char *s, size_t len, uint32_t *c)
{
    if (s[0] < 0x80) {
        *c = s[0];
        return 1;
    }
    const struct lead *lead = lead_of(s[0]);
    if (!lead || len <= lead->more || s[1] < lead->low || s[1] > lead->high) {
        return 0;
    }
    *c = s[0] & (0x3FU >> lead->more);
    for (size_t i = 1; i <= lead->more; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            return 0;
        }
        *c = *c << 6 | (s[i] & 0x3FU);
    }
    return 1U + lead->more;
}

uint32_t utf8_next(const char **s)
{
    uint32_t c = UTF8_BAD;
    if (!**s) {
        return 0;
    }
    /* The NUL at the end is no byte of a sequence, so nothing behind it is read. */
    size_t len = decode((const unsigned char *)*s, 4, &c);
    *s += len ? len : 1;
    return len ? c : UTF8_BAD;
}

size_t utf8_put(uint32_t c, char out[5])
{
    bool good = c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    utf8proc_ssize_t len =
        utf8proc_encode_char((utf8proc_int32_t)(good ? c : UTF8_BAD), (utf8proc_uint8_t *)out);
    out[len] = '\0';
    return (size_t)len;
}

bool utf8_valid(const char *s, size_t len, size_t *bad)
{
    uint32_t c;
    for (size_t i = 0, n; i < len; i += n) {
        n = decode((const unsigned char *)s + i, len - i, &c);
        if (n == 0) {
            if (bad) {
                *bad = i;
            }
            return false;
        }
    }
    return true;
}

size_t utf8_count(const char *s)
{
    size_t n = 0;
    while (utf8_next(&s)) {
        n++;
    }
    return n;
}

size_t utf8_head(const char *s, size_t most)
{
    const char *at = s;
    size_t len = 0;
    while (utf8_next(&at) && (size_t)(at - s) <= most) {
        len = (size_t)(at - s);
    }
    return len;
}

int utf8_char_width(uint32_t c)
{
    if (c >= 0x20 && c < 0x7F) {
        return 1;
    }
    int cols = wcwidth((wchar_t)c);
    return cols > 0 ? cols : 0;
}

int utf8_width(const char *s)
{
    int cols = 0;
    s = hub_words(s);
    for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s)) {
        cols += utf8_char_width(c);
    }
    return cols;
}

/* Plain ASCII that no neighbour of the same kind joins. */
static bool stands_alone(char c)
{
    return c >= 0x20 && c < 0x7F;
}

size_t utf8_cluster(const char *s)
{
    const char *end = s, *next;
    utf8proc_int32_t state = 0;
    if (stands_alone(s[0]) && (stands_alone(s[1]) || !s[1])) {
        return 1;
    }
    uint32_t c = utf8_next(&end);
    while (c) {
        next = end;
        uint32_t after = utf8_next(&next);
        if (!after || utf8proc_grapheme_break_stateful(
                          (utf8proc_int32_t)c, (utf8proc_int32_t)after, &state)) {
            break;
        }
        c = after;
        end = next;
    }
    return (size_t)(end - s);
}

/* Columns of the first `len` bytes. */
static int width_of(const char *s, size_t len)
{
    const char *end = s + len;
    int cols = 0;
    while (s < end) {
        cols += utf8_char_width(utf8_next(&s));
    }
    return cols;
}

size_t utf8_fit(const char *s, int cols, int *used)
{
    size_t fit = 0, len;
    int sum = 0;
    while ((len = utf8_cluster(s + fit)) > 0) {
        int width = width_of(s + fit, len);
        if (sum + width > cols) {
            break;
        }
        sum += width;
        fit += len;
    }
    if (used) {
        *used = sum;
    }
    return fit;
}

char *utf8_initials(struct arena *a, const char *name)
{
    struct sb out = sb_on(a);
    while (name && *name) {
        name += strspn(name, " -'");
        size_t n = utf8_cluster(name);
        if (n) {
            sb_addn(&out, name, n);
            sb_addc(&out, '.');
        }
        name += strcspn(name, " -");
    }
    return arena_strdup(a, sb_str(&out));
}

char *utf8_initials_each(struct arena *a, const char *names)
{
    struct sb out = sb_on(a);
    for (const char *s = names; *s;) {
        size_t len = strcspn(s, ",");
        const char *one = arena_strndup(a, s, len);
        sb_addf(&out, "%s%s", out.len ? ", " : "", utf8_initials(a, one));
        s += len + strspn(s + len, ", ");
    }
    return arena_strdup(a, sb_str(&out));
}
