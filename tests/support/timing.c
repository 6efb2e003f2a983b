/* SPDX-License-Identifier: MIT */
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
