/* SPDX-License-Identifier: MIT */
/* Who may be decided about, and the room of a fill's model. */
#include "fill_facts_priv.h"
#include "hub/base/die.h"

#include <string.h>

enum { WEEK = 7, NO_LIMIT = INT16_MAX };

void fill_weights_default(struct fill_weights *w)
{
    *w = (struct fill_weights){.unmet = 100,
        .spread = 2,
        .neutral = 3,
        .disliked = 12,
        .unknown_host = 4,
        .over_usual = 5,
        .dropped = 25};
}

static int32_t floor_div(int32_t a, int32_t b)
{
    return a / b - (a % b < 0);
}

void fill_weekends_of(
    const struct fill_facts *x, const struct rota_stay *s, int32_t *first, int32_t *last)
{
    /* Its nights are those of its arrival up to the one before it leaves. */
    int32_t from = wall_date(s->arrive).d, to = wall_date(s->leave).d - 1;
    *first = floor_div(from - x->first.d - 2, WEEK) + 1; /* the first Saturday night from then on */
    *last = floor_div(to - x->first.d, WEEK);
}

bool fill_stands(const struct fill_facts *x, int32_t stay)
{
    const struct rota_stay *s = &x->facts->stays[stay];
    return s->status >= STATUS_DRAFT && s->status <= STATUS_HAPPENED && s->host >= 0 &&
           s->leave.min > s->arrive.min && !x->movable[stay];
}

void fill_never(struct fill_facts *x, int32_t f, int32_t host, int32_t w, enum fill_why why)
{
    const struct fill_model *m = &x->m;
    int16_t *row = x->cost + ((int64_t)f * m->weekends + w) * m->hosts;
    for (int32_t h = 0; h < m->hosts; h++) {
        if (host < 0 || h == host) {
            row[h] = FILL_NEVER;
        }
    }
    uint8_t *told = &x->why[f * m->weekends + w];
    if (host < 0 && why < *told) {
        *told = (uint8_t)why;
    }
}

static int32_t children_of(const struct fill_facts *x, int32_t family)
{
    int32_t n = 0;
    for (int32_t i = 0; i < x->facts->child_count; i++) {
        n += x->facts->children[i].family == family;
    }
    return n;
}

/* Something of theirs may have to be planned again, though no yearly number is written down. */
static bool has_agreed(const struct fill_facts *x, int32_t family)
{
    for (int32_t i = 0; x->ask->keep_agreed && i < x->facts->stay_count; i++) {
        const struct rota_stay *s = &x->facts->stays[i];
        int32_t day = wall_date(s->arrive).d;
        if (s->family == family && s->kind == KIND_PLANNED && day >= x->ask->from.d &&
            day <= x->ask->to.d && (s->status == STATUS_AGREED || s->status == STATUS_DRAFT)) {
            return true;
        }
    }
    return false;
}

bool fill_wants(const struct fill_facts *x, int32_t family)
{
    const struct rota_family *f = &x->facts->families[family];
    bool gone = date_known(f->left) && f->left.d <= x->ask->from.d;
    return f->hub == x->ask->hub && !f->peers_only && !gone;
}

static void count_sizes(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    struct arena *a = x->a;
    x->family_of = arena_array(a, (size_t)t->family_count + 1, sizeof *x->family_of);
    x->family_at = arena_array(a, (size_t)t->family_count + 1, sizeof *x->family_at);
    x->host_of = arena_array(a, (size_t)t->host_count + 1, sizeof *x->host_of);
    x->host_at = arena_array(a, (size_t)t->host_count + 1, sizeof *x->host_at);
    x->wants = arena_array(a, (size_t)t->family_count + 1, sizeof *x->wants);
    for (int32_t f = 0; f < t->family_count; f++) {
        x->family_at[f] = -1;
        if (!fill_wants(x, f) || (t->families[f].stays_per_year <= 0 && !has_agreed(x, f))) {
            continue;
        }
        if (children_of(x, f) > 0) {
            x->family_at[f] = x->m.families;
            x->family_of[x->m.families++] = f;
        }
    }
    for (int32_t h = 0; h < t->host_count; h++) {
        x->host_at[h] = -1;
        if (t->hosts[h].hub == x->ask->hub && t->hosts[h].home >= 0) {
            x->host_at[h] = x->m.hosts;
            x->host_of[x->m.hosts++] = h;
        }
    }
    hub_date friday = date_friday(x->ask->from);
    x->first = friday.d < x->ask->from.d ? date_add(friday, WEEK) : friday;
    int32_t days = date_diff(x->ask->to, x->first);
    x->m.weekends = days >= 0 ? days / WEEK + 1 : 0;
}

