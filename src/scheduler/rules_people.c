/* SPDX-License-Identifier: MIT */
/*
 * Rules about the people and papers of a home, looked at on the days children stay: 25 DBS,
 * 26 turning 18, 27 helpers, 28 first aid, 29 home safety, safer caring plan, carer review.
 */
#include "hub/scheduler/holidays.h"
#include "rules_priv.h"

int32_t check_until(
    const struct rota_run *run, int32_t person, enum check_kind kind, int32_t months)
{
    const struct group *g = &run->index->person_checks;
    int32_t best = INT32_MIN;
    for (int32_t i = g->first[person]; i < g->first[person + 1]; i++) {
        const struct rota_check_done *c = &run->facts->checks[g->items[i]];
        hub_date until = c->until;
        if (!date_known(until) && date_known(c->done)) {
            until = date_add_months(c->done, months);
        }
        if (c->kind == kind && until.d > best) {
            best = until.d;
        }
    }
    return best;
}

bool person_there(const struct rota_person *p, const struct visit *v)
{
    return (!date_known(p->from) || p->from.d <= v->last) &&
           (!date_known(p->to) || p->to.d >= v->first);
}

/* --- 25: DBS of adults and helpers --- */

static bool needs_dbs(const struct rota_person *p, const struct visit *v)
{
    bool adult = !date_known(p->born) || date_age(p->born, (hub_date){v->last}) >= 18;
    return person_there(p, v) && (adult || p->helper);
}

static void dbs_check(struct rota_run *run, int32_t person)
{
    const struct rota_person *p = &run->facts->people[person];
    const struct group *g = &run->index->home_visits;
    int32_t until = check_until(run, person, CHECK_DBS, run->policy->dbs_months);
    int32_t warn = INT32_MIN;
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
        dbs_check(run, *at);
    }
}

/* --- 26: a DBS check takes a while, so it is said before the birthday --- */

static void birthday_check(struct rota_run *run, int32_t person)
{
    enum { MONTHS = 18 * 12 };
    const struct rota_person *p = &run->facts->people[person];
    const struct group *g = &run->index->home_visits;
    int32_t birthday = date_known(p->born) ? date_add_months(p->born, MONTHS).d : INT32_MIN;
    struct record r = record_make(run, 26, LEVEL_WARN);
    r.about.person = person;
    r.about.host = run->index->home_host[p->home];
    r.about.numbers[1] = birthday;
    if (p->helper || birthday == INT32_MIN ||
        check_until(run, person, CHECK_DBS, run->policy->dbs_months) >= birthday) {
        return;
    }
    for (int32_t i = g->first[p->home]; i < g->first[p->home + 1]; i++) {
        const struct visit *v = &run->index->visits[g->items[i]];
        if (v->last >= birthday - run->policy->turns_18_days && v->first < birthday &&
            person_there(p, v)) {
            record_miss(&r, g->items[i]);
        }
    }
    record_close(&r);
}

void check_turns_18(struct rota_run *run)
{
    struct rows people = hub_rows(run, &run->index->hub_people);
    for (const int32_t *at = people.at; at < people.end; at++) {
        birthday_check(run, *at);
    }
}

/* --- 27: in the house at night, or on so many days of a month: the barred list too --- */

static int32_t barred_until(const struct rota_run *run, int32_t person)
{
    const struct group *g = &run->index->person_checks;
    int32_t best = INT32_MIN;
    for (int32_t i = g->first[person]; i < g->first[person + 1]; i++) {
        const struct rota_check_done *c = &run->facts->checks[g->items[i]];
        int32_t until = date_known(c->until)  ? c->until.d
                        : date_known(c->done) ? date_add_months(c->done, run->policy->dbs_months).d
                                              : INT32_MIN;
        best = c->kind == CHECK_DBS && c->barred && until > best ? until : best;
    }
    return best;
}

/* Days with children in this home among those up to the visit at `at`, in the helper's window. */
static int32_t days_helped(const struct rota_run *run, int32_t home, int32_t at)
{
    const struct group *g = &run->index->home_visits;
    const struct visit *v = run->index->visits;
    int32_t day = v[g->items[at]].last, counted = INT32_MAX, days = 0;
    for (int32_t i = at; i >= g->first[home]; i--) {
        const struct visit *w = &v[g->items[i]];
        int32_t last = w->last < counted ? w->last : counted - 1;
        int32_t first = w->first > day - run->policy->helper_window
                            ? w->first
                            : day - run->policy->helper_window + 1;
        days += last >= first ? last - first + 1 : 0;
        counted = first < counted ? first : counted;
    }
    return days;
}

