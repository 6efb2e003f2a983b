/* SPDX-License-Identifier: MIT */
/* How many rows a list has: as far as that is quick at each load, all of it when the keys rest. */
#include "list_priv.h"

#include "hub/base/str.h"
#include "hub/base/utf8.h"
#include "hub/base/words.h"

#include <stdio.h>

/* All that there are were fetched. */
static bool is_whole(const struct list *l, const struct list_fetch *f)
{
    return l->wish == LIST_FIRST && f->after.count < f->max;
}

/* Until the keys rest, what was fetched tells it. */
static void count_later(struct list *l, const struct list_fetch *f)
{
    bool whole = is_whole(l, f);
    l->uncounted = !whole || (*f->needle && l->all < 0);
    l->rough = *f->needle && !whole;
    if (whole || *f->needle) {
        l->matching = (int64_t)(f->before.count + f->after.count);
    }
    if (whole && !*f->needle) {
        l->all = l->matching;
    }
}

/* All of them are counted when nothing is typed, or once when they were not yet. */
enum hub_rc list_count_rows(struct list *l, const struct list_fetch *f, struct hub_err *err)
{
    const struct list_source *src = f->src;
    if (src->slow) {
        count_later(l, f);
        return HUB_OK;
    }
    l->rough = l->uncounted = false;
    if (!src->some || !*f->needle || l->all < 0) {
        return src->count ? src->count(src->ctx, f->needle, &l->matching, &l->all, err) : HUB_OK;
    }
    if (is_whole(l, f)) {
        l->matching = (int64_t)f->after.count;
        return HUB_OK;
    }
    enum hub_rc rc = src->some(src->ctx, f->needle, LIST_COUNTED + 1, &l->matching, err);
    if (rc == HUB_OK && l->matching > LIST_COUNTED) {
        l->matching = LIST_COUNTED;
        l->rough = l->uncounted = true;
    }
    return rc;
}

enum hub_rc list_rest(struct list *l, const struct list_source *src, struct hub_err *err)
{
    struct arena *a = arena_create();
    enum hub_rc rc = HUB_OK;
    if (l->uncounted && src->count) {
        rc = src->count(src->ctx, utf8_fold(a, l->needle), &l->matching, &l->all, err);
        l->uncounted = rc != HUB_OK;
        l->rough = l->rough && l->uncounted;
    }
    arena_destroy(a);
    if (rc == HUB_OK && l->brief) {
        l->scrolled = true;
        rc = list_load(l, src, err);
    }
    return rc;
}

const char *list_counts(const struct list *l, char buf[48])
{
    char some[COUNT_TEXT], all[COUNT_TEXT];
    const char *rough = l->rough ? "+" : "";
    buf[0] = '\0';
    if (l->all >= 0 && l->needle[0] && l->matching >= 0) {
        words_print(buf, 48, "%s%s of %s", str_count(l->matching, some), rough, str_count(l->all, all));
    } else if (l->needle[0] && l->matching >= 0) {
        snprintf(buf, 48, "%s%s", str_count(l->matching, some), rough);
    } else if (l->all >= 0 && !l->needle[0]) {
        snprintf(buf, 48, "%s", str_count(l->all, all));
    }
    return buf;
}
