/* SPDX-License-Identifier: MIT */
/* Wires the rooms together and holds nothing itself. */
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/command/cli.h"
#include "hub/exchange/recur_rare.h"
#include "hub/ui/screen.h"
#include "hub/ui/ui.h"

#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The test build, and no other, lets HUB_NOW set the clock of any hub. */
#ifndef HUB_TEST
#define HUB_TEST 0
#endif

extern char **environ;

static bool is_set(const char *name)
{
    const char *value = getenv(name);
    return value && *value;
}

static struct screen_env screen_env(void)
{
    return (struct screen_env){
        .term = getenv("TERM"),
        .no_colour = is_set("NO_COLOR"),
        .utf8 = utf8_locale(),
        .frame_marks = HUB_TEST && is_set("HUB_TEST_FRAMES"),
        .stay = HUB_TEST && is_set("HUB_TEST_STAY"),
    };
}

static enum hub_rc open_screen(
    struct invocation *inv, struct screen_end *end, struct hub_err *err)
{
    struct screen_env env = screen_env();
    return hub_screen(inv, &env, end, err);
}

static enum hub_rc open_first(
    struct invocation *inv, struct first_choice *out, struct hub_err *err)
{
    struct screen_env env = screen_env();
    return hub_first_screen(inv, &env, out, err);
}

/* COLUMNS is for those who read through a pipe. */
static int columns(void)
{
    int rows, cols;
    if (ui_terminal_size(&rows, &cols)) {
        return cols;
    }
    const char *told = getenv("COLUMNS");
    int64_t n;
    return told && str_int(told, 1, 10000, &n) ? (int)n : 0;
}

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
        .environment = environ,
        .in = stdin,
        .out = stdout,
        .err = stderr,
        .terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
        .out_is_terminal = isatty(STDOUT_FILENO),
        .now = getenv("HUB_NOW"),
        .now_always = HUB_TEST,
        .columns = columns,
        .rare = &recur_rare_by_libical,
        .screen = open_screen,
        .first = open_first,
    };
    return cli_run(&p, argc, argv);
}
