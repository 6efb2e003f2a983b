/* SPDX-License-Identifier: MIT */
/* The check itself: index, each rule of the table once, findings put in order. */
#include "hub/base/date.h"
#include "run_priv.h"

#include <stdlib.h>

bool child_over(const struct rota_child *c, int32_t age, int32_t day)
{
    return !date_known(c->born) || date_age(c->born, (hub_date){day}) > age;
}

struct finding finding_make(int32_t rule, enum rule_level level, int32_t from, int32_t to)
{
    return (struct finding){.rule = rule,
        .level = level,
        .from = {from},
        .to = {to},
        .hub = -1,
        .host = -1,
        .family = -1,
        .stay = -1,
        .other_stay = -1,
        .child = -1,
        .person = -1,
        .event = -1,
        .override = -1};
}

enum rule_level level_for(const struct visit *v, enum rule_level level)
{
    return level == LEVEL_HARD && v->emergency ? LEVEL_OWED : level;
}

/* Put a child into a list kept in order of name, once. */
static int32_t child_insert(
    const struct rota_facts *facts, int32_t *list, int32_t count, int32_t child)
{
    int32_t at = count;
    for (int32_t i = 0; i < count; i++) {
        if (list[i] == child) {
            return count;
        }
    }
    for (; at > 0 && facts->children[list[at - 1]].rank > facts->children[child].rank; at--) {
        list[at] = list[at - 1];
    }
    list[at] = child;
    return count + 1;
}

static void add_children(
    struct rota_run *run, struct finding *f, const int32_t *visits, int32_t count)
{
    const struct rota_index *ix = run->index;
    int32_t room = 0;
    for (int32_t i = 0; i < count; i++) {
        room += ix->visits[visits[i]].kid_count;
    }
    int32_t *list = arena_array(run->a, (size_t)room + 1, sizeof *list);
    for (int32_t i = 0; i < count; i++) {
        const struct visit *v = &ix->visits[visits[i]];
        for (int32_t k = v->kid_first; k < v->kid_first + v->kid_count; k++) {
            f->child_count = child_insert(run->facts, list, f->child_count, ix->kids[k].child);
        }
    }
    f->children = list;
}

/* The last to arrive; of an owed finding the last emergency. */
static const struct visit *main_visit(
    const struct rota_run *run, enum rule_level level, const int32_t *visits, int32_t count)
{
    const struct visit *v = run->index->visits;
    for (int32_t i = count - 1; i >= 0 && level == LEVEL_OWED; i--) {
        if (v[visits[i]].emergency) {
            return &v[visits[i]];
        }
    }
    return &v[visits[count - 1]];
}

static int32_t override_find(const struct rota_run *run, const struct finding *f, int32_t stay)
{
    const struct group *g = &run->index->stay_overrides;
    for (int32_t i = g->first[stay]; i < g->first[stay + 1]; i++) {
        const struct rota_override *o = &run->facts->overrides[g->items[i]];
        if (o->rule == f->rule && o->facts_hash == finding_facts_hash(run->facts, f, stay)) {
            return g->items[i];
        }
    }
    return -1;
}

static void findings_push(struct rota_run *run, const struct finding *f)
{
    struct findings *out = run->out;
    arena_grow(run->a, &out->items, out->count, &out->cap, sizeof *out->items);
    out->items[out->count++] = *f;
}

static void add_stays(struct rota_run *run, struct finding *f, const int32_t *visits, int32_t count)
{
    const struct visit *v = run->index->visits;
    int32_t *stays = arena_array(run->a, (size_t)count, sizeof *stays);
    for (int32_t i = 0; i < count; i++) {
        stays[i] = v[visits[i]].stay;
    }
    f->stays = stays;
    f->stay_count = count;
    if (f->stay < 0) {
        f->stay = main_visit(run, f->level, visits, count)->stay;
    }
}

void run_report(struct rota_run *run, struct finding f, const int32_t *visits, int32_t count)
{
    const struct rota_facts *facts = run->facts;
    if (!run_covers(run, f.from.d, f.to.d)) {
        return;
    }
    if (count > 0) {
        bool of_home = f.host >= 0;
        add_stays(run, &f, visits, count);
        if (!f.children && !of_home) {
            add_children(run, &f, visits, count);
        }
        if (f.family < 0 && !of_home) {
            f.family = facts->stays[f.stay].family;
        }
        bool of_family = rule_find(f.rule)->flags & RULE_FAMILY;
        if (f.host < 0 && f.child < 0 && !of_family) {
            f.host = facts->stays[f.stay].host;
        }
        f.hub = facts->families[facts->stays[f.stay].family].hub;
    }
    bool record = rule_find(f.rule)->flags & RULE_RECORD; /* those know already */
    for (int32_t i = 0; i < f.stay_count && f.override < 0 && !record; i++) {
        f.override = override_find(run, &f, f.stays[i]);
    }
    findings_push(run, &f);
}

