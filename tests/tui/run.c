/* SPDX-License-Identifier: MIT */
/*
 * run HUB SCRIPT: the real program on a pseudo-terminal, keys in, screens out.
 *
 *   use NAME             run tests/tui/NAME of the build instead of hub (before start)
 *   size COLSxROWS       80x24 unless said
 *   env NAME=VALUE       more environment
 *   ini "[screen]\n…"     hub.ini holds this from now on
 *   lines "4829\n"       what a program reads that is given --passphrase-fd 7
 *   cli ARGS…            run the program to its end; it must exit 0
 *   start ARGS…          start it on the terminal and wait for the first frame
 *   begin TEXT           start it on the terminal without a screen, and wait for TEXT
 *   answer "4829"        give it this line; then its first frame comes
 *   leave KEY…            keys after which there is no screen any more
 *   window COLSxROWS     another size, where there is no screen
 *   reply TEXT           give plain questions this line; what follows is awaited
 *   ends STATUS ARGS…    start it on the terminal: it ends by itself, without a screen
 *   keys KEY…            Enter Esc PgDn Ctrl-P n "text"; each waits for its frame
 *   bytes "\033[…"       raw input
 *   paste TEXT · click ROW COL · wheel up|down ROW COL · tap TEXT (a click on it)
 *   resize COLSxROWS
 *   row N TEXT           row N is exactly this (spaces at the ends aside)
 *   see TEXT · notsee TEXT · await TEXT (until it comes by itself)
 *   cursor ROW COL       it stands there, visible; without a place: visible, anywhere
 *   at TEXT              the cursor is visible, on a row with this text
 *   bar                  the key bar: at most eight whole pairs, the last is Help
 *   include FILE         the lines of another script, beside this one
 *   front NAME           the pane or box in front has this name
 *   always TEXT          from now on it is on the screen after every key, click and resize
 *   never WORD…          from now on none of these words is on it then, in capitals or not
 *   sane                 no colour was sent, nothing is torn, with LANG=C no line-drawing letter is
 *                        shown, the cursor is visible; of a pane that is no box the key bar is as `bar`
 *   everywhere           each pane and box there is was in front at a `sane`
 *   sent TEXT · notsent TEXT (escapes as in keys) · coloured · plain: since the program began
 *   attr ROW COL reverse|bold|underline|plain
 *   screen FILE          the whole screen, as kept beside the script (HUB_UPDATE=1 writes it)
 *   bytes-max N          the last key made the program send at most N bytes
 *   pass 3m              so long goes by for the program, without a key: 90s, 3m, 2h
 *   late "[B"            Esc, and after it was taken for one, the rest of a torn key
 *   idle                 nothing is sent when nothing happens, timers that are due included
 *   term · hup · hangup  SIGTERM; SIGHUP; the terminal goes away
 *   kill                 SIGKILL: it ends without a word
 *   exit STATUS          it ends, with this status
 *
 * Rows and columns count from 0. Everything that waits has a deadline and waits
 * for a frame or for what is asked, never for time. Afterwards the same keys
 * are played again at 40x12, and with a resize to 4x1 and back between keys:
 * there the program only has to live.
 */
#include "ui/panes_priv.h"
#include "vpty.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LINES_FD = 7, DEADLINE_MS = 20000, MAX_ENV = 64, MAX_ARGS = 64, MAX_LINE = 4096 };

enum pass { PASS_CHECK, PASS_SMALL, PASS_RESIZE, PASSES };

struct run {
    const char *hub, *script;
    char program[MAX_LINE], dir[MAX_LINE];
    char *env[MAX_ENV];
    int env_count;
    enum pass pass;
    struct pty *pty;
    int rows, cols, line, checks, failed;
    char always[MAX_LINE], never[MAX_LINE];
    bool *visited; /* of ui_panes[], at a `sane` */
    size_t bytes_before, bytes_of_key;
    unsigned keys;
    bool over; /* nothing more can be asked of the program */
};

