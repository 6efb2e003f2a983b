/* SPDX-License-Identifier: MIT */
/* Inside the peer scheme: reading a match whole. */
#ifndef PEERS_PRIV_H
#define PEERS_PRIV_H

#include "hub/model/peer.h"
#include "hub/model/peer_places.h"
#include "hub/model/record.h"
#include "hub/service/peers.h"
#include "hub_priv.h"

enum { TICKS_READ = 60 }; /* the newest weeks, more than any silence */

/* What may be seen and ticked. With VERB_OWN beside the verb a peer may do it to their own. */
struct peers_scope {
    bool own;   /* only the matches of … */
    hub_id *peers; /* … these: this person as a peer */
    size_t count;
    bool ticks; /* the weeks may be seen */
};
enum hub_rc peers_scope(
    struct hub *h, enum verb verb, struct arena *a, struct peers_scope *out, struct hub_err *err);
bool peers_within(const struct peers_scope *s, hub_id peer);

/* Of the hubs narrowed to and within the scope, as they are listed; NULL when none is. */
enum hub_rc peers_in_order(struct hub *h, enum match_which which, const struct peers_scope *scope,
    struct arena *a, struct match_place **out, size_t *count, struct hub_err *err);

/* Ticks that stand, one a week, oldest first; *newest (may be NULL): their records in that order. */
enum hub_rc peers_ticks(struct hub *h, hub_id match, struct arena *a, struct peer_tick **out,
    struct tick **records, size_t *count, struct hub_err *err);
enum hub_rc peers_facts(struct hub *h, const struct peer_match *m, struct arena *a,
    struct match_facts *out, struct hub_err *err);
/* The match, if this person may do this with it. HUB_ENOTFOUND: it is not theirs. */
enum hub_rc peers_match(struct hub *h, enum verb verb, hub_id id, struct arena *a,
    struct peer_match *out, struct hub_err *err);
enum match_status peers_status(const char *word);

#endif
