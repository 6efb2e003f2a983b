/* SPDX-License-Identifier: MIT */
/*
 * Pages and files that wait for somebody who came in over ssh: hub writes none where they would not
 * find it, so it waits here until their own computer fetches it, a day at most. Each is its
 * person's alone. It is in no copy and no history, and every erasure takes all of them.
 */
#ifndef HUB_SERVICE_SPOOL_H
#define HUB_SERVICE_SPOOL_H

#include "hub/model/spool.h"
#include "hub/service/packs.h"

enum { /* our own numbers */
    SPOOL_HOURS = 24,
    SPOOL_PAGES = 20,                /* a person; the oldest makes room */
    SPOOL_ONE_MOST = 16 * 1024 * 1024, /* bytes */
    SPOOL_ALL_MOST = 32 * 1024 * 1024, /* bytes a person; the oldest makes room */
    SPOOL_FILE_MOST = 100,           /* bytes of a name */
};

/*
 * A file's name as both ends take it: its last part, letters, digits, _ . and - only, others a -;
 * never one that begins with a dot or a dash. "page" where nothing is left.
 */
const char *spool_file(const char *name, struct arena *a);

/* Under the next number. HUB_EFULL: it is too large to wait here. */
enum hub_rc hub_spool_put(struct hub *h, const char *file, const char *command, const void *bytes,
    size_t len, int64_t *number, struct hub_err *err);
/* What waits for this person, oldest first. */
enum hub_rc hub_spool_list(
    struct hub *h, struct arena *a, struct spool_rows *out, struct hub_err *err);
/* HUB_ENOTFOUND: not theirs, or it waited too long. */
enum hub_rc hub_spool_get(struct hub *h, int64_t number, struct arena *a, struct spool_row *out,
    const void **bytes, size_t *len, struct hub_err *err);
/* One that is gone already is fine. */
enum hub_rc hub_spool_drop(struct hub *h, int64_t number, struct hub_err *err);
/* Nobody's page waits longer than SPOOL_HOURS; harmless in a file that is only read. */
void hub_spool_tidy(struct hub *h);

/* A copy (hub_take) that waits under `file`. HUB_EFULL as above: then it is in no list as out. */
enum hub_rc hub_take_spool(struct hub *h, const struct take_ask *ask, const char *file,
    struct arena *a, struct take_done *out, int64_t *number, struct hub_err *err);

/* What of this person's is kept, for somebody whose line has dropped. */
struct spool_kept {
    hub_stamp last_step; /* STAMP_NONE: none yet */
    size_t drafts, pages;
};
enum hub_rc hub_spool_kept(struct hub *h, struct spool_kept *out, struct hub_err *err);

#endif
