/* SPDX-License-Identifier: MIT */
/*
 * Whatever was shown and whatever is to be shown, and whatever the terminal can do: the bytes
 * between them make the second of the first, looks and cursor included. The terminal is a small
 * one that knows what paint.c may send and refuses all else.
 */
#include "hub/base/utf8.h"
#include "prop.h"
#include "ui/paint_priv.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 14, MOST_COLS = 40, SCREENS = 12, LINE = 256 };

/* '#' is a number, '^' one more than it, since terminals count from 1. */
static const char *const all_caps[CAP_COUNT] = {
    [CAP_CUP] = "\033[^;^H",
    [CAP_HPA] = "\033[^G",
    [CAP_VPA] = "\033[^d",
    [CAP_RIGHT] = "\033[#C",
    [CAP_LEFT] = "\033[#D",
    [CAP_UP] = "\033[#A",
    [CAP_DOWN] = "\033[#B",
    [CAP_RIGHT1] = "\033[C",
    [CAP_LEFT1] = "\b",
    [CAP_UP1] = "\033[A",
    [CAP_DOWN1] = "\n",
    [CAP_CR] = "\r",
    [CAP_EL] = "\033[K",
    [CAP_ECH] = "\033[#X",
    [CAP_REGION] = "\033[^;^r",
    [CAP_SCROLL] = "\n",
    [CAP_SCROLL_BACK] = "\033M",
    [CAP_CLEAR] = "\033[H\033[J",
    [CAP_PLAIN] = "\033(B\033[m",
    [CAP_BOLD] = "\033[1m",
    [CAP_UNDERLINE] = "\033[4m",
    [CAP_DIM] = "\033[2m",
    [CAP_REVERSE] = "\033[7m",
    [CAP_FG] = "\033[3#m",
    [CAP_BG] = "\033[4#m",
};

struct glass {
    char text[CELL_TEXT];
    struct look look;
};

static struct {
    struct glass cells[MOST_ROWS][MOST_COLS];
    struct look look;
    int rows, cols, row, col, top, bottom;
    bool torn; /* something came that it does not know, or out of its place */
} term;

static const struct look plain = {0, COLOUR_DEFAULT, COLOUR_DEFAULT};

static const char *fill(const char *cap, int a, int b)
{
    static char out[64];
    size_t len = 0;
    int next[2] = {a, b}, used = 0;
    for (; *cap; cap++) {
        if (*cap != '#' && *cap != '^') {
            out[len++] = *cap;
            continue;
        }
        len += (size_t)snprintf(out + len, sizeof out - len, "%d", next[used++] + (*cap == '^'));
    }
    out[len] = '\0';
    return out;
}

static void erase(int row, int from, int to)
{
    for (int col = from; col < to; col++) {
        term.cells[row][col] = (struct glass){" ", term.look};
    }
}

static void set_look(const int *n, int count)
{
    static const unsigned attrs[] = {
        [1] = LOOK_BOLD, [2] = LOOK_DIM, [4] = LOOK_UNDERLINE, [7] = LOOK_REVERSE};
    for (int i = 0; i < count; i++) {
        if (n[i] == 0) {
            term.look = plain;
        } else if (n[i] <= 7) {
            term.look.attrs |= attrs[n[i]];
        } else if (n[i] / 10 == 3) {
            term.look.fg = (short)(n[i] % 10);
        } else {
            term.look.bg = (short)(n[i] % 10);
        }
    }
}

static void line_feed(void)
{
    if (term.row != term.bottom) {
        term.row++;
        term.torn |= term.row >= term.rows;
        return;
    }
    memmove(term.cells[term.top], term.cells[term.top + 1],
        (size_t)(term.bottom - term.top) * sizeof term.cells[0]);
    erase(term.bottom, 0, term.cols);
}

static void line_back(void)
{
    term.torn |= term.row != term.top;
    memmove(term.cells[term.top + 1], term.cells[term.top],
        (size_t)(term.bottom - term.top) * sizeof term.cells[0]);
    erase(term.top, 0, term.cols);
}

static void move_to(int row, int col)
{
    term.row = row;
    term.col = col;
    term.torn |= row < 0 || col < 0 || row >= term.rows || col >= term.cols;
}

