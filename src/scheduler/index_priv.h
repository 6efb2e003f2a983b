/* SPDX-License-Identifier: MIT */
/*
 * The facts put in order once.
 *
 * A visit is a stay that counts: draft, agreed or happened, with a host, leaving
 * after it arrives. Visits stand hub by hub in order of arrival; ties go by
 * leaving, family, host and id, so nothing depends on the order of the rows.
 */
#ifndef HUB_SCHEDULER_INDEX_PRIV_H
#define HUB_SCHEDULER_INDEX_PRIV_H

#include "hub/base/arena.h"
#include "hub/scheduler/facts.h"

struct visit {
    int64_t arrive, leave; /* minutes, as hub_wall */
    int32_t stay, home, host, family;
    int32_t first, last; /* days touched; the nights are first..last-1 */
    int32_t kid_first, kid_count;
    bool emergency, draft, agency_agreed, liaison_agreed;
    unsigned char basis, nation, elsewhere; /* as in the stay */
};

struct kid { /* one child of one visit; those of a visit stand together */
    int32_t visit, child, bed;
    int32_t row; /* of facts->stay_children */
};

/* Rows by key: those of key k are items[first[k]] .. items[first[k + 1] - 1]. */
struct group {
    int32_t *first, *items;
};

struct rota_index {
    struct visit *visits;
    struct kid *kids;
    int32_t visit_count, kid_count;
    int32_t hub_count;
    int32_t *hub_visit; /* first visit of each hub, and the end */
    struct group hub_homes, hub_hosts, hub_families, hub_children, hub_people, hub_aparts, hub_events;
    struct group hub_event_children, event_children;
    struct group home_visits, family_visits, child_kids; /* in order of arrival */
    struct group home_beds, home_people, host_aways;
    struct group child_consents, child_sharings, child_exemptions, person_checks, stay_overrides;
    struct group child_medicines, hub_holidays;
    int32_t *visit_of;  /* by stay; -1: it does not count */
    int32_t *home_host; /* the first host of a home by rank; -1: none */
};

void index_build(struct rota_index *ix, const struct rota_facts *facts, struct arena *a);

static inline int32_t group_size(const struct group *g, int32_t key)
{
    return g->first[key + 1] - g->first[key];
}
static inline bool visit_overnight(const struct visit *v)
{
    return v->last > v->first;
}

#endif
