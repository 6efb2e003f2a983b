/* SPDX-License-Identifier: MIT */
/*
 * bench_panes [PROGRAM ARG…]: one table of every pane a person walks into, on one file, at 80x24
 * and 120x40; without words on ten hubs of ten years. Of three starts each the best counts,
 * since the machine may have other work.
 *
 *   opens   milliseconds from the key that opens it to its first frame
 *   key     median and 95th of a key in it, to its frame
 *   move    bytes sent for the selection going one row down or up, at most
 *   idle    bytes sent in a second in which nobody does anything
 *   kB      resident at the end; * a number over its target
 *
 * The fields of a form are over the target of a move: with the cursor go the look of two labels
 * and two values, under 100 bytes, and the next field's own sentence of help, which is text.
 */
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BEST_OF = 3, ROUNDS = 8, KEYS_MOST = 400, IDLE_MS = 1000 };

enum { KEY_TARGET_MS = 1, HIGH_TARGET_MS = 5, KB_TARGET = 12 * 1024, MOVE_TARGET = 60 };

struct visit {
    const char *name, *way, *keys; /* keys by name, a space between; the last of the way opens it */
};

static const char LIST[] = "Down PgDn Up End PgUp Home Down Up";
static const char LETTERS[] = "t h e o Backspace Backspace Backspace Backspace";
static const struct visit visits[] = {
    {"Today", "1", LIST},
    {"Families", "2", LIST},
    {"/ in Families", "2 /", LETTERS},
    {"Hosts", "2 v", LIST},
    {"Calendar", "3", "Down Up Right Left PgDn PgUp"},
    {"  a day in it", "3 Enter", "Down Up"},
    {"  week", "3 v", "Down Up PgDn PgUp"},
    {"  agenda", "3 v v", LIST},
    {"  / in it", "3 /", LETTERS},
    {"  an event", "3 Enter Enter", "Tab Tab Tab Shift-Tab Shift-Tab Shift-Tab"},
    {"Rota", "4", LIST},
    {"Family: People", "2 Enter", LIST},
    {"  About me", "2 Enter Tab", LIST},
    {"  Consents", "2 Enter Tab Tab", LIST},
    {"  Medicines", "2 Enter Tab Tab Tab", LIST},
    {"  Stays", "2 Enter Tab Tab Tab Tab", LIST},
    {"  Log", "2 Enter Tab Tab Tab Tab Tab", LIST},
    {"  History", "2 Enter Shift-Tab", LIST},
    {"  part to part", "2 Enter", "Tab"},
    {"Host: People", "2 v Enter", LIST},
    {"  part to part", "2 v Enter", "Tab"},
    {"A family's history", "2 h", LIST},
    {"One record", "2 Enter Tab Tab Tab Tab Tab Down Enter", LIST},
    {"History", "1 m Enter Ctrl-P h i s t o Enter", LIST},
    {"Removed", "1 Ctrl-P r e m o v e d Enter", LIST},
    {"Find", "1 /", LETTERS},
    {"  what was found", "1 / t h e Down", LIST},
    {"Menu", "2 m", "Down Up Down Down Up Up"},
    {"Ask", "2 Ctrl-P", LETTERS},
    {"Help", "2 ?", "PgDn PgUp Down Up"},
    {"A form", "2 Enter e", "Down Up"},
    {"  letters in it", "2 Enter e", "x y z Backspace Backspace Backspace"},
    {"  a new one", "2 n c", "M i a Backspace Backspace Backspace"},
    {"Bed tonight", "1 b", LETTERS},
    {"Tonight", "1 Enter", LIST},
};

struct figures {
    int64_t opens, median, high, move;
    size_t idle;
    long kb;
};

/* False when a key on the way brought no frame. */
static bool go(struct pty *p, const char *way, int64_t *us)
{
    char key[TIMING_WORD];
    int64_t bytes;
    for (bool any = true; *way && any;) {
        way = timing_word(way, key);
        any = timing_press(p, key, us, &bytes);
        if (!any) {
            return false;
        }
    }
    return true;
}

static size_t press_all(struct pty *p, const char *keys, int64_t us[KEYS_MOST], int64_t *move)
{
    char key[TIMING_WORD];
    int64_t sent;
    size_t n = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (const char *k = keys; *k && n < KEYS_MOST; n++) {
            k = timing_word(k, key);
            if (!timing_press(p, key, &us[n], &sent)) {
                return n;
            }
            bool moved = strcmp(key, "Down") == 0 || strcmp(key, "Up") == 0;
            bool scrolled = sent > 400; /* the list moved, not the selection */
            *move = moved && !scrolled && sent > *move ? sent : *move;
        }
    }
    return n;
}

static bool visit_once(const char *const argv[], const struct visit *v, const int size[2],
    bool rest, struct figures *f)
{
    static int64_t us[KEYS_MOST];
    struct pty *p = timing_start(argv, size[0], size[1], NULL);
    *f = (struct figures){0};
    if (!p) {
        return false;
    }
    timing_settle(p);
    bool there = go(p, v->way, &f->opens);
    size_t n = there ? press_all(p, v->keys, us, &f->move) : 0;
    if (n > 0) {
        f->median = timing_rank(us, n, 50);
        f->high = timing_rank(us, n, 95);
    }
    f->idle = rest ? timing_idle(p, IDLE_MS) : 0;
    f->kb = timing_resident_kb(p);
    pty_stop(p);
    return n > 0;
}

static int64_t less(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void row(const char *const argv[], const struct visit *v, const int size[2])
{
    struct figures best = {0}, f;
    for (int i = 0; i < BEST_OF; i++) {
        if (!visit_once(argv, v, size, i == 0, &f)) {
            printf("%-20s  there was no way to it\n", v->name);
            return;
        }
        if (i == 0) {
            best = f;
        }
        best.opens = less(best.opens, f.opens);
        best.median = less(best.median, f.median);
        best.high = less(best.high, f.high);
    }
    double median = timing_ms(best.median), high = timing_ms(best.high);
    bool wide = size[1] > 80;
    printf("%-20s %3dx%-2d %8.3f %8.3f%s%8.3f%s%6lld%s%6zu%s%7ld%s\n", v->name, size[1], size[0],
        timing_ms(best.opens), median, timing_over(median, KEY_TARGET_MS), high,
        timing_over(high, HIGH_TARGET_MS), (long long)best.move,
        wide ? " " : timing_over((double)best.move, MOVE_TARGET), best.idle,
        timing_over((double)best.idle, 0), best.kb, timing_over((double)best.kb, KB_TARGET));
    fflush(stdout);
}

static void table(const char *const program[])
{
    static const int sizes[][2] = {{24, 80}, {40, 120}};
    const char *only = getenv("BENCH_PANE"); /* a part of the name of those wanted */
    printf("pane                 size      opens      key     95th   move   idle      kB\n");
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (size_t i = 0; i < sizeof visits / sizeof *visits; i++) {
            if (!only || strstr(visits[i].name, only)) {
                row(program, &visits[i], sizes[s]);
            }
        }
    }
}

int main(int argc, char **argv)
{
    char program[TIMING_PATH], folder[TIMING_PATH], file[TIMING_PATH + 32];
    const char *words[6];
    if (argc > 1) {
        table((const char *const *)argv + 1);
        return 0;
    }
    if (!timing_places(program, folder)) {
        return 64;
    }
    snprintf(file, sizeof file, "%s/hubs-10.db", folder);
    if (!timing_practice(program, file, "10")) {
        return 1;
    }
    timing_words(program, file, words);
    table(words);
    return 0;
}
