/* SPDX-License-Identifier: MIT */
/*
 * Families and hosts by name, a page at a time from any row on: never all,
 * never counted off. A row's place is its folded name and id.
 */
#ifndef HUB_MODEL_PAGES_H
#define HUB_MODEL_PAGES_H

#include "hub/base/date.h"
#include "hub/base/id.h"
#include "hub/store/store.h"

struct page_from {
    hub_id hub;       /* ID_NONE: all hubs */
    const char *name; /* folded; NULL: from the first, or the last when `back` */
    hub_id id;
    bool inclusive, back;
};

/* Texts are valid during the call only. */
struct family_page_row {
    hub_id id, hub;
    const char *name;
    const char *children; /* "name\x1Fborn\x1E…", by birth; NULL: none */
    const char *stage;
    hub_wall last_arrive; /* of a stay that is agreed or happened and is not after `now` */
    hub_date last_spoke;
};

struct host_page_row {
    hub_id id, hub;
    const char *name;
    int64_t beds;                 /* INT_NONE: not said */
    hub_date away_from, away_to; /* the absence that is or comes next */
};

/* `each` returns false to stop. */
enum hub_rc family_pages(struct store *s, const struct page_from *from, hub_wall now,
    bool (*each)(void *arg, const struct family_page_row *row), void *arg, struct hub_err *err);
enum hub_rc host_pages(struct store *s, const struct page_from *from, hub_date today,
    bool (*each)(void *arg, const struct host_page_row *row), void *arg, struct hub_err *err);

#endif
