/* SPDX-License-Identifier: MIT */
/* The clock and randomness: nothing outside base asks the system for either. */
#ifndef HUB_BASE_CLOCK_H
#define HUB_BASE_CLOCK_H

#include "hub/base/date.h"
#include "hub/base/err.h"

#include <stddef.h>

struct hub_clock {
    hub_stamp fixed; /* STAMP_NONE: the system's clock; else this instant, ticking with monotonic time */
    int64_t since_ms; /* monotonic milliseconds when `fixed` was set */
};

void clock_system(struct hub_clock *c);
/* "2026-11-21T10:00", London wall time. Used by tests and the practice hub only. */
enum hub_rc clock_set(struct hub_clock *c, const char *text, struct hub_err *err);
hub_stamp clock_now(const struct hub_clock *c);
hub_wall clock_wall(const struct hub_clock *c);
hub_date clock_today(const struct hub_clock *c);
int64_t clock_monotonic_us(void); /* for time-outs and bench; no meaning in itself */
int64_t clock_idle_us(void);      /* the same, but it goes on while the computer sleeps */
/* Later by so many seconds; a system's clock becomes a fixed one. Tests only. */
void clock_skip(struct hub_clock *c, int seconds);

/* Bytes from the system's generator; dies if there are none. */
void random_bytes(void *out, size_t len);

#endif
