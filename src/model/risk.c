/* SPDX-License-Identifier: MIT */
#include "hub/model/risk.h"

#include "noun_priv.h"

#define SELF struct risk_sheet
static const struct field risk_sheet_fields[] = {RISK_SHEET_FIELDS(NOUN_ROW)};
const struct noun risk_sheet_noun = {
    NOUN_SHAPE(risk_sheet),
    .name = "risk_sheet",
    .plural = "risk_sheets",
    .title = "Risk sheet",
    .key = "event|kind",
    .shown = "event_id kind",
    .order = "event_id",
    .owner = "event_id",
    .file = "risk_sheets",
};
#undef SELF

#define SELF struct risk_line
static const struct field risk_line_fields[] = {RISK_LINE_FIELDS(NOUN_ROW)};
const struct noun risk_line_noun = {
    NOUN_SHAPE(risk_line),
    .name = "risk_line",
    .plural = "risks",
    .title = "Risk",
    .key = "risk_sheet|number",
    .shown = "number hazard",
    .order = "risk_sheet_id,number",
    .owner = "risk_sheet_id",
    .file = "risks",
};
#undef SELF

#define SELF struct register_line
static const struct field register_line_fields[] = {REGISTER_LINE_FIELDS(NOUN_ROW)};
const struct noun register_line_noun = {
    NOUN_SHAPE(register_line),
    .name = "register_line",
    .plural = "register",
    .title = "Register line",
    .key = "event|day|line",
    .shown = "child_id person_id name event_id",
    .order = "event_id,line",
    .owner = "event_id",
    .file = "register",
};
#undef SELF
