/* SPDX-License-Identifier: MIT */
/*
 * What the rota goes by: a family's wishes, who knows which host, who is kept
 * apart, what a weekend may hold. A weekend is named by its Friday; one without a
 * row, or with no number, has no limit, and 0 is closed.
 */
#ifndef HUB_MODEL_ROTA_H
#define HUB_MODEL_ROTA_H

#include "hub/model/parts.h"

// clang-format off

#define WISH_FIELDS(F)                                                                             \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family",                         \
        .help = "Whose wish it is.", .source = "rota/README")                                      \
    F(DATE, weekend, "weekend", "Weekend", FIELD_REQUIRED, .also = "friday|date",                  \
        .help = "The Friday of the weekend.", .source = "rota/README")                             \
    F(CHOICE, wish, "wish", "Wish", FIELD_REQUIRED, .choices = "cannot|would like|rather not",     \
        .help = "Cannot, would like, or rather not.", .source = "rota/README")

#define FAMILY_HOST_FIELDS(F)                                                                      \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family", .help = "The family.",  \
        .source = "rota/README")                                                                   \
    F(REF, host_id, "host", "Host", FIELD_REQUIRED, .ref = "host", .also = "carer",                \
        .help = "The host.", .source = "rota/README")                                              \
    F(CHOICE, link, "link", "How", FIELD_REQUIRED, .choices = "knows|not with",                    \
        .help = "They know this host, or are not to stay there.", .source = "rota/README")

#define APART_FIELDS(F)                                                                            \
    F(REF, family_id, "family", "Family", FIELD_REQUIRED, .ref = "family",                         \
        .help = "One of the two families.", .source = "rota/README")                               \
    F(REF, other_family_id, "other_family", "Other family", FIELD_REQUIRED, .ref = "family",       \
        .also = "other family|and|with", .help = "The other family.", .source = "rota/README")     \
    F(CHOICE, scope, "scope", "Apart in", FIELD_REQUIRED, .choices = "same house|same weekend",    \
        .help = "Not in the same house, or not on the same weekend at all.",                       \
        .source = "rota/README")                                                                   \
    F(TEXT, why, "why", "Why", FIELD_PRIVATE | FIELD_SENSITIVE, .max = 200, .also = "reason",      \
        .help = "Why, in a few words.", .source = "rota/README")                                   \
    F(REF, child_id, "child", "Child", 0, .ref = "child",                                          \
        .help = "If it is about one child of the first family only.",                              \
        .source = "DOMAIN 7, rule 23")                                                             \
    F(REF, other_child_id, "other_child", "Other child", 0, .ref = "child",                        \
        .help = "If it is about one child of the other family only.",                              \
        .source = "DOMAIN 7, rule 23")

#define WEEKEND_FIELDS(F)                                                                          \
    HUB_FIELD(F)                                                                                   \
    F(DATE, weekend, "weekend", "Weekend", FIELD_REQUIRED, .also = "friday|date",                  \
        .help = "The Friday of the weekend.", .source = "rota/README")                             \
    F(INT, max_children, "max_children", "Most children", 0, .min = 0, .max = 100,                 \
        .also = "max children|children|limit",                                                     \
        .help = "How many children may stay that weekend; 0 is closed, empty is no limit.",        \
        .source = "rota/README")                                                                   \
    F(TEXT, why, "why", "Why", 0, .max = 200, .also = "note|reason",                               \
        .help = "Why it is closed or smaller: Christmas, training.", .source = "rota/README")

// clang-format on

NOUN_STRUCT(wish, WISH_FIELDS);
NOUN_STRUCT(family_host, FAMILY_HOST_FIELDS);
NOUN_STRUCT(apart, APART_FIELDS);
NOUN_STRUCT(weekend, WEEKEND_FIELDS);

extern const struct noun wish_noun;
extern const struct noun family_host_noun;
extern const struct noun apart_noun;
extern const struct noun weekend_noun;

#endif