static void helper_check(struct rota_run *run, int32_t person)
{
    const struct rota_person *p = &run->facts->people[person];
    const struct group *g = &run->index->home_visits;
    int32_t until = barred_until(run, person);
    struct record r = record_make(run, 27, LEVEL_HARD);
    r.about.person = person;
    r.about.host = run->index->home_host[p->home];
    for (int32_t i = g->first[p->home]; i < g->first[p->home + 1]; i++) {
        const struct visit *v = &run->index->visits[g->items[i]];
        if (v->last > until && person_there(p, v) &&
            (visit_overnight(v) || days_helped(run, p->home, i) >= run->policy->helper_days)) {
            record_miss(&r, g->items[i]);
        }
    }
    record_close(&r);
}

/* Days of events up to and with that of row `at`, in the helper's window; rows are in no order. */
static int32_t event_days(const struct rota_run *run, int32_t person, int32_t day)
{
    const struct rota_facts *t = run->facts;
    int32_t days = 0;
    for (int32_t back = 0; back < run->policy->helper_window; back++) {
        bool there = false;
        for (int32_t i = 0; i < t->event_helper_count && !there; i++) {
            const struct rota_event_helper *h = &t->event_helpers[i];
            there = h->person == person &&
                    wall_date(t->events[h->event].start).d == day - back;
        }
        days += there;
    }
    return days;
}

/* The first day of an event still to come by which somebody helped on too many. */
static void event_helper_check(struct rota_run *run, int32_t person)
{
    const struct rota_facts *t = run->facts;
    int32_t until = barred_until(run, person), first = -1;
    for (int32_t i = 0; i < t->event_helper_count; i++) {
        const struct rota_event_helper *h = &t->event_helpers[i];
        int32_t day = wall_date(t->events[h->event].start).d;
        bool ahead = !date_known(t->today) || day >= t->today.d;
        if (h->person == person && t->events[h->event].hub == run->hub && ahead && day > until &&
            run_covers(run, day, day) &&
            (first < 0 || day < wall_date(t->events[first].start).d) &&
            event_days(run, person, day) >= run->policy->helper_days) {
            first = h->event;
        }
    }
    if (first >= 0) {
        int32_t day = wall_date(t->events[first].start).d;
        struct finding f = finding_make(27, LEVEL_HARD, day, day);
        f.hub = run->hub;
        f.person = person;
        f.event = first;
        f.numbers[0] = event_days(run, person, day);
        f.numbers[1] = run->policy->helper_window;
        run_report(run, f, NULL, 0);
    }
}

void check_helper(struct rota_run *run)
{
    struct rows people = hub_rows(run, &run->index->hub_people);
    for (const int32_t *at = people.at; at < people.end; at++) {
        if (run->facts->people[*at].helper) {
            helper_check(run, *at);
        }
    }
    for (int32_t i = 0; i < run->facts->person_count; i++) {
        if (run->facts->people[i].home < 0) {
            event_helper_check(run, i);
        }
    }
}

/* --- 28: at least one approved adult of the home --- */

/* The approved adult whose first aid lasts longest; -1: nobody is listed as approved. */
static int32_t first_aider(const struct rota_run *run, int32_t home, int32_t *until)
{
    const struct group *g = &run->index->home_people;
    const struct rota_person *people = run->facts->people;
    int32_t best = -1;
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        int32_t person = g->items[i];
        int32_t end = check_until(run, person, CHECK_FIRST_AID, run->policy->first_aid_months);
        if (people[person].approved &&
            (best < 0 || end > *until ||
                (end == *until && people[person].rank < people[best].rank))) {
            best = person;
            *until = end;
        }
    }
    return best;
}

