/* SPDX-License-Identifier: MIT */
/* The child: "About me". */
#ifndef HUB_MODEL_CHILD_H
#define HUB_MODEL_CHILD_H

#include "hub/model/about_me.h"

// clang-format off

#define CHILD_FIELDS(F)                                                                            \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family", .also = "family name",  \
        .help = "The family the child belongs to.", .source = "DOMAIN 8c")                         \
    F(TEXT, name, "child", "Child", FIELD_REQUIRED | FIELD_UNIQUE, .max = 80,                      \
        .also = "name|child name|first name|forename",                                             \
        .help = "The name you use for the child in lists.", .source = "DOMAIN 8c")                 \
    F(TEXT, known_as, "known_as", "Known as", 0, .max = 80, .also = "nickname|preferred name",     \
        .help = "What the child likes to be called, if it is another name.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, legal_name, "legal_name", "Legal name", FIELD_PRIVATE, .max = 120,                     \
        .help = "The name in law, if it differs.", .source = "DOMAIN 8c")                          \
    F(DATE, born, "born", "Born", FIELD_PRIVATE,                                                   \
        .also = "dob|date of birth|birthday|birth date|d.o.b.", .help = "The date of birth.",      \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, pronouns, "pronouns", "Pronouns", 0, .max = 40,                                        \
        .help = "He, she, they: what the child chose.", .source = "DOMAIN 8c")                     \
    F(CHOICE, gender, "gender", "Girl or boy", 0, .choices = "girl|boy|other", .also = "sex",      \
        .help = "Needed where children share a room.", .source = "DOMAIN 7, rule 22")              \
    F(CHOICE, order_status, "order_status", "Adoption order", FIELD_PRIVATE,                       \
        .choices = "adopted|order not made|other", .also = "order",                                \
        .help = "Whether the adoption order is made; before it the agency must say yes to a "      \
            "night.", .source = "DOMAIN 8c")                                                       \
    F(BOOL, disabled, "disabled", "Disabled", FIELD_PRIVATE | FIELD_SENSITIVE,                     \
        .help = "Whether the child is disabled; the 28-day rule then holds to 18.",                \
        .source = "DOMAIN 7, rule 5")                                                              \
    F(NOTE, siblings, "siblings", "Brothers and sisters", FIELD_PRIVATE,                           \
        .also = "brothers and sisters", .help = "Brothers and sisters, here and elsewhere.",       \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, school, "school", "School", FIELD_PRIVATE, .max = 120,                                 \
        .help = "The school or nursery.", .source = "DOMAIN 8c")                                   \
    F(TEXT, school_year, "school_year", "Year", 0, .max = 40, .also = "year|year group",           \
        .help = "The school year.", .source = "DOMAIN 8c")                                         \
    F(TEXT, teacher, "teacher", "Designated teacher", FIELD_PRIVATE, .max = 120,                   \
        .also = "designated teacher",                                                              \
        .help = "The teacher who looks after adopted children there.", .source = "DOMAIN 8c")      \
    F(BOOL, ehcp, "ehcp", "School plan (EHCP)", FIELD_PRIVATE | FIELD_SENSITIVE,                   \
        .help = "Whether there is a plan for extra help at school (EHCP).", .source = "DOMAIN 8c") \
    F(NOTE, gp, "gp", "Doctor", FIELD_PRIVATE | FIELD_SENSITIVE,                                   \
        .also = "doctor|gp name and address", .help = "The family doctor: name, address, phone.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, dentist, "dentist", "Dentist", FIELD_PRIVATE, .max = 200,                              \
        .help = "The dentist and the phone.", .source = "DOMAIN 8c")                               \
    F(TEXT, nhs_number, "nhs_number", "NHS number", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 20,    \
        .also = "nhs no|nhs", .help = "Ten digits; you may leave it empty.",                       \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, allergy, "allergy", "Allergy word", FIELD_SENSITIVE | FIELD_ALERT, .max = 40,          \
        .also = "allergies|allergy word",                                                          \
        .help = "One short word for the day sheet: \"PEANUTS\".", .source = "DOMAIN 8c")           \
    F(BOOL, allergy_serious, "allergy_serious", "Serious allergy", FIELD_SENSITIVE,                \
        .help = "Whether it can be an emergency.", .source = "DOMAIN 7, rule 19")                  \
    F(NOTE, allergy_plan, "allergy_plan", "Allergy plan", FIELD_PRIVATE | FIELD_SENSITIVE,         \
        .help = "What to do, step by step, and where the pen is.", .source = "DOMAIN 8c")          \
    F(NOTE, health, "health", "Health", FIELD_PRIVATE | FIELD_SENSITIVE,                           \
        .also = "medical|medical conditions",                                                      \
        .help = "What you need to know about the child's health.", .source = "DOMAIN 8c")          \
    F(BOOL, elsewhere, "elsewhere", "Nights elsewhere", FIELD_PRIVATE,                             \
        .help = "Whether the child stays overnight anywhere else; another place changes the "      \
            "rules.", .source = "DOMAIN 7, rule 10")                                               \
    F(TEXT, elsewhere_where, "elsewhere_where", "Where else", FIELD_PRIVATE, .max = 200,           \
        .help = "Where else, and how often.", .source = "DOMAIN 7, rule 10")                       \
    F(DATE, elsewhere_asked, "elsewhere_asked", "Asked about other nights", 0,                     \
        .help = "When you last asked; it is asked every twelve months.",                           \
        .source = "DOMAIN 7, rule 10")                                                             \
    F(BOOL, takes_medicine, "takes_medicine", "Takes medicine", FIELD_SENSITIVE,                   \
        .also = "medicines|on medicine",                                                           \
        .help = "Whether the child takes any medicine; then there is a medicine sheet.",           \
        .source = "DOMAIN 8c")                                                                     \
    ABOUT_ME_FIELDS(F)                                                                             \
    F(TEXT, checked_by, "checked_by", "Checked by", 0, .max = 80,                                  \
        .help = "Who went through this page with the parents.", .source = "DOMAIN 8c")             \
    F(DATE, checked_on, "checked_on", "Checked on", 0,                                             \
        .help = "When it was last gone through; after six months it is asked again.",              \
        .source = "S130")                                                                          \
    F(NOTE, notes, "notes", "Notes", FIELD_PRIVATE, .also = "note|comments",                       \
        .help = "Anything else about the child.", .source = "DOMAIN 8c")

// clang-format on

NOUN_STRUCT(child, CHILD_FIELDS);

extern const struct noun child_noun;

#endif
