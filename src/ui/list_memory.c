/* SPDX-License-Identifier: MIT */
/* A source of rows that are in memory already: menus and other short lists. */
#include "hub/base/utf8.h"
#include "hub/ui/list.h"

#include <string.h>

/* Every word of the folded needle is found somewhere in the row's words. */
static bool row_matches(
    const struct list_memory *m, const struct list_row *row, const char *needle, struct arena *a)
{
    if (!*needle) {
        return true;
    }
    const char *words = utf8_fold(a, m->words ? m->words(row) : row->sort);
    while (*needle) {
        size_t len = strcspn(needle, " ");
        if (len && !utf8_find(words, arena_strndup(a, needle, len))) {
            return false;
        }
        needle += len + strspn(needle + len, " ");
    }
    return true;
}

/* The index of `from`, or of the first row that sorts after it. */
static size_t place_of(const struct list_memory *m, const struct list_row *from)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->rows[i].id == from->id) {
            return i;
        }
    }
    for (size_t i = 0; i < m->count; i++) {
        if (strcmp(m->rows[i].sort, from->sort) >= 0) {
            return i;
        }
    }
    return m->count;
}

static enum hub_rc memory_page(
    void *ctx, const struct list_ask *ask, struct list_page *out, struct hub_err *err)
{
    const struct list_memory *m = ctx;
    (void)err;
    size_t at = ask->from ? place_of(m, ask->from) : ask->back ? m->count : 0;
    bool here = at < m->count && ask->from && m->rows[at].id == ask->from->id;
    if (ask->from && here && ask->inclusive == ask->back) {
        at++; /* back and inclusive: from this one on; forward and exclusive: past it */
    }
    while (out->count < ask->max && (ask->back ? at > 0 : at < m->count)) {
        const struct list_row *row = &m->rows[ask->back ? --at : at++];
        if (row_matches(m, row, ask->needle, out->a)) {
            list_page_add(out, row->id, row->sort, row->item);
        }
    }
    return HUB_OK;
}

static enum hub_rc memory_count(
    void *ctx, const char *needle, int64_t *matching, int64_t *all, struct hub_err *err)
{
    const struct list_memory *m = ctx;
    struct arena *a = arena_create();
    (void)err;
    *all = (int64_t)m->count;
    *matching = 0;
    for (size_t i = 0; i < m->count; i++) {
        *matching += row_matches(m, &m->rows[i], needle, a);
    }
    arena_destroy(a);
    return HUB_OK;
}

static enum hub_rc memory_find(void *ctx, int64_t id, struct list_page *out, struct hub_err *err)
{
    const struct list_memory *m = ctx;
    for (size_t i = 0; i < m->count; i++) {
        if (m->rows[i].id != id) {
            continue;
        }
        list_page_add(out, id, m->rows[i].sort, m->rows[i].item);
        return HUB_OK;
    }
    return hub_fail(err, HUB_ENOTFOUND, "That line is not in the list any more.");
}

struct list_source list_memory_source(struct list_memory *m)
{
    return (struct list_source){
        .ctx = m, .page = memory_page, .count = memory_count, .find = memory_find};
}
