/* SPDX-License-Identifier: MIT */
/* The prices' ascent: a deflected subgradient with steps after Polyak, in whole numbers. */
#include "fill_dual_priv.h"
#include "hub/base/die.h"

#include <string.h>

enum {
    PULL_ONE = 256 * 64,
    THETA_START = 4096,
    THETA_ONE = 4096,
    PATIENCE = 40,
    HOUSE_PART = PULL_ONE / 2,      /* how much a price follows those of one house on a weekend */
    FAMILY_PART = PULL_ONE * 3 / 8, /* and those of one family and host all the time */
};

static size_t links(const struct fill_model *m)
{
    return (size_t)m->families * (size_t)m->weekends * (size_t)m->hosts;
}

static int32_t apart_rows(const struct fill_model *m)
{
    return m->families > 0 ? m->family[m->families - 1].apart_end : 0;
}

void dual_make(struct fill_dual *d, const struct fill_model *m, struct arena *a)
{
    size_t w = (size_t)m->weekends, f = (size_t)m->families;
    prices_make(&d->now, m, a);
    prices_make(&d->best, m, a);
    d->pull = arena_array(a, links(m) + 1, sizeof *d->pull);
    d->pull_crowd = arena_array(a, w + 1, sizeof *d->pull_crowd);
    d->pull_apart = arena_array(a, w * (size_t)apart_rows(m) + 1, sizeof *d->pull_apart);
    d->coming = arena_array(a, w + 1, sizeof *d->coming);
    d->stays = arena_array(a, f + 1, sizeof *d->stays);
    d->sent = arena_array(a, f * w + 1, sizeof *d->sent);
    memset(d->pull, 0, links(m) * sizeof *d->pull);
    memset(d->pull_crowd, 0, w * sizeof *d->pull_crowd);
    memset(d->pull_apart, 0, w * (size_t)apart_rows(m) * sizeof *d->pull_apart);
    d->work = (int64_t)links(m) * 2 + m->weekends * m->families;
    for (int32_t i = 0; i < m->families; i++) {
        d->work += (int64_t)m->weekends * (m->family[i].need + 1);
    }
    for (int32_t i = 0; i < m->hosts; i++) {
        d->work += (int64_t)m->weekends * (d->now.run_top[i] + 1) * (d->now.work_top[i] + 1);
    }
    d->theta = THETA_START;
    d->stale = 0;
    d->best.bound = INT64_MIN;
}

struct ascent {
    struct fill_dual *d;
    int32_t *grad;  /* as link */
    int32_t *along; /* as link, × PULL_ONE: what its neighbours pull at */
    int64_t norm;
};

static void bump(struct ascent *s, int32_t f, int32_t w, int32_t h, int32_t by)
{
    const struct fill_model *m = s->d->now.m;
    int32_t *g = &s->grad[((int64_t)f * m->weekends + w) * m->hosts + h];
    s->norm -= (int64_t)*g * *g;
    *g += by;
    s->norm += (int64_t)*g * *g;
}

static void trace_family(struct ascent *s, int32_t f)
{
    struct fill_prices *p = &s->d->now;
    const struct fill_model *m = p->m;
    int32_t left = m->family[f].need;
    for (int32_t w = 0; w < m->weekends;) {
        if (left == 0 || family_value(p, f, w, left) == family_value(p, f, w + 1, left)) {
            w++;
            continue;
        }
        bump(s, f, w, p->best_host[f * m->weekends + w], 1);
        s->d->sent[f * m->weekends + w] = true;
        s->d->coming[w] += m->family[f].children;
        left--;
        w += m->family[f].gap;
    }
    s->d->stays[f] = m->family[f].need - left;
}

static void trace_host(struct ascent *s, int32_t h)
{
    struct fill_prices *p = &s->d->now;
    const struct fill_model *m = p->m;
    const struct fill_host *host = &m->host[h];
    int32_t run = host->before < p->run_top[h] ? host->before : p->run_top[h], work = 0;
    for (int32_t w = 0; w < m->weekends; w++) {
        int32_t at = w * m->hosts + h;
        int32_t off = run_after(p, h, w, run, false);
        bool works = m->works[at];
        bool open = works || host_value(p, h, w, run, work) != host_value(p, h, w + 1, off, work);
        for (int32_t i = 0; open && i < p->pick_most; i++) {
            int32_t f = p->pick[(int64_t)at * p->pick_most + i];
            if (f < 0) {
                break;
            }
            bump(s, f, w, h, -1);
        }
        run = open ? run_after(p, h, w, run, true) : off;
        work += open && !works && p->work_top[h] > 0;
        if (run < 0) {
            return;
        }
    }
}

