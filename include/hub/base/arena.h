/* SPDX-License-Identifier: MIT */
/*
 * Memory by lifetime: process, pane, scratch. A function that returns memory
 * takes the arena it comes from, and that parameter is the ownership note.
 * Memory is zeroed and aligned for any type. It never fails: out of memory
 * ends the program (hub_die). Under ASan a reset arena is poisoned, so a stale
 * pointer is reported at its first use.
 */
#ifndef HUB_BASE_ARENA_H
#define HUB_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_create(void);
void arena_destroy(struct arena *a); /* NULL is fine */
void arena_reset(struct arena *a);   /* everything in it is gone; keeps one block */

void *arena_alloc(struct arena *a, size_t size) __attribute__((returns_nonnull));
/* Refuses overflow by dying. */
void *arena_array(struct arena *a, size_t count, size_t size) __attribute__((returns_nonnull));
char *arena_strdup(struct arena *a, const char *s);            /* NULL gives NULL */
char *arena_strndup(struct arena *a, const char *s, size_t len) __attribute__((returns_nonnull));
char *arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3), returns_nonnull));
char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0), returns_nonnull));

/*
 * Grow an array kept in an arena. *items has room for *cap of `size` bytes and
 * must hold one more than `count`. The old copy stays in the arena until reset.
 */
void arena_grow(struct arena *a, void *items, size_t count, size_t *cap, size_t size);

/* An array that grew elsewhere, at its length. NULL when count is 0. */
void *arena_keep(struct arena *a, const void *items, size_t count, size_t size);

/* Bytes handed out since the last reset, for tests and bench. */
size_t arena_used(const struct arena *a);

#endif
