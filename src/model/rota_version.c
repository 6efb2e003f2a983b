/* SPDX-License-Identifier: MIT */
#include "hub/model/rota_version.h"

#include "noun_priv.h"

#define SELF struct rota_version
static const struct field rota_version_fields[] = {ROTA_VERSION_FIELDS(NOUN_ROW)};
const struct noun rota_version_noun = {
    NOUN_SHAPE(rota_version),
    .name = "rota_version",
    .plural = "rota_versions",
    .title = "Version of the rota",
    .key = "hub|number",
    .shown = "number",
    .order = "number",
    .owner = "hub_id",
    .file = "rota_versions",
};
#undef SELF

#define SELF struct rota_version_stay
static const struct field rota_version_stay_fields[] = {ROTA_VERSION_STAY_FIELDS(NOUN_ROW)};
const struct noun rota_version_stay_noun = {
    NOUN_SHAPE(rota_version_stay),
    .name = "rota_version_stay",
    .plural = "rota_version_stays",
    .title = "Stay in a version",
    .key = "version|stay",
    .shown = "version_id stay_id",
    .order = "arrive",
    .when = "arrive|leave",
    .owner = "version_id",
    .file = "rota_version_stays",
};
#undef SELF
