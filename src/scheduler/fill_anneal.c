/* SPDX-License-Identifier: MIT */
/*
 * Annealing over plans that keep every rule. Besides single stays whole houses
 * change weekends: where a host may take no further weekend nothing else moves.
 */
#include "fill_search_priv.h"

enum { PLACED, TAKEN };
enum { MOST_DONE = 128 };

struct done { /* what a move did, to be taken back */
    int16_t f, h, w, what;
};

struct move {
    struct fill_search *s;
    struct fill_plan *p;
    const struct fill_model *m;
    struct done done[MOST_DONE];
    int count;
};

static void place(struct move *v, int32_t f, int32_t h, int32_t w)
{
    plan_place(v->p, f, h, w);
    v->done[v->count++] = (struct done){(int16_t)f, (int16_t)h, (int16_t)w, PLACED};
}

static void take(struct move *v, int32_t f, int32_t w)
{
    int32_t h = v->p->at[f * v->m->weekends + w];
    plan_take(v->p, f, w);
    v->done[v->count++] = (struct done){(int16_t)f, (int16_t)h, (int16_t)w, TAKEN};
}

static void undo(struct move *v)
{
    while (v->count > 0) {
        const struct done *d = &v->done[--v->count];
        if (d->what == PLACED) {
            plan_take(v->p, d->f, d->w);
        } else {
            plan_place(v->p, d->f, d->h, d->w);
        }
    }
}

/* The cheapest host who can have f on w, ties by chance; -1: none. */
static int32_t best_host(struct move *v, int32_t f, int32_t w)
{
    int32_t best = -1, price = FILL_NEVER, hosts = v->m->hosts;
    if (v->p->near[f * v->m->weekends + w] > 0) {
        return -1;
    }
    int32_t h = hosts > 1 ? search_below(v->s, hosts) : 0;
    for (int32_t i = 0; i < hosts; i++, h = h + 1 < hosts ? h + 1 : 0) {
        if (fill_cost(v->m, f, h, w) < price && plan_can(v->p, f, h, w)) {
            int32_t here = plan_price(v->p, f, h, w);
            best = here < price ? h : best;
            price = here < price ? here : price;
        }
    }
    return best;
}

static int32_t random_weekend(struct move *v, int32_t f)
{
    const struct fill_search *s = v->s;
    int32_t n = s->open_first[f + 1] - s->open_first[f];
    return s->open[s->open_first[f] + search_below(v->s, n)];
}

static bool settle(struct move *v, int32_t f, int32_t w)
{
    int32_t h = best_host(v, f, w);
    if (h >= 0) {
        place(v, f, h, w);
    }
    return h >= 0;
}

/* One of h's guests on w by chance, taken out and told; -1: it has none but f. */
static int32_t make_room(struct move *v, int32_t f, int32_t h, int32_t w)
{
    int32_t seen = 0, found = -1;
    for (int32_t g = 0; g < v->m->families; g++) {
        if (g != f && v->p->at[g * v->m->weekends + w] == h && search_below(v->s, ++seen) == 0) {
            found = g;
        }
    }
    if (found >= 0) {
        take(v, found, w);
    }
    return found;
}

/* Put f on w with some host, though one or two others have to go; the first of them is told. */
static bool push_in(struct move *v, int32_t f, int32_t w, int32_t *out)
{
    int32_t h = search_below(v->s, v->m->hosts), second = -1;
    if (fill_cost(v->m, f, h, w) == FILL_NEVER || v->p->near[f * v->m->weekends + w] > 0) {
        return false;
    }
    *out = make_room(v, f, h, w);
    if (*out >= 0 && !plan_can(v->p, f, h, w)) {
        second = make_room(v, f, h, w);
    }
    if (*out < 0 || !plan_can(v->p, f, h, w)) {
        return false;
    }
    place(v, f, h, w);
    if (second >= 0) {
        settle(v, second, random_weekend(v, second));
    }
    return true;
}

static bool give_one(struct move *v, int32_t f, int32_t to)
{
    int32_t other;
    if (search_below(v->s, 2) == 0) {
        return settle(v, f, to);
    }
    if (!push_in(v, f, to, &other)) {
        return false;
    }
    settle(v, other, random_weekend(v, other));
    return true;
}

enum { MOVE_HOST = 1, MOVE_SWAP = 4, MOVE_DROP = 5, MOVE_KINDS = 16 };

static bool move_one(struct move *v, int32_t f, int32_t to)
{
    int32_t from = v->p->list[f * v->m->weekends + search_below(v->s, v->p->stays[f])], other;
    int32_t kind = search_below(v->s, MOVE_KINDS);
    take(v, f, from);
    if (kind < MOVE_HOST) {
        return settle(v, f, from);
    }
    if (kind < MOVE_SWAP) {
        if (!push_in(v, f, to, &other)) {
            return false;
        }
        if (!settle(v, other, from)) {
            settle(v, other, random_weekend(v, other));
        }
        return true;
    }
    if (kind < MOVE_DROP && search_below(v->s, 8) == 0) {
        return true;
    }
    return settle(v, f, to);
}

