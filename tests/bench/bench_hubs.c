/* SPDX-License-Identifier: MIT */
/*
 * bench_hubs: one table of what a person waits for, on practice files of 1, 10
 * and 200 hubs of ten years each, which are made in $HUB_BENCH (else
 * build/bench) when they are not there: the last takes two minutes and 1.4 GB,
 * and goes again unless HUB_KEEP is set. $HUB is the program; $HUB-test, which
 * marks its frames, is measured.
 *
 *   start   milliseconds from exec to the first full screen: best, median and 95th of 15
 *   kB      resident, after that screen
 *   key     milliseconds from a key to its frame, over all keys tried
 *   move    bytes sent for the selection going one row down or up, at most
 *   idle    bytes sent in a second in which nobody does anything
 */
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STARTS = 15, ROUNDS = 12, KEYS = 6, ALL_KEYS = ROUNDS * KEYS, IDLE_MS = 1000 };
enum { START_TARGET_MS = 12, KEY_TARGET_MS = 1, HIGH_TARGET_MS = 5, KB_TARGET = 12 * 1024 };

static const struct {
    const char *key, *name;
} panes[] = {{"1", "Today"}, {"2", "Families"}, {"3", "Calendar"}, {"4", "Rota"}};
static const int sizes[][2] = {{24, 80}, {40, 120}};
static const char *const counts[] = {"1", "10", "200"};

struct bench {
    char program[TIMING_PATH], folder[TIMING_PATH], file[TIMING_PATH + 32];
    const char *argv[6];
};

static bool start_row(struct bench *b, int rows, int cols, const char *count)
{
    int64_t us[STARTS];
    long kb = 0;
    for (int i = -1; i < STARTS; i++) { /* the first leaves its needs kept and the file in memory */
        struct pty *p = timing_start(b->argv, rows, cols, &us[i < 0 ? 0 : i]);
        if (!p) {
            return false;
        }
        kb = timing_resident_kb(p);
        if (i < 0) {
            timing_settle(p);
        }
        timing_leave(p);
    }
    double median = timing_ms(timing_rank(us, STARTS, 50));
    printf("%5s  %3dx%-2d %6.2f %6.2f%s%6.2f %6ld%s\n", count, cols, rows,
        timing_ms(timing_rank(us, STARTS, 0)), median, timing_over(median, START_TARGET_MS),
        timing_ms(timing_rank(us, STARTS, 95)), kb, timing_over((double)kb, KB_TARGET));
    return true;
}

static void pane_row(struct pty *p, const char *name)
{
    static const char *const keys[KEYS] = {"Down", "PgDn", "Up", "End", "PgUp", "Home"};
    int64_t us[ALL_KEYS], sent, most = 0, ignored;
    size_t n = 0;
    for (int round = 0; round < ROUNDS; round++) {
        for (int k = 0; k < KEYS; k++) {
            if (!timing_press(p, keys[k], &us[n++], &sent)) {
                return;
            }
            bool scrolled = sent > 400; /* the list moved, not the selection */
            most = k % 2 == 0 && !scrolled && sent > most ? sent : most;
        }
        timing_press(p, "Tab", &ignored, &sent);
    }
    double median = timing_ms(timing_rank(us, n, 50)), high = timing_ms(timing_rank(us, n, 95));
    printf("%46s  %-9s %7.3f%s%7.3f%s%7lld %6zu\n", "", name, median,
        timing_over(median, KEY_TARGET_MS), high, timing_over(high, HIGH_TARGET_MS),
        (long long)most, timing_idle(p, IDLE_MS));
}

static bool measure(struct bench *b, const char *count)
{
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int64_t us, bytes;
        struct pty *p = NULL;
        if (start_row(b, sizes[i][0], sizes[i][1], count)) {
            p = timing_start(b->argv, sizes[i][0], sizes[i][1], NULL);
        }
        for (size_t k = 0; p && k < sizeof panes / sizeof *panes; k++) {
            timing_press(p, panes[k].key, &us, &bytes);
            pane_row(p, panes[k].name);
        }
        if (!p) {
            return false;
        }
        printf("%22s after all panes %ld kB\n", "", timing_resident_kb(p));
        timing_leave(p);
    }
    return true;
}

int main(void)
{
    struct bench b;
    if (!timing_places(b.program, b.folder)) {
        return 64;
    }
    printf("targets: start %d ms, key %d ms and %d ms at the 95th, move 60 bytes at 80x24, "
           "idle 0 bytes, %d kB; * is over\n",
        START_TARGET_MS, KEY_TARGET_MS, HIGH_TARGET_MS, KB_TARGET);
    printf(
        " hubs  size    start    50%%    95%%     kB    pane       key ms     95%%    move   idle\n");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        snprintf(b.file, sizeof b.file, "%s/hubs-%s.db", b.folder, counts[i]);
        timing_words(b.program, b.file, b.argv);
        if (!timing_practice(b.program, b.file, counts[i]) || !measure(&b, counts[i])) {
            fprintf(stderr, "bench_hubs: nothing came of %s\n", b.file);
            return 1;
        }
        fflush(stdout);
        if (strcmp(counts[i], "200") == 0 && !getenv("HUB_KEEP")) {
            timing_forget(b.file);
        }
    }
    return 0;
}
