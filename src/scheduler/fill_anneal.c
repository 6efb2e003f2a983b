/* SPDX-License-Identifier: MIT */
/*
 * Annealing over loose plans. Where everything is taken, what gets a family to a
 * better weekend is a change of several stays at once: so two houses on two
 * weekends also change any of their guests for any of the other's.
 */
#include "fill_loose_priv.h"
#include "fill_search_priv.h"

enum {
    SIDE = 8,   /* guests of one house who may change in one move */
    SELDOM = 8, /* one change in so many is tried though beds are missing */
    LOOKS = 8,  /* for a spot that a family may move to */
};

struct turn {
    struct fill_search *s;
    struct fill_loose *l;
    const struct fill_model *m;
    int64_t broken_price; /* of a thing broken, × FILL_HEAT_ONE */
    int64_t most;         /* a move may cost this much, × FILL_HEAT_ONE */
};

struct spot {
    int32_t h, w;
};

/* Settle what was put and taken, if it does not cost too much. */
static bool turn_keep(struct turn *t, const struct loose_change *c, int64_t other)
{
    if ((c->cost + other) * FILL_HEAT_ONE + c->broken * t->broken_price > t->most) {
        return false;
    }
    t->l->cost += c->cost;
    t->l->broken += c->broken;
    return true;
}

/*
 * A look before anything is counted: when nothing is broken, so many children more at one spot,
 * and so much more in wishes, already cost too much.
 */
static bool hopeless(const struct turn *t, struct spot to, struct spot from, int32_t children,
    int32_t wishes, bool closes)
{
    const struct fill_model *m = t->m;
    const struct fill_loose *l = t->l;
    if (l->broken > 0) {
        return false;
    }
    int32_t limit = to.w * m->limits + m->home_limit[m->host[to.h].home], over = 0;
    int32_t beds = l->load[limit] + children - m->cap[limit];
    int32_t crowd = l->all[to.w] + children - m->cap_all[to.w];
    bool same_home = to.w == from.w && m->host[to.h].home == m->host[from.h].home;
    over += beds > 0 && !same_home ? beds : 0;
    over += crowd > 0 && to.w != from.w ? crowd : 0;
    int32_t cost = wishes - (closes ? m->over_cost : 0);
    return (int64_t)cost * FILL_HEAT_ONE + over * t->broken_price > t->most;
}

static bool may_be(const struct turn *t, int32_t f, struct spot to, int32_t from)
{
    return fill_cost(t->m, f, to.h, to.w) != FILL_NEVER &&
           (to.w == from || loose_far(t->l, f, to.w, from));
}

static struct spot some_spot(struct turn *t, int32_t f)
{
    const struct fill_search *s = t->s;
    int32_t n = s->open_first[f + 1] - s->open_first[f];
    int32_t w = s->open[s->open_first[f] + search_below(t->s, n)];
    return (struct spot){search_below(t->s, t->m->hosts), w};
}

/* A spot for f's stay on weekend `from`, -1: a new one; false: none was met. */
static bool some_place(struct turn *t, int32_t f, int32_t from, struct spot *to)
{
    for (int i = 0; i < LOOKS; i++) {
        *to = some_spot(t, f);
        if (may_be(t, f, *to, from)) {
            return true;
        }
    }
    return false;
}

static struct spot some_stay(struct turn *t, int32_t f)
{
    const struct fill_loose *l = t->l;
    int32_t w = l->list[f * t->m->weekends + search_below(t->s, l->stays[f])];
    return (struct spot){l->at[f * t->m->weekends + w], w};
}

static bool room_in(const struct turn *t, struct spot x, int32_t more)
{
    return t->l->count[x.w * t->m->hosts + x.h] + more <= LOOSE_GUESTS;
}

static bool only_guest(const struct turn *t, struct spot x)
{
    return t->l->busy[x.w * t->m->hosts + x.h] == 1;
}

static bool give(struct turn *t, int32_t f)
{
    struct fill_loose *l = t->l;
    struct spot to;
    struct loose_change c = {0};
    if (!some_place(t, f, -1, &to) || !room_in(t, to, 1)) {
        return false;
    }
    int32_t spread = loose_spread(l, f, 1);
    loose_put(l, f, to.h, to.w, &c);
    if (!turn_keep(
            t, &c, (int64_t)t->m->spread_cost * (spread - l->spread) - t->m->family[f].unmet)) {
        loose_take(l, f, to.w, &c);
        return false;
    }
    loose_listed(l, f, -1, to.w);
    l->unmet -= t->m->family[f].unmet;
    l->spread = spread;
    return true;
}

static bool drop(struct turn *t, int32_t f)
{
    struct fill_loose *l = t->l;
    struct spot from = some_stay(t, f);
    struct loose_change c = {0};
    int32_t spread = loose_spread(l, f, -1);
    loose_take(l, f, from.w, &c);
    if (!turn_keep(
            t, &c, (int64_t)t->m->spread_cost * (spread - l->spread) + t->m->family[f].unmet)) {
        loose_put(l, f, from.h, from.w, &c);
        return false;
    }
    loose_listed(l, f, from.w, -1);
    l->unmet += t->m->family[f].unmet;
    l->spread = spread;
    return true;
}

