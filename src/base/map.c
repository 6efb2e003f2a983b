/* SPDX-License-Identifier: MIT */
/* Open addressing with linear probing; at most half full. */
#include "hub/base/map.h"

#include <string.h>

static size_t slot_of(int64_t key, size_t cap)
{
    uint64_t h = (uint64_t)key * 0x9E3779B97F4A7C15u; /* Fibonacci hashing: 2^64 / golden ratio */
    return (size_t)(h >> 32) & (cap - 1);
}

static struct idmap_slot *find(struct idmap_slot *slots, size_t cap, int64_t key)
{
    size_t i = slot_of(key, cap);
    while (slots[i].key != 0 && slots[i].key != key) {
        i = (i + 1) & (cap - 1);
    }
    return &slots[i];
}

void idmap_on(struct idmap *m, struct arena *a)
{
    *m = (struct idmap){.a = a};
}

static void grow(struct idmap *m)
{
    size_t cap = m->cap ? m->cap * 2 : 64;
    struct idmap_slot *slots = arena_array(m->a, cap, sizeof *slots);
    for (size_t i = 0; i < m->cap; i++) {
        if (m->slots[i].key != 0) {
            *find(slots, cap, m->slots[i].key) = m->slots[i];
        }
    }
    m->slots = slots;
    m->cap = cap;
}

static struct idmap_slot *slot_for(struct idmap *m, hub_id key)
{
    if (m->count * 2 >= m->cap) {
        grow(m);
    }
    struct idmap_slot *s = find(m->slots, m->cap, key.n);
    if (s->key == 0) {
        s->key = key.n;
        m->count++;
    }
    return s;
}

void idmap_put(struct idmap *m, hub_id key, int64_t n)
{
    slot_for(m, key)->value.n = n;
}

void idmap_put_text(struct idmap *m, hub_id key, const char *s)
{
    slot_for(m, key)->value.s = s;
}

int64_t idmap_get(const struct idmap *m, hub_id key, int64_t missing)
{
    if (m->cap == 0 || !id_known(key)) {
        return missing;
    }
    const struct idmap_slot *s = find(m->slots, m->cap, key.n);
    return s->key ? s->value.n : missing;
}

const char *idmap_get_text(const struct idmap *m, hub_id key)
{
    if (m->cap == 0 || !id_known(key)) {
        return NULL;
    }
    const struct idmap_slot *s = find(m->slots, m->cap, key.n);
    return s->key ? s->value.s : NULL;
}
