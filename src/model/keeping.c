/* SPDX-License-Identifier: MIT */
#include "hub/model/keeping.h"

#include "noun_priv.h"

#define SELF struct erasure
static const struct field erasure_fields[] = {ERASURE_FIELDS(NOUN_ROW)};
const struct noun erasure_noun = {
    NOUN_SHAPE(erasure),
    .name = "erasure",
    .plural = "erasures",
    .title = "Erased record",
    .key = "hub|number",
    .shown = "number",
    .order = "number",
    .owner = "hub_id",
    .file = "erasures",
};
#undef SELF

#define SELF struct withheld
static const struct field withheld_fields[] = {WITHHELD_FIELDS(NOUN_ROW)};
const struct noun withheld_noun = {
    NOUN_SHAPE(withheld),
    .name = "masking",
    .plural = "maskings",
    .title = "Decided for a copy",
    .key = "request|place",
    .shown = "place",
    .order = "place",
    .owner = "request_id",
    .file = "maskings",
};
#undef SELF
