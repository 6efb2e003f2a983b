/* SPDX-License-Identifier: MIT */
/* A backup as a file: facts and one image in a sealed container. */
#ifndef BACKUP_FILE_PRIV_H
#define BACKUP_FILE_PRIV_H

#include "hub/store/memory.h"
#include "own_keys_priv.h"
#include "pack_facts_priv.h"
#include "seal_priv.h"
#include "seal_state_priv.h"

struct backup_write {
    const char *path;
    bool replace; /* what is there, when all is well */
    unsigned char mark[SEAL_MARK];
    const struct own_keys *keys;
    const struct store_image *image;
    struct pack_facts facts;
    const struct config *config;
};
/*
 * Written beside its path, read back, compared with the image, then moved to its place.
 * HUB_ECORRUPT: what is on the disk is not what was written. HUB_ECONFLICT: without `replace`, and
 * something is there.
 */
enum hub_rc backup_write(const struct backup_write *w, int64_t *bytes, struct hub_err *err);

struct backup_read {
    struct pack_facts facts;
    unsigned char *image; /* in the arena */
    size_t len;
    struct seal_state state;
};
/* All of it. Errors as seal_open; HUB_ECORRUPT: damaged, or its end is missing. */
enum hub_rc backup_read(const char *path, const struct seal_with *with, struct arena *a,
    struct backup_read *out, struct hub_err *err);

/* Of the hub whose steps these are: its site, the last step, the schema of the file. */
enum hub_rc backup_facts(struct store *s, struct pack_facts *out, struct hub_err *err);

/* A rename that is on the disk when this returns. Without `replace` HUB_ECONFLICT when something is there. */
enum hub_rc backup_move(const char *from, const char *to, bool replace, struct hub_err *err);

#endif
