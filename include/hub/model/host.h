/* SPDX-License-Identifier: MIT */
/*
 * Hosts, the days they are away, and the checks on people and homes. Away days
 * count first and last. A check holds until the day written on it, else for the
 * usual time of its kind from the day it was done (DOMAIN 2.3).
 */
#ifndef HUB_MODEL_HOST_H
#define HUB_MODEL_HOST_H

#include "hub/model/parts.h"

// clang-format off

#define HOST_FIELDS(F)                                                                             \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "host", "Host", FIELD_REQUIRED | FIELD_UNIQUE, .max = 80,                        \
        .also = "name|carer|host name", .help = "Who has the children to stay.",                   \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, person_id, "person", "Person", 0, .ref = "person",                                      \
        .help = "The same person among the people hub knows.", .source = "DOMAIN 8c")              \
    F(REF, home_id, "home", "Home", 0, .ref = "home",                                              \
        .help = "The home they host in; its rooms and beds.", .source = "DOMAIN 8c")               \
    F(INT, beds, "beds", "Beds", 0, .min = 0, .max = 20, .also = "bed|number of beds|spare beds",  \
        .help = "How many children can sleep here, where the rooms are not written down.",         \
        .source = "S18")                                                                           \
    F(INT, weekends_in_a_row, "weekends_in_a_row", "Weekends in a row", 0, .min = 1, .max = 53,    \
        .def = "5", .also = "max weekends in a row|in a row",                                      \
        .help = "The most weekends they do one after another.", .source = "rota/README")           \
    F(INT, weekends_per_year, "weekends_per_year", "Weekends a year", 0, .min = 0, .max = 53,      \
        .also = "weekends a year|max weekends",                                                    \
        .help = "The most weekends they do in a year; empty means no limit.",                      \
        .source = "rota/README")                                                                   \
    F(INT, usual_weekends, "usual_weekends", "Usual weekends", 0, .min = 0, .max = 53,             \
        .also = "usual|target weekends", .help = "How many weekends a year are usual for them.",   \
        .source = "rota/README")                                                                   \
    F(INT, weekends_just_done, "weekends_just_done", "Weekends just done", 0, .min = 0, .max = 53, \
        .def = "0", .also = "just done|run before",                                                \
        .help = "How many weekends in a row they had just done when hub began to count.",          \
        .source = "rota/README")                                                                   \
    F(TEXT, approved_for, "approved_for", "Approved for", 0, .max = 200,                           \
        .help = "What the agency approved them for: ages, numbers.", .source = "DOMAIN 2.2")       \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .also = "note|comments",                       \
        .help = "Anything else about hosting.", .source = "DOMAIN 8c")

