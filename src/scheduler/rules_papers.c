/* SPDX-License-Identifier: MIT */
/*
 * What is asked about a child before a stay, told once a child: 12 first night, 13 about-me
 * sheet, 14 whom to ring, 15 parents far away, 16 consents, 39 school run, 40 the child's yes.
 */
#include "hub/scheduler/holidays.h"
#include "rules_priv.h"

static const struct rota_child *child_of(const struct rota_run *run, const struct kid *kid)
{
    return &run->facts->children[kid->child];
}

static const struct visit *visit_of(const struct rota_run *run, const struct kid *kid)
{
    return &run->index->visits[kid->visit];
}

static void lack(struct rota_run *run, int32_t rule, unsigned flags, lacks_fn lacks)
{
    children_lack(run, finding_make(rule, rule_find(rule)->level, 0, 0), flags, lacks);
}

/* --- 12: a tea or day visit anywhere before the first night; no emergency can wait for one --- */

static int32_t lacks_steps(const struct rota_run *run, const struct kid *kid)
{
    const struct rota_index *ix = run->index;
    const struct group *g = &ix->child_kids;
    const struct rota_stay *s = stay_of(run, kid);
    const struct visit *v = visit_of(run, kid);
    int32_t visits = 0;
    if (child_of(run, kid)->came_before || s->parent_stays || s->first_time == ANSWER_NO ||
        v->emergency) {
        return 0;
    }
    for (int32_t i = g->first[kid->child]; i < g->first[kid->child + 1]; i++) {
        const struct visit *earlier = &ix->visits[ix->kids[g->items[i]].visit];
        if (earlier->arrive >= v->arrive) {
            break;
        }
        if (visit_overnight(earlier)) {
            return 0;
        }
        visits += earlier->leave <= v->arrive;
    }
    return visits < run->policy->first_visits;
}

void check_first_night(struct rota_run *run)
{
    lack(run, 12, LACK_BEFORE, lacks_steps);
}

/* --- 13: the sheet was checked in the months before; for events it is asked about only --- */

/* A stay so far ahead that a check made today would not do is not looked at yet. */
static bool sheet_old(const struct rota_run *run, int32_t child, int32_t day)
{
    int32_t months = run->policy->sheet_months;
    hub_date checked = run->facts->children[child].sheet_checked, today = run->facts->today;
    if (date_known(today) && day > date_add_months(today, months).d) {
        return false;
    }
    return !date_known(checked) || date_add_months(checked, months).d < day;
}

static int32_t lacks_sheet(const struct rota_run *run, const struct kid *kid)
{
    return sheet_old(run, kid->child, visit_of(run, kid)->first);
}

static bool told_of(const struct rota_run *run, size_t from, int32_t child)
{
    for (size_t i = from; i < run->out->count; i++) {
        if (run->out->items[i].child == child) {
            return true;
        }
    }
    return false;
}

static void sheet_at_event(struct rota_run *run, int32_t child, int32_t event)
{
    const struct rota_event *e = &run->facts->events[event];
    int32_t day = wall_date(e->start).d;
    struct finding f = finding_make(13, LEVEL_WARN, day, day);
    int32_t *list = arena_array(run->a, 1, sizeof *list);
    *list = f.child = child;
    f.children = list;
    f.child_count = 1;
    f.family = run->facts->children[child].family;
    f.hub = e->hub;
    f.event = event;
    run_report(run, f, NULL, 0);
}

static bool event_before(const struct rota_event *a, const struct rota_event *b)
{
    return a->start.min != b->start.min ? a->start.min < b->start.min : a->id < b->id;
}

/* The first event in range with an old sheet, for children of whom no stay says it. */
static void sheets_at_events(struct rota_run *run, size_t told)
{
    const struct rota_facts *t = run->facts;
    struct rows rows = hub_rows(run, &run->index->hub_event_children);
    if (rows.at == rows.end) {
        return;
    }
    int32_t *first = arena_array(run->scratch, (size_t)t->child_count + 1, sizeof *first);
    for (const int32_t *at = rows.at; at < rows.end; at++) { /* event + 1; 0: none */
        const struct rota_event_child *row = &t->event_children[*at];
        int32_t day = wall_date(t->events[row->event].start).d, *best = &first[row->child];
        bool past = date_known(t->today) && day < t->today.d;
        if (!past && run_covers(run, day, day) && sheet_old(run, row->child, day) &&
            (*best == 0 || event_before(&t->events[row->event], &t->events[*best - 1]))) {
            *best = row->event + 1;
        }
    }
    for (const int32_t *at = rows.at; at < rows.end; at++) {
        int32_t child = t->event_children[*at].child;
        if (first[child] > 0 && !told_of(run, told, child)) {
            sheet_at_event(run, child, first[child] - 1);
        }
    }
}