static int passed_or_not(struct run *r, bool ok, const char *what)
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

static void broken(struct run *r, const char *fmt, ...)
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

/* --- words of a line ---------------------------------------------------------------- */

static char *skip_spaces(char *s)
{
    return s + strspn(s, " \t");
}

/* The next word, quotes taken off and \033 \n \t \\ \" understood; NULL at the end. */
static char *next_word(char **s, bool *quoted)
{
    char *in = skip_spaces(*s), *word = in, *out = in;
    *quoted = *in == '"';
    if (!*in)
        return NULL;
    in += *quoted;
    while (*in && (*quoted ? *in != '"' : !isspace((unsigned char)*in))) {
        if (*in != '\\' || !*quoted) {
            *out++ = *in++;
        } else if (strncmp(in, "\\033", 4) == 0) {
            *out++ = '\033';
            in += 4;
        } else {
            *out++ = in[1] == 'n' ? '\n' : in[1] == 't' ? '\t' : in[1];
            in += in[1] ? 2 : 1;
        }
    }
    *s = *in ? in + 1 : in;
    *out = '\0';
    return word;
}

static int split_args(struct run *r, char *rest, char *argv[MAX_ARGS])
{
    int n = 0;
    bool quoted;
    char *word;
    argv[n++] = r->program;
    while (n < MAX_ARGS - 1 && (word = next_word(&rest, &quoted)))
        argv[n++] = word;
    argv[n] = NULL;
    return n;
}

/* --- the program and its surroundings ------------------------------------------------- */

static void add_env(struct run *r, const char *fmt, ...)
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

static void set_up(struct run *r)
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

static void tear_down(struct run *r)
{
    pty_stop(r->pty);
    r->pty = NULL;
    nftw(r->dir, remove_one, 16, FTW_DEPTH | FTW_PHYS);
    while (r->env_count)
        free(r->env[--r->env_count]);
}

/* After this no timer is due but the slow ones, and the screen is what it will stay. */
static bool settle(struct run *r)
{
    static const char probe[] = "\033[7777~";
    unsigned want = pty_probes(r->pty) + 1;
    pty_send(r->pty, probe, sizeof probe - 1);
    return pty_wait_probes(r->pty, want, DEADLINE_MS);
}

static void do_pass(struct run *r, char *rest)
{
    char *unit, probe[32];
    long n = strtol(rest, &unit, 10);
    long seconds = n * (*unit == 'h' ? 3600 : *unit == 'm' ? 60 : 1);
    unsigned want = pty_probes(r->pty) + 1;
    if (seconds <= 0) {
        broken(r, "pass is 90s, 3m or 2h");
        return;
    }
    size_t before = pty_bytes(r->pty);
    int len = snprintf(probe, sizeof probe, "\033[7777;%ld~", seconds);
    pty_send(r->pty, probe, (size_t)len);
    if (!pty_wait_probes(r->pty, want, DEADLINE_MS) && pty_pump(r->pty, 0))
        broken(r, "no frame after a wait");
    r->bytes_of_key = pty_bytes(r->pty) - before;
}

/* Input was sent: wait for its frame, then for everything that follows from it. */
static bool after_input(struct run *r, unsigned frames)
{
    bool drawn = pty_wait_frames(r->pty, frames + 1, DEADLINE_MS);
    r->bytes_of_key = pty_bytes_at_frame(r->pty) - r->bytes_before;
    return drawn && settle(r);
}

static void before_input(struct run *r, unsigned *frames)
{
    r->bytes_before = pty_bytes(r->pty);
    *frames = pty_frames(r->pty);
}

static bool sees_text(struct run *r, const char *text)
{
    char buf[PTY_ROW];
    int rows, cols;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++)
        if (strstr(pty_row(r->pty, row, buf), text))
            return true;
    return false;
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
static void finish_input(struct run *r, unsigned frames, const char *what)
{
    bool drawn = after_input(r, frames);
    if (!drawn && pty_pump(r->pty, 0))
        broken(r, "no frame after %s", what);
    else if (drawn)
        see_always(r, what);
}

