/* SPDX-License-Identifier: MIT */
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include "fold_priv.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

// clang-format off
/* Letters that no decomposition takes apart, in lower case. */
static const struct {
    uint32_t from;
    const char *to;
} letters[] = {
    {0x00DF, "ss"}, {0x00E6, "ae"}, {0x00F0, "d"}, {0x00F8, "o"}, {0x00FE, "th"},
    {0x0111, "d"},  {0x0127, "h"},  {0x0131, "i"}, {0x0142, "l"}, {0x0153, "oe"},
    {0x0167, "t"},  {0x03C2, "\u03C3"}, /* final sigma */
};
// clang-format on

static const uint32_t APOSTROPHES[] = {
    '`', 0xB4, 0x2B9, 0x2BB, 0x2BC, 0x2BD, 0x2018, 0x2019, 0x201B, 0x2032, 0xFF07};
static const uint32_t HYPHENS[] = {
    0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D};

static bool among(uint32_t c, const uint32_t *set, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (set[i] == c) {
            return true;
        }
    }
    return false;
}

/* Accents of any script; vowel signs, which have no combining class, stay. */
static bool is_accent(const utf8proc_property_t *p)
{
    return p->combining_class != 0 || p->category == UTF8PROC_CATEGORY_ME || p->ignorable;
}

static void fold_char(struct sb *b, uint32_t c)
{
    char bytes[5];
    const utf8proc_property_t *p = utf8proc_get_property((utf8proc_int32_t)c);
    if (is_accent(p)) {
        return;
    }
    c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        if (letters[i].from == c) {
            sb_add(b, letters[i].to);
            return;
        }
    }
    if (among(c, APOSTROPHES, sizeof APOSTROPHES / sizeof *APOSTROPHES)) {
        c = '\'';
    } else if (among(c, HYPHENS, sizeof HYPHENS / sizeof *HYPHENS)) {
        c = '-';
    } else if (p->category == UTF8PROC_CATEGORY_ZS) {
        c = ' ';
    }
    sb_addn(b, bytes, utf8_put(c, bytes));
}

static void fold_wide(struct sb *b, uint32_t c)
{
    utf8proc_int32_t parts[8];
    utf8proc_ssize_t n =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, NULL);
    for (utf8proc_ssize_t i = 0; i < n; i++) {
        fold_char(b, (uint32_t)parts[i]);
    }
}

void fold_put(struct sb *b, uint32_t c)
{
    if (c >= 'A' && c <= 'Z') {
        sb_addc(b, (char)(c + 'a' - 'A'));
    } else if (c < 0x80 && c != '`') {
        sb_addc(b, (char)c);
    } else {
        fold_wide(b, c);
    }
}

/* Bytes from `s` on that fold to themselves or to a small letter. */
static size_t plain_bytes(const char *s)
{
    size_t n = 0;
    while (s[n] && (unsigned char)s[n] < 0x80 && s[n] != '`') {
        n++;
    }
    return n;
}

void fold_plain(char *p)
{
    for (; *p; p++) {
        *p = *p >= 'A' && *p <= 'Z' ? (char)(*p + 'a' - 'A') : *p;
    }
}

char *utf8_fold(struct arena *a, const char *s)
{
    struct sb b = sb_on(a);
    do { /* most texts are plain from end to end */
        size_t from = b.len, plain = plain_bytes(s);
        sb_addn(&b, s, plain);
        fold_plain(b.p + from);
        s += plain;
        if (*s) {
            fold_put(&b, utf8_next(&s));
        }
    } while (*s);
    return b.p;
}

bool utf8_find(const char *folded_text, const char *folded_needle)
{
    return strstr(folded_text, folded_needle) != NULL;
}
