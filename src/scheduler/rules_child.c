/* SPDX-License-Identifier: MIT */
/* Rules about one child: 2 two places at once; the papers of 8, 9, 10, 11 and 17, told once a child. */
#include "rules_priv.h"

#include <stdlib.h>

/* --- 2: not in two places at once --- */

struct meeting { /* two visits of one child that overlap; a arrives first */
    int32_t a, b, child;
};

struct meetings {
    struct meeting *items;
    size_t count, cap;
};

static int meeting_compare(const void *pa, const void *pb)
{
    const struct meeting *x = pa, *y = pb;
    if (x->a != y->a) {
        return x->a < y->a ? -1 : 1;
    }
    if (x->b != y->b) {
        return x->b < y->b ? -1 : 1;
    }
    return 0;
}

static void meetings_of(struct rota_run *run, int32_t child, struct meetings *m)
{
    const struct rota_index *ix = run->index;
    const struct group *g = &ix->child_kids;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        int32_t a = ix->kids[g->items[i]].visit;
        for (int32_t j = i + 1; j < g->first[child + 1]; j++) {
            int32_t b = ix->kids[g->items[j]].visit;
            if (ix->visits[b].arrive >= ix->visits[a].leave) {
                break;
            }
            if (a == b) {
                continue;
            }
            arena_grow(run->scratch, &m->items, m->count, &m->cap, sizeof *m->items);
            m->items[m->count++] = (struct meeting){a, b, child};
        }
    }
}

static void meeting_tell(struct rota_run *run, const struct meeting *m, size_t count)
{
    const struct visit *a = &run->index->visits[m->a], *b = &run->index->visits[m->b];
    int64_t end = a->leave < b->leave ? a->leave : b->leave;
    enum rule_level level = a->emergency || b->emergency ? LEVEL_OWED : LEVEL_HARD;
    struct finding f = finding_make(2, level, b->first, wall_date((hub_wall){end - 1}).d);
    const struct rota_child *children = run->facts->children;
    int32_t *list = arena_array(run->a, count, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        int32_t at = f.child_count++;
        for (; at > 0 && children[list[at - 1]].rank > children[m[i].child].rank; at--) {
            list[at] = list[at - 1];
        }
        list[at] = m[i].child;
    }
    f.children = list;
    f.stay = b->stay;
    f.other_stay = a->stay;
    run_report(run, f, (int32_t[]){m->a, m->b}, 2);
}

void check_two_places(struct rota_run *run)
{
    struct meetings m = {0};
    struct rows children = hub_rows(run, &run->index->hub_children);
    for (const int32_t *child = children.at; child < children.end; child++) {
        meetings_of(run, *child, &m);
    }
    if (m.count > 0) {
        qsort(m.items, m.count, sizeof *m.items, meeting_compare);
    }
    for (size_t i = 0, n; i < m.count; i += n) {
        n = 1;
        while (i + n < m.count && meeting_compare(&m.items[i], &m.items[i + n]) == 0) {
            n++;
        }
        meeting_tell(run, &m.items[i], n);
    }
}

/* --- records --- */

typedef bool (*misses_fn)(const struct rota_run *run, const struct kid *kid);

/* One finding for each child with visits that miss something. */
static void children_check(
    struct rota_run *run, int32_t rule, enum rule_level level, int32_t number, misses_fn misses)
{
    const struct group *g = &run->index->child_kids;
    struct record r = record_make(run, rule, level);
    r.about.numbers[1] = number;
    struct rows children = hub_rows(run, &run->index->hub_children);
    for (const int32_t *at = children.at; at < children.end; at++) {
        int32_t child = r.about.child = *at;
        r.about.family = run->facts->children[child].family;
        for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
            const struct kid *kid = &run->index->kids[g->items[i]];
            if (visit_overnight(&run->index->visits[kid->visit]) && misses(run, kid)) {
                record_miss(&r, kid->visit);
            }
        }
        record_close(&r);
    }
}

void children_lack(struct rota_run *run, struct finding about, unsigned flags, lacks_fn lacks)
{
    const struct group *g = &run->index->child_kids;
    struct record r = {.run = run, .about = about};
    struct rows children = hub_rows(run, &run->index->hub_children);
    for (const int32_t *at = children.at; at < children.end; at++) {
        int32_t child = r.about.child = *at;
        r.about.family = run->facts->children[child].family;
        for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
            const struct kid *kid = &run->index->kids[g->items[i]];
            const struct visit *v = &run->index->visits[kid->visit];
            bool asked = (flags & LACK_BY_DAY || visit_overnight(v)) &&
                         !(flags & LACK_BEFORE && stay_of(run, kid)->status == STATUS_HAPPENED);
            int32_t mask = asked && run_covers(run, v->first, v->last) ? lacks(run, kid) : 0;
            if (mask) {
                record_lack(&r, kid->visit, mask);
            }
        }
        record_close(&r);
    }
}

static bool misses_basis(const struct rota_run *run, const struct kid *kid)
{
    return run->index->visits[kid->visit].basis == BASIS_UNKNOWN;
}

void check_basis(struct rota_run *run)
{
    children_check(run, 8, LEVEL_HARD, 0, misses_basis);
}

static bool misses_agency(const struct rota_run *run, const struct kid *kid)
{
    const struct visit *v = &run->index->visits[kid->visit];
    bool not_yet =
        run->facts->children[kid->child].adopted == ANSWER_NO || v->basis == BASIS_NOT_ADOPTED;
    return not_yet && !v->agency_agreed;
}

