/* SPDX-License-Identifier: MIT */
/* What was written during a stay, and who said to go ahead. */
#ifndef HUB_MODEL_STAY_NOTE_H
#define HUB_MODEL_STAY_NOTE_H

#include "hub/model/noun.h"

// clang-format off

#define STAY_NOTE_FIELDS(F)                                                                        \
    F(REF, stay_id, "stay", "Stay", FIELD_REQUIRED, .ref = "stay", .help = "The stay.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, child_id, "child", "Child", 0, .ref = "child",                                          \
        .help = "The child; empty if it is about all of them.", .source = "DOMAIN 8c")             \
    F(DATE, day, "day", "Day", FIELD_REQUIRED, .also = "date", .help = "The day it is about.",     \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, kind, "kind", "Kind", 0, .choices = "day|going home", .def = "day",                  \
        .help = "A note of the day, or the note that goes home with the child.",                   \
        .source = "DOMAIN 8a, 13")                                                                 \
    F(TEXT, mood, "mood", "Mood", FIELD_PRIVATE, .max = 200, .help = "How the child was.",         \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, ate, "ate", "Ate", FIELD_PRIVATE, .max = 200, .help = "What and how much.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, slept, "slept", "Slept", FIELD_PRIVATE, .max = 200,                                    \
        .help = "From when to when, and how.", .source = "DOMAIN 8c")                              \
    F(NOTE, did, "did", "Did", FIELD_PRIVATE, .help = "What you did together.",                    \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, went_well, "went_well", "Went well", FIELD_PRIVATE, .help = "What went well.",         \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, wobbles, "wobbles", "Wobbles", FIELD_PRIVATE, .help = "What was hard.",                \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, what_helped, "what_helped", "What helped", FIELD_PRIVATE, .help = "What helped then.", \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, health, "health", "Health", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 400,               \
        .help = "Aches, coughs, anything you saw.", .source = "DOMAIN 8c")                         \
    F(TEXT, medicines, "medicines", "Medicines given", FIELD_PRIVATE | FIELD_SENSITIVE,            \
        .max = 200, .help = "What was given; the doses are on the medicine sheet.",                \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, accidents, "accidents", "Accidents", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 400,      \
        .help = "Bumps and falls; a bigger one needs its own page.", .source = "DOMAIN 8c")        \
    F(TEXT, visitors, "visitors", "Visitors", FIELD_PRIVATE, .max = 200,                           \
        .help = "Who came to the house.", .source = "DOMAIN 8c")                                   \
    F(TEXT, phone_home, "phone_home", "Phone home", FIELD_PRIVATE, .max = 200,                     \
        .help = "When they rang home and how it was.", .source = "DOMAIN 8c")                      \
    F(NOTE, childs_words, "childs_words", "In their words", FIELD_PRIVATE,                         \
        .help = "What the child said, as they said it.", .source = "DOMAIN 8c")                    \
    F(TEXT, told_parent, "told_parent", "Told the parent", 0, .max = 400,                          \
        .help = "What you told the parent, and when.", .source = "DOMAIN 8c")                      \
    F(CHOICE, fact, "fact", "Fact or opinion", 0, .choices = "fact|opinion|both",                  \
        .help = "Whether this is what you saw or what you think.", .source = "S42")                \
    F(REF, written_by, "written_by", "Written by", FIELD_READONLY, .ref = "person",                \
        .help = "Who wrote it.", .source = "DOMAIN 8c")                                            \
    F(STAMP, written_at, "written_at", "Written at", FIELD_READONLY,                               \
        .help = "When it was written.", .source = "DOMAIN 8c")

#define GO_AHEAD_FIELDS(F)                                                                         \
    F(REF, stay_id, "stay", "Stay", FIELD_REQUIRED, .ref = "stay", .help = "The stay.",            \
        .source = "DECISIONS Rota")                                                                \
    F(INT, rule, "rule", "Rule", FIELD_REQUIRED, .min = 1, .max = 99,                              \
        .help = "The number of the rule.", .source = "DOMAIN 7")                                   \
    F(REF, person_id, "person", "Who", FIELD_REQUIRED, .ref = "person",                            \
        .help = "Who said to go ahead.", .source = "DECISIONS Rota")                               \
    F(NOTE, reason, "reason", "Reason", FIELD_REQUIRED | FIELD_PRIVATE,                            \
        .help = "Why it is right this time.", .source = "DECISIONS Rota")                          \
    F(TEXT, facts, "facts", "Facts seen", FIELD_READONLY, .max = 64,                               \
        .help = "A mark of what was known then; when that changes it is asked again.",             \
        .source = "DECISIONS Rota")                                                                \
    F(STAMP, given_at, "at", "When", FIELD_READONLY, .help = "When it was said.",                  \
        .source = "DECISIONS Rota")

// clang-format on

NOUN_STRUCT(stay_note, STAY_NOTE_FIELDS);
NOUN_STRUCT(go_ahead, GO_AHEAD_FIELDS);

extern const struct noun stay_note_noun;
extern const struct noun go_ahead_noun;

#endif
