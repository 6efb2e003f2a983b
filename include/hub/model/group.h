/* SPDX-License-Identifier: MIT */
/*
 * Support groups, and the buddies of those who are new. A meeting belongs to a group; when the next is
 * due follows in hub/service/groups.h, nothing of that is kept here.
 */
#ifndef HUB_MODEL_GROUP_H
#define HUB_MODEL_GROUP_H

#include "hub/model/parts.h"

// clang-format off

#define SUPPORT_GROUP_FIELDS(F)                                                                    \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "group", "Group", FIELD_REQUIRED | FIELD_UNIQUE, .max = 120, .also = "name",     \
        .help = "What it is called.", .source = "DOMAIN 8c")                                       \
    F(TEXT, leaders, "leaders", "Leaders", 0, .max = 200, .help = "Who leads it.",                 \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, place, "place", "Place", 0, .max = 200, .help = "Where it meets.",                     \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, rhythm, "rhythm", "How often", 0, .max = 120,                                          \
        .help = "First Tuesday of the month, every two weeks.", .source = "DOMAIN 8c")             \
    F(TEXT, drop_in_worker, "drop_in_worker", "Drop-in social worker", 0, .max = 80,               \
        .help = "Which social worker drops in.", .source = "DOMAIN 8c")                            \
    F(DATE, drop_in_on, "drop_in", "Next drop-in", 0,                                              \
        .help = "When they drop in next; once a month is good.", .source = "S1")                   \
    F(INT, members, "members", "Members", 0, .min = 0, .max = 10000, .also = "numbers",            \
        .help = "How many belong to it.", .source = "DOMAIN 8c")                                   \
    F(INT, received, "received", "Received, in pounds", 0, .min = 0, .max = 1000000,               \
        .help = "Money the group was given, beside what came in at its meetings.",                 \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, spent, "spent", "Spent, in pounds", 0, .min = 0, .max = 1000000,                        \
        .help = "Money the group has spent, beside what its meetings cost.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "Anything else about the group.",      \
        .source = "DOMAIN 8c")

#define GROUP_MEETING_FIELDS(F)                                                                    \
    F(REF, group_id, "group", "Group", FIELD_REQUIRED, .ref = "group", .help = "The group.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, held_on, "held", "Date", FIELD_REQUIRED, .also = "date", .help = "The day it met.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, came, "came", "Came", 0, .min = 0, .max = 10000,                                        \
        .help = "How many came; empty means not counted.", .source = "S176")                       \
    F(INT, new_people, "new", "New", 0, .min = 0, .max = 10000,                                    \
        .help = "How many of them were new.", .source = "S184")                                    \
    F(BOOL, worker_came, "worker_came", "Social worker came", 0,                                   \
        .help = "Whether the social worker dropped in.", .source = "S1")                           \
    F(INT, spent, "spent", "Spent, in pounds", 0, .min = 0, .max = 1000000,                        \
        .help = "What it cost.", .source = "DOMAIN 8c")                                            \
    F(INT, received, "received", "Received, in pounds", 0, .min = 0, .max = 1000000,               \
        .help = "Money that came in there.", .source = "DOMAIN 8c")                                \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "What it was about; no names.",        \
        .source = "DOMAIN 8c")

/* What buddies talk about has no field. */
#define BUDDY_FIELDS(F)                                                                            \
    HUB_FIELD(F)                                                                                   \
    F(CHOICE, kind, "kind", "Kind", FIELD_REQUIRED, .choices = "new adopter|new peer",             \
        .def = "new adopter", .help = "Who is new: an adopter, or somebody who begins as a peer.", \
        .source = "S1")                                                                            \
    F(REF, family_id, "family", "Family", 0, .ref = "family",                                      \
        .help = "The new adopter's family.", .source = "S1")                                       \
    F(REF, newcomer_id, "newcomer", "Who is new", 0, .ref = "person",                              \
        .help = "Which parent, or the new peer.", .source = "S1")                                  \
    F(REF, buddy_id, "buddy", "Buddy", 0, .ref = "person",                                         \
        .help = "Somebody who has been there; empty while they wait.", .source = "S1")             \
    F(DATE, asked_on, "asked", "Asked on", FIELD_REQUIRED, .help = "When they asked for a buddy.", \
        .source = "our own")                                                                       \
    F(DATE, began_on, "began", "Began", 0, .help = "When the two first spoke.",                    \
        .source = "our own")                                                                       \
    F(DATE, check_on, "check", "Ask how it goes", 0,                                               \
        .help = "The day you ask both of them how it goes.", .source = "S161")                     \
    F(DATE, until, "until", "Until about", 0, .help = "When it is meant to end.",                  \
        .source = "S161")                                                                          \
    F(DATE, ended_on, "ended", "Ended on", 0, .help = "The day it ended.", .source = "S161")       \
    F(CHOICE, ended_how, "ended_how", "Ended how", 0,                                              \
        .choices = "as planned|newcomer chose|buddy chose|moved away|other",                       \
        .help = "How it ended; nobody is at fault.", .source = "S160")

// clang-format on

NOUN_STRUCT(support_group, SUPPORT_GROUP_FIELDS);
NOUN_STRUCT(group_meeting, GROUP_MEETING_FIELDS);
NOUN_STRUCT(buddy, BUDDY_FIELDS);

extern const struct noun support_group_noun;
extern const struct noun group_meeting_noun;
extern const struct noun buddy_noun;

#endif
