/* SPDX-License-Identifier: MIT */
#include "remote_priv.h"

#include "command_priv.h"
#include "hub/base/pipe.h"
#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/service/pin.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    SAID_MOST = 4000,
    SAID_SHORT = 160, /* what is longer leaves no room for what to do */
    PIECE = 65536,
    NOT_REACHED = 255, /* ssh's own status */
    NO_PROGRAM = 127,
};

/* No terminal there, nothing handed on, and a line that has died is noticed within a minute. */
static char **ssh_words(const struct invocation *inv, const struct remote_call *call,
    const struct server *s, struct arena *a)
{
    static const char *const usual[] = {"ssh", "-T", "-a", "-x", "-o", "ClearAllForwardings=yes",
        "-o", "ConnectTimeout=20", "-o", "ServerAliveInterval=15", "-o", "ServerAliveCountMax=3"};
    enum { USUALS = sizeof usual / sizeof *usual, OTHERS = 10 };
    char **argv = arena_array(a, USUALS + OTHERS, sizeof *argv);
    size_t n = 0;
    for (; n < USUALS; n++) {
        bool soon = call->quiet && str_eq(usual[n], "ConnectTimeout=20");
        argv[n] = arena_strdup(a, soon ? "ConnectTimeout=5" : usual[n]);
    }
    if (inv->notes || call->quiet) {
        argv[n++] = arena_strdup(a, "-o");
        argv[n++] = arena_strdup(a, "BatchMode=yes");
    }
    if (call->control) {
        argv[n++] = arena_strdup(a, "-S");
        argv[n++] = arena_strdup(a, call->control);
    }
    if (s->port) {
        argv[n++] = arena_strdup(a, "-p");
        argv[n++] = arena_strdup(a, s->port);
    }
    argv[n++] = arena_strdup(a, "--");
    argv[n++] = arena_strdup(a, s->target);
    argv[n++] = server_command(call->words, call->word_count, a);
    return argv;
}

/* --- the run ------------------------------------------------------------------------------ */

struct talk {
    pid_t pid;
    int in, out, told; /* our ends; -1: closed */
    const char *bytes; /* to be written */
    size_t left;
    struct sb answer, said;
    bool too_much;
};

static enum hub_rc begin(const struct invocation *inv, char *const *argv, struct talk *t,
    struct hub_err *err)
{
    char *const none[] = {NULL};
    const char *program = server_ssh(inv);
    int in[PIPE_ENDS], out[PIPE_ENDS], told[PIPE_ENDS];
    bool open = pipe_open(in);
    open = pipe_open(out) && open;
    open = pipe_open(told) && open;
    const int theirs[3] = {in[PIPE_READ], out[PIPE_WRITE], told[PIPE_WRITE]};
    int failed = open ? program_start(program, argv,
                            inv->program->environment ? inv->program->environment : none, theirs,
                            &t->pid)
                      : 1;
    pipe_close(&in[PIPE_READ]);
    pipe_close(&out[PIPE_WRITE]);
    pipe_close(&told[PIPE_WRITE]);
    t->in = in[PIPE_WRITE];
    t->out = out[PIPE_READ];
    t->told = told[PIPE_READ];
    if (failed) {
        pipe_close(&t->in);
        pipe_close(&t->out);
        pipe_close(&t->told);
        return hub_fail(err, HUB_ENOSERVER,
            "%s is not on this computer, so the server was not asked. A helper can put OpenSSH "
            "there, or name it in hub.ini under [away].",
            program);
    }
    fcntl(t->in, F_SETFL, O_NONBLOCK);
    return HUB_OK;
}

/* One piece of what it writes; `most` bytes are kept. */
static bool hear(int *fd, struct sb *into, size_t most)
{
    char buf[PIECE];
    ssize_t n = read(*fd, buf, sizeof buf);
    if (n < 0 && errno == EINTR) {
        return true;
    }
    if (n <= 0) {
        pipe_close(fd);
        return true;
    }
    size_t room = most > into->len ? most - into->len : 0;
    sb_addn(into, buf, (size_t)n < room ? (size_t)n : room);
    return (size_t)n <= room;
}

static void feed(struct talk *t)
{
    ssize_t n = t->left ? write(t->in, t->bytes, t->left < PIECE ? t->left : PIECE) : 0;
    bool again = n < 0 && (errno == EAGAIN || errno == EINTR);
    if (n > 0) {
        t->bytes += n;
        t->left -= (size_t)n;
    }
    if (t->left == 0 || (n < 0 && !again)) {
        pipe_close(&t->in);
    }
}

static void converse(struct talk *t)
{
    while (t->out >= 0 || t->told >= 0) {
        struct pollfd fds[] = {{t->out, POLLIN, 0}, {t->told, POLLIN, 0}, {t->in, POLLOUT, 0}};
        if (poll(fds, sizeof fds / sizeof *fds, -1) < 0) {
            if (errno != EINTR) {
                break;
            }
            continue;
        }
        if (fds[2].revents) {
            feed(t);
        }
        if (fds[0].revents && !hear(&t->out, &t->answer, REMOTE_MOST)) {
            t->too_much = true;
            break;
        }
        if (fds[1].revents) {
            hear(&t->told, &t->said, SAID_MOST);
        }
    }
}

