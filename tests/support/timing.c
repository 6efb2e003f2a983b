/* SPDX-License-Identifier: MIT */
#include "timing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* The files are made some minutes before anybody comes: nothing in them is new to whoever was there. */
#define MADE "2026-11-21T10:00"
#define LATER "2026-11-21T10:05"
#define BEFORE "2026-11-20T10:00"

const char *const timing_env[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "HUB_TEST_FRAMES=1",
    "HUB_NOW=" LATER, "HOME=/nonexistent", NULL};

static const char *const env_before[] = {"TERM=xterm-256color", "LANG=C.UTF-8", "HUB_TEST_FRAMES=1",
    "HUB_NOW=" BEFORE, "HOME=/nonexistent", NULL};

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

static struct pty *start_in(
    const char *const argv[], const char *const env[], int rows, int cols, int64_t *us)
{
    int64_t begin = pty_now_us();
    struct pty *p = pty_start(argv, env, rows, cols);
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

struct pty *timing_start(const char *const argv[], int rows, int cols, int64_t *us)
{
    return start_in(argv, timing_env, rows, cols, us);
}

struct pty *timing_start_before(const char *const argv[], int rows, int cols)
{
    return start_in(argv, env_before, rows, cols, NULL);
}

void timing_settle(struct pty *p)
{
    (void)pty_settle(p, TIMING_DEADLINE_MS);
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

const char *timing_word(const char *s, char word[TIMING_WORD])
{
    size_t len = strcspn(s, " ");
    snprintf(word, TIMING_WORD, "%.*s", (int)len, s);
    s += len;
    return s + strspn(s, " ");
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

static void child_files(const char *out, const char *fd3)
{
    enum { HELD = 3 };
    if (!freopen(out ? out : "/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr) ||
        !freopen("/dev/null", "r", stdin)) {
        _exit(126);
    }
    int fd = fd3 ? open(fd3, O_RDONLY) : -1;
    if (fd >= 0 && fd != HELD) {
        dup2(fd, HELD);
        close(fd);
    }
}

static int64_t micro(const struct timeval *t)
{
    return (int64_t)t->tv_sec * 1000000 + t->tv_usec;
}

static struct timing_run run_at(
    const char *now, const char *const argv[], const char *out, const char *fd3)
{
    struct timing_run r = {.status = -1};
    struct rusage usage;
    int status;
    fflush(stdout);
    int64_t begin = pty_now_us();
    pid_t child = fork();
    if (child == 0) {
        setenv("HUB_NOW", now, 1);
        child_files(out, fd3);
        execv(argv[0], (char *const *)(uintptr_t)argv);
        _exit(127);
    }
    if (child > 0 && wait4(child, &status, 0, &usage) == child && WIFEXITED(status)) {
        r = (struct timing_run){WEXITSTATUS(status), pty_now_us() - begin,
            micro(&usage.ru_utime) + micro(&usage.ru_stime), usage.ru_maxrss};
    }
    return r;
}

struct timing_run timing_run(const char *const argv[], const char *out, const char *fd3)
{
    return run_at(LATER, argv, out, fd3);
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
    const char *years = getenv("HUB_BENCH_YEARS");
    const char *const make[] = {program, "--db", file, "practice", "--make", "--hubs", hubs,
        "--years", years ? years : "10", NULL};
    if (access(file, R_OK) == 0 && timing_run(look, NULL, NULL).status == 0) {
        return true;
    }
    fprintf(stderr, "making %s\n", file);
    timing_forget(file);
    return run_at(MADE, make, NULL, NULL).status == 0;
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
