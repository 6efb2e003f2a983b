/* SPDX-License-Identifier: MIT */
/*
 * What the scheduler knows: plain arrays, filled by service, never changed here.
 *
 * A row points at another by its index in that array; -1 means none or not
 * known (families, homes, hosts, children of a row must be known unless it says
 * otherwise). `id` is the record's id: it makes a facts hash last from one run
 * to the next. `rank` is the row's place when all rows of its kind are put in
 * order of name: findings and fixes come in that order, so the order of the
 * arrays never shows. Dates and times are London civil ones. Ranges of dates
 * include both ends; a NONE end is open. Several hubs may be in one set of
 * facts: they share nothing.
 */
#ifndef HUB_SCHEDULER_FACTS_H
#define HUB_SCHEDULER_FACTS_H

#include "hub/base/date.h"
#include "hub/scheduler/facts_family.h"
#include "hub/scheduler/facts_home.h"

#include <stdbool.h>
#include <stdint.h>

enum nation { NATION_ENGLAND, NATION_WALES, NATION_SCOTLAND, NATION_NI, NATIONS };

/* The usual hours of a sleepover, in minutes after midnight: where nobody says others. Our own. */
enum { STAY_ARRIVE_MIN = 16 * 60, STAY_LEAVE_MIN = 15 * 60 };

enum legal_basis {
    BASIS_UNKNOWN,
    BASIS_PRIVATE,
    BASIS_S17,
    BASIS_S20,
    BASIS_VOLUNTARY,
    BASIS_NOT_ADOPTED
};

/* From STATUS_DRAFT to STATUS_HAPPENED a stay takes a bed; the others are not looked at. */
enum stay_status {
    STATUS_ASKED,
    STATUS_OFFERED,
    STATUS_DRAFT,
    STATUS_AGREED,
    STATUS_HAPPENED,
    STATUS_CANCELLED
};

enum stay_kind { KIND_PLANNED, KIND_EMERGENCY, KIND_DAY, KIND_TEA };

struct rota_stay {
    int64_t id;
    int32_t family, host;   /* host -1: nowhere yet; then it is not looked at */
    hub_wall arrive, leave; /* leave later than arrive, else it is not looked at */
    enum stay_status status;
    enum stay_kind kind;
    enum legal_basis basis;
    enum nation nation;
    bool agency_agreed;    /* who said yes for the agency, and when, are both filled in */
    bool liaison_agreed;   /* the liaison worker's yes to a long stay, likewise */
    bool sharing_agreed;   /* a written agreement to share a room is on this stay */
    enum answer elsewhere; /* "nights away anywhere else?" asked for this stay */
    enum answer first_time, parents_far;
    bool parent_stays; /* a parent is there too */
    bool near_adult;   /* someone near is named while the parents are far away */
    bool pen_known;    /* where the allergy pen is */
    bool school_run;   /* how they get to school is written down */
    hub_date rang;     /* the call before the stay; NONE: not yet */
    hub_date prefer[3]; /* of arriving, as they asked, the best first; NONE: none */
    bool filled;       /* planned by a fill, and still a draft or published: no booking ahead */
    bool host_drives;  /* the host, or another carer of the home, brings or collects them */
};

enum child_said { SAID_NOTHING, SAID_YES, SAID_UNSURE, SAID_NO };
enum on_list { LIST_NOT_SAID, LIST_ON, LIST_NOT_ON };

struct rota_stay_child { /* who comes; one row a child */
    int32_t stay, child;
    int32_t bed;            /* -1: any; a bed of another home counts as any */
    enum child_said said;   /* the child, asked about this stay */
    enum on_list collector; /* who collects, against the child's list; NOT_SAID: nobody named yet */
};

/* Someone named went ahead, with a reason: binds one rule, one stay and what was seen then. */
struct rota_override {
    int32_t rule, stay;
    uint64_t facts_hash; /* finding_facts_hash() of the finding and that stay */
};

struct rota_facts {
    int32_t hub_count;
    hub_date today; /* what is due by a day is told by it; NONE: not told */
    const struct rota_home *homes;
    const struct rota_host *hosts;
    const struct rota_room *rooms;
    const struct rota_bed *beds;
    const struct rota_family *families;
    const struct rota_child *children;
    const struct rota_stay *stays;
    const struct rota_stay_child *stay_children;
    const struct rota_away *aways;
    const struct rota_person *people;
    const struct rota_check_done *checks;
    const struct rota_consent *consents;
    const struct rota_medicine *medicines;
    const struct rota_holiday *holidays;
    const struct rota_event *events;
    const struct rota_event_child *event_children;
    const struct rota_event_helper *event_helpers;
    const struct rota_apart *aparts;
    const struct rota_sharing *sharings;
    const struct rota_exemption *exemptions;
    const struct rota_wish *wishes;
    const struct rota_link *links;
    const struct rota_weekend *weekends;
    const struct rota_override *overrides;
    int32_t home_count, host_count, room_count, bed_count, family_count, child_count, stay_count,
        stay_child_count, away_count, person_count, check_count, consent_count, medicine_count,
        holiday_count, event_count, event_child_count, event_helper_count, apart_count, sharing_count, exemption_count,
        wish_count, link_count, weekend_count, override_count;
};

/* Names by index of the arrays above, as they should appear in a sentence: first or known-as. */
struct rota_names {
    const char *const *hosts, *const *families, *const *children, *const *people, *const *events;
};

#endif
