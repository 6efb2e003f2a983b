/* SPDX-License-Identifier: MIT */
/*
 * The risk sheet of an event, and its register. A sheet that is not signed is not
 * done. A register line is of one child, adult or name on one date of the event;
 * in and out are times of that day. Whether they came may be unknown, which is
 * not no.
 */
#ifndef HUB_MODEL_RISK_H
#define HUB_MODEL_RISK_H

#include "hub/model/noun.h"

// clang-format off

#define RISK_SHEET_FIELDS(F)                                                                       \
    F(REF, event_id, "event", "Event", FIELD_REQUIRED, .ref = "event", .help = "The event.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, kind, "kind", "Kind", FIELD_REQUIRED, .choices = "usual|trip|water|overnight",       \
        .def = "usual", .help = "What it is for.", .source = "DOMAIN 7, rule 31")                  \
    F(TEXT, written_by, "written_by", "Written by", 0, .max = 80, .help = "Who wrote it.",         \
        .source = "S139")                                                                          \
    F(INT, children, "children", "Children", 0, .min = 0, .max = 1000,                             \
        .help = "How many children come.", .source = "DOMAIN 8c")                                  \
    F(INT, leaders, "leaders", "Leaders", 0, .min = 0, .max = 1000,                                \
        .help = "How many leaders come.", .source = "DOMAIN 8c")                                   \
    F(INT, other_adults, "other_adults", "Other adults", 0, .min = 0, .max = 1000,                 \
        .help = "How many other adults come.", .source = "S139")                                   \
    F(TEXT, first_aiders, "first_aiders", "First aiders", 0, .max = 200,                           \
        .help = "Who holds first aid.", .source = "DOMAIN 8c")                                     \
    F(TEXT, additional_needs, "additional_needs", "Additional needs",                              \
        FIELD_PRIVATE | FIELD_SENSITIVE, .max = 400, .help = "What some of those who come need.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, lost_child_point, "lost_child_point", "Lost child point", 0, .max = 200,               \
        .help = "Where a lost child is brought.", .source = "DOMAIN 8c")                           \
    F(TEXT, meeting_point, "meeting_point", "Meeting point", 0, .max = 200,                        \
        .help = "Where everybody meets.", .source = "DOMAIN 8c")                                   \
    F(TEXT, hospital, "hospital", "Nearest hospital", 0, .max = 200,                               \
        .help = "The nearest hospital with an emergency department.", .source = "DOMAIN 8c")       \
    F(TEXT, weather_plan, "weather_plan", "Weather plan", 0, .max = 400,                           \
        .help = "What you do in rain or heat.", .source = "DOMAIN 8c")                             \
    F(TEXT, emergency_plan, "emergency_plan", "Emergency plan", 0, .max = 400,                     \
        .help = "Who rings whom.", .source = "S137")                                               \
    F(TEXT, venue, "venue", "Place, toilets, parking", 0, .max = 400,                              \
        .help = "What you know about the place.", .source = "S137")                                \
    F(BOOL, venue_seen, "venue_seen", "Their sheet seen", 0,                                       \
        .help = "Whether you saw the place's own risk sheet.", .source = "S139")                   \
    F(TEXT, at_home, "at_home", "Someone at home", FIELD_PRIVATE, .max = 120,                      \
        .help = "Who is not there and can be rung, with the phone.", .source = "S139")             \
    F(DATE, review_on, "review", "Look at again", 0, .help = "When it should be looked at again.", \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, signed_by, "signed_by", "Signed by", 0, .max = 80, .help = "Who signed it.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, signed_on, "signed_on", "Signed on", 0,                                                \
        .help = "When it was signed; until then it is not done.", .source = "DOMAIN 8c")

#define RISK_LINE_FIELDS(F)                                                                        \
    F(REF, risk_sheet_id, "risk_sheet", "Risk sheet", FIELD_REQUIRED, .ref = "risk_sheet",         \
        .help = "The sheet it stands on.", .source = "DOMAIN 8c")                                  \
    F(INT, number, "number", "Number", FIELD_REQUIRED, .min = 1, .max = 999,                       \
        .help = "Its place on the sheet.", .source = "DOMAIN 8c")                                  \
    F(TEXT, activity, "activity", "Activity", 0, .max = 200,                                       \
        .help = "Where or when: at the pond, on the coach.", .source = "DOMAIN 8c")                \
    F(TEXT, hazard, "hazard", "What could go wrong", FIELD_REQUIRED, .max = 400,                   \
        .help = "What could happen.", .source = "DOMAIN 8c")                                       \
    F(TEXT, who, "who", "Who", 0, .max = 200, .help = "Who could be hurt.", .source = "DOMAIN 8c") \
    F(INT, likely, "likely", "How likely", 0, .min = 1, .max = 3,                                  \
        .help = "1 not likely, 2 possible, 3 likely.", .source = "S137")                           \
    F(INT, harm, "harm", "How bad", 0, .min = 1, .max = 3,                                         \
        .help = "1 a plaster, 2 a doctor, 3 worse.", .source = "S137")                             \
    F(NOTE, action, "action", "What we do", 0, .help = "What you do so that it does not happen.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, likely_after, "likely_after", "How likely then", 0, .min = 1, .max = 3,                 \
        .help = "1 to 3, once that is done.", .source = "S137")                                    \
    F(INT, harm_after, "harm_after", "How bad then", 0, .min = 1, .max = 3,                        \
        .help = "1 to 3, once that is done.", .source = "S137")                                    \
    F(TEXT, by_whom, "by", "By", 0, .max = 80, .help = "Who sees to it.", .source = "DOMAIN 8c")   \
    F(DATE, review_on, "review", "Look at again", 0, .help = "When it should be looked at again.", \
        .source = "DOMAIN 8c")

#define REGISTER_LINE_FIELDS(F)                                                                    \
    F(REF, event_id, "event", "Event", FIELD_REQUIRED, .ref = "event", .help = "The event.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, day, "day", "Day", 0, .help = "The day, if the event repeats.", .source = "DOMAIN 8c") \
    F(INT, line, "line", "Line", 0, .min = 1, .max = 9999,                                         \
        .help = "The number on the paper register.", .source = "SCREENS 3")                        \
    F(REF, child_id, "child", "Child", 0, .ref = "child", .help = "The child.",                    \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, person_id, "person", "Person", 0, .ref = "person", .help = "The adult.",                \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, name, "name", "Name", FIELD_PRIVATE, .max = 80,                                        \
        .help = "The name of someone the hub does not know.", .source = "DOMAIN 8c")               \
    F(CHOICE, status, "status", "Came", FIELD_REQUIRED,                                            \
        .choices = "booked|came|didn't come|unknown", .def = "booked",                             \
        .help = "Whether they came; unknown is not the same as no.", .source = "DOMAIN 8c")        \
    F(TOD, in_at, "in", "In", FIELD_APPEND_ONLY, .also = "in time|time in|arrived",                \
        .help = "When they came in.", .source = "DOMAIN 8c")                                       \
    F(TEXT, brought_by, "brought_by", "Brought by", FIELD_APPEND_ONLY, .max = 80,                  \
        .help = "Who brought them.", .source = "DOMAIN 8c")                                        \
    F(TOD, out_at, "out", "Out", FIELD_APPEND_ONLY, .also = "out time|time out|departed",          \
        .help = "When they went out.", .source = "DOMAIN 8c")                                      \
    F(TEXT, collected_by, "collected_by", "Collected by", FIELD_APPEND_ONLY, .max = 80,            \
        .help = "Who collected them.", .source = "DOMAIN 8c")                                      \
    F(BOOL, authorised, "authorised", "On the list", 0,                                            \
        .help = "Whether that person is on the child's list.", .source = "DOMAIN 8c")              \
    F(TEXT, allowed_by, "allowed_by", "Parent said yes", 0, .max = 120,                            \
        .help = "Which parent said yes to someone not on the list, and at what time.",             \
        .source = "SCREENS 3")                                                                     \
    F(TEXT, alert_shown, "alert_shown", "Alert shown", FIELD_SENSITIVE | FIELD_READONLY,           \
        .max = 80, .help = "The alert words shown at the door.", .source = "DOMAIN 8c")            \
    F(NOTE, note, "note", "Note", FIELD_PRIVATE, .help = "Late, a bump, who was told.",            \
        .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(risk_sheet, RISK_SHEET_FIELDS);
NOUN_STRUCT(risk_line, RISK_LINE_FIELDS);
NOUN_STRUCT(register_line, REGISTER_LINE_FIELDS);

extern const struct noun risk_sheet_noun;
extern const struct noun risk_line_noun;
extern const struct noun register_line_noun;

#endif
