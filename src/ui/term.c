/* SPDX-License-Identifier: MIT */
/*
 * The terminal: the only file that knows ncurses. ncurses draws what changed;
 * input is read here, because a resize just before a blocking getch is lost
 * and a closed terminal makes getch spin. Signals arrive through a pipe, so
 * one poll waits for everything.
 */
#define NCURSES_WIDECHAR 1
#include "hub/base/clock.h"
#include "hub/base/die.h"
#include "hub/base/utf8.h"
#include "hub/ui/ui.h"
#include "keys_priv.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

enum { SIGNALS = 8, ATTRS = STYLE_COUNT * 2 };

struct terminal {
    struct arena *own;
    struct keys keys;
    struct arena *grid;
    struct cell *cells; /* what ncurses was told last */
    int cell_rows, cell_cols;
    int rows, cols; /* of the terminal */
    attr_t attrs[ATTRS];
    short pairs[ATTRS];
    SCREEN *screen;
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
    struct termios saved;
    bool open, modes;
} kept = {.pipe = {-1, -1}};

static const int signals[SIGNALS] = {
    SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGINT, SIGALRM, SIGTSTP, SIGPIPE};

static const char modes_on[] = "\033[?2004h";
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char modes_off[] = "\033[?1006l\033[?1000l\033[?2004l\033[?1l\033>";

static void write_all(const char *s, size_t len)
{
    while (len) {
        ssize_t n = write(STDOUT_FILENO, s, len);
        if (n < 0 && errno == EINTR) {
            continue;
        }
        if (n <= 0) {
            return;
        }
        s += n;
        len -= (size_t)n;
    }
}

/*
 * Asked to end, but perhaps stuck in a write to a terminal that takes nothing:
 * the alarm ends that after a second.
 */
static void on_signal(int number)
{
    int saved = errno;
    if (number == SIGALRM) {
        tcsetattr(STDIN_FILENO, TCSANOW, &kept.saved);
        signal(SIGTERM, SIG_DFL);
        raise(SIGTERM);
        return;
    }
    if (number == SIGHUP || number == SIGTERM) {
        alarm(1);
    }
    unsigned char byte = (unsigned char)number;
    if (write(kept.pipe[1], &byte, 1) < 0) {
        /* full: enough signals are waiting there already */
    }
    errno = saved;
}

static void give_back(void)
{
    if (!kept.open) {
        return;
    }
    kept.open = false;
    if (kept.modes) {
        write_all(modes_off, sizeof modes_off - 1);
    }
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &kept.saved);
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

/* A terminfo string; NULL when the terminal has none. The names are terminfo's own. */
static const char *cap(const char *name)
{
    char copy[16];
    size_t len = strlen(name);
    memcpy(copy, name, len < sizeof copy ? len + 1 : sizeof copy);
    copy[sizeof copy - 1] = '\0';
    const char *s = tigetstr(copy);
    return s == (const char *)-1 ? NULL : s;
}

/* The entry to use: the terminal's own, or vt100's, which nearly all understand. NULL: none. */
static const char *usable_type(const char *type)
{
    int found;
    if (!type || !*type || strchr(type, '/') || setupterm(type, STDOUT_FILENO, &found) != OK) {
        type = "vt100";
    } else if (!cap("cup")) {
        type = NULL;
    } else {
        return type;
    }
    return type && setupterm(type, STDOUT_FILENO, &found) == OK ? type : NULL;
}

static void learn_keys(struct keys *k)
{
    for (const struct key_cap *c = key_caps; c->cap; c++) {
        keys_add(k, cap(c->cap), c->key);
    }
}

static void learn_looks(struct terminal *t, const char *name)
{
    const struct theme *theme = theme_find(name);
    bool colours = !t->no_colour && has_colors() && start_color() == OK && COLORS >= 8;
    bool own_default = colours && use_default_colors() == OK;
    for (unsigned i = 0; i < ATTRS; i++) {
        unsigned style = i % STYLE_COUNT;
        struct look look =
            theme_look(theme, i < STYLE_COUNT ? style : style | STYLE_SELECTED, colours);
        t->attrs[i] = (look.attrs & LOOK_BOLD ? WA_BOLD : 0) |
                      (look.attrs & LOOK_UNDERLINE ? WA_UNDERLINE : 0) |
                      (look.attrs & LOOK_DIM ? WA_DIM : 0) |
                      (look.attrs & LOOK_REVERSE ? WA_REVERSE : 0);
        t->pairs[i] = 0;
        bool plain = look.fg == COLOUR_DEFAULT && look.bg == COLOUR_DEFAULT;
        if (!colours || plain || (int)style + 1 >= COLOR_PAIRS) {
            continue;
        }
        short fg = look.fg == COLOUR_DEFAULT && !own_default ? COLOR_WHITE : look.fg;
        short bg = look.bg == COLOUR_DEFAULT && !own_default ? COLOR_BLACK : look.bg;
        t->pairs[i] = (short)(style + 1);
        if (i < STYLE_COUNT) {
            init_pair(t->pairs[i], fg, bg);
        }
    }
}

static void learn_size(struct terminal *t)
{
    int rows = LINES, cols = COLS;
    ui_terminal_size(&rows, &cols);
    t->rows = rows < 1 ? 24 : rows > CANVAS_MAX ? CANVAS_MAX : rows;
    t->cols = cols < 1 ? 80 : cols > CANVAS_MAX ? CANVAS_MAX : cols;
    resizeterm(t->rows, t->cols);
    t->drawn = false;
}

