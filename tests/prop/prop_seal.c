/* SPDX-License-Identifier: MIT */
/*
 * A process that saves to a sealed file is killed at a random moment, over and over, while it
 * appends small and large steps and at times writes the file anew. Each step that it had
 * acknowledged is there afterwards, as it was, and the file is never damaged.
 */
#include "hub/base/clock.h"
#include "prop.h"
#include "sealed_file.h"
#include "unit.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { STEPS_MOST = 1000, LARGE = 700000, COUNT = 8 };

struct run {
    struct prop p;
    struct sealed_file w;
    size_t there; /* steps that the file holds at least */
};

/* The image stands for so many steps that came before. */
static void put_count(size_t n, unsigned char out[COUNT])
{
    for (int i = 0; i < COUNT; i++) {
        out[i] = (unsigned char)(n >> (8 * i));
    }
}

static size_t get_count(const unsigned char in[COUNT])
{
    size_t n = 0;
    for (int i = 0; i < COUNT; i++) {
        n |= (size_t)in[i] << (8 * i);
    }
    return n;
}

static bool is_step(struct run *r, const struct seal_got *got, size_t n)
{
    unsigned char *bytes = arena_alloc(r->w.a, got->len + 1);
    sealed_file_bytes(n, bytes, got->len);
    return memcmp(bytes, got->bytes, got->len) == 0 && got->at.ms == (int64_t)n;
}

/* Opened for writing and read; *steps: how many there are in all. */
static struct seal *open_it(struct run *r, size_t *steps)
{
    struct seal *s;
    struct seal_got got;
    bool any = true;
    struct seal_ask ask = {.path = r->w.path, .with = r->w.with, .write = true};
    ok(&r->w, seal_open(&ask, &s, &r->w.err));
    *steps = 0;
    for (;;) {
        ok(&r->w, seal_next(s, r->w.a, &got, &any, &r->w.err));
        if (!any) {
            return s;
        }
        if (got.part == SEAL_IMAGE) {
            assert_int_equal(got.len, COUNT);
            *steps = get_count(got.bytes);
        } else if (!is_step(r, &got, (*steps)++)) {
            fail_msg("step %zu is not as it was", *steps - 1);
        }
    }
}

/* --- the one that is killed: whatever goes wrong there ends it with a status --------------- */

static struct seal *write_anew(struct run *r, struct seal *s, size_t steps)
{
    struct seal *anew;
    unsigned char count[COUNT];
    put_count(steps, count);
    if (seal_again(s, NULL, NULL, &anew, &r->w.err) != HUB_OK ||
        seal_add(anew, SEAL_IMAGE, STAMP(1), count, COUNT, &r->w.err) != HUB_OK ||
        seal_finish(anew, &r->w.err) != HUB_OK) {
        _Exit(3);
    }
    seal_close(s);
    return anew;
}

static void save_for_ever(struct run *r, int acknowledge)
{
    size_t steps;
    unsigned char *bytes = arena_alloc(r->w.a, LARGE);
    struct seal *s = open_it(r, &steps);
    for (int i = 0; i < STEPS_MOST; i++) {
        int64_t what = prop_between(&r->p, 0, 9);
        size_t len = (size_t)prop_between(&r->p, 0, what == 0 ? LARGE : 2000);
        sealed_file_bytes(steps, bytes, len);
        if (seal_add(s, SEAL_STEP, STAMP((int64_t)steps), bytes, len, &r->w.err) != HUB_OK ||
            seal_sync(s, &r->w.err) != HUB_OK || write(acknowledge, "+", 1) != 1) {
            _Exit(4);
        }
        steps++;
        s = what == 1 ? write_anew(r, s, steps) : s;
    }
    _Exit(5);
}

/* --- the one that kills ------------------------------------------------------------------ */

static size_t acknowledged(int fd, size_t most)
{
    char c;
    size_t n = 0;
    while (n < most && read(fd, &c, 1) == 1) {
        n++;
    }
    return n;
}

static void round_of(struct run *r)
{
    int ends[2], status;
    assert_int_equal(pipe(ends), 0);
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        save_for_ever(r, ends[1]);
    }
    close(ends[1]);
    size_t acks = acknowledged(ends[0], (size_t)prop_between(&r->p, 0, 12));
    int64_t until = clock_monotonic_us() + prop_between(&r->p, 0, 3000);
    while (clock_monotonic_us() < until) {
    }
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    assert_true(WIFSIGNALED(status));
    acks += acknowledged(ends[0], STEPS_MOST);
    close(ends[0]);
    size_t steps;
    seal_close(open_it(r, &steps));
    if (steps < r->there + acks || steps > r->there + acks + 1) {
        fail_msg("%zu steps, %zu were acknowledged", steps, r->there + acks);
    }
    r->there = steps;
    assert_int_equal(sealed_file_count(&r->w), 1);
    prop_bits(&r->p);
    arena_reset(r->w.a);
}

static void no_acknowledged_step_is_lost_by_a_kill(void **state)
{
    struct run r = {.p = prop_start("a sealed file and kill -9", 40, 500)};
    struct seal *s;
    unsigned char none[COUNT] = {0};
    (void)state;
    sealed_file_start(&r.w);
    struct seal_make make = {.kind = SEAL_HUB, .lock = r.w.lock};
    ok(&r.w, seal_create(r.w.path, false, &make, &s, &r.w.err));
    ok(&r.w, seal_add(s, SEAL_IMAGE, STAMP(0), none, COUNT, &r.w.err));
    ok(&r.w, seal_finish(s, &r.w.err));
    seal_close(s);
    for (int i = 0; i < r.p.rounds; i++) {
        round_of(&r);
    }
    sealed_file_stop(&r.w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_acknowledged_step_is_lost_by_a_kill)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
