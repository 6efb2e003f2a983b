/* SPDX-License-Identifier: MIT */
/* Where the list of the Log gets its rows, and how one is drawn. */
#ifndef HUB_UI_LOG_ROWS_PRIV_H
#define HUB_UI_LOG_ROWS_PRIV_H

#include "hub/service/log.h"
#include "hub/ui/list.h"

struct log_rows {
    struct hub *hub;
    enum log_part part;
    bool hide;
};

/* `r` must outlive the use of the source. */
struct list_source log_source(struct log_rows *r);
/* As list_draw asks for it; `pane` is the struct pane they are drawn in. */
void log_row_draw(const void *pane, const struct list_row *row, struct canvas *c);

#endif
