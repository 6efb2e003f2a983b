/* SPDX-License-Identifier: MIT */
/* The child: "About me". */
#ifndef HUB_MODEL_CHILD_H
#define HUB_MODEL_CHILD_H

#include "hub/model/noun.h"

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
        .choices = "adopted|not made yet|other", .also = "order",                                  \
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
    F(BOOL, ehcp, "ehcp", "Education, health and care plan", FIELD_PRIVATE | FIELD_SENSITIVE,      \
        .help = "Whether there is an education, health and care plan.", .source = "DOMAIN 8c")     \
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
    F(BOOL, takes_medicine, "takes_medicine", "Takes medicine", FIELD_SENSITIVE,                   \
        .also = "medicines|on medicine",                                                           \
        .help = "Whether the child takes any medicine; then there is a medicine sheet.",           \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, diet, "diet", "Food", FIELD_SENSITIVE, .also = "dietary",                              \
        .help = "What they may and may not eat, and how.", .source = "DOMAIN 8c")                  \
    F(TEXT, favourite_food, "favourite_food", "Favourite food", 0, .max = 200,                     \
        .help = "What always gets eaten.", .source = "DOMAIN 8c")                                  \
    F(NOTE, loves, "loves", "What I love", 0, .help = "What I love.", .source = "DOMAIN 8c")       \
    F(NOTE, good_at, "good_at", "What I'm good at", 0, .help = "What I am good at.",               \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, upsets, "upsets", "What upsets me", FIELD_PRIVATE, .help = "What upsets me.",          \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, signs, "signs", "How you'll know", FIELD_PRIVATE,                                      \
        .help = "How you will know that I am upset.", .source = "DOMAIN 8c")                       \
    F(NOTE, helps, "helps", "What helps", FIELD_PRIVATE, .help = "What helps me then.",            \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, worse, "worse", "What makes it worse", FIELD_PRIVATE, .help = "What makes it worse.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, comforts, "comforts", "Comfort things", 0, .max = 200,                                 \
        .help = "The blanket, the bear: what must come along.", .source = "DOMAIN 8c")             \
    F(TOD, bedtime, "bedtime", "Bedtime", 0, .help = "When I go to bed.", .source = "DOMAIN 8c")   \
    F(NOTE, bedtime_routine, "bedtime_routine", "Bedtime routine", FIELD_PRIVATE,                  \
        .help = "Bath, story, song: how the evening goes.", .source = "DOMAIN 8c")                 \
    F(TEXT, light, "light", "Light", 0, .max = 80, .help = "Night light, landing light or dark.",  \
        .source = "DOMAIN 8c")                                                                     \
    F(TEXT, door, "door", "Door", 0, .max = 80, .help = "Open, ajar or shut.",                     \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, night_waking, "night_waking", "Night waking", FIELD_PRIVATE,                           \
        .help = "Whether I wake, and what to do then.", .source = "DOMAIN 8c")                     \
    F(BOOL, wetting, "wetting", "Wets the bed", FIELD_PRIVATE | FIELD_SENSITIVE,                   \
        .help = "Whether the bed is sometimes wet.", .source = "DOMAIN 8c")                        \
    F(BOOL, sleepwalking, "sleepwalking", "Sleepwalks", FIELD_PRIVATE | FIELD_SENSITIVE,           \
        .help = "Whether I walk in my sleep.", .source = "DOMAIN 8c")                              \
    F(NOTE, morning, "morning", "Morning", 0, .help = "When I wake and how I like the morning.",   \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, bath, "bath", "Bath", FIELD_PRIVATE, .help = "Bath or shower, alone or with help.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, toilet, "toilet", "Toilet", FIELD_PRIVATE | FIELD_SENSITIVE,                           \
        .help = "What help I need.", .source = "DOMAIN 8c")                                        \
    F(NOTE, talking, "talking", "Talking and understanding", FIELD_PRIVATE,                        \
        .help = "How I talk and how to talk with me.", .source = "DOMAIN 8c")                      \
    F(NOTE, fears, "fears", "Fears", FIELD_PRIVATE, .help = "What frightens me.",                  \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, running_off, "running_off", "Running off", FIELD_PRIVATE | FIELD_SENSITIVE,            \
        .help = "Whether I run off, and where to look.", .source = "DOMAIN 8c")                    \
    F(TEXT, screens, "screens", "Screens", 0, .max = 200,                                          \
        .help = "What I may watch and play, and how long.", .source = "DOMAIN 8c")                 \
    F(TEXT, money, "money", "Money", 0, .max = 200, .help = "Pocket money and what it is for.",    \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, faith, "faith", "Faith and culture", FIELD_PRIVATE | FIELD_SENSITIVE,                  \
        .help = "Faith, culture, festivals, worship.", .source = "DOMAIN 8c")                      \
    F(NOTE, hair_skin, "hair_skin", "Hair and skin", 0,                                            \
        .help = "How to care for my hair and skin.", .source = "DOMAIN 8c")                        \
    F(TEXT, swimming, "swimming", "Swimming", 0, .max = 200,                                       \
        .help = "Whether I can swim, and how far.", .source = "DOMAIN 8c")                         \
    F(INT, height_cm, "height_cm", "Height in cm", 0, .min = 30, .max = 230, .also = "height",     \
        .help = "For the car seat: under 135 cm needs one up to 12 years.", .source = "S92")       \
    F(NOTE, birth_family, "birth_family", "Words for birth family",                                \
        FIELD_PRIVATE | FIELD_SENSITIVE, .help = "The words we use for the birth family.",         \
        .source = "DOMAIN 8c")                                                                     \
    F(NOTE, must_not_know, "must_not_know", "Who must not know where I am",                        \
        FIELD_PRIVATE | FIELD_SENSITIVE, .help = "Who must not know where I am.",                  \
        .source = "DOMAIN 8c")                                                                     \
    F(BOOL, no_photos, "no_photos", "May not be photographed", FIELD_ALERT,                        \
        .help = "Say yes if nobody may take a picture.", .source = "S95")                          \
    F(BOOL, travels_alone, "travels_alone", "May travel alone", 0,                                 \
        .help = "Whether I may go by bus or on foot alone.", .source = "DOMAIN 8c")                \
    F(NOTE, own_view, "own_view", "My own view", FIELD_PRIVATE,                                    \
        .help = "What the child says about staying, in their words.", .source = "DOMAIN 8c")       \
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
