/* SPDX-License-Identifier: MIT */
/* Fields that join a record with several others, by records of a noun between them. */
#ifndef SERVICE_LINKS_PRIV_H
#define SERVICE_LINKS_PRIV_H

#include "hub_priv.h"

/* All pairs behind a LINKS field of one record, those taken off too; and what a pair points to. */
enum hub_rc links_pairs(struct hub *h, const struct noun *n, const struct field *f, hub_id id,
    struct arena *a, struct record_list *out, struct hub_err *err);
hub_id links_other(const struct field *f, void *pair);
/* Fill LINKS members of a record with ids of what it joins, "123 456"; and write them back. */
enum hub_rc links_read(struct hub *h, const struct noun *n, void *rec, struct arena *a,
    struct hub_err *err);
/* LINKS that say "all" (their default): every record of that noun with the same owner. */
enum hub_rc links_default(
    struct hub *h, const struct noun *n, void *rec, struct arena *a, struct hub_err *err);
enum hub_rc links_write(struct hub *h, const struct noun *n, const void *rec, struct hub_err *err);
/* The same for a record that is new: there is nothing yet to compare with. */
enum hub_rc links_add(
    struct hub *h, const struct noun *n, const void *rec, struct arena *a, struct hub_err *err);
bool links_have(const char *ids, hub_id id); /* "123 456" has it */
bool links_same(const char *x, const char *y); /* in whatever order */
/* The column of the pairs behind a LINKS field that says whose they are. */
const char *links_owner(const struct noun *n, const struct field *f);

#endif
