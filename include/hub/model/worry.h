/* SPDX-License-Identifier: MIT */
/*
 * Worries about a child. Sealed (NOUN_SEALED): in no search, figure, print or list but those of whom it
 * is for; each time one is opened is a worry_opening. Never altered: a correction is a worry of its own.
 */
#ifndef HUB_MODEL_WORRY_H
#define HUB_MODEL_WORRY_H

#include "hub/model/parts.h"

// clang-format off

#define WORRY_FIELDS(F)                                                                            \
    HUB_FIELD(F)                                                                                   \
    F(REF, child_id, "child", "Child", FIELD_PRIVATE | FIELD_SENSITIVE, .ref = "child",            \
        .help = "The child you are worried about.", .source = "DOMAIN 8c")                         \
    F(REF, family_id, "family", "Family", FIELD_PRIVATE | FIELD_SENSITIVE, .ref = "family",        \
        .help = "The family, if it is not about one child.", .source = "DOMAIN 8c")                \
    F(WALL, at, "at", "When", FIELD_REQUIRED | FIELD_PRIVATE | FIELD_SENSITIVE,                    \
        .also = "date|when", .help = "When it was said or seen.", .source = "DOMAIN 8c")           \
    F(NOTE, exact_words, "exact_words", "Exact words",                                             \
        FIELD_REQUIRED | FIELD_PRIVATE | FIELD_SENSITIVE,                                          \
        .help = "What was said or seen, word for word; ask no questions.", .source = "S97")        \
    F(TEXT, who, "who", "Who", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 120,                        \
        .help = "Who said it, or who was seen.", .source = "DOMAIN 8c")                            \
    F(REF, about_id, "about", "A grown-up it is about", FIELD_PRIVATE | FIELD_SENSITIVE,           \
        .ref = "person", .help = "If it is about one: they never see that this is here.",          \
        .source = "SCREENS 5")                                                                     \
    F(CHOICE, seen_heard, "seen_heard", "Seen or heard", FIELD_PRIVATE | FIELD_SENSITIVE,          \
        .choices = "seen|heard|told by someone", .help = "How you came to know.",                  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, told_whom, "told_whom", "Told", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 120,           \
        .help = "Whom you told: the safeguarding lead, the police.", .source = "DOMAIN 8c")        \
    F(WALL, told_at, "told_at", "Told at", FIELD_PRIVATE | FIELD_SENSITIVE,                        \
        .help = "When you told them.", .source = "DOMAIN 8c")                                      \
    F(NOTE, their_answer, "their_answer", "Their answer", FIELD_PRIVATE | FIELD_SENSITIVE,         \
        .help = "What they said.", .source = "DOMAIN 8c")                                          \
    F(TEXT, reference, "reference", "Reference", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 80,       \
        .help = "Their reference number.", .source = "DOMAIN 8c")                                  \
    F(REF, written_by, "written_by", "Written by", FIELD_READONLY, .ref = "person",                \
        .help = "Who wrote it.", .source = "DOMAIN 8c")                                            \
    F(STAMP, written_at, "written_at", "Written at", FIELD_READONLY,                               \
        .help = "When it was written.", .source = "DOMAIN 8c")                                     \
    F(REF, corrects_id, "corrects", "Corrects", FIELD_READONLY, .ref = "worry",                    \
        .help = "The earlier one this puts right; both stay.", .source = "SCREENS M13")            \
    TAKEN_BACK_FIELDS(F)

#define WORRY_OPENING_FIELDS(F)                                                                    \
    F(REF, worry_id, "worry", "Worry", FIELD_READONLY | FIELD_REQUIRED, .ref = "worry",            \
        .help = "The worry that was opened.", .source = "SCREENS 5")                               \
    F(REF, person_id, "person", "Who", FIELD_READONLY, .ref = "person", .help = "Who opened it.",  \
        .source = "SCREENS 5")                                                                     \
    F(STAMP, opened_at, "opened_at", "When", FIELD_READONLY, .help = "When it was opened.",        \
        .source = "SCREENS 5")

// clang-format on

NOUN_STRUCT(worry, WORRY_FIELDS);
NOUN_STRUCT(worry_opening, WORRY_OPENING_FIELDS);

extern const struct noun worry_noun;
extern const struct noun worry_opening_noun;

#endif
