/* SPDX-License-Identifier: MIT */
#include "hub/base/arena.h"

#include "hub/base/die.h"
#include "hub/base/words.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_ASAN 1
#endif
#endif

#ifdef ARENA_ASAN
#include <sanitizer/asan_interface.h>
enum { GAP = 16 }; /* poisoned bytes between two pieces: an overrun is seen */
#define POISON(p, n)   ASAN_POISON_MEMORY_REGION(p, n)
#define UNPOISON(p, n) ASAN_UNPOISON_MEMORY_REGION(p, n)
#else
enum { GAP = 0 };
#define POISON(p, n)   ((void)(p), (void)(n))
#define UNPOISON(p, n) ((void)(p), (void)(n))
#endif

enum {
    ALIGN = 16,
    BLOCK_FIRST = 8 << 10, /* bytes; each next block doubles up to BLOCK_MOST */
    BLOCK_MOST = 1 << 20,  /* also the largest block that a reset keeps */
};

struct block {
    struct block *next;
    size_t size, used;
    _Alignas(ALIGN) unsigned char data[];
};

struct arena {
    struct block *head; /* the one being filled */
    size_t used;
};

struct arena *arena_create(void)
{
    struct arena *a = calloc(1, sizeof *a);
    if (!a) {
        hub_die_memory();
    }
    return a;
}

static void block_free(struct block *b)
{
    UNPOISON(b->data, b->size);
    free(b);
}

/* Free every block but `keep`. */
static void blocks_free(struct arena *a, const struct block *keep)
{
    struct block *next;
    for (struct block *b = a->head; b; b = next) {
        next = b->next;
        if (b != keep) {
            block_free(b);
        }
    }
}

void arena_destroy(struct arena *a)
{
    if (a) {
        blocks_free(a, NULL);
        free(a);
    }
}

void arena_reset(struct arena *a)
{
    struct block *keep = NULL;
    for (struct block *b = a->head; b; b = b->next) {
        if (b->size <= BLOCK_MOST && (!keep || b->size > keep->size)) {
            keep = b;
        }
    }
    blocks_free(a, keep);
    if (keep) {
        keep->next = NULL;
        keep->used = 0;
        POISON(keep->data, keep->size);
    }
    a->head = keep;
    a->used = 0;
}

/* A block with room for `need` bytes. One made for a big piece goes behind the head. */
static struct block *block_add(struct arena *a, size_t need)
{
    size_t size = a->head ? a->head->size * 2 : BLOCK_FIRST;
    size = size > BLOCK_MOST ? BLOCK_MOST : size;
    size = size < need ? need : size;
    /* A big one holds one piece: the system's pages are zeros until they are used. */
    struct block *b = size > BLOCK_MOST ? calloc(1, sizeof *b + size) : malloc(sizeof *b + size);
    if (!b) {
        hub_die_memory();
    }
    b->size = size;
    b->used = 0;
    POISON(b->data, b->size);
    if (a->head && need > BLOCK_MOST) {
        b->next = a->head->next;
        a->head->next = b;
    } else {
        b->next = a->head;
        a->head = b;
    }
    return b;
}

void *arena_alloc(struct arena *a, size_t size)
{
    size_t need = (size + GAP + ALIGN - 1) / ALIGN * ALIGN;
    if (size > PTRDIFF_MAX / 2) {
        hub_die_memory();
    }
    struct block *b = a->head;
    if (!b || b->size - b->used < need) {
        b = block_add(a, need);
    }
    unsigned char *p = b->data + b->used;
    b->used += need;
    a->used += size;
    UNPOISON(p, size);
    return b->size > BLOCK_MOST ? p : memset(p, 0, size);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) {
        hub_die_memory();
    }
    return arena_alloc(a, count * size);
}

char *arena_strndup(struct arena *a, const char *s, size_t len)
{
    char *p = arena_alloc(a, len + 1);
    memcpy(p, s, len);
    return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
    return s ? arena_strndup(a, s, strlen(s)) : NULL;
}

char *arena_vprintf(struct arena *a, const char *fmt, va_list ap)
{
    va_list again;
    va_copy(again, ap);
    int len = words_vprint(NULL, 0, fmt, again);
    va_end(again);
    HUB_BUG(len >= 0);
    char *p = arena_alloc(a, (size_t)len + 1);
    words_vprint(p, (size_t)len + 1, fmt, ap);
    return p;
}

char *arena_printf(struct arena *a, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    char *p = arena_vprintf(a, fmt, ap);
    va_end(ap);
    return p;
}

void arena_grow(struct arena *a, void *items, size_t count, size_t *cap, size_t size)
{
    void **at = items;
    if (count < *cap) {
        return;
    }
    size_t more = *cap ? *cap * 2 : 16;
    more = more > count ? more : count + 1;
    void *p = arena_array(a, more, size);
    if (count) {
        memcpy(p, *at, count * size);
    }
    *at = p;
    *cap = more;
}

void *arena_keep(struct arena *a, const void *items, size_t count, size_t size)
{
    return count ? memcpy(arena_array(a, count, size), items, count * size) : NULL;
}

size_t arena_used(const struct arena *a)
{
    return a->used;
}
