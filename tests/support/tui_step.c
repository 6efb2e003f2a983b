/* SPDX-License-Identifier: MIT */
/* A step of a script: what came of it, and waiting for frames, never for time. */
#include "tui.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

bool passed_or_not(struct run *r, bool ok, const char *what)
{
    printf("%s %d - %s:%d %s\n", ok ? "ok" : "not ok", ++r->checks, r->script, r->line, what);
    r->failed += !ok;
    return ok;
}

static void show_screen(struct run *r)
{
    int rows, cols, row, col;
    char buf[PTY_ROW];
    if (!r->pty)
        return;
    pty_size(r->pty, &rows, &cols);
    pty_cursor(r->pty, &row, &col);
    printf("# %dx%d, cursor at %d %d\n", cols, rows, row, col);
    for (int i = 0; i < rows; i++)
        printf("# %2d|%s\n", i, pty_row(r->pty, i, buf));
}

void check(struct run *r, bool ok, const char *what)
{
    if (!passed_or_not(r, ok, what))
        show_screen(r);
}

void broken(struct run *r, const char *fmt, ...)
{
    char what[MAX_LINE];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(what, sizeof what, fmt, ap);
    va_end(ap);
    passed_or_not(r, false, what);
    show_screen(r);
    r->over = true;
}

bool settle(struct run *r)
{
    return pty_settle(r->pty, DEADLINE_MS);
}

/* Input was sent: wait for its frame, then for everything that follows from it. */
static bool after_input(struct run *r, unsigned frames)
{
    bool drawn = pty_wait_frames(r->pty, frames + 1, DEADLINE_MS);
    r->bytes_of_key = pty_bytes_at_frame(r->pty) - r->bytes_before;
    return drawn && settle(r);
}

void before_input(struct run *r, unsigned *frames)
{
    r->bytes_before = pty_bytes(r->pty);
    *frames = pty_frames(r->pty);
}

bool sees_text(struct run *r, const char *text)
{
    char buf[PTY_ROW];
    int rows, cols;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++)
        if (strstr(pty_row(r->pty, row, buf), text))
            return true;
    return false;
}

bool await_text(struct run *r, const char *text)
{
    int64_t end = pty_now_us() + DEADLINE_MS * 1000LL;
    while (!sees_text(r, text)) {
        int64_t left = (end - pty_now_us()) / 1000;
        if (left <= 0 || !pty_pump(r->pty, (int)left)) {
            return sees_text(r, text);
        }
    }
    return true;
}

/* Whether this word, and not a longer one around it, is in the row. */
static bool has_word(const char *row, const char *word, size_t len)
{
    for (const char *s = row; *s; s++)
        if ((s == row || !isalpha((unsigned char)s[-1])) && strncasecmp(s, word, len) == 0 &&
            !isalpha((unsigned char)s[len]))
            return true;
    return false;
}

static void see_never(struct run *r, const char *after)
{
    char buf[PTY_ROW];
    int rows, cols;
    pty_size(r->pty, &rows, &cols);
    for (const char *word = r->never; *word; word += strspn(word, " ")) {
        size_t len = strcspn(word, " ");
        for (int row = 0; row < rows; row++)
            if (has_word(pty_row(r->pty, row, buf), word, len)) {
                broken(r, "\"%.*s\" after %s, in %s", (int)len, word, after, pty_front(r->pty));
                return;
            }
        word += len;
    }
}

static void see_always(struct run *r, const char *after)
{
    if (r->pass == PASS_CHECK)
        see_never(r, after);
    if (r->pass != PASS_CHECK || !*r->always || sees_text(r, r->always))
        return;
    broken(r, "no %s after %s, in %s", r->always, after, pty_front(r->pty));
}

/* An input that ends the program is fine: `exit` looks at that. */
void finish_input(struct run *r, unsigned frames, const char *what)
{
    bool drawn = after_input(r, frames);
    if (!drawn && pty_pump(r->pty, 0))
        broken(r, "no frame after %s", what);
    else if (drawn)
        see_always(r, what);
}

void jolt(struct run *r)
{
    unsigned frames;
    bool big = ++r->keys % 2 == 0;
    if (r->pass != PASS_RESIZE)
        return;
    before_input(r, &frames);
    pty_resize(r->pty, big ? 24 : 1, big ? 80 : 4);
    finish_input(r, frames, "a resize");
}
