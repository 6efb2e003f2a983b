/* SPDX-License-Identifier: MIT */
/* The list of copies, for those who write in it. */
#ifndef PACKS_PRIV_H
#define PACKS_PRIV_H

#include "hub/model/pack.h"
#include "hub/service/packs.h"

#include "hub_priv.h"

/* The copy of that number, of a hub this person may see. HUB_ENOTFOUND. */
enum hub_rc pack_numbered(
    struct hub *h, int64_t number, struct arena *a, struct pack *out, struct hub_err *err);
/* "the whole hub", "Coffee morning, Saturday 5 December 2026" */
const char *pack_what(struct hub *h, const struct pack *p, struct arena *a);
/*
 * Which copies are out there with this record in them: "Copies that still have it: 3 (Amina), 5 (Jo,
 * lost)."; "" when there are none. Of an event's copy by the family it belongs to.
 */
enum hub_rc packs_with(struct hub *h, const struct noun *n, hub_id id, struct arena *a,
    const char **sentence, struct hub_err *err);

#endif