static void jolt(struct run *r)
{
    unsigned frames;
    bool big = ++r->keys % 2 == 0;
    if (r->pass != PASS_RESIZE)
        return;
    before_input(r, &frames);
    pty_resize(r->pty, big ? 24 : 1, big ? 80 : 4);
    finish_input(r, frames, "a resize");
}

/* --- verbs ------------------------------------------------------------------------------ */

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

static void do_env(struct run *r, char *rest)
{
    add_env(r, "%s", rest);
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

static void do_cli(struct run *r, char *rest)
{
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
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return;
    broken(r, "cli %s: status %d", argv[1] ? argv[1] : "", status >> 8);
    char line[512];
    FILE *f = fopen(log, "r");
    while (f && fgets(line, sizeof line, f))
        printf("# %s", line);
    if (f)
        fclose(f);
}

static void do_start(struct run *r, char *rest)
{
    char *argv[MAX_ARGS];
    split_args(r, rest, argv);
    pty_stop(r->pty);
    lseek(LINES_FD, 0, SEEK_SET);
    r->bytes_before = 0;
    r->keys = 0; /* the first resize is to another size again */
    r->pty = pty_start((const char *const *)argv, (const char *const *)r->env, r->rows, r->cols);
    if (!r->pty || !pty_wait_frames(r->pty, 1, DEADLINE_MS) || !settle(r))
        broken(r, "no first frame");
}

static void check(struct run *r, bool ok, const char *what);

static void do_ends(struct run *r, char *rest)
{
    char *argv[MAX_ARGS], what[64];
    int want = (int)strtol(rest, &rest, 10);
    split_args(r, rest, argv);
    pty_stop(r->pty);
    r->pty = pty_start((const char *const *)argv, (const char *const *)r->env, r->rows, r->cols);
    int status = r->pty ? pty_wait_exit(r->pty, DEADLINE_MS) : -1;
    snprintf(what, sizeof what, "ends with %d, wanted %d", status, want);
    check(r, status == want && pty_frames(r->pty) == 0, what);
    if (r->pass == PASS_CHECK)
        return;
    pty_stop(r->pty); /* there is nothing that could live on */
    r->pty = NULL;
    r->over = true;
}

static void do_keys(struct run *r, char *rest)
{
    char *word;
    bool quoted;
    while (!r->over && (word = next_word(&rest, &quoted))) {
        unsigned frames;
        jolt(r);
        before_input(r, &frames);
        if (quoted)
            pty_send(r->pty, word, strlen(word));
        else if (!pty_key(r->pty, word))
            broken(r, "no key called %s", word);
        if (!r->over)
            finish_input(r, frames, word);
    }
}

static void do_bytes(struct run *r, char *rest)
{
    bool quoted;
    unsigned frames;
    char *word = next_word(&rest, &quoted);
    before_input(r, &frames);
    pty_send(r->pty, word ? word : "", word ? strlen(word) : 0);
    settle(r);
}

/* Between Esc and the rest nothing else may come: no probe. */
static void do_late(struct run *r, char *rest)
{
    bool quoted;
    unsigned frames;
    char *word = next_word(&rest, &quoted);
    before_input(r, &frames);
    pty_send(r->pty, "\033", 1);
    if (!pty_wait_frames(r->pty, frames + 1, DEADLINE_MS))
        broken(r, "no frame after Esc");
    pty_send(r->pty, word ? word : "", word ? strlen(word) : 0);
    settle(r);
}

static void do_paste(struct run *r, char *rest)
{
    unsigned frames;
    jolt(r);
    before_input(r, &frames);
    pty_paste(r->pty, rest);
    finish_input(r, frames, "a paste");
}

static void mouse(struct run *r, int row, int col, int button)
{
    unsigned frames;
    int rows, cols;
    jolt(r);
    pty_size(r->pty, &rows, &cols);
    before_input(r, &frames);
    pty_click(r->pty, row < rows ? row : rows - 1, col < cols ? col : cols - 1, button);
    finish_input(r, frames, "the mouse");
}

static void do_click(struct run *r, char *rest)
{
    int row, col;
    if (sscanf(rest, "%d %d", &row, &col) == 2)
        mouse(r, row, col, 1);
    else
        broken(r, "click is ROW COL");
}

/* The column of a byte of a row: all but wide characters, which no test taps behind. */
static int column_of(const char *row, const char *at)
{
    int col = 0;
    for (; row < at; row++)
        col += (*row & 0xC0) != 0x80;
    return col;
}

static void do_tap(struct run *r, char *rest)
{
    char buf[PTY_ROW];
    int rows, cols;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        const char *text = pty_row(r->pty, row, buf), *found = strstr(text, rest);
        if (found) {
            mouse(r, row, column_of(text, found), 1);
            return;
        }
    }
    if (r->pass == PASS_CHECK)
        broken(r, "nowhere to tap: %s", rest);
}