static enum hub_rc start_curses(
    struct terminal *t, const struct term_options *opt, struct hub_err *err)
{
    const char *type = usable_type(opt->type);
    TERMINAL *looked_at = cur_term;
    t->screen = type ? newterm(type, stdout, stdin) : NULL;
    if (looked_at) {
        del_curterm(looked_at);
    }
    if (!t->screen) {
        return hub_fail(err, HUB_EUSAGE, "This terminal cannot move its cursor.");
    }
    raw();
    noecho();
    nonl();
    leaveok(stdscr, FALSE);
    scrollok(stdscr, FALSE);
    t->no_colour = opt->no_colour;
    learn_looks(t, opt->theme);
    learn_keys(&t->keys);
    learn_size(t);
    t->modes = cap("kmous") != NULL;
    t->mouse = t->modes && !opt->no_mouse;
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
    t->grid = arena_create();
    keys_init(&t->keys, opt->esc_ms);
    t->keys.probe = t->marks = opt->frame_marks;
    tcgetattr(STDIN_FILENO, &kept.saved);
    catch_signals(t);
    rc = start_curses(t, opt, err);
    if (rc != HUB_OK) {
        term_close(t);
        return rc;
    }
    kept.open = true;
    kept.modes = t->modes;
    hub_die_hook(give_back);
    *out = t;
    return HUB_OK;
}

void term_close(struct terminal *t)
{
    if (!t) {
        return;
    }
    alarm(t->gone ? 1 : 0);
    give_back();
    alarm(0);
    hub_die_hook(NULL);
    if (t->screen) {
        delscreen(t->screen);
    }
    for (int i = 0; i < SIGNALS; i++) {
        bool again = t->gone && (signals[i] == SIGHUP || signals[i] == SIGTERM);
        if (again) { /* it ends already; the rest is to be closed in peace */
            signal(signals[i], SIG_IGN);
        } else {
            sigaction(signals[i], &t->before[i], NULL);
        }
    }
    close_pipe();
    keys_fini(&t->keys);
    arena_destroy(t->grid);
    arena_destroy(t->own);
}

static void put_cell(const struct terminal *t, int row, int col, const struct cell *cell)
{
    wchar_t text[CCHARW_MAX + 1];
    size_t n = 0;
    for (const char *s = cell->text; *s && n < CCHARW_MAX;) {
        text[n++] = (wchar_t)utf8_next(&s);
    }
    text[n] = L'\0';
    unsigned style = cell->style & ~(unsigned)STYLE_SELECTED;
    unsigned i = cell->style & STYLE_SELECTED ? style + STYLE_COUNT : style;
    cchar_t c;
    if (i < ATTRS && setcchar(&c, text, t->attrs[i], t->pairs[i], NULL) == OK) {
        mvadd_wch(row, col, &c);
    }
}

/* Room for a copy of what is shown; a new size means nothing is known of the screen. */
static void fit_cells(struct terminal *t, int rows, int cols)
{
    if (t->cells && rows == t->cell_rows && cols == t->cell_cols) {
        return;
    }
    arena_reset(t->grid);
    t->cells = arena_array(t->grid, (size_t)rows * (size_t)cols, sizeof *t->cells);
    t->cell_rows = rows;
    t->cell_cols = cols;
    t->drawn = false;
}

static void show_rows(struct terminal *t, const struct canvas *c)
{
    size_t row_size = (size_t)t->cell_cols * sizeof *t->cells;
    for (int row = 0; row < t->cell_rows; row++) {
        const struct cell *now = canvas_row(c, row);
        struct cell *before = t->cells + (size_t)row * (size_t)t->cell_cols;
        if (t->drawn && memcmp(now, before, row_size) == 0) {
            continue;
        }
        memcpy(before, now, row_size);
        for (int col = 0; col < t->cell_cols; col++) {
            if (now[col].width > 0) {
                put_cell(t, row, col, &now[col]);
            }
        }
    }
}

static void term_show(void *self, const struct canvas *c, bool all)
{
    struct terminal *t = self;
    int rows, cols, row, col;
    if (t->gone) {
        return;
    }
    canvas_size(c, &rows, &cols);
    fit_cells(t, rows, cols);
    bool first = !t->drawn;
    if (all || first) {
        clearok(curscr, TRUE);
    }
    show_rows(t, c);
    canvas_cursor_at(c, &row, &col);
    move(row, col);
    refresh();
    if (first && t->modes) {
        const char *keypad = cap("smkx");
        write_all(keypad ? keypad : "", keypad ? strlen(keypad) : 0);
        write_all(modes_on, sizeof modes_on - 1);
        write_all(mouse_on, t->mouse ? sizeof mouse_on - 1 : 0);
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
    for (ssize_t i = 0; i < n; i++) {
        if (bytes[i] == SIGHUP || bytes[i] == SIGTERM) {
            alarm(0); /* awake: what follows is ours to finish */
            t->gone = true;
        } else {
            out->type = UI_RESIZE;
        }
    }
    if (out->type == UI_RESIZE) {
        reset_prog_mode();
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
    learn_looks(t, theme);
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
