/* SPDX-License-Identifier: MIT */
/* Rows of the facts about homes and who lives there; how rows refer to each other is in facts.h. */
#ifndef HUB_SCHEDULER_FACTS_HOME_H
#define HUB_SCHEDULER_FACTS_HOME_H

#include "hub/base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct rota_home {
    int64_t id;
    int32_t hub;
    int32_t beds; /* used only when none of its beds is listed; -1: the policy's number */
    bool listed;  /* a home on record; else only its host is */
    hub_date safety_until, plan_until, review_until; /* checks of the home; NONE: none on file */
    hub_date plan_done;                              /* the safer caring plan was last looked at */
    bool car;                                        /* one is written down; then */
    int32_t seats, child_seats; /* of all its cars, the driver's not among them */
};

struct rota_host { /* the carer a stay is with; two carers may share a home */
    int64_t id;
    int32_t rank, hub, home;
    int32_t weekends_in_a_row; /* most; -1: no limit. For the filler, as the next three */
    int32_t weekends_per_year, usual_weekends, weekends_just_done;
    bool carer; /* the hub carer, who has own time */
};

struct rota_room {
    int64_t id;
    int32_t home;
    bool carers; /* the carers' own bedroom */
};

struct rota_bed { /* a bed kept for the hub's children */
    int64_t id;
    int32_t room;
    int32_t max_age; /* oldest child for it, whole years; -1: any */
};

struct rota_away { /* person -1: the host is away or the home closed */
    int32_t host;
    int32_t person; /* an approved adult of the home who is away alone */
    hub_date from, to;
    bool own_time;
};

struct rota_person { /* who lives in a home, and helpers there */
    int64_t id;
    int32_t rank, home; /* home -1: helps at events only */
    hub_date born;     /* NONE: an adult */
    hub_date from, to; /* lives or helps there */
    bool approved;     /* one of the carers; at least one must be at home */
    bool fostered;     /* a child fostered there: counts toward the usual limit */
    bool helper;       /* a DBS check is asked of helpers of any age */
};

enum check_kind { CHECK_DBS, CHECK_FIRST_AID, CHECK_ALLERGY, CHECK_KINDS };

struct rota_check_done { /* the latest of a kind counts */
    int32_t person;
    enum check_kind kind;
    hub_date done;
    hub_date until; /* NONE: worked out from the policy's months */
    bool barred;    /* DBS: enhanced, with the children's barred list */
};

struct rota_exemption { /* a named child who may be there above the usual limit */
    int32_t home, child;
    hub_date from, to;
};

struct rota_weekend {
    int32_t hub;
    hub_date friday;
    int32_t max_children; /* -1: no limit; 0: closed */
};

#endif
