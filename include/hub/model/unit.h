/* SPDX-License-Identifier: MIT */
/* Parent Consultant units, groups, training, supervision and buddies. */
#ifndef HUB_MODEL_UNIT_H
#define HUB_MODEL_UNIT_H

#include "hub/model/parts.h"

// clang-format off

#define UNIT_FIELDS(F)                                                                             \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family", .help = "The family.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, parent_id, "parent", "Parent", 0, .ref = "person", .help = "Which parent.",             \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, peer_id, "consultant", "Consultant", 0, .ref = "peer",                                  \
        .help = "The parent consultant.", .source = "DOMAIN 8c")                                   \
    F(DATE, assessed_on, "assessed", "Assessed on", 0, .also = "initial assessment",               \
        .help = "The day of the first assessment.", .source = "DOMAIN 8c")                         \
    F(NOTE, goals, "goals", "Goals", FIELD_PRIVATE,                                                \
        .help = "What the parent wants, in their words.", .source = "DOMAIN 8c")                   \
    F(INT, planned, "planned", "Sessions", 0, .min = 1, .max = 20, .def = "6",                     \
        .help = "How many sessions were agreed.", .source = "S1")                                  \
    F(DATE, reviewed_on, "reviewed", "End review", 0, .also = "end review",                        \
        .help = "The day of the review at the end.", .source = "DOMAIN 8c")                        \
    F(TEXT, next_step, "next", "Next", FIELD_PRIVATE, .max = 400, .help = "What comes next.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, status, "status", "Status", 0, .choices = "running|finished|stopped",                \
        .def = "running", .help = "Running, finished or stopped.", .source = "DOMAIN 8c")

#define UNIT_SESSION_FIELDS(F)                                                                     \
    F(REF, unit_id, "unit", "Unit", FIELD_REQUIRED, .ref = "unit", .help = "The unit.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, number, "number", "Number", FIELD_REQUIRED, .min = 1, .max = 20,                        \
        .help = "Its place in the unit, from 1.", .source = "S1")                                  \
    F(DATE, held_on, "held", "Date", 0, .also = "date", .help = "The day it was.",                 \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, minutes, "minutes", "Minutes", 0, .min = 0, .max = 600, .help = "How long it was.",     \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, status, "status", "Status", 0, .choices = "planned|held|missed", .def = "planned",   \
        .help = "Planned, held or missed.", .source = "DOMAIN 8c")

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

#define TRAINING_FIELDS(F)                                                                         \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "training", "Training", FIELD_REQUIRED, .max = 120, .also = "name|title|course", \
        .help = "What it was about.", .source = "DOMAIN 8c")                                       \
    F(DATE, held_on, "held", "Date", FIELD_REQUIRED, .also = "date", .help = "The day it was.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, trainer, "trainer", "Trainer", 0, .max = 120, .help = "Who gave it.",                  \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, minutes, "minutes", "Minutes", 0, .min = 0, .max = 14400, .help = "How long it was.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(LINKS, people, "people", "Who came", 0, .ref = "person", .via = "training_person",           \
        .help = "Who was there.", .source = "DOMAIN 8c")                                           \
    F(INT, came, "came", "How many", 0, .min = 0, .max = 10000,                                    \
        .help = "How many came, where no names are kept.", .source = "DOMAIN 8c")                  \
    F(DATE, until, "until", "Good until", 0, .help = "When it should be done again.",              \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, for_peers, "for_peers", "Training of peers", 0,                                        \
        .help = "Whether it prepares peers; whoever of them came counts as trained.",              \
        .source = "S1")                                                                            \
    F(NOTE, notes, "notes", "Notes", 0, .help = "Anything else about it.", .source = "DOMAIN 8c")

#define TRAINING_PERSON_FIELDS(F)                                                                  \
    F(REF, training_id, "training", "Training", FIELD_REQUIRED, .ref = "training",                 \
        .help = "The training.", .source = "DOMAIN 8c")                                            \
    F(REF, person_id, "person", "Person", FIELD_REQUIRED, .ref = "person",                         \
        .help = "Who was there.", .source = "DOMAIN 8c")

#define SUPERVISION_FIELDS(F)                                                                      \
    HUB_FIELD(F)                                                                                   \
    F(DATE, held_on, "held", "Date", FIELD_REQUIRED, .also = "date", .help = "The day it was.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, with_whom, "with", "With", FIELD_REQUIRED, .max = 80, .help = "Who it was with.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, person_id, "person", "For", 0, .ref = "person", .help = "Whose supervision it was.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, group_id, "group", "For the group", 0, .ref = "group",                                  \
        .help = "The group, if it was about one.", .source = "DOMAIN 8c")                          \
    F(NOTE, topics, "topics", "Topics", FIELD_PRIVATE, .help = "What was talked about.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, agreed, "agreed", "Agreed", FIELD_PRIVATE, .help = "What was agreed.",                 \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, due, "due", "By", 0, .help = "When it has to be done.", .source = "DOMAIN 8c")         \
    F(DATE, done_on, "done", "Done", 0, .help = "When it was done.", .source = "DOMAIN 8c")

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

NOUN_STRUCT(unit, UNIT_FIELDS);
NOUN_STRUCT(unit_session, UNIT_SESSION_FIELDS);
NOUN_STRUCT(support_group, SUPPORT_GROUP_FIELDS);
NOUN_STRUCT(group_meeting, GROUP_MEETING_FIELDS);
NOUN_STRUCT(training, TRAINING_FIELDS);
NOUN_STRUCT(training_person, TRAINING_PERSON_FIELDS);
NOUN_STRUCT(supervision, SUPERVISION_FIELDS);
NOUN_STRUCT(buddy, BUDDY_FIELDS);

extern const struct noun unit_noun;
extern const struct noun unit_session_noun;
extern const struct noun support_group_noun;
extern const struct noun group_meeting_noun;
extern const struct noun training_noun;
extern const struct noun training_person_noun;
extern const struct noun supervision_noun;
extern const struct noun buddy_noun;

#endif
