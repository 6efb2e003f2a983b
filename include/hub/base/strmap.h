/* SPDX-License-Identifier: MIT */
/*
 * A hash map from a text to a number; grows on its arena, and goes with it. Keys are copied (never
 * NULL) and compared byte by byte: fold or trim before, where case is not to count. Nothing is taken out.
 */
#ifndef HUB_BASE_STRMAP_H
#define HUB_BASE_STRMAP_H

#include "hub/base/arena.h"

#include <stddef.h>
#include <stdint.h>

struct strmap_slot {
    const char *key; /* NULL = free */
    int64_t value;
};

struct strmap {
    struct arena *a;
    struct strmap_slot *slots;
    size_t cap, count;
};

void strmap_on(struct strmap *m, struct arena *a);
void strmap_put(struct strmap *m, const char *key, int64_t value); /* replaces */
/* The number, or `missing` when the key is not there. */
int64_t strmap_get(const struct strmap *m, const char *key, int64_t missing);

#endif
