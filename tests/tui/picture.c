/* SPDX-License-Identifier: MIT */
/*
 * picture COLSxROWS [KEY…] -- PROGRAM ARG…: start it on a terminal of that size, press the keys (Enter,
 * Ctrl-P, n; a word that is no key is typed), and write the screen as it then stands, with its colours,
 * to standard output as SVG: what README.md shows. Each run of letters has its exact width, so that the
 * columns hold whatever font there is.
 */
#include "vpty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern char **environ;

enum { DEADLINE_MS = 20000, CELL_W = 8, CELL_H = 16, PAD = 12, BASELINE = 12, MAX_ENV = 256 };

/* A terminal with a dark background; 0 to 7 as ECMA-48 names them, the light ones the same. */
static const char ground[] = "#16191d", ink[] = "#d8dee4";
static const char *const colours[] = {
    "#000000", "#f4706a", "#7ec97f", "#e8c547", "#6aa5e8", "#d78fe0", "#5cc6cf", "#d8dee4"};

struct shown {
    const char *fg, *bg; /* bg: NULL for the ground */
    bool bold, underline;
};

static const char *colour(int index, const char *usual)
{
    return index < 0 ? usual : colours[index % 8];
}

static struct shown shown_as(struct pty_cell c)
{
    const char *fg = colour(c.fg, ink), *bg = colour(c.bg, NULL);
    if (c.reverse) {
        return (struct shown){bg ? bg : ground, fg, c.bold, c.underline};
    }
    return (struct shown){fg, bg, c.bold, c.underline};
}

static bool same(struct shown a, struct shown b)
{
    return a.fg == b.fg && a.bg == b.bg && a.bold == b.bold && a.underline == b.underline;
}

static void put_escaped(const char *text)
{
    for (; *text; text++) {
        switch (*text) {
        case '&':
            fputs("&amp;", stdout);
            break;
        case '<':
            fputs("&lt;", stdout);
            break;
        case '>':
            fputs("&gt;", stdout);
            break;
        default:
            putchar(*text);
            break;
        }
    }
}

/* Letters from column `col`, `cols` wide, in one look. */
static void put_run(int row, int col, int cols, struct shown s, const char *text)
{
    printf("<text x=\"%d\" y=\"%d\" textLength=\"%d\" fill=\"%s\"", PAD + col * CELL_W,
        PAD + row * CELL_H + BASELINE, cols * CELL_W, s.fg);
    printf("%s%s>", s.bold ? " font-weight=\"bold\"" : "",
        s.underline ? " text-decoration=\"underline\"" : "");
    put_escaped(text);
    puts("</text>");
}

static void put_ground(int row, int col, int cols, const char *bg)
{
    printf("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>\n", PAD + col * CELL_W,
        PAD + row * CELL_H, cols * CELL_W, CELL_H, bg);
}

/* A run ends where the look changes, and before a space: words stand where they stand. */
static void put_row(struct pty *p, int row, int cols)
{
    char text[PTY_ROW], letter[32];
    for (int col = 0; col < cols;) {
        struct shown s = shown_as(pty_cell(p, row, col));
        int from = col;
        text[0] = '\0';
        while (col < cols && same(s, shown_as(pty_cell(p, row, col)))) {
            struct pty_cell c = pty_cell(p, row, col);
            pty_letter(p, row, col, letter);
            if (strcmp(letter, " ") == 0) {
                break;
            }
            strncat(text, letter, sizeof text - strlen(text) - 1);
            col += c.width > 0 ? c.width : 1;
        }
        bool space = col == from;
        col += space;
        if (s.bg) {
            put_ground(row, from, col - from, s.bg);
        }
        if (!space) {
            put_run(row, from, col - from, s, text);
        }
    }
}

static void put_picture(struct pty *p, int rows, int cols)
{
    int w = cols * CELL_W + 2 * PAD, h = rows * CELL_H + 2 * PAD;
    printf(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" "
        "font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"13.28\">\n",
        w, h, w, h);
    printf("<rect width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\"/>\n", w, h, ground);
    for (int row = 0; row < rows; row++) {
        put_row(p, row, cols);
    }
    puts("</svg>");
}

static bool press(struct pty *p, const char *key)
{
    unsigned frames = pty_frames(p);
    if (!pty_key(p, key)) {
        pty_send(p, key, strlen(key));
    }
    return pty_wait_frames(p, frames + 1, DEADLINE_MS) && pty_settle(p, DEADLINE_MS);
}

static struct pty *begin(char **program, int rows, int cols)
{
    static const char *env[MAX_ENV + 1] = {
        "HUB_TEST_FRAMES=1", "TERM=xterm-256color", "LC_ALL=C.UTF-8"};
    int n = 3; /* of two of one name the first holds */
    for (char **e = environ; *e && n < MAX_ENV; e++) {
        env[n++] = *e;
    }
    return pty_start((const char *const *)program, env, rows, cols);
}

int main(int argc, char **argv)
{
    int rows, cols, at = 2;
    if (argc < 4 || sscanf(argv[1], "%dx%d", &cols, &rows) != 2) {
        fputs("usage: picture COLSxROWS [KEY...] -- PROGRAM ARG...\n", stderr);
        return 64;
    }
    while (at < argc && strcmp(argv[at], "--") != 0) {
        at++;
    }
    struct pty *p = begin(argv + at + (at < argc), rows, cols);
    bool ok = p && pty_wait_frames(p, 1, DEADLINE_MS) && pty_settle(p, DEADLINE_MS);
    for (int i = 2; ok && i < at; i++) {
        ok = press(p, argv[i]);
    }
    if (ok) {
        put_picture(p, rows, cols);
    }
    pty_stop(p);
    return ok ? 0 : 1;
}
