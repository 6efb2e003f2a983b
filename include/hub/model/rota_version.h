/* SPDX-License-Identifier: MIT */
/*
 * The rota as it was published: a numbered version, and the stays as they were
 * in it. service/rota_version.h makes them; nobody types them.
 */
#ifndef HUB_MODEL_ROTA_VERSION_H
#define HUB_MODEL_ROTA_VERSION_H

#include "hub/model/parts.h"

// clang-format off

#define ROTA_VERSION_FIELDS(F)                                                                     \
    HUB_FIELD(F)                                                                                   \
    F(INT, number, "number", "Version", FIELD_REQUIRED | FIELD_READONLY, .min = 1,                 \
        .max = 999999,                                                                             \
        .help = "Counted up in each hub; a number is never used twice.", .source = "SCREENS 4")    \
    F(DATE, from_date, "from", "From", FIELD_READONLY,                                             \
        .help = "The first day it covers; empty: from the beginning.", .source = "SCREENS 4")      \
    F(DATE, to_date, "to", "To", FIELD_READONLY,                                                   \
        .help = "The last day it covers; empty: all that lies ahead.", .source = "SCREENS 4")      \
    F(STAMP, published_at, "published_at", "Published", FIELD_READONLY,                            \
        .help = "When it was published.", .source = "SCREENS 4")                                   \
    F(REF, published_by, "published_by", "Published by", FIELD_READONLY, .ref = "person",          \
        .help = "Who published it.", .source = "SCREENS 4")                                        \
    F(TEXT, note, "note", "Note", FIELD_PRIVATE, .max = 200,                                       \
        .help = "What it is about: the summer, after Ben's flu.", .source = "SCREENS 4")

#define ROTA_VERSION_STAY_FIELDS(F)                                                                \
    F(REF, version_id, "version", "Version", FIELD_REQUIRED | FIELD_READONLY,                      \
        .ref = "rota_version", .help = "The version it was in.", .source = "SCREENS 4")            \
    F(REF, stay_id, "stay", "Stay", FIELD_REQUIRED | FIELD_READONLY, .ref = "stay",                \
        .help = "The stay.", .source = "SCREENS 4")                                                \
    F(REF, family_id, "family", "Family", FIELD_READONLY, .ref = "family",                         \
        .help = "Whose stay it was then.", .source = "SCREENS 4")                                  \
    F(REF, host_id, "host", "Host", FIELD_READONLY, .ref = "host",                                 \
        .help = "With whom it was then.", .source = "SCREENS 4")                                   \
    F(WALL, arrive, "arrive", "Arrives", FIELD_REQUIRED | FIELD_READONLY,                          \
        .help = "As it was then.",                                                                 \
        .source = "SCREENS 4")                                                                     \
    F(WALL, leave, "leave", "Leaves", FIELD_REQUIRED | FIELD_READONLY,                             \
        .help = "As it was then.",                                                                 \
        .source = "SCREENS 4")                                                                     \
    F(CHOICE, status, "status", "Status", FIELD_READONLY, .choices = "draft|agreed|happened",      \
        .help = "As it was then.", .source = "SCREENS 4")

// clang-format on

NOUN_STRUCT(rota_version, ROTA_VERSION_FIELDS);
NOUN_STRUCT(rota_version_stay, ROTA_VERSION_STAY_FIELDS);

extern const struct noun rota_version_noun;
extern const struct noun rota_version_stay_noun;

#endif
