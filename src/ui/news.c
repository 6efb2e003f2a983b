/* SPDX-License-Identifier: MIT */
#include "hub/ui/news.h"

void news_init(struct news *n)
{
    *n = (struct news){.a = arena_create(), .after = -1};
}

void news_fini(struct news *n)
{
    arena_destroy(n->a);
}

static struct news_item *find(const struct news *n, int64_t id)
{
    for (size_t i = 0; n && i < n->count; i++) {
        if (n->items[i].id == id) {
            return &n->items[i];
        }
    }
    return NULL;
}

void news_add(struct news *n, int64_t id, const char *who, const char *text)
{
    struct news_item *item = find(n, id);
    if (!item) {
        arena_grow(n->a, &n->items, n->count, &n->cap, sizeof *n->items);
        item = &n->items[n->count++];
    }
    *item = (struct news_item){id, arena_strdup(n->a, text), arena_strdup(n->a, who), false};
}

const struct news_item *news_of(const struct news *n, int64_t id)
{
    const struct news_item *item = find(n, id);
    return item && !item->seen ? item : NULL;
}

void news_seen(struct news *n, int64_t id)
{
    struct news_item *item = find(n, id);
    if (item) {
        item->seen = true;
    }
}

static bool is_edited(const struct news *n, int64_t id)
{
    for (size_t i = 0; n && n->editors && id && i < n->editors->count; i++) {
        if (n->editors->items[i].record.n == id) {
            return true;
        }
    }
    return false;
}

/* Who is at it now comes before what was done. */
const struct news_mark *news_mark(const struct news *n, int64_t id)
{
    static const struct news_mark changed = {"*", "changed"}, edited = {"&", "editing"};
    return is_edited(n, id) ? &edited : news_of(n, id) ? &changed : NULL;
}

const char *news_editing(
    const struct news *n, int64_t id, bool too, bool hide, hub_date today, struct arena *a)
{
    return n && n->editors ? editing_words(n->editors, (hub_id){id}, too, hide, today, a) : "";
}
