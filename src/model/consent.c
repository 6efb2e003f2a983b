/* SPDX-License-Identifier: MIT */
#include "hub/model/consent.h"

#include "noun_priv.h"

#define SELF struct consent
static const struct field consent_fields[] = {CONSENT_FIELDS(NOUN_ROW)};
const struct noun consent_noun = {
    NOUN_SHAPE(consent),
    .name = "consent",
    .plural = "consents",
    .title = "Consent",
    .key = "child|kind|given",
    .shown = "child_id kind",
    .order = "given_on",
    .when = "given_on",
    .owner = "child_id",
    .file = "consents",
};
#undef SELF

#define SELF struct collector
static const struct field collector_fields[] = {COLLECTOR_FIELDS(NOUN_ROW)};
const struct noun collector_noun = {
    NOUN_SHAPE(collector),
    .name = "collector",
    .plural = "collectors",
    .title = "May collect",
    .key = "child|person",
    .shown = "child_id person_id",
    .order = "child_id",
    .owner = "child_id",
    .file = "collectors",
};
#undef SELF

hub_date consent_until(const struct consent *c)
{
    return date_known(c->until) ? c->until : date_add(date_add_months(c->given_on, 12), -1);
}