#define AWAY_FIELDS(F)                                                                             \
    F(REF, host_id, "host", "Host", FIELD_REQUIRED, .ref = "host", .also = "carer|name",           \
        .help = "Who is away.", .source = "DOMAIN 8c")                                             \
    F(DATE, from_date, "from", "First day away", FIELD_REQUIRED,                                   \
        .also = "start|first day|from date|date|start date",                                       \
        .help = "The first day they are away.", .source = "DOMAIN 8c")                             \
    F(DATE, to_date, "to", "Last day away", FIELD_REQUIRED,                                        \
        .also = "end|last day|to date|until|end date", .help = "The last day they are away.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, why, "why", "Why", FIELD_PRIVATE, .max = 200, .also = "reason",                        \
        .help = "Why: holiday, own time, ill.", .source = "DOMAIN 8c")                             \
    F(BOOL, own_time, "own_time", "Own time", 0, .also = "rest",                                   \
        .help = "Say yes if these days are for their own rest.", .source = "S119")                 \
    F(REF, household_id, "only", "Only this one", 0, .ref = "household",                           \
        .help = "If only one of the adults at home is away.", .source = "DOMAIN 7, rule 3")

#define EXEMPTION_FIELDS(F)                                                                        \
    F(REF, host_id, "host", "Host", FIELD_REQUIRED, .ref = "host", .help = "The host it is for.",  \
        .source = "S61")                                                                           \
    F(REF, child_id, "child", "Child", FIELD_REQUIRED, .ref = "child",                             \
        .help = "The child it names.", .source = "S61")                                            \
    F(TEXT, given_by, "given_by", "Given by", FIELD_REQUIRED, .max = 120,                          \
        .help = "Who gave it at the council where the host lives.", .source = "S61")               \
    F(DATE, given_on, "given_on", "Given on", FIELD_REQUIRED, .help = "The day it was given.",     \
        .source = "S61")                                                                           \
    F(DATE, until, "until", "Until", 0, .help = "The last day it holds.", .source = "S61")

#define SHARING_FIELDS(F)                                                                          \
    F(REF, child_id, "child", "Child", FIELD_REQUIRED, .ref = "child",                             \
        .help = "One of the two children.", .source = "S64")                                       \
    F(REF, other_child_id, "other_child", "Other child", FIELD_REQUIRED, .ref = "child",           \
        .also = "with|and", .help = "The other child.", .source = "S64")                           \
    F(TEXT, agreed_by, "agreed_by", "Agreed by", FIELD_REQUIRED, .max = 200,                       \
        .help = "Who agreed: both families and the agency.", .source = "S64")                      \
    F(DATE, agreed_on, "agreed_on", "Agreed on", FIELD_REQUIRED,                                   \
        .help = "The day it was agreed in writing.", .source = "S64")                              \
    F(DATE, until, "until", "Until", 0,                                                            \
        .help = "The last day it holds; empty means until it is changed.", .source = "S64")        \
    F(NOTE, weighed, "weighed", "What was weighed", FIELD_PRIVATE | FIELD_SENSITIVE,               \
        .help = "The children's wishes, bullying, what happened before.", .source = "S64")

#define SAFETY_CHECK_FIELDS(F)                                                                     \
    HUB_FIELD(F)                                                                                   \
    F(CHOICE, kind, "kind", "Check", FIELD_REQUIRED,                                               \
        .choices = "DBS|first aid|allergy training|medicine training|medical|home safety check|"   \
            "safer caring plan|carer review|insurance|fire alarm test|escape practice|"            \
            "unannounced visit|pet check|references|driving licence|risk training|"                \
            "safeguarding training", .help = "What was checked.", .source = "DOMAIN 2.3")          \
    F(REF, person_id, "person", "Person", 0, .ref = "person",                                      \
        .help = "Whose check it is, if it is about a person.", .source = "DOMAIN 8c")              \
    F(REF, home_id, "home", "Home", 0, .ref = "home", .help = "The home, if it is about a home.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(REF, household_id, "household", "Household member", 0, .ref = "household",                   \
        .help = "Who in the household, if they are not among the people hub knows.",               \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, level, "level", "Level", 0,                                                          \
        .choices = "basic|standard|enhanced|enhanced and barred list",                             \
        .help = "The level of a DBS check.", .source = "S72")                                      \
    F(TEXT, number, "number", "Number", FIELD_PRIVATE, .max = 60,                                  \
        .help = "The number on the certificate.", .source = "DOMAIN 8c")                           \
    F(DATE, done_on, "done", "Done on", FIELD_REQUIRED, .also = "date|done on",                    \
        .help = "The day it was done or the certificate was made.", .source = "DOMAIN 8c")         \
    F(DATE, until, "until", "Good until", 0, .also = "expires|expiry",                             \
        .help = "The last day it is good; empty means the usual time.", .source = "DOMAIN 8c")     \
    F(TEXT, seen_by, "seen_by", "Seen by", 0, .max = 80,                                           \
        .help = "Who saw the certificate or did the check.", .source = "DOMAIN 8c")                \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .help = "Anything else about it.",             \
        .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(host, HOST_FIELDS);
NOUN_STRUCT(away, AWAY_FIELDS);
NOUN_STRUCT(exemption, EXEMPTION_FIELDS);
NOUN_STRUCT(sharing, SHARING_FIELDS);
NOUN_STRUCT(safety_check, SAFETY_CHECK_FIELDS);

/* The last day it is good: `until`, else the usual time from the day it was done (DOMAIN 2.3). */
hub_date safety_check_until(const struct safety_check *c, int dbs_months);

extern const struct noun host_noun;
extern const struct noun away_noun;
extern const struct noun exemption_noun;
extern const struct noun sharing_noun;
extern const struct noun safety_check_noun;

#endif
