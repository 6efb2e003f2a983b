/* SPDX-License-Identifier: MIT */
/* What the files of backups share. */
#ifndef BACKUP_PRIV_H
#define BACKUP_PRIV_H

#include "hub/model/meta.h"
#include "hub/service/backup.h"
#include "seal_priv.h"

/* Records that are not removed; pairs do not count. */
enum hub_rc backup_count(
    struct store *s, int64_t *families, int64_t *records, struct hub_err *err);

/* A place for a backup, and what is there now. */
struct backup_there {
    const char *path;
    hub_date day; /* of its name, in a folder of them */
    bool there, empty;
    bool backup; /* of whatever hub; its mark */
    bool ours;   /* surely: what is in it is all in this hub's own history, so nothing is lost with it */
    unsigned char mark[SEAL_MARK];
};
/* Looks at each path, for the hub in `s`; beside `database` is its key. What cannot be read is not ours. */
enum hub_rc backup_look(struct store *s, const char *database, struct backup_there *files, size_t count,
    struct hub_err *err);
/* HUB_ECONFLICT: what is there is to stay. */
enum hub_rc backup_may_replace(const struct backup_there *f, struct hub_err *err);
/* What a backup of the store as it is now is known by. */
enum hub_rc backup_mark(struct store *s, unsigned char out[SEAL_MARK], struct hub_err *err);
/* As hub_backup, at f->path, which was looked at. HUB_ECONFLICT: somebody else was there first. */
enum hub_rc backup_at(struct hub *h, const struct backup_there *f, struct backup_done *out,
    struct hub_err *err);

/*
 * The hook of store_open: the file before it is brought up to date is kept beside it, sealed when
 * there is a recovery sheet. `arg` is the struct hub.
 */
enum hub_rc backup_before(void *arg, struct store *s, int64_t from, struct hub_err *err);
/* After the opening: where a copy that is not sealed lies is written down, for Today. */
enum hub_rc backup_before_done(struct hub *h, struct hub_err *err);

#endif
