/* SPDX-License-Identifier: MIT */
/* Work that can be done side by side, on as many processors as there are. */
#ifndef HUB_BASE_JOBS_H
#define HUB_BASE_JOBS_H

/* How many processors may be used; at least 1. */
int jobs_processors(void);

/*
 * Call job(arg, n) for n = 0..count-1, each once, on `workers` threads at most;
 * returns when all are done. The jobs share nothing but `arg`, and each starts
 * in order of n.
 */
void jobs_run(void (*job)(void *arg, int n), void *arg, int count, int workers);

#endif
