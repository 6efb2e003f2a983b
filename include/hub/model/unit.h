/* SPDX-License-Identifier: MIT */
/*
 * Parent Consultant units and their sessions. When each is due follows in
 * hub/service/units.h; nothing of that is kept here.
 */
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

// clang-format on

NOUN_STRUCT(unit, UNIT_FIELDS);
NOUN_STRUCT(unit_session, UNIT_SESSION_FIELDS);

extern const struct noun unit_noun;
extern const struct noun unit_session_noun;

#endif