static void went(struct turn *t, int32_t f, int32_t from, int32_t to)
{
    if (from != to) {
        loose_listed(t->l, f, from, to);
    }
}

static bool shift(struct turn *t, int32_t f)
{
    struct spot from = some_stay(t, f), to;
    struct loose_change c = {0};
    if (!some_place(t, f, from.w, &to) || (from.w == to.w && from.h == to.h) ||
        !room_in(t, to, 1) ||
        hopeless(t, to, from, t->m->family[f].children,
            fill_cost(t->m, f, to.h, to.w) - fill_cost(t->m, f, from.h, from.w),
            only_guest(t, from))) {
        return false;
    }
    loose_take(t->l, f, from.w, &c);
    loose_put(t->l, f, to.h, to.w, &c);
    if (!turn_keep(t, &c, 0)) {
        loose_take(t->l, f, to.w, &c);
        loose_put(t->l, f, from.h, from.w, &c);
        return false;
    }
    went(t, f, from.w, to.w);
    return true;
}

/* --- guests of two houses change places --- */

struct side {
    struct spot at;
    int32_t count, children;
    int32_t f[SIDE];
};

/* Of the guests of x some who may go to `to`; f is one of them, -1: perhaps nobody. */
static bool side_pick(struct turn *t, struct side *x, struct spot to, int32_t f)
{
    const struct fill_loose *l = t->l;
    int32_t cell = x->at.w * t->m->hosts + x->at.h, n = l->count[cell];
    uint32_t chance = (uint32_t)search_bits(t->s);
    x->count = x->children = 0;
    for (int32_t i = 0; i < n; i++, chance >>= 1) {
        int32_t g = l->guests[cell * LOOSE_GUESTS + i];
        if (g == f || ((chance & 1) && may_be(t, g, to, x->at.w))) {
            if (x->count == SIDE) {
                return false;
            }
            x->f[x->count++] = g;
            x->children += t->m->family[g].children;
        }
    }
    return true;
}

/* All of x may go where y is; what that adds in wishes. */
static bool side_may(const struct turn *t, const struct side *x, struct spot to, int32_t *wishes)
{
    for (int32_t i = 0; i < x->count; i++) {
        int32_t f = x->f[i];
        if (!may_be(t, f, to, x->at.w) ||
            (to.w != x->at.w && t->l->at[f * t->m->weekends + to.w] >= 0)) {
            return false;
        }
        *wishes += fill_cost(t->m, f, to.h, to.w) - fill_cost(t->m, f, x->at.h, x->at.w);
    }
    return true;
}

static void side_take(struct turn *t, const struct side *x, int32_t w, struct loose_change *c)
{
    for (int32_t i = 0; i < x->count; i++) {
        loose_take(t->l, x->f[i], w, c);
    }
}

static void side_put(struct turn *t, const struct side *x, struct spot to, struct loose_change *c)
{
    for (int32_t i = 0; i < x->count; i++) {
        loose_put(t->l, x->f[i], to.h, to.w, c);
    }
}

static bool sides_change(struct turn *t, const struct side *a, const struct side *b)
{
    int32_t wishes = 0, net = a->children - b->children;
    bool closes = t->l->busy[a->at.w * t->m->hosts + a->at.h] == a->count ||
                  t->l->busy[b->at.w * t->m->hosts + b->at.h] == b->count;
    struct loose_change c = {0};
    if (!side_may(t, a, b->at, &wishes) || !side_may(t, b, a->at, &wishes) ||
        hopeless(t, net > 0 ? b->at : a->at, net > 0 ? a->at : b->at, net > 0 ? net : -net, wishes,
            closes) ||
        !room_in(t, a->at, b->count) || !room_in(t, b->at, a->count)) {
        return false;
    }
    side_take(t, a, a->at.w, &c);
    side_take(t, b, b->at.w, &c);
    side_put(t, a, b->at, &c);
    side_put(t, b, a->at, &c);
    if (!turn_keep(t, &c, 0)) {
        side_take(t, a, b->at.w, &c);
        side_take(t, b, a->at.w, &c);
        side_put(t, a, a->at, &c);
        side_put(t, b, b->at, &c);
        return false;
    }
    for (int32_t i = 0; i < a->count; i++) {
        went(t, a->f[i], a->at.w, b->at.w);
    }
    for (int32_t i = 0; i < b->count; i++) {
        went(t, b->f[i], b->at.w, a->at.w);
    }
    return true;
}

/* There are beds for those of x where y goes from. */
static bool balanced(const struct turn *t, const struct side *x, const struct side *y)
{
    const struct fill_model *m = t->m;
    int32_t limit = y->at.w * m->limits + m->home_limit[m->host[y->at.h].home];
    return t->l->load[limit] + x->children - y->children <= m->cap[limit];
}

