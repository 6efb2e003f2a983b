/* SPDX-License-Identifier: MIT */
/* Which matches there are, in the order in which they are listed. */
#include "peers_priv.h"

#include <stdlib.h>
#include <string.h>

static int by_peer(const void *x, const void *y)
{
    const struct match_place *a = x, *b = y;
    bool wait_a = !id_known(a->peer), wait_b = !id_known(b->peer);
    if (wait_a != wait_b) {
        return wait_b - wait_a;
    }
    if (wait_a && a->asked.d != b->asked.d) {
        return a->asked.d < b->asked.d ? -1 : 1;
    }
    int order = strcmp(a->peer_name, b->peer_name);
    order = order ? order : strcmp(a->family_name, b->family_name);
    return order ? order : (a->id.n > b->id.n) - (a->id.n < b->id.n);
}

static int newest_end(const void *x, const void *y)
{
    const struct match_place *a = x, *b = y;
    if (a->ended.d != b->ended.d) {
        return a->ended.d > b->ended.d ? -1 : 1;
    }
    return (a->id.n < b->id.n) - (a->id.n > b->id.n);
}

static const char *const statuses_of[] = {
    [MATCHES_WAITING] = "waiting",
    [MATCHES_RUNNING] = "proposed|agreed|paused",
    [MATCHES_ENDED] = "ended",
    [MATCHES_OPEN] = "waiting|proposed|agreed|paused",
};

enum hub_rc peers_in_order(struct hub *h, enum match_which which, const struct peers_scope *scope,
    struct arena *a, struct match_place **out, size_t *count, struct hub_err *err)
{
    size_t all = 0, kept = 0;
    enum hub_rc rc = match_places(
        h->store, hub_read_in(h), statuses_of[which], a, out, &all, err);
    for (size_t i = 0; rc == HUB_OK && i < all; i++) {
        if (peers_within(scope, (*out)[i].peer)) {
            (*out)[kept++] = (*out)[i];
        }
    }
    if (kept > 1) {
        qsort(*out, kept, sizeof **out, which == MATCHES_ENDED ? newest_end : by_peer);
    }
    *count = kept;
    return rc;
}
