/* SPDX-License-Identifier: MIT */
#include "hub/base/jobs.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

enum { WORKERS_MOST = 64 };

struct jobs {
    void (*job)(void *arg, int n);
    void *arg;
    int count;
    atomic_int next;
};

int jobs_processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > WORKERS_MOST ? WORKERS_MOST : (int)n;
}

static void *work(void *arg)
{
    struct jobs *j = arg;
    for (;;) {
        int n = atomic_fetch_add(&j->next, 1);
        if (n >= j->count) {
            return NULL;
        }
        j->job(j->arg, n);
    }
}

void jobs_run(void (*job)(void *arg, int n), void *arg, int count, int workers)
{
    struct jobs j = {.job = job, .arg = arg, .count = count};
    pthread_t threads[WORKERS_MOST] = {0};
    int started = 0;
    workers = workers > count ? count : workers;
    workers = workers > WORKERS_MOST ? WORKERS_MOST : workers;
    while (started < workers - 1 && pthread_create(&threads[started], NULL, work, &j) == 0) {
        started++;
    }
    work(&j); /* this thread too: it is enough when no other could be started */
    for (int i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
}

static void *work_beside(void *arg)
{
    struct job_beside *job = arg;
    job->work(job->arg);
    return NULL;
}

void job_begin(struct job_beside *job, void (*work_of)(void *arg), void *arg, struct arena *a)
{
    pthread_t *thread = arena_alloc(a, sizeof *thread);
    sigset_t all, before;
    *job = (struct job_beside){work_of, arg, thread};
    (void)sigfillset(&all); /* what the terminal sends is for the caller */
    (void)pthread_sigmask(SIG_BLOCK, &all, &before);
    bool began = pthread_create(thread, NULL, work_beside, job) == 0;
    (void)pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (!began) {
        job->thread = NULL;
        work_of(arg);
    }
}

void job_end(struct job_beside *job)
{
    if (job->thread) {
        pthread_join(*(pthread_t *)job->thread, NULL);
        job->thread = NULL;
    }
}
