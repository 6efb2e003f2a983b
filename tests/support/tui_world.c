/* SPDX-License-Identifier: MIT */
/* The surroundings of a script: its folder, environment, settings, and commands run to their end. */
#include "tui.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

__attribute__((format(printf, 2, 3))) static void add_env(struct run *r, const char *fmt, ...)
{
    char text[MAX_LINE];
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(text, sizeof text, fmt, ap);
    va_end(ap);
    size_t name = strcspn(text, "=") + 1;
    int at = 0;
    while (at < r->env_count && strncmp(r->env[at], text, name) != 0)
        at++;
    if (at >= MAX_ENV - 1)
        return;
    if (at < r->env_count)
        free(r->env[at]);
    r->env[at] = strdup(text);
    r->env_count += at == r->env_count;
    r->env[r->env_count] = NULL;
}

void set_up(struct run *r)
{
    static const char *const keep[] = {"ASAN_OPTIONS", "UBSAN_OPTIONS", "LSAN_OPTIONS",
        "LD_LIBRARY_PATH", "PATH", "TERMINFO_DIRS"};
    const char *tmp = getenv("TMPDIR");
    snprintf(r->dir, sizeof r->dir, "%s/tui-XXXXXX", tmp ? tmp : "/tmp");
    if (!mkdtemp(r->dir)) {
        perror(r->dir);
        exit(2);
    }
    for (size_t i = 0; i < sizeof keep / sizeof *keep; i++)
        if (getenv(keep[i]))
            add_env(r, "%s=%s", keep[i], getenv(keep[i]));
    add_env(r, "HOME=%s", r->dir);
    add_env(r, "TMPDIR=%s", r->dir);
    add_env(r, "XDG_CONFIG_HOME=%s/config", r->dir);
    add_env(r, "XDG_DATA_HOME=%s/data", r->dir);
    add_env(r, "XDG_RUNTIME_DIR=%s", r->dir);
    add_env(r, "HUB_DIR=%s", r->dir);
    add_env(r, "HUB_NOW=2026-11-21T10:00");
    add_env(r, "HUB_TEST_FRAMES=1");
    if (r->pass == PASS_RESIZE)
        add_env(r, "HUB_TEST_STAY=1");
    add_env(r, "TERM=xterm-256color");
    add_env(r, "LANG=C.UTF-8");
    r->rows = 24;
    r->cols = 80;
}

static int remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
    (void)st;
    (void)type;
    (void)at;
    return remove(path);
}

void tear_down(struct run *r)
{
    pty_stop(r->pty);
    pty_stop(r->other);
    r->pty = r->other = NULL;
    nftw(r->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    while (r->env_count)
        free(r->env[--r->env_count]);
}

static void do_use(struct run *r, char *rest)
{
    const char *slash = strrchr(r->hub, '/');
    snprintf(r->program, sizeof r->program, "%.*s/tests/tui/%s", (int)(slash ? slash - r->hub : 0),
        r->hub, rest);
}

static void do_size(struct run *r, char *rest)
{
    if (r->pass == PASS_CHECK && sscanf(rest, "%dx%d", &r->cols, &r->rows) != 2)
        broken(r, "size is COLSxROWS");
}

/* $HUB_DIR at the beginning of the value is this run's folder: another place of one computer. */
static void do_env(struct run *r, char *rest)
{
    static const char dir[] = "=$HUB_DIR";
    char *at = strstr(rest, dir);
    if (at) {
        add_env(r, "%.*s=%s%s", (int)(at - rest), rest, r->dir, at + sizeof dir - 1);
    } else {
        add_env(r, "%s", rest);
    }
}

static void do_ini(struct run *r, char *rest)
{
    char path[MAX_LINE + 32];
    bool quoted;
    const char *text = next_word(&rest, &quoted);
    snprintf(path, sizeof path, "%s/config", r->dir);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/config/hub", r->dir);
    mkdir(path, 0700);
    snprintf(path, sizeof path, "%s/config/hub/hub.ini", r->dir);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    size_t len = text ? strlen(text) : 0;
    if (fd < 0 || write(fd, text ? text : "", len) != (ssize_t)len)
        broken(r, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
}

/* Held open here: every program inherits it, and finds it at its start. */
static void do_lines(struct run *r, char *rest)
{
    char path[MAX_LINE + 16];
    bool quoted;
    const char *text = next_word(&rest, &quoted);
    snprintf(path, sizeof path, "%s/lines", r->dir);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC, 0600);
    size_t len = text ? strlen(text) : 0;
    if (fd < 0 || write(fd, text ? text : "", len) != (ssize_t)len || dup2(fd, LINES_FD) < 0)
        broken(r, "%s: %s", path, strerror(errno));
    if (fd != LINES_FD)
        close(fd);
}

/*
 * A hub as people have it: with its recovery sheet, or Today would ask for one in every script. What
 * comes of it is told by what follows. "no-sheet" before the init leaves it out.
 */
static void make_sheet(struct run *r)
{
    static const char words[] = "chive curry muffin curve stencil salad yawn hotel compass soda foal "
                                "clock shop\n";
    char rest[] = "recovery --passphrase-fd 99", *argv[MAX_ARGS];
    int ends[2];
    if (pipe(ends) != 0 || write(ends[1], words, sizeof words - 1) < 0)
        return;
    close(ends[1]);
    split_args(r, rest, argv);
    pid_t child = fork();
    if (child == 0) {
        if (dup2(ends[0], 99) < 0 || !freopen("/dev/null", "w", stdout) ||
            dup2(STDOUT_FILENO, STDERR_FILENO) < 0)
            _exit(126);
        execve(r->program, argv, r->env);
        _exit(127);
    }
    close(ends[0]);
    waitpid(child, NULL, 0);
}

static void do_no_sheet(struct run *r, char *rest)
{
    (void)rest;
    r->no_sheet = true;
}

static void do_cli(struct run *r, char *rest)
{
    bool starts = strncmp(rest, "init ", 5) == 0;
    lseek(LINES_FD, 0, SEEK_SET);
    char *argv[MAX_ARGS], log[MAX_LINE + 16];
    int status = -1;
    split_args(r, rest, argv);
    snprintf(log, sizeof log, "%s/cli.log", r->dir);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen(log, "w", stdout) || dup2(STDOUT_FILENO, STDERR_FILENO) < 0)
            _exit(126);
        execve(r->program, argv, r->env);
        _exit(127);
    }
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        if (starts && !r->no_sheet)
            make_sheet(r);
        return;
    }
    broken(r, "cli %s: status %d", argv[1] ? argv[1] : "", status >> 8);
    char line[512];
    FILE *f = fopen(log, "r");
    while (f && fgets(line, sizeof line, f))
        printf("# %s", line);
    if (f)
        fclose(f);
}

static void do_said(struct run *r, char *rest)
{
    char log[MAX_LINE + 16], line[MAX_LINE];
    bool found = false;
    snprintf(log, sizeof log, "%s/cli.log", r->dir);
    FILE *f = fopen(log, "r");
    while (f && !found && fgets(line, sizeof line, f))
        found = strstr(line, rest) != NULL;
    if (f)
        fclose(f);
    check(r, found, rest);
}

const struct verb world_verbs[] = {
    {"use", do_use, ALWAYS},
    {"size", do_size, ALWAYS},
    {"env", do_env, ALWAYS},
    {"ini", do_ini, ALWAYS},
    {"lines", do_lines, ALWAYS},
    {"cli", do_cli, ALWAYS},
    {"said", do_said, CHECK_ONLY},
    {"no-sheet", do_no_sheet, ALWAYS},
    {0},
};
