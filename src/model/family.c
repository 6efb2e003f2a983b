/* SPDX-License-Identifier: MIT */
#include "hub/model/family.h"

#include "noun_priv.h"

#define SELF struct hub_row
static const struct field hub_fields[] = {HUB_FIELDS(NOUN_ROW)};
const struct noun hub_noun = {
    NOUN_SHAPE(hub),
    .name = "hub",
    .plural = "hubs",
    .title = "Hub",
    .key = "hub",
    .shown = "name",
    .order = "name",
    .file = "hubs",
};
#undef SELF

#define SELF struct family
static const struct field family_fields[] = {FAMILY_FIELDS(NOUN_ROW)};
const struct noun family_noun = {
    NOUN_SHAPE(family),
    .name = "family",
    .plural = "families",
    .title = "Family",
    .key = "hub|family",
    .shown = "name",
    .order = "sort_name",
    .sorted = "name",
    .owner = "hub_id",
    .file = "families",
};
#undef SELF
