/* SPDX-License-Identifier: MIT */
/* Work that can be done side by side, on as many processors as there are. */
#ifndef HUB_BASE_JOBS_H
#define HUB_BASE_JOBS_H

#include "hub/base/arena.h"

/* How many processors may be used; at least 1. */
int jobs_processors(void);

/*
 * Call job(arg, n) for n = 0..count-1, each once, on `workers` threads at most;
 * returns when all are done. The jobs share nothing but `arg`, and each starts
 * in order of n.
 */
void jobs_run(void (*job)(void *arg, int n), void *arg, int count, int workers);

/*
 * Work that goes on beside the caller until job_end, which waits for it. Where no thread can be
 * started it is done before job_begin returns. `job` lives until job_end.
 */
struct job_beside {
    void (*work)(void *arg);
    void *arg;
    void *thread; /* private; NULL: it is over */
};
void job_begin(struct job_beside *job, void (*work)(void *arg), void *arg, struct arena *a);
void job_end(struct job_beside *job);

#endif
