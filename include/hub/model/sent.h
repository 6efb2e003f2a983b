/* SPDX-License-Identifier: MIT */
/*
 * A copy of the figures as it was sent, and each number in it. service/figures.h
 * makes them; nobody types them.
 */
#ifndef HUB_MODEL_SENT_H
#define HUB_MODEL_SENT_H

#include "hub/model/parts.h"

// clang-format off

#define SENT_COPY_FIELDS(F)                                                                        \
    HUB_FIELD(F)                                                                                   \
    F(INT, number, "number", "Copy", FIELD_REQUIRED | FIELD_READONLY, .min = 1, .max = 999999,     \
        .help = "Counted up in each hub; a number is never used twice.", .source = "SCREENS 7")    \
    F(DATE, from_date, "from", "From", FIELD_REQUIRED | FIELD_READONLY,                            \
        .help = "The first day it covers.", .source = "SCREENS 7")                                 \
    F(DATE, to_date, "to", "To", FIELD_REQUIRED | FIELD_READONLY,                                  \
        .help = "The last day it covers.", .source = "SCREENS 7")                                  \
    F(STAMP, sent_at, "sent_at", "Sent", FIELD_READONLY, .help = "When it was marked as sent.",    \
        .source = "SCREENS 7")                                                                     \
    F(REF, sent_by, "sent_by", "Sent by", FIELD_READONLY, .ref = "person",                         \
        .help = "Who marked it.", .source = "SCREENS 7")                                           \
    F(TEXT, to_whom, "to_whom", "Sent to", 0, .max = 120,                                          \
        .help = "To whom: the agency, the funder.", .source = "SCREENS 7")

#define SENT_FIGURE_FIELDS(F)                                                                      \
    F(REF, copy_id, "copy", "Copy", FIELD_REQUIRED | FIELD_READONLY, .ref = "sent_copy",           \
        .help = "The copy it stood in.", .source = "SCREENS 7")                                    \
    F(TEXT, figure, "figure", "Figure", FIELD_REQUIRED | FIELD_READONLY, .max = 40,                \
        .help = "Which figure.", .source = "SCREENS 7")                                            \
    F(INT, amount, "number", "Number", FIELD_REQUIRED | FIELD_READONLY, .max = 999999999,          \
        .help = "What it said then.", .source = "SCREENS 7")

// clang-format on

NOUN_STRUCT(sent_copy, SENT_COPY_FIELDS);
NOUN_STRUCT(sent_figure, SENT_FIGURE_FIELDS);

extern const struct noun sent_copy_noun;
extern const struct noun sent_figure_noun;

#endif