static void control(char final, const int *n, int count)
{
    int one = count && n[0] ? n[0] : 1;
    switch (final) {
    case 'A':
        move_to(term.row - one, term.col);
        break;
    case 'B':
        move_to(term.row + one, term.col);
        break;
    case 'C':
        move_to(term.row, term.col + one);
        break;
    case 'D':
        move_to(term.row, term.col - one);
        break;
    case 'G':
        move_to(term.row, one - 1);
        break;
    case 'd':
        move_to(one - 1, term.col);
        break;
    case 'H':
        move_to(one - 1, count > 1 ? n[1] - 1 : 0);
        break;
    case 'K':
        erase(term.row, term.col, term.cols);
        break;
    case 'X':
        erase(term.row, term.col, term.col + one);
        break;
    case 'm':
        set_look(n, count ? count : 1);
        break;
    case 'r':
        term.top = n[0] - 1;
        term.bottom = n[1] - 1;
        move_to(0, 0);
        break;
    case 'J':
        for (int row = 0; row < term.rows; row++) {
            erase(row, 0, term.cols);
        }
        break;
    default:
        term.torn = true;
    }
}

static const char *escape(const char *s)
{
    int n[8] = {0}, count = 0;
    if (*s == 'M') {
        line_back();
        return s + 1;
    }
    if (*s == '(') {
        return s + 2;
    }
    for (s++; (*s >= '0' && *s <= '9') || *s == ';'; s++) {
        count += count == 0 || *s == ';';
        n[count - 1] = *s == ';' ? 0 : n[count - 1] * 10 + (*s - '0');
    }
    control(*s, n, count);
    return s + 1;
}

/* One character; of those tried here only the two CJK ones are wide. */
static const char *letter(const char *s)
{
    size_t len = (unsigned char)*s < 0x80 ? 1 : (unsigned char)*s < 0xE0 ? 2 : 3;
    bool wide = len == 3 && (unsigned char)*s >= 0xE4;
    if (term.col + wide >= term.cols) {
        term.torn |= term.col + wide >= term.cols + (term.col < term.cols);
    }
    struct glass *g = &term.cells[term.row][term.col];
    *g = (struct glass){.look = term.look};
    memcpy(g->text, s, len);
    if (wide) {
        g[1] = (struct glass){.look = term.look};
    }
    term.col += 1 + wide;
    return s + len;
}

static void receive(const struct paint *p)
{
    char *bytes = calloc(1, p->len + 1);
    memcpy(bytes, p->out, p->len);
    for (const char *s = bytes; *s && !term.torn;) {
        switch (*s) {
        case '\033':
            s = escape(s + 1);
            break;
        case '\n':
            line_feed();
            s++;
            break;
        case '\r':
            term.col = 0;
            s++;
            break;
        case '\b':
            move_to(term.row, term.col - 1);
            s++;
            break;
        default:
            s = letter(s);
        }
    }
    free(bytes);
}

static bool looks_alike(const struct glass *g, const struct look *want)
{
    bool lines = (g->look.attrs | want->attrs) & (LOOK_UNDERLINE | LOOK_REVERSE);
    if (strcmp(g->text, " ") == 0 && !lines) {
        return g->look.bg == want->bg;
    }
    return g->look.attrs == want->attrs && g->look.fg == want->fg && g->look.bg == want->bg;
}

static void check_shown(const struct paint *p, const struct canvas *c)
{
    int crow, ccol;
    canvas_cursor_at(c, &crow, &ccol);
    assert_false(term.torn);
    assert_int_equal(term.row, crow);
    assert_int_equal(term.col, ccol);
    for (int row = 0; row < term.rows; row++) {
        const struct cell *cells = canvas_row(c, row);
        for (int col = 0; col < term.cols; col++) {
            bool corner = p->wraps && row == term.rows - 1 && col + 2 >= term.cols;
            if (!corner && cells[col].width > 0) {
                const struct glass *g = &term.cells[row][col];
                assert_string_equal(g->text, cells[col].text);
                assert_true(looks_alike(g, &p->looks[paint_index(&cells[col])]));
            }
        }
    }
}

