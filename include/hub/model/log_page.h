/* SPDX-License-Identifier: MIT */
/*
 * The log as one list: entries, notes of stays, accidents and incidents, the
 * newest first, a page at a time from any row on. Their ids carry their own time
 * and are the order, of what is found too.
 */
#ifndef HUB_MODEL_LOG_PAGE_H
#define HUB_MODEL_LOG_PAGE_H

#include "hub/model/find.h"

enum log_part { LOG_ALL, LOG_TO_DO, LOG_NOTES, LOG_ACCIDENTS };

struct log_page {
    hub_id hub; /* ID_NONE: all hubs */
    enum log_part part;
    const struct find_query *words; /* NULL, or without words: all */
    int64_t above, below;           /* ids between these two, both excluded; 0, INT64_MAX: open */
    bool back;                      /* the oldest of them first */
};

/* At most `most` ids, newest first (`back`: oldest first). */
enum hub_rc log_page_ids(struct store *s, const struct log_page *page, size_t most, struct arena *a,
    hub_id **out, size_t *count, struct hub_err *err);
/* How many there are. */
enum hub_rc log_page_count(struct store *s, const struct log_page *page, struct arena *a,
    int64_t *out, struct hub_err *err);

#endif
