/* SPDX-License-Identifier: MIT */
/* The beam: each way so far, spread out over what the next weekend may hold. */
#include "fill_beam_priv.h"

#include <stdlib.h>
#include <string.h>

struct placing {
    int16_t f, h;
};

struct way {       /* one weekend further than its parent */
    int64_t value; /* bound of all it can lead to, × PRICE_ONE */
    uint64_t hash;
    int32_t cost;           /* so far, but for unmet and spread */
    int32_t parent, placed; /* its first placing of `count` in the level's */
    int32_t count;
};

struct level { /* the ways kept after a weekend */
    struct way *ways;
    struct placing *placings;
    int32_t count, placed;
};

struct option {
    int32_t h, extra; /* above its own value; h -1: stays at home */
};

struct beam {
    const struct fill_prices *p;
    const struct fill_model *m;
    int64_t limit; /* values above are of no use, × PRICE_ONE */
    int32_t width;
    int64_t work_left;
    bool cut;
    struct level *levels; /* by weekend + 1 */
    /* states of the ways of the last level: next, left of families; run, work of hosts */
    int16_t *states, *next_states;
    int32_t state_size;
    /* ways gathered for the next level */
    struct way *ways;
    struct placing *placings;
    int32_t way_count, way_cap, placed, placed_cap;
    /* the way being spread out */
    int32_t w, parent, rows;
    const int16_t *state;
    int32_t *family;        /* who may come */
    struct option *options; /* [rows][hosts + 1], cheapest first */
    int32_t *option_count;
    int32_t *least; /* [rows + 1]: the cheapest options of the rows from here on */
    struct placing *now;
    int32_t now_count;
    int32_t *load, *kids, *house_paid, *house_guests, *came;
    int32_t children;
    struct arena *scratch;
};

static uint64_t mix(uint64_t kind, uint64_t a, uint64_t b, uint64_t c)
{
    uint64_t z = (kind << 60) ^ (a << 40) ^ (b << 20) ^ c;
    z += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static int compare_ways(const void *x, const void *y)
{
    const struct way *a = x, *b = y;
    if (a->value != b->value) {
        return a->value < b->value ? -1 : 1;
    }
    if (a->hash != b->hash) {
        return a->hash < b->hash ? -1 : 1;
    }
    return a->parent != b->parent ? (a->parent < b->parent ? -1 : 1) : a->placed - b->placed;
}

/* Keep the best `width` different ones; what costs more than the last of them is of no use then. */
static void beam_cut(struct beam *b)
{
    qsort(b->ways, (size_t)b->way_count, sizeof *b->ways, compare_ways);
    int32_t kept = 0;
    struct placing *moved = arena_array(b->scratch, (size_t)b->placed + 1, sizeof *moved);
    int32_t at = 0;
    for (int32_t i = 0; i < b->way_count; i++) {
        struct way *x = &b->ways[i];
        if (kept > 0 && b->ways[kept - 1].hash == x->hash && b->ways[kept - 1].value == x->value) {
            continue;
        }
        if (kept == b->width) {
            b->cut = true;
            b->limit = b->ways[kept - 1].value < b->limit ? b->ways[kept - 1].value : b->limit;
            break;
        }
        memcpy(&moved[at], &b->placings[x->placed], (size_t)x->count * sizeof *moved);
        x->placed = at;
        at += x->count;
        b->ways[kept++] = *x;
    }
    memcpy(b->placings, moved, (size_t)at * sizeof *moved);
    b->way_count = kept;
    b->placed = at;
}

static int32_t host_extra(const struct beam *b, int32_t h, int32_t *run, int32_t *work)
{
    const struct fill_prices *p = b->p;
    const int16_t *host = b->state + 2 * b->m->families + 2 * h;
    bool works = b->m->works[b->w * b->m->hosts + h];
    bool open = b->house_guests[h] > 0 || works;
    *run = run_after(p, h, b->w, host[0], open);
    *work = host[1];
    if (*run < 0) {
        return PRICE_NEVER;
    }
    int32_t extra = -b->house_paid[h];
    if (open && !works) {
        extra += host[1] >= b->m->host[h].usual_left ? b->m->over_cost * PRICE_ONE : 0;
        *work += p->work_top[h] > 0;
    }
    int32_t then = host_value(p, h, b->w + 1, *run, *work);
    int32_t now = host_value(p, h, b->w, host[0], host[1]);
    return then >= PRICE_NEVER / 2 || now >= PRICE_NEVER / 2 ? PRICE_NEVER : extra + then - now;
}

static void leaf(struct beam *b, int64_t value, int32_t cost, int32_t slack)
{
    const struct fill_model *m = b->m;
    uint64_t hash = 0;
    value += slack;
    for (int32_t h = 0; h < m->hosts; h++) {
        int32_t run, work, extra = host_extra(b, h, &run, &work);
        value += extra;
        if (extra >= PRICE_NEVER || value > b->limit) {
            return;
        }
        const int16_t *host = b->state + 2 * m->families + 2 * h;
        bool works = m->works[b->w * m->hosts + h];
        cost +=
            b->house_guests[h] > 0 && !works && host[1] >= m->host[h].usual_left ? m->over_cost : 0;
        hash += mix(2, (uint64_t)h, (uint64_t)run, (uint64_t)work);
    }
    for (int32_t f = 0; f < m->families; f++) {
        int32_t next = b->state[2 * f], left = b->state[2 * f + 1];
        next = next < b->w + 1 ? b->w + 1 : next;
        if (b->came[f] >= 0) {
            next = b->w + m->family[f].gap;
            left--;
        }
        hash += mix(1, (uint64_t)f, (uint64_t)next, (uint64_t)left);
    }
    if (b->way_count == b->way_cap) {
        beam_cut(b);
        if (value > b->limit) {
            return;
        }
    }
    struct way *x = &b->ways[b->way_count++];
    *x = (struct way){value, hash, cost, b->parent, b->placed, b->now_count};
    memcpy(&b->placings[b->placed], b->now, (size_t)b->now_count * sizeof *b->now);
    b->placed += b->now_count;
}

static bool can_come(const struct beam *b, int32_t f, int32_t h)
{
    const struct fill_model *m = b->m;
    int32_t home = m->host[h].home, w = b->w;
    if (b->children + m->family[f].children > m->cap_all[w]) {
        return false;
    }
    for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
        if (b->load[l] + m->use[f * m->limits + l] > m->cap[w * m->limits + l]) {
            return false;
        }
    }
    int32_t kids = m->three_use[f * m->homes + home], at = w * m->homes + home;
    if (kids > 0 && b->kids[home] + kids > m->three[at] &&
        (b->kids[home] > 0 || m->strangers[at])) {
        return false;
    }
    for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
        int32_t other = b->came[m->aparts[i].other];
        if (other >= 0 && (!m->aparts[i].house || m->host[other].home == home)) {
            return false;
        }
    }
    const int16_t *host = b->state + 2 * m->families + 2 * h;
    return b->house_guests[h] > 0 || m->works[w * m->hosts + h] ||
           (run_after(b->p, h, w, host[0], true) >= 0 && host[1] < m->host[h].work_left);
}