static bool swap_guests(struct turn *t, int32_t f)
{
    struct side a = {.at = some_stay(t, f)}, b = {0};
    if (!some_place(t, f, a.at.w, &b.at)) {
        return false;
    }
    if (b.at.w != a.at.w && search_below(t->s, 4) > 0 &&
        fill_cost(t->m, f, a.at.h, b.at.w) != FILL_NEVER) {
        b.at.h = a.at.h;
    }
    if ((b.at.w == a.at.w && b.at.h == a.at.h) || !side_pick(t, &a, b.at, f) ||
        !side_pick(t, &b, a.at, -1)) {
        return false;
    }
    if (!(balanced(t, &a, &b) && balanced(t, &b, &a)) && search_below(t->s, SELDOM) > 0) {
        return false;
    }
    return sides_change(t, &a, &b);
}

static bool swap_two(struct turn *t, int32_t f, int32_t g)
{
    if (f == g || t->l->stays[g] == 0) {
        return false;
    }
    struct side a = {.at = some_stay(t, f), .count = 1, .f = {f}};
    struct side b = {.at = some_stay(t, g), .count = 1, .f = {g}};
    a.children = t->m->family[f].children;
    b.children = t->m->family[g].children;
    return (a.at.w != b.at.w || a.at.h != b.at.h) && sides_change(t, &a, &b);
}

/* --- cooling --- */

enum { KINDS = 16, DROP_KINDS = 1, GIVE_KINDS = 5, SHIFT_KINDS = 7, SWAP_KINDS = 10 };

static int32_t some_family(struct turn *t)
{
    return t->s->wants[search_below(t->s, t->s->want_count)];
}

static bool attempt(struct turn *t)
{
    int32_t f = some_family(t), kind = search_below(t->s, KINDS);
    int32_t stays = t->l->stays[f];
    bool more = stays < t->m->family[f].need;
    if (more && kind >= DROP_KINDS && kind < GIVE_KINDS) {
        return give(t, f);
    }
    if (stays == 0) {
        return false;
    }
    return kind < DROP_KINDS    ? drop(t, f)
           : kind < SHIFT_KINDS ? shift(t, f)
           : kind < SWAP_KINDS  ? swap_two(t, f, some_family(t))
                                : swap_guests(t, f);
}

/* How many halvings from 1 << 32 to u, 1/65536: by whole numbers, so the same on every machine. */
static int64_t halvings(uint64_t u)
{
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
    return log2;
}

void anneal_luck(struct fill_search *s)
{
    for (int32_t i = 0; i < FILL_LUCK; i++) {
        uint64_t u = ((uint64_t)2 * (uint64_t)i + 1) * ((UINT64_C(1) << 31) / FILL_LUCK);
        s->luck[i] = (int32_t)(halvings(u) * 45426 >> 16); /* ln 2 */
    }
}

/* from × (to / from)^(i / steps), straight between halvings; from is the greater. */
static int64_t cooled(int64_t from, int64_t to, int32_t i, int32_t steps)
{
    if (to >= from) {
        return from;
    }
    int64_t at = halvings(((uint64_t)to << 32) / (uint64_t)from) * i / steps;
    int64_t half = from >> (at >> 16);
    return half - (half * (at & 65535) >> 17);
}

/* Dearer than any stay not given, so that in the end nothing is broken. */
static int64_t dearest(const struct fill_model *m)
{
    int64_t most = 1;
    for (int32_t f = 0; f < m->families; f++) {
        int64_t stay = m->family[f].unmet + (int64_t)m->spread_cost * m->family[f].share;
        most = stay > most ? stay : most;
    }
    return most * FILL_HEAT_ONE;
}

/* The cheapest yet with nothing broken. */
static void anneal_keep(struct turn *t, int64_t *least)
{
    int64_t total = loose_total(t->l);
    if (t->l->broken == 0 && total < *least) {
        *least = total;
        loose_remember(t->l);
    }
}

void anneal_run(struct fill_search *s, const struct fill_heats *k, int32_t steps)
{
    struct turn t = {.s = s, .l = &s->loose, .m = s->m};
    int64_t top = dearest(s->m), low = k->broken < top ? k->broken : top, least = INT64_MAX;
    loose_from(&s->loose, &s->plan);
    for (int32_t i = 0; i < steps && s->want_count > 0 && !search_over(s); i++) {
        int64_t heat = cooled(k->from, k->to, i, steps);
        t.broken_price = cooled(top, low, steps - i, steps);
        for (int n = 0; n < FILL_MOVES; n++) {
            t.most = heat * s->luck[search_bits(s) % FILL_LUCK] >> 16;
            if (attempt(&t)) {
                anneal_keep(&t, &least);
            }
        }
        s->work += FILL_STEP_WORK;
    }
    if (least == INT64_MAX) {
        loose_remember(&s->loose);
    }
    loose_recall(&s->loose, &s->plan);
    search_keep(s);
}
