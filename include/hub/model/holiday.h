/* SPDX-License-Identifier: MIT */
/*
 * School holidays and days schools are closed, typed or imported, by area;
 * and bank holidays that were proclaimed after this program was made. The
 * usual bank holidays are worked out (scheduler), never kept.
 */
#ifndef HUB_MODEL_HOLIDAY_H
#define HUB_MODEL_HOLIDAY_H

#include "hub/model/parts.h"

// clang-format off

#define HOLIDAY_FIELDS(F)                                                                          \
    HUB_FIELD(F)                                                                                   \
    F(TEXT, name, "holiday", "Holiday", FIELD_REQUIRED, .max = 120, .also = "name|title|summary",  \
        .help = "Half term, Christmas holidays, training day.", .source = "DOMAIN 2.5")            \
    F(CHOICE, kind, "kind", "Kind", FIELD_REQUIRED, .choices = "school|training day|bank|other",   \
        .def = "school", .help = "School holiday, training day, or a bank holiday added later.",   \
        .source = "DOMAIN 5.2")                                                                    \
    F(DATE, first_day, "from", "From", FIELD_REQUIRED, .also = "start|first day|starts",                \
        .help = "The first day.", .source = "DOMAIN 5.2")                                          \
    F(DATE, last_day, "to", "To", FIELD_REQUIRED, .also = "end|last day|ends",                           \
        .help = "The last day.", .source = "DOMAIN 5.2")                                           \
    F(TEXT, area, "area", "Area", 0, .max = 80, .also = "council|region",                          \
        .help = "The council or schools it is for; empty means all.", .source = "DOMAIN 5.2")

// clang-format on

NOUN_STRUCT(holiday, HOLIDAY_FIELDS);

extern const struct noun holiday_noun;

#endif