static void come(struct beam *b, int32_t f, int32_t h, int by)
{
    const struct fill_model *m = b->m;
    int32_t home = m->host[h].home;
    for (int32_t l = m->home_limit[home]; l < m->home_limit[home + 1]; l++) {
        b->load[l] += by * m->use[f * m->limits + l];
    }
    b->kids[home] += by * m->three_use[f * m->homes + home];
    b->children += by * m->family[f].children;
    b->house_guests[h] += by;
    b->house_paid[h] += by * b->p->link[((int64_t)f * m->weekends + b->w) * m->hosts + h];
    b->came[f] = by > 0 ? h : -1;
    if (by > 0) {
        b->now[b->now_count++] = (struct placing){(int16_t)f, (int16_t)h};
    } else {
        b->now_count--;
    }
}

static void spread_out(struct beam *b, int32_t row, int64_t value, int32_t cost, int32_t slack)
{
    if (--b->work_left < 0) {
        b->cut = true;
        return;
    }
    if (row == b->rows) {
        leaf(b, value, cost, slack);
        return;
    }
    int32_t f = b->family[row];
    const struct option *o = &b->options[row * (b->m->hosts + 1)];
    for (int32_t i = 0; i < b->option_count[row]; i++) {
        int64_t then = value + o[i].extra;
        if (then + b->least[row + 1] > b->limit) {
            return;
        }
        if (o[i].h < 0) {
            spread_out(b, row + 1, then, cost, slack);
        } else if (can_come(b, f, o[i].h)) {
            come(b, f, o[i].h, 1);
            spread_out(b, row + 1, then, cost + fill_cost(b->m, f, o[i].h, b->w),
                slack - price_coming(b->p, f, b->w));
            come(b, f, o[i].h, -1);
        }
    }
}

static void add_option(struct option *o, int32_t *count, int32_t h, int32_t extra)
{
    int32_t i = (*count)++;
    for (; i > 0 && o[i - 1].extra > extra; i--) {
        o[i] = o[i - 1];
    }
    o[i] = (struct option){h, extra};
}

