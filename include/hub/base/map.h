/* SPDX-License-Identifier: MIT */
/*
 * A hash map from a record id to a number (usually an index) or a text; grows on its arena, and goes
 * with it. One map holds numbers or texts, not both. Texts are not copied. Nothing is taken out.
 */
#ifndef HUB_BASE_MAP_H
#define HUB_BASE_MAP_H

#include "hub/base/arena.h"
#include "hub/base/id.h"

#include <stdint.h>

struct idmap_slot {
    int64_t key; /* 0 = free */
    union {
        int64_t n;
        const char *s;
    } value;
};

struct idmap {
    struct arena *a;
    struct idmap_slot *slots;
    size_t cap, count;
};

void idmap_on(struct idmap *m, struct arena *a);
void idmap_put(struct idmap *m, hub_id key, int64_t n); /* replaces; key must be known */
void idmap_put_text(struct idmap *m, hub_id key, const char *s); /* as idmap_put */
/* The value, or `missing` when the key is not there or not known. */
int64_t idmap_get(const struct idmap *m, hub_id key, int64_t missing);
const char *idmap_get_text(const struct idmap *m, hub_id key); /* NULL when missing */

#endif
