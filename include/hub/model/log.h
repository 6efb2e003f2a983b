/* SPDX-License-Identifier: MIT */
/*
 * The log and accidents. Entries are added, never altered: a correction is an
 * entry of its own that points to the one it corrects, and undo marks one
 * withdrawn.
 */
#ifndef HUB_MODEL_LOG_H
#define HUB_MODEL_LOG_H

#include "hub/model/parts.h"

// clang-format off

#define LOG_ENTRY_FIELDS(F)                                                                        \
    HUB_FIELD(F)                                                                                   \
    F(WALL, at, "at", "When", FIELD_REQUIRED, .also = "date|when|start",                           \
        .help = "Day and time it happened.", .source = "DOMAIN 8c")                                \
    F(REF, family_id, "family", "Family", 0, .ref = "family",                                      \
        .help = "The family it is about, if any.", .source = "DOMAIN 8c")                          \
    F(REF, child_id, "child", "Child", 0, .ref = "child",                                          \
        .help = "The child it is about, if one.", .source = "DOMAIN 8c")                           \
    F(CHOICE, kind, "kind", "Kind", FIELD_REQUIRED,                                                \
        .choices = "call|message|visit|school|hospital|stay|event|training|agency|other",          \
        .def = "call", .also = "type", .help = "What kind of thing it was.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, with_whom, "with", "With", FIELD_PRIVATE, .max = 120, .also = "who|who with|person",   \
        .help = "Who you spoke with or met.", .source = "DOMAIN 8c")                               \
    F(INT, minutes, "minutes", "Minutes", 0, .min = 0, .max = 2880, .also = "length|duration",     \
        .help = "How long it took.", .source = "DOMAIN 8c")                                        \
    F(NOTE, fact, "fact", "What happened", FIELD_REQUIRED | FIELD_PRIVATE | FIELD_SENSITIVE,       \
        .also = "what|note|text|entry", .help = "What you saw and heard.", .source = "DOMAIN 8c")  \
    F(NOTE, opinion, "opinion", "What I think", FIELD_PRIVATE | FIELD_SENSITIVE,                   \
        .help = "What you make of it; kept apart from what happened.", .source = "S42")            \
    F(NOTE, third_party, "third_party", "From someone else", FIELD_PRIVATE | FIELD_SENSITIVE,      \
        .also = "from someone else", .help = "What someone else told you, and who.",               \
        .source = "S42")                                                                           \
    F(TEXT, others, "others", "Other children", FIELD_PRIVATE, .max = 80,                          \
        .help = "Other children, by initials only.", .source = "S43")                              \
    F(TEXT, action, "action", "To do", FIELD_PRIVATE, .max = 400, .also = "follow up|next",        \
        .help = "What has to be done now.", .source = "DOMAIN 8c")                                 \
    F(DATE, due, "due", "By", 0, .help = "When it has to be done.", .source = "DOMAIN 8c")         \
    F(DATE, done_on, "done", "Done", 0, .help = "When it was done.", .source = "DOMAIN 8c")        \
    F(BOOL, significant, "significant", "For the timeline", 0,                                     \
        .help = "Whether it is a headline of the child's story.", .source = "S143")                \
    F(REF, stay_id, "stay", "Stay", 0, .ref = "stay", .help = "The stay it belongs to.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, event_id, "event", "Event", 0, .ref = "event", .help = "The event it belongs to.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, seen_by, "seen_by", "Seen by", 0, .max = 120,                                          \
        .help = "Who has read it: the liaison worker, a manager.", .source = "DOMAIN 8c")          \
    F(TEXT, author, "signed", "Signed", FIELD_READONLY, .max = 80, .help = "Who wrote it.",        \
        .source = "S42")                                                                           \
    F(STAMP, written_at, "written_at", "Written at", FIELD_READONLY,                               \
        .help = "When it was written; long after, it is shown as late.", .source = "S42")          \
    F(REF, corrects_id, "corrects", "Corrects", FIELD_READONLY, .ref = "entry",                    \
        .help = "The earlier one this puts right; both stay.", .source = "SCREENS M13")            \
    TAKEN_BACK_FIELDS(F)

#define INCIDENT_FIELDS(F)                                                                         \
    HUB_FIELD(F)                                                                                   \
    F(CHOICE, kind, "kind", "Kind", FIELD_REQUIRED, .choices = "accident|incident|near miss",      \
        .def = "accident", .help = "Accident, incident or near miss.", .source = "DOMAIN 8c")                         \
    F(REF, child_id, "child", "Child", 0, .ref = "child", .help = "The child.",                    \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, who, "who", "Who else", FIELD_PRIVATE, .max = 80,                                      \
        .help = "Who it happened to, if not a child of the hub.", .source = "DOMAIN 8c")           \
    F(WALL, at, "at", "When", FIELD_REQUIRED, .also = "date|when", .help = "Day and time.",        \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, place, "place", "Where", 0, .max = 200, .help = "Where it happened.",                  \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, what, "what", "What happened", FIELD_REQUIRED | FIELD_PRIVATE | FIELD_SENSITIVE,       \
        .help = "What happened, in the order it happened.", .source = "DOMAIN 8c")                 \
    F(TEXT, injury, "injury", "Injury", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 400,               \
        .help = "What was hurt.", .source = "DOMAIN 8c")                                           \
    F(TEXT, body_place, "body_place", "Where on the body", FIELD_PRIVATE | FIELD_SENSITIVE,        \
        .max = 200, .help = "Left knee, back of the head.", .source = "S147")                      \
    F(TEXT, treatment, "treatment", "Treatment", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 400,      \
        .help = "What was done about it.", .source = "DOMAIN 8c")                                  \
    F(TEXT, treated_by, "treated_by", "Treated by", 0, .max = 80, .help = "Who did it.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, witness, "witness", "Witness", FIELD_PRIVATE, .max = 120, .help = "Who saw it.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(WALL, parent_told_at, "parent_told", "Parent told", 0, .help = "When a parent was told.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, parent_told_how, "parent_told_how", "Told how", 0, .max = 120,                         \
        .help = "Which parent, and how.", .source = "DOMAIN 8c")                                   \
    F(WALL, agency_told_at, "agency_told", "Agency told", 0, .help = "When the agency was told.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, follow_up, "follow_up", "Follow-up", FIELD_PRIVATE | FIELD_SENSITIVE,                  \
        .help = "What came after.", .source = "DOMAIN 8c")                                         \
    F(REF, stay_id, "stay", "Stay", 0, .ref = "stay", .help = "The stay it happened on.",          \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, event_id, "event", "Event", 0, .ref = "event", .help = "The event it happened at.",     \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, author, "signed", "Signed", FIELD_READONLY, .max = 80, .help = "Who wrote it.",        \
        .source = "S147")                                                                          \
    F(TEXT, countersigned, "countersigned", "Countersigned", 0, .max = 80,                         \
        .help = "Who read and signed it too.", .source = "S147")

// clang-format on

NOUN_STRUCT(log_entry, LOG_ENTRY_FIELDS);
NOUN_STRUCT(incident, INCIDENT_FIELDS);

extern const struct noun log_entry_noun;
extern const struct noun incident_noun;

#endif