/* The rows of those who may come, and what staying at home adds for the others: nothing. */
static void rows_make(struct beam *b)
{
    const struct fill_model *m = b->m;
    b->rows = 0;
    for (int32_t f = 0; f < m->families; f++) {
        int32_t next = b->state[2 * f], left = b->state[2 * f + 1];
        if (next > b->w || left == 0 || b->p->best[f * m->weekends + b->w] >= PRICE_NEVER) {
            continue;
        }
        struct option *o = &b->options[b->rows * (m->hosts + 1)];
        int32_t now = family_value(b->p, f, b->w, left), coming = price_coming(b->p, f, b->w);
        int32_t then = family_value(b->p, f, b->w + m->family[f].gap, left - 1);
        b->option_count[b->rows] = 0;
        add_option(o, &b->option_count[b->rows], -1, family_value(b->p, f, b->w + 1, left) - now);
        for (int32_t h = 0; h < m->hosts; h++) {
            int64_t at = ((int64_t)f * m->weekends + b->w) * m->hosts + h;
            if (m->cost[at] != FILL_NEVER &&
                m->cap[b->w * m->limits + m->home_limit[m->host[h].home]] > 0) {
                add_option(o, &b->option_count[b->rows], h,
                    m->cost[at] * PRICE_ONE + b->p->link[at] + coming + then - now);
            }
        }
        b->family[b->rows++] = f;
    }
    b->least[b->rows] = 0;
    for (int32_t r = b->rows - 1; r >= 0; r--) {
        b->least[r] = b->least[r + 1] + b->options[r * (m->hosts + 1)].extra;
    }
}

static int32_t full_slack(const struct beam *b)
{
    const struct fill_model *m = b->m;
    int32_t slack = b->p->crowd[b->w] * m->cap_all[b->w];
    for (int32_t f = 0; f < m->families; f++) {
        for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
            slack += f < m->aparts[i].other ? b->p->apart[i * m->weekends + b->w] : 0;
        }
    }
    return slack;
}

static void state_after(const struct beam *b, const struct way *x, int16_t *to)
{
    const struct fill_model *m = b->m;
    const int16_t *from = b->states + (int64_t)x->parent * b->state_size;
    memcpy(to, from, (size_t)b->state_size * sizeof *to);
    int16_t *hosts = to + 2 * m->families;
    for (int32_t h = 0; h < m->hosts; h++) {
        bool open = false;
        for (int32_t i = 0; i < x->count; i++) {
            open = open || b->placings[x->placed + i].h == h;
        }
        bool works = m->works[b->w * m->hosts + h];
        hosts[2 * h] = (int16_t)run_after(b->p, h, b->w, hosts[2 * h], open);
        hosts[2 * h + 1] += (int16_t)(open && !works && b->p->work_top[h] > 0);
    }
    for (int32_t i = 0; i < x->count; i++) {
        int32_t f = b->placings[x->placed + i].f;
        to[2 * f] = (int16_t)(b->w + m->family[f].gap);
        to[2 * f + 1]--;
    }
}

static void level_keep(struct beam *b)
{
    struct level *l = &b->levels[b->w + 1];
    beam_cut(b);
    l->count = b->way_count;
    l->ways = arena_array(b->scratch, (size_t)b->way_count + 1, sizeof *l->ways);
    l->placings = arena_array(b->scratch, (size_t)b->placed + 1, sizeof *l->placings);
    memcpy(l->ways, b->ways, (size_t)b->way_count * sizeof *l->ways);
    memcpy(l->placings, b->placings, (size_t)b->placed * sizeof *l->placings);
    for (int32_t i = 0; i < b->way_count; i++) {
        state_after(b, &b->ways[i], b->next_states + (int64_t)i * b->state_size);
    }
    int16_t *was = b->states;
    b->states = b->next_states;
    b->next_states = was;
    b->way_count = b->placed = 0;
}

static void weekend_spread(struct beam *b, int64_t limit)
{
    const struct level *from = &b->levels[b->w];
    b->limit = limit;
    int32_t slack = full_slack(b);
    for (b->parent = 0; b->parent < from->count; b->parent++) {
        const struct way *x = &from->ways[b->parent];
        if (x->value > b->limit) {
            break;
        }
        b->state = b->states + (int64_t)b->parent * b->state_size;
        rows_make(b);
        spread_out(b, 0, x->value, x->cost, slack);
    }
}