static void do_wheel(struct run *r, char *rest)
{
    int row, col;
    char way[8];
    if (sscanf(rest, "%7s %d %d", way, &row, &col) == 3)
        mouse(r, row, col, strcmp(way, "up") == 0 ? 4 : 5);
    else
        broken(r, "wheel is up|down ROW COL");
}

static void do_resize(struct run *r, char *rest)
{
    unsigned frames;
    int rows, cols;
    if (r->pass != PASS_CHECK)
        return;
    if (sscanf(rest, "%dx%d", &cols, &rows) != 2) {
        broken(r, "resize is COLSxROWS");
        return;
    }
    before_input(r, &frames);
    pty_resize(r->pty, rows, cols);
    finish_input(r, frames, "a resize");
}

/* Wait until the predicate holds for the screen. */
static bool wait_for(struct run *r, bool (*holds)(struct run *, const void *), const void *arg)
{
    int64_t end = pty_now_us() + DEADLINE_MS * 1000LL;
    while (!holds(r, arg)) {
        int64_t left = (end - pty_now_us()) / 1000;
        if (left <= 0 || !pty_pump(r->pty, (int)left))
            return holds(r, arg);
    }
    return true;
}

struct wanted {
    int row, col;
    const char *text;
};

static void check(struct run *r, bool ok, const char *what)
{
    if (!passed_or_not(r, ok, what))
        show_screen(r);
}

static bool row_is(struct run *r, const void *arg)
{
    const struct wanted *w = arg;
    char buf[PTY_ROW];
    const char *row = pty_row(r->pty, w->row, buf);
    return strcmp(row + strspn(row, " "), w->text) == 0;
}

static void do_row(struct run *r, char *rest)
{
    char *end;
    struct wanted w = {.row = (int)strtol(rest, &end, 10)};
    w.text = skip_spaces(end);
    check(r, row_is(r, &w), rest);
}

static bool sees(struct run *r, const void *arg)
{
    const struct wanted *w = arg;
    return sees_text(r, w->text);
}

static void do_see(struct run *r, char *rest)
{
    struct wanted w = {.text = rest};
    check(r, sees(r, &w), rest);
}

static void do_await(struct run *r, char *rest)
{
    struct wanted w = {.text = rest};
    check(r, wait_for(r, sees, &w), rest);
}

static void do_begin(struct run *r, char *rest)
{
    char *argv[MAX_ARGS], none[] = "";
    struct wanted w = {.text = rest};
    split_args(r, none, argv);
    pty_stop(r->pty);
    r->bytes_before = 0;
    r->keys = 0;
    r->pty = pty_start((const char *const *)argv, (const char *const *)r->env, r->rows, r->cols);
    if (!r->pty || !wait_for(r, sees, &w)) {
        broken(r, "it does not begin");
    }
}

