/* SPDX-License-Identifier: MIT */
/*
 * bench_hubs [FOLDER]: one table of what a person waits for, on practice files
 * of 1, 10 and 200 hubs of ten years each. $HUB is the program; $HUB-test,
 * which marks its frames, is measured. The files are made in FOLDER (else
 * build/bench) when they are not there, or when this program cannot read them:
 * the last takes two minutes and 1.4 GB.
 *
 *   start   milliseconds from exec to the first full screen: best, median and 95th of 15
 *   kB      resident, after that screen
 *   key     milliseconds from a key to its frame, over all keys tried
 *   move    bytes sent for the selection going one row down or up, at most
 *   idle    bytes sent in two seconds in which nobody does anything
 */
#include "timing.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STARTS = 15, ROUNDS = 12, KEYS = 6, ALL_KEYS = ROUNDS * KEYS, IDLE_MS = 2000, PATH = 4096 };

static const struct {
    const char *key, *name;
} panes[] = {{"1", "Today"}, {"2", "Families"}, {"3", "Rota"}};
static const int sizes[][2] = {{24, 80}, {40, 120}};
static const char *const counts[] = {"1", "10", "200"};

struct bench {
    char program[PATH], file[PATH];
    const char *argv[6];
};

/* The program with these words, quietly; its exit status. */
static int run(const char *const argv[])
{
    int status = -1;
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        setenv("HUB_NOW", "2026-11-21T10:00", 1);
        if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) {
            _exit(126);
        }
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status)
               ? WEXITSTATUS(status)
               : -1;
}

static void forget(const char *file)
{
    char path[PATH + 8];
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(path, sizeof path, "%s%s", file, ends[i]);
        unlink(path);
    }
}

static int have_file(struct bench *b, const char *count)
{
    const char *const look[] = {b->program, "--db", b->file, "--as", "Amina Rahman", "today", NULL};
    const char *const make[] = {
        b->program, "--db", b->file, "practice", "--make", "--hubs", count, "--years", "10", NULL};
    if (access(b->file, R_OK) == 0 && run(look) == 0) {
        return 0;
    }
    fprintf(stderr, "making %s\n", b->file);
    forget(b->file);
    return run(make);
}

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
    printf("%5s  %3dx%-2d %6.2f %6.2f %6.2f %6ld\n", count, cols, rows,
        timing_ms(timing_rank(us, STARTS, 0)), timing_ms(timing_rank(us, STARTS, 50)),
        timing_ms(timing_rank(us, STARTS, 95)), kb);
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
    size_t before = pty_bytes(p);
    int64_t until = pty_now_us() + IDLE_MS * 1000;
    while (pty_now_us() < until && pty_pump(p, IDLE_MS)) {
    }
    printf("%45s  %-9s %7.3f %7.3f %7lld %6zu\n", "", name, timing_ms(timing_rank(us, n, 50)),
        timing_ms(timing_rank(us, n, 95)), (long long)most, pty_bytes(p) - before);
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

int main(int argc, char **argv)
{
    const char *hub = getenv("HUB"), *folder = argc > 1 ? argv[1] : "build/bench";
    struct bench b;
    if (!hub) {
        fprintf(stderr, "bench_hubs: HUB is not set; make bench sets it\n");
        return 64;
    }
    mkdir(folder, 0755);
    snprintf(b.program, sizeof b.program, "%s-test", hub);
    printf(
        " hubs  size    start    50%%    95%%     kB    pane      key ms    95%%    move   idle\n");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        snprintf(b.file, sizeof b.file, "%s/hubs-%s.db", folder, counts[i]);
        const char *const words[] = {b.program, "--db", b.file, "--as", "Amina Rahman", NULL};
        memcpy(b.argv, words, sizeof words);
        if (have_file(&b, counts[i]) != 0 || !measure(&b, counts[i])) {
            fprintf(stderr, "bench_hubs: nothing came of %s\n", b.file);
            return 1;
        }
        fflush(stdout);
    }
    return 0;
}
