/* SPDX-License-Identifier: MIT */
/*
 * Homes: rooms and beds, who lives there, cars, days it is closed. A room, a
 * member of the household, a car and a closed day belong to a home, a bed to a
 * room; a host (host.h) points to the home. Rules 21, 22 and 24 of the rota read
 * them. First and last day of a closure both count.
 */
#ifndef HUB_MODEL_HOME_H
#define HUB_MODEL_HOME_H

#include "hub/model/parts.h"

// clang-format off

#define HOME_FIELDS(F)                                                                             \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "home", "Home", FIELD_REQUIRED | FIELD_UNIQUE, .max = 80, .also = "name",        \
        .help = "What you call this home.", .source = "DOMAIN 8c")                                 \
    F(NOTE, address, "address", "Address", FIELD_PRIVATE, .max = 400, .help = "Where it is.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(PHONE, phone, "phone", "Phone", FIELD_PRIVATE, .help = "The phone in the house.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, pets, "pets", "Pets", 0, .max = 200, .help = "Cats, dogs and others who live there.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, meeting_point, "meeting_point", "Fire meeting point", 0, .max = 200,                   \
        .help = "Where everybody meets when the alarm goes.", .source = "S149")                    \
    F(TEXT, medicine_cupboard, "medicine_cupboard", "Medicine cupboard", FIELD_PRIVATE,            \
        .max = 200, .help = "Where medicine is locked away.", .source = "S81")                     \
    F(NOTE, house_rules, "house_rules", "House rules", 0,                                          \
        .help = "Doors, dressing gowns, secrets, photos, going out: how we live here.",            \
        .source = "S150")                                                                          \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "Anything else about the home.",       \
        .source = "DOMAIN 8c")

#define ROOM_FIELDS(F)                                                                             \
    F(REF, home_id, "home", "Home", FIELD_REQUIRED, .ref = "home", .help = "The home it is in.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, name, "room", "Room", FIELD_REQUIRED | FIELD_UNIQUE, .max = 60, .also = "name",        \
        .help = "What you call this room.", .source = "DOMAIN 8c")                                 \
    F(CHOICE, kind, "kind", "Kind", 0, .choices = "bedroom|carers' room|other", .def = "bedroom",  \
        .help = "A bedroom for children, or the carers' own room.", .source = "S66")               \
    F(NOTE, notes, "notes", "Notes", 0, .help = "Stairs, light switch, window: anything to know.", \
        .source = "DOMAIN 8c")

#define BED_FIELDS(F)                                                                              \
    F(REF, room_id, "room", "Room", FIELD_REQUIRED, .ref = "room",                                 \
        .help = "The room it stands in.", .source = "DOMAIN 8c")                                   \
    F(TEXT, name, "bed", "Bed", FIELD_REQUIRED | FIELD_UNIQUE, .max = 60, .also = "name",          \
        .help = "What you call this bed: \"bed 1\", \"top bunk\".", .source = "DOMAIN 8c")         \
    F(CHOICE, kind, "kind", "Kind", 0, .choices = "single|double|bunk|cot|sofa bed|mattress",      \
        .def = "single", .also = "type", .help = "What kind of bed it is.", .source = "DOMAIN 8c") \
    F(INT, youngest, "youngest", "Youngest", 0, .min = 0, .max = 25, .also = "age from|min age",   \
        .help = "The youngest age it is right for, in years.", .source = "DOMAIN 8c")              \
    F(INT, oldest, "oldest", "Oldest", 0, .min = 0, .max = 25, .also = "age to|max age|age limit", \
        .help = "The oldest age it is right for, in years.", .source = "DOMAIN 8c")                \
    F(BOOL, in_use, "in_use", "In use", 0, .def = "yes",                                           \
        .help = "Say no while it cannot be slept in.", .source = "DOMAIN 7, rule 1")

#define HOUSEHOLD_FIELDS(F)                                                                        \
    F(REF, home_id, "home", "Home", FIELD_REQUIRED, .ref = "home",                                 \
        .help = "The home they live in.", .source = "DOMAIN 8c")                                   \
    F(TEXT, name, "person", "Name", FIELD_REQUIRED | FIELD_UNIQUE | FIELD_PRIVATE, .max = 80,      \
        .also = "name", .help = "Their name.", .source = "DOMAIN 8c")                              \
    F(DATE, born, "born", "Born", FIELD_PRIVATE, .also = "dob|date of birth|birthday",             \
        .help = "The date of birth; at 18 a DBS check is needed.", .source = "S70")                \
    F(CHOICE, kind, "kind", "Who they are", 0,                                                     \
        .choices = "adult|own child|fostered child|helper|other", .def = "adult",                  \
        .help = "Fostered children count with the guests; the carers' own do not.",                \
        .source = "S62")                                                                           \
    F(BOOL, approved, "approved", "Approved carer", 0,                                             \
        .help = "Whether they are one of the carers who may look after the children alone.",       \
        .source = "DOMAIN 7, rule 3")                                                              \
    F(DATE, moved_in, "moved_in", "Here from", 0,                                                  \
        .help = "The day they moved in, or began to help.", .source = "S78")                       \
    F(DATE, moved_out, "moved_out", "Here until", 0,                                               \
        .help = "The last day they lived or helped here.", .source = "S78")                        \
    F(REF, adult_id, "adult", "Known as", 0, .ref = "person",                                      \
        .help = "The same person among the people hub knows, if there.", .source = "DOMAIN 8c")    \
    F(REF, room_id, "room", "Sleeps in", 0, .ref = "room",                                         \
        .help = "The room they sleep in, if children share it.", .source = "DOMAIN 7, rule 21")    \
    F(TEXT, dbs_level, "dbs_level", "DBS level", FIELD_PRIVATE, .max = 60,                         \
        .help = "The level of the DBS check, if one was made; its date is among the checks.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "Anything else about them.",           \
        .source = "DOMAIN 8c")

#define CAR_FIELDS(F)                                                                              \
    F(REF, home_id, "home", "Home", FIELD_REQUIRED, .ref = "home",                                 \
        .help = "The home it belongs to.", .source = "DOMAIN 8c")                                  \
    F(TEXT, name, "car", "Car", FIELD_REQUIRED, .max = 60, .also = "name",                         \
        .help = "What you call this car.", .source = "DOMAIN 8c")                                  \
    F(INT, seats, "seats", "Seats", 0, .min = 0, .max = 60,                                        \
        .help = "How many it carries beside the driver.", .source = "S92")                         \
    F(INT, child_seats, "child_seats", "Child seats", 0, .min = 0, .max = 20,                      \
        .help = "How many child seats you have for it.", .source = "S92")                          \
    F(DATE, insured_until, "insured_until", "Insured until", 0,                                    \
        .help = "The day the insurance ends.", .source = "DOMAIN 8c")

#define CLOSURE_FIELDS(F)                                                                          \
    F(REF, home_id, "home", "Home", FIELD_REQUIRED, .ref = "home",                                 \
        .help = "The home that is closed.", .source = "DOMAIN 8c")                                 \
    F(DATE, from_date, "from", "First day", FIELD_REQUIRED, .also = "start|first day",             \
        .help = "The first day it is closed.", .source = "DOMAIN 8c")                              \
    F(DATE, to_date, "to", "Last day", FIELD_REQUIRED, .also = "end|last day|until",               \
        .help = "The last day it is closed.", .source = "DOMAIN 8c")                               \
    F(TEXT, why, "why", "Why", FIELD_PRIVATE, .max = 200, .also = "reason",                        \
        .help = "Why it is closed.", .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(home, HOME_FIELDS);
NOUN_STRUCT(room, ROOM_FIELDS);
NOUN_STRUCT(bed, BED_FIELDS);
NOUN_STRUCT(household, HOUSEHOLD_FIELDS);
NOUN_STRUCT(car, CAR_FIELDS);
NOUN_STRUCT(closure, CLOSURE_FIELDS);

extern const struct noun home_noun;
extern const struct noun room_noun;
extern const struct noun bed_noun;
extern const struct noun household_noun;
extern const struct noun car_noun;
extern const struct noun closure_noun;

#endif
