/* SPDX-License-Identifier: MIT */
/* Asking at the terminal, and being asked to end. */
#include "go_priv.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

/* They wait until hub go has tidied up; the keys' own are for the program that has the terminal. */
static const int ends[] = {SIGHUP, SIGTERM, SIGINT};
enum { ENDS = sizeof ends / sizeof *ends };

void go_signals_begin(struct go *g)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigset_t held;
    sigemptyset(&held);
    for (size_t i = 0; i < ENDS; i++) {
        sigaddset(&held, ends[i]);
    }
    sigprocmask(SIG_BLOCK, &held, &g->usual);
    sigaction(SIGQUIT, &ignore, NULL);
    sigaction(SIGTSTP, &ignore, NULL);
}

void go_signals_end(struct go *g)
{
    struct sigaction usual = {.sa_handler = SIG_DFL};
    sigaction(SIGQUIT, &usual, NULL);
    sigaction(SIGTSTP, &usual, NULL);
    sigprocmask(SIG_SETMASK, &g->usual, NULL);
}

bool go_told_to_end(bool by_key)
{
    sigset_t pending;
    return sigpending(&pending) == 0 &&
           (sigismember(&pending, SIGHUP) == 1 || sigismember(&pending, SIGTERM) == 1 ||
               (by_key && sigismember(&pending, SIGINT) == 1));
}

bool go_ask(struct go *g, char *line, size_t size)
{
    size_t len = 0;
    char c = '\0';
    fflush(g->inv->program->out);
    while (c != '\n') {
        struct pollfd in = {STDIN_FILENO, POLLIN, 0};
        int ready = poll(&in, 1, GO_LOOK_MS);
        g->asked_to_end = g->asked_to_end || go_told_to_end(true);
        if (g->asked_to_end || (ready < 0 && errno != EINTR)) {
            return false;
        }
        if (ready > 0 && read(STDIN_FILENO, &c, 1) != 1) {
            return false;
        }
        if (ready > 0 && c != '\n' && len + 1 < size) {
            line[len++] = c;
        }
    }
    line[len] = '\0';
    return true;
}