/*
 * What is short is short for all: a house too full on a weekend gets dearer for every family, a
 * host asked for too often by a family gets dearer on every weekend. Spot by spot that would be
 * learned only slowly. (A step in another metric, so an ascent still.)
 */
static void follow_house(struct ascent *s, int32_t w, int32_t h)
{
    const struct fill_model *m = s->d->now.m;
    size_t row = (size_t)m->weekends * (size_t)m->hosts, at = (size_t)(w * m->hosts + h);
    int64_t beds = 0;
    for (int32_t f = 0; f < m->families; f++) {
        beds += (int64_t)m->family[f].children * s->grad[(size_t)f * row + at];
    }
    s->norm += beds * beds * HOUSE_PART / PULL_ONE;
    for (int32_t f = 0; f < m->families && beds != 0; f++) {
        s->along[(size_t)f * row + at] += (int32_t)(beds * m->family[f].children * HOUSE_PART);
    }
}

static void follow_family(struct ascent *s, int32_t f, int32_t h)
{
    const struct fill_model *m = s->d->now.m;
    size_t first = (size_t)f * (size_t)m->weekends * (size_t)m->hosts + (size_t)h;
    int64_t stays = 0;
    for (int32_t w = 0; w < m->weekends; w++) {
        stays += s->grad[first + (size_t)(w * m->hosts)];
    }
    s->norm += stays * stays * FAMILY_PART / PULL_ONE;
    for (int32_t w = 0; w < m->weekends && stays != 0; w++) {
        s->along[first + (size_t)(w * m->hosts)] += (int32_t)(stays * FAMILY_PART);
    }
}

static void follow(struct ascent *s)
{
    const struct fill_model *m = s->d->now.m;
    for (int32_t i = 0; i < m->weekends * m->hosts; i++) {
        follow_house(s, i / m->hosts, i % m->hosts);
    }
    for (int32_t i = 0; i < m->families * m->hosts; i++) {
        follow_family(s, i / m->hosts, i % m->hosts);
    }
}

static int32_t limited(int64_t v, int64_t low, int64_t high)
{
    return (int32_t)(v < low ? low : v > high ? high : v);
}

enum { PRICE_MOST = 1000 * PRICE_ONE };

static void move_links(struct ascent *s, int64_t step)
{
    struct fill_dual *d = s->d;
    size_t n = links(d->now.m);
    for (size_t i = 0; i < n; i++) {
        d->pull[i] += (s->grad[i] * PULL_ONE + s->along[i] - d->pull[i]) / 4;
        if (d->pull[i] != 0) {
            d->now.link[i] =
                limited(d->now.link[i] + step * d->pull[i] / (PULL_ONE), -PRICE_MOST, PRICE_MOST);
        }
    }
}

static void move_sides(struct ascent *s, int64_t step)
{
    struct fill_dual *d = s->d;
    const struct fill_model *m = d->now.m;
    for (int32_t w = 0; w < m->weekends; w++) {
        int32_t over = m->cap_all[w] < INT16_MAX ? d->coming[w] - m->cap_all[w] : 0;
        d->pull_crowd[w] += (over * PULL_ONE - d->pull_crowd[w]) / 4;
        d->now.crowd[w] =
            limited(d->now.crowd[w] + step * d->pull_crowd[w] / (PULL_ONE), 0, PRICE_MOST);
    }
}

static int32_t apart_twin(const struct fill_model *m, int32_t f, int32_t row)
{
    int32_t g = m->aparts[row].other;
    for (int32_t j = m->family[g].apart_first; j < m->family[g].apart_end; j++) {
        if (m->aparts[j].other == f && !m->aparts[j].house) {
            return j;
        }
    }
    return -1;
}

static void move_aparts(struct ascent *s, int64_t step)
{
    struct fill_dual *d = s->d;
    const struct fill_model *m = d->now.m;
    for (int32_t f = 0; f < m->families; f++) {
        for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
            int32_t g = m->aparts[i].other, twin = apart_twin(m, f, i);
            if (m->aparts[i].house || f > g || twin < 0) {
                continue;
            }
            for (int32_t w = 0; w < m->weekends; w++) {
                int32_t at = i * m->weekends + w;
                int32_t over = d->sent[f * m->weekends + w] + d->sent[g * m->weekends + w] - 1;
                d->pull_apart[at] += (over * PULL_ONE - d->pull_apart[at]) / 4;
                d->now.apart[at] = limited(
                    d->now.apart[at] + step * d->pull_apart[at] / (PULL_ONE), 0, PRICE_MOST);
                d->now.apart[twin * m->weekends + w] = d->now.apart[at];
            }
        }
    }
}

