/* SPDX-License-Identifier: MIT */
#include "hub/model/host.h"

#include "hub/base/str.h"

#include "noun_priv.h"

#define SELF struct host
static const struct field host_fields[] = {HOST_FIELDS(NOUN_ROW)};
const struct noun host_noun = {
    NOUN_SHAPE(host),
    .name = "host",
    .plural = "hosts",
    .title = "Host",
    .key = "hub|host",
    .shown = "name",
    .order = "sort_name",
    .sorted = "name",
    .owner = "hub_id",
    .file = "hosts",
};
#undef SELF

#define SELF struct away
static const struct field away_fields[] = {AWAY_FIELDS(NOUN_ROW)};
const struct noun away_noun = {
    NOUN_SHAPE(away),
    .name = "away",
    .plural = "away",
    .title = "Days away",
    .key = "host|from",
    .shown = "host_id from_date",
    .order = "from_date",
    .when = "from_date|to_date",
    .owner = "host_id",
    .file = "away",
};
#undef SELF

#define SELF struct exemption
static const struct field exemption_fields[] = {EXEMPTION_FIELDS(NOUN_ROW)};
const struct noun exemption_noun = {
    NOUN_SHAPE(exemption),
    .name = "exemption",
    .plural = "exemptions",
    .title = "Exemption",
    .key = "host|child",
    .shown = "host_id child_id",
    .order = "given_on",
    .when = "given_on",
    .owner = "host_id",
    .file = "exemptions",
};
#undef SELF

#define SELF struct sharing
static const struct field sharing_fields[] = {SHARING_FIELDS(NOUN_ROW)};
const struct noun sharing_noun = {
    NOUN_SHAPE(sharing),
    .name = "sharing",
    .plural = "sharings",
    .title = "Room sharing",
    .key = "child|other_child",
    .shown = "child_id other_child_id",
    .order = "agreed_on",
    .when = "agreed_on",
    .owner = "child_id",
    .file = "sharings",
};
#undef SELF

#define SELF struct safety_check
static const struct field safety_check_fields[] = {SAFETY_CHECK_FIELDS(NOUN_ROW)};
const struct noun safety_check_noun = {
    NOUN_SHAPE(safety_check),
    .name = "check",
    .plural = "checks",
    .title = "Check",
    .key = "hub|kind|person|home|done",
    .shown = "kind done_on",
    .order = "done_on",
    .when = "done_on",
    .owner = "hub_id",
    .file = "checks",
};
#undef SELF

hub_date safety_check_until(const struct safety_check *c, int dbs_months)
{
    enum { FIRST_AID_MONTHS = 36, USUAL_MONTHS = 12 };
    int months = str_eq(c->kind, "DBS")         ? dbs_months
                 : str_eq(c->kind, "first aid") ? FIRST_AID_MONTHS
                                                : USUAL_MONTHS;
    return date_known(c->until) ? c->until : date_add_months(c->done_on, months);
}
