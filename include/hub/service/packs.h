/* SPDX-License-Identifier: MIT */
/* Copies taken away: making one, the hub's list of them, and one that is lost. */
#ifndef HUB_SERVICE_PACKS_H
#define HUB_SERVICE_PACKS_H

#include "hub/base/date.h"
#include "hub/service/hub.h"

enum { PACK_KEY_BYTES = 32, PACK_MARK_TEXT = 33, PACK_DAYS = 7 /* until it is due, unless said */ };

struct take_ask {
    hub_id hub;        /* ID_NONE: the only one, or the one narrowed to */
    hub_id event;      /* only what this event needs; ID_NONE: the whole hub */
    hub_id holder;     /* ID_NONE: who asks */
    hub_date due;      /* DATE_NONE: PACK_DAYS from now; of an event the day after it */
    const char *passphrase;   /* that opens it; NULL with a key */
    const unsigned char *key; /* or this public key (X25519), to put a passphrase on elsewhere */
    const char *source;       /* "hub@server", kept in it for the way home; NULL: this file's path */
};

struct take_done {
    int64_t number;
    hub_date due;
    int64_t families, bytes;
    const char *holds; /* "the whole hub", "Coffee morning, Saturday 5 December 2026: 6 families" */
};

/*
 * Write a copy to `fd` and put it in the list as out. It holds what this person may see; worries
 * only those they may read. HUB_EDENIED; HUB_EUSAGE: no hub named; else as writing a file.
 */
enum hub_rc hub_take(struct hub *h, const struct take_ask *ask, int fd, struct arena *a,
    struct take_done *out, struct hub_err *err);
/* The same into a new file, which appears whole or not at all. HUB_ECONFLICT: it is there already. */
enum hub_rc hub_take_file(struct hub *h, const struct take_ask *ask, const char *path,
    struct arena *a, struct take_done *out, struct hub_err *err);

struct pack_row {
    hub_id id;
    int64_t number;
    const char *holder, *status, *what; /* "the whole hub", or the event's name and day */
    hub_stamp taken_at, settled_at;
    hub_date due;
    bool overdue;
    const char *sentence; /* "Copy 3, the whole hub: Amina took it on …, due home on …." */
};

struct pack_list {
    struct pack_row *rows;
    size_t count;
};

/* Newest first. */
enum hub_rc hub_packs(struct hub *h, struct arena *a, struct pack_list *out, struct hub_err *err);

struct pack_lost {
    int64_t number;
    const char **families; /* whose records it held, by name */
    size_t family_count, children;
    const char *sentence; /* what to do: "tell the agency now: 72 hours" with whom to ring */
};

/*
 * A copy is lost: it is never taken in again, nor is its key of any use here; it says whose records
 * it held. Saying it of one that is back is HUB_ECONFLICT. `found`: it was not lost after all.
 */
enum hub_rc hub_pack_lost(struct hub *h, int64_t number, struct arena *a, struct pack_lost *out,
    struct hub_err *err);
enum hub_rc hub_pack_found(struct hub *h, int64_t number, struct hub_err *err);

#endif
