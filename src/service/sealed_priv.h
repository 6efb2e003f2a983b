/* SPDX-License-Identifier: MIT */
/* Inside service: a hub in memory whose saves go to a sealed file. */
#ifndef SEALED_PRIV_H
#define SEALED_PRIV_H

#include "hub/service/sealed.h"
#include "hub_priv.h"
#include "pack_facts_priv.h"
#include "seal_priv.h"
#include "seal_state_priv.h"

struct sealed {
    struct seal *file;
    const char *path;
    struct pack_facts facts;
    const char *facts_text; /* as they stand in the file */
    size_t facts_len;
    struct seal_state opened; /* as it was when all of it was read */
    bool writes;              /* saves go to it */
    bool damaged;             /* a part could not be understood */
    int64_t behind;           /* steps that stand behind the image */
    int64_t added;            /* of them those of this opening */
    int64_t away_steps;       /* kept while nothing changes */
    uint64_t away_version;
    bool away_known;
};

/* The file of `o` becomes the hub's; sets store, sealed and, of a copy, config. */
enum hub_rc sealed_open(struct hub *h, const struct hub_opening *o, struct hub_err *err);
/* A new one with nothing in it. */
enum hub_rc sealed_make(struct hub *h, const struct hub_opening *o, struct hub_err *err);
/* A sealed hub in which something was saved is written anew, a copy is closed. NULL is fine. */
void sealed_close(struct hub *h);
/*
 * All of it again with a fresh key, so that nothing of what it was is left; `lock` NULL: as
 * sealed_lock without another passphrase. On failure it stays as it is. Nothing to do for a database.
 */
enum hub_rc sealed_anew(struct hub *h, const struct seal_lock *lock, struct hub_err *err);

/*
 * What locks the file of the hub at hand: a passphrase (NULL: the one it has), and of a hub its
 * recovery sheet of now, no earlier one. The hub's own key is not among them: it lies beside a
 * database. A copy keeps what it was given.
 */
struct sealed_lock {
    struct seal_lock lock;
    unsigned char keys[1][SEAL_KEY];
};
enum hub_rc sealed_lock(
    struct hub *h, const char *passphrase, struct sealed_lock *out, struct hub_err *err);

/* What the hub at hand is, as the facts of a sealed hub; the text on `a`. */
const char *sealed_hub_facts(struct hub *h, struct pack_facts *out, struct arena *a);
/* These and its image are the first parts of a new file, which takes its place. */
enum hub_rc sealed_write(
    struct hub *h, struct seal *file, const char *facts, struct hub_err *err);

/* No core dumps, and no other program of this account looks in: from the first passphrase on. */
void memory_harden(void);
void memory_no_dumps(void); /* of a hub of any kind: a crash leaves no names on the disk */

#endif
