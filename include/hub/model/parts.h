/* SPDX-License-Identifier: MIT */
/* Rows that several nouns share. */
#ifndef HUB_MODEL_PARTS_H
#define HUB_MODEL_PARTS_H

#include "hub/model/noun.h"

// clang-format off

#define HUB_FIELD(F)                                                                               \
    F(REF, hub_id, "hub", "Hub", FIELD_REQUIRED, .ref = "hub",                                     \
        .help = "The hub it belongs to; with one hub you need not say.", .source = "DESIGN Data")

/* Nouns to which a correction adds: taking one back leaves the line and says by whom. */
#define TAKEN_BACK_FIELDS(F)                                                                       \
    F(STAMP, withdrawn_at, "withdrawn_at", "Taken back", FIELD_READONLY,                           \
        .help = "When it was taken back; the line stays.", .source = "SCREENS M13")                \
    F(REF, withdrawn_by, "withdrawn_by", "Taken back by", FIELD_READONLY, .ref = "person",         \
        .help = "Who took it back.", .source = "SCREENS M13")

// clang-format on

#endif
