/* SPDX-License-Identifier: MIT */
#include "hub/model/peer.h"

#include "noun_priv.h"

#define SELF struct peer
static const struct field peer_fields[] = {PEER_FIELDS(NOUN_ROW)};
const struct noun peer_noun = {
    NOUN_SHAPE(peer),
    .name = "peer",
    .plural = "peers",
    .title = "Peer",
    .key = "hub|person",
    .shown = "person_id",
    .order = "person_id",
    .owner = "hub_id",
    .file = "peers",
};
#undef SELF

#define SELF struct peer_match
static const struct field peer_match_fields[] = {PEER_MATCH_FIELDS(NOUN_ROW)};
const struct noun peer_match_noun = {
    NOUN_SHAPE(peer_match),
    .name = "match",
    .plural = "matches",
    .title = "Match",
    .key = "family|asked",
    .shown = "family_id peer_id",
    .order = "asked_on",
    .when = "asked_on",
    .owner = "family_id",
    .file = "matches",
};
#undef SELF

#define SELF struct tick
static const struct field tick_fields[] = {TICK_FIELDS(NOUN_ROW)};
const struct noun tick_noun = {
    NOUN_SHAPE(tick),
    .name = "tick",
    .plural = "ticks",
    .title = "Tick",
    .flags = NOUN_APPEND_ONLY,
    .key = "match|week",
    .shown = "match_id week",
    .order = "week",
    .when = "week",
    .owner = "match_id",
    .file = "ticks",
};
#undef SELF

#define SELF struct peer_exception
static const struct field peer_exception_fields[] = {PEER_EXCEPTION_FIELDS(NOUN_ROW)};
const struct noun peer_exception_noun = {
    NOUN_SHAPE(peer_exception),
    .name = "exception",
    .plural = "exceptions",
    .title = "Exception",
    .key = "match|door|opened",
    .shown = "match_id door",
    .order = "opened_on",
    .when = "opened_on",
    .owner = "match_id",
    .file = "exceptions",
};
#undef SELF

#define SELF struct peer_never
static const struct field peer_never_fields[] = {PEER_NEVER_FIELDS(NOUN_ROW)};
const struct noun peer_never_noun = {
    NOUN_SHAPE(peer_never),
    .name = "never_match",
    .plural = "never_matches",
    .title = "Never match",
    .key = "peer|family",
    .shown = "peer_id family_id",
    .order = "peer_id",
    .owner = "family_id",
    .file = "never_matches",
};
#undef SELF
