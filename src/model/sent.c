/* SPDX-License-Identifier: MIT */
#include "hub/model/sent.h"

#include "noun_priv.h"

#define SELF struct sent_copy
static const struct field sent_copy_fields[] = {SENT_COPY_FIELDS(NOUN_ROW)};
const struct noun sent_copy_noun = {
    NOUN_SHAPE(sent_copy),
    .name = "sent_copy",
    .plural = "sent_copies",
    .title = "Copy of the figures",
    .key = "hub|number",
    .shown = "number",
    .order = "number",
    .when = "from_date|to_date",
    .owner = "hub_id",
    .file = "sent_copies",
};
#undef SELF

#define SELF struct sent_figure
static const struct field sent_figure_fields[] = {SENT_FIGURE_FIELDS(NOUN_ROW)};
const struct noun sent_figure_noun = {
    NOUN_SHAPE(sent_figure),
    .name = "sent_figure",
    .plural = "sent_figures",
    .title = "Figure in a copy",
    .key = "copy|figure",
    .shown = "copy_id figure",
    .order = "copy_id",
    .owner = "copy_id",
    .file = "sent_figures",
};
#undef SELF
