/* SPDX-License-Identifier: MIT */
#include "hub/model/pack.h"

#include "noun_priv.h"

#define SELF struct pack
static const struct field pack_fields[] = {PACK_FIELDS(NOUN_ROW)};
const struct noun pack_noun = {
    NOUN_SHAPE(pack),
    .name = "pack",
    .plural = "packs",
    .title = "Copy",
    .flags = NOUN_BOOKS,
    .key = "hub|number",
    .shown = "number",
    .order = "number",
    .owner = "hub_id",
    .file = "packs",
};
#undef SELF

#define SELF struct pack_family
static const struct field pack_family_fields[] = {PACK_FAMILY_FIELDS(NOUN_ROW)};
const struct noun pack_family_noun = {
    NOUN_SHAPE(pack_family),
    .name = "pack_family",
    .plural = "pack_families",
    .title = "Family in a copy",
    .flags = NOUN_LINK,
    .key = "pack|family",
    .shown = "family_id",
    .order = "family_id",
    .owner = "pack_id",
    .file = "pack_families",
};
#undef SELF

#define SELF struct homecoming
static const struct field homecoming_fields[] = {HOMECOMING_FIELDS(NOUN_ROW)};
const struct noun homecoming_noun = {
    NOUN_SHAPE(homecoming),
    .name = "homecoming",
    .plural = "homecomings",
    .title = "Copy brought home",
    .flags = NOUN_BOOKS,
    .key = "hub|came_at",
    .shown = "came_at",
    .order = "came_at",
    .owner = "hub_id",
    .file = "homecomings",
};
#undef SELF

#define SELF struct question
static const struct field question_fields[] = {QUESTION_FIELDS(NOUN_ROW)};
const struct noun question_noun = {
    NOUN_SHAPE(question),
    .name = "question",
    .plural = "questions",
    .title = "Question",
    .flags = NOUN_BOOKS,
    .key = "hub|number",
    .shown = "number",
    .order = "number",
    .owner = "hub_id",
    .file = "questions",
};
#undef SELF

#define SELF struct claim
static const struct field claim_fields[] = {CLAIM_FIELDS(NOUN_ROW)};
const struct noun claim_noun = {
    NOUN_SHAPE(claim),
    .name = "claim",
    .plural = "claims",
    .title = "What one side wrote",
    .flags = NOUN_BOOKS,
    .key = "question|made_at",
    .shown = "made_at",
    .order = "made_at",
    .owner = "question_id",
    .file = "claims",
};
#undef SELF
