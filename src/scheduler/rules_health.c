/* SPDX-License-Identifier: MIT */
/*
 * What keeps a child safe in the house and on the way home, told once a child: 18 medicine
 * sheet, 19 serious allergy, 20 who collects. And stay by stay: 32 seats in the car.
 */
#include "rules_priv.h"

/* --- 18: each sheet of a medicine taken then is complete, and in date to the last day --- */

static int32_t lacks_medicine(const struct rota_run *run, const struct kid *kid)
{
    const struct group *g = &run->index->child_medicines;
    const struct visit *v = &run->index->visits[kid->visit];
    int32_t mask = 0, sheets = 0;
    for (int32_t i = g->first[kid->child]; i < g->first[kid->child + 1]; i++) {
        const struct rota_medicine *m = &run->facts->medicines[g->items[i]];
        if (date_known(m->stopped) && m->stopped.d <= v->first) {
            continue;
        }
        sheets++;
        mask |= (int32_t)m->lacks;
        mask |= date_known(m->expiry) && m->expiry.d >= v->last ? 0 : 1 << SHEET_EXPIRY;
    }
    bool none = run->facts->children[kid->child].takes_medicine == ANSWER_YES && sheets == 0;
    return none ? 1 << SHEET_ALL : mask;
}

void check_medicine(struct rota_run *run)
{
    children_lack(run, finding_make(18, LEVEL_HARD, 0, 0), LACK_BEFORE, lacks_medicine);
}

/* --- 19: what to do is written down, the pen has its place, an adult there is trained --- */

enum { LACKS_PLAN = 1, LACKS_PEN = 2, LACKS_TRAINED = 4 };

/* Nobody listed as approved: not known, so not said. */
static bool trained_there(const struct rota_run *run, const struct visit *v)
{
    const struct group *g = &run->index->home_people;
    bool any = false;
    for (int32_t i = g->first[v->home]; i < g->first[v->home + 1]; i++) {
        const struct rota_person *p = &run->facts->people[g->items[i]];
        if (!p->approved || !person_there(p, v)) {
            continue;
        }
        any = true;
        if (check_until(run, g->items[i], CHECK_ALLERGY, run->policy->allergy_months) >= v->last) {
            return true;
        }
    }
    return !any;
}

static int32_t lacks_allergy(const struct rota_run *run, const struct kid *kid)
{
    const struct rota_child *c = &run->facts->children[kid->child];
    if (!c->allergy) {
        return 0;
    }
    return (c->allergy_plan ? 0 : LACKS_PLAN) | (stay_of(run, kid)->pen_known ? 0 : LACKS_PEN) |
           (trained_there(run, &run->index->visits[kid->visit]) ? 0 : LACKS_TRAINED);
}

void check_allergy(struct rota_run *run)
{
    children_lack(
        run, finding_make(19, LEVEL_HARD, 0, 0), LACK_BEFORE | LACK_BY_DAY, lacks_allergy);
}

/* --- 20: who collects is on the child's list --- */

enum { NOT_ON_LIST = 1, NOBODY_ON_LIST = 2 };

static int32_t lacks_collector(const struct rota_run *run, const struct kid *kid)
{
    switch (run->facts->stay_children[kid->row].collector) {
    case LIST_ON:
        return 0;
    case LIST_NOT_ON:
        return NOT_ON_LIST;
    default:
        return run->facts->children[kid->child].may_be_fetched ? 0 : NOBODY_ON_LIST;
    }
}

void check_collector(struct rota_run *run)
{
    children_lack(
        run, finding_make(20, LEVEL_HARD, 0, 0), LACK_BEFORE | LACK_BY_DAY, lacks_collector);
}

/* --- 32: a seat for each child, and a child seat for the small ones --- */

/* A height not known counts as too small while the age says so; an age not known as old enough. */
static bool needs_seat(const struct rota_run *run, const struct rota_child *c, int32_t day)
{
    bool young = date_known(c->born) && date_age(c->born, (hub_date){day}) < run->policy->seat_age;
    return young && (c->height_cm < 0 || c->height_cm < run->policy->seat_cm);
}

static void seats_check(struct rota_run *run, int32_t visit)
{
    const struct rota_index *ix = run->index;
    const struct visit *v = &ix->visits[visit];
    const struct rota_home *home = &run->facts->homes[v->home];
    struct finding f = finding_make(32, level_for(v, LEVEL_HARD), v->first, v->last);
    for (int32_t k = v->kid_first; k < v->kid_first + v->kid_count; k++) {
        f.numbers[0] += needs_seat(run, &run->facts->children[ix->kids[k].child], v->first);
    }
    f.numbers[1] = home->child_seats;
    f.numbers[2] = v->kid_count;
    f.numbers[3] = home->car ? home->seats : -1;
    if (f.numbers[0] > f.numbers[1] || f.numbers[2] > f.numbers[3]) {
        run_report(run, f, &visit, 1);
    }
}

void check_car_seats(struct rota_run *run)
{
    for (int32_t i = visits_from(run); i < visits_end(run); i++) {
        const struct rota_stay *s = &run->facts->stays[run->index->visits[i].stay];
        if (s->host_drives && s->status != STATUS_HAPPENED) {
            seats_check(run, i);
        }
    }
}
