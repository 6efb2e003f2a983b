/* SPDX-License-Identifier: MIT */
/* What a person waits for, measured on a pseudo-terminal: for the benches, which print and judge nothing. */
#ifndef TESTS_TIMING_H
#define TESTS_TIMING_H

#include "vpty.h"

#include <stdbool.h>

enum { TIMING_DEADLINE_MS = 20000 };

/* Clock, colours and frame marks as in the terminal tests. */
extern const char *const timing_env[];

/* Sorts `n` numbers and gives the one that so many percent are below. */
int64_t timing_rank(int64_t *numbers, size_t n, int percent);
double timing_ms(int64_t us);
long timing_resident_kb(const struct pty *p);

/* Started and drawn; NULL when no screen came. *us (may be NULL): until its first frame. */
struct pty *timing_start(const char *const argv[], int rows, int cols, int64_t *us);
/* The same on the day before the practice files were made. */
struct pty *timing_start_before(const char *const argv[], int rows, int cols);
/* All its timers have run and what they changed is drawn. */
void timing_settle(struct pty *p);
void timing_leave(struct pty *p);

/* Bytes sent while nobody does anything for so long. */
size_t timing_idle(struct pty *p, int ms);

/*
 * The practice file of so many hubs of ten years ($HUB_BENCH_YEARS of another number), made when it
 * is not there or is of another version.
 */
bool timing_practice(const char *program, const char *file, const char *hubs);
void timing_forget(const char *file);
/* Where the benches keep their files; the program that marks its frames, by $HUB. False: not set. */
enum { TIMING_PATH = 4096 };
bool timing_places(char program[TIMING_PATH], char folder[TIMING_PATH]);
/* The arguments to open `file` with; `argv` has room for six. */
void timing_words(const char *program, const char *file, const char *argv[6]);

/* "*" for a number over its target, which a bench prints and judges no further; else " ". */
const char *timing_over(double number, double target);

/* One key: microseconds to its frame and the bytes sent for it. False when none came. */
bool timing_press(struct pty *p, const char *key, int64_t *us, int64_t *bytes);

/* The next of some words with a space between, and where the rest begins. */
enum { TIMING_WORD = 32 };
const char *timing_word(const char *s, char word[TIMING_WORD]);

/* A program run to its end, which is waited for; `out`: what it prints goes there, NULL: nowhere. */
struct timing_run {
    int status;         /* of its exit; -1 when it was killed or never began */
    int64_t us, cpu_us; /* on the clock; of processor, the system's too */
    long kb;            /* resident at most */
};
struct timing_run timing_run(const char *const argv[], const char *out, const char *fd3);

#endif
