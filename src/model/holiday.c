/* SPDX-License-Identifier: MIT */
#include "hub/model/holiday.h"

#include "noun_priv.h"

#define SELF struct holiday
static const struct field holiday_fields[] = {HOLIDAY_FIELDS(NOUN_ROW)};
const struct noun holiday_noun = {
    NOUN_SHAPE(holiday),
    .name = "holiday",
    .plural = "holidays",
    .title = "Holiday",
    .key = "hub|holiday|from|area",
    .shown = "name first_day",
    .order = "first_day",
    .when = "first_day|last_day",
    .owner = "hub_id",
    .file = "holidays",
};
#undef SELF
