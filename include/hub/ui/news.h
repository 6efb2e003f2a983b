/* SPDX-License-Identifier: MIT */
/*
 * What other people have changed since this screen was opened, by record: a list marks such a row
 * until it has been looked at (SCREENS M19). And which records others have open in a form just now.
 */
#ifndef HUB_UI_NEWS_H
#define HUB_UI_NEWS_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"
#include "hub/service/presence.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hub;

struct news_item {
    int64_t id;       /* of the record, or of one it belongs to */
    const char *text; /* "Ben changed Theo's bedtime from 19:00 to 19:30, 10:05" */
    const char *who;
    int64_t after; /* where the journal was read to before this was heard */
    bool seen;
};

struct news {
    struct arena *a;
    int64_t after; /* where the journal was read to; -1: not yet */
    struct news_item *items;
    size_t count, cap, heard; /* heard: texts in `a` */
    const struct editors *editors; /* who has a form open; NULL: not known */
};

void news_init(struct news *n);
void news_fini(struct news *n);
void news_add(struct news *n, int64_t id, const char *who, const char *text); /* texts are copied; the oldest go when there are many */
const struct news_item *news_of(const struct news *n, int64_t id); /* NULL: none, or it was seen */
void news_seen(struct news *n, int64_t id);

/* How a row is marked: NULL for not at all. */
struct news_mark {
    const char *sign; /* of one column */
    const char *word; /* "changed" */
};
const struct news_mark *news_mark(const struct news *n, int64_t id);
/* "Jo is editing this, since 14:02", `too`: for who does the same; "" for nobody. */
const char *news_editing(
    const struct news *n, int64_t id, bool too, bool hide, hub_date today, struct arena *a);

#endif
