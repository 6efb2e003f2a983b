/* SPDX-License-Identifier: MIT */
/* What parents said yes to, and who may collect a child. */
#ifndef HUB_MODEL_CONSENT_H
#define HUB_MODEL_CONSENT_H

#include "hub/model/noun.h"

// clang-format off

#define CONSENT_FIELDS(F)                                                                          \
    F(REF, child_id, "child", "Child", FIELD_REQUIRED, .ref = "child",                             \
        .help = "The child it is for.", .source = "DOMAIN 8c")                                     \
    F(CHOICE, kind, "kind", "What for", FIELD_REQUIRED,                                            \
        .choices = "stay overnight|first aid|emergency treatment|medicine giving|travel by car|"   \
            "swimming|photo|screens and internet|activity|share with school|group chat",           \
        .also = "consent", .help = "What is asked.", .source = "DOMAIN 8c")                        \
    F(CHOICE, answer, "answer", "Answer", FIELD_REQUIRED, .choices = "yes|no", .def = "yes",       \
        .help = "What they said.", .source = "DOMAIN 8c")                                          \
    F(CHOICE, photo_use, "photo_use", "Photos", 0, .choices = "none|private|group|publicity",      \
        .help = "How far a picture may go; none unless they say so.", .source = "S95")             \
    F(TEXT, what, "what", "More exactly", 0, .max = 200,                                           \
        .help = "Which activity, which journey, which wish.", .source = "DOMAIN 8c")               \
    F(TEXT, given_by, "given_by", "Given by", FIELD_REQUIRED, .max = 80,                           \
        .help = "Who said it; someone with parental responsibility.", .source = "DOMAIN 8c")       \
    F(DATE, given_on, "given", "Given on", FIELD_REQUIRED, .also = "date|given on|signed",         \
        .help = "The day it was said or signed.", .source = "DOMAIN 8c")                           \
    F(CHOICE, how, "how", "How", 0, .choices = "signed|said|message",                              \
        .help = "Signed, said or written in a message.", .source = "DOMAIN 8c")                    \
    F(DATE, until, "until", "Until", 0, .also = "expires|ends",                                    \
        .help = "The last day it holds; empty means a year.", .source = "DOMAIN 7, rule 16")       \
    F(DATE, withdrawn_on, "withdrawn", "Withdrawn on", 0,                                          \
        .help = "The day they took it back; from then on it is a no.", .source = "DOMAIN 8c")      \
    F(TEXT, withdrawn_by, "withdrawn_by", "Withdrawn by", 0, .max = 80,                            \
        .help = "Who took it back.", .source = "DOMAIN 8c")                                        \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "Anything else they said about it.",   \
        .source = "DOMAIN 8c")

#define COLLECTOR_FIELDS(F)                                                                        \
    F(REF, child_id, "child", "Child", FIELD_REQUIRED, .ref = "child", .help = "The child.",       \
        .source = "S140")                                                                          \
    F(REF, person_id, "person", "Person", FIELD_REQUIRED, .ref = "person",                         \
        .help = "Who comes to collect.", .source = "S140")                                         \
    F(CHOICE, may, "may", "May collect", FIELD_REQUIRED, .choices = "yes|no|only today",           \
        .def = "yes", .help = "Whether they may.", .source = "S140")                               \
    F(TEXT, said_by, "said_by", "Said by", 0, .max = 80, .help = "Which parent said so.",          \
        .source = "S142")                                                                          \
    F(DATE, said_on, "said_on", "Said on", 0, .help = "When they said so.", .source = "S142")      \
    F(DATE, until, "until", "Until", 0, .help = "The last day it holds.", .source = "S142")        \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE,                                                \
        .help = "What they look like, their car, a password.", .source = "S142")

// clang-format on

NOUN_STRUCT(consent, CONSENT_FIELDS);
NOUN_STRUCT(collector, COLLECTOR_FIELDS);

/* The last day it was given for: `until`, else a year less a day (rule 16). Withdrawal aside. */
hub_date consent_until(const struct consent *c);

extern const struct noun consent_noun;
extern const struct noun collector_noun;

#endif
