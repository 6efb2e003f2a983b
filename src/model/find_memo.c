/* SPDX-License-Identifier: MIT */
/* One key of Find asks for the same names to show them, to count them, and for what is about them. */
#include "hub/base/str.h"

#include "find_priv.h"

void find_memo_clear(struct find_memo *m)
{
    if (m->a) {
        arena_reset(m->a);
    } else {
        m->a = arena_create();
    }
    m->kept = NULL;
    m->count = m->cap = 0;
}

void find_memo_free(struct find_memo *m)
{
    if (m->a) {
        arena_destroy(m->a);
    }
    *m = (struct find_memo){0};
}

const struct find_kept *find_memo_of(const struct find_memo *m, const char *match, size_t most)
{
    for (size_t i = 0; m && i < m->count; i++) {
        if (m->kept[i].most == most && str_eq(m->kept[i].match, match)) {
            return &m->kept[i];
        }
    }
    return NULL;
}

void find_memo_keep(struct find_memo *m, const struct find_kept *kept)
{
    arena_grow(m->a, &m->kept, m->count, &m->cap, sizeof *m->kept);
    m->kept[m->count] = *kept;
    m->kept[m->count++].match = arena_strdup(m->a, kept->match);
}

size_t find_memo_some(const struct find_kept *all, const char *tables, size_t most, struct arena *a,
    struct find_name **out)
{
    size_t n = 0;
    *out = arena_array(a, all->count + 1, sizeof **out);
    for (size_t i = 0; i < all->count && n < most; i++) {
        if (str_part_index(tables, all->names[i].table) >= 0) {
            (*out)[n++] = all->names[i];
        }
    }
    return n;
}
