/* SPDX-License-Identifier: MIT */
/* Plain mode: sleepovers, and who has to be told of what. */
#ifndef PLAIN_STAY_PRIV_H
#define PLAIN_STAY_PRIV_H

#include "plain_priv.h"

/* What can be done with a sleepover; who has to be told of what. */
void plain_stay(struct plain *p, hub_id stay);           /* plain_stay.c */
void plain_call(struct plain *p, hub_id stay);
void plain_tells(struct plain *p, const void *unused);   /* plain_tell.c */
void plain_offer_stay(struct plain *p, hub_id family, hub_id stay);
void plain_offer(struct plain *p);                       /* plain_offer.c */

void plain_fill(struct plain *p);   /* a period filled with drafts */
void plain_papers(struct plain *p); /* the rota on paper: which page */

/*
 * What is in the way of a sleepover with these fields set, and a reason to go ahead anyway asked
 * for; false: there is none, and it stays as it was.
 */
bool plain_why_ahead(struct plain *p, hub_id stay, const struct assignment *set, size_t count,
    const char **why);

#endif
