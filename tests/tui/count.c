/* SPDX-License-Identifier: MIT */
/*
 * count "KEY KEY…" PROGRAM WORDS…: the program on a terminal of 80x24; prints a line for each key, with
 * the bytes it was sent for, what came when the keys rested among them. The last line is of nobody
 * doing anything.
 */
#include "vpty.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

enum { DEADLINE_MS = 20000 };

static bool press(struct pty *p, const char *key)
{
    size_t before = pty_bytes(p);
    unsigned frames = pty_frames(p);
    bool drawn =
        pty_key(p, key) && pty_wait_frames(p, frames + 1, DEADLINE_MS) && pty_settle(p, DEADLINE_MS);
    printf("%s %zu\n", key, pty_bytes(p) - before);
    return drawn;
}

static bool rest(struct pty *p)
{
    size_t before = pty_bytes(p);
    bool settled = pty_settle(p, DEADLINE_MS);
    printf("nothing %zu\n", pty_bytes(p) - before);
    return settled;
}

int main(int argc, char **argv)
{
    char key[32];
    if (argc < 3) {
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    struct pty *p = pty_start((const char *const *)argv + 2, (const char *const *)environ, 24, 80);
    bool ok = p && pty_wait_frames(p, 1, DEADLINE_MS) && pty_settle(p, DEADLINE_MS);
    for (const char *k = argv[1]; ok && *k; k += strspn(k, " ")) {
        size_t len = strcspn(k, " ");
        snprintf(key, sizeof key, "%.*s", (int)len, k);
        ok = press(p, key);
        k += len;
    }
    ok = ok && rest(p);
    if (!ok) {
        char buf[PTY_ROW];
        fprintf(stderr, "no frame came\n");
        for (int row = 0; p && row < 24; row++) {
            fprintf(stderr, "|%s\n", pty_row(p, row, buf));
        }
    }
    pty_stop(p);
    return !ok;
}
