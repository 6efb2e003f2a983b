/* SPDX-License-Identifier: MIT */
/* Filling a period: the facts as numbers, the search, the rota that comes of it. */
#include "hub/scheduler/fill.h"

#include "fill_facts_priv.h"
#include "fill_search_priv.h"

#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 8 }; /* of putting right what only the full check saw */

struct filling {
    struct fill_facts x;
    struct fill_search search;
    struct fill_result *out;
    struct arena *a;
    const struct fill_ask *ask;
    int64_t standing; /* cost of what cannot be decided */
    int64_t told;     /* the cost of the search that so_far was made of */
};

static int32_t movable_at(const struct fill_facts *x, int32_t f, int32_t h, int32_t w)
{
    for (int32_t i = 0; i < x->move_count; i++) {
        const struct fill_movable *v = &x->moves[i];
        if (v->family == f && v->weekend == w && (h < 0 || v->host == h)) {
            return v->stay;
        }
    }
    return -1;
}

/* --- the cost of what stands and cannot be decided --- */

static int32_t price_as_it_stands(const struct fill_facts *x, const struct rota_stay *s, int32_t w)
{
    const struct rota_facts *t = x->facts;
    const struct fill_weights *k = &x->ask->weights;
    int32_t price = k->neutral, stranger = k->unknown_host;
    for (int32_t i = 0; i < t->wish_count; i++) {
        if (t->wishes[i].family == s->family && t->wishes[i].weekend.d == fill_friday(x, w).d) {
            price = t->wishes[i].wish == WISH_LIKES        ? 0
                    : t->wishes[i].wish == WISH_RATHER_NOT ? k->disliked
                                                           : price;
        }
    }
    for (int32_t i = 0; i < t->link_count; i++) {
        const struct rota_link *l = &t->links[i];
        stranger =
            l->family == s->family && l->host == s->host && l->link == LINK_KNOWS ? 0 : stranger;
    }
    return price + stranger;
}

static int64_t standing_cost(const struct fill_facts *x)
{
    int64_t cost = (int64_t)x->ask->weights.dropped * x->move_count;
    for (int32_t i = 0; i < x->facts->stay_count; i++) {
        const struct rota_stay *s = &x->facts->stays[i];
        int32_t first, last;
        if (!fill_stands(x, i) || s->kind != KIND_PLANNED || x->family_at[s->family] < 0) {
            continue;
        }
        fill_weekends_of(x, s, &first, &last);
        if (first <= last && first >= 0 && first < x->m.weekends) {
            cost += price_as_it_stands(x, s, first);
        }
    }
    return cost;
}

/* --- the rota that comes of it --- */

static int by_arrival(const void *pa, const void *pb)
{
    const struct fill_stay *a = pa, *b = pb;
    if (a->arrive.min != b->arrive.min) {
        return a->arrive.min < b->arrive.min ? -1 : 1;
    }
    return a->host != b->host ? a->host - b->host : a->family - b->family;
}

static bool of_period(const struct fill_facts *x, const struct rota_stay *s)
{
    int32_t day = wall_date(s->arrive).d;
    return x->facts->families[s->family].hub == x->ask->hub && s->status >= STATUS_DRAFT &&
           s->status <= STATUS_HAPPENED && s->host >= 0 && day >= x->ask->from.d &&
           day <= x->ask->to.d;
}

static void add_standing(struct filling *g)
{
    const struct fill_facts *x = &g->x;
    for (int32_t i = 0; i < x->facts->stay_count; i++) {
        const struct rota_stay *s = &x->facts->stays[i];
        if (of_period(x, s) && fill_stands(x, i)) {
            g->out->stays[g->out->stay_count++] =
                (struct fill_stay){FILL_KEPT, i, s->family, s->host, s->arrive, s->leave};
        }
    }
}

static void add_decided(struct filling *g, const struct fill_plan *p)
{
    const struct fill_facts *x = &g->x;
    for (int32_t f = 0; f < x->m.families; f++) {
        for (int32_t w = 0; w < x->m.weekends; w++) {
            int32_t h = p->at[f * x->m.weekends + w];
            if (h < 0) {
                continue;
            }
            int32_t stay = movable_at(x, f, h, w);
            const struct rota_stay *s = stay >= 0 ? &x->facts->stays[stay] : NULL;
            g->out->stays[g->out->stay_count++] =
                (struct fill_stay){stay >= 0 ? FILL_KEPT : FILL_NEW, stay, x->family_of[f],
                    x->host_of[h], s ? s->arrive : wall_at(fill_friday(x, w), STAY_ARRIVE_MIN),
                    s ? s->leave : wall_at(date_add(fill_friday(x, w), 2), STAY_LEAVE_MIN)};
        }
    }
}

static bool is_kept(const struct fill_result *r, int32_t stay)
{
    for (int32_t i = 0; i < r->stay_count; i++) {
        if (r->stays[i].fate == FILL_KEPT && r->stays[i].stay == stay) {
            return true;
        }
    }
    return false;
}

