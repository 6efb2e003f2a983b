/* SPDX-License-Identifier: MIT */
/* What waits for somebody who came in over ssh: rows of the table spool. No part of any history. */
#ifndef HUB_MODEL_SPOOL_H
#define HUB_MODEL_SPOOL_H

#include "hub/store/store.h"

struct spool_row {
    hub_id person;
    int64_t number; /* from 1, of this person alone */
    hub_stamp at;
    const char *file, *command; /* "rota.pdf", "print rota" */
    int64_t bytes;
};
struct spool_rows {
    struct spool_row *items; /* oldest first */
    size_t count;
};

enum hub_rc spool_list(struct store *s, hub_id person, struct arena *a, struct spool_rows *out,
    struct hub_err *err);
/* *body: base64. HUB_ENOTFOUND: there is none of this number for this person. */
enum hub_rc spool_read(struct store *s, hub_id person, int64_t number, struct arena *a,
    struct spool_row *out, const char **body, struct hub_err *err);
/* These need a running transaction. What goes is overwritten in the file. */
enum hub_rc spool_add(
    struct store *s, const struct spool_row *r, const char *body, struct hub_err *err);
enum hub_rc spool_drop(struct store *s, hub_id person, int64_t number, struct hub_err *err);
/* Everybody's that were put there before, or, by a clock that has been put back, after. */
struct spool_span {
    hub_stamp from, to;
};
enum hub_rc spool_drop_old(struct store *s, struct spool_span kept, struct hub_err *err);
enum hub_rc spool_any_old(
    struct store *s, struct spool_span kept, bool *any, struct hub_err *err);

/* When this person last did something that the journal kept; STAMP_NONE: never. */
enum hub_rc spool_last_step(
    struct store *s, hub_id person, hub_stamp *out, struct hub_err *err);

#endif
