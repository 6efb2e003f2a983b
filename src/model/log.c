/* SPDX-License-Identifier: MIT */
#include "hub/model/log.h"

#include "hub/model/worry.h"

#include "noun_priv.h"

#define SELF struct log_entry
static const struct field log_entry_fields[] = {LOG_ENTRY_FIELDS(NOUN_ROW)};
const struct noun log_entry_noun = {
    NOUN_SHAPE(log_entry),
    .name = "entry",
    .plural = "log",
    .title = "Log entry",
    .flags = NOUN_APPEND_ONLY | NOUN_TIMED,
    .key = "hub|at|family|fact",
    .shown = "at family_id kind",
    .order = "at",
    .when = "at",
    .owner = "hub_id",
    .file = "log",
};
#undef SELF

#define SELF struct incident
static const struct field incident_fields[] = {INCIDENT_FIELDS(NOUN_ROW)};
const struct noun incident_noun = {
    NOUN_SHAPE(incident),
    .name = "incident",
    .plural = "incidents",
    .title = "Accident or incident",
    .flags = NOUN_TIMED,
    .key = "hub|at|child",
    .shown = "at kind child_id",
    .order = "at",
    .when = "at",
    .owner = "hub_id",
    .file = "incidents",
};
#undef SELF

#define SELF struct worry
static const struct field worry_fields[] = {WORRY_FIELDS(NOUN_ROW)};
const struct noun worry_noun = {
    NOUN_SHAPE(worry),
    .name = "worry",
    .plural = "worries",
    .title = "Worry",
    .flags = NOUN_APPEND_ONLY | NOUN_SEALED,
    .key = "hub|at",
    .shown = "at",
    .order = "at",
    .when = "at",
    .owner = "hub_id",
    .file = "worries",
};
#undef SELF

#define SELF struct worry_opening
static const struct field worry_opening_fields[] = {WORRY_OPENING_FIELDS(NOUN_ROW)};
const struct noun worry_opening_noun = {
    NOUN_SHAPE(worry_opening),
    .name = "opening",
    .plural = "openings",
    .title = "Opening of a worry",
    .flags = NOUN_SEALED,
    .key = "worry|person|opened_at",
    .shown = "opened_at",
    .order = "opened_at",
    .when = NULL,
    .owner = "worry_id",
    .file = "openings",
};
#undef SELF
