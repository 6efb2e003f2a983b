/* SPDX-License-Identifier: MIT */
/* Plain mode: the peer scheme. */
#ifndef PLAIN_PEERS_PRIV_H
#define PLAIN_PEERS_PRIV_H

#include "plain_priv.h"

void plain_peers(struct plain *p, const void *unused);
void plain_own(struct plain *p, const void *unused); /* of a peer who signed in */
void plain_match(struct plain *p, hub_id match);     /* what can be done with one */

#endif
