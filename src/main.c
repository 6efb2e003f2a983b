/* SPDX-License-Identifier: MIT */
/* Wires the rooms together and holds nothing itself. */
#include "hub/base/utf8.h"
#include "hub/command/cli.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The test build, and no other, lets HUB_NOW set the clock of any hub. */
#ifndef HUB_TEST
#define HUB_TEST 0
#endif

int main(int argc, char **argv)
{
    char cwd[PATH_MAX];
    umask(077);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on files is a full disk, with its sentence */
    utf8_locale();
    struct program p = {
        .env = {.home = getenv("HOME"),
            .xdg_config = getenv("XDG_CONFIG_HOME"),
            .xdg_data = getenv("XDG_DATA_HOME"),
            .cwd = getcwd(cwd, sizeof cwd)},
        .out = stdout,
        .err = stderr,
        .terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
        .out_is_terminal = isatty(STDOUT_FILENO),
        .now = getenv("HUB_NOW"),
        .now_always = HUB_TEST,
    };
    return cli_run(&p, argc, argv);
}
