/* SPDX-License-Identifier: MIT */
/* The hub and its families. */
#ifndef HUB_MODEL_FAMILY_H
#define HUB_MODEL_FAMILY_H

#include "hub/model/parts.h"

// clang-format off

#define HUB_FIELDS(F)                                                                              \
    F(TEXT, name, "hub", "Hub", FIELD_REQUIRED | FIELD_UNIQUE, .max = 80, .also = "name|hub name", \
        .help = "What people call this hub.", .source = "DESIGN Data")                             \
    F(TEXT, agency, "agency", "Agency", 0, .max = 120,                                             \
        .help = "The agency or council the hub works with.", .source = "DOMAIN 1.4")               \
    F(CHOICE, nation, "nation", "Nation", 0, .choices = "England|Wales|Scotland|Northern Ireland", \
        .def = "England", .help = "Where the hub is; it picks the limits in law.",                 \
        .source = "DOMAIN 2.1")                                                                    \
    F(TEXT, controller, "controller", "Who answers for the data", 0, .max = 200,                   \
        .help = "Who decides how these records are kept: usually the agency.",                     \
        .source = "DOMAIN 2.8")                                                                    \
    F(TEXT, lead, "lead", "Safeguarding lead", 0, .max = 80,                                       \
        .help = "Who to tell at once when you are worried about a child.", .source = "DOMAIN 2.6") \
    F(PHONE, lead_phone, "lead_phone", "Lead's phone", 0,                                          \
        .help = "The number that reaches the safeguarding lead.", .source = "DOMAIN 2.6")          \
    F(PHONE, out_of_hours, "out_of_hours", "Out of hours", 0,                                      \
        .help = "Who answers in the night and at weekends; shown on the lock screen.",             \
        .source = "DOMAIN 1.2")                                                                    \
    F(PHONE, agency_phone, "agency_phone", "Agency's phone", 0,                                    \
        .help = "The agency's daytime number.", .source = "SCREENS 5")                             \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "Anything else about the hub.",        \
        .source = "DOMAIN 8c")

#define FAMILY_FIELDS(F)                                                                           \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "family", "Family", FIELD_REQUIRED | FIELD_UNIQUE, .max = 80,                    \
        .also = "name|family name|surname|household", .help = "What you call this family.",        \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, stays_per_year, "stays_per_year", "Stays a year", 0, .min = 0, .max = 366,              \
        .also = "stays a year|stays per year|yearly stays|number of stays|stays",                  \
        .help = "How many sleepovers a year were agreed with them.", .source = "rota/README")      \
    F(INT, priority, "priority", "Priority", 0, .min = 1, .max = 9, .def = "2",                    \
        .help = "How much they need the stays: 1 least, 9 most, 2 is usual.",                      \
        .source = "rota/README")                                                                   \
    F(INT, gap_weeks, "gap_weeks", "Weeks between stays", 0, .min = 0, .max = 104, .def = "0",     \
        .also = "gap|weeks between|gap in weeks",                                                  \
        .help = "The fewest weeks from one of their stays to the next.", .source = "rota/README")  \
    F(DATE, last_stay, "last_stay", "Last stay", 0,                                                \
        .also = "last stayed|last sleepover|date of last stay",                                    \
        .help = "When they last stayed, if that stay is not in hub; used for the gap only.",       \
        .source = "rota/README")                                                                   \
    F(CHOICE, membership, "membership", "Part of", 0, .choices = "hub|peer only", .def = "hub",    \
        .help = "Whether they belong to the hub or have a peer only.", .source = "SCREENS 6")      \
    F(CHOICE, stage, "stage", "Stage", 0, .choices = "waiting|just moved in|settled",              \
        .also = "status", .help = "Where they are on their way: waiting, just moved in, settled.", \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, joined, "joined", "Joined", 0, .also = "joined hub|start|start date|joined on",        \
        .help = "The day they joined the hub.", .source = "DOMAIN 8c")                             \
    F(DATE, left_on, "left", "Left", 0, .also = "left hub|end|end date|left_on",                   \
        .help = "The day they left the hub; empty while they belong to it.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, address, "address", "Address", FIELD_PRIVATE, .max = 400, .also = "home address",      \
        .help = "Where they live; kept private.", .source = "DOMAIN 8c")                           \
    F(PHONE, phone, "phone", "Phone", FIELD_PRIVATE, .also = "telephone|tel|mobile|phone number",  \
        .help = "The family's own number.", .source = "DOMAIN 8c")                                 \
    F(BOOL, no_address, "no_address", "Keep address secret", FIELD_PRIVATE,                        \
        .also = "do not share address",                                                            \
        .help = "Say yes if their address must never be given or printed.", .source = "DOMAIN 8c") \
    F(NOTE, safety_notice, "safety_notice", "Safety notice", FIELD_PRIVATE | FIELD_SENSITIVE,      \
        .also = "do not share", .help = "Who must not learn where they are or see a photo.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, social_worker, "social_worker", "Social worker", 0, .max = 120,                        \
        .also = "agency social worker|sw", .help = "Their social worker at the agency.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(PHONE, social_worker_phone, "social_worker_phone", "Social worker's phone", 0,               \
        .help = "How to ring their social worker.", .source = "DOMAIN 8c")                         \
    F(TEXT, how_to_reach, "how_to_reach", "How to reach them", FIELD_PRIVATE, .max = 200,          \
        .help = "Ring, text, e-mail or a message: what works for them.", .source = "DOMAIN 8c")    \
    F(TEXT, best_times, "best_times", "Best times", 0, .max = 200,                                 \
        .also = "best time|best time to call", .help = "When they can talk.",                      \
        .source = "DOMAIN 8c")                                                                     \
    F(INT, minutes_from_work, "minutes_from_work", "Minutes from work", 0, .min = 0, .max = 1440,  \
        .help = "How long the parents need from work to you.", .source = "DOMAIN 8c")              \
    F(TEXT, languages, "languages", "Languages", 0, .max = 200, .also = "language",                \
        .help = "The languages spoken at home.", .source = "DOMAIN 8c")                            \
    F(DATE, last_spoke, "last_spoke", "Last spoke", 0, .also = "last spoken",                      \
        .help = "When you last spoke with them.", .source = "DOMAIN 8c")                           \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .also = "note|comments",                       \
        .help = "Anything else about the family.", .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(hub_row, HUB_FIELDS);
NOUN_STRUCT(family, FAMILY_FIELDS);

extern const struct noun hub_noun;
extern const struct noun family_noun;

#endif