static void first_aid_check(struct rota_run *run, int32_t home)
{
    const struct group *g = &run->index->home_visits;
    int32_t until = INT32_MIN, person = first_aider(run, home, &until);
    struct record over = record_make(run, 28, LEVEL_HARD), soon = record_make(run, 28, LEVEL_WARN);
    over.about.person = soon.about.person = person;
    over.about.host = soon.about.host = run->index->home_host[home];
    over.about.numbers[1] = soon.about.numbers[1] = until;
    for (int32_t i = g->first[home]; i < g->first[home + 1] && person >= 0; i++) {
        int32_t last = run->index->visits[g->items[i]].last;
        if (last > until) {
            record_miss(&over, g->items[i]);
        } else if (last > until - run->policy->first_aid_warn_days) {
            record_miss(&soon, g->items[i]);
        }
    }
    if (over.missing.count == 0) {
        record_close(&soon);
    }
    record_close(&over);
}

void check_first_aid(struct rota_run *run)
{
    struct rows homes = hub_rows(run, &run->index->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        first_aid_check(run, *home);
    }
}

/* --- 29: papers of the home; the plan is looked at again when a new child has come --- */

enum { PAPER_SAFETY = 1, PAPER_PLAN = 2, PAPER_REVIEW = 4, PAPER_NEW_CHILD = 8 };
enum { NEW_CHILD_DAYS = 60 }; /* how long after a first stay the plan is asked for */

static void papers_check(struct rota_run *run, int32_t home)
{
    const struct group *g = &run->index->home_visits;
    const struct rota_home *h = &run->facts->homes[home];
    struct record r = record_make(run, 29, LEVEL_WARN);
    r.about.host = run->index->home_host[home];
    for (int32_t i = g->first[home]; i < g->first[home + 1]; i++) {
        const struct visit *v = &run->index->visits[g->items[i]];
        int32_t mask = (h->safety_until.d < v->last ? PAPER_SAFETY : 0) |
                       (h->plan_until.d < v->last ? PAPER_PLAN : 0) |
                       (h->review_until.d < v->last ? PAPER_REVIEW : 0);
        if (mask && run_covers(run, v->first, v->last)) {
            record_lack(&r, g->items[i], mask);
        }
    }
    record_close(&r);
}

static int32_t working_days_after(int32_t day, int32_t days, enum nation nation)
{
    while (days > 0) {
        day++;
        days -= date_weekday((hub_date){day}) < SAT && !holiday_on(nation, (hub_date){day}, NULL);
    }
    return day;
}

/* The first night of the child in this home, and nothing is known of it from before. */
static bool is_new(const struct rota_run *run, const struct kid *kid)
{
    const struct rota_index *ix = run->index;
    const struct group *g = &ix->child_kids;
    int32_t home = ix->visits[kid->visit].home;
    for (int32_t i = g->first[kid->child]; i < g->first[kid->child + 1]; i++) {
        int32_t visit = ix->kids[g->items[i]].visit;
        if (ix->visits[visit].home == home && visit_overnight(&ix->visits[visit])) {
            return visit == kid->visit && !run->facts->children[kid->child].came_before;
        }
    }
    return false;
}

static void new_child_check(struct rota_run *run, int32_t visit)
{
    const struct visit *v = &run->index->visits[visit];
    const struct rota_home *h = &run->facts->homes[v->home];
    hub_date today = run->facts->today;
    for (int32_t k = v->kid_first; k < v->kid_first + v->kid_count; k++) {
        const struct kid *kid = &run->index->kids[k];
        if (!is_new(run, kid) || h->plan_done.d >= v->first) {
            continue;
        }
        int32_t due = working_days_after(v->first, run->policy->plan_days, (enum nation)v->nation);
        if (today.d <= due) {
            continue;
        }
        struct finding f = finding_make(29, LEVEL_WARN, due, today.d);
        int32_t *child = arena_array(run->a, 1, sizeof *child);
        *child = f.child = kid->child;
        f.children = child;
        f.child_count = 1;
        f.host = v->host;
        f.numbers[1] = PAPER_NEW_CHILD;
        run_report(run, f, &visit, 1);
    }
}

void check_home_papers(struct rota_run *run)
{
    hub_date today = run->facts->today;
    struct rows homes = hub_rows(run, &run->index->hub_homes);
    for (const int32_t *home = homes.at; home < homes.end; home++) {
        if (run->facts->homes[*home].listed) {
            papers_check(run, *home);
        }
    }
    for (int32_t i = visits_from(run); i < visits_end(run) && date_known(today); i++) {
        const struct visit *v = &run->index->visits[i];
        if (run->facts->homes[v->home].listed && visit_overnight(v) && v->first <= today.d &&
            v->first > today.d - NEW_CHILD_DAYS) {
            new_child_check(run, i);
        }
    }
}