/* A few words, blanks, marks and bars more; sometimes what is there moved up or down first. */
static void change(struct prop *r, struct canvas *c, char lines[MOST_ROWS][LINE])
{
    static const char *const words[] = {"Mia", "Theo Okafor", "Siân", "李 王", "·", "> ", "",
        "                        ", "a word of more length than others", "│ │", "x"};
    int rows, cols, by = (int)prop_between(r, -5, 5);
    canvas_size(c, &rows, &cols);
    canvas_clear(c);
    if (prop_between(r, 0, 2) == 0) {
        for (int i = 0; i < rows; i++) {
            int row = by < 0 ? i : rows - 1 - i, from = row - by;
            if (from >= 0 && from < rows) {
                memcpy(lines[row], lines[from], LINE);
            }
        }
    }
    for (int64_t n = prop_between(r, 0, 6); n > 0; n--) {
        size_t w = (size_t)prop_between(r, 0, sizeof words / sizeof *words - 1);
        snprintf(lines[prop_between(r, 0, rows - 1)], LINE, "%d|%d|%s",
            (int)prop_between(r, 0, cols / 2), (int)prop_between(r, 0, STYLE_COUNT - 1), words[w]);
    }
    for (int row = 0; row < rows; row++) {
        char *end;
        int col = (int)strtol(lines[row], &end, 10);
        unsigned style = *end ? (unsigned)strtol(end + 1, &end, 10) : 0;
        canvas_put(c, row, col, cols, style, *end ? end + 1 : "");
        canvas_put(c, row, 0, 1, STYLE_NORMAL, row % 3 ? "|" : " ");
    }
    canvas_select(c, (int)prop_between(r, 0, rows - 1), 2, 10, true);
    if (prop_between(r, 0, 3) == 0) {
        canvas_fill(c, (struct area){rows - 1, 0, 1, cols}, STYLE_FIELD);
    }
    canvas_cursor(c, (int)prop_between(r, 0, rows - 1), (int)prop_between(r, 0, cols - 1));
}

/* Some terminals have less than others; the ways to a place, plain and clear they all have. */
static void be_terminal(struct prop *r, struct paint *p)
{
    static const enum paint_cap may_lack[] = {CAP_HPA, CAP_VPA, CAP_RIGHT, CAP_LEFT, CAP_UP,
        CAP_DOWN, CAP_RIGHT1, CAP_LEFT1, CAP_UP1, CAP_DOWN1, CAP_CR, CAP_EL, CAP_ECH, CAP_REGION};
    const struct theme *theme = theme_at((unsigned)prop_between(r, 0, 3));
    bool colours = prop_between(r, 0, 2) > 0;
    memcpy(p->caps, all_caps, sizeof all_caps);
    for (int64_t n = prop_between(r, 0, 8); n > 0; n--) {
        p->caps[may_lack[prop_between(r, 0, sizeof may_lack / sizeof *may_lack - 1)]] = NULL;
    }
    p->fill = fill;
    p->wraps = prop_between(r, 0, 1) > 0;
    p->moves_any = prop_between(r, 0, 3) > 0;
    for (unsigned i = 0; i < PAINT_ERASED; i++) {
        unsigned style = i % STYLE_COUNT;
        p->looks[i] = theme_look(theme, i < STYLE_COUNT ? style : style | STYLE_SELECTED, colours);
    }
    paint_looks_changed(p);
    memset(&term, 0, sizeof term);
    term.look = plain;
    term.rows = (int)prop_between(r, 2, MOST_ROWS);
    term.cols = (int)prop_between(r, 4, MOST_COLS);
    term.bottom = term.rows - 1;
}

static void the_bytes_make_the_screen(void **state)
{
    struct prop r = prop_start("paint", 300, 30000);
    (void)state;
    for (int round = 0; round < r.rounds; round++) {
        static char lines[MOST_ROWS][LINE];
        struct paint p;
        paint_init(&p);
        be_terminal(&r, &p);
        memset(lines, 0, sizeof lines);
        struct canvas *c = canvas_create(term.rows, term.cols);
        for (int i = 0; i < SCREENS; i++) {
            change(&r, c, lines);
            paint(&p, c, prop_between(&r, 0, 9) == 0);
            receive(&p);
            check_shown(&p, c);
            paint(&p, c, false);
            assert_int_equal(p.len, 0);
        }
        canvas_destroy(c);
        paint_fini(&p);
    }
}

int main(void)
{
    utf8_locale();
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_bytes_make_the_screen)};
    return cmocka_run_group_tests_name("paint", tests, NULL, NULL);
}
