/* SPDX-License-Identifier: MIT */
/* The pseudo-terminal and the emulator behind it (libvterm). */
#include "vpty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

struct pty {
    VTerm *vt;
    VTermScreen *screen;
    int fd;
    pid_t child;
    int rows, cols;
    unsigned frames, probes;           /* since the beginning */
    unsigned told_frames, told_probes; /* as marked: a second screen counts anew */
    size_t bytes, bytes_at_frame;
    int64_t frame_us;
    char held[96]; /* the beginning of what may be a frame mark */
    size_t held_len;
    char front[40]; /* the pane that the latest mark named */
    char *sent; /* all of it */
    size_t sent_cap;
    int status;
    bool ended, reaped, cursor_hidden, frozen;
};

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

static void answer(struct pty *p)
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
        answer(p);
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

static const struct {
    const char *name;
    VTermKey key;
    VTermModifier mod;
} named_keys[] = {
    {"Enter", VTERM_KEY_ENTER, VTERM_MOD_NONE},
    {"Esc", VTERM_KEY_ESCAPE, VTERM_MOD_NONE},
    {"Tab", VTERM_KEY_TAB, VTERM_MOD_NONE},
    {"Shift-Tab", VTERM_KEY_TAB, VTERM_MOD_SHIFT},
    {"Backspace", VTERM_KEY_BACKSPACE, VTERM_MOD_NONE},
    {"Del", VTERM_KEY_DEL, VTERM_MOD_NONE},
    {"Ins", VTERM_KEY_INS, VTERM_MOD_NONE},
    {"Up", VTERM_KEY_UP, VTERM_MOD_NONE},
    {"Down", VTERM_KEY_DOWN, VTERM_MOD_NONE},
    {"Left", VTERM_KEY_LEFT, VTERM_MOD_NONE},
    {"Right", VTERM_KEY_RIGHT, VTERM_MOD_NONE},
    {"Ctrl-Left", VTERM_KEY_LEFT, VTERM_MOD_CTRL},
    {"Ctrl-Right", VTERM_KEY_RIGHT, VTERM_MOD_CTRL},
    {"Home", VTERM_KEY_HOME, VTERM_MOD_NONE},
    {"End", VTERM_KEY_END, VTERM_MOD_NONE},
    {"PgUp", VTERM_KEY_PAGEUP, VTERM_MOD_NONE},
    {"PgDn", VTERM_KEY_PAGEDOWN, VTERM_MOD_NONE},
};

bool pty_key(struct pty *p, const char *name)
{
    size_t len = strlen(name);
    size_t count = sizeof named_keys / sizeof *named_keys, i = 0;
    while (i < count && strcasecmp(named_keys[i].name, name) != 0)
        i++;
    if (i < count) {
        vterm_keyboard_key(p->vt, named_keys[i].key, named_keys[i].mod);
        answer(p);
    } else if (strcasecmp(name, "Space") == 0) {
        pty_send(p, " ", 1);
    } else if (name[0] == 'F' && len > 1 && len < 4 && atoi(name + 1) > 0) {
        vterm_keyboard_key(p->vt, VTERM_KEY_FUNCTION(atoi(name + 1)), VTERM_MOD_NONE);
        answer(p);
    } else if (strncasecmp(name, "Ctrl-", 5) == 0 && len == 6) {
        char c = (char)(name[5] & 0x1f);
        pty_send(p, &c, 1);
    } else if (len == 1 || (name[0] & 0x80)) {
        pty_send(p, name, len);
    } else {
        return false;
    }
    return true;
}

void pty_paste(struct pty *p, const char *text)
{
    vterm_keyboard_start_paste(p->vt);
    answer(p);
    pty_send(p, text, strlen(text));
    vterm_keyboard_end_paste(p->vt);
    answer(p);
}

void pty_click(struct pty *p, int row, int col, int button)
{
    vterm_mouse_move(p->vt, row, col, VTERM_MOD_NONE);
    vterm_mouse_button(p->vt, button, true, VTERM_MOD_NONE);
    if (button < 4) /* a wheel is never let go */
        vterm_mouse_button(p->vt, button, false, VTERM_MOD_NONE);
    answer(p);
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

static size_t put_utf8(char *to, uint32_t c)
{
    static const struct {
        uint32_t below, lead;
        int shift;
    } forms[] = {{0x80, 0, 0}, {0x800, 0xC0, 6}, {0x10000, 0xE0, 12}, {0x110000, 0xF0, 18}};
    size_t len = 0, form = 0;
    while (form < 3 && c >= forms[form].below)
        form++;
    to[len++] = (char)(forms[form].lead | c >> forms[form].shift);
    for (int shift = forms[form].shift - 6; shift >= 0; shift -= 6)
        to[len++] = (char)(0x80 | (c >> shift & 0x3F));
    return len;
}

/* An erased cell has no character of its own. */
static size_t put_cell(const VTermScreenCell *cell, char *to)
{
    size_t len = 0;
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i]; i++)
        len += put_utf8(to + len, cell->chars[i]);
    if (!len)
        to[len++] = ' ';
    return len;
}

const char *pty_row(struct pty *p, int row, char buf[PTY_ROW])
{
    size_t len = 0, end = 0;
    for (int col = 0; col < p->cols && len + 32 < PTY_ROW;) {
        VTermScreenCell cell;
        VTermPos pos = {row, col};
        if (!vterm_screen_get_cell(p->screen, pos, &cell))
            break;
        len += put_cell(&cell, buf + len);
        if (cell.chars[0] && cell.chars[0] != ' ')
            end = len;
        col += cell.width > 0 ? cell.width : 1;
    }
    buf[end] = '\0';
    return buf;
}

void pty_letter(struct pty *p, int row, int col, char buf[32])
{
    VTermScreenCell cell = {0};
    VTermPos pos = {row, col};
    vterm_screen_get_cell(p->screen, pos, &cell);
    buf[put_cell(&cell, buf)] = '\0';
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

static int index_of(const VTermColor *c, bool usual)
{
    return usual || !VTERM_COLOR_IS_INDEXED(c) ? -1 : c->indexed.idx;
}

struct pty_cell pty_cell(struct pty *p, int row, int col)
{
    VTermScreenCell cell;
    VTermPos pos = {row, col};
    if (!vterm_screen_get_cell(p->screen, pos, &cell))
        return (struct pty_cell){0};
    return (struct pty_cell){.reverse = cell.attrs.reverse,
        .bold = cell.attrs.bold,
        .underline = cell.attrs.underline != 0,
        .width = cell.width,
        .fg = index_of(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
        .bg = index_of(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg))};
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
