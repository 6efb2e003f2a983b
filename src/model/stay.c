/* SPDX-License-Identifier: MIT */
#include "hub/model/stay.h"

#include "noun_priv.h"

#define SELF struct stay
static const struct field stay_fields[] = {STAY_FIELDS(NOUN_ROW)};
const struct noun stay_noun = {
    NOUN_SHAPE(stay),
    .name = "stay",
    .plural = "stays",
    .title = "Stay",
    .key = "family|arrive",
    .shown = "family_id arrive",
    .order = "arrive",
    .when = "arrive|leave",
    .owner = "family_id",
    .file = "stays",
};
#undef SELF

#define SELF struct stay_child
static const struct field stay_child_fields[] = {STAY_CHILD_FIELDS(NOUN_ROW)};
const struct noun stay_child_noun = {
    NOUN_SHAPE(stay_child),
    .name = "stay_child",
    .plural = "stay_children",
    .title = "Child of a stay",
    .flags = NOUN_LINK,
    .key = "stay|child",
    .shown = "stay_id child_id",
    .order = "stay_id",
    .owner = "stay_id",
    .file = "stay_children",
};
#undef SELF
