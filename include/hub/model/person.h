/* SPDX-License-Identifier: MIT */
/* The adults the hub knows, and who may collect whom. */
#ifndef HUB_MODEL_PERSON_H
#define HUB_MODEL_PERSON_H

#include "hub/model/parts.h"

// clang-format off

#define PERSON_FIELDS(F)                                                                           \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "person", "Name", FIELD_REQUIRED | FIELD_UNIQUE, .max = 80,                      \
        .also = "name|adult|full name|first name+last name|first name+surname|"                    \
            "forename+surname|given name+family name",                                             \
        .help = "Their full name.", .source = "DOMAIN 8c")                                         \
    F(TEXT, known_as, "known_as", "Known as", 0, .max = 80, .help = "What people call them.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, family_id, "family", "Family", 0, .ref = "family",                                      \
        .help = "The family they belong to, if they are one of its adults.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, role, "role", "Role", 0,                                                             \
        .choices = "hub carer|liaison worker|host|peer|event helper|technical helper|parent|"      \
            "other adult", .help = "What they are to the hub.", .source = "DESIGN People")         \
    F(TEXT, relation, "relation", "To the child", 0, .max = 60,                                    \
        .also = "relationship|relation to child",                                                  \
        .help = "Who they are to the child: mum, gran, neighbour.", .source = "DOMAIN 8c")         \
    F(BOOL, parental_responsibility, "parental_responsibility", "Parental responsibility",         \
        FIELD_PRIVATE, .also = "pr",                                                               \
        .help = "Whether they have parental responsibility and can say yes for a child in law.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(PHONE, phone, "phone", "Phone", FIELD_PRIVATE,                                               \
        .also = "telephone|tel|mobile|phone 1|phone number", .help = "The number to ring first.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(PHONE, phone_other, "phone_other", "Other phone", FIELD_PRIVATE,                             \
        .also = "phone 2|second phone|work phone|home phone",                                      \
        .help = "A second number: work, home.", .source = "DOMAIN 8c")                             \
    F(EMAIL, email, "email", "E-mail", FIELD_PRIVATE, .also = "e-mail|mail",                       \
        .help = "Their e-mail address.", .source = "DOMAIN 8c")                                    \
    F(CHOICE, preferred_way, "preferred_way", "Likes to be reached by", 0,                         \
        .choices = "ring|text|e-mail|message", .help = "How they like to be reached.",             \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, can_be_told, "can_be_told", "May be told", FIELD_PRIVATE, .also = "can be told",       \
        .help = "Whether you may talk with them about the child.", .source = "DOMAIN 8c")          \
    F(BOOL, may_collect, "may_collect", "May collect", 0, .also = "collector",                     \
        .help = "Whether they may collect the family's children.", .source = "DOMAIN 8c")          \
    F(INT, emergency_order, "emergency_order", "Ring order", 0, .min = 1, .max = 9,                \
        .also = "emergency order", .help = "1 is rung first in an emergency, then 2, and so on.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, minutes_away, "minutes_away", "Minutes away", 0, .min = 0, .max = 1440,                 \
        .help = "How long they need to reach you.", .source = "DOMAIN 7, rule 15")                 \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .also = "note|comments",                       \
        .help = "Anything else about them.", .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(person, PERSON_FIELDS);

extern const struct noun person_noun;

#endif
