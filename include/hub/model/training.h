/* SPDX-License-Identifier: MIT */
/* Training and who came, a person's place each; and supervision, of one person or of a group. */
#ifndef HUB_MODEL_TRAINING_H
#define HUB_MODEL_TRAINING_H

#include "hub/model/parts.h"

// clang-format off

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

// clang-format on

NOUN_STRUCT(training, TRAINING_FIELDS);
NOUN_STRUCT(training_person, TRAINING_PERSON_FIELDS);
NOUN_STRUCT(supervision, SUPERVISION_FIELDS);

extern const struct noun training_noun;
extern const struct noun training_person_noun;
extern const struct noun supervision_noun;

#endif
