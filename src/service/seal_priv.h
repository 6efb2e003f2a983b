/* SPDX-License-Identifier: MIT */
/*
 * The sealed container: one encrypted file of parts (facts, a database image, saved steps), that
 * only grows until it is written anew. It knows nothing of what is in a part. The layout is in
 * seal_format_priv.h.
 *
 * What seal_sync has acknowledged is there whatever happens next. What was being written when the
 * power went is cut off and told (`torn`). Anything else that is wrong is damage: HUB_ECORRUPT.
 * One process has a file open for writing, and then nobody reads it: HUB_EBUSY.
 *
 * Not noticed, because the file alone cannot know: that it is an older state of itself, which ends
 * where a part once ended. Who has its steps elsewhere can tell by them.
 */
#ifndef SERVICE_SEAL_PRIV_H
#define SERVICE_SEAL_PRIV_H

#include "hub/base/arena.h"
#include "hub/base/date.h"
#include "hub/base/err.h"
#include "seal_keys_priv.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEAL_MARK = 16,
    SEAL_MARK_TEXT = 33, /* in hex, with its end */
    SEAL_SUM_TEXT = 65,
    SEAL_KEYS_MOST = 7, /* and a passphrase */
};

enum seal_kind { SEAL_COPY = 1, SEAL_HUB, SEAL_BACKUP };

enum seal_part {
    SEAL_FACTS = 1, /* "key=value" lines */
    SEAL_IMAGE,     /* a database */
    SEAL_STEP,      /* one saved step */
    SEAL_END,       /* it was closed properly; made by seal_end, never given by seal_next */
};

/* --- making one -------------------------------------------------------------- */

/* Argon2id: moderate (256 MiB, 0.4 s), or interactive where a computer is short of memory. */
enum seal_cost { SEAL_COST_USUAL, SEAL_COST_TEST /* 64 KiB: tests only */ };

/* What it is locked with; each of them opens it. At least one. */
struct seal_lock {
    const char *passphrase; /* NULL: none; to seal_again: as it was */
    enum seal_cost cost;
    const unsigned char (*keys)[SEAL_KEY]; /* public halves */
    size_t key_count;
    bool only; /* to seal_again: these keys and none that it had */
};

struct seal;

struct seal_make {
    enum seal_kind kind;
    const unsigned char *mark; /* SEAL_MARK bytes; NULL: a new one, at random */
    hub_stamp made_at;
    struct seal_lock lock;
};

/*
 * At `path`: written beside it as PATH.new, and there from seal_finish on; until then what was at
 * `path` stays. `replace` false: HUB_ECONFLICT when something is there. To `fd` (a pipe): as it goes.
 */
enum hub_rc seal_create(const char *path, bool replace, const struct seal_make *make,
    struct seal **out, struct hub_err *err);
enum hub_rc seal_create_fd(
    int fd, const struct seal_make *make, struct seal **out, struct hub_err *err);
/*
 * Anew in the place of `old`, which stays open and as it is; close it after seal_finish. Same kind,
 * mark and time of making, a fresh data key. What locked it locks it again, whatever opened it;
 * `lock` (may be NULL) gives another passphrase or more keys. `path` NULL: its own.
 */
enum hub_rc seal_again(struct seal *old, const char *path, const struct seal_lock *lock,
    struct seal **out, struct hub_err *err);

/*
 * A part at the end. After a failure the file is as before this call (HUB_EFULL, HUB_EREADONLY,
 * HUB_EIO), and another try may be made. Nothing is safe before seal_sync.
 */
enum hub_rc seal_add(struct seal *s, enum seal_part part, hub_stamp at, const void *bytes,
    size_t len, struct hub_err *err);
/* All that was added is on the disk. On failure it is taken back, as far as to the last success. */
enum hub_rc seal_sync(struct seal *s, struct hub_err *err);
/* "Closed properly": the last part of this opening, and safe when it returns. More may follow. */
enum hub_rc seal_end(struct seal *s, hub_stamp at, struct hub_err *err);
/* A made one takes its place at its path, safely on the disk, and stays open for more. */
enum hub_rc seal_finish(struct seal *s, struct hub_err *err);
/* One that was made and not finished is gone. NULL is fine. Wipes all keys. */
void seal_close(struct seal *s);

/* --- opening one ------------------------------------------------------------- */

/* What may open it: the first that fits. */
struct seal_with {
    const char *passphrase; /* NULL: none */
    const struct seal_pair *const *pairs;
    size_t pair_count;
};

struct seal_ask {
    const char *path; /* or NULL and `bytes`, which must live until seal_close */
    const unsigned char *bytes;
    size_t len;
    struct seal_with with;
    bool write;   /* more will be added; a path only */
    bool salvage; /* give what comes before a damage instead of HUB_ECORRUPT; never with `write` */
};

/*
 * HUB_ENOTFOUND; HUB_EINVAL: not a sealed file; HUB_ECORRUPT: its beginning is damaged; HUB_ENEWER;
 * HUB_EDENIED: nothing that was given opens it; HUB_EBUSY: open elsewhere, or no memory for the
 * passphrase; HUB_EREADONLY: to write where nothing can be written.
 */
enum hub_rc seal_open(const struct seal_ask *ask, struct seal **out, struct hub_err *err);

struct seal_got {
    enum seal_part part;
    hub_stamp at;
    unsigned char *bytes; /* in the caller's arena, a zero byte behind them */
    size_t len;
    int64_t opening; /* from 1: which time the file was open for writing */
};
/* The next part; *any false at the end. HUB_ECORRUPT: damaged. Read all before adding. */
enum hub_rc seal_next(
    struct seal *s, struct arena *a, struct seal_got *out, bool *any, struct hub_err *err);

#endif
