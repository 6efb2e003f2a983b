/* SPDX-License-Identifier: MIT */
#include "tsv.h"

#include "hub/base/die.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_LEN = 1 << 16 };

static struct tsv_row split(char *line)
{
    struct tsv_row row;
    line[strcspn(line, "\r\n")] = '\0';
    for (size_t i = 0; i < TSV_COLUMNS; i++) {
        size_t len = strcspn(line, "\t");
        row.column[i] = line;
        line += len;
        if (*line) {
            *line++ = '\0';
        }
    }
    return row;
}

struct tsv tsv_read(struct arena *a, const char *path)
{
    struct tsv t = {0};
    size_t cap = 0;
    char *line = arena_alloc(a, LINE_LEN);
    FILE *f = fopen(path, "r");
    if (!f || !fgets(line, LINE_LEN, f)) {
        hub_die("cannot read %s: run the tests from the top of the repository", path);
    }
    while (fgets(line, LINE_LEN, f)) {
        arena_grow(a, &t.rows, t.count, &cap, sizeof *t.rows);
        t.rows[t.count++] = split(arena_strdup(a, line));
    }
    fclose(f);
    return t;
}

char *base64_bytes(struct arena *a, const char *s, size_t *len)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *out = arena_alloc(a, strlen(s) + 1);
    unsigned bits = 0;
    int have = 0;
    *len = 0;
    for (; *s && *s != '='; s++) {
        const char *digit = strchr(digits, *s);
        if (!digit) {
            hub_die("this is not base64: %s", s);
        }
        bits = bits << 6 | (unsigned)(digit - digits);
        have += 6;
        if (have >= 8) {
            have -= 8;
            out[(*len)++] = (char)(bits >> have & 0xFF);
        }
    }
    return out;
}

char *hex_text(struct arena *a, const char *s)
{
    struct sb b = sb_on(a);
    char bytes[5];
    while (*s) {
        char *end;
        unsigned long c = strtoul(s, &end, 16);
        if (end == s) {
            s++;
            continue;
        }
        sb_addn(&b, bytes, utf8_put((uint32_t)c, bytes));
        s = end;
    }
    return arena_strdup(a, sb_str(&b));
}
