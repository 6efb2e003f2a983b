/* SPDX-License-Identifier: MIT */
/*
 * bench_screen [-k KEY] [PROGRAM ARG…]: what a person waits for, on a pseudo-terminal.
 * Prints milliseconds from start to the first full screen (best and median of
 * 20), then for each of some keys the median and 95th percentile of the time
 * to its frame, the bytes it sent, and the memory in use. Without a program the
 * demo panes are measured with 10, 1,000 and 100,000 rows. KEY is pressed before the keys are.
 */
#include "vpty.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STARTS = 20, PRESSES = 200, DEADLINE_MS = 20000 };

static const char *const env[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "HUB_TEST_FRAMES=1",
    "HUB_NOW=2026-11-21T10:00", "HOME=/nonexistent", NULL};

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double ms(int64_t us)
{
    return (double)us / 1000.0;
}

static long resident_kb(long pid)
{
    char path[64], line[128];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f))
        if (strncmp(line, "VmRSS:", 6) == 0)
            kb = strtol(line + 6, NULL, 10);
    if (f)
        fclose(f);
    return kb;
}

static void leave(struct pty *p)
{
    pty_key(p, "q");
    pty_wait_exit(p, DEADLINE_MS);
    pty_stop(p);
}

static int measure_start(const char *const argv[], int rows, int cols)
{
    int64_t us[STARTS];
    for (int i = 0; i < STARTS; i++) {
        int64_t begin = pty_now_us();
        struct pty *p = pty_start(argv, env, rows, cols);
        if (!p || !pty_wait_frames(p, 1, DEADLINE_MS)) {
            fprintf(stderr, "%s drew no screen\n", argv[0]);
            pty_stop(p);
            return 1;
        }
        us[i] = pty_frame_us(p) - begin;
        leave(p);
    }
    qsort(us, STARTS, sizeof *us, by_size);
    printf("  %3dx%-3d first screen  best %6.2f ms  median %6.2f ms\n", cols, rows, ms(us[0]),
        ms(us[STARTS / 2]));
    return 0;
}

static void press(struct pty *p, const char *key)
{
    unsigned frames = pty_frames(p);
    pty_key(p, key);
    pty_wait_frames(p, frames + 1, DEADLINE_MS);
}

static void measure_key(struct pty *p, const char *key)
{
    int64_t us[PRESSES];
    size_t bytes = 0, most = 0;
    static const char probe[] = "\033[7777~";
    for (int i = 0; i < PRESSES; i++) {
        size_t before = pty_bytes(p);
        unsigned frames = pty_frames(p), probes = pty_probes(p);
        int64_t begin = pty_now_us();
        pty_key(p, key);
        if (!pty_wait_frames(p, frames + 1, DEADLINE_MS))
            return;
        us[i] = pty_frame_us(p) - begin;
        size_t sent = pty_bytes_at_frame(p) - before;
        bytes += sent;
        most = sent > most ? sent : most;
        pty_send(p, probe, sizeof probe - 1);
        pty_wait_probes(p, probes + 1, DEADLINE_MS);
    }
    qsort(us, PRESSES, sizeof *us, by_size);
    printf("          %-12s median %6.3f ms  95th %6.3f ms  bytes %5zu on average, %zu at most\n",
        key, ms(us[PRESSES / 2]), ms(us[PRESSES * 95 / 100]), bytes / PRESSES, most);
}

static int measure(const char *const argv[], const char *first)
{
    static const int sizes[][2] = {{12, 40}, {24, 80}, {40, 120}, {60, 200}};
    static const char *const keys[] = {"Down", "Up", "PgDn", "PgUp", "End", "Home", "Tab"};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (measure_start(argv, sizes[i][0], sizes[i][1]) != 0)
            return 1;
        struct pty *p = pty_start(argv, env, sizes[i][0], sizes[i][1]);
        if (!p || !pty_wait_frames(p, 1, DEADLINE_MS)) {
            pty_stop(p);
            return 1;
        }
        if (first)
            press(p, first);
        for (size_t k = 0; k < sizeof keys / sizeof *keys; k++)
            measure_key(p, keys[k]);
        printf("          %ld kB resident\n", resident_kb(pty_child(p)));
        leave(p);
    }
    return 0;
}

int main(int argc, char **argv)
{
    static const char *const rows[] = {"10", "1000", "100000"};
    char demo[4096];
    int bad = 0;
    if (argc > 3 && strcmp(argv[1], "-k") == 0)
        return measure((const char *const *)argv + 3, argv[2]);
    if (argc > 1)
        return measure((const char *const *)argv + 1, NULL);
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
