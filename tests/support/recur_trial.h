/* SPDX-License-Identifier: MIT */
/* Random rules that repeat, of all that the scheduler works out itself. */
#ifndef TESTS_RECUR_TRIAL_H
#define TESTS_RECUR_TRIAL_H

#include "hub/scheduler/recur.h"
#include "prop.h"

struct recur_trial {
    struct prop p;
    struct arena *a;
    struct recur_rule r;
    struct recur_series s;
};

struct recur_trial recur_trial_start(const char *what, int rounds, int soak);
/* A new rule and start in t->r and t->s. */
void recur_trial_random(struct recur_trial *t);
bool recur_chance(struct recur_trial *t, int of); /* one in so many */
int recur_between(struct recur_trial *t, int first, int last);
hub_wall recur_some_time(struct recur_trial *t);

#endif
