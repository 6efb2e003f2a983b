/* SPDX-License-Identifier: MIT */
#include "hub/base/pipe.h"
#include "hub/exchange/printer.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/exchange/print.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 20000, SAID_MOST = 400, MOST_QUEUE = 127 };

static const char USUAL[] = "/usr/bin/lp";

/* A run of the program: what it is given, and what it says. */
struct job {
    pid_t pid;
    int in, out; /* our ends; -1: closed */
    char said[SAID_MOST + 1];
    size_t said_len;
};

const char *printer_called(const struct printer *p, struct arena *a)
{
    return arena_printf(a, "the printer %s%s%s", p->queue, str_empty(p->place) ? "" : ", ",
        str_empty(p->place) ? "" : p->place);
}

static bool is_queue(const char *s)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    size_t len = strlen(s);
    return *s != '-' && len > 0 && len <= MOST_QUEUE && strspn(s, letters) == len;
}

static int spawn(const struct printer *p, int in, int out, pid_t *pid)
{
    char program[] = "lp", to[] = "-d", title[] = "-t", hub[] = "hub", opt[] = "-o",
         media[] = "media=A4", path[] = "PATH=/usr/bin:/bin", words[] = "LC_ALL=C.UTF-8";
    char queue[MOST_QUEUE + 1];
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attr;
    sigset_t none, usual;
    memcpy(queue, p->queue, strlen(p->queue) + 1);
    char *argv[] = {program, to, queue, title, hub, opt, media, NULL};
    char *envp[] = {path, words, NULL};
    sigemptyset(&none);
    sigfillset(&usual);
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &usual);
    int failed = posix_spawn(pid, str_empty(p->program) ? USUAL : p->program, &files, &attr, argv, envp);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&files);
    return failed;
}

static enum hub_rc job_start(const struct printer *p, struct job *j, struct hub_err *err)
{
    int in[PIPE_ENDS], out[PIPE_ENDS];
    bool open = pipe_open(in);
    open = pipe_open(out) && open;
    int failed = open ? spawn(p, in[PIPE_READ], out[PIPE_WRITE], &j->pid) : 0;
    pipe_close(&in[PIPE_READ]);
    pipe_close(&out[PIPE_WRITE]);
    j->in = in[PIPE_WRITE];
    j->out = out[PIPE_READ];
    if (!open) {
        pipe_close(&j->in);
        pipe_close(&j->out);
        return hub_fail(err, HUB_EIO, "The page could not be handed to the printer. Try again.");
    }
    if (failed) {
        pipe_close(&j->in);
        pipe_close(&j->out);
        return hub_fail(err, HUB_EIO,
            "%s is not on this computer, so nothing was printed. Save the page as a PDF instead.",
            str_empty(p->program) ? USUAL : p->program);
    }
    fcntl(j->in, F_SETFL, O_NONBLOCK);
    return HUB_OK;
}

static void hear(struct job *j)
{
    char buf[256];
    ssize_t n = read(j->out, buf, sizeof buf);
    if (n <= 0) {
        pipe_close(&j->out);
        return;
    }
    size_t room = SAID_MOST - j->said_len, take = (size_t)n < room ? (size_t)n : room;
    memcpy(j->said + j->said_len, buf, take);
    j->said_len += take;
}

/* The page in, what is said out, until both ends are shut; false: nothing moved for too long. */
static bool job_feed(struct job *j, const char *bytes, size_t len)
{
    size_t done = 0;
    while (j->out >= 0) {
        struct pollfd fds[] = {{j->out, POLLIN, 0}, {j->in, POLLOUT, 0}};
        int ready = poll(fds, j->in >= 0 ? 2 : 1, WAIT_MS);
        if (ready == 0) {
            return false;
        }
        if (ready < 0 && errno != EINTR) {
            return false;
        }
        if (ready > 0 && j->in >= 0 && fds[1].revents) {
            ssize_t n = write(j->in, bytes + done, len - done);
            done += n > 0 ? (size_t)n : 0;
            bool over = done == len || (n < 0 && errno != EAGAIN && errno != EINTR);
            if (over) {
                pipe_close(&j->in);
            }
        }
        if (ready > 0 && fds[0].revents) {
            hear(j);
        }
    }
    return true;
}

static enum hub_rc job_end(
    const struct printer *p, struct job *j, bool fed, struct arena *a, struct hub_err *err)
{
    int status = 0;
    pipe_close(&j->in);
    pipe_close(&j->out);
    if (!fed) {
        kill(j->pid, SIGTERM);
    }
    while (waitpid(j->pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!fed) {
        return hub_fail(err, HUB_EBUSY,
            "%s did not answer. Nothing may have been printed: look there, or save the page as a "
            "PDF.",
            printer_called(p, a));
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        return HUB_OK;
    }
    const char *said = str_trim(a, utf8_clean(a, j->said, j->said_len, false, NULL));
    return hub_fail(err, HUB_EIO,
        "%s did not take the page%s%s. Nothing was printed: save it as a PDF instead.",
        printer_called(p, a), *said ? ": " : "", said);
}

static enum hub_rc name_fits(const struct printer *p, struct hub_err *err)
{
    return is_queue(p->queue)
               ? HUB_OK
               : hub_fail(err, HUB_ECONFIG,
                     "The printer in hub.ini cannot be the name of a queue: letters, digits, _ . and - "
                     "only.");
}

enum hub_rc printer_ready(const struct printer *p, struct hub_err *err)
{
    const char *program = str_empty(p->program) ? USUAL : p->program;
    enum hub_rc rc = name_fits(p, err);
    return rc == HUB_OK && access(program, X_OK) != 0
               ? hub_fail(err, HUB_ENOTFOUND, "%s, which hands pages to the printer, is not there.", program)
               : rc;
}

enum hub_rc printer_send(const struct printer *p, const struct page_doc *d, struct faults *notes,
    struct arena *a, struct hub_err *err)
{
    struct job j = {.in = -1, .out = -1};
    struct sb pdf = sb_on(a);
    struct sink to = sink_memory(&pdf);
    if (str_empty(p->queue)) {
        return hub_fail(err, HUB_ENOTFOUND,
            "hub.ini names no printer: save the page as a PDF and print that. A helper can name "
            "one under [print].");
    }
    enum hub_rc rc = name_fits(p, err);
    rc = rc == HUB_OK ? page_write_pdf(d, &to, notes, err) : rc;
    if (rc == HUB_OK) {
        rc = job_start(p, &j, err);
    }
    return rc == HUB_OK ? job_end(p, &j, job_feed(&j, pdf.p, pdf.len), a, err) : rc;
}
