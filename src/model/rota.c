/* SPDX-License-Identifier: MIT */
#include "hub/model/rota.h"

#include "noun_priv.h"

#define SELF struct wish
static const struct field wish_fields[] = {WISH_FIELDS(NOUN_ROW)};
const struct noun wish_noun = {
    NOUN_SHAPE(wish),
    .name = "wish",
    .plural = "wishes",
    .title = "Wish",
    .key = "family|weekend",
    .shown = "family_id weekend",
    .order = "weekend",
    .when = "weekend",
    .owner = "family_id",
    .file = "wishes",
};
#undef SELF

#define SELF struct family_host
static const struct field family_host_fields[] = {FAMILY_HOST_FIELDS(NOUN_ROW)};
const struct noun family_host_noun = {
    NOUN_SHAPE(family_host),
    .name = "family_host",
    .plural = "family_hosts",
    .title = "Family and host",
    .key = "family|host",
    .shown = "family_id host_id",
    .order = "family_id",
    .owner = "family_id",
    .file = "family_hosts",
};
#undef SELF

#define SELF struct apart
static const struct field apart_fields[] = {APART_FIELDS(NOUN_ROW)};
const struct noun apart_noun = {
    NOUN_SHAPE(apart),
    .name = "apart",
    .plural = "apart",
    .title = "Keep apart",
    .key = "family|other_family|scope",
    .shown = "family_id other_family_id",
    .order = "family_id",
    .owner = "family_id",
    .file = "apart",
};
#undef SELF

#define SELF struct weekend
static const struct field weekend_fields[] = {WEEKEND_FIELDS(NOUN_ROW)};
const struct noun weekend_noun = {
    NOUN_SHAPE(weekend),
    .name = "weekend",
    .plural = "weekends",
    .title = "Weekend",
    .key = "hub|weekend",
    .shown = "weekend",
    .order = "weekend",
    .when = "weekend",
    .owner = "hub_id",
    .file = "weekends",
};
#undef SELF
