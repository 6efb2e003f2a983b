/* SPDX-License-Identifier: MIT */
/*
 * The terminal. term_info.c knows it, paint.c finds what changed; input is read here, because a resize just before
 * a blocking getch is lost and a closed terminal makes getch spin. Signals
 * arrive through a pipe, so one poll waits for everything.
 */
#include "hub/base/clock.h"
#include "hub/base/die.h"
#include "hub/base/leave.h"
#include "hub/base/utf8.h"
#include "hub/ui/ui.h"
#include "keys_priv.h"
#include "term_info_priv.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { SIGNALS = 5, LAST_WORDS = 128, LAST_WORDS_MS = 200 };

struct terminal {
    struct arena *own;
    struct keys keys;
    struct paint paint;
    int rows, cols; /* of the terminal */
    struct sigaction before[SIGNALS];
    bool modes; /* understands paste and mouse modes */
    bool mouse, marks, drawn, gone, no_colour;
    bool unmarked; /* something happened since the last frame mark */
    unsigned frame, probes;
    const char *front; /* for the frame marks */
};

/*
 * What a signal handler and the last words of hub_die need; they get no pointer.
 * Only one terminal is ever open.
 */
static struct {
    int pipe[2];
    struct termios saved, raw;
    char leave[LAST_WORDS]; /* sent last: everything off, the screen as it was */
    bool open, modes;
} kept = {.pipe = {-1, -1}};

static const int signals[SIGNALS] = {
    SIGWINCH, SIGCONT, SIGINT, SIGTSTP, SIGPIPE};

static const char modes_on[] = "\033[?2004h";
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char modes_off[] = "\033[?1006l\033[?1000l\033[?2004l\033[?1l\033>";

/* To a terminal that takes nothing it waits, but not when it is to end. */
static void write_all(const char *s, size_t len)
{
    while (len) {
        ssize_t n = write(STDOUT_FILENO, s, len);
        if (n < 0 && errno == EINTR && !leave_asked()) {
            continue;
        }
        if (n <= 0) {
            return;
        }
        s += n;
        len -= (size_t)n;
    }
}

static void on_signal(int number)
{
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    if (write(kept.pipe[1], &byte, 1) < 0) {
        /* full: enough signals are waiting there already */
    }
    errno = saved;
}

/* As much as the terminal takes at once; a frozen one takes nothing. */
static void write_last(const char *s, size_t len)
{
    int flags = fcntl(STDOUT_FILENO, F_GETFL);
    struct pollfd out = {.fd = STDOUT_FILENO, .events = POLLOUT};
    fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
    while (len && poll(&out, 1, LAST_WORDS_MS) > 0) {
        ssize_t n = write(STDOUT_FILENO, s, len);
        if (n <= 0) {
            break;
        }
        s += n;
        len -= (size_t)n;
    }
    fcntl(STDOUT_FILENO, F_SETFL, flags);
}

/* From a signal handler: it does not wait for anything. */
static void give_back_at_once(void)
{
    if (kept.open) {
        tcsetattr(STDIN_FILENO, TCSANOW, &kept.saved);
    }
}

static void give_back(void)
{
    if (!kept.open) {
        return;
    }
    void (*say)(const char *s, size_t len) = leave_asked() ? write_last : write_all;
    kept.open = false;
    if (kept.modes) {
        say(modes_off, sizeof modes_off - 1);
    }
    say(kept.leave, strlen(kept.leave));
    tcsetattr(STDIN_FILENO, leave_asked() ? TCSANOW : TCSADRAIN, &kept.saved);
}

static void catch_signals(struct terminal *t)
{
    struct sigaction act = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
    sigemptyset(&act.sa_mask);
    for (int i = 0; i < SIGNALS; i++) {
        bool ignore = signals[i] == SIGTSTP || signals[i] == SIGPIPE || signals[i] == SIGINT;
        act.sa_handler = ignore ? SIG_IGN : on_signal;
        sigaction(signals[i], &act, &t->before[i]);
    }
}

static enum hub_rc open_pipe(struct hub_err *err)
{
    if (pipe(kept.pipe) != 0) {
        return hub_fail(err, HUB_EIO, "The computer has no room for another program right now.");
    }
    for (int i = 0; i < 2; i++) {
        fcntl(kept.pipe[i], F_SETFD, FD_CLOEXEC);
        fcntl(kept.pipe[i], F_SETFL, O_NONBLOCK);
    }
    return HUB_OK;
}

