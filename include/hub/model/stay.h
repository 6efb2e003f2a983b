/* SPDX-License-Identifier: MIT */
/* A stay, its children and its beds. */
#ifndef HUB_MODEL_STAY_H
#define HUB_MODEL_STAY_H

#include "hub/model/noun.h"

// clang-format off

#define STAY_FIELDS(F)                                                                             \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family",                         \
        .help = "Whose children come.", .source = "DOMAIN 8c")                                     \
    F(REF, host_id, "host", "Host", 0, .ref = "host", .also = "carer|with",                        \
        .help = "Where they stay; empty while nobody is asked yet.", .source = "DOMAIN 8c")        \
    F(WALL, arrive, "arrive", "Arrives", FIELD_REQUIRED, .also = "from|arrives|arrival|start",     \
        .help = "Day and time they come.", .source = "DOMAIN 8c")                                  \
    F(WALL, leave, "leave", "Leaves", FIELD_REQUIRED, .also = "to|leaves|departure|end|until",     \
        .help = "Day and time they go home.", .source = "DOMAIN 8c")                               \
    F(CHOICE, status, "status", "Status", FIELD_REQUIRED,                                          \
        .choices = "asked|offered|draft|agreed|happened|cancelled", .def = "asked",                \
        .help = "How far it is: asked, offered, draft, agreed, happened, cancelled.",              \
        .source = "DECISIONS")                                                                     \
    F(CHOICE, kind, "kind", "Kind", FIELD_REQUIRED, .choices = "planned|emergency|day|tea",        \
        .def = "planned", .also = "type",                                                          \
        .help = "Planned, an emergency, a day visit or a tea visit.", .source = "DOMAIN 8c")       \
    F(LINKS, children, "children", "Children", 0, .ref = "child", .via = "stay_child",             \
        .def = "all", .also = "child",                                                             \
        .help = "Who stays; all children of the family if you say nothing.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, legal_basis, "legal_basis", "Why it is allowed", 0,                                  \
        .choices = "private|section 17|section 20|voluntary agency|not yet adopted",               \
        .also = "basis", .help = "Who arranges the stay in law; it picks the limits.",             \
        .source = "DOMAIN 2.1")                                                                    \
    F(CHOICE, nation, "nation", "Nation", 0, .choices = "England|Wales|Scotland|Northern Ireland", \
        .help = "Where the stay is; empty means as the hub.", .source = "DOMAIN 2.1")              \
    F(REF, bed_id, "bed", "Bed", 0, .ref = "bed",                                                  \
        .help = "The bed, where one child stays; with more, each child has their own.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, reason, "reason", "Reason", 0,                                                       \
        .choices = "treat|family event|hospital|school|crisis|other", .also = "why",               \
        .help = "Why this stay: a treat, a family event, hospital, school, a crisis.",             \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, asked_by, "asked_by", "Asked by", 0, .max = 80, .help = "Who asked for it.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, asked_on, "asked_on", "Asked on", 0, .help = "When they asked.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, first_time, "first_time", "First time", 0,                                             \
        .help = "Whether it is a child's first night here.", .source = "DOMAIN 8c")                \
    F(BOOL, parent_stays, "parent_stays", "A parent stays too", 0,                                 \
        .help = "Whether a parent stays with the child.", .source = "S129")                        \
    F(DATE, prefer_1, "prefer_1", "First choice", 0, .help = "The date they would like best.",     \
        .source = "S129")                                                                          \
    F(DATE, prefer_2, "prefer_2", "Second choice", 0, .help = "The date they would like next.",    \
        .source = "S129")                                                                          \
    F(DATE, prefer_3, "prefer_3", "Third choice", 0, .help = "The date that would do too.",        \
        .source = "S129")                                                                          \
    F(TOD, arrive_by, "arrive_by", "Here by", 0, .help = "The latest they should be here.",        \
        .source = "DOMAIN 8c")                                                                     \
    F(TOD, leave_by, "leave_by", "Gone by", 0, .help = "The latest they should be gone.",          \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, brings, "brings", "Who brings", 0, .max = 80, .also = "brought by",                    \
        .help = "Who brings them.", .source = "DOMAIN 8c")                                         \
    F(TEXT, collects, "collects", "Who collects", 0, .max = 80, .also = "collected by",            \
        .help = "Who collects them; must be on the child's list.", .source = "DOMAIN 8c")          \
    F(NOTE, items, "items", "Things brought", 0, .help = "What came along: bag, bear, tablet.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, medicine, "medicine", "Medicine brought", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 200, \
        .help = "What medicine came along; the sheet has the rest.", .source = "DOMAIN 8c")        \
    F(TEXT, pen_at, "pen_at", "Where the pen is", FIELD_SENSITIVE, .max = 80,                      \
        .help = "Where the adrenaline pen is kept during this stay.",                              \
        .source = "DOMAIN 7, rule 19")                                                             \
    F(TEXT, money, "money", "Money", 0, .max = 80, .help = "Pocket money that came along.",        \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, called_on, "called_on", "Rang before on", 0, .also = "pre-stay call",                  \
        .help = "When you rang to go through the sheet.", .source = "S129")                        \
    F(TEXT, agency_agreed_by, "agency_agreed_by", "Agency yes by", 0, .max = 80,                   \
        .help = "Who at the agency said yes.", .source = "DOMAIN 7, rule 9")                       \
    F(DATE, agency_agreed_on, "agency_agreed_on", "Agency yes on", 0,                              \
        .help = "When the agency said yes.", .source = "DOMAIN 7, rule 9")                         \
    F(TEXT, liaison_agreed_by, "liaison_agreed_by", "Liaison worker's yes", 0, .max = 80,          \
        .help = "Which liaison worker said yes to a long stay.", .source = "DOMAIN 7, rule 11")    \
    F(DATE, liaison_agreed_on, "liaison_agreed_on", "Liaison worker's yes on", 0,                  \
        .help = "When the liaison worker said yes.", .source = "DOMAIN 7, rule 11")                \
    F(TEXT, sharing_agreed_by, "sharing_agreed_by", "Sharing agreed by", 0, .max = 120,            \
        .help = "Who agreed that the children share a room.", .source = "S64")                     \
    F(DATE, sharing_agreed_on, "sharing_agreed_on", "Sharing agreed on", 0,                        \
        .help = "When it was agreed in writing.", .source = "S64")                                 \
    F(NOTE, sharing_note, "sharing_note", "Sharing: what was weighed",                             \
        FIELD_PRIVATE | FIELD_SENSITIVE,                                                           \
        .help = "The children's wishes and what else was thought about.", .source = "S64")         \
    F(NOTE, child_wish, "child_wish", "The child's wish", FIELD_PRIVATE,                           \
        .help = "What the child said about staying.", .source = "S50")                             \
    F(TEXT, other_nights, "other_nights", "Nights elsewhere", FIELD_PRIVATE, .max = 200,           \
        .help = "Other nights away from home around this stay.", .source = "DOMAIN 7, rule 10")    \
    F(TEXT, school_run, "school_run", "School run", 0, .max = 200,                                 \
        .help = "Who takes them to school and back.", .source = "S126")                            \
    F(BOOL, parents_far, "parents_far", "Parents far away", 0,                                     \
        .help = "Whether the parents are more than two hours away.", .source = "S130")             \
    F(TEXT, near_adult, "near_adult", "Someone near", 0, .max = 120,                               \
        .help = "Who is near and can come instead, with a phone.", .source = "S130")               \
    F(TEXT, cancelled_by, "cancelled_by", "Cancelled by", 0, .max = 80,                            \
        .help = "Who cancelled it.", .source = "DOMAIN 8c")                                        \
    F(TEXT, cancelled_why, "cancelled_why", "Why cancelled", FIELD_PRIVATE, .max = 200,            \
        .help = "Why it was cancelled.", .source = "DOMAIN 8c")                                    \
    F(BOOL, filled, "filled", "Planned by hub", FIELD_READONLY,                                    \
        .help = "It came from filling a period, not from what a family asked for.",                \
        .source = "DECISIONS Rota")                                                                \
    F(REF, swapped_id, "swapped_with", "Swapped with", 0, .ref = "stay", .also = "swapped with",   \
        .help = "The stay it was swapped with.", .source = "DOMAIN 8c")                            \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .also = "note|comments",                       \
        .help = "Anything else about the stay.", .source = "DOMAIN 8c")

#define STAY_CHILD_FIELDS(F)                                                                       \
    F(REF, stay_id, "stay", "Stay", FIELD_REQUIRED, .ref = "stay", .help = "The stay.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, child_id, "child", "Child", FIELD_REQUIRED, .ref = "child", .help = "The child.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, bed_id, "bed", "Bed", 0, .ref = "bed", .help = "The bed; empty while none is chosen.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, said, "said", "Child said", 0, .choices = "yes|not sure|no|not asked",               \
        .help = "What the child said when asked about it.", .source = "DOMAIN 7, rule 40")         \
    F(NOTE, said_words, "said_words", "In their words", FIELD_PRIVATE,                             \
        .help = "The child's own words.", .source = "DOMAIN 7, rule 40")

// clang-format on

NOUN_STRUCT(stay, STAY_FIELDS);
NOUN_STRUCT(stay_child, STAY_CHILD_FIELDS);

extern const struct noun stay_noun;
extern const struct noun stay_child_noun;

#endif
