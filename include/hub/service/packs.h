/* SPDX-License-Identifier: MIT */
/* Copies taken away: making one, the hub's list of them, and one that is lost. */
#ifndef HUB_SERVICE_PACKS_H
#define HUB_SERVICE_PACKS_H

#include "hub/base/date.h"
#include "hub/service/hub.h"

enum {
    PACK_KEY_BYTES = 32,
    PACK_KEY_TEXT = 44, /* in base64, with its end */
    PACK_DAYS = 7,      /* until it is due, unless said */
};

struct take_ask {
    hub_id hub;      /* ID_NONE: the only one, or the one narrowed to */
    hub_id event;    /* only what this event needs; ID_NONE: the whole hub */
    hub_date day;    /* of the event; DATE_NONE or nought: its next date, else its last */
    hub_id holder;   /* ID_NONE: who asks */
    hub_date due;    /* DATE_NONE: PACK_DAYS from now; of an event the day after it */
    const char *passphrase;   /* that opens it; NULL with a key */
    const unsigned char *key; /* or this public key (X25519), to put a passphrase on elsewhere */
    const char *source;       /* "hub@server", kept in it for the way home; NULL: a file */
};

struct take_done {
    int64_t number;
    hub_date due;
    int64_t families, bytes; /* bytes: 0 where it went down a pipe */
    const char *holder;      /* "Amina" */
    const char *holds; /* "all of Robin Hub: 12 families"; "Coffee morning, Saturday 5 December 2026: 6 families" */
};

/*
 * Write a copy to `fd`, and put it in the list as out before its first record leaves. It holds what
 * its holder may see; worries only those they may read, drafts none, of PINs the holder's. Nothing
 * of it is on a disk but as it is written there: sealed. HUB_EDENIED; HUB_EUSAGE: no hub named;
 * HUB_EINVAL: due in the past, a passphrase that is too short; else as writing a file.
 */
enum hub_rc hub_take(struct hub *h, const struct take_ask *ask, int fd, struct arena *a,
    struct take_done *out, struct hub_err *err);
/* The same into a new file, which appears whole or not at all. HUB_ECONFLICT: it is there already. */
enum hub_rc hub_take_file(struct hub *h, const struct take_ask *ask, const char *path,
    struct arena *a, struct take_done *out, struct hub_err *err);

/* --- from a server ------------------------------------------------------------------------- */

/*
 * A key pair for one copy: its public half (`text`, base64) goes to the server, which seals the
 * copy to it; the other half never leaves this computer's memory. take_key_free wipes it.
 */
struct seal_pair;
enum hub_rc take_key_make(
    struct seal_pair **out, char text[PACK_KEY_TEXT], struct hub_err *err);
void take_key_free(struct seal_pair *key);
/* HUB_EUSAGE: not such a text. */
enum hub_rc take_key_read(
    const char *text, unsigned char key[PACK_KEY_BYTES], struct hub_err *err);
/*
 * What came down: opened with that key, and written to a new file under a passphrase, with where it
 * came from in it. HUB_ECORRUPT: it is no copy, or not all of it came.
 */
enum hub_rc take_keep(const struct seal_pair *key, const void *bytes, size_t len,
    const struct take_ask *ask, const char *path, struct arena *a, struct take_done *out,
    struct hub_err *err);

/*
 * Where a copy came from, "hub@server", "" from a file; looked up in the copy itself. HUB_EDENIED:
 * another passphrase; else as opening a sealed file.
 */
enum hub_rc copy_source(const char *path, const char *passphrase, struct arena *a,
    const char **source, struct hub_err *err);

/* --- the list -------------------------------------------------------------------------------- */

struct pack_row {
    hub_id id;
    int64_t number;
    const char *holder, *status, *what; /* PACK_STATUS; "the whole hub", or the event's name and day */
    hub_stamp taken_at, settled_at;
    hub_date due;
    bool overdue;
    const char *sentence; /* "Copy 3, the whole hub: Amina took it on …, due home on …." */
};

struct pack_list {
    struct pack_row *rows;
    size_t count;
};

/* Of the hubs narrowed to, newest first. */
enum hub_rc hub_packs(struct hub *h, struct arena *a, struct pack_list *out, struct hub_err *err);

struct pack_lost {
    int64_t number;
    const char **families; /* whose records it held, by name */
    size_t family_count, children;
    const char *sentence; /* what to do now, with whom to ring */
};

/* Whose records it holds, and what would be said; nothing is written. HUB_ENOTFOUND: no such copy. */
enum hub_rc hub_pack_held(struct hub *h, int64_t number, struct arena *a, struct pack_lost *out,
    struct hub_err *err);
/*
 * A copy is lost: it is never taken in again, nor is its key of any use here; it says whose records
 * it held. So may be one that came home, as long as its file is somewhere. `found`: it was not lost
 * after all. `closed`: its file was deleted, and all that was in it is home. HUB_ECONFLICT where it
 * cannot be so: lost when it was closed, found when it was not lost, closed when it is lost.
 */
enum hub_rc hub_pack_lost(struct hub *h, int64_t number, struct arena *a, struct pack_lost *out,
    struct hub_err *err);
enum hub_rc hub_pack_found(struct hub *h, int64_t number, struct hub_err *err);
enum hub_rc hub_pack_closed(struct hub *h, int64_t number, struct hub_err *err);

#endif