static int end(struct talk *t)
{
    int status = 0;
    pipe_close(&t->in);
    pipe_close(&t->out);
    pipe_close(&t->told);
    if (t->too_much) {
        kill(t->pid, SIGTERM);
    }
    while (waitpid(t->pid, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : NOT_REACHED;
}

/* --- what came of it ------------------------------------------------------------------------ */

/* "hub: one\nhub: two\n" → "one two" */
static const char *sentences(const struct talk *t, struct arena *a)
{
    struct sb b = sb_on(a);
    for (const char *p = sb_str(&t->said); *p;) {
        size_t len = strcspn(p, "\r\n");
        const char *line = str_trim(a, utf8_clean(a, p, len, false, NULL));
        line += str_starts(line, "hub: ") ? strlen("hub: ") : 0;
        if (*line) {
            sb_addf(&b, "%s%s", b.len ? " " : "", line);
        }
        p += len + (p[len] != '\0');
    }
    return sb_str(&b);
}

enum hub_rc remote_result(int status)
{
    static const enum hub_rc known[] = {HUB_EUSAGE, HUB_EINVAL, HUB_ENOTFOUND, HUB_EDENIED,
        HUB_EBUSY, HUB_ECREATE, HUB_EIO, HUB_ECONFIG, HUB_ENOSERVER, HUB_EFINDING};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (hub_exit_status(known[i]) == status) {
            return known[i];
        }
    }
    return HUB_EIO;
}

static enum hub_rc outcome(
    const struct talk *t, int status, const char *server, const char *said, struct arena *a,
    struct hub_err *err)
{
    bool never;
    if (t->too_much) {
        return hub_fail(err, HUB_EIO, "%s sent more than a copy can be. Nothing was kept.", server);
    }
    if (status == 0) {
        return HUB_OK;
    }
    if (status == NOT_REACHED) {
        const char *next = server_why(server, said, &never, a);
        bool short_one = strlen(said) <= SAID_SHORT || !*next;
        return hub_fail(err, HUB_ENOSERVER, "%s could not be reached.%s%s %s", server,
            *said && short_one ? " It was said: " : "", short_one ? said : "",
            *next ? next : "Try again later.");
    }
    if (status == NO_PROGRAM) {
        return hub_fail(err, HUB_ENOSERVER, "%s has no hub where ssh looks for it.%s%s", server,
            *said ? " It was said: " : "", said);
    }
    return hub_fail(err, remote_result(status), "%s: %s", server,
        *said ? said : "it did not work there, and it was not said why.");
}

static enum hub_rc run_once(struct invocation *inv, const struct remote_call *call,
    const struct server *server, struct arena *a, struct remote_answer *out, struct hub_err *err)
{
    struct talk t = {.bytes = call->in, .left = call->in ? call->in_len : 0, .in = -1, .out = -1,
        .told = -1, .answer = sb_on(a), .said = sb_on(a)};
    enum hub_rc rc = begin(inv, ssh_words(inv, call, server, a), &t, err);
    if (rc != HUB_OK) {
        return rc;
    }
    converse(&t);
    int status = end(&t);
    *out = (struct remote_answer){sb_str(&t.answer), t.answer.len, sentences(&t, a)};
    return outcome(&t, status, call->server, out->said, a, err);
}

/* --- a PIN that is asked there ------------------------------------------------------------------ */

static const char PIN_WAY[] = "--passphrase-fd";

/* It says how a script would give it. */
static bool wants_pin(enum hub_rc rc, const struct remote_answer *answer)
{
    return rc == HUB_EUSAGE && strstr(answer->said, PIN_WAY);
}

/* The same again, with the PIN as its first line. */
static enum hub_rc run_with_pin(struct invocation *inv, const struct remote_call *call,
    const struct server *server, struct arena *a, struct remote_answer *out, struct hub_err *err)
{
    struct secret pin;
    struct remote_call again = *call;
    const char *words[REMOTE_WORDS + 1];
    secret_open(&pin);
    enum hub_rc rc =
        secret_ask(inv, arena_printf(a, "Your PIN at %s: ", call->server), &pin, err);
    size_t len = strlen(pin.text), whole = len + 1 + (call->in ? call->in_len : 0);
    if (rc == HUB_OK) {
        char *in = arena_alloc(a, whole);
        pin_hold(in, len);
        memcpy(in, pin.text, len);
        in[len] = '\n';
        if (call->in) {
            memcpy(in + len + 1, call->in, call->in_len);
        }
        memcpy(words, call->words, call->word_count * sizeof *words);
        words[call->word_count] = arena_printf(a, "%s=0", PIN_WAY);
        again.words = words;
        again.word_count = call->word_count + 1;
        again.in = in;
        again.in_len = whole;
        rc = run_once(inv, &again, server, a, out, err);
        pin_wipe(in, len);
    }
    secret_close(&pin);
    return rc;
}

enum hub_rc remote_run(struct invocation *inv, const struct remote_call *call, struct arena *a,
    struct remote_answer *out, struct hub_err *err)
{
    struct server server;
    *out = (struct remote_answer){.bytes = "", .said = ""};
    if (!remote_is_server(call->server) || !server_read(call->server, a, &server)) {
        return hub_fail(err, HUB_EUSAGE,
            "\"%s\" is not the name of a server. It is put as hub@server, or hub@server:2222.",
            call->server);
    }
    enum hub_rc rc = run_once(inv, call, &server, a, out, err);
    bool asks = !inv->notes && !call->quiet && wants_pin(rc, out);
    return asks ? run_with_pin(inv, call, &server, a, out, err) : rc;
}