static void clear_house(struct move *v, int32_t h, int32_t w)
{
    for (int32_t f = 0; f < v->m->families && v->count < MOST_DONE / 2 - 1; f++) {
        if (v->p->at[f * v->m->weekends + w] == h) {
            take(v, f, w);
        }
    }
}

/* All guests of one house and weekend change places with those of another. */
static bool swap_houses(struct move *v)
{
    const struct fill_model *m = v->m;
    int32_t a = search_below(v->s, m->weekends), b = search_below(v->s, m->weekends);
    int32_t h = search_below(v->s, m->hosts);
    int32_t to = search_below(v->s, 4) == 0 ? search_below(v->s, m->hosts) : h;
    if ((a == b && h == to) || v->p->busy[a * m->hosts + h] == 0) {
        return false;
    }
    clear_house(v, h, a);
    int first = v->count;
    clear_house(v, to, b);
    int taken = v->count;
    for (int i = 0; i < taken; i++) {
        int32_t f = v->done[i].f, w = i < first ? b : a, house = i < first ? to : h;
        if (plan_can(v->p, f, house, w)) {
            place(v, f, house, w);
        } else if (!settle(v, f, random_weekend(v, f)) && search_below(v->s, 4) > 0) {
            return false;
        }
    }
    return true;
}

static bool attempt(struct move *v)
{
    if (search_below(v->s, 2) == 0) {
        return swap_houses(v);
    }
    int32_t f = search_below(v->s, v->m->families), stays = v->p->stays[f];
    if (v->s->open_first[f] == v->s->open_first[f + 1] || v->m->family[f].need == 0) {
        return false;
    }
    int32_t to = random_weekend(v, f);
    if (stays == 0 || (stays < v->m->family[f].need && search_below(v->s, 2) == 0)) {
        return give_one(v, f, to);
    }
    return move_one(v, f, to);
}

/* -ln(u) for u = (i + ½) / FILL_LUCK, 1/65536: by whole numbers, so the same on every machine. */
static int32_t minus_ln(int32_t i)
{
    uint64_t u = ((uint64_t)2 * (uint64_t)i + 1) << 21; /* 2^32 = 1 */
    int64_t log2 = 0;
    while (u < (UINT64_C(1) << 31)) {
        u <<= 1;
        log2 += 1 << 16;
    }
    for (int32_t bit = 1 << 15; bit > 0; bit >>= 1) {
        u = (u * u) >> 32;
        if (u < (UINT64_C(1) << 31)) {
            u <<= 1;
            log2 += bit;
        }
    }
    return (int32_t)(log2 * 45426 >> 16); /* ln 2 */
}

void anneal_luck(struct fill_search *s)
{
    for (int32_t i = 0; i < FILL_LUCK; i++) {
        s->luck[i] = minus_ln(i);
    }
}

enum { UNMET_WEIGHT = 5 };

/* Heavier than its cost: who comes at all is settled while it is hot, and when only then. */
static int64_t energy(const struct fill_plan *p)
{
    return plan_total(p) + p->unmet * (UNMET_WEIGHT - 1);
}

static void anneal_step(struct fill_search *s, int64_t heat)
{
    struct move v = {.s = s, .p = &s->plan, .m = s->m};
    int64_t before = energy(&s->plan);
    for (int i = 0; i < FILL_MOVES; i++) {
        v.count = 0;
        bool made = attempt(&v);
        int64_t after = made ? energy(&s->plan) : before;
        int64_t most = heat * s->luck[search_bits(s) % FILL_LUCK] >> 32;
        if (!made || after - before > most) {
            undo(&v);
            continue;
        }
        before = after;
        search_keep(s);
    }
    s->work += FILL_STEP_WORK;
}

/* from × (to / from)^(i / steps), straight between halvings. */
static int64_t heat_at(int64_t from, int64_t to, int32_t i, int32_t steps)
{
    int64_t halvings = 0; /* 1/16 */
    for (int64_t h = from; h > to && h > 0; h /= 2) {
        halvings += 16;
    }
    int64_t at = halvings * 4096 * i / steps;
    int64_t half = from >> (at >> 16);
    int64_t heat = half - (half * (at & 65535) >> 17);
    return heat > to ? heat : to;
}

void anneal_run(struct fill_search *s, int64_t from, int64_t to, int32_t steps)
{
    for (int32_t i = 0; i < steps && !search_over(s); i++) {
        anneal_step(s, heat_at(from, to, i, steps));
    }
}
