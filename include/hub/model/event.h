/* SPDX-License-Identifier: MIT */
/*
 * Events and who is asked. An event that repeats is one record with its rule
 * (`repeats`, an RRULE of RFC 5545); a date of it that is another way is an
 * event_change, by the date the rule gives. An invitation is of a family or of
 * one person, with what they answered.
 */
#ifndef HUB_MODEL_EVENT_H
#define HUB_MODEL_EVENT_H

#include "hub/model/parts.h"

// clang-format off

#define EVENT_FIELDS(F)                                                                            \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "event", "Event", FIELD_REQUIRED, .max = 120, .also = "name|title",              \
        .help = "What it is called.", .source = "DOMAIN 8c")                                       \
    F(CHOICE, kind, "kind", "Kind", 0,                                                             \
        .choices = "monthly|coffee|outing|training|drop-in|group|children's|other",                \
        .also = "type", .help = "What kind of event it is.", .source = "DOMAIN 8c")                \
    F(WALL, starts, "start", "Starts", FIELD_REQUIRED, .also = "from|date|starts|begin",           \
        .help = "Day and time it starts.", .source = "DOMAIN 8c")                                  \
    F(WALL, ends, "end", "Ends", 0, .also = "to|ends|finish|until",                                \
        .help = "Day and time it ends.", .source = "DOMAIN 8c")                                    \
    F(BOOL, all_day, "all_day", "All day", 0, .help = "Whether it takes the whole day.",           \
        .source = "DESIGN Idioms")                                                                 \
    F(TEXT, repeats, "repeats", "Repeats", 0, .max = 400,                                          \
        .help = "How it repeats, in words: every second Saturday.", .source = "SCREENS M18")       \
    F(TEXT, also_on, "also_on", "Also on", 0, .max = 20000,                                        \
        .help = "Further days: 5 dec, 19 dec 2pm.", .source = "SCREENS M18")                       \
    F(DATE, repeats_until, "repeats_until", "Last time", FIELD_READONLY,                           \
        .help = "The last day it is on; empty means there is no end.", .source = "SCREENS M18")    \
    F(TEXT, zone, "zone", "Time zone", FIELD_READONLY, .max = 80,                                  \
        .help = "The zone whose clock it goes by; empty means Europe/London.",                     \
        .source = "CLI occurrences")                                                               \
    F(INT, sequence, "sequence", "Edition", FIELD_READONLY, .min = 0, .max = 999999999,            \
        .help = "How often its calendar file changed it.", .source = "CLI occurrences")            \
    F(TEXT, uid, "uid", "Calendar mark", FIELD_READONLY, .max = 255,                               \
        .help = "The mark that a calendar file knows it by.", .source = "CLI occurrences")         \
    F(CHOICE, status, "status", "Status", 0, .choices = "planned|happened|cancelled",              \
        .def = "planned", .help = "Whether it is on.", .source = "DOMAIN 8c")                      \
    F(TEXT, place, "place", "Place", 0, .max = 200, .also = "venue|location",                      \
        .help = "Where it is.", .source = "DOMAIN 8c")                                             \
    F(REF, host_id, "host", "Host", 0, .ref = "host", .help = "Who has it at home.",               \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, lead, "lead", "Lead", 0, .max = 80, .help = "Who leads it on the day.",                \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, max_people, "max", "Most people", 0, .min = 0, .max = 10000, .also = "max|capacity",    \
        .help = "How many can come.", .source = "DOMAIN 8c")                                       \
    F(INT, youngest, "youngest", "Youngest", 0, .min = 0, .max = 99, .also = "ages from",          \
        .help = "The youngest age it is for.", .source = "DOMAIN 8c")                              \
    F(INT, oldest, "oldest", "Oldest", 0, .min = 0, .max = 99, .also = "ages to",                  \
        .help = "The oldest age it is for.", .source = "DOMAIN 8c")                                \
    F(TEXT, price, "price", "What families pay", 0, .max = 80, .help = "What it costs a family.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, bring, "bring", "Bring", 0, .max = 400, .also = "bring list",                          \
        .help = "What people should bring.", .source = "DOMAIN 8c")                                \
    F(LINKS, families, "families", "Asked", 0, .ref = "family", .via = "invitation",               \
        .also = "invited", .help = "Which families are asked.", .source = "DOMAIN 8c")             \
    F(INT, said_yes, "said_yes", "Said yes", 0, .min = 0, .max = 10000,                            \
        .help = "How many said yes, where no names are kept.", .source = "DOMAIN 8c")              \
    F(INT, adults_checked, "adults_checked", "Checked adults", 0, .min = 0, .max = 1000,           \
        .help = "How many adults with checks look after the children.", .source = "S90")           \
    F(TEXT, ratio, "ratio", "Ratio", FIELD_READONLY, .max = 80,                                    \
        .help = "Whether that is enough for the ages that come.", .source = "S90")                 \
    F(CHOICE, needs_own_sheet, "risk_kind", "Risk sheet", 0,                                       \
        .choices = "usual|trip|water|overnight",                                                   \
        .help = "Trips, water and nights need a sheet of their own.",                              \
        .source = "DOMAIN 7, rule 31")                                                             \
    F(BOOL, needs_swimming, "needs_swimming", "Needs yes to swimming", 0,                          \
        .help = "Whether children swim there.", .source = "DOMAIN 7, rule 17")                     \
    F(BOOL, needs_travel, "needs_travel", "Needs yes to travel", 0,                                \
        .help = "Whether children go by car or coach.", .source = "DOMAIN 7, rule 17")             \
    F(BOOL, needs_photo, "needs_photo", "Needs yes to photos", 0,                                  \
        .help = "Whether pictures are part of it.", .source = "DOMAIN 7, rule 17")                 \
    F(BOOL, needs_screens, "needs_screens", "Needs yes to screens", 0,                             \
        .help = "Whether it uses screens or the internet.", .source = "DOMAIN 7, rule 17")         \
    F(BOOL, photos_allowed, "photos_allowed", "Photos", 0,                                         \
        .help = "Whether anyone may take pictures at all.", .source = "S95")                       \
    F(INT, spent, "spent", "Spent, in pounds", 0, .min = 0, .max = 1000000, .also = "cost",        \
        .help = "What it cost the hub.", .source = "DOMAIN 8c")                                    \
    F(BOOL, register_taken, "register_taken", "Register taken", 0,                                 \
        .help = "Whether a register was taken on the day.", .source = "S176")                      \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .also = "note|comments|description",           \
        .help = "Anything else about it.", .source = "DOMAIN 8c")

#define EVENT_CHANGE_FIELDS(F)                                                                     \
    F(REF, event_id, "event", "Event", FIELD_REQUIRED, .ref = "event",                             \
        .help = "The repeating event.", .source = "SCREENS M18")                                   \
    F(WALL, day, "day", "Day and time", FIELD_REQUIRED, .help = "When it would have started.",     \
        .source = "SCREENS M18")                                                                   \
    F(BOOL, cancelled, "cancelled", "Not on", 0, .help = "Whether it is not on that day.",         \
        .source = "SCREENS M18")                                                                   \
    F(WALL, starts, "start", "Starts", 0, .help = "When it starts instead.",                       \
        .source = "SCREENS M18")                                                                   \
    F(WALL, ends, "end", "Ends", 0, .help = "When it ends instead.", .source = "SCREENS M18")      \
    F(TEXT, name, "name", "Name", 0, .max = 120, .help = "What it is called that day.",            \
        .source = "SCREENS M18")                                                                   \
    F(TEXT, place, "place", "Place", 0, .max = 200, .help = "Where it is that day.",               \
        .source = "SCREENS M18")                                                                   \
    F(TEXT, note, "note", "Note", 0, .max = 400, .help = "What is to be known about that day.",    \
        .source = "SCREENS M18")

#define INVITATION_FIELDS(F)                                                                       \
    F(REF, event_id, "event", "Event", FIELD_REQUIRED, .ref = "event", .help = "The event.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, day, "day", "Day", 0, .help = "The day, if the event repeats.", .source = "DOMAIN 8c") \
    F(REF, family_id, "family", "Family", 0, .ref = "family", .help = "The family that is asked.", \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, person_id, "person", "Person", 0, .ref = "person",                                      \
        .help = "The adult who is asked, if not a family.", .source = "DOMAIN 8c")                 \
    F(CHOICE, part, "part", "As", 0, .choices = "guest|lead|helper|first aider|driver",            \
        .def = "guest", .help = "What they come as.", .source = "S139")                            \
    F(CHOICE, answer, "answer", "Answer", 0, .choices = "yes|no|perhaps|not said",                 \
        .def = "not said", .help = "What they said.", .source = "DOMAIN 8c")                       \
    F(INT, adults, "adults", "Adults", 0, .min = 0, .max = 100, .help = "How many adults come.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, children, "children", "Children", 0, .min = 0, .max = 100,                              \
        .help = "How many children come.", .source = "DOMAIN 8c")                                  \
    F(TEXT, brings, "brings", "Brings", 0, .max = 200, .help = "What they bring.",                 \
        .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(event, EVENT_FIELDS);
NOUN_STRUCT(event_change, EVENT_CHANGE_FIELDS);
NOUN_STRUCT(invitation, INVITATION_FIELDS);

extern const struct noun event_noun;
extern const struct noun event_change_noun;
extern const struct noun invitation_noun;

#endif
