/* SPDX-License-Identifier: MIT */
/* The child in their own words: the page that goes on the fridge and the one that does not. */
#ifndef HUB_MODEL_ABOUT_ME_H
#define HUB_MODEL_ABOUT_ME_H

#include "hub/model/noun.h"

// clang-format off

#define ABOUT_ME_FIELDS(F)                                                                         \
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
        .help = "What the child says about staying, in their words.", .source = "DOMAIN 8c")

// clang-format on

#endif
