/* SPDX-License-Identifier: MIT */
/* The pseudo-terminal and the emulator behind it (libvterm). */
#include "vpty_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char mark_start[] = "\033]7777;";

int64_t pty_now_us(void)
{
    struct timespec ts;
    clock_gettime(CLOCK_MONOTONIC, &ts);
    return (int64_t)ts.tv_sec * 1000000 + ts.tv_nsec / 1000;
}

static int on_property(VTermProp prop, VTermValue *value, void *self)
{
    struct pty *p = self;
    if (prop == VTERM_PROP_CURSORVISIBLE)
        p->cursor_hidden = !value->boolean;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

/* execve promises not to write to its texts, but its type does not say so. */
static char *const *exec_texts(const char *const *texts)
{
    union {
        const char *const *in;
        char *const *out;
    } u = {texts};
    return u.out;
}

struct pty *pty_start(const char *const argv[], const char *const env[], int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    struct pty *p = calloc(1, sizeof *p);
    if (!p)
        return NULL;
    p->rows = rows;
    p->cols = cols;
    p->child = forkpty(&p->fd, NULL, NULL, &size);
    if (p->child == 0) {
        execve(argv[0], exec_texts(argv), exec_texts(env));
        _exit(127);
    }
    if (p->child < 0) {
        free(p);
        return NULL;
    }
    fcntl(p->fd, F_SETFD, FD_CLOEXEC);
    p->vt = vterm_new(rows, cols);
    vterm_set_utf8(p->vt, 1);
    p->screen = vterm_obtain_screen(p->vt);
    vterm_screen_set_callbacks(p->screen, &callbacks, p);
    vterm_screen_enable_altscreen(p->screen, 1);
    vterm_screen_reset(p->screen, 1);
    return p;
}

void pty_hang_up(struct pty *p)
{
    if (p->fd >= 0)
        close(p->fd);
    p->fd = -1;
    p->ended = true;
}

void pty_stop(struct pty *p)
{
    if (!p)
        return;
    pty_hang_up(p);
    if (!p->reaped && pty_wait_exit(p, 2000) < 0) {
        kill(p->child, SIGKILL);
        waitpid(p->child, NULL, 0);
    }
    vterm_free(p->vt);
    free(p->sent);
    free(p);
}

static void to_screen(struct pty *p, const char *s, size_t len)
{
    if (p->bytes + len >= p->sent_cap) {
        size_t cap = (p->bytes + len + 1) * 2;
        char *more = realloc(p->sent, cap);
        if (!more)
            abort();
        p->sent = more;
        p->sent_cap = cap;
    }
    memcpy(p->sent + p->bytes, s, len);
    p->bytes += len;
    p->sent[p->bytes] = '\0';
    vterm_input_write(p->vt, s, len);
}

/* One byte of output: part of a frame mark, or for the screen. */
static void take_byte(struct pty *p, char c)
{
    size_t start = sizeof mark_start - 1;
    p->held[p->held_len++] = c;
    bool fits = p->held_len <= start ? memcmp(p->held, mark_start, p->held_len) == 0
                                     : p->held_len < sizeof p->held - 1;
    if (!fits) {
        /* ESC ESC ]: the last byte may begin a mark of its own. */
        size_t keep = c == '\033' && p->held_len > 1 ? 1 : 0;
        to_screen(p, p->held, p->held_len - keep);
        p->held[0] = c;
        p->held_len = keep;
    } else if (p->held_len > start && c == '\a') {
        char *end;
        p->held[p->held_len] = '\0';
        unsigned frames = (unsigned)strtoul(p->held + start, &end, 10);
        unsigned probes = *end == ';' ? (unsigned)strtoul(end + 1, &end, 10) : 0;
        size_t len = strcspn(end + (*end == ';'), "\a");
        snprintf(p->front, sizeof p->front, "%.*s", (int)len, end + (*end == ';'));
        bool anew = frames < p->told_frames;
        p->frames += frames - (anew ? 0 : p->told_frames);
        p->probes += probes - (anew ? 0 : p->told_probes);
        p->told_frames = frames;
        p->told_probes = probes;
        p->bytes_at_frame = p->bytes;
        p->frame_us = pty_now_us();
        p->held_len = 0;
    }
}

void pty_answer(struct pty *p)
{
    char buf[256];
    size_t n;
    while ((n = vterm_output_read(p->vt, buf, sizeof buf)) > 0)
        pty_send(p, buf, n);
}

bool pty_pump(struct pty *p, int timeout_ms)
{
    char buf[16384];
    while (!p->ended) {
        struct pollfd fd = {.fd = p->fd, .events = POLLIN};
        if (poll(&fd, 1, timeout_ms) <= 0)
            return true;
        ssize_t n = read(p->fd, buf, sizeof buf);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            p->ended = true;
        for (ssize_t i = 0; i < n; i++)
            take_byte(p, buf[i]);
        pty_answer(p);
        if (n > 0)
            return true;
    }
    return false;
}

static bool wait_until(struct pty *p, unsigned frames, unsigned probes, int timeout_ms)
{
    int64_t end = pty_now_us() + (int64_t)timeout_ms * 1000;
    while (p->frames < frames || p->probes < probes) {
        int64_t left = (end - pty_now_us()) / 1000;
        if (left <= 0 || !pty_pump(p, (int)left))
            break;
    }
    return p->frames >= frames && p->probes >= probes;
}

bool pty_wait_frames(struct pty *p, unsigned frames, int timeout_ms)
{
    return wait_until(p, frames, 0, timeout_ms);
}

bool pty_wait_probes(struct pty *p, unsigned probes, int timeout_ms)
{
    return wait_until(p, 0, probes, timeout_ms);
}

/* A program that has closed its terminal is about to end: SIGCHLD is what to wait for. */
static int reap(struct pty *p, int timeout_ms)
{
    int64_t end = pty_now_us() + (int64_t)timeout_ms * 1000;
    sigset_t child, before;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, &before);
    pid_t done;
    while ((done = waitpid(p->child, &p->status, WNOHANG)) == 0) {
        int64_t left = end - pty_now_us();
        if (left <= 0)
            break;
        struct timespec wait = {.tv_sec = left / 1000000, .tv_nsec = left % 1000000 * 1000};
        sigtimedwait(&child, NULL, &wait);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    p->reaped = done == p->child;
    return p->reaped ? 0 : -1;
}

int pty_wait_exit(struct pty *p, int timeout_ms)
{
    int64_t end = pty_now_us() + (int64_t)timeout_ms * 1000;
    while (!p->ended && !p->frozen && pty_now_us() < end)
        pty_pump(p, (int)((end - pty_now_us()) / 1000) + 1);
    int64_t left = (end - pty_now_us()) / 1000;
    if (!p->reaped && reap(p, left > 0 ? (int)left : 0) != 0)
        return -1;
    return WIFEXITED(p->status) ? WEXITSTATUS(p->status) : 128 + WTERMSIG(p->status);
}

const char *pty_front(const struct pty *p)
{
    return p->front;
}

void pty_send(struct pty *p, const char *bytes, size_t len)
{
    while (len && p->fd >= 0) {
        ssize_t n = write(p->fd, bytes, len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return;
        bytes += n;
        len -= (size_t)n;
    }
}

void pty_resize(struct pty *p, int rows, int cols)
{
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
    p->rows = rows;
    p->cols = cols;
    vterm_set_size(p->vt, rows, cols);
    if (p->fd >= 0)
        ioctl(p->fd, TIOCSWINSZ, &size);
}

/* In the call for more room, as /proc tells it: "NUMBER ARGUMENTS…". */
static bool is_writing(pid_t pid)
{
    char path[64], text[64] = "";
    snprintf(path, sizeof path, "/proc/%ld/syscall", (long)pid);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd >= 0 ? read(fd, text, sizeof text - 1) : -1;
    if (fd >= 0)
        close(fd);
    return n > 0 && strtol(text, NULL, 10) == SYS_write;
}

/* Ctrl-L draws all of it anew: soon there is no room for it. Between two looks it has the processor. */
bool pty_freeze(struct pty *p, int timeout_ms)
{
    enum { TWICE = 2, LOOK_MS = 2 };
    int64_t end = pty_now_us() + (int64_t)timeout_ms * 1000;
    int stuck = 0;
    p->frozen = true;
    while (stuck < TWICE && pty_now_us() < end) {
        struct pollfd room = {.fd = p->fd, .events = POLLOUT};
        if (!is_writing(p->child) && poll(&room, 1, 0) > 0)
            pty_send(p, "\014", 1);
        poll(NULL, 0, LOOK_MS);
        stuck = is_writing(p->child) ? stuck + 1 : 0;
    }
    return stuck == TWICE;
}

unsigned pty_frames(const struct pty *p)
{
    return p->frames;
}

unsigned pty_probes(const struct pty *p)
{
    return p->probes;
}

size_t pty_bytes(const struct pty *p)
{
    return p->bytes;
}

size_t pty_bytes_at_frame(const struct pty *p)
{
    return p->bytes_at_frame;
}

int64_t pty_frame_us(const struct pty *p)
{
    return p->frame_us;
}

void pty_size(const struct pty *p, int *rows, int *cols)
{
    *rows = p->rows;
    *cols = p->cols;
}

void pty_cursor(const struct pty *p, int *row, int *col)
{
    VTermPos pos;
    vterm_state_get_cursorpos(vterm_obtain_state(p->vt), &pos);
    *row = pos.row;
    *col = pos.col;
}

bool pty_cursor_visible(const struct pty *p)
{
    return !p->cursor_hidden;
}

const char *pty_sent(const struct pty *p, size_t *len)
{
    *len = p->bytes;
    return p->sent;
}

long pty_child(const struct pty *p)
{
    return p->child;
}

bool pty_settle(struct pty *p, int timeout_ms)
{
    unsigned answered = pty_probes(p);
    pty_send(p, "\033[7777~", sizeof "\033[7777~" - 1);
    return pty_wait_probes(p, answered + 1, timeout_ms);
}
