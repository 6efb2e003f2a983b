/* SPDX-License-Identifier: MIT */
/*
 * The rule table: one row for each rule of the rota, checked or not yet.
 * The checker, the date offers and the filler read the same rows, so they
 * cannot disagree. The numbers are in struct policy, with a table of their own.
 */
#ifndef HUB_SCHEDULER_RULE_H
#define HUB_SCHEDULER_RULE_H

#include "hub/base/arena.h"

#include <stddef.h>
#include <stdint.h>

/* OWED: a must-fix of an emergency, or of records a draft still needs; to be done, not in the way. */
enum rule_level { LEVEL_HARD, LEVEL_WARN, LEVEL_OWED };

/* The numbers in force. All whole numbers; ages are whole years. */
struct policy {
    int32_t beds;         /* of a host who has not said */
    int32_t max_children; /* usual fostering limit */
    int32_t private_days; /* private fostering starts */
    int32_t private_warn_days;
    int32_t private_age; /* under this age; */
    int32_t private_age_disabled;
    int32_t home_nights;  /* nights at home that make a real return home */
    int32_t stay_days[4]; /* by enum nation */
    int32_t year_days[4]; /* by enum nation */
    int32_t year_warn_percent;
    int32_t count_nights; /* 1: days of rules 5 to 7 are nights; 0: every day touched */
    int32_t elsewhere_months;
    int32_t long_stay_nights; /* above this */
    int32_t share_age;        /* unrelated children older than this */
    int32_t share_age_siblings;
    int32_t carers_room_months; /* younger than this: in the carers' room */
    int32_t carers_room_age;    /* from this age: not there any more */
    int32_t dbs_months;
    int32_t dbs_warn_months;
    int32_t nights_in_a_row;
    int32_t out_by_min; /* minutes after midnight */
    int32_t in_from_min;
    int32_t first_visits;
    int32_t sheet_months;
    int32_t phones;
    int32_t far_minutes;
    int32_t turns_18_days;
    int32_t helper_days, helper_window; /* so many days in so many */
    int32_t first_aid_months, first_aid_warn_days;
    int32_t allergy_months;
    int32_t home_check_months, plan_days;
    int32_t risk_days;
    int32_t seat_age, seat_cm;
    int32_t rest_hours, rest_fortnight_hours, rest_between_hours;
    int32_t own_nights;
    int32_t fair_ahead, fair_nights, fair_weekends, fair_holiday_nights; /* of a family */
    int32_t call_days;
    int32_t school_age;
    /* of the peer scheme */
    int32_t ask_days;               /* without a tick: the peer is asked */
    int32_t quiet_days, worry_days; /* the family does not answer */
    int32_t peer_families;          /* at once, of a peer who has not said */
    int32_t wait_days;
    int32_t review_weeks[3], review_every; /* after the third so often again */
    int32_t settled_weeks;
    int32_t debrief_days;
    int32_t peer_check_days, peer_supervision_weeks;
};

/* One row for each number: its setting's name, unit, range and words. */
struct policy_number {
    const char *key; /* also {key} in a rule's parameter text */
    size_t offset;   /* of the int32_t in struct policy */
    int32_t def, min, max;
    const char *unit; /* "nights", "time" for minutes after midnight */
    const char *help;
    int32_t rule; /* the first rule that uses it */
};

extern const struct policy_number policy_numbers[];
extern const size_t policy_number_count;

/* Of hub.ini: "rota", or "peers" for the numbers of the peer scheme. */
const char *policy_section(const struct policy_number *n);
void policy_defaults(struct policy *p);

enum rule_flag {
    RULE_RECORD = 1 << 0, /* about a child's or host's papers: found once for each, not per stay */
    RULE_MOVE = 1 << 1,   /* another host or other dates can put it right */
    RULE_PLACE = 1 << 3,  /* those, and rules that are only to be checked which a move may ease */
    RULE_FAMILY = 1 << 2, /* about a family, wherever it stays: no host is to be seen for it */
    RULE_KEPT = 1 << 3,   /* kept by other means than a check of the rota */
};

struct rota_run; /* one check in progress; private to this room */

struct rule {
    int32_t number;        /* 1..40, as in the agency's list; of the peer scheme from 41 */
    const char *id;        /* "beds" */
    const char *title;     /* name on screen: "A bed for every child" */
    enum rule_level level; /* the worst it can be */
    const char *when;      /* the levels in words, "HARD at {private_days}" */
    const char *parameter; /* what it asks for, numbers as {key} */
    const char *source;    /* "S45 S58"; the list is in README.md */
    unsigned flags;
    void (*check)(struct rota_run *run); /* may serve several rules */
};

extern const struct rule rules[];
extern const size_t rule_count;
/* The second, smaller list: of the peer scheme. None of them is a check of the rota. */
extern const struct rule peer_rules[];
extern const size_t peer_rule_count;

const struct rule *rule_find(int32_t number);        /* NULL if there is none */
const char *rule_level_word(enum rule_level level);  /* "HARD", "WARN", "OWED": csv, json */
const char *rule_level_shown(enum rule_level level); /* "MUST FIX", "PLEASE CHECK", "OWED" */

/* `when` and `parameter` with the numbers in force; "" where there is none. */
const char *rule_when(const struct rule *r, const struct policy *p, struct arena *a);
const char *rule_parameter(const struct rule *r, const struct policy *p, struct arena *a);

#endif