/* A planned stay of one weekend with all of a family's children: it can be decided anew. */
static bool could_move(const struct fill_facts *x, int32_t stay)
{
    const struct rota_stay *s = &x->facts->stays[stay];
    int32_t first, last, f = s->family >= 0 ? x->family_at[s->family] : -1;
    if (!x->ask->keep_agreed || f < 0 || s->host < 0 || x->host_at[s->host] < 0 ||
        s->kind != KIND_PLANNED || (s->status != STATUS_AGREED && s->status != STATUS_DRAFT) ||
        s->leave.min <= s->arrive.min) {
        return false;
    }
    fill_weekends_of(x, s, &first, &last);
    int32_t arrive = wall_date(s->arrive).d - x->first.d,
            leave = wall_date(s->leave).d - x->first.d;
    if (first != last || first < 0 || first >= x->m.weekends || arrive != first * WEEK ||
        leave != first * WEEK + 2) {
        return false;
    }
    const struct visit *v = &x->index.visits[x->index.visit_of[stay]];
    return v->kid_count == children_of(x, s->family);
}

static void find_moves(struct fill_facts *x)
{
    const struct rota_facts *t = x->facts;
    int32_t count = t->stay_count;
    x->movable = arena_array(x->a, (size_t)count + 1, sizeof *x->movable);
    x->moves = arena_array(x->a, (size_t)count + 1, sizeof *x->moves);
    for (int32_t i = 0; i < count; i++) {
        int32_t first, last;
        x->movable[i] = could_move(x, i);
        if (x->movable[i]) {
            fill_weekends_of(x, &t->stays[i], &first, &last);
            x->moves[x->move_count++] = (struct fill_movable){
                i, x->family_at[t->stays[i].family], x->host_at[t->stays[i].host], first};
        }
    }
}

static void make_room(struct fill_facts *x)
{
    struct fill_model *m = &x->m;
    struct arena *a = x->a;
    size_t f = (size_t)m->families, w = (size_t)m->weekends, h = (size_t)m->hosts;
    size_t homes = (size_t)m->homes, l = (size_t)m->limits;
    m->family = x->family = arena_array(a, f + 1, sizeof *x->family);
    m->cost = x->cost = arena_array(a, f * w * h + 1, sizeof *x->cost);
    m->cap = x->cap = arena_array(a, w * l + 1, sizeof *x->cap);
    m->use = x->use = arena_array(a, f * l + 1, sizeof *x->use);
    m->cap_all = x->cap_all = arena_array(a, w + 1, sizeof *x->cap_all);
    m->three = x->three = arena_array(a, w * homes + 1, sizeof *x->three);
    m->three_use = x->three_use = arena_array(a, f * homes + 1, sizeof *x->three_use);
    m->works = x->works = arena_array(a, w * h + 1, sizeof *x->works);
    m->strangers = x->strangers = arena_array(a, w * homes + 1, sizeof *x->strangers);
    x->why = arena_array(a, f * w + 1, sizeof *x->why);
    memset(x->family, 0, (f + 1) * sizeof *x->family);
    memset(x->works, 0, w * h * sizeof *x->works);
    memset(x->strangers, 0, w * homes * sizeof *x->strangers);
    memset(x->why, FILL_WHYS, f * w);
    for (size_t i = 0; i < w; i++) {
        x->cap_all[i] = NO_LIMIT;
    }
}

void fill_facts_make(struct fill_facts *x, const struct rota_facts *facts,
    const struct policy *policy, const struct fill_ask *ask, struct arena *a)
{
    *x = (struct fill_facts){.facts = facts, .policy = policy, .ask = ask, .a = a};
    index_build(&x->index, facts, a);
    x->run = (struct rota_run){.facts = facts,
        .policy = policy,
        .index = &x->index,
        .hub = ask->hub,
        .a = a,
        .scratch = a};
    x->m.spread_cost = ask->weights.spread;
    x->m.over_cost = ask->weights.over_usual;
    count_sizes(x);
    find_moves(x);
    fill_write_hosts(x);
    make_room(x);
    fill_write_families(x);
    fill_write_stands(x);
    fill_write_aparts(x);
    fill_write_days(x);
}
