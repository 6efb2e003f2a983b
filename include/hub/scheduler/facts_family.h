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
    hub_date left;                               /* the hub; NONE: they are here */
    bool peers_only;                             /* for peers alone: no sleepovers are planned */
    int32_t parent_minutes;                      /* away, of the nearest parent; -1: not known */
    int32_t other_minutes;                       /* the same of other adults who may be rung */
};

struct rota_child {
    int64_t id;
    int32_t rank, family; /* brothers and sisters: the same family */
    hub_date born;        /* NONE counts as over every age a limit asks about */
    char sex;             /* 'f', 'm'; 0: not known, which no rule calls mixed */
    bool disabled;
    enum answer adopted;        /* ANSWER_NO: the order is not made yet */
    hub_date elsewhere_asked;   /* when "nights away anywhere else?" was last answered */
    enum answer elsewhere;      /* ... and the answer */
    hub_date sheet_checked;     /* the about-me sheet */
    int32_t phones;             /* different numbers of people who may be rung */
    int32_t height_cm;          /* -1: not known */
    bool allergy, allergy_plan; /* a serious one; what to do is written down */
    enum answer takes_medicine;
    bool may_be_fetched; /* at least one adult is on the list of who may collect */
    bool came_before;    /* a night or a visit before the stays in these facts begin */
};

/* What a medicine sheet lacks; 1 << each. "As directed" counts as no dose and no times. */
enum sheet_part {
    SHEET_STRENGTH,
    SHEET_DOSE,
    SHEET_TIMES,
    SHEET_ROUTE,
    SHEET_SIGNED,
    SHEET_LABEL,  /* it does not say what the label says */
    SHEET_EXPIRY, /* use by: not known, or before the stay ends */
    SHEET_ALL,    /* there is none for a child on medicine */
    SHEET_PARTS
};

struct rota_medicine { /* taken until `stopped`, NONE: still */
    int32_t child;
    unsigned lacks;
    hub_date expiry, stopped;
};

struct rota_holiday { /* no school on these days */
    int32_t hub;
    hub_date from, to;
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
    bool not_signed; /* only said, or a message */
};

struct rota_event {
    int64_t id;
    int32_t hub;
    hub_wall start, end;
    unsigned needs;               /* 1 << consent_kind */
    int32_t adults;               /* with checks, who look after children; -1: not known */
    bool needs_sheet, sheet_done; /* a risk sheet of its own, signed */
};

struct rota_event_child { /* who is booked or came */
    int32_t event, child;
    bool own_adult; /* an adult of the family comes too */
};

struct rota_event_helper { /* who looks after the children there: leads, helps, drives */
    int32_t event, person;
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