static void close_pipe(void)
{
    for (int i = 0; i < 2; i++) {
        if (kept.pipe[i] >= 0) {
            close(kept.pipe[i]);
        }
        kept.pipe[i] = -1;
    }
}

static void learn_keys(struct keys *k)
{
    for (const struct key_cap *c = key_caps; c->cap; c++) {
        keys_add(k, term_string(c->cap), c->key);
    }
}

/* What ends it all, ready for a moment in which nothing can be asked for. */
static void prepare_leaving(const struct terminal *t)
{
    const char *plain = t->paint.caps[CAP_PLAIN],
               *back = term_unpadded(term_string("rmcup"), t->own);
    const char *end = term_fill(t->paint.caps[CAP_CUP], t->rows - 1, 0),
               *el = t->paint.caps[CAP_EL];
    snprintf(kept.leave, sizeof kept.leave, "%s%s%s%s", plain ? plain : "", end, el ? el : "",
        back ? back : "");
}

static void learn_size(struct terminal *t)
{
    int rows = term_number("lines"), cols = term_number("cols");
    ui_terminal_size(&rows, &cols);
    t->rows = rows < 1 ? 24 : rows > CANVAS_MAX ? CANVAS_MAX : rows;
    t->cols = cols < 1 ? 80 : cols > CANVAS_MAX ? CANVAS_MAX : cols;
    prepare_leaving(t);
    t->drawn = false;
}

/* Every byte as it comes and goes: Ctrl-S and Ctrl-C are keys, a line feed is one. */
static void take_line(void)
{
    kept.raw = kept.saved;
    kept.raw.c_iflag &=
        ~(tcflag_t)(BRKINT | ICRNL | INLCR | IGNCR | INPCK | ISTRIP | IXON | PARMRK);
    kept.raw.c_oflag &= ~(tcflag_t)OPOST;
    kept.raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    kept.raw.c_cc[VMIN] = 1;
    kept.raw.c_cc[VTIME] = 0;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &kept.raw);
}

static void send(const char *s)
{
    write_all(s ? s : "", s ? strlen(s) : 0);
}

static enum hub_rc start_screen(
    struct terminal *t, const struct term_options *opt, struct hub_err *err)
{
    if (!term_known(opt->type)) {
        return hub_fail(err, HUB_EUSAGE, "This terminal cannot move its cursor.");
    }
    t->no_colour = opt->no_colour;
    term_learn_strings(&t->paint, t->own);
    term_learn_looks(&t->paint, opt->theme, t->no_colour);
    learn_keys(&t->keys);
    learn_size(t);
    t->modes = term_string("kmous") != NULL;
    t->mouse = t->modes && !opt->no_mouse;
    take_line();
    send(term_unpadded(term_string("smcup"), t->own));
    return HUB_OK;
}

enum hub_rc term_open(const struct term_options *opt, struct terminal **out, struct hub_err *err)
{
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
        return hub_fail(err, HUB_EUSAGE, "This is not a terminal.");
    }
    utf8_locale();
    enum hub_rc rc = open_pipe(err);
    if (rc != HUB_OK) {
        return rc;
    }
    struct arena *own = arena_create();
    struct terminal *t = arena_alloc(own, sizeof *t);
    t->own = own;
    paint_init(&t->paint);
    keys_init(&t->keys, opt->esc_ms);
    t->keys.probe = t->marks = opt->frame_marks;
    tcgetattr(STDIN_FILENO, &kept.saved);
    catch_signals(t);
    leave_hold_on(); /* for good: whoever sat at the screen is asked, and what was typed is kept */
    rc = start_screen(t, opt, err);
    if (rc != HUB_OK) {
        term_close(t);
        return rc;
    }
    kept.open = true;
    kept.modes = t->modes;
    hub_die_hook(give_back);
    leave_last(give_back_at_once);
    *out = t;
    return HUB_OK;
}

void term_close(struct terminal *t)
{
    if (!t) {
        return;
    }
    give_back();
    hub_die_hook(NULL);
    leave_last(NULL);
    term_forget();
    for (int i = 0; i < SIGNALS; i++) {
        sigaction(signals[i], &t->before[i], NULL);
    }
    close_pipe();
    keys_fini(&t->keys);
    paint_fini(&t->paint);
    arena_destroy(t->own);
}

