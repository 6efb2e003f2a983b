/* SPDX-License-Identifier: MIT */
/* Wires the rooms together and holds nothing itself. */
#include "hub/base/leave.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"
#include "hub/command/guest.h"
#include "hub/command/cli.h"
#include "hub/exchange/recur_rare.h"
#include "hub/ui/screen.h"
#include "hub/ui/ui.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* The test build, and no other, lets HUB_NOW set the clock of any hub. */
#ifndef HUB_TEST
#define HUB_TEST 0
#endif

extern char **environ;

/* What a guest's session may be told in a test, and by nobody else. */
static const char *test_word(const char *name)
{
    return HUB_TEST ? getenv(name) : NULL;
}

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

/*
 * Somebody came in over ssh: what sshd says of them is kept, all else that stood in the environment
 * is gone before anything looks at it. `fixed` and `term` are the environment from then on.
 */
static void receive(struct guest *guest, char **fixed, char *term, size_t size)
{
    *guest = (struct guest){
        .command = getenv("SSH_ORIGINAL_COMMAND"),
        .connection = getenv("SSH_CONNECTION"),
        .auth = getenv("SSH_USER_AUTH"),
    };
    snprintf(term, size, "TERM=%s", guest_term(getenv("TERM")));
    environ = fixed;
}

int main(int argc, char **argv)
{
    char cwd[PATH_MAX], term[GUEST_TERM_MOST + sizeof "TERM="];
    char path[] = "PATH=/usr/bin:/bin", home[] = "HOME=/", lang[] = "LANG=C.UTF-8";
    char frames[] = "HUB_TEST_FRAMES=1";
    char *fixed[] = {path, home, lang, term, test_word("HUB_TEST_FRAMES") ? frames : NULL, NULL};
    struct guest guest;
    bool over_ssh = guest_asked(argc, argv);
    umask(077);
    leave_catch();
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN); /* a limit on files is a full disk, with its sentence */
    const char *now = over_ssh ? test_word("HUB_NOW") : getenv("HUB_NOW");
    const char *system_file = test_word("HUB_TEST_INI");
    if (over_ssh) {
        receive(&guest, fixed, term, sizeof term);
    }
    utf8_locale();
    words_speak(words_asked(
        getenv("LANGUAGE"), getenv("LC_ALL"), getenv("LC_MESSAGES"), getenv("LANG")));
    struct program p = {
        .env = {.system_file = system_file, .system_only = over_ssh},
        .environment = environ,
        .in = stdin,
        .out = stdout,
        .err = stderr,
        .terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO),
        .out_is_terminal = isatty(STDOUT_FILENO),
        .term = getenv("TERM"),
        .term_known = ui_knows_terminal,
        .root = test_word("HUB_TEST_ROOT"),
        .now = now,
        .now_always = HUB_TEST,
        .guest = over_ssh ? &guest : NULL,
        .columns = columns,
        .rare = &recur_rare_by_libical,
        .key_words = hub_key_words,
        .screen = open_screen,
        .first = open_first,
    };
    if (!over_ssh) {
        p.env.home = getenv("HOME");
        p.env.xdg_config = getenv("XDG_CONFIG_HOME");
        p.env.xdg_data = getenv("XDG_DATA_HOME");
        p.env.cwd = getcwd(cwd, sizeof cwd);
    }
    return cli_run(&p, argc, argv);
}
