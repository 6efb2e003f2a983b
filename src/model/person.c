/* SPDX-License-Identifier: MIT */
#include "hub/model/person.h"

#include "noun_priv.h"

#define SELF struct person
static const struct field person_fields[] = {PERSON_FIELDS(NOUN_ROW)};
const struct noun person_noun = {
    NOUN_SHAPE(person),
    .name = "person",
    .plural = "people",
    .title = "Person",
    .key = "hub|person",
    .shown = "known_as/name",
    .order = "sort_name",
    .sorted = "name",
    .owner = "hub_id",
    .file = "people",
};
#undef SELF
