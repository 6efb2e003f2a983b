/* SPDX-License-Identifier: MIT */
/* Names, numbers and addresses of people, found in any text however they are written there. */
#ifndef MASK_PRIV_H
#define MASK_PRIV_H

#include "hub/model/holding.h"

#include "hub_priv.h"

struct mask;

struct mask_ask {
    const struct held_set *set;
    /* true: names of those in the set, for their erasure, each become initials. False: names of all
     * families, children and parents that are not in it, for a copy of theirs. */
    bool inside;
};
/* Words that people outside bear too, or, for a copy, those it is about and those who work with the
 * hub, are no names to be found; whole names are. */
enum hub_rc mask_build(struct hub *h, const struct mask_ask *ask, struct arena *a,
    struct mask **out, struct hub_err *err);

/* The text with what stands for each name; NULL: there is none in it. */
const char *mask_text(const struct mask *m, const char *text, struct arena *a);
/* The first name found as it stands there, with some words around it; "" when there is none. */
const char *mask_around(const struct mask *m, const char *text, struct arena *a);

#endif
