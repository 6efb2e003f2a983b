/* SPDX-License-Identifier: MIT */
/* A copy on its way out. */
#ifndef TAKE_PRIV_H
#define TAKE_PRIV_H

#include "hub/model/person.h"
#include "hub/store/memory.h"

#include "pack_facts_priv.h"
#include "packs_priv.h"
#include "seal_priv.h"

enum { TAKE_KEYS = 3 }; /* recovery sheet, the hub's own, the one that was sent */

/* What goes out, cut down and in memory. */
struct taking {
    struct hub *h;
    const struct take_ask *ask;
    struct pack row;              /* as it goes into the list */
    struct person holder;
    struct pack_facts facts;
    hub_id *families;
    size_t family_count;
    bool part; /* its holder does not see all of the hub */
    struct store_image image;
    unsigned char keys[TAKE_KEYS][SEAL_KEY];
    size_t key_count;
    struct seal_lock lock;
    unsigned char mark[SEAL_MARK];
    struct arena *a;
};

/* Whose, of what, until when; nothing is written. */
enum hub_rc taking_look(struct taking *t, struct hub_err *err);
/*
 * Registers of that event, or of all until it is due, get their lines and numbers now: away, at home
 * and on paper they are the same.
 */
enum hub_rc taking_number(struct taking *t, struct hub_err *err);
/* The copy itself, with nothing else in it. */
enum hub_rc taking_cut(struct taking *t, struct hub_err *err);
/* Facts, image and end into a new container. `at`: when it was taken. */
enum hub_rc taking_pour(struct seal *to, const char *facts, const void *image, size_t len,
    hub_stamp at, struct hub_err *err);
void taking_end(struct taking *t);

#endif
