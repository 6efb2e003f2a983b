/* SPDX-License-Identifier: MIT */
/* What is left of a record that was erased, and what was decided for a copy of someone's records. */
#ifndef HUB_MODEL_KEEPING_H
#define HUB_MODEL_KEEPING_H

#include "hub/model/parts.h"

// clang-format off

#define ERASURE_FIELDS(F)                                                                          \
    HUB_FIELD(F)                                                                                   \
    F(INT, number, "number", "Number", FIELD_REQUIRED | FIELD_READONLY, .min = 1, .max = 999999999, \
        .help = "Its number among all that were erased.", .source = "DECISIONS Erasure")           \
    F(TEXT, kind, "kind", "What it was", FIELD_REQUIRED | FIELD_READONLY, .max = 40,               \
        .help = "What kind of record it was; never whose.", .source = "DECISIONS Erasure")         \
    F(INT, records, "records", "Records", FIELD_READONLY, .min = 1, .max = 999999999,              \
        .help = "How many records went with it.", .source = "DECISIONS Erasure")                   \
    F(STAMP, erased_at, "erased_at", "When", FIELD_REQUIRED | FIELD_READONLY,                      \
        .help = "When it was erased.", .source = "DECISIONS Erasure")                              \
    F(REF, erased_by, "by", "By", FIELD_READONLY, .ref = "person", .help = "Who erased it.",       \
        .source = "DECISIONS Erasure")                                                             \
    F(CHOICE, why, "why", "Why", FIELD_REQUIRED | FIELD_READONLY, .choices = ERASURE_WHY,          \
        .help = "Why: its time was up, they asked, or it was kept by mistake.", .source = "S112")

#define ERASURE_WHY "time is up|they asked|kept by mistake"

#define WITHHELD_FIELDS(F)                                                                         \
    F(REF, request_id, "request", "Request", FIELD_REQUIRED | FIELD_READONLY, .ref = "request",    \
        .help = "The request for records it was decided for.", .source = "S114")                   \
    F(TEXT, place, "place", "Where", FIELD_REQUIRED | FIELD_READONLY, .max = 160,                  \
        .help = "Which record and field it is about.", .source = "S114")                           \
    F(CHOICE, decision, "decision", "Decision", FIELD_REQUIRED, .choices = "keep masked|show",     \
        .help = "Whether another person stays masked there, or may be shown.", .source = "S114")   \
    F(REF, decided_by, "decided_by", "Decided by", FIELD_READONLY, .ref = "person",                \
        .help = "Who decided it.", .source = "DOMAIN 8c")                                          \
    F(STAMP, decided_at, "decided_at", "Decided", FIELD_READONLY, .help = "When it was decided.",  \
        .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(erasure, ERASURE_FIELDS);
NOUN_STRUCT(withheld, WITHHELD_FIELDS);

extern const struct noun erasure_noun;
extern const struct noun withheld_noun;

#endif
