/* SPDX-License-Identifier: MIT */
#include "hub/model/medicine.h"

#include "noun_priv.h"

#define SELF struct medicine
static const struct field medicine_fields[] = {MEDICINE_FIELDS(NOUN_ROW)};
const struct noun medicine_noun = {
    NOUN_SHAPE(medicine),
    .name = "medicine",
    .plural = "medicines",
    .title = "Medicine",
    .key = "child|medicine",
    .shown = "name",
    .order = "name",
    .owner = "child_id",
    .file = "medicines",
};
#undef SELF

#define SELF struct dose
static const struct field dose_fields[] = {DOSE_FIELDS(NOUN_ROW)};
const struct noun dose_noun = {
    NOUN_SHAPE(dose),
    .name = "dose",
    .plural = "doses",
    .title = "Dose",
    .flags = NOUN_APPEND_ONLY,
    .key = "medicine|at",
    .shown = "medicine_id given_at",
    .order = "given_at",
    .when = "given_at",
    .owner = "medicine_id",
    .file = "doses",
};
#undef SELF

#define SELF struct medicine_count
static const struct field medicine_count_fields[] = {MEDICINE_COUNT_FIELDS(NOUN_ROW)};
const struct noun medicine_count_noun = {
    NOUN_SHAPE(medicine_count),
    .name = "count",
    .plural = "counts",
    .title = "Medicine counted",
    .flags = NOUN_APPEND_ONLY,
    .key = "medicine|way|at",
    .shown = "medicine_id way counted_at",
    .order = "counted_at",
    .when = "counted_at",
    .owner = "medicine_id",
    .file = "medicine_counts",
};
#undef SELF