/* The new stay of the same family nearest to one that goes; NULL: none. */
static struct fill_stay *instead_of(const struct fill_result *r, const struct rota_stay *s)
{
    struct fill_stay *best = NULL;
    int64_t near = INT64_MAX;
    for (int32_t i = 0; i < r->stay_count; i++) {
        struct fill_stay *y = &r->stays[i];
        int64_t far = y->arrive.min > s->arrive.min ? y->arrive.min - s->arrive.min
                                                    : s->arrive.min - y->arrive.min;
        if (y->fate == FILL_NEW && y->family == s->family && far < near) {
            near = far;
            best = y;
        }
    }
    return best;
}

static void pair_moved(struct filling *g)
{
    struct fill_result *r = g->out;
    for (int32_t i = 0; i < g->x.move_count; i++) {
        int32_t stay = g->x.moves[i].stay;
        if (is_kept(r, stay)) {
            continue;
        }
        struct fill_stay *to = instead_of(r, &g->x.facts->stays[stay]);
        if (to) {
            to->fate = FILL_MOVED;
            to->stay = stay;
        } else {
            r->dropped[r->dropped_count++] = stay;
        }
    }
}

static void gather(struct filling *g)
{
    struct fill_result *r = g->out;
    size_t most =
        (size_t)g->x.facts->stay_count + (size_t)g->x.m.families * (size_t)g->x.m.weekends;
    r->stays = arena_array(g->a, most + 1, sizeof *r->stays);
    r->dropped = arena_array(g->a, (size_t)g->x.move_count + 1, sizeof *r->dropped);
    r->stay_count = r->dropped_count = 0;
    add_standing(g);
    add_decided(g, &g->search.best);
    qsort(r->stays, (size_t)r->stay_count, sizeof *r->stays, by_arrival);
    pair_moved(g);
}

/* --- why not more --- */

static bool beds_free(const struct fill_plan *p, int32_t f, int32_t h, int32_t w)
{
    const struct fill_model *m = p->m;
    int32_t home = m->host[h].home;
    for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
        if (p->load[w * m->limits + l] + m->use[f * m->limits + l] > m->cap[w * m->limits + l]) {
            return false;
        }
    }
    int32_t at = w * m->homes + home, kids = m->three_use[f * m->homes + home];
    return p->all[w] + m->family[f].children <= m->cap_all[w] &&
           (kids == 0 || p->kids[at] + kids <= m->three[at] ||
               (p->kids[at] == 0 && !m->strangers[at]));
}

static enum fill_why why_not(struct filling *g, int32_t f, int32_t w)
{
    struct fill_plan *p = &g->search.best;
    const struct fill_model *m = p->m;
    bool beds = false, company = false;
    if (g->x.why[f * m->weekends + w] != FILL_WHYS) {
        return (enum fill_why)g->x.why[f * m->weekends + w];
    }
    if (p->near[f * m->weekends + w] > 0) {
        return FILL_TOO_NEAR;
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        if (fill_cost(m, f, h, w) == FILL_NEVER) {
            continue;
        }
        if (plan_can(p, f, h, w)) {
            return FILL_OPEN;
        }
        bool free = beds_free(p, f, h, w), alone = plan_apart(p, f, m->host[h].home, w);
        beds = beds || (free && alone);
        company = company || (free && !alone);
    }
    return beds      ? plan_days(p, f, w) ? FILL_HOST_DONE : FILL_DAYS
           : company ? FILL_APART
                     : FILL_FULL;
}

static void tell_wants(struct filling *g)
{
    const struct fill_plan *p = &g->search.best;
    struct fill_result *r = g->out;
    r->wants = g->x.wants;
    r->want_count = g->x.want_count;
    for (int32_t f = 0; f < g->x.m.families; f++) {
        r->wants[f].given += p->stays[f];
        for (int32_t w = 0; w < g->x.m.weekends; w++) {
            if (p->at[f * g->x.m.weekends + w] < 0) {
                r->wants[f].why[why_not(g, f, w)]++;
            }
        }
    }
}

/* --- the full check has the last word --- */

/* None may stand behind a NULL, which memcpy does not take. */
static void copy_rows(void *to, const void *from, int32_t count, size_t size)
{
    if (count > 0) {
        memcpy(to, from, (size_t)count * size);
    }
}