struct record record_make(struct rota_run *run, int32_t rule, enum rule_level level)
{
    return (struct record){.run = run, .about = finding_make(rule, level, 0, 0)};
}

void record_miss(struct record *r, int32_t visit)
{
    const struct visit *v = &r->run->index->visits[visit];
    if (run_covers(r->run, v->first, v->last)) {
        visit_list_add(&r->missing, visit, r->run->scratch);
    }
}

void record_lack(struct record *r, int32_t visit, int32_t lacks)
{
    struct rota_run *run = r->run;
    if (!r->lacks) {
        r->lacks = arena_array(run->scratch, (size_t)run->index->visit_count + 1, sizeof *r->lacks);
    }
    r->lacks[visit] = lacks;
    record_miss(r, visit);
}

/* What each of these lacks, and all of them together. */
static void tell_lacks(const struct record *r, const struct visit_list *visits, struct finding *f)
{
    int32_t *lacks = arena_array(r->run->a, (size_t)visits->count + 1, sizeof *lacks);
    f->numbers[1] = 0;
    for (int32_t i = 0; i < visits->count; i++) {
        lacks[i] = r->lacks[visits->at[i]];
        f->numbers[1] |= lacks[i];
    }
    f->lacks = lacks;
}

/* One finding of a record rule about these visits: the days they span, owed while none is agreed. */
static void record_tell(struct record *r, const struct visit_list *visits, int32_t override)
{
    struct rota_run *run = r->run;
    struct finding f = r->about;
    bool waits = true;
    if (visits->count == 0) {
        return;
    }
    for (int32_t i = 0; i < visits->count; i++) {
        const struct visit *v = &run->index->visits[visits->at[i]];
        f.from.d = i == 0 || v->first < f.from.d ? v->first : f.from.d;
        f.to.d = i == 0 || v->last > f.to.d ? v->last : f.to.d;
        waits = waits && (v->emergency || v->draft);
    }
    if (f.level == LEVEL_HARD && waits) {
        f.level = LEVEL_OWED;
    }
    f.numbers[0] = visits->count;
    f.override = override;
    if (f.child >= 0) {
        int32_t *child = arena_array(run->a, 1, sizeof *child);
        *child = f.child;
        f.children = child;
        f.child_count = 1;
    }
    if (r->lacks) {
        tell_lacks(r, visits, &f);
    }
    run_report(run, f, visits->at, visits->count);
}

void record_close(struct record *r)
{
    struct visit_list open = {0}, covered = {0};
    int32_t first_override = -1;
    for (int32_t i = 0; i < r->missing.count; i++) {
        int32_t visit = r->missing.at[i];
        r->about.numbers[1] = r->lacks ? r->lacks[visit] : r->about.numbers[1];
        int32_t override = override_find(r->run, &r->about, r->run->index->visits[visit].stay);
        if (override >= 0 && covered.count == 0) {
            first_override = override;
        }
        visit_list_add(override >= 0 ? &covered : &open, visit, r->run->scratch);
    }
    record_tell(r, &open, -1);
    record_tell(r, &covered, first_override);
    r->missing.count = 0;
}

enum { KEYS = 13 };
struct order {
    int32_t key[KEYS];
    size_t at;
};

static int order_compare(const void *pa, const void *pb)
{
    const struct order *a = pa, *b = pb;
    for (int i = 0; i < KEYS; i++) {
        if (a->key[i] != b->key[i]) {
            return a->key[i] < b->key[i] ? -1 : 1;
        }
    }
    return 0;
}

