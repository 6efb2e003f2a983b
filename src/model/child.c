/* SPDX-License-Identifier: MIT */
#include "hub/model/child.h"

#include "noun_priv.h"

#define SELF struct child
static const struct field child_fields[] = {CHILD_FIELDS(NOUN_ROW)};
const struct noun child_noun = {
    NOUN_SHAPE(child),
    .name = "child",
    .plural = "children",
    .title = "Child",
    .key = "family|child",
    .shown = "known_as/name",
    .order = "sort_name",
    .sorted = "name",
    .owner = "family_id",
    .file = "children",
};
#undef SELF
