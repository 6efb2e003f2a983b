/* SPDX-License-Identifier: MIT */
/* Wrapping by columns, between clusters only. */
#include "hub/base/utf8.h"
#include "wrap_priv.h"

#include <string.h>

static void add_line(struct wrapped *w, const char *s, size_t len)
{
    while (len > 0 && s[len - 1] == ' ') {
        len--;
    }
    arena_grow(w->a, &w->lines, w->count, &w->cap, sizeof *w->lines);
    w->lines[w->count++] = arena_strndup(w->a, s, len);
}

/* Bytes of the next line, out of `s` which does not fit in one. */
static size_t line_len(const char *s, int cols)
{
    size_t fit = utf8_fit(s, cols, NULL);
    if (fit == 0) {
        return utf8_cluster(s);
    }
    if (s[fit] == ' ' || s[fit] == '\0') {
        return fit;
    }
    for (size_t n = fit; n > 1; n--) {
        if (s[n - 1] == ' ') {
            return n;
        }
    }
    for (size_t n = fit; n > 1; n--) {
        if (s[n - 1] == '-') {
            return n;
        }
    }
    return fit;
}

static void wrap_line(struct wrapped *w, const char *s, int cols)
{
    while (utf8_width(s) > cols) {
        size_t n = line_len(s, cols);
        add_line(w, s, n);
        s += n;
        s += strspn(s, " ");
    }
    add_line(w, s, strlen(s));
}

void wrap_text(struct wrapped *w, const char *s, int cols)
{
    for (;;) {
        size_t n = strcspn(s, "\n");
        wrap_line(w, arena_strndup(w->a, s, n), cols);
        if (s[n] == '\0') {
            return;
        }
        s += n + 1;
    }
}
