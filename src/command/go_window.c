/* SPDX-License-Identifier: MIT */
/* What a screen over ssh leaves switched on in the window when the line drops, and putting it right. */
#include "go_priv.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* DEC private modes that a full screen uses, by xterm's control sequences. */
static const struct {
    int number;
    bool usual;
} modes[] = {
    {1, false},    /* arrow keys of another kind */
    {7, true},     /* lines go on in the next one */
    {25, true},    /* the cursor is seen */
    {1000, false}, /* mouse: presses */
    {1002, false}, /* mouse: drags */
    {1003, false}, /* mouse: all of it */
    {1006, false}, /* mouse: told in digits */
    {2004, false}, /* pastes are marked */
    {47, false},   /* the other screen; these last, so that all else goes first */
    {1047, false},
    {1049, false},
};
enum { MODES = sizeof modes / sizeof *modes };
_Static_assert((int)MODES <= (int)GO_MODES, "room for each mode");

void go_window_begin(struct go_window *w)
{
    *w = (struct go_window){.terminal = tcgetattr(STDIN_FILENO, &w->usual) == 0};
    if (w->terminal) {
        (void)tcgetattr(STDIN_FILENO, &w->usual);
    }
}

static void set_mode(struct go_window *w, int number, bool on)
{
    for (size_t i = 0; i < MODES; i++) {
        if (modes[i].number == number) {
            w->changed[i] = on != modes[i].usual;
        }
    }
}

/* "\033[?1000;1006h" */
static void sequence_ended(struct go_window *w)
{
    const char *s = w->sequence, *end = s + w->sequence_len - 1;
    bool on = *end == 'h';
    if (w->sequence_len < 5 || memcmp(s, "\033[?", 3) != 0 || (*end != 'h' && *end != 'l')) {
        return;
    }
    int number = 0;
    for (const char *p = s + 3; p <= end; p++) {
        if (*p >= '0' && *p <= '9') {
            number = number < 100000 ? number * 10 + (*p - '0') : number;
        } else {
            set_mode(w, number, on);
            number = 0;
        }
    }
}

static bool goes_on(const struct go_window *w, char c)
{
    if (w->sequence_len == 1) {
        return c == '[';
    }
    return (c >= '0' && c <= '9') || c == ';' || (w->sequence_len == 2 && c == '?');
}

void go_window_see(struct go_window *w, const char *bytes, size_t len)
{
    w->any = w->any || len > 0;
    for (size_t i = 0; i < len; i++) {
        char c = bytes[i];
        bool in = w->sequence_len > 0 && w->sequence_len + 1 < GO_SEQUENCE;
        if (c == '\033') {
            w->sequence[0] = c;
            w->sequence_len = 1;
        } else if (in) {
            w->sequence[w->sequence_len++] = c;
            if (!goes_on(&(struct go_window){.sequence_len = w->sequence_len - 1}, c)) {
                sequence_ended(w);
                w->sequence_len = 0;
            }
        } else {
            w->sequence_len = 0;
        }
    }
}

static void write_all(const char *bytes, size_t len)
{
    while (len) {
        ssize_t n = write(STDOUT_FILENO, bytes, len);
        if (n <= 0) {
            return; /* the window is gone */
        }
        bytes += n;
        len -= (size_t)n;
    }
}

void go_window_right(struct go_window *w)
{
    char text[32 * (GO_MODES + 1)];
    size_t len = 0;
    bool left = false;
    for (size_t i = 0; i < MODES; i++) {
        left = left || w->changed[i];
        if (w->changed[i]) {
            len += (size_t)snprintf(text + len, sizeof text - len, "\033[?%d%c", modes[i].number,
                modes[i].usual ? 'h' : 'l');
        }
        w->changed[i] = false;
    }
    if (left) { /* looks, line-drawing letters, the keys of the number pad */
        len += (size_t)snprintf(text + len, sizeof text - len, "\033[0m\033(B\033>\r");
        write_all(text, len);
    }
    if (w->terminal) {
        tcsetattr(STDIN_FILENO, TCSANOW, &w->usual);
        tcflush(STDIN_FILENO, TCIFLUSH);
    }
    w->sequence_len = 0;
}