static void do_answer(struct run *r, char *rest)
{
    bool quoted;
    const char *word = next_word(&rest, &quoted);
    pty_send(r->pty, word ? word : "", word ? strlen(word) : 0);
    pty_send(r->pty, "\n", 1);
    if (!pty_wait_frames(r->pty, 1, DEADLINE_MS) || !settle(r))
        broken(r, "no frame after an answer");
}

static void do_leave(struct run *r, char *rest)
{
    char *word;
    bool quoted;
    while ((word = next_word(&rest, &quoted)))
        if (!pty_key(r->pty, word))
            broken(r, "no key called %s", word);
}

static void do_window(struct run *r, char *rest)
{
    int rows, cols;
    if (sscanf(rest, "%dx%d", &cols, &rows) == 2)
        pty_resize(r->pty, rows, cols);
    else
        broken(r, "window is COLSxROWS");
}

static void do_reply(struct run *r, char *rest)
{
    pty_send(r->pty, rest, strlen(rest));
    pty_send(r->pty, "\n", 1);
}

static void do_notsee(struct run *r, char *rest)
{
    struct wanted w = {.text = rest};
    check(r, !sees(r, &w), rest);
}

static void do_cursor(struct run *r, char *rest)
{
    int row, col, want_row = -1, want_col = -1;
    bool anywhere = sscanf(rest, "%d %d", &want_row, &want_col) != 2;
    pty_cursor(r->pty, &row, &col);
    check(r, pty_cursor_visible(r->pty) && (anywhere || (row == want_row && col == want_col)),
        *rest ? rest : "the cursor is visible");
}

static void do_at(struct run *r, char *rest)
{
    char buf[PTY_ROW];
    int row, col;
    pty_cursor(r->pty, &row, &col);
    check(r, pty_cursor_visible(r->pty) && strstr(pty_row(r->pty, row, buf), rest), rest);
}

static bool bar_is_good(struct run *r)
{
    char buf[PTY_ROW];
    int rows, cols, pairs = 1;
    pty_size(r->pty, &rows, &cols);
    const char *row = pty_row(r->pty, rows - 1, buf);
    row += strspn(row, " ");
    for (const char *gap = row; (gap = strstr(gap, "  ")); gap += strspn(gap, " "))
        pairs++;
    size_t len = strlen(row);
    return pairs <= 8 && len > 5 && strcmp(row + len - 5, " Help") == 0;
}

static void do_bar(struct run *r, char *rest)
{
    (void)rest;
    check(r, bar_is_good(r), "bar");
}

static bool has_sent(const struct run *r, const char *text)
{
    size_t len, want = strlen(text);
    const char *sent = pty_sent(r->pty, &len);
    for (size_t i = 0; i + want <= len; i++)
        if (memcmp(sent + i, text, want) == 0)
            return true;
    return false;
}

static void do_sent(struct run *r, char *rest)
{
    bool quoted;
    char *word = next_word(&rest, &quoted);
    check(r, word && has_sent(r, word), "sent");
}

static void do_notsent(struct run *r, char *rest)
{
    bool quoted;
    char *word = next_word(&rest, &quoted);
    check(r, word && !has_sent(r, word), "notsent");
}

/* Behind ESC [: numbers up to an m, of which 30 to 48 and 90 to 107 ask for a colour. */
static bool colour_at(const char *s)
{
    bool any = false;
    while (isdigit((unsigned char)*s) || *s == ';') {
        char *next;
        long n = strtol(s, &next, 10);
        any = any || (n >= 30 && n <= 48 && n != 39) || (n >= 90 && n <= 107);
        s = next > s && *next != ';' ? next : next + 1;
    }
    return any && *s == 'm';
}

static bool any_colour(const struct run *r)
{
    size_t len;
    const char *sent = pty_sent(r->pty, &len);
    for (size_t i = 0; i + 2 < len; i++)
        if (sent[i] == '\033' && sent[i + 1] == '[' && colour_at(sent + i + 2))
            return true;
    return false;
}

static void do_coloured(struct run *r, char *rest)
{
    (void)rest;
    check(r, any_colour(r), "coloured");
}

