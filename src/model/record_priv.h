/* SPDX-License-Identifier: MIT */
/* One value between a statement and a member of a record. */
#ifndef RECORD_PRIV_H
#define RECORD_PRIV_H

#include "hub/model/record.h"
#include "hub/store/stmt.h"

bool record_has_column(const struct field *f);
void record_bind(struct stmt *q, int index, const struct field *f, const void *rec);
/* Leaves the member alone when the column is null. */
void record_read(struct stmt *q, int column, const struct field *f, void *rec, struct arena *a);

/* INSERT of ?1 = id, ?2 = the record as the journal keeps an added one. */
const char *record_line_insert(const struct noun *n, struct arena *a);
/* The name it is sorted by, made anew. */
enum hub_rc record_sort_again(
    struct store *into, const struct noun *n, hub_id id, struct arena *a, struct hub_err *err);

#endif
