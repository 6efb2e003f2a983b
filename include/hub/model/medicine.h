/* SPDX-License-Identifier: MIT */
/*
 * The medicine sheet, each dose, and how much came and went home. Doses and
 * counts are added, never altered: a correction points to the one it corrects. A
 * dose that is due is not kept: hub/service/dose.h works it out from the sheet.
 */
#ifndef HUB_MODEL_MEDICINE_H
#define HUB_MODEL_MEDICINE_H

#include "hub/model/parts.h"

// clang-format off

#define MEDICINE_FIELDS(F)                                                                         \
    F(REF, child_id, "child", "Child", FIELD_REQUIRED, .ref = "child", .help = "Who takes it.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, name, "medicine", "Medicine", FIELD_REQUIRED | FIELD_SENSITIVE, .max = 120,            \
        .also = "name|drug", .help = "The name on the label.", .source = "DOMAIN 8c")              \
    F(CHOICE, kind, "kind", "Prescribed", 0, .choices = "prescribed|bought",                       \
        .help = "From a prescription, or bought over the counter.", .source = "S80")               \
    F(TEXT, advised_by, "advised_by", "Advised by", 0, .max = 80,                                  \
        .help = "If bought: who said it may be given.", .source = "S84")                           \
    F(TEXT, strength, "strength", "Strength", FIELD_SENSITIVE, .max = 80,                          \
        .help = "As on the label: 250 mg in 5 ml.", .source = "DOMAIN 8c")                         \
    F(TEXT, form, "form", "Form", 0, .max = 60, .help = "Tablet, syrup, inhaler, cream.",          \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, dose, "dose", "Dose", FIELD_SENSITIVE, .max = 80,                                      \
        .help = "How much each time; \"as directed\" will not do.", .source = "S83")               \
    F(TEXT, route, "route", "How it is given", 0, .max = 80,                                       \
        .help = "By mouth, on the skin, breathed in.", .source = "DOMAIN 8c")                      \
    F(TIMES, times, "times", "Times", FIELD_SENSITIVE, .help = "The times of day: 07:30 19:30.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, as_needed, "as_needed", "Only when needed", FIELD_SENSITIVE,                           \
        .help = "Whether it is given only when needed.", .source = "DOMAIN 8c")                    \
    F(TEXT, reason, "reason", "When needed for", FIELD_SENSITIVE, .max = 200,                      \
        .help = "What you would give it for.", .source = "DOMAIN 8c")                              \
    F(TEXT, most_in_a_day, "most_in_a_day", "Most in 24 hours", FIELD_SENSITIVE, .max = 60,        \
        .also = "max in 24 h", .help = "The most in any 24 hours.", .source = "DOMAIN 8c")         \
    F(INT, gap_hours, "gap_hours", "Hours between", FIELD_SENSITIVE, .min = 0, .max = 72,          \
        .also = "gap", .help = "The fewest hours from one dose to the next.",                      \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, why, "why", "Why", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 200,                        \
        .help = "What it is for.", .source = "DOMAIN 8c")                                          \
    F(TEXT, prescriber, "prescriber", "Prescriber", 0, .max = 120, .help = "Who prescribed it.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, pharmacy, "pharmacy", "Pharmacy", 0, .max = 120,                                       \
        .help = "The chemist and the phone on the label.", .source = "DOMAIN 8c")                  \
    F(BOOL, label_matches, "label_matches", "Label matches", 0,                                    \
        .help = "Whether this sheet says exactly what the label says.", .source = "S82")           \
    F(DATE, expiry, "expiry", "Use by", 0, .also = "expires|use by",                               \
        .help = "The use-by date on the label.", .source = "DOMAIN 8c")                            \
    F(TEXT, storage, "storage", "Kept", 0, .max = 120, .help = "Locked cupboard, fridge.",         \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, controlled, "controlled", "Controlled drug", FIELD_SENSITIVE,                          \
        .help = "Whether it needs its own locked place.", .source = "S81")                         \
    F(BOOL, self_gives, "self_gives", "Takes it alone", 0,                                         \
        .help = "Whether the child takes it without help.", .source = "DOMAIN 8c")                 \
    F(TEXT, parent_signed, "parent_signed", "Parent signed", 0, .max = 80,                         \
        .help = "Which parent signed the sheet.", .source = "DOMAIN 8c")                           \
    F(DATE, parent_signed_on, "parent_signed_on", "Parent signed on", 0,                           \
        .help = "When the parent signed.", .source = "DOMAIN 8c")                                  \
    F(TEXT, hub_signed, "hub_signed", "Hub signed", 0, .max = 80,                                  \
        .help = "Who signed for the hub.", .source = "DOMAIN 8c")                                  \
    F(DATE, hub_signed_on, "hub_signed_on", "Hub signed on", 0, .help = "When the hub signed.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(DATE, stopped, "stopped", "Stopped", 0,                                                      \
        .help = "The day it was stopped; empty while it is taken.", .source = "DOMAIN 8c")         \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE | FIELD_SENSITIVE,                              \
        .help = "Anything else: with food, shake well.", .source = "DOMAIN 8c")

#define DOSE_FIELDS(F)                                                                             \
    F(REF, medicine_id, "medicine", "Medicine", FIELD_REQUIRED, .ref = "medicine",                 \
        .help = "The medicine.", .source = "DOMAIN 8c")                                            \
    F(WALL, given_at, "at", "When", FIELD_REQUIRED, .also = "date|when|time",                      \
        .help = "Day and time it was given.", .source = "DOMAIN 8c")                               \
    F(TEXT, amount, "amount", "Amount", FIELD_REQUIRED, .max = 60, .help = "How much was given.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, given_by, "by", "Given by", FIELD_REQUIRED, .max = 80, .help = "Who gave it.",         \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, witness, "witness", "Witness", 0, .max = 80, .help = "Who saw it.",                    \
        .source = "DOMAIN 8c")                                                                     \
    F(CHOICE, outcome, "outcome", "Taken", FIELD_REQUIRED,                                         \
        .choices = "taken|refused|spat out|missed", .def = "taken",                                \
        .help = "Whether it was taken.", .source = "DOMAIN 8c")                                    \
    F(TEXT, reason, "reason", "Needed for", FIELD_SENSITIVE, .max = 200,                           \
        .help = "If given only when needed: what for.", .source = "S128")                          \
    F(NOTE, effect, "effect", "Effect", FIELD_PRIVATE | FIELD_SENSITIVE,                           \
        .help = "What it did, and any side effect.", .source = "DOMAIN 8c")                        \
    F(WALL, last_before, "last_before", "Last dose at home", FIELD_SENSITIVE,                      \
        .help = "When the last dose was given before the child arrived.", .source = "S127")        \
    F(REF, corrects_id, "corrects", "Corrects", FIELD_READONLY, .ref = "dose",                     \
        .help = "The earlier one this puts right; both stay.", .source = "SCREENS M13")            \
    TAKEN_BACK_FIELDS(F)

#define MEDICINE_COUNT_FIELDS(F)                                                                   \
    F(REF, medicine_id, "medicine", "Medicine", FIELD_REQUIRED, .ref = "medicine",                 \
        .help = "The medicine.", .source = "DOMAIN 8c")                                            \
    F(CHOICE, way, "way", "In or out", FIELD_REQUIRED, .choices = "in|out",                        \
        .help = "Whether it came with the child or went home.", .source = "DOMAIN 8c")             \
    F(WALL, counted_at, "at", "When", FIELD_REQUIRED, .also = "date|when|time",                    \
        .help = "Day and time it was counted.", .source = "DOMAIN 8c")                             \
    F(TEXT, amount, "amount", "How much", FIELD_REQUIRED, .max = 60,                               \
        .help = "Counted together: \"12 tablets\", \"80 ml\".", .source = "DOMAIN 8c")             \
    F(TEXT, counted_with, "with", "Counted with", 0, .max = 80,                                    \
        .help = "Who counted with you: the one who brings or collects.", .source = "DOMAIN 8c")    \
    F(BOOL, label_matches, "label_matches", "Label matches", 0,                                    \
        .help = "Whether the label says exactly what the sheet says.", .source = "S82")            \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE | FIELD_SENSITIVE,                              \
        .help = "Anything else: a tablet dropped, a new box.", .source = "DOMAIN 8c")              \
    F(TEXT, counted_by, "signed", "Counted by", FIELD_READONLY, .max = 80,                         \
        .help = "Who counted it for the hub.", .source = "DOMAIN 8c")                              \
    F(REF, corrects_id, "corrects", "Corrects", FIELD_READONLY, .ref = "count",           \
        .help = "The earlier one this puts right; both stay.", .source = "SCREENS M13")            \
    TAKEN_BACK_FIELDS(F)

// clang-format on

NOUN_STRUCT(medicine, MEDICINE_FIELDS);
NOUN_STRUCT(dose, DOSE_FIELDS);
NOUN_STRUCT(medicine_count, MEDICINE_COUNT_FIELDS);

extern const struct noun medicine_noun;
extern const struct noun dose_noun;
extern const struct noun medicine_count_noun;

#endif