static bool has_env(const struct run *r, const char *text)
{
    for (int i = 0; i < r->env_count; i++)
        if (strcmp(r->env[i], text) == 0)
            return true;
    return false;
}

/* One that was no text (U+FFFD), or in ASCII a letter of a line or box (U+2500 to U+257F). */
static bool bad_letter(const char *row, bool ascii)
{
    for (const char *s = row; ascii && (s = strchr(s, '\xE2')); s++)
        if (s[1] == '\x94' || s[1] == '\x95')
            return true;
    return strstr(row, "\xEF\xBF\xBD") != NULL;
}

static void visit(struct run *r)
{
    for (size_t i = 0; i < ui_pane_count; i++)
        r->visited[i] = r->visited[i] || strcmp(ui_panes[i]->name, pty_front(r->pty)) == 0;
}

static void do_everywhere(struct run *r, char *rest)
{
    char what[128];
    (void)rest;
    for (size_t i = 0; i < ui_pane_count; i++) {
        snprintf(what, sizeof what, "%s was looked at", ui_panes[i]->name);
        passed_or_not(r, r->visited[i], what);
    }
}

static void do_front(struct run *r, char *rest)
{
    char what[192];
    snprintf(what, sizeof what, "%.60s in front, wanted %.60s", pty_front(r->pty), rest);
    check(r, strcmp(pty_front(r->pty), rest) == 0, what);
}

static void do_always(struct run *r, char *rest)
{
    snprintf(r->always, sizeof r->always, "%s", rest);
}

static void do_never(struct run *r, char *rest)
{
    snprintf(r->never, sizeof r->never, "%s", rest);
}

static bool is_box(const char *name)
{
    for (size_t i = 0; i < ui_pane_count; i++)
        if (strcmp(ui_panes[i]->name, name) == 0)
            return ui_panes[i]->box;
    return true;
}

static void do_sane(struct run *r, char *rest)
{
    char buf[PTY_ROW];
    int rows, cols;
    bool bad = any_colour(r) || !pty_cursor_visible(r->pty);
    (void)rest;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++)
        bad = bad || bad_letter(pty_row(r->pty, row, buf), has_env(r, "LANG=C"));
    bad = bad || !*pty_row(r->pty, rows - 1, buf);
    bad = bad || (!is_box(pty_front(r->pty)) && !bar_is_good(r));
    visit(r);
    check(r, !bad, "sane");
}

static void do_plain(struct run *r, char *rest)
{
    (void)rest;
    check(r, !any_colour(r), "plain");
}

static void do_attr(struct run *r, char *rest)
{
    int row = -1, col = -1;
    char name[16] = "";
    sscanf(rest, "%d %d %15s", &row, &col, name);
    struct pty_cell c = pty_cell(r->pty, row, col);
    check(r,
        strcmp(name, "reverse") == 0     ? c.reverse
        : strcmp(name, "bold") == 0      ? c.bold
        : strcmp(name, "underline") == 0 ? c.underline
                                         : !c.reverse && !c.bold && !c.underline,
        rest);
}

static void golden_path(const struct run *r, const char *name, char path[MAX_LINE])
{
    const char *slash = strrchr(r->script, '/');
    snprintf(
        path, MAX_LINE, "%.*sgolden/%s", (int)(slash ? slash + 1 - r->script : 0), r->script, name);
}

static bool same_as_file(struct run *r, FILE *f)
{
    char line[PTY_ROW], buf[PTY_ROW];
    int rows, cols;
    bool same = true;
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; row < rows; row++) {
        if (!fgets(line, sizeof line, f))
            line[0] = '\0';
        line[strcspn(line, "\n")] = '\0';
        const char *have = pty_row(r->pty, row, buf);
        if (strcmp(line, have) == 0)
            continue;
        printf("# %2d want|%s\n# %2d have|%s\n", row, line, row, have);
        same = false;
    }
    return same;
}

