/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing; at most half full. */
#include "hub/base/strmap.h"

#include <string.h>

static size_t slot_of(const char *key, size_t cap)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a, 64 bits */
    for (const unsigned char *p = (const unsigned char *)key; *p; p++) {
        h = (h ^ *p) * 1099511628211u;
    }
    return (size_t)(h ^ h >> 32) & (cap - 1);
}

static struct strmap_slot *find(struct strmap_slot *slots, size_t cap, const char *key)
{
    size_t i = slot_of(key, cap);
    while (slots[i].key && strcmp(slots[i].key, key) != 0) {
        i = (i + 1) & (cap - 1);
    }
    return &slots[i];
}

void strmap_on(struct strmap *m, struct arena *a)
{
    *m = (struct strmap){.a = a};
}

static void grow(struct strmap *m)
{
    size_t cap = m->cap ? m->cap * 2 : 64;
    struct strmap_slot *slots = arena_array(m->a, cap, sizeof *slots);
    for (size_t i = 0; i < m->cap; i++) {
        if (m->slots[i].key) {
            *find(slots, cap, m->slots[i].key) = m->slots[i];
        }
    }
    m->slots = slots;
    m->cap = cap;
}

void strmap_put(struct strmap *m, const char *key, int64_t value)
{
    if (m->count * 2 >= m->cap) {
        grow(m);
    }
    struct strmap_slot *s = find(m->slots, m->cap, key);
    if (!s->key) {
        s->key = arena_strdup(m->a, key);
        m->count++;
    }
    s->value = value;
}

int64_t strmap_get(const struct strmap *m, const char *key, int64_t missing)
{
    if (m->cap == 0) {
        return missing;
    }
    const struct strmap_slot *s = find(m->slots, m->cap, key);
    return s->key ? s->value : missing;
}
