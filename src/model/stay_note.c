/* SPDX-License-Identifier: MIT */
#include "hub/model/stay_note.h"

#include "noun_priv.h"

#define SELF struct stay_note
static const struct field stay_note_fields[] = {STAY_NOTE_FIELDS(NOUN_ROW)};
const struct noun stay_note_noun = {
    NOUN_SHAPE(stay_note),
    .name = "stay_note",
    .plural = "stay_notes",
    .title = "Stay note",
    .flags = NOUN_TIMED,
    .key = "stay|child|day",
    .shown = "stay_id day",
    .order = "day",
    .when = "day",
    .owner = "stay_id",
    .file = "stay_notes",
};
#undef SELF

#define SELF struct go_ahead
static const struct field go_ahead_fields[] = {GO_AHEAD_FIELDS(NOUN_ROW)};
const struct noun go_ahead_noun = {
    NOUN_SHAPE(go_ahead),
    .name = "go_ahead",
    .plural = "go_aheads",
    .title = "Go ahead",
    .key = "stay|rule",
    .shown = "stay_id rule",
    .order = "given_at",
    .owner = "stay_id",
    .file = "go_aheads",
};
#undef SELF
