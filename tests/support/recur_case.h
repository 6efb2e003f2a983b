/* SPDX-License-Identifier: MIT */
/* Rules and the dates they should have, as texts. */
#ifndef TESTS_RECUR_CASE_H
#define TESTS_RECUR_CASE_H

#include "hub/scheduler/recur.h"

struct recur_case {
    const char *start; /* "19970902T090000" or "19970902"; a Z and seconds are kept aside */
    const char *rule, *left_out, *added;
    struct recur_reading how;
    size_t most;
    hub_wall from, to; /* as in a window; WALL_NONE open */
};

/*
 * The dates, space-separated in the form of `start`, or the sentence of a refusal in *err with
 * NULL. `series` may be NULL, else what was asked.
 */
const char *recur_case_run(const struct recur_case *c, const struct recur_rare *rare,
    struct arena *a, struct recur_series *series, struct hub_err *err);

const char *recur_times_text(const struct recur_times *t, const char *like, struct arena *a);

#endif
