/* SPDX-License-Identifier: MIT */
/* One value between a statement and a member of a record. */
#ifndef RECORD_PRIV_H
#define RECORD_PRIV_H

#include "hub/model/record.h"

bool record_has_column(const struct field *f);
void record_bind(struct stmt *q, int index, const struct field *f, const void *rec);
/* Leaves the member alone when the column is null. */
void record_read(struct stmt *q, int column, const struct field *f, void *rec, struct arena *a);

#endif
