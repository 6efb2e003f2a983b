/* SPDX-License-Identifier: MIT */
#include "hub/model/unit.h"

#include "hub/model/group.h"
#include "hub/model/training.h"

#include "noun_priv.h"

#define SELF struct unit
static const struct field unit_fields[] = {UNIT_FIELDS(NOUN_ROW)};
const struct noun unit_noun = {
    NOUN_SHAPE(unit),
    .name = "unit",
    .plural = "units",
    .title = "Unit",
    .key = "family|assessed",
    .shown = "family_id assessed_on",
    .order = "assessed_on",
    .owner = "family_id",
    .file = "units",
};
#undef SELF

#define SELF struct unit_session
static const struct field unit_session_fields[] = {UNIT_SESSION_FIELDS(NOUN_ROW)};
const struct noun unit_session_noun = {
    NOUN_SHAPE(unit_session),
    .name = "unit_session",
    .plural = "sessions",
    .title = "Session",
    .key = "unit|number",
    .shown = "unit_id number",
    .order = "unit_id,number",
    .owner = "unit_id",
    .file = "sessions",
};
#undef SELF

#define SELF struct support_group
static const struct field support_group_fields[] = {SUPPORT_GROUP_FIELDS(NOUN_ROW)};
const struct noun support_group_noun = {
    NOUN_SHAPE(support_group),
    .name = "group",
    .plural = "groups",
    .title = "Group",
    .key = "hub|group",
    .shown = "name",
    .order = "name",
    .owner = "hub_id",
    .file = "groups",
};
#undef SELF

#define SELF struct group_meeting
static const struct field group_meeting_fields[] = {GROUP_MEETING_FIELDS(NOUN_ROW)};
const struct noun group_meeting_noun = {
    NOUN_SHAPE(group_meeting),
    .name = "group_meeting",
    .plural = "meetings",
    .title = "Group meeting",
    .key = "group|held",
    .shown = "group_id held_on",
    .order = "held_on",
    .when = "held_on",
    .owner = "group_id",
    .file = "meetings",
};
#undef SELF

#define SELF struct training
static const struct field training_fields[] = {TRAINING_FIELDS(NOUN_ROW)};
const struct noun training_noun = {
    NOUN_SHAPE(training),
    .name = "training",
    .plural = "training",
    .title = "Training",
    .key = "hub|training|held",
    .shown = "name held_on",
    .order = "held_on",
    .when = "held_on",
    .owner = "hub_id",
    .file = "training",
};
#undef SELF

#define SELF struct training_person
static const struct field training_person_fields[] = {TRAINING_PERSON_FIELDS(NOUN_ROW)};
const struct noun training_person_noun = {
    NOUN_SHAPE(training_person),
    .name = "training_person",
    .plural = "training_people",
    .title = "Trained",
    .flags = NOUN_LINK,
    .key = "training|person",
    .shown = "training_id person_id",
    .order = "training_id",
    .owner = "training_id",
    .file = "training_people",
};
#undef SELF

#define SELF struct supervision
static const struct field supervision_fields[] = {SUPERVISION_FIELDS(NOUN_ROW)};
const struct noun supervision_noun = {
    NOUN_SHAPE(supervision),
    .name = "supervision",
    .plural = "supervisions",
    .title = "Supervision",
    .key = "hub|held|with|person|group|agreed",
    .shown = "held_on with_whom",
    .order = "held_on",
    .when = "held_on",
    .owner = "hub_id",
    .file = "supervisions",
};
#undef SELF

#define SELF struct buddy
static const struct field buddy_fields[] = {BUDDY_FIELDS(NOUN_ROW)};
const struct noun buddy_noun = {
    NOUN_SHAPE(buddy),
    .name = "buddy",
    .plural = "buddies",
    .title = "Buddy",
    .key = "hub|family|newcomer|asked",
    .shown = "newcomer_id/family_id buddy_id",
    .order = "asked_on",
    .when = "asked_on",
    .owner = "hub_id",
    .file = "buddies",
};
#undef SELF
