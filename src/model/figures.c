/* SPDX-License-Identifier: MIT */
#include "hub/model/figures.h"

#include "noun_priv.h"

#define SELF struct service_used
static const struct field service_used_fields[] = {SERVICE_USED_FIELDS(NOUN_ROW)};
const struct noun service_used_noun = {
    NOUN_SHAPE(service_used),
    .name = "service",
    .plural = "services",
    .title = "Service used",
    .key = "family|child|service|from",
    .shown = "family_id service",
    .order = "used_on",
    .when = "used_on",
    .owner = "family_id",
    .file = "services",
};
#undef SELF

#define SELF struct feedback
static const struct field feedback_fields[] = {FEEDBACK_FIELDS(NOUN_ROW)};
const struct noun feedback_noun = {
    NOUN_SHAPE(feedback),
    .name = "feedback",
    .plural = "feedback",
    .title = "Feedback",
    .key = "hub|on|family|words",
    .shown = "given_on about",
    .order = "given_on",
    .when = "given_on",
    .owner = "hub_id",
    .file = "feedback",
};
#undef SELF

#define SELF struct story
static const struct field story_fields[] = {STORY_FIELDS(NOUN_ROW)};
const struct noun story_noun = {
    NOUN_SHAPE(story),
    .name = "story",
    .plural = "stories",
    .title = "Story",
    .key = "hub|month|title",
    .shown = "month title",
    .order = "month",
    .when = "month",
    .owner = "hub_id",
    .file = "stories",
};
#undef SELF

#define SELF struct access_request
static const struct field access_request_fields[] = {ACCESS_REQUEST_FIELDS(NOUN_ROW)};
const struct noun access_request_noun = {
    NOUN_SHAPE(access_request),
    .name = "request",
    .plural = "requests",
    .title = "Request for records",
    .key = "hub|person|received",
    .shown = "who received",
    .order = "received",
    .when = "received",
    .owner = "hub_id",
    .file = "requests",
};
#undef SELF

#define SELF struct retention_line
static const struct field retention_line_fields[] = {RETENTION_LINE_FIELDS(NOUN_ROW)};
const struct noun retention_line_noun = {
    NOUN_SHAPE(retention_line),
    .name = "keep",
    .plural = "retention",
    .title = "Kept record",
    .key = "hub|what|rule",
    .shown = "what keep_until",
    .order = "keep_until",
    .owner = "hub_id",
    .file = "retention",
};
#undef SELF