static int64_t sum_of(int32_t *v, int32_t count)
{
    int64_t total = 0;
    for (int32_t i = 0; i < count; i++) {
        v[i] = v[i] > 0 ? v[i] : 0;
        total += v[i];
    }
    return total;
}

/* Lower them alike until they are `sum` together, none below 0. */
static void keep_sum(int32_t *v, int32_t count, int64_t sum)
{
    int64_t total = sum_of(v, count);
    while (total > sum) {
        int32_t some = 0;
        for (int32_t i = 0; i < count; i++) {
            some += v[i] > 0;
        }
        HUB_BUG(some > 0); /* for sum is not below 0 */
        int64_t cut = (total - sum) / some;
        for (int32_t i = 0; i < count && total > sum; i++) {
            int32_t by = cut > 0 ? (int32_t)(v[i] < cut ? v[i] : cut) : v[i] > 0;
            v[i] -= by;
            total -= by;
        }
    }
}

static void move_spread(struct ascent *s, int64_t step)
{
    struct fill_dual *d = s->d;
    const struct fill_model *m = d->now.m;
    int32_t high = m->given_any ? m->given_most : 0,
            low = m->given_any ? m->given_least : INT32_MAX;
    for (int32_t f = 0; f < m->families; f++) {
        int32_t share = m->family[f].share * (m->family[f].given + d->stays[f]);
        if (m->family[f].share > 0) {
            high = share > high ? share : high;
            low = share < low ? share : low;
        }
    }
    int32_t mid = (high + low) / 2;
    for (int32_t f = 0; f < m->families && high > low; f++) {
        int32_t share = m->family[f].share * (m->family[f].given + d->stays[f]);
        if (m->family[f].share > 0) {
            d->now.high[f] += (int32_t)(step * (share - mid) / 1024);
            d->now.low[f] += (int32_t)(step * (mid - share) / 1024);
        }
    }
    if (m->given_any) {
        d->now.high[m->families] += (int32_t)(step * (m->given_most - mid) / 1024);
        d->now.low[m->families] += (int32_t)(step * (mid - m->given_least) / 1024);
    }
    /* Both sides weigh the same, and no more than the spread costs: else it would be no bound. */
    int64_t sum = (int64_t)m->spread_cost * PRICE_ONE;
    int64_t highs = sum_of(d->now.high, m->families + 1),
            lows = sum_of(d->now.low, m->families + 1);
    sum = highs < sum ? highs : sum;
    sum = lows < sum ? lows : sum;
    keep_sum(d->now.high, m->families + 1, sum);
    keep_sum(d->now.low, m->families + 1, sum);
}

int64_t dual_step(struct fill_dual *d, int64_t target, struct arena *scratch)
{
    const struct fill_model *m = d->now.m;
    arena_reset(scratch);
    struct ascent s = {.d = d,
        .grad = arena_array(scratch, links(m) + 1, sizeof *s.grad),
        .along = arena_array(scratch, links(m) + 1, sizeof *s.along)};
    memset(s.grad, 0, links(m) * sizeof *s.grad);
    memset(s.along, 0, links(m) * sizeof *s.along);
    memset(d->coming, 0, (size_t)m->weekends * sizeof *d->coming);
    memset(d->sent, 0, (size_t)m->families * (size_t)m->weekends);
    prices_solve(&d->now, scratch);
    if (d->now.bound > d->best.bound) {
        prices_copy(&d->best, &d->now);
        d->best.bound = d->now.bound;
        d->stale = 0;
    } else if (++d->stale >= PATIENCE) {
        d->stale = 0;
        d->theta -= d->theta / 3;
    }
    for (int32_t f = 0; f < m->families; f++) {
        trace_family(&s, f);
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        trace_host(&s, h);
    }
    follow(&s);
    int64_t norm = s.norm;
    for (int32_t w = 0; w < m->weekends; w++) {
        int32_t over = d->coming[w] - m->cap_all[w];
        norm += over > 0 || d->now.crowd[w] > 0 ? (int64_t)over * over : 0;
    }
    int64_t gap = target - d->now.bound;
    int64_t step = norm > 0 && gap > 0 ? gap * d->theta / (norm * THETA_ONE) : 0;
    step = step < 1 ? 1 : step;
    move_links(&s, step);
    move_sides(&s, step);
    move_aparts(&s, step);
    move_spread(&s, step);
    return d->work;
}