void check_sheet_fresh(struct rota_run *run)
{
    size_t told = run->out->count;
    lack(run, 13, LACK_BEFORE, lacks_sheet);
    sheets_at_events(run, told);
}

/* --- 14: so many different numbers of people who may be rung --- */

static int32_t lacks_phones(const struct rota_run *run, const struct kid *kid)
{
    return child_of(run, kid)->phones < run->policy->phones;
}

void check_phones(struct rota_run *run)
{
    struct finding about = finding_make(14, LEVEL_HARD, 0, 0);
    about.numbers[2] = run->policy->phones;
    children_lack(run, about, LACK_BEFORE, lacks_phones);
}

/* --- 15: parents far away, and nobody near --- */

static int32_t lacks_near(const struct rota_run *run, const struct kid *kid)
{
    const struct rota_stay *s = stay_of(run, kid);
    const struct rota_family *f = &run->facts->families[s->family];
    int32_t most = run->policy->far_minutes;
    bool far =
        s->parents_far == ANSWER_YES || (s->parents_far == ANSWER_NONE && f->parent_minutes > most);
    bool near = s->near_adult || (f->other_minutes >= 0 && f->other_minutes <= most);
    return far && !near;
}

void check_far_away(struct rota_run *run)
{
    lack(run, 15, LACK_BEFORE, lacks_near);
}

/* --- 16: a signed yes that holds on the first and the last day --- */

static bool signed_on(
    const struct rota_run *run, int32_t child, enum consent_kind kind, int32_t day)
{
    const struct group *g = &run->index->child_consents;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct rota_consent *c = &run->facts->consents[g->items[i]];
        if (c->kind == kind && c->given == ANSWER_YES && !c->not_signed &&
            day_within(day, c->from, c->to)) {
            return true;
        }
    }
    return false;
}

static int32_t lacks_consent(const struct rota_run *run, const struct kid *kid)
{
    const struct visit *v = visit_of(run, kid);
    int32_t mask = 0;
    for (int kind = CONSENT_STAY; kind <= CONSENT_FIRST_AID; kind++) {
        bool needed = kind == CONSENT_FIRST_AID || visit_overnight(v);
        bool there = !needed || (signed_on(run, kid->child, kind, v->first) &&
                                    signed_on(run, kid->child, kind, v->last));
        mask |= there ? 0 : 1 << kind;
    }
    return mask;
}

void check_consent(struct rota_run *run)
{
    lack(run, 16, LACK_BY_DAY, lacks_consent);
}

/* --- 39: a night before a day of school --- */

static bool school_on(const struct rota_run *run, int32_t day, enum nation nation)
{
    struct rows holidays = hub_rows(run, &run->index->hub_holidays);
    if (date_weekday((hub_date){day}) >= SAT || holiday_on(nation, (hub_date){day}, NULL)) {
        return false;
    }
    for (const int32_t *at = holidays.at; at < holidays.end; at++) {
        const struct rota_holiday *h = &run->facts->holidays[*at];
        if (day_within(day, h->from, h->to)) {
            return false;
        }
    }
    return true;
}

static int32_t lacks_school_run(const struct rota_run *run, const struct kid *kid)
{
    const struct visit *v = visit_of(run, kid);
    const struct rota_child *c = child_of(run, kid);
    bool pupil = date_known(c->born) &&
                 date_age(c->born, (hub_date){v->first}) >= run->policy->school_age &&
                 date_age(c->born, (hub_date){v->first}) < 18;
    if (!pupil || stay_of(run, kid)->school_run) {
        return 0;
    }
    for (int32_t day = v->first + 1; day <= v->last; day++) {
        if (school_on(run, day, (enum nation)v->nation)) {
            return 1;
        }
    }
    return 0;
}

void check_school_run(struct rota_run *run)
{
    lack(run, 39, LACK_BEFORE, lacks_school_run);
}

/* --- 40: the child was asked, and said yes, before it was agreed; not in an emergency --- */

static int32_t lacks_yes(const struct rota_run *run, const struct kid *kid)
{
    enum child_said said = run->facts->stay_children[kid->row].said;
    const struct visit *v = visit_of(run, kid);
    return v->draft || v->emergency || said == SAID_YES ? 0 : 1 << said;
}

void check_child_said(struct rota_run *run)
{
    lack(run, 40, LACK_BEFORE, lacks_yes);
}