static void do_screen(struct run *r, char *rest)
{
    char path[MAX_LINE], buf[PTY_ROW];
    int rows, cols;
    golden_path(r, rest, path);
    const char *update = getenv("HUB_UPDATE");
    bool write = update && *update;
    FILE *f = fopen(path, write ? "w" : "r");
    if (!f) {
        broken(r, "%s: %s", path, strerror(errno));
        return;
    }
    pty_size(r->pty, &rows, &cols);
    for (int row = 0; write && row < rows; row++)
        fprintf(f, "%s\n", pty_row(r->pty, row, buf));
    check(r, write || same_as_file(r, f), rest);
    fclose(f);
}

static void do_bytes_max(struct run *r, char *rest)
{
    char what[64];
    size_t most = strtoul(rest, NULL, 10);
    snprintf(what, sizeof what, "%zu bytes of at most %zu", r->bytes_of_key, most);
    passed_or_not(r, r->bytes_of_key <= most, what);
}

static void do_idle(struct run *r, char *rest)
{
    (void)rest;
    size_t before = pty_bytes(r->pty);
    bool answered = settle(r) && settle(r);
    passed_or_not(r, answered && pty_bytes(r->pty) == before, "idle");
}

static void do_term(struct run *r, char *rest)
{
    (void)rest;
    kill((pid_t)pty_child(r->pty), SIGTERM);
}

static void do_hup(struct run *r, char *rest)
{
    (void)rest;
    kill((pid_t)pty_child(r->pty), SIGHUP);
}

static void do_hangup(struct run *r, char *rest)
{
    (void)rest;
    pty_hang_up(r->pty);
}

static void do_kill(struct run *r, char *rest)
{
    (void)rest;
    kill((pid_t)pty_child(r->pty), SIGKILL);
    if (pty_wait_exit(r->pty, DEADLINE_MS) < 0)
        broken(r, "it lives on after a kill");
}

static void do_exit(struct run *r, char *rest)
{
    char what[64];
    int want = atoi(rest), status;
    r->over = r->pass != PASS_CHECK;
    if (r->pass != PASS_CHECK)
        return;
    status = pty_wait_exit(r->pty, DEADLINE_MS);
    snprintf(what, sizeof what, "exit %d, wanted %d", status, want);
    check(r, status == want, what);
}

enum { ALWAYS, CHECK_ONLY, RUNNING };

static const struct verb {
    const char *name;
    void (*run)(struct run *, char *rest);
    int when; /* CHECK_ONLY: not in the passes that only have to live; RUNNING: after start */
} verbs[] = {
    {"use", do_use, ALWAYS},
    {"size", do_size, ALWAYS},
    {"env", do_env, ALWAYS},
    {"ini", do_ini, ALWAYS},
    {"lines", do_lines, ALWAYS},
    {"cli", do_cli, ALWAYS},
    {"start", do_start, ALWAYS},
    {"begin", do_begin, ALWAYS},
    {"answer", do_answer, RUNNING},
    {"leave", do_leave, CHECK_ONLY},
    {"window", do_window, CHECK_ONLY},
    {"reply", do_reply, CHECK_ONLY},
    {"ends", do_ends, ALWAYS},
    {"keys", do_keys, RUNNING},
    {"bytes", do_bytes, RUNNING},
    {"pass", do_pass, RUNNING},
    {"late", do_late, CHECK_ONLY},
    {"paste", do_paste, RUNNING},
    {"click", do_click, RUNNING},
    {"wheel", do_wheel, RUNNING},
    {"tap", do_tap, RUNNING},
    {"resize", do_resize, RUNNING},
    {"term", do_term, RUNNING},
    {"hup", do_hup, RUNNING},
    {"hangup", do_hangup, RUNNING},
    {"kill", do_kill, RUNNING},
    {"exit", do_exit, RUNNING},
    {"row", do_row, CHECK_ONLY},
    {"see", do_see, CHECK_ONLY},
    {"await", do_await, CHECK_ONLY},
    {"notsee", do_notsee, CHECK_ONLY},
    {"cursor", do_cursor, CHECK_ONLY},
    {"at", do_at, CHECK_ONLY},
    {"bar", do_bar, CHECK_ONLY},
    {"front", do_front, CHECK_ONLY},
    {"always", do_always, ALWAYS},
    {"never", do_never, ALWAYS},
    {"sane", do_sane, CHECK_ONLY},
    {"everywhere", do_everywhere, CHECK_ONLY},
    {"attr", do_attr, CHECK_ONLY},
    {"sent", do_sent, CHECK_ONLY},
    {"notsent", do_notsent, CHECK_ONLY},
    {"coloured", do_coloured, CHECK_ONLY},
    {"plain", do_plain, CHECK_ONLY},
    {"screen", do_screen, CHECK_ONLY},
    {"bytes-max", do_bytes_max, CHECK_ONLY},
    {"idle", do_idle, CHECK_ONLY},
};

