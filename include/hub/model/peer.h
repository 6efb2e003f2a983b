/* SPDX-License-Identifier: MIT */
/*
 * Peers: volunteers, matches, the weekly tick, the three doors. A tick says yes,
 * tried, no or pause of one week and has no room for more, for what they talk
 * about is never kept. A match without a peer is a family that waits. How a
 * match stands is worked out, not kept: hub/scheduler/peers.h.
 */
#ifndef HUB_MODEL_PEER_H
#define HUB_MODEL_PEER_H

#include "hub/model/parts.h"

// clang-format off

#define PEER_FIELDS(F)                                                                             \
    HUB_FIELD(F)                                                                                   \
    F(REF, person_id, "person", "Person", FIELD_REQUIRED, .ref = "person", .help = "Who it is.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, family_id, "family", "Their family", 0, .ref = "family",                                \
        .help = "Their own family, if it is one of the hub.", .source = "DOMAIN 8c")               \
    F(CHOICE, kind, "kind", "Kind", 0, .choices = "peer|parent consultant", .def = "peer",         \
        .help = "A peer, or a parent consultant who works in units.", .source = "DOMAIN 4")        \
    F(INT, most_families, "most_families", "Most families", 0, .min = 0, .max = 20, .def = "2",    \
        .also = "limit|matched limit", .help = "How many families at once.", .source = "S156")     \
    F(TEXT, experience, "experience", "Experience", 0, .max = 400, .also = "tags|experience tags", \
        .help = "What they know: single parent, siblings, school, early permanence.",              \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, free_times, "free_times", "Free times", 0, .max = 200, .help = "When they can talk.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, trained_on, "trained", "Trained on", 0,                                                \
        .help = "When they did the peer training; more is under training.", .source = "DOMAIN 8c") \
    F(DATE, supervised_on, "supervised", "Last supervision", 0,                                    \
        .help = "When they last had supervision; more is under supervision.",                      \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, checks_until, "checks_until", "Checks good until", 0,                                  \
        .help = "When the first of their checks ends; the checks have the rest.",                  \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, resting_until, "resting_until", "Resting until", 0,                                    \
        .help = "No new family until then.", .source = "DOMAIN 8c")                                \
    F(DATE, left_on, "left", "Left", 0, .help = "The day they stopped.", .source = "DOMAIN 8c")    \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE,                                                \
        .help = "About the peer; never about a family.", .source = "DOMAIN 8c")

#define PEER_MATCH_FIELDS(F)                                                                       \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family",                         \
        .help = "The family that asked.", .source = "DOMAIN 8c")                                   \
    F(REF, parent_id, "parent", "Parent", 0, .ref = "person", .help = "Which parent.",             \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, peer_id, "peer", "Peer", 0, .ref = "peer", .help = "The peer; empty while they wait.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, asked_on, "asked", "Asked on", FIELD_REQUIRED, .help = "When they asked.",             \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, asked_for, "asked_for", "Asked for", FIELD_PRIVATE, .max = 400,                        \
        .help = "What they would like in a peer.", .source = "DOMAIN 8c")                          \
    F(TEXT, why_matched, "why_matched", "Why matched", FIELD_PRIVATE, .max = 400,                  \
        .help = "Why these two.", .source = "DOMAIN 8c")                                           \
    F(DATE, agreed_on, "agreed", "Agreed on", 0, .help = "When both said yes.",                    \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, weekly_day, "weekly_day", "Day", 0,                                                  \
        .choices = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday",                     \
        .help = "The day of the week they talk.", .source = "DOMAIN 8c")                           \
    F(CHOICE, kind, "kind", "Kind", 0, .choices = "weekly|one chat", .def = "weekly",              \
        .help = "Weekly, or one informal chat.", .source = "SCREENS 6")                            \
    F(CHOICE, status, "status", "Status", FIELD_REQUIRED,                                          \
        .choices = "waiting|proposed|agreed|paused|ended", .def = "waiting",                       \
        .help = "Waiting, proposed, agreed, paused or ended.", .source = "DOMAIN 8c")              \
    F(DATE, pause_until, "pause_until", "Paused until", 0,                                         \
        .help = "Nobody is asked for a tick until then.", .source = "DOMAIN 8c")                   \
    F(DATE, child_moved_in, "child_moved_in", "Child moved in", FIELD_PRIVATE,                     \
        .help = "The day the child moved in.", .source = "DOMAIN 8c")                              \
    F(DATE, review_1, "review_1", "First review", 0,                                               \
        .help = "When you look at it together first.", .source = "S158")                           \
    F(DATE, review_2, "review_2", "Second review", 0,                                              \
        .help = "When you look at it together again.", .source = "S158")                           \
    F(DATE, review_3, "review_3", "Third review", 0,                                               \
        .help = "When you look at it together the third time.", .source = "S158")                  \
    F(DATE, reviewed_on, "reviewed", "Looked at", 0,                                               \
        .help = "When you last looked at it together.", .source = "S158")                          \
    F(DATE, ended_on, "ended", "Ended on", 0, .help = "The day it ended.", .source = "DOMAIN 8c")  \
    F(CHOICE, ended_how, "ended_how", "Ended how", 0,                                              \
        .choices = "as planned|family chose|peer chose|moved away|other peer|other",               \
        .help = "How it ended; nobody is at fault.", .source = "S160")                             \
    F(DATE, debriefed_on, "debriefed", "Talked over", 0,                                           \
        .help = "When you talked it over with the peer.", .source = "S160")

