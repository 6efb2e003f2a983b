/* SPDX-License-Identifier: MIT */
/* Rules about a host's own rest: 33 a clear day off, 35 own time; and 38, the call before a stay. */
#include "rules_priv.h"

/* Own time: months looked back and ahead, and what days these have at most. */
enum { HOUR = 60, OWN_BEHIND = 9, OWN_AHEAD = 3, OWN_DAYS = (OWN_BEHIND + OWN_AHEAD) * 31 };

/* --- 33: stretches of time with children in the house and no clear day between --- */

struct stretch {
    int64_t from, to; /* minutes */
    int64_t free_before, free_after;
    struct visit_list visits;
};

static int32_t days_of(int64_t minutes)
{
    return (int32_t)((minutes + MINUTES_A_DAY - 1) / MINUTES_A_DAY);
}

static bool too_long(const struct policy *p, const struct stretch *s)
{
    int64_t length = s->to - s->from, fortnight = (int64_t)p->rest_fortnight_hours * HOUR;
    bool long_rest = s->free_before >= fortnight || s->free_after >= fortnight;
    if (length <= 7 * MINUTES_A_DAY - (int64_t)p->rest_hours * HOUR) {
        return false;
    }
    return !long_rest || length > 14 * MINUTES_A_DAY - fortnight;
}

static void stretch_close(struct rota_run *run, struct stretch *s, int64_t free_after)
{
    s->free_after = free_after;
    if (s->visits.count > 0 && too_long(run->policy, s)) {
        struct finding f = finding_make(
            33, LEVEL_WARN, wall_date((hub_wall){s->from}).d, wall_date((hub_wall){s->to}).d);
        f.numbers[0] = days_of(s->to - s->from);
        f.numbers[1] = run->policy->rest_hours;
        run_report(run, f, s->visits.at, s->visits.count);
    }
    s->visits.count = 0;
}

/* One leaves late and another comes early the next day; on one day rule 37 says the hours. */
static void between_check(struct rota_run *run, int32_t out, int32_t in, int64_t free)
{
    const struct visit *a = &run->index->visits[out], *b = &run->index->visits[in];
    if (!visit_overnight(a) || !visit_overnight(b) || a->last == b->first ||
        free >= (int64_t)run->policy->rest_between_hours * HOUR) {
        return;
    }
    struct finding f = finding_make(33, LEVEL_WARN, b->first, b->first);
    f.stay = b->stay;
    f.other_stay = a->stay;
    f.numbers[0] = (int32_t)(free / HOUR);
    f.numbers[1] = run->policy->rest_between_hours;
    f.numbers[2] = 1;
    run_report(run, f, (int32_t[]){out, in}, 2);
}

static void home_rest(struct rota_run *run, int32_t home, struct stretch *s)
{
    const struct group *g = &run->index->home_visits;
    int32_t last = -1; /* of those so far the one to leave last */
    s->free_before = INT64_MAX;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        const struct visit *v = &run->index->visits[g->items[i]];
        int64_t gap = last < 0 ? INT64_MAX : v->arrive - s->to;
        if (last >= 0 && gap >= 0) {
            between_check(run, last, g->items[i], gap);
        }
        if (gap >= (int64_t)run->policy->rest_hours * HOUR) {
            stretch_close(run, s, gap);
            s->free_before = gap;
            s->from = v->arrive;
        }
        visit_list_add(&s->visits, g->items[i], run->scratch);
        if (last < 0 || v->leave > s->to) {
            s->to = v->leave;
            last = g->items[i];
        }
    }
    stretch_close(run, s, INT64_MAX);
}

void check_rest(struct rota_run *run)
{
    struct stretch s = {0};
    struct rows homes = hub_rows(run, &run->index->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        home_rest(run, *home, &s);
    }
}

/* --- 35: nights of own time in twelve months, of which the last lie ahead --- */

/* Those between two days of one twelve months; some may be of two absences. */
static int32_t own_nights(const struct rota_run *run, int32_t host, int32_t from, int32_t to)
{
    const struct group *g = &run->index->host_aways;
    bool own[OWN_DAYS] = {false};
    int32_t nights = 0;
    for (int32_t i = g->first[host]; i < g->first[host + 1]; i++) {
        const struct rota_away *w = &run->facts->aways[g->items[i]];
        int32_t day = date_known(w->from) && w->from.d > from ? w->from.d : from;
        int32_t last = date_known(w->to) && w->to.d < to ? w->to.d : to;
        for (; w->own_time && day <= last; day++) {
            nights += !own[day - from];
            own[day - from] = true;
        }
    }
    return nights;
}

/* Whether children come to this host at all in those days. */
static bool has_visits(const struct rota_run *run, int32_t host, int32_t from, int32_t to)
{
    const struct group *g = &run->index->home_visits;
    int32_t home = run->facts->hosts[host].home;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        const struct visit *v = &run->index->visits[g->items[i]];
        if (v->last >= from && v->first <= to) {
            return true;
        }
    }
    return false;
}

void check_own_time(struct rota_run *run)
{
    hub_date today = run->facts->today;
    struct rows hosts = hub_rows(run, &run->index->hub_hosts);
    bool asked = date_known(today) && run_covers(run, today.d, today.d); /* it is told as of today */
    for (const int32_t *host = hosts.at; host < hosts.end && asked; host++) {
        int32_t from = date_add_months(today, -OWN_BEHIND).d + 1;
        int32_t to = date_add_months(today, OWN_AHEAD).d;
        if (!run->facts->hosts[*host].carer || !has_visits(run, *host, from, to)) {
            continue;
        }
        int32_t nights = own_nights(run, *host, from, to);
        if (nights >= run->policy->own_nights) {
            continue;
        }
        struct finding f = finding_make(35, LEVEL_WARN, today.d, today.d);
        f.hub = run->hub;
        f.host = *host;
        f.numbers[0] = nights;
        f.numbers[1] = run->policy->own_nights;
        f.numbers[2] = to;
        run_report(run, f, NULL, 0);
    }
}

/* --- 38: the call is due from some days before --- */

void check_call(struct rota_run *run)
{
    hub_date today = run->facts->today;
    int32_t days = run->policy->call_days;
    for (int32_t i = visits_from(run); i < visits_end(run) && date_known(today); i++) {
        const struct visit *v = &run->index->visits[i];
        const struct rota_stay *s = &run->facts->stays[v->stay];
        bool soon = v->first >= today.d && v->first <= today.d + days;
        bool rang = date_known(s->rang) && s->rang.d >= v->first - days;
        if (visit_overnight(v) && s->status == STATUS_AGREED && !v->emergency && soon && !rang) {
            struct finding f = finding_make(38, LEVEL_WARN, v->first, v->last);
            f.numbers[0] = days;
            run_report(run, f, &i, 1);
        }
    }
}
