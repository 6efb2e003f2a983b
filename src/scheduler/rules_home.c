/* SPDX-License-Identifier: MIT */
/* Rules about one home over time: 3 closed or away, 34 nights, 37 changeover. */
#include "rules_priv.h"

/* --- 3: closed dates, and at least one approved adult at home --- */

bool approved_at_home(const struct rota_run *run, int32_t host, int32_t day)
{
    const struct rota_facts *t = run->facts;
    const struct group *people = &run->index->home_people, *aways = &run->index->host_aways;
    int32_t home = t->hosts[host].home;
    bool any = false;
    for (int32_t i = people->first[home]; i < people->first[home + 1]; i++) {
        const struct rota_person *p = &t->people[people->items[i]];
        if (!p->approved || !day_within(day, p->from, p->to)) {
            continue;
        }
        any = true;
        bool away = false;
        for (int32_t j = aways->first[host]; j < aways->first[host + 1]; j++) {
            const struct rota_away *w = &t->aways[aways->items[j]];
            away = away || (w->person == people->items[i] && day_within(day, w->from, w->to));
        }
        if (!away) {
            return true;
        }
    }
    return !any; /* nobody listed as approved: not known, so not said */
}

static void away_tell(struct rota_run *run, int32_t visit, int32_t from, int32_t to, int nobody)
{
    struct finding f = finding_make(3, level_for(&run->index->visits[visit], LEVEL_HARD), from, to);
    f.numbers[0] = nobody;
    run_report(run, f, &visit, 1);
}

static void away_check(struct rota_run *run, int32_t visit, int32_t host)
{
    const struct visit *v = &run->index->visits[visit];
    const struct group *g = &run->index->host_aways;
    int32_t from = INT32_MAX, to = INT32_MIN;
    bool people = false;
    for (int32_t i = g->first[host]; i < g->first[host + 1]; i++) {
        const struct rota_away *w = &run->facts->aways[g->items[i]];
        int32_t a = date_known(w->from) && w->from.d > v->first ? w->from.d : v->first;
        int32_t b = date_known(w->to) && w->to.d < v->last ? w->to.d : v->last;
        people = people || w->person >= 0;
        if (w->person >= 0 || a > b) {
            continue;
        }
        from = a < from ? a : from;
        to = b > to ? b : to;
    }
    if (from <= to) {
        away_tell(run, visit, from, to, 0);
    }
    for (int32_t day = v->first; day <= v->last && people && from > to; day++) {
        if (!approved_at_home(run, host, day)) {
            away_tell(run, visit, day, day, 1);
            return;
        }
    }
}

void check_away(struct rota_run *run)
{
    for (int32_t i = visits_from(run); i < visits_end(run); i++) {
        int32_t host = run->index->visits[i].host;
        if (group_size(&run->index->host_aways, host) > 0) {
            away_check(run, i, host);
        }
    }
}

/* --- 34: too many nights in a row --- */

struct row_of_nights {
    int64_t from, to; /* nights [from, to) */
    struct visit_list visits;
};

static void row_tell(struct rota_run *run, struct row_of_nights *r)
{
    int32_t nights = (int32_t)(r->to - r->from);
    if (r->visits.count > 0 && nights > run->policy->nights_in_a_row) {
        struct finding f = finding_make(34, LEVEL_WARN, (int32_t)r->from, (int32_t)r->to - 1);
        f.numbers[0] = nights;
        f.numbers[1] = run->policy->nights_in_a_row;
        run_report(run, f, r->visits.at, r->visits.count);
    }
    r->visits.count = 0;
}

void check_nights_on_end(struct rota_run *run)
{
    const struct rota_index *ix = run->index;
    struct row_of_nights r = {0};
    struct rows homes = hub_rows(run, &ix->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        const struct group *g = &ix->home_visits;
        for (int32_t i = g->first[*home]; i < g->first[*home + 1]; i++) {
            const struct visit *v = &ix->visits[g->items[i]];
            if (!visit_overnight(v)) {
                continue;
            }
            if (r.visits.count > 0 && v->first > r.to) {
                row_tell(run, &r);
            }
            r.from = r.visits.count == 0 ? v->first : r.from;
            r.to = r.visits.count == 0 || v->last > r.to ? v->last : r.to;
            visit_list_add(&r.visits, g->items[i], run->scratch);
        }
        row_tell(run, &r);
    }
}

/* --- 37: out by noon, in from three, when one leaves and another comes --- */

static void changeover_check(struct rota_run *run, int32_t out, int32_t in)
{
    const struct visit *a = &run->index->visits[out], *b = &run->index->visits[in];
    int32_t left = wall_tod((hub_wall){a->leave}).min, came = wall_tod((hub_wall){b->arrive}).min;
    if (a->family == b->family ||
        (left <= run->policy->out_by_min && came >= run->policy->in_from_min)) {
        return;
    }
    struct finding f = finding_make(37, LEVEL_WARN, b->first, b->first);
    f.stay = b->stay;
    f.other_stay = a->stay;
    f.numbers[0] = left;
    f.numbers[1] = came;
    f.numbers[2] = run->policy->out_by_min;
    f.numbers[3] = run->policy->in_from_min;
    run_report(run, f, (int32_t[]){out, in}, 2);
}

/* `staying` holds the visits that have not left before the day `in` arrives. */
static void changeover_day(struct rota_run *run, struct visit_list *staying, int32_t in)
{
    const struct visit *v = run->index->visits;
    int32_t kept = 0;
    for (int32_t i = 0; i < staying->count; i++) {
        if (v[staying->at[i]].last >= v[in].first) {
            staying->at[kept++] = staying->at[i];
        }
    }
    staying->count = kept;
    for (int32_t i = 0; i < staying->count; i++) {
        if (v[staying->at[i]].last == v[in].first) {
            changeover_check(run, staying->at[i], in);
        }
    }
    visit_list_add(staying, in, run->scratch);
}

void check_changeover(struct rota_run *run)
{
    const struct group *g = &run->index->home_visits;
    struct visit_list staying = {0};
    struct rows homes = hub_rows(run, &run->index->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        staying.count = 0;
        for (int32_t i = g->first[*home]; i < g->first[*home + 1]; i++) {
            if (visit_overnight(&run->index->visits[g->items[i]])) {
                changeover_day(run, &staying, g->items[i]);
            }
        }
    }
}
