/* SPDX-License-Identifier: MIT */
#include "hub/model/event.h"

#include "noun_priv.h"

#define SELF struct event
static const struct field event_fields[] = {EVENT_FIELDS(NOUN_ROW)};
const struct noun event_noun = {
    NOUN_SHAPE(event),
    .name = "event",
    .plural = "events",
    .title = "Event",
    .key = "hub|event|start",
    .shown = "name starts",
    .order = "starts",
    .when = "starts",
    .owner = "hub_id",
    .file = "events",
};
#undef SELF

#define SELF struct event_change
static const struct field event_change_fields[] = {EVENT_CHANGE_FIELDS(NOUN_ROW)};
const struct noun event_change_noun = {
    NOUN_SHAPE(event_change),
    .name = "event_change",
    .plural = "event_changes",
    .title = "Changed day",
    .key = "event|day",
    .shown = "event_id day",
    .order = "day",
    .when = "day",
    .owner = "event_id",
    .file = "event_changes",
};
#undef SELF

#define SELF struct invitation
static const struct field invitation_fields[] = {INVITATION_FIELDS(NOUN_ROW)};
const struct noun invitation_noun = {
    NOUN_SHAPE(invitation),
    .name = "invitation",
    .plural = "invitations",
    .title = "Invitation",
    .key = "event|family|person|day",
    .shown = "event_id family_id person_id",
    .order = "event_id",
    .owner = "event_id",
    .file = "invitations",
};
#undef SELF
