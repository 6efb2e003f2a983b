/* SPDX-License-Identifier: MIT */
/* Rule 23: families, or two children, who are kept apart: in the same house or on the same weekend. */
#include "rules_priv.h"

struct side { /* visits of a family or of a child, in order of arrival */
    const int32_t *visits;
    int32_t count;
};

static struct side side_of(const struct rota_run *run, int32_t family, int32_t child)
{
    const struct rota_index *ix = run->index;
    if (family >= 0) {
        const struct group *g = &ix->family_visits;
        return (struct side){g->items + g->first[family], group_size(g, family)};
    }
    const struct group *g = &ix->child_kids;
    int32_t *list = arena_array(run->scratch, (size_t)group_size(g, child) + 1, sizeof *list);
    for (int32_t i = 0; i < group_size(g, child); i++) {
        list[i] = ix->kids[g->items[g->first[child] + i]].visit;
    }
    return (struct side){list, group_size(g, child)};
}

/* The Fridays of the weekends a visit takes: it has the Friday or the Saturday night. */
static void weekends_of(const struct visit *v, int32_t *first, int32_t *last)
{
    int day = date_weekday((hub_date){v->first});
    *first = date_friday((hub_date){v->first}).d + (day == FRI || day == SAT ? 0 : 7);
    *last = date_friday((hub_date){v->last - 1}).d;
}

static bool meet_weekend(const struct visit *a, const struct visit *b, struct finding *f)
{
    int32_t a1, a2, b1, b2;
    if (!visit_overnight(a) || !visit_overnight(b)) {
        return false;
    }
    weekends_of(a, &a1, &a2);
    weekends_of(b, &b1, &b2);
    f->from.d = a1 > b1 ? a1 : b1;
    f->to.d = (a2 < b2 ? a2 : b2) + 2;
    f->level = LEVEL_HARD;
    return f->from.d < f->to.d;
}

/* A night together is a must-fix, some hours of a day are to be checked. */
static bool meet_house(const struct visit *a, const struct visit *b, struct finding *f)
{
    int64_t from = a->arrive > b->arrive ? a->arrive : b->arrive;
    int64_t to = a->leave < b->leave ? a->leave : b->leave;
    int32_t night = a->first > b->first ? a->first : b->first;
    int32_t end = a->last < b->last ? a->last : b->last;
    if (a->home != b->home) {
        return false;
    }
    if (night < end) {
        *f = finding_make(23, LEVEL_HARD, night, end - 1);
        return true;
    }
    *f = finding_make(
        23, LEVEL_WARN, wall_date((hub_wall){from}).d, wall_date((hub_wall){to - 1}).d);
    return from < to;
}

/* The two children, where it is about them and not about all of both families. */
static void name_children(struct rota_run *run, const struct rota_apart *apart, struct finding *f)
{
    const struct rota_child *c = run->facts->children;
    f->numbers[1] = apart->child >= 0;
    if (apart->child >= 0) {
        bool turn = c[apart->child].rank > c[apart->other_child].rank;
        int32_t *pair = arena_array(run->a, 2, sizeof *pair);
        pair[turn] = apart->child;
        pair[!turn] = apart->other_child;
        f->children = pair;
        f->child_count = 2;
    }
}

static void meet(struct rota_run *run, const struct rota_apart *apart, int32_t i, int32_t j)
{
    const struct visit *a = &run->index->visits[i < j ? i : j];
    const struct visit *b = &run->index->visits[i < j ? j : i];
    struct finding f = finding_make(23, LEVEL_HARD, 0, 0);
    if (!(apart->scope == APART_WEEKEND ? meet_weekend(a, b, &f) : meet_house(a, b, &f))) {
        return;
    }
    if (f.level == LEVEL_HARD && (a->emergency || b->emergency)) {
        f.level = LEVEL_OWED;
    }
    f.stay = b->stay;
    f.other_stay = a->stay;
    f.numbers[0] = apart->scope;
    name_children(run, apart, &f);
    run_report(run, f, (int32_t[]){i < j ? i : j, i < j ? j : i}, i == j ? 1 : 2);
}

enum { WEEK = 7 };

static void pair_check(struct rota_run *run, const struct rota_apart *apart)
{
    const struct visit *v = run->index->visits;
    struct side a = side_of(run, apart->family, apart->child);
    struct side b = side_of(run, apart->other_family, apart->other_child);
    int32_t low = 0;
    for (int32_t i = 0; i < a.count; i++) {
        const struct visit *x = &v[a.visits[i]];
        while (low < b.count && v[b.visits[low]].last + WEEK < x->first) {
            low++;
        }
        for (int32_t j = low; j < b.count && v[b.visits[j]].first <= x->last + WEEK; j++) {
            meet(run, apart, a.visits[i], b.visits[j]);
        }
    }
}

/* --- at an event both come to: to be checked --- */

static bool comes(const struct rota_run *run, int32_t event, int32_t family, int32_t child)
{
    const struct group *g = &run->index->event_children;
    for (int32_t i = g->first[event]; i < g->first[event + 1]; i++) {
        const struct rota_event_child *row = &run->facts->event_children[g->items[i]];
        if (family >= 0 ? run->facts->children[row->child].family == family : row->child == child) {
            return true;
        }
    }
    return false;
}

static void meet_event(struct rota_run *run, const struct rota_apart *apart, int32_t event)
{
    const struct rota_event *e = &run->facts->events[event];
    int32_t day = wall_date(e->start).d;
    struct finding f = finding_make(23, LEVEL_WARN, day, day);
    f.hub = e->hub;
    f.event = event;
    f.family = apart->family >= 0 ? apart->family : run->facts->children[apart->child].family;
    f.numbers[0] = apart->scope;
    f.numbers[2] = apart->other_family;
    name_children(run, apart, &f);
    run_report(run, f, NULL, 0);
}

static void events_check(struct rota_run *run, const struct rota_apart *apart)
{
    struct rows events = hub_rows(run, &run->index->hub_events);
    hub_date today = run->facts->today;
    for (const int32_t *at = events.at; at < events.end; at++) {
        int32_t day = wall_date(run->facts->events[*at].start).d;
        if ((!date_known(today) || day >= today.d) && run_covers(run, day, day) &&
            comes(run, *at, apart->family, apart->child) &&
            comes(run, *at, apart->other_family, apart->other_child)) {
            meet_event(run, apart, *at);
        }
    }
}

void check_apart(struct rota_run *run)
{
    struct rows aparts = hub_rows(run, &run->index->hub_aparts);
    for (const int32_t *at = aparts.at; at < aparts.end; at++) {
        const struct rota_apart *apart = &run->facts->aparts[*at];
        bool families = apart->family >= 0 && apart->other_family >= 0;
        bool children = apart->child >= 0 && apart->other_child >= 0;
        if ((families && apart->family != apart->other_family) ||
            (children && apart->child != apart->other_child)) {
            pair_check(run, apart);
            events_check(run, apart);
        }
    }
}
