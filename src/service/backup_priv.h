/* SPDX-License-Identifier: MIT */
/* What the files of backups share. */
#ifndef BACKUP_PRIV_H
#define BACKUP_PRIV_H

#include "hub/service/backup.h"
#include "hub/store/store.h"

/* Records that are not removed; pairs do not count. */
enum hub_rc backup_count(
    struct store *s, int64_t *families, int64_t *records, struct hub_err *err);

/*
 * The hook of store_open: the file before it is brought up to date is kept beside it, sealed when
 * there is a recovery sheet. `arg` is the struct hub.
 */
enum hub_rc backup_before(void *arg, struct store *s, int64_t from, struct hub_err *err);
/* After the opening: where a copy that is not sealed lies is written down, for Today. */
enum hub_rc backup_before_done(struct hub *h, struct hub_err *err);

#endif
