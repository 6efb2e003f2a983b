/* SPDX-License-Identifier: MIT */
/*
 * bench_screen [-k KEY] [PROGRAM ARG…]: what a person waits for, on a pseudo-terminal.
 * Prints milliseconds from start to the first full screen (best and median of
 * 20), then for each of some keys the median and 95th percentile of the time
 * to its frame, the bytes it sent, and the memory in use. Without a program the
 * demo panes are measured with 10, 1,000 and 100,000 rows. KEY is pressed before the keys are.
 */
#include "timing.h"

#include <stdio.h>
#include <string.h>

enum { STARTS = 20, PRESSES = 200 };

static int measure_start(const char *const argv[], int rows, int cols)
{
    int64_t us[STARTS];
    for (int i = 0; i < STARTS; i++) {
        struct pty *p = timing_start(argv, rows, cols, &us[i]);
        if (!p) {
            return 1;
        }
        timing_leave(p);
    }
    printf("  %3dx%-3d first screen  best %6.2f ms  median %6.2f ms\n", cols, rows,
        timing_ms(timing_rank(us, STARTS, 0)), timing_ms(timing_rank(us, STARTS, 50)));
    return 0;
}

static void measure_key(struct pty *p, const char *key)
{
    int64_t us[PRESSES], sent[PRESSES], sum = 0;
    for (int i = 0; i < PRESSES; i++) {
        if (!timing_press(p, key, &us[i], &sent[i])) {
            return;
        }
        sum += sent[i];
    }
    printf("          %-12s median %6.3f ms  95th %6.3f ms  bytes %5lld on average, %lld at most\n",
        key, timing_ms(timing_rank(us, PRESSES, 50)), timing_ms(timing_rank(us, PRESSES, 95)),
        (long long)sum / PRESSES, (long long)timing_rank(sent, PRESSES, 100));
}

static int measure(const char *const argv[], const char *first)
{
    static const int sizes[][2] = {{12, 40}, {24, 80}, {40, 120}, {60, 200}};
    static const char *const keys[] = {"Down", "Up", "PgDn", "PgUp", "End", "Home", "Tab"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        int64_t us, bytes;
        struct pty *p = NULL;
        if (measure_start(argv, sizes[i][0], sizes[i][1]) == 0) {
            p = timing_start(argv, sizes[i][0], sizes[i][1], NULL);
        }
        if (!p) {
            return 1;
        }
        if (first) {
            timing_press(p, first, &us, &bytes);
        }
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
            measure_key(p, keys[k]);
        }
        printf("          %ld kB resident\n", timing_resident_kb(p));
        timing_leave(p);
    }
    return 0;
}

int main(int argc, char **argv)
{
    static const char *const rows[] = {"10", "1000", "100000"};
    char demo[4096];
    int bad = 0;
    if (argc > 3 && strcmp(argv[1], "-k") == 0) {
        return measure((const char *const *)argv + 3, argv[2]);
    }
    if (argc > 1) {
        return measure((const char *const *)argv + 1, NULL);
    }
    const char *slash = strrchr(argv[0], '/');
    snprintf(demo, sizeof demo, "%.*s../tui/demo", (int)(slash ? slash + 1 - argv[0] : 0), argv[0]);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char count[16];
        snprintf(count, sizeof count, "%s", rows[i]);
        const char *const args[] = {demo, count, NULL};
        printf("demo panes, %s rows\n", rows[i]);
        bad |= measure(args, NULL);
    }
    return bad;
}
