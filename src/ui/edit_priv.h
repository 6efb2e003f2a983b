/* SPDX-License-Identifier: MIT */
/* Between changing a text (edit.c) and showing it (edit_view.c). */
#ifndef HUB_UI_EDIT_PRIV_H
#define HUB_UI_EDIT_PRIV_H

#include "hub/ui/edit.h"

/* Bytes of the cluster that begins at `pos`; 0 at the end. */
size_t edit_cluster(const struct edit *e, size_t pos);

/* Of the row on the screen that the cursor is in. */
size_t edit_row_start(const struct edit *e);
size_t edit_row_end(const struct edit *e);
/* One row up (-1) or down (1), near the column aimed for. False: there is none. */
bool edit_vertical(struct edit *e, int step);

#endif