/* What orders a finding: dates and names, never a place in the caller's arrays. */
static struct order order_of(const struct rota_run *run, const struct finding *f, size_t at)
{
    const struct rota_facts *t = run->facts;
    const int32_t *visit_of = run->index->visit_of;
    int64_t event = f->event < 0 ? -1 : t->events[f->event].id;
    return (struct order){
        {f->from.d, f->host < 0 ? -1 : t->hosts[f->host].rank, f->rule,
            f->family < 0 ? -1 : t->families[f->family].rank,
            f->child < 0 ? -1 : t->children[f->child].rank,
            f->person < 0 ? -1 : t->people[f->person].rank, f->stay < 0 ? -1 : visit_of[f->stay],
            f->other_stay < 0 ? -1 : visit_of[f->other_stay], f->to.d, f->numbers[0], f->numbers[1],
            (int32_t)(event >> 32), (int32_t)(event & INT32_MAX)},
        at};
}

/* What most findings differ in, so that the long comparison is rare. */
struct place {
    uint64_t key; /* day, host */
    size_t at;
};

static int place_compare(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    return a->at < b->at ? -1 : a->at > b->at;
}

/* Findings of one day and host, in order; the same thing is told once. */
static size_t group_sort(struct rota_run *run, const struct place *group, size_t n,
    const struct finding *old, struct finding *out)
{
    struct order *order = arena_array(run->scratch, n, sizeof *order);
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        order[i] = order_of(run, &old[group[i].at], group[i].at);
    }
    if (n > 1) {
        qsort(order, n, sizeof *order, order_compare);
    }
    for (size_t i = 0; i < n; i++) {
        if (i == 0 || order_compare(&order[i - 1], &order[i]) != 0) {
            out[kept++] = old[order[i].at];
        }
    }
    return kept;
}

static void findings_sort(struct rota_run *run)
{
    struct findings *out = run->out;
    size_t n = out->count, kept = 0;
    const struct finding *old = out->items;
    struct place *places = arena_array(run->scratch, n + 1, sizeof *places);
    struct finding *sorted = arena_array(run->a, n + 1, sizeof *sorted);
    for (size_t i = 0; i < n; i++) {
        int32_t host = old[i].host < 0 ? -1 : run->facts->hosts[old[i].host].rank;
        uint64_t key = (uint64_t)((int64_t)old[i].from.d - INT32_MIN) << 32 | (uint32_t)(host + 1);
        places[i] = (struct place){key, i};
    }
    if (n > 1) {
        qsort(places, n, sizeof *places, place_compare);
    }
    for (size_t i = 0, size; i < n; i += size) {
        size = 1;
        while (i + size < n && places[i + size].key == places[i].key) {
            size++;
        }
        kept += group_sort(run, places + i, size, old, sorted + kept);
    }
    *out = (struct findings){sorted, kept, n + 1};
}

static bool checked_before(size_t row)
{
    for (size_t i = 0; i < row; i++) {
        if (rules[i].check == rules[row].check) {
            return true;
        }
    }
    return false;
}

static void hub_check(struct rota_run *run, unsigned flags)
{
    int32_t from = visits_from(run), end = visits_end(run);
    const struct visit *v = run->index->visits;
    run->first_kid = from < end ? v[from].kid_first : 0;
    run->kid_count = from < end ? v[end - 1].kid_first + v[end - 1].kid_count - run->first_kid : 0;
    for (size_t i = 0; i < rule_count; i++) {
        if (rules[i].check && (rules[i].flags & flags) == flags && !checked_before(i)) {
            rules[i].check(run);
        }
    }
    arena_reset(run->scratch);
}

void rota_check_rules(const struct rota_facts *facts, const struct policy *policy, hub_date from,
    hub_date to, unsigned flags, struct arena *a, struct findings *out)
{
    struct rota_index ix = {0};
    struct rota_run run = {.facts = facts,
        .policy = policy,
        .index = &ix,
        .from = date_known(from) ? from.d : INT32_MIN,
        .to = date_known(to) ? to.d : INT32_MAX,
        .a = a,
        .scratch = arena_create(),
        .out = out};
    struct arena *index_room = arena_create();
    *out = (struct findings){0};
    index_build(&ix, facts, index_room);
    for (run.hub = 0; run.hub < ix.hub_count; run.hub++) {
        hub_check(&run, flags);
    }
    findings_sort(&run);
    arena_destroy(run.scratch);
    arena_destroy(index_room);
}

void rota_check(const struct rota_facts *facts, const struct policy *policy, hub_date from,
    hub_date to, struct arena *a, struct findings *out)
{
    rota_check_rules(facts, policy, from, to, 0, a, out);
}

size_t findings_standing(const struct findings *f)
{
    size_t n = 0;
    for (size_t i = 0; i < f->count; i++) {
        n += f->items[i].level == LEVEL_HARD && f->items[i].override < 0;
    }
    return n;
}