static void term_show(void *self, const struct canvas *c, bool all)
{
    struct terminal *t = self;
    if (t->gone) {
        return;
    }
    bool first = !t->drawn;
    paint(&t->paint, c, all || first);
    write_all(t->paint.out, t->paint.len);
    if (first && t->modes) {
        send(term_string("smkx"));
        send(modes_on);
        send(t->mouse ? mouse_on : "");
    }
    t->drawn = t->unmarked = true;
}

static void term_size(void *self, int *rows, int *cols)
{
    const struct terminal *t = self;
    *rows = t->rows;
    *cols = t->cols;
}

static int64_t now_ms(void)
{
    return clock_monotonic_us() / 1000 + 1;
}

static void mark_frame(struct terminal *t)
{
    char mark[80];
    if (!t->marks || !t->unmarked || t->keys.len) {
        return;
    }
    t->unmarked = false;
    int n = snprintf(mark, sizeof mark, "\033]7777;%u;%u;%.32s\a", ++t->frame, t->probes,
        t->front ? t->front : "");
    write_all(mark, (size_t)n);
}

static void read_keys(struct terminal *t)
{
    char buf[KEYS_BUFFER];
    size_t room = keys_room(&t->keys);
    ssize_t n = read(STDIN_FILENO, buf, room < sizeof buf ? room : sizeof buf);
    if (n > 0) {
        keys_feed(&t->keys, buf, (size_t)n, now_ms());
    } else if (n == 0 || (errno != EINTR && errno != EAGAIN)) {
        t->gone = true;
    }
}

/* What the signals of the pipe ask for; false when nothing. */
static bool take_signals(struct terminal *t, struct ui_event *out)
{
    unsigned char bytes[64];
    ssize_t n = read(kept.pipe[0], bytes, sizeof bytes);
    *out = (struct ui_event){.type = UI_TIMEOUT};
    if (leave_asked()) {
        leave_awake();
        t->gone = true;
    }
    if (n > 0) {
        out->type = UI_RESIZE;
        tcsetattr(STDIN_FILENO, TCSADRAIN, &kept.raw);
        learn_size(t);
    }
    return out->type != UI_TIMEOUT;
}

/* Sleep until there is something to look at, `limit_ms` at most (-1: no limit). False: it ran out. */
static bool sleep_for_input(struct terminal *t, int limit_ms)
{
    struct pollfd fds[2] = {
        {.fd = STDIN_FILENO, .events = POLLIN}, {.fd = kept.pipe[0], .events = POLLIN}};
    int ready = poll(fds, 2, limit_ms);
    if (ready <= 0) {
        return ready < 0;
    }
    if (fds[0].revents & POLLIN) {
        read_keys(t);
    } else if (fds[0].revents & (POLLHUP | POLLERR | POLLNVAL)) {
        t->gone = true;
    }
    return true;
}

static int shorter(int a_ms, int b_ms)
{
    return a_ms < 0 ? b_ms : b_ms < 0 ? a_ms : a_ms < b_ms ? a_ms : b_ms;
}

static void term_wait(void *self, int timeout_ms, struct ui_event *out)
{
    struct terminal *t = self;
    int64_t end = now_ms() + timeout_ms;
    for (;;) {
        bool found = take_signals(t, out);
        if (t->gone) {
            *out = (struct ui_event){.type = UI_HANGUP};
        }
        if (t->gone || found || keys_next(&t->keys, now_ms(), out)) {
            break;
        }
        if (sleep_for_input(t, 0)) {
            continue;
        }
        mark_frame(t);
        int64_t left = end - now_ms();
        int limit = timeout_ms < 0 ? -1 : left > 0 ? (int)left : 0;
        int keys = keys_wait_ms(&t->keys, now_ms());
        if (!sleep_for_input(t, shorter(limit, keys)) && limit == shorter(limit, keys)) {
            *out = (struct ui_event){.type = UI_TIMEOUT};
            return;
        }
    }
    t->unmarked = true;
    t->probes += out->type == UI_KEY && out->key == K_PROBE;
}

static void term_look(void *self, const char *theme)
{
    struct terminal *t = self;
    term_learn_looks(&t->paint, theme, t->no_colour);
    t->drawn = false;
}

static void term_front(void *self, const char *name)
{
    ((struct terminal *)self)->front = name;
}

struct screen term_screen(struct terminal *t)
{
    return (struct screen){t, term_size, term_wait, term_show, term_look, term_front};
}
