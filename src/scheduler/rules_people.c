/* SPDX-License-Identifier: MIT */
/* Rule 25: DBS checks of the adults of a home and of helpers, looked at on the days children stay. */
#include "run_priv.h"

/* The last day any DBS check of this person is good for; INT32_MIN without one. */
static int32_t dbs_until(const struct rota_run *run, int32_t person)
{
    const struct group *g = &run->index->person_checks;
    int32_t best = INT32_MIN;
    for (int32_t i = g->first[person]; i < g->first[person + 1]; i++) {
        const struct rota_check_done *c = &run->facts->checks[g->items[i]];
        hub_date until = c->until;
        if (!date_known(until) && date_known(c->done)) {
            until = date_add_months(c->done, run->policy->dbs_months);
        }
        if (c->kind == CHECK_DBS && until.d > best) {
            best = until.d;
        }
    }
    return best;
}

static bool needs_dbs(const struct rota_person *p, const struct visit *v)
{
    bool there = (!date_known(p->from) || p->from.d <= v->last) &&
                 (!date_known(p->to) || p->to.d >= v->first);
    bool adult = !date_known(p->born) || date_age(p->born, (hub_date){v->last}) >= 18;
    return there && (adult || p->helper);
}

static void person_check(struct rota_run *run, int32_t person)
{
    const struct rota_person *p = &run->facts->people[person];
    const struct group *g = &run->index->home_visits;
    int32_t until = dbs_until(run, person), warn = INT32_MIN;
    struct record over = record_make(run, 25, LEVEL_HARD), soon = record_make(run, 25, LEVEL_WARN);
    over.about.person = soon.about.person = person;
    over.about.host = soon.about.host = run->index->home_host[p->home];
    over.about.numbers[1] = soon.about.numbers[1] = until;
    if (until != INT32_MIN) {
        warn = date_add_months((hub_date){until}, -run->policy->dbs_warn_months).d;
    }
    for (int32_t i = g->first[p->home]; i < g->first[p->home + 1]; i++) {
        const struct visit *v = &run->index->visits[g->items[i]];
        if (v->last >= warn && needs_dbs(p, v)) {
            record_miss(v->last > until ? &over : &soon, g->items[i]);
        }
    }
    if (over.missing.count == 0) {
        record_close(&soon);
    }
    record_close(&over);
}

void check_dbs(struct rota_run *run)
{
    struct rows people = hub_rows(run, &run->index->hub_people);
    for (const int32_t *at = people.at; at < people.end; at++) {
        person_check(run, *at);
    }
}
