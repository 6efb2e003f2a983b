/* SPDX-License-Identifier: MIT */
/* The only two ways the program stops below main: out of memory and a broken promise of our own. */
#ifndef HUB_BASE_DIE_H
#define HUB_BASE_DIE_H

/* Called before the last words, to give the terminal back. One hook; NULL clears it. */
void hub_die_hook(void (*restore)(void));

/* Restore the terminal, write one line to standard error, abort. Never personal data. */
void hub_die(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* The same where the system gives no memory: says so, and that what was saved is safe. */
void hub_die_memory(void) __attribute__((noreturn));

/* A promise of the program itself. Not for bad input, which gets a sentence. */
#define HUB_BUG(cond)                                                                              \
    ((cond) ? (void)0 : hub_die("bug: %s at %s:%d", #cond, __FILE__, __LINE__))

#endif