static void beam_make(struct beam *b)
{
    const struct fill_model *m = b->m;
    struct arena *a = b->scratch;
    size_t f = (size_t)m->families, h = (size_t)m->hosts;
    int32_t most = m->families;
    b->state_size = 2 * m->families + 2 * m->hosts;
    b->way_cap = 4 * b->width + 64;
    b->placed_cap = b->way_cap * most;
    b->levels = arena_array(a, (size_t)m->weekends + 2, sizeof *b->levels);
    size_t states = (size_t)(b->width + 1) * (size_t)b->state_size;
    b->states = arena_array(a, states, sizeof *b->states);
    b->next_states = arena_array(a, states, sizeof *b->next_states);
    b->ways = arena_array(a, (size_t)b->way_cap, sizeof *b->ways);
    b->placings = arena_array(a, (size_t)b->placed_cap + 1, sizeof *b->placings);
    b->family = arena_array(a, f + 1, sizeof *b->family);
    b->options = arena_array(a, f * (h + 1) + 1, sizeof *b->options);
    b->option_count = arena_array(a, f + 1, sizeof *b->option_count);
    b->least = arena_array(a, f + 1, sizeof *b->least);
    b->now = arena_array(a, f + 1, sizeof *b->now);
    b->load = arena_array(a, (size_t)m->limits + 1, sizeof *b->load);
    b->kids = arena_array(a, (size_t)m->homes + 1, sizeof *b->kids);
    b->house_paid = arena_array(a, h + 1, sizeof *b->house_paid);
    b->house_guests = arena_array(a, h + 1, sizeof *b->house_guests);
    b->came = arena_array(a, f + 1, sizeof *b->came);
    memset(b->load, 0, (size_t)m->limits * sizeof *b->load);
    memset(b->kids, 0, (size_t)m->homes * sizeof *b->kids);
    memset(b->house_paid, 0, h * sizeof *b->house_paid);
    memset(b->house_guests, 0, h * sizeof *b->house_guests);
    memset(b->came, -1, f * sizeof *b->came);
    b->children = b->now_count = b->way_count = b->placed = 0;
}

static void first_level(struct beam *b)
{
    const struct fill_model *m = b->m;
    struct level *l = &b->levels[0];
    l->count = 1;
    l->ways = arena_array(b->scratch, 1, sizeof *l->ways);
    l->placings = NULL;
    l->ways[0] = (struct way){.value = b->p->bound};
    int16_t *s = b->states;
    for (int32_t f = 0; f < m->families; f++) {
        s[2 * f] = 0;
        s[2 * f + 1] = (int16_t)m->family[f].need;
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        int32_t top = b->p->run_top[h], before = m->host[h].before;
        s[2 * m->families + 2 * h] = (int16_t)(before < top ? before : top);
        s[2 * m->families + 2 * h + 1] = 0;
    }
}

static void way_back(const struct beam *b, int32_t last, struct fill_plan *plan)
{
    plan_clear(plan);
    for (int32_t w = b->m->weekends; w > 0; w--) {
        const struct way *x = &b->levels[w].ways[last];
        for (int32_t i = 0; i < x->count; i++) {
            const struct placing *at = &b->levels[w].placings[x->placed + i];
            plan_place(plan, at->f, at->h, w - 1);
        }
        last = x->parent;
    }
}

struct beam_result beam_search(const struct fill_prices *p, int64_t limit, int32_t width,
    int64_t work, struct fill_plan *plan, struct arena *scratch)
{
    struct beam b = {.p = p, .m = p->m, .width = width, .work_left = work, .scratch = scratch};
    struct beam_result r = {0};
    int64_t top = (limit - 1) * PRICE_ONE;
    beam_make(&b);
    first_level(&b);
    for (b.w = 0; b.w < b.m->weekends && b.levels[b.w].count > 0; b.w++) {
        weekend_spread(&b, top);
        level_keep(&b);
    }
    r.proven = !b.cut;
    r.work = work - b.work_left;
    if (b.w < b.m->weekends) {
        return r;
    }
    const struct level *end = &b.levels[b.m->weekends];
    int64_t best = limit, too_many_days = limit;
    int32_t which = -1;
    for (int32_t i = 0; i < end->count && end->ways[i].value <= (best - 1) * PRICE_ONE; i++) {
        way_back(&b, i, plan);
        int64_t total = plan_total(plan);
        if (total < best && plan_days_kept(plan)) {
            best = total;
            which = i;
        } else if (total < too_many_days && !plan_days_kept(plan)) {
            too_many_days = total;
        }
    }
    r.proven = r.proven && too_many_days >= best; /* else a way let go may have kept the days */
    if (which >= 0) {
        way_back(&b, which, plan);
        r.found = true;
    }
    return r;
}
