/* SPDX-License-Identifier: MIT */
/* ssh with a terminal: what it shows goes through here, what it says of itself is kept for later. */
#include "go_priv.h"
#include "hub/base/pipe.h"
#include "hub/base/utf8.h"
#include "hub/command/guest.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIECE = 16384, SAID_MOST = 4000, NOT_REACHED = 255 };
enum { ASKED_KINDLY = 3, ASKED_MOST = 4 }; /* so ssh has ended within a second */

struct run {
    pid_t pid;
    int out, told; /* -1: closed */
    struct go_mark mark;
    struct sb said, piece;
};

static char **session_words(struct go *g, const char *command, struct arena *a)
{
    static const char *const usual[] = {"ssh", "-t", "-a", "-x", "-o", "ClearAllForwardings=yes",
        "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3"};
    enum { USUALS = sizeof usual / sizeof *usual, OTHERS = 10 };
    char **argv = arena_array(a, USUALS + OTHERS, sizeof *argv);
    size_t n = 0;
    for (; n < USUALS; n++) {
        argv[n] = arena_strdup(a, usual[n]);
    }
    if (g->control) {
        argv[n++] = arena_strdup(a, "-M");
        argv[n++] = arena_strdup(a, "-S");
        argv[n++] = arena_strdup(a, g->control);
    }
    if (g->server.port) {
        argv[n++] = arena_strdup(a, "-p");
        argv[n++] = arena_strdup(a, g->server.port);
    }
    argv[n++] = arena_strdup(a, "--");
    argv[n++] = arena_strdup(a, g->server.target);
    argv[n++] = command ? arena_printf(a, "%s " GO_WORD, command) : arena_strdup(a, "hub " GO_WORD);
    return argv;
}

static enum hub_rc start(struct go *g, const char *command, struct run *r, struct hub_err *err)
{
    char *const none[] = {NULL};
    char *const *env = g->inv->program->environment ? g->inv->program->environment : none;
    int out[PIPE_ENDS], told[PIPE_ENDS];
    bool open = pipe_open(out);
    open = pipe_open(told) && open;
    const int theirs[3] = {STDIN_FILENO, out[PIPE_WRITE], told[PIPE_WRITE]};
    int failed = open ? program_start(server_ssh(g->inv), session_words(g, command, g->inv->arena),
                            env, theirs, &r->pid)
                      : 1;
    pipe_close(&out[PIPE_WRITE]);
    pipe_close(&told[PIPE_WRITE]);
    r->out = out[PIPE_READ];
    r->told = told[PIPE_READ];
    if (failed) {
        pipe_close(&r->out);
        pipe_close(&r->told);
        return hub_fail(err, HUB_ENOSERVER,
            "%s is not on this computer. A helper can put OpenSSH there, or name it in hub.ini under "
            "[away].", server_ssh(g->inv));
    }
    return HUB_OK;
}

static bool write_all(const char *bytes, size_t len)
{
    while (len) {
        ssize_t n = write(STDOUT_FILENO, bytes, len);
        if (n < 0 && errno != EINTR) {
            return false;
        }
        bytes += n > 0 ? n : 0;
        len -= n > 0 ? (size_t)n : 0;
    }
    return true;
}

/* What is shown there is shown here, but for the marks in it. */
static void show(struct go *g, struct run *r)
{
    char buf[PIECE];
    ssize_t n = read(r->out, buf, sizeof buf);
    if (n < 0 && errno == EINTR) {
        return;
    }
    if (n <= 0) {
        pipe_close(&r->out);
        return;
    }
    r->piece.len = 0;
    if (go_mark_take(&r->mark, buf, (size_t)n, &r->piece)) {
        g->waits = true;
        go_fetch_beside(g);
    }
    go_window_see(&g->window, r->piece.p, r->piece.len);
    g->asked_to_end = !write_all(r->piece.p, r->piece.len) || g->asked_to_end;
}

static void hear(struct run *r)
{
    char buf[512];
    ssize_t n = read(r->told, buf, sizeof buf);
    if (n < 0 && errno == EINTR) {
        return;
    }
    if (n <= 0) {
        pipe_close(&r->told);
        return;
    }
    size_t room = r->said.len < SAID_MOST ? SAID_MOST - r->said.len : 0;
    sb_addn(&r->said, buf, (size_t)n < room ? (size_t)n : room);
}

static void run(struct go *g, struct run *r)
{
    int asked = 0; /* how often ssh was told to end */
    while ((r->out >= 0 || r->told >= 0) && asked <= ASKED_MOST) {
        struct pollfd fds[] = {{r->out, POLLIN, 0}, {r->told, POLLIN, 0}};
        g->asked_to_end = g->asked_to_end || go_told_to_end(false);
        if (g->asked_to_end) {
            kill(r->pid, asked++ < ASKED_KINDLY ? SIGHUP : SIGKILL);
        }
        if (poll(fds, sizeof fds / sizeof *fds, GO_LOOK_MS) < 0 && errno != EINTR) {
            break;
        }
        go_helper_ended(g, false);
        if (fds[0].revents) {
            show(g, r);
        }
        if (fds[1].revents) {
            hear(r);
        }
    }
}

/* "ssh: one\r\nConnection to server closed.\r\n" in one line, but for what says nothing. */
static const char *sentences(const struct sb *said, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = sb_str(said); *p;) {
        size_t len = strcspn(p, "\r\n");
        const char *line = str_trim(a, utf8_clean(a, p, len, false, NULL));
        bool usual = str_starts(line, "Connection to ") && strstr(line, " closed.");
        bool rule = strspn(line, "@ ") == strlen(line);
        if (*line && !usual && !rule) {
            sb_addf(&b, "%s%s", b.len ? " " : "", line);
        }
        p += len + (p[len] != '\0');
    }
    return sb_str(&b);
}

enum hub_rc go_session(struct go *g, const char *command, struct go_end *end, struct hub_err *err)
{
    struct arena *a = g->inv->arena;
    struct run r = {.said = sb_on(a), .piece = sb_on(a)};
    int status = 0;
    fflush(g->inv->program->out);
    enum hub_rc rc = start(g, command, &r, err);
    if (rc != HUB_OK) {
        return rc;
    }
    run(g, &r);
    pipe_close(&r.out);
    pipe_close(&r.told);
    while (waitpid(r.pid, &status, 0) < 0 && errno == EINTR) {
    }
    write_all(r.mark.held, r.mark.len);
    go_window_right(&g->window);
    bool ended = WIFEXITED(status) && WEXITSTATUS(status) != NOT_REACHED;
    *end = (struct go_end){!ended, ended ? WEXITSTATUS(status) : NOT_REACHED, sentences(&r.said, a)};
    return HUB_OK;
}
