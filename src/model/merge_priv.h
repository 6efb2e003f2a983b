/* SPDX-License-Identifier: MIT */
/* A cell's value between a statement and the ledger of a merge. */
#ifndef MERGE_PRIV_H
#define MERGE_PRIV_H

#include "hub/model/merge.h"
#include "hub/store/stmt.h"

/* `type` is the column that holds its typeof(). */
struct cell_value cell_at(struct stmt *q, int column, int type, struct arena *a);
struct sql_arg sql_cell(const struct cell_value *v);

#endif
