/* SPDX-License-Identifier: MIT */
#include "hub/base/leave.h"

#include "hub/base/clock.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdint.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

enum { TICK_MS = 50, US = 1000, SECOND_MS = 1000 };

struct unfinished {
    volatile sig_atomic_t used; /* the name is whole */
    int dir;
    char name[PATH_MAX];
};

static struct {
    volatile sig_atomic_t asked; /* the signal; 0: none */
    volatile sig_atomic_t holds, awake;
    volatile int64_t asked_us;
    void (*volatile last)(void);
    struct unfinished files[LEAVE_FILES];
} leave;

/* Every TICK_MS, so that a signal just before a call that waits is not lost; or once. */
static void set_timer(int ms, bool again)
{
    struct timeval t = {ms / SECOND_MS, ms % SECOND_MS * US};
    struct itimerval timer = {.it_value = t};
    if (again) {
        timer.it_interval = t;
    }
    setitimer(ITIMER_REAL, &timer, NULL);
}

static bool since_ms(int ms)
{
    return leave.asked && clock_monotonic_us() - leave.asked_us >= (int64_t)ms * US;
}

static void end_by(int number)
{
    sigset_t only;
    for (int i = 0; i < LEAVE_FILES; i++) {
        if (leave.files[i].used) {
            unlinkat(leave.files[i].dir, leave.files[i].name, 0);
        }
    }
    if (leave.last) {
        leave.last();
    }
    signal(number, SIG_DFL);
    raise(number);
    sigemptyset(&only);
    sigaddset(&only, number);
    pthread_sigmask(SIG_UNBLOCK, &only, NULL);
}

static void on_signal(int number)
{
    int before = errno;
    if (number == SIGALRM) {
        if (leave.asked && (leave.awake || since_ms(LEAVE_MS))) {
            end_by(leave.asked);
        }
    } else if (!leave.asked) {
        leave.asked_us = clock_monotonic_us();
        leave.asked = number;
        if (!leave.holds) {
            end_by(number);
        }
        set_timer(TICK_MS, true);
    }
    errno = before;
}

void leave_catch(void)
{
    static const int signals[] = {SIGHUP, SIGTERM, SIGINT, SIGALRM};
    struct sigaction act = {.sa_handler = on_signal}, before;
    sigfillset(&act.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        bool ignored = sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN;
        if (!ignored || signals[i] == SIGALRM) { /* as nohup wants it */
            sigaction(signals[i], &act, NULL);
        }
    }
}

void leave_hold_on(void)
{
    leave.holds = leave.holds + 1;
}

void leave_let_go(void)
{
    leave.holds = leave.holds - 1;
    if (!leave.holds && leave.asked) {
        end_by(leave.asked);
    }
}

void leave_last(void (*last)(void))
{
    leave.last = last;
}

bool leave_asked(void)
{
    return leave.asked != 0;
}

bool leave_late(void)
{
    return since_ms(LEAVE_LATE_MS);
}

void leave_awake(void)
{
    if (leave.asked && !leave.awake) {
        leave.awake = 1;
        set_timer(LEAVE_LAST_MS, false);
    }
}

void leave_unfinished(int dir, const char *name)
{
    size_t len = strlen(name);
    for (int i = 0; i < LEAVE_FILES && len < PATH_MAX; i++) {
        struct unfinished *f = &leave.files[i];
        if (!f->used) {
            f->dir = dir;
            memcpy(f->name, name, len + 1);
            f->used = 1;
            return;
        }
    }
}

void leave_finished(int dir, const char *name)
{
    for (int i = 0; i < LEAVE_FILES; i++) {
        struct unfinished *f = &leave.files[i];
        if (f->used && f->dir == dir && strcmp(f->name, name) == 0) {
            f->used = 0;
            return;
        }
    }
}
