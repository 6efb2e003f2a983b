/* SPDX-License-Identifier: MIT */
/*
 * Rule 4, the usual fostering limit, minute by minute: children staying and
 * those fostered there, unless all are brothers and sisters; named children who
 * are exempt do not count.
 */
#include "rules_priv.h"

int32_t fostered_there(const struct rota_run *run, int32_t home, int32_t day)
{
    const struct group *g = &run->index->home_people;
    int32_t n = 0;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        const struct rota_person *p = &run->facts->people[g->items[i]];
        bool grown = date_known(p->born) && date_age(p->born, (hub_date){day}) >= 18;
        n += p->fostered && !grown && day_within(day, p->from, p->to);
    }
    return n;
}

static bool exempt(const struct rota_run *run, int32_t home, int32_t child, int32_t day)
{
    const struct group *g = &run->index->child_exemptions;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct rota_exemption *e = &run->facts->exemptions[g->items[i]];
        if (e->home == home && day_within(day, e->from, e->to)) {
            return true;
        }
    }
    return false;
}

struct house {
    int32_t children, fostered;
    bool one_family;
};

/* Whether kid k came before in this stretch, through another visit of the same child. */
static bool seen_before(const struct sweep *s, int32_t upto, const struct kid *kid)
{
    const struct rota_index *ix = s->run->index;
    for (int32_t i = 0; i < upto; i++) {
        const struct visit *v = &ix->visits[s->active[i]];
        for (int32_t k = v->kid_first; k < v->kid_first + v->kid_count; k++) {
            if (ix->kids[k].child == kid->child) {
                return true;
            }
        }
    }
    return false;
}

static struct house house_count(const struct sweep *s, int32_t home, bool emergencies)
{
    const struct rota_index *ix = s->run->index;
    int32_t day = wall_date((hub_wall){s->from}).d, family = -1;
    struct house h = {.fostered = fostered_there(s->run, home, day), .one_family = true};
    h.one_family = h.fostered == 0;
    for (int32_t i = 0; i < s->active_count; i++) {
        const struct visit *v = &ix->visits[s->active[i]];
        for (int32_t k = 0; k < v->kid_count && (emergencies || !v->emergency); k++) {
            const struct kid *kid = &ix->kids[v->kid_first + k];
            int32_t theirs = s->run->facts->children[kid->child].family;
            if (exempt(s->run, home, kid->child, day) || seen_before(s, i, kid)) {
                continue;
            }
            h.children++;
            h.one_family = h.one_family && (family < 0 || family == theirs);
            family = theirs;
        }
    }
    h.children += h.fostered;
    return h;
}

static bool house_over(const struct rota_run *run, struct house h)
{
    return h.children > run->policy->max_children && !h.one_family && h.children > h.fostered;
}

struct crowd { /* one stretch of time above the limit, still growing */
    int64_t from, to;
    int32_t most, fostered;
    bool owed;
    struct visit_list visits;
};

static void crowd_tell(struct rota_run *run, struct crowd *c)
{
    if (c->visits.count == 0) {
        return;
    }
    struct finding f = finding_make(4, c->owed ? LEVEL_OWED : LEVEL_HARD,
        wall_date((hub_wall){c->from}).d, wall_date((hub_wall){c->to - 1}).d);
    f.numbers[0] = c->most;
    f.numbers[1] = run->policy->max_children;
    f.numbers[2] = c->fostered;
    run_report(run, f, c->visits.at, c->visits.count);
    c->visits.count = 0;
}

static void crowd_join(struct crowd *c, const struct sweep *s, struct house h, bool owed)
{
    if (c->visits.count == 0) {
        *c = (struct crowd){.from = s->from, .owed = true, .visits = c->visits};
    }
    c->to = s->to;
    c->owed = c->owed && owed;
    if (h.children > c->most) {
        c->most = h.children;
        c->fostered = h.fostered;
    }
    for (int32_t i = 0; i < s->active_count; i++) {
        visit_list_add(&c->visits, s->active[i], s->run->scratch);
    }
}

void check_three(struct rota_run *run)
{
    struct crowd c = {0};
    struct rows homes = hub_rows(run, &run->index->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        struct sweep s = sweep_home(run, *home, false);
        while (sweep_next(&s)) {
            struct house h = house_count(&s, *home, true);
            if (c.visits.count > 0 && (c.to != s.from || !house_over(run, h))) {
                crowd_tell(run, &c);
            }
            if (house_over(run, h)) {
                crowd_join(&c, &s, h, !house_over(run, house_count(&s, *home, false)));
            }
        }
        crowd_tell(run, &c);
    }
}
