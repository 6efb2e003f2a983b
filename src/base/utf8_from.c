/* SPDX-License-Identifier: MIT */
/* Other encodings of spreadsheets. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"

/* 0x80..0x9F of Windows-1252; 0 is not used. Source: Unicode's CP1252.TXT. */
static const uint16_t CP1252[32] = {0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178};

static void add_char(struct sb *b, uint32_t c)
{
    char bytes[5];
    sb_addn(b, bytes, utf8_put(c, bytes));
}

static char *result(struct arena *a, const struct sb *b)
{
    return b->p ? b->p : arena_strdup(a, "");
}

static uint32_t unit(const char *s, bool big_endian)
{
    unsigned char first = (unsigned char)s[0], second = (unsigned char)s[1];
    return big_endian ? (uint32_t)first << 8 | second : (uint32_t)second << 8 | first;
}

char *utf8_from_utf16(struct arena *a, const char *s, size_t len, bool big_endian)
{
    struct sb b = sb_on(a);
    if (len % 2 != 0) {
        return NULL;
    }
    for (size_t i = 0; i < len; i += 2) {
        uint32_t c = unit(s + i, big_endian);
        if (c >= 0xD800 && c < 0xDC00 && i + 2 < len) {
            uint32_t low = unit(s + i + 2, big_endian);
            if (low < 0xDC00 || low > 0xDFFF) {
                return NULL;
            }
            c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
            i += 2;
        }
        if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) {
            return NULL;
        }
        add_char(&b, c);
    }
    return result(a, &b);
}

char *utf8_from_cp1252(struct arena *a, const char *s, size_t len)
{
    struct sb b = sb_on(a);
    for (size_t i = 0; i < len; i++) {
        uint32_t c = (unsigned char)s[i];
        if (c >= 0x80 && c < 0xA0) {
            c = CP1252[c - 0x80];
        }
        if (c == 0) {
            return NULL;
        }
        add_char(&b, c);
    }
    return result(a, &b);
}
