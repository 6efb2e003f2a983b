/* SPDX-License-Identifier: MIT */
#ifndef HUB_UI_LIST_PRIV_H
#define HUB_UI_LIST_PRIV_H

#include "hub/ui/list.h"

/* What one load fetches. */
struct list_fetch {
    const struct list_source *src;
    const char *needle;
    size_t max;
    struct list_page before, after; /* before: nearest first */
};

/* At a load, before the window is taken: list_count.c. */
enum hub_rc list_count_rows(struct list *l, const struct list_fetch *f, struct hub_err *err);

#endif