void check_not_adopted(struct rota_run *run)
{
    children_check(run, 9, LEVEL_HARD, 0, misses_agency);
}

static bool misses_liaison(const struct rota_run *run, const struct kid *kid)
{
    const struct visit *v = &run->index->visits[kid->visit];
    return v->last - v->first > run->policy->long_stay_nights && !v->liaison_agreed;
}

void check_long_stay(struct rota_run *run)
{
    children_check(run, 11, LEVEL_HARD, run->policy->long_stay_nights, misses_liaison);
}

/* --- 10: asked every so often; a yes under s.20 changes the rules --- */

static bool asked_in_time(const struct rota_run *run, hub_date asked, int32_t day)
{
    int32_t months = run->policy->elsewhere_months;
    if (!date_known(asked) || asked.d > day) {
        return false;
    }
    if (day - asked.d < months * 28) { /* the shortest month: surely within */
        return true;
    }
    return asked.d > date_add_months((hub_date){day}, -months).d;
}

static void elsewhere_child(struct rota_run *run, int32_t child, struct record *r, bool yes)
{
    const struct rota_index *ix = run->index;
    const struct group *g = &ix->child_kids;
    const struct rota_child *c = &run->facts->children[child];
    hub_date at_stay = DATE_NONE;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct kid *kid = &ix->kids[g->items[i]];
        const struct visit *v = &ix->visits[kid->visit];
        if (v->elsewhere != ANSWER_NONE) {
            at_stay.d = v->first;
        }
        bool asked = asked_in_time(run, c->elsewhere_asked, v->first) ||
                     asked_in_time(run, at_stay, v->first);
        bool said_yes = v->elsewhere == ANSWER_YES ||
                        (v->elsewhere == ANSWER_NONE && c->elsewhere == ANSWER_YES);
        bool miss = yes ? said_yes && v->basis == BASIS_S20 : !asked;
        if (visit_overnight(v) && miss) {
            record_miss(r, kid->visit);
        }
    }
}

void check_elsewhere(struct rota_run *run)
{
    struct record r = record_make(run, 10, LEVEL_WARN);
    struct rows children = hub_rows(run, &run->index->hub_children);
    for (const int32_t *at = children.at; at < children.end; at++) {
        int32_t child = r.about.child = *at;
        r.about.family = run->facts->children[child].family;
        for (int yes = 0; yes <= 1; yes++) {
            r.about.numbers[1] = yes;
            elsewhere_child(run, child, &r, yes);
            record_close(&r);
        }
    }
}

/* --- 17: a yes or a no for each of four things --- */

static const enum consent_kind asked_kinds[] = {
    CONSENT_SWIM, CONSENT_TRAVEL, CONSENT_PHOTO, CONSENT_SCREENS};

bool consent_there(const struct rota_run *run, int32_t child, enum consent_kind kind, int32_t day,
    enum answer at_least)
{
    const struct group *g = &run->index->child_consents;
    for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
        const struct rota_consent *c = &run->facts->consents[g->items[i]];
        if (c->kind == kind && c->given >= at_least && day_within(day, c->from, c->to)) {
            return true;
        }
    }
    return false;
}

static int32_t consents_missing(const struct rota_run *run, int32_t child, int32_t day)
{
    int32_t mask = 0;
    for (size_t i = 0; i < sizeof asked_kinds / sizeof asked_kinds[0]; i++) {
        if (!consent_there(run, child, asked_kinds[i], day, ANSWER_NO)) {
            mask |= 1 << asked_kinds[i];
        }
    }
    return mask;
}

static void event_check(struct rota_run *run, const struct rota_event_child *row)
{
    const struct rota_event *e = &run->facts->events[row->event];
    int32_t day = wall_date(e->start).d, mask = 0;
    if (date_known(run->facts->today) && day < run->facts->today.d) {
        return; /* it can no longer be put right */
    }
    for (int kind = 0; kind < CONSENT_KINDS; kind++) {
        if ((e->needs >> kind & 1) && !consent_there(run, row->child, kind, day, ANSWER_YES)) {
            mask |= 1 << kind;
        }
    }
    if (!mask) {
        return;
    }
    struct finding f = finding_make(17, LEVEL_HARD, day, day);
    int32_t *child = arena_array(run->a, 1, sizeof *child);
    *child = row->child;
    f.children = child;
    f.child_count = 1;
    f.child = row->child;
    f.family = run->facts->children[row->child].family;
    f.hub = e->hub;
    f.event = row->event;
    f.numbers[1] = mask;
    run_report(run, f, NULL, 0);
}

void check_consents(struct rota_run *run)
{
    const struct group *g = &run->index->child_kids;
    struct record r = record_make(run, 17, LEVEL_WARN);
    struct rows children = hub_rows(run, &run->index->hub_children);
    for (const int32_t *at = children.at; at < children.end; at++) {
        int32_t child = r.about.child = *at;
        r.about.family = run->facts->children[child].family;
        for (int32_t i = g->first[child]; i < g->first[child + 1]; i++) {
            int32_t visit = run->index->kids[g->items[i]].visit;
            const struct visit *v = &run->index->visits[visit];
            int32_t mask = run_covers(run, v->first, v->last)
                               ? consents_missing(run, child, v->first) |
                                     consents_missing(run, child, v->last)
                               : 0;
            if (mask) {
                record_lack(&r, visit, mask);
            }
        }
        record_close(&r);
    }
    struct rows events = hub_rows(run, &run->index->hub_event_children);
    for (const int32_t *at = events.at; at < events.end; at++) {
        event_check(run, &run->facts->event_children[*at]);
    }
}
