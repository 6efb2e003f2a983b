/* SPDX-License-Identifier: MIT */
/*
 * bench_seal [FOLDER]: a sealed file in FOLDER (else build/bench): one save of 1 KiB, and a hub of
 * 20 MB opened and written anew. Milliseconds. The disk's own sync is shown apart: it is a plain
 * file's. Targets: a save under 5 ms plus that sync; opened under 1,500 ms with its passphrase.
 */
#include "hub/base/clock.h"
#include "service/seal_priv.h"
#include "timing.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SAVES = 200, SAVE = 1024, IMAGE = 20 << 20, OPENINGS = 5, PATH = 4096 };

#define PASSPHRASE "correct horse battery staple"

struct bench {
    char path[PATH], plain[PATH];
    struct arena *a;
    unsigned char *image;
    struct hub_err err;
};

static void must(const struct bench *b, enum hub_rc rc)
{
    if (rc != HUB_OK) {
        fprintf(stderr, "bench_seal: %s\n", b->err.msg);
        exit(1);
    }
}

static void row(const char *what, int64_t *us, size_t n, double target)
{
    double median = timing_ms(timing_rank(us, n, 50)), high = timing_ms(timing_rank(us, n, 95));
    printf("%-36s %9.3f%s %9.3f\n", what, median, target > 0 ? timing_over(median, target) : " ",
        high);
}

static struct seal *make(struct bench *b)
{
    struct seal *s;
    struct seal_make m = {.kind = SEAL_HUB, .lock = {.passphrase = PASSPHRASE}};
    must(b, seal_create(b->path, true, &m, &s, &b->err));
    must(b, seal_add(s, SEAL_IMAGE, (hub_stamp){1}, b->image, IMAGE, &b->err));
    must(b, seal_finish(s, &b->err));
    return s;
}

static void saves(struct bench *b)
{
    int64_t plain[SAVES], add[SAVES], both[SAVES];
    struct seal *s = make(b);
    int fd = open(b->plain, O_RDWR | O_CREAT | O_TRUNC, 0600);
    for (int i = 0; i < SAVES; i++) {
        int64_t t0 = clock_monotonic_us();
        must(b, seal_add(s, SEAL_STEP, (hub_stamp){i}, b->image, SAVE, &b->err));
        int64_t t1 = clock_monotonic_us();
        must(b, seal_sync(s, &b->err));
        int64_t t2 = clock_monotonic_us();
        if (write(fd, b->image, SAVE) != SAVE || fdatasync(fd) != 0) {
            exit(1);
        }
        plain[i] = clock_monotonic_us() - t2;
        add[i] = t1 - t0;
        both[i] = t2 - t0;
    }
    close(fd);
    unlink(b->plain);
    seal_close(s);
    row("a save of 1 KiB, without sync", add, SAVES, 5);
    row("a save of 1 KiB, on the disk", both, SAVES, 0);
    row("the disk's sync of 1 KiB, for itself", plain, SAVES, 0);
}

static void openings(struct bench *b)
{
    int64_t with[OPENINGS], anew[OPENINGS];
    for (int i = 0; i < OPENINGS; i++) {
        struct seal *s, *next;
        struct seal_got got;
        bool any = true;
        struct arena *a = arena_create();
        struct seal_ask ask = {.path = b->path, .with = {.passphrase = PASSPHRASE}, .write = true};
        int64_t t0 = clock_monotonic_us();
        must(b, seal_open(&ask, &s, &b->err));
        while (any) {
            must(b, seal_next(s, a, &got, &any, &b->err));
        }
        with[i] = clock_monotonic_us() - t0;
        t0 = clock_monotonic_us();
        must(b, seal_again(s, NULL, NULL, &next, &b->err));
        must(b, seal_add(next, SEAL_IMAGE, (hub_stamp){1}, b->image, IMAGE, &b->err));
        must(b, seal_finish(next, &b->err));
        anew[i] = clock_monotonic_us() - t0;
        seal_close(s);
        seal_close(next);
        arena_destroy(a);
    }
    row("20 MB opened with its passphrase", with, OPENINGS, 1500);
    row("20 MB written anew", anew, OPENINGS, 0);
}

int main(int argc, char **argv)
{
    struct bench b = {.a = arena_create()};
    const char *folder = argc > 1 ? argv[1] : "build/bench";
    mkdir(folder, 0700);
    snprintf(b.path, sizeof b.path, "%s/bench.sealed", folder);
    snprintf(b.plain, sizeof b.plain, "%s/bench.plain", folder);
    b.image = arena_alloc(b.a, IMAGE);
    random_bytes(b.image, IMAGE);
    printf("%-36s %10s %9s\n", "milliseconds", "median", "95th");
    saves(&b);
    openings(&b);
    unlink(b.path);
    arena_destroy(b.a);
    return 0;
}