static void play_file(struct run *r, const char *path);

static void do_include(struct run *r, char *rest)
{
    char path[MAX_LINE];
    const char *slash = strrchr(r->script, '/');
    int dir = slash ? (int)(slash + 1 - r->script) : 0, line = r->line;
    snprintf(path, sizeof path, "%.*s%s", dir, r->script, rest);
    play_file(r, path);
    r->line = line;
}

static void run_line(struct run *r, char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *name = skip_spaces(line);
    if (!*name || *name == '#')
        return;
    size_t len = strcspn(name, " \t");
    char *rest = skip_spaces(name + len + (name[len] != '\0'));
    name[len] = '\0';
    if (strcmp(name, "include") == 0) {
        do_include(r, rest);
        return;
    }
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (strcmp(verbs[i].name, name) != 0)
            continue;
        if (verbs[i].when != ALWAYS && !r->pty)
            broken(r, "%s before start", name);
        else if (verbs[i].when != CHECK_ONLY || r->pass == PASS_CHECK)
            verbs[i].run(r, rest);
        return;
    }
    broken(r, "no verb called %s", name);
}

/* The passes that only have to live: whatever state the keys led to, it leaves in peace. */
static void live_to_the_end(struct run *r)
{
    static const char *const names[] = {"", "lives at 40x12", "lives through resizes to 4x1"};
    int status = 0;
    if (r->pty) {
        pty_hang_up(r->pty);
        status = pty_wait_exit(r->pty, DEADLINE_MS);
    }
    passed_or_not(r, status == 0, names[r->pass]);
}

static void play_file(struct run *r, const char *path)
{
    char line[MAX_LINE];
    FILE *f = fopen(path, "r");
    if (!f) {
        perror(path);
        exit(2);
    }
    r->line = 0;
    while (!r->over && fgets(line, sizeof line, f)) {
        r->line++;
        run_line(r, line);
    }
    fclose(f);
}

static int play(const char *hub, const char *script, enum pass pass, int checks, int *failed)
{
    struct run r = {.hub = hub, .script = script, .pass = pass, .checks = checks};
    r.visited = calloc(ui_pane_count, sizeof *r.visited);
    if (!r.visited) {
        abort();
    }
    snprintf(r.program, sizeof r.program, "%s", hub);
    set_up(&r);
    if (pass == PASS_SMALL) {
        r.rows = 12;
        r.cols = 40;
    }
    play_file(&r, script);
    if (pass != PASS_CHECK && !r.failed)
        live_to_the_end(&r);
    tear_down(&r);
    free(r.visited);
    *failed += r.failed;
    return r.checks;
}

int main(int argc, char **argv)
{
    int checks = 0, failed = 0;
    if (argc != 3) {
        fprintf(stderr, "usage: run HUB SCRIPT\n");
        return 64;
    }
    signal(SIGPIPE, SIG_IGN);
    setvbuf(stdout, NULL, _IOLBF, 0);
    for (int pass = 0; pass < PASSES && !failed; pass++)
        checks = play(argv[1], argv[2], (enum pass)pass, checks, &failed);
    printf("1..%d\n", checks);
    return failed != 0;
}
