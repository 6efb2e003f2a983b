/* SPDX-License-Identifier: MIT */
#include "hub/ui/news.h"

#include "hub/base/die.h"

#include <string.h>

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

enum { NEWS_KEPT = 400, NEWS_HEARD = 1200 }; /* records marked at most; texts copied until then */

/* The oldest, and those that were seen, make room: on a busy day there is no end of them. */
static void make_room(struct news *n)
{
    struct arena *a = arena_create();
    struct news_item *items = NULL;
    size_t count = 0, cap = 0;
    for (size_t i = n->count > NEWS_KEPT ? n->count - NEWS_KEPT : 0; i < n->count; i++) {
        struct news_item item = n->items[i];
        if (!item.seen) {
            item.text = arena_strdup(a, item.text);
            item.who = arena_strdup(a, item.who);
            arena_grow(a, &items, count, &cap, sizeof *items);
            items[count++] = item;
        }
    }
    arena_destroy(n->a);
    n->a = a;
    n->items = items;
    n->count = n->heard = count;
    n->cap = cap;
}

void news_add(struct news *n, int64_t id, const char *who, const char *text)
{
    HUB_BUG(n != NULL);
    struct news_item *item = find(n, id);
    if (item) { /* the newest stand at the end */
        size_t at = (size_t)(item - n->items);
        memmove(item, item + 1, (n->count - at - 1) * sizeof *item);
        n->count--;
    }
    if (n->heard >= NEWS_HEARD) {
        make_room(n);
    }
    arena_grow(n->a, &n->items, n->count, &n->cap, sizeof *n->items);
    n->items[n->count++] = (struct news_item){
        id, arena_strdup(n->a, text), arena_strdup(n->a, who), n->after, false};
    n->heard++;
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
