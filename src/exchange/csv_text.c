/* SPDX-License-Identifier: MIT */
/* Which encoding a file has. Undecodable bytes are refused with their line, never passed on. */
#include "csv_priv.h"
#include "hub/base/utf8.h"

#include <string.h>

#define OPEN_IT "Open it and save it as “CSV UTF-8”."

static const struct {
    const char *bytes;
    size_t len;
    const char *what, *next;
} others[] = {
    // clang-format off
    {"PK\3\4",                  4, "a workbook (Excel or LibreOffice)", OPEN_IT},
    {"\xD0\xCF\x11\xE0",        4, "an old Excel workbook",             OPEN_IT},
    {"%PDF",                    4, "a PDF page",                        "Open the table it was made from and save that as “CSV UTF-8”."},
    {"SQLite format 3",        15, "a database",                        OPEN_IT},
    {"{\\rtf",                  5, "a text document",                   OPEN_IT},
    {"<!DOCTYPE",               9, "a web page",                        OPEN_IT},
    {"<html",                   5, "a web page",                        OPEN_IT},
    {"\xFF\xFE\0\0",            4, "text in UTF-32",                    OPEN_IT},
    {"\x1F\x8B",                2, "a compressed file",                 OPEN_IT},
    // clang-format on
};

static enum hub_rc refuse_others(
    const char *file, const char *bytes, size_t len, struct hub_err *err)
{
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (len >= others[i].len && memcmp(bytes, others[i].bytes, others[i].len) == 0) {
            return hub_fail(err, HUB_EINVAL, "%s is %s, not a CSV file. %s", file, others[i].what,
                others[i].next);
        }
    }
    return HUB_OK;
}

static int line_of(const char *bytes, size_t at)
{
    int line = 1;
    for (size_t i = 0; i < at; i++) {
        if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
            line++;
        }
    }
    return line;
}

/* Windows-1252 leaves these five without a meaning. Source: the WHATWG index windows-1252. */
static bool cp1252_undefined(unsigned char c)
{
    return c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D;
}

/* Whether a character of two bytes or more stands before the first bad byte or after it. */
static bool has_utf8_letters(const char *s, size_t len)
{
    for (size_t i = 0; i + 1 < len; i++) {
        unsigned char c = (unsigned char)s[i];
        size_t need = c >= 0xC2 && c <= 0xDF   ? 2
                      : (c & 0xF0) == 0xE0     ? 3
                      : c >= 0xF0 && c <= 0xF4 ? 4
                                               : 0;
        if (need && i + need <= len && utf8_valid(s + i, need, NULL)) {
            return true;
        }
    }
    return false;
}

static enum hub_rc decode_cp1252(const char *file, const char *bytes, size_t len, size_t bad,
    struct arena *a, struct csv_text *out, struct hub_err *err)
{
    if (has_utf8_letters(bytes, len)) {
        return hub_fail(err, HUB_EINVAL,
            "%s, line %d: letters here are in another encoding than the rest of the file. "
            "Save it again as “CSV UTF-8”.",
            file, line_of(bytes, bad));
    }
    for (size_t i = bad; i < len; i++) {
        if (cp1252_undefined((unsigned char)bytes[i])) {
            return hub_fail(err, HUB_EINVAL,
                "%s, line %d: a letter here is neither UTF-8 nor Windows-1252. Save the file "
                "again as “CSV UTF-8”.",
                file, line_of(bytes, i));
        }
    }
    const char *p = utf8_from_cp1252(a, bytes, len);
    if (!p) {
        return hub_fail(err, HUB_EINVAL,
            "%s, line %d: a letter here is neither UTF-8 nor Windows-1252. Save the file again "
            "as “CSV UTF-8”.",
            file, line_of(bytes, bad));
    }
    *out = (struct csv_text){p, strlen(p), "Windows-1252"};
    return HUB_OK;
}

static enum hub_rc decode_utf16(const char *file, const char *bytes, size_t len, bool big,
    struct arena *a, struct csv_text *out, struct hub_err *err)
{
    const char *p = len % 2 ? NULL : utf8_from_utf16(a, bytes, len, big);
    for (size_t i = 0; p && i + 1 < len; i += 2) {
        if (!bytes[i] && !bytes[i + 1]) {
            p = NULL;
        }
    }
    if (!p) {
        return hub_fail(err, HUB_EINVAL,
            "%s says it is UTF-16, but some of it is not. Save it again as “CSV UTF-8”.", file);
    }
    *out = (struct csv_text){p, strlen(p), big ? "UTF-16BE" : "UTF-16LE"};
    return HUB_OK;
}

static enum hub_rc refuse_zero(
    const char *file, const char *bytes, size_t len, const char *zero, struct hub_err *err)
{
    size_t zeros = 0;
    for (size_t i = 0; i < len; i++) {
        zeros += !bytes[i];
    }
    if (zeros * 3 > len) {
        return hub_fail(err, HUB_EINVAL,
            "%s seems to be UTF-16 without its mark. Save it again as “CSV UTF-8”.", file);
    }
    return hub_fail(err, HUB_EINVAL,
        "%s, line %d: there is a zero byte here, so the file is damaged or not a CSV file.", file,
        line_of(bytes, (size_t)(zero - bytes)));
}

enum hub_rc csv_decode(const char *file, const char *bytes, size_t len, struct arena *a,
    struct csv_text *out, struct hub_err *err)
{
    enum hub_rc rc = refuse_others(file, bytes, len, err);
    if (rc != HUB_OK) {
        return rc;
    }
    if (len >= 2 && memcmp(bytes, "\xFF\xFE", 2) == 0) {
        return decode_utf16(file, bytes + 2, len - 2, false, a, out, err);
    }
    if (len >= 2 && memcmp(bytes, "\xFE\xFF", 2) == 0) {
        return decode_utf16(file, bytes + 2, len - 2, true, a, out, err);
    }
    const char *zero = len ? memchr(bytes, 0, len) : NULL;
    if (zero) {
        return refuse_zero(file, bytes, len, zero, err);
    }
    bool mark = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0;
    size_t bad = 0;
    if (utf8_valid(bytes, len, &bad)) {
        char *p = arena_strndup(a, bytes + (mark ? 3 : 0), len - (mark ? 3 : 0));
        *out = (struct csv_text){p, strlen(p), mark ? "UTF-8 with BOM" : "UTF-8"};
        return HUB_OK;
    }
    if (!mark) {
        return decode_cp1252(file, bytes, len, bad, a, out, err);
    }
    return hub_fail(err, HUB_EINVAL,
        "%s, line %d: the file says it is UTF-8, but a letter here is not. Save it again as "
        "“CSV UTF-8”.",
        file, line_of(bytes, bad));
}
