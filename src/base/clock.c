/* SPDX-License-Identifier: MIT */
#include "hub/base/clock.h"

#include "hub/base/die.h"

#include <errno.h>
#include <sys/random.h>
#include <time.h>

static struct timespec clock_read(clockid_t which)
{
    struct timespec t;
    if (clock_gettime(which, &t) != 0) {
        hub_die("the system has no clock");
    }
    return t;
}

int64_t clock_monotonic_us(void)
{
    struct timespec t = clock_read(CLOCK_MONOTONIC);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

/* Not in POSIX: where there is none, sleep does not count. */
#ifndef CLOCK_BOOTTIME
#define CLOCK_BOOTTIME CLOCK_MONOTONIC
#endif

int64_t clock_idle_us(void)
{
    struct timespec t = clock_read(CLOCK_BOOTTIME);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

void clock_skip(struct hub_clock *c, int seconds)
{
    c->fixed.ms = clock_now(c).ms + (int64_t)seconds * 1000;
    c->since_ms = clock_monotonic_us() / 1000;
}

void clock_system(struct hub_clock *c)
{
    *c = (struct hub_clock){.fixed = STAMP_NONE};
}

enum hub_rc clock_set(struct hub_clock *c, const char *text, struct hub_err *err)
{
    hub_wall w;
    if (!wall_from_iso(text, &w)) {
        return hub_fail(err, HUB_EINVAL,
            "The clock cannot be set to \"%s\". Write it as 2026-11-21T10:00.", text);
    }
    c->fixed = wall_to_stamp(w, NULL);
    c->since_ms = clock_monotonic_us() / 1000;
    return HUB_OK;
}

hub_stamp clock_now(const struct hub_clock *c)
{
    if (stamp_known(c->fixed)) {
        return (hub_stamp){c->fixed.ms + clock_monotonic_us() / 1000 - c->since_ms};
    }
    struct timespec t = clock_read(CLOCK_REALTIME);
    return (hub_stamp){(int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000};
}

hub_wall clock_wall(const struct hub_clock *c)
{
    return stamp_to_wall(clock_now(c));
}

hub_date clock_today(const struct hub_clock *c)
{
    return stamp_date(clock_now(c));
}

void random_bytes(void *out, size_t len)
{
    unsigned char *p = out;
    while (len > 0) {
        ssize_t got = getrandom(p, len, 0);
        if (got < 0 && errno != EINTR) {
            hub_die("the system gives no random numbers");
        }
        if (got > 0) {
            p += got;
            len -= (size_t)got;
        }
    }
}