#define TICK_FIELDS(F)                                                                             \
    F(REF, match_id, "match", "Match", FIELD_REQUIRED, .ref = "match", .help = "The match.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, week, "week", "Week", FIELD_REQUIRED, .help = "The Monday of the week.",               \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, in_touch, "in_touch", "In touch", FIELD_REQUIRED, .choices = "yes|tried|no|pause",   \
        .also = "tick|answer", .help = "Yes, tried with no reply, not this week, or paused.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, rang, "rang", "Peer rang", 0,                                                          \
        .help = "Whether someone at the hub ticked for a peer who rang.", .source = "CLI tick")    \
    F(REF, ticked_by, "ticked_by", "Ticked by", FIELD_READONLY, .ref = "person",                   \
        .help = "Who ticked.", .source = "DOMAIN 8c")                                              \
    F(STAMP, ticked_at, "ticked_at", "Ticked at", FIELD_READONLY, .help = "When it was ticked.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, corrects_id, "corrects", "Corrects", FIELD_READONLY, .ref = "tick",                     \
        .help = "The earlier one this puts right; both stay.", .source = "SCREENS M13")            \
    TAKEN_BACK_FIELDS(F)

#define PEER_EXCEPTION_FIELDS(F)                                                                   \
    F(REF, match_id, "match", "Match", FIELD_REQUIRED, .ref = "match", .help = "The match.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, door, "door", "Which", FIELD_REQUIRED,                                               \
        .choices = "asked for help|asked about training|at risk now",                              \
        .help = "They asked for help, asked about training, or someone may be at risk now.",       \
        .source = "S3")                                                                            \
    F(BOOL, parent_agreed, "parent_agreed", "Parent asked for it", 0,                              \
        .help = "The first two need the parent's own request.", .source = "S3")                    \
    F(TEXT, passed_to, "passed_to", "Passed to", FIELD_REQUIRED, .max = 80,                        \
        .help = "Who it was passed to.", .source = "DOMAIN 8c")                                    \
    F(DATE, opened_on, "opened", "On", FIELD_REQUIRED, .also = "date",                             \
        .help = "The day they asked, or it came up.", .source = "DOMAIN 8c")                       \
    F(DATE, done_on, "done", "Seen to", 0, .help = "The day somebody here saw to it.",             \
        .source = "S3")

#define PEER_NEVER_FIELDS(F)                                                                       \
    F(REF, peer_id, "peer", "Peer", FIELD_REQUIRED, .ref = "peer",                                 \
        .help = "Who is never to be matched with the family.", .source = "S160")                                    \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family",                         \
        .help = "The family, whichever of its children.", .source = "S160")                                           \
    F(TEXT, reason, "reason", "Why", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 200,                  \
        .help = "A few words: they know each other, one of them said no.", .source = "S160")

// clang-format on

NOUN_STRUCT(peer, PEER_FIELDS);
NOUN_STRUCT(peer_match, PEER_MATCH_FIELDS);
NOUN_STRUCT(tick, TICK_FIELDS);
NOUN_STRUCT(peer_exception, PEER_EXCEPTION_FIELDS);
NOUN_STRUCT(peer_never, PEER_NEVER_FIELDS);

extern const struct noun peer_noun;
extern const struct noun peer_match_noun;
extern const struct noun tick_noun;
extern const struct noun peer_exception_noun;
extern const struct noun peer_never_noun;

#endif