static struct rota_facts facts_with(struct filling *g)
{
    struct rota_facts t = *g->x.facts;
    const struct fill_result *r = g->out;
    size_t stays = (size_t)t.stay_count + (size_t)r->stay_count;
    struct rota_stay *rows = arena_array(g->a, stays + 1, sizeof *rows);
    size_t kids = (size_t)t.stay_child_count + (size_t)r->stay_count * (size_t)t.child_count;
    struct rota_stay_child *children = arena_array(g->a, kids + 1, sizeof *children);
    copy_rows(rows, t.stays, t.stay_count, sizeof *rows);
    copy_rows(children, t.stay_children, t.stay_child_count, sizeof *children);
    for (int32_t i = 0; i < g->x.move_count; i++) {
        struct rota_stay *s = &rows[g->x.moves[i].stay];
        s->status = is_kept(r, g->x.moves[i].stay) ? s->status : STATUS_CANCELLED;
    }
    for (int32_t i = 0; i < r->stay_count; i++) {
        const struct fill_stay *y = &r->stays[i];
        if (y->fate == FILL_KEPT) {
            continue;
        }
        for (int32_t c = 0; c < t.child_count; c++) {
            if (t.children[c].family == y->family) {
                children[t.stay_child_count++] =
                    (struct rota_stay_child){.stay = t.stay_count, .child = c, .bed = -1};
            }
        }
        rows[t.stay_count++] = (struct rota_stay){.id = INT64_MAX - i,
            .family = y->family,
            .host = y->host,
            .arrive = y->arrive,
            .leave = y->leave,
            .status = STATUS_DRAFT,
            .nation = g->x.ask->nation};
    }
    t.stays = rows;
    t.stay_children = children;
    return t;
}

static bool rule_kept(int32_t rule)
{
    return (rule >= 1 && rule <= 4) || rule == 6 || rule == 7 || rule == 23;
}

/* Take out one new stay that a must-fix is about, and never put it there again. */
static bool forbid(struct filling *g, const struct rota_facts *t, const struct finding *f)
{
    struct fill_facts *x = &g->x;
    for (int32_t i = f->stay_count - 1; i >= 0; i--) {
        int32_t stay = f->stays[i];
        if (stay < x->facts->stay_count) {
            continue;
        }
        int32_t family = x->family_at[t->stays[stay].family];
        int32_t w = date_diff(wall_date(t->stays[stay].arrive), x->first) / 7;
        int32_t h = x->host_at[t->stays[stay].host];
        if (g->search.plan.at[family * x->m.weekends + w] == h) {
            plan_take(&g->search.plan, family, w);
            x->cost[((int64_t)family * x->m.weekends + w) * x->m.hosts + h] = FILL_NEVER;
        }
        return true;
    }
    return false;
}

static bool check_whole(struct filling *g)
{
    struct fill_facts *x = &g->x;
    struct rota_facts t = facts_with(g);
    struct findings found = {0};
    bool fine = true;
    rota_check(&t, x->policy, x->ask->from, date_add(x->ask->to, 2), g->a, &found);
    plan_copy(&g->search.plan, &g->search.best);
    for (size_t i = 0; i < found.count; i++) {
        const struct finding *f = &found.items[i];
        if (f->level == LEVEL_HARD && rule_kept(f->rule) && forbid(g, &t, f)) {
            fine = false;
        }
    }
    return fine;
}

static void search_again(struct filling *g, int64_t work)
{
    g->search.best_total = INT64_MAX;
    g->search.bound = INT64_MIN;
    g->search.done = false;
    g->search.work_most = g->search.work + work;
    search_run(&g->search);
}

static void tell_so_far(struct filling *g)
{
    const struct fill_search *s = &g->search;
    struct fill_so_far *now = g->ask->so_far;
    if (s->best_total == g->told) {
        return;
    }
    g->told = s->best_total;
    *now = (struct fill_so_far){.cost = s->best_total + g->standing};
    for (int32_t f = 0; f < s->m->families; f++) {
        now->given += s->best.stays[f];
        now->wanted += s->m->family[f].need;
    }
}

static bool is_stopped(void *arg)
{
    struct filling *g = arg;
    if (g->ask->so_far) {
        tell_so_far(g);
    }
    return g->ask->stop(g->ask->stop_arg);
}

void rota_fill(const struct rota_facts *facts, const struct policy *policy,
    const struct fill_ask *ask, struct arena *a, struct fill_result *out)
{
    struct filling g = {.out = out, .a = a, .ask = ask, .told = INT64_MAX};
    *out = (struct fill_result){0};
    fill_facts_make(&g.x, facts, policy, ask, a);
    search_make(&g.search, &g.x.m, ask->seed, a);
    g.search.part = arena_create();
    g.search.scratch = arena_create();
    g.search.about = ask->about;
    g.search.stop = ask->stop ? is_stopped : NULL;
    g.search.stop_arg = &g;
    g.standing = standing_cost(&g.x);
    g.search.work_most = ask->steps > 0 ? ask->steps * FILL_STEP_WORK : INT64_MAX;
    for (int32_t i = 0; i < g.x.move_count; i++) {
        const struct fill_movable *v = &g.x.moves[i];
        if (plan_can(&g.search.plan, v->family, v->host, v->weekend)) {
            plan_place(&g.search.plan, v->family, v->host, v->weekend);
        }
    }
    search_run(&g.search);
    gather(&g);
    for (int round = 0; !check_whole(&g); round++) {
        search_again(&g, round < ROUNDS ? g.search.work / 4 : 0);
        gather(&g);
    }
    tell_wants(&g);
    out->cost = g.search.best_total + g.standing;
    out->bound = g.search.bound + g.standing;
    out->proven = g.search.done && g.search.bound >= g.search.best_total;
    out->steps = g.search.work / FILL_STEP_WORK;
    arena_destroy(g.search.part);
    arena_destroy(g.search.scratch);
}
