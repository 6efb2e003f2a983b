/* SPDX-License-Identifier: MIT */
/* What is done to the program: started, keys, mouse, resizes, signals. */
#include "tui.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

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

static void do_other(struct run *r, char *rest)
{
    struct pty *p = r->pty;
    (void)rest;
    r->pty = r->other;
    r->other = p;
    r->bytes_before = r->pty ? pty_bytes(r->pty) : 0;
}

static void do_begin(struct run *r, char *rest)
{
    char *argv[MAX_ARGS], none[] = "";
    split_args(r, none, argv);
    pty_stop(r->pty);
    r->bytes_before = 0;
    r->keys = 0;
    r->pty = pty_start((const char *const *)argv, (const char *const *)r->env, r->rows, r->cols);
    if (!r->pty || !await_text(r, rest)) {
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

/* "  7  shovel": the word of such a row, in `to`; false where the row is of another kind. */
static bool numbered_word(const char *row, int number, char to[32])
{
    int n, at = 0;
    row += strspn(row, "> ");
    return sscanf(row, "%d %31s%n", &n, to, &at) == 2 && n == number && !row[at];
}

static void do_read_words(struct run *r, char *rest)
{
    char row[PTY_ROW], word[32];
    int rows, cols, number = 1;
    (void)rest;
    r->words[0] = '\0';
    pty_size(r->pty, &rows, &cols);
    for (int i = 0; i < rows; i++) {
        size_t len = strlen(r->words);
        if (numbered_word(pty_row(r->pty, i, row), number, word)) {
            snprintf(r->words + len, sizeof r->words - len, "%s%s", number++ > 1 ? " " : "", word);
        }
    }
}

static void do_type_words(struct run *r, char *rest)
{
    unsigned frames;
    (void)rest;
    before_input(r, &frames);
    pty_send(r->pty, r->words, strlen(r->words));
    finish_input(r, frames, "the words");
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

/* Minutes there and back, since a key sequence has no sign. */
static void do_leap(struct run *r, char *rest)
{
    char *unit, probe[48];
    long n = strtol(rest, &unit, 10);
    long minutes = n * (*unit == 'd' ? 24 * 60 : *unit == 'h' ? 60 : 1);
    unsigned want = pty_probes(r->pty) + 1;
    if (minutes == 0) {
        broken(r, "leap is 365d, -1d, -90m or 1h");
        return;
    }
    int len = snprintf(probe, sizeof probe, "\033[7777;%ld;%d~", labs(minutes), minutes < 0 ? 2 : 1);
    pty_send(r->pty, probe, (size_t)len);
    if (!pty_wait_probes(r->pty, want, DEADLINE_MS) && pty_pump(r->pty, 0))
        broken(r, "no frame after a leap");
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

static void do_wheel(struct run *r, char *rest)
{
    int row, col;
    char way[8];
    if (sscanf(rest, "%7s %d %d", way, &row, &col) == 3)
        mouse(r, row, col, strcmp(way, "up") == 0 ? 4 : 5);
    else
        broken(r, "wheel is up|down ROW COL");
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

static void do_resize(struct run *r, char *rest)
{
    unsigned frames;
    int rows, cols, now_rows, now_cols;
    if (r->pass != PASS_CHECK)
        return;
    if (strcmp(rest, "back") == 0) {
        cols = r->cols;
        rows = r->rows;
    } else if (sscanf(rest, "%dx%d", &cols, &rows) != 2) {
        broken(r, "resize is COLSxROWS or back");
        return;
    }
    pty_size(r->pty, &now_rows, &now_cols);
    if (rows == now_rows && cols == now_cols) {
        return;
    }
    before_input(r, &frames);
    pty_resize(r->pty, rows, cols);
    finish_input(r, frames, "a resize");
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

static void do_freeze(struct run *r, char *rest)
{
    (void)rest;
    if (!pty_freeze(r->pty, DEADLINE_MS))
        broken(r, "it never waits for the terminal");
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

const struct verb input_verbs[] = {
    {"start", do_start, ALWAYS},
    {"other", do_other, ALWAYS},
    {"begin", do_begin, ALWAYS},
    {"answer", do_answer, RUNNING},
    {"leave", do_leave, CHECK_ONLY},
    {"window", do_window, CHECK_ONLY},
    {"reply", do_reply, CHECK_ONLY},
    {"keys", do_keys, RUNNING},
    {"read-words", do_read_words, RUNNING},
    {"type-words", do_type_words, RUNNING},
    {"bytes", do_bytes, RUNNING},
    {"pass", do_pass, RUNNING},
    {"leap", do_leap, RUNNING},
    {"late", do_late, CHECK_ONLY},
    {"paste", do_paste, RUNNING},
    {"click", do_click, RUNNING},
    {"wheel", do_wheel, RUNNING},
    {"tap", do_tap, RUNNING},
    {"resize", do_resize, RUNNING},
    {"term", do_term, RUNNING},
    {"hup", do_hup, RUNNING},
    {"hangup", do_hangup, RUNNING},
    {"freeze", do_freeze, RUNNING},
    {"kill", do_kill, RUNNING},
    {"exit", do_exit, RUNNING},
    {0},
};
