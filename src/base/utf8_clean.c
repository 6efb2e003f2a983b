/* SPDX-License-Identifier: MIT */
/* The door for text that comes in, and the veil for text that goes out: one judge for both. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <string.h>
#include <utf8proc.h>

enum { MARKS_MOST = 4, NON_JOINER = 0x200C, JOINER = 0x200D };

enum verdict { KEEP, DROP, SPACE, LINE };

static bool is_mark(uint32_t c)
{
    utf8proc_category_t cat = utf8proc_category((utf8proc_int32_t)c);
    return cat == UTF8PROC_CATEGORY_MN || cat == UTF8PROC_CATEGORY_ME;
}

/* Letters of the Latin blocks of Unicode 15, and two signs that NFC makes into K and Å. */
static bool is_latin(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } blocks[] = {{0, 0x2AF}, {0x1D00, 0x1DBF}, {0x1E00, 0x1EFF}, {0x212A, 0x212B},
        {0x2C60, 0x2C7F}, {0xA720, 0xA7FF}, {0xAB30, 0xAB6F}, {0xFB00, 0xFB06}, {0xFF21, 0xFF5A},
        {0x10780, 0x107BF}, {0x1DF00, 0x1DFFF}};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        if (c >= blocks[i].first && c <= blocks[i].last) {
            return true;
        }
    }
    return false;
}

/* A letter, or a mark that belongs to one, of a script that uses joiners. */
static bool may_join(uint32_t c)
{
    utf8proc_category_t cat = utf8proc_category((utf8proc_int32_t)c);
    return cat >= UTF8PROC_CATEGORY_LU && cat <= UTF8PROC_CATEGORY_ME && !is_latin(c);
}

/* Invisible signs of layout and language, of which only the number signs of Arabic have a shape. */
static bool is_hidden(uint32_t c)
{
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)c);
    switch (p->category) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    case UTF8PROC_CATEGORY_CF:
        return p->boundclass != UTF8PROC_BOUNDCLASS_PREPEND;
    default:
        return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) ||
               (c >= 0xE0000 && c <= 0xE0FFF && !is_mark(c));
    }
}

/* `base` is the last character before it that is no mark, 0 if there is none. */
static enum verdict judge(uint32_t base, uint32_t c, uint32_t next)
{
    if (c == '\n' || c == '\r') {
        return LINE;
    }
    if (c == '\t') {
        return SPACE;
    }
    if (c == JOINER || c == NON_JOINER) {
        return base && may_join(base) && may_join(next) ? KEEP : DROP;
    }
    return is_hidden(c) ? DROP : KEEP;
}

/* The base for the next character, after one that was kept. */
static uint32_t base_after(uint32_t base, uint32_t c)
{
    return is_mark(c) || c == JOINER || c == NON_JOINER ? base : c;
}

/* Count marks on one base; true for one too many, and for a joiner to such a one. */
static bool one_too_many(int *marks, uint32_t c)
{
    if (is_mark(c)) {
        return ++*marks > MARKS_MOST;
    }
    if (c == JOINER || c == NON_JOINER) {
        return *marks >= MARKS_MOST;
    }
    *marks = 0;
    return false;
}

/* Printable ASCII only: nothing to judge, and the same in any form. */
static bool is_plain(const char *s, size_t len)
{
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)s[i];
        if (c < 0x20 || c >= 0x7F) {
            return false;
        }
    }
    return true;
}

static void put(struct sb *b, uint32_t c)
{
    char bytes[5];
    sb_addn(b, bytes, utf8_put(c, bytes));
}

/* The character at s, which ends at `end`; a byte that is not UTF-8, and NUL, are never the end. */
static uint32_t next_within(const char **s, const char *end, bool *bad)
{
    char copy[5] = {0};
    size_t left = (size_t)(end - *s);
    memcpy(copy, *s, left < 4 ? left : 4);
    const char *at = copy;
    uint32_t c = utf8_next(&at);
    *s += c ? at - copy : 1;
    *bad = c == UTF8_BAD && at == copy + 1;
    return c;
}

/* What may pass, not yet normalised. */
static void sieve(struct sb *b, const char *s, size_t len, bool lines, bool *changed)
{
    const char *end = s + len;
    uint32_t base = 0, before = 0;
    bool broke = false, bad, ignored;
    while (s < end) {
        uint32_t c = next_within(&s, end, &bad);
        const char *ahead = s;
        uint32_t next = s < end ? next_within(&ahead, end, &ignored) : 0;
        enum verdict v = judge(base, c, next);
        *changed = *changed || bad || v == DROP;
        if (v == KEEP) {
            put(b, c);
            base = base_after(base, c);
        } else if (v == LINE && lines) {
            sb_add(b, before == '\r' && c == '\n' ? "" : "\n");
        } else if (v != DROP && (lines || !broke)) {
            sb_addc(b, ' ');
        }
        base = v == LINE || v == SPACE ? 0 : base;
        broke = v == LINE || v == SPACE;
        before = c;
    }
}

/* NFC, with at most MARKS_MOST marks on one base. */
static char *compose(struct arena *a, const struct sb *b, bool *changed)
{
    size_t room = b->len * 2 + 2, n = 0; /* U+0390 has 2 bytes and 3 parts: none has more a byte */
    int32_t *c = arena_array(a, room, sizeof *c);
    int marks = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose((const utf8proc_uint8_t *)sb_str(b), (utf8proc_ssize_t)b->len, c,
            (utf8proc_ssize_t)room - 1, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE);
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        if (one_too_many(&marks, (uint32_t)c[i])) {
            *changed = true;
        } else {
            c[n++] = c[i];
        }
    }
    utf8proc_ssize_t len =
        utf8proc_reencode(c, (utf8proc_ssize_t)n, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    return arena_strndup(a, (const char *)c, len > 0 ? (size_t)len : 0);
}

char *utf8_clean(struct arena *a, const char *s, size_t len, bool lines, bool *changed)
{
    bool ignored = false;
    struct sb b = sb_on(a);
    changed = changed ? changed : &ignored;
    *changed = false;
    if (is_plain(s, len)) {
        return arena_strndup(a, s, len);
    }
    sieve(&b, s, len, lines, changed);
    return compose(a, &b, changed);
}

const char *utf8_harmless(struct arena *a, const char *s)
{
    bool changed = false;
    size_t len = strlen(s);
    const char *clean = is_plain(s, len) ? s : utf8_clean(a, s, len, true, &changed);
    return changed ? clean : s;
}

const char *utf8_safe(struct arena *a, const char *s)
{
    struct sb b = sb_on(a);
    uint32_t base = 0;
    int marks = 0;
    if (is_plain(s, strlen(s))) {
        return s;
    }
    for (uint32_t c = utf8_next(&s); c; c = utf8_next(&s)) {
        const char *ahead = s;
        enum verdict v = judge(base, c, utf8_next(&ahead));
        if (v == KEEP && !one_too_many(&marks, c)) {
            put(&b, c);
            base = base_after(base, c);
        } else {
            base = v == LINE || v == SPACE ? ' ' : UTF8_BAD;
            put(&b, base);
        }
    }
    return sb_str(&b);
}
