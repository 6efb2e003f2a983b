/* SPDX-License-Identifier: MIT */
#include "hub/model/home.h"

#include "noun_priv.h"

#define SELF struct home
static const struct field home_fields[] = {HOME_FIELDS(NOUN_ROW)};
const struct noun home_noun = {
    NOUN_SHAPE(home),
    .name = "home",
    .plural = "homes",
    .title = "Home",
    .key = "hub|home",
    .shown = "name",
    .order = "sort_name",
    .sorted = "name",
    .owner = "hub_id",
    .file = "homes",
};
#undef SELF

#define SELF struct room
static const struct field room_fields[] = {ROOM_FIELDS(NOUN_ROW)};
const struct noun room_noun = {
    NOUN_SHAPE(room),
    .name = "room",
    .plural = "rooms",
    .title = "Room",
    .key = "home|room",
    .shown = "name",
    .order = "name",
    .owner = "home_id",
    .file = "rooms",
};
#undef SELF

#define SELF struct bed
static const struct field bed_fields[] = {BED_FIELDS(NOUN_ROW)};
const struct noun bed_noun = {
    NOUN_SHAPE(bed),
    .name = "bed",
    .plural = "beds",
    .title = "Bed",
    .key = "room|bed",
    .shown = "name",
    .order = "name",
    .owner = "room_id",
    .file = "beds",
};
#undef SELF

#define SELF struct household
static const struct field household_fields[] = {HOUSEHOLD_FIELDS(NOUN_ROW)};
const struct noun household_noun = {
    NOUN_SHAPE(household),
    .name = "household",
    .plural = "household",
    .title = "Household member",
    .key = "home|person",
    .shown = "name",
    .order = "name",
    .owner = "home_id",
    .file = "household",
};
#undef SELF

#define SELF struct car
static const struct field car_fields[] = {CAR_FIELDS(NOUN_ROW)};
const struct noun car_noun = {
    NOUN_SHAPE(car),
    .name = "car",
    .plural = "cars",
    .title = "Car",
    .key = "home|car",
    .shown = "name",
    .order = "name",
    .owner = "home_id",
    .file = "cars",
};
#undef SELF

#define SELF struct closure
static const struct field closure_fields[] = {CLOSURE_FIELDS(NOUN_ROW)};
const struct noun closure_noun = {
    NOUN_SHAPE(closure),
    .name = "closure",
    .plural = "closed",
    .title = "Closed days",
    .key = "home|from",
    .shown = "home_id from_date",
    .order = "from_date",
    .when = "from_date|to_date",
    .owner = "home_id",
    .file = "closed",
};
#undef SELF
