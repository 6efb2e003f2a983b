/* SPDX-License-Identifier: MIT */
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

const char *const timing_env[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "HUB_TEST_FRAMES=1",
    "HUB_NOW=2026-11-21T10:00", "HOME=/nonexistent", NULL};

static const char PROBE[] = "\033[7777~";

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

int64_t timing_rank(int64_t *numbers, size_t n, int percent)
{
    qsort(numbers, n, sizeof *numbers, by_size);
    size_t at = n * (size_t)percent / 100;
    return numbers[at < n ? at : n - 1];
}

double timing_ms(int64_t us)
{
    return (double)us / 1000.0;
}

long timing_resident_kb(const struct pty *p)
{
    char path[64], line[128];
    long kb = 0;
    snprintf(path, sizeof path, "/proc/%ld/status", pty_child(p));
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, "VmRSS:", 6) == 0) {
            kb = strtol(line + 6, NULL, 10);
        }
    }
    if (f) {
        fclose(f);
    }
    return kb;
}

struct pty *timing_start(const char *const argv[], int rows, int cols, int64_t *us)
{
    int64_t begin = pty_now_us();
    struct pty *p = pty_start(argv, timing_env, rows, cols);
    if (!p || !pty_wait_frames(p, 1, TIMING_DEADLINE_MS)) {
        fprintf(stderr, "%s drew no screen\n", argv[0]);
        pty_stop(p);
        return NULL;
    }
    if (us) {
        *us = pty_frame_us(p) - begin;
    }
    return p;
}

void timing_settle(struct pty *p)
{
    unsigned probes = pty_probes(p);
    pty_send(p, PROBE, sizeof PROBE - 1);
    pty_wait_probes(p, probes + 1, TIMING_DEADLINE_MS);
}

void timing_leave(struct pty *p)
{
    pty_key(p, "q");
    pty_wait_exit(p, TIMING_DEADLINE_MS);
    pty_stop(p);
}

bool timing_press(struct pty *p, const char *key, int64_t *us, int64_t *bytes)
{
    size_t before = pty_bytes(p);
    unsigned frames = pty_frames(p);
    int64_t begin = pty_now_us();
    pty_key(p, key);
    if (!pty_wait_frames(p, frames + 1, TIMING_DEADLINE_MS)) {
        return false;
    }
    *us = pty_frame_us(p) - begin;
    *bytes = (int64_t)(pty_bytes_at_frame(p) - before);
    timing_settle(p);
    return true;
}

size_t timing_idle(struct pty *p, int ms)
{
    size_t before = pty_bytes(p);
    int64_t until = pty_now_us() + (int64_t)ms * 1000;
    while (pty_now_us() < until && pty_pump(p, ms)) {
    }
    return pty_bytes(p) - before;
}

const char *timing_over(double number, double target)
{
    return number > target ? "*" : " ";
}

/* The program with these words, quietly; its exit status. */
static int run_quietly(const char *const argv[])
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

void timing_forget(const char *file)
{
    char path[TIMING_PATH + 8];
    static const char *const ends[] = {"", "-wal", "-shm", ".editing"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        snprintf(path, sizeof path, "%s%s", file, ends[i]);
        unlink(path);
    }
}

bool timing_practice(const char *program, const char *file, const char *hubs)
{
    const char *const look[] = {program, "--db", file, "--as", "Amina Rahman", "list", "hubs", NULL};
    const char *const make[] = {
        program, "--db", file, "practice", "--make", "--hubs", hubs, "--years", "10", NULL};
    if (access(file, R_OK) == 0 && run_quietly(look) == 0) {
        return true;
    }
    fprintf(stderr, "making %s\n", file);
    timing_forget(file);
    return run_quietly(make) == 0;
}

bool timing_places(char program[TIMING_PATH], char folder[TIMING_PATH])
{
    const char *hub = getenv("HUB"), *at = getenv("HUB_BENCH");
    if (!hub) {
        fprintf(stderr, "HUB is not set; make bench sets it\n");
        return false;
    }
    snprintf(program, TIMING_PATH, "%s-test", hub);
    snprintf(folder, TIMING_PATH, "%s", at ? at : "build/bench");
    mkdir(folder, 0755);
    return true;
}

void timing_words(const char *program, const char *file, const char *argv[6])
{
    const char *const words[] = {program, "--db", file, "--as", "Amina Rahman", NULL};
    memcpy(argv, words, sizeof words);
}
