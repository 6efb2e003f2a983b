/* SPDX-License-Identifier: MIT */
/* Rows of the facts about families and children; how rows refer to each other is in facts.h. */
#ifndef HUB_SCHEDULER_FACTS_FAMILY_H
#define HUB_SCHEDULER_FACTS_FAMILY_H

#include "hub/base/date.h"

#include <stdbool.h>
#include <stdint.h>

enum answer { ANSWER_NONE, ANSWER_NO, ANSWER_YES };

struct rota_family {
    int64_t id;
    int32_t rank, hub;
    int32_t stays_per_year, priority, gap_weeks; /* -1: no number; for offers and the filler */
    hub_date last_stay;                          /* before the records begin */
};

struct rota_child {
    int64_t id;
    int32_t rank, family; /* brothers and sisters: the same family */
    hub_date born;        /* NONE counts as over every age a limit asks about */
    char sex;             /* 'f', 'm'; 0: not known, which no rule calls mixed */
    bool disabled;
    enum answer adopted;      /* ANSWER_NO: the order is not made yet */
    hub_date elsewhere_asked; /* when "nights away anywhere else?" was last answered */
    enum answer elsewhere;    /* ... and the answer */
};

enum consent_kind {
    CONSENT_STAY,
    CONSENT_FIRST_AID,
    CONSENT_EMERGENCY,
    CONSENT_MEDICINE,
    CONSENT_TRAVEL,
    CONSENT_SWIM,
    CONSENT_PHOTO,
    CONSENT_SCREENS,
    CONSENT_ACTIVITY,
    CONSENT_SCHOOL,
    CONSENT_GROUP_CHAT,
    CONSENT_KINDS
};

struct rota_consent {
    int32_t child;
    enum consent_kind kind;
    enum answer given; /* ANSWER_NO is an answer too; withdrawn = `to` is the day before */
    hub_date from, to;
};

struct rota_event {
    int64_t id;
    int32_t hub;
    hub_wall start, end;
    unsigned needs; /* 1 << consent_kind */
};

struct rota_event_child { /* who is booked or came */
    int32_t event, child;
};

enum apart_scope { APART_HOUSE, APART_WEEKEND };

struct rota_apart { /* two families, or two children (then the families are -1) */
    int64_t id;
    int32_t family, other_family;
    int32_t child, other_child; /* -1 for families */
    enum apart_scope scope;
};

struct rota_sharing { /* a written agreement that two children may share a room */
    int32_t child, other_child;
    hub_date from, to;
};

enum wish_kind { WISH_CANNOT, WISH_LIKES, WISH_RATHER_NOT };

struct rota_wish {
    int32_t family;
    hub_date weekend; /* its Friday */
    enum wish_kind wish;
};

enum host_link { LINK_KNOWS, LINK_NOT_WITH };

struct rota_link {
    int32_t family, host;
    enum host_link link;
};

#endif
