/* SPDX-License-Identifier: MIT */
/* A calendar far fuller than any hub's, put into a practice file: for the benches. */
#ifndef TESTS_BUSY_CALENDAR_H
#define TESTS_BUSY_CALENDAR_H

#include "hub/base/err.h"

struct busy_calendar {
    int events; /* once, over 15 years; a twentieth of them with a risk sheet, a register, people asked */
    int series; /* with no end */
};

/* The day that has thirty events more, with every family asked to each. */
#define BUSY_DAY "2026-11-28"
enum { BUSY_EVENTS = 30 };

/* Into the file at `path`, as one import by `as`. */
enum hub_rc busy_calendar_add(
    const char *path, const char *as, const struct busy_calendar *b, struct hub_err *err);

#endif
