/* SPDX-License-Identifier: MIT */
/* What families and hosts make of the prices, and the bound that follows. */
#include "fill_price_priv.h"

#include <string.h>

static int32_t least(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* Weekends on which host h could take guests and has none yet; no more than there are stays to give. */
static int32_t could_open(const struct fill_model *m, int32_t h)
{
    int32_t weekends = 0, stays = 0;
    for (int32_t w = 0; w < m->weekends; w++) {
        bool open = false;
        for (int32_t f = 0; f < m->families && !m->works[w * m->hosts + h] && !open; f++) {
            open = fill_cost(m, f, h, w) != FILL_NEVER;
        }
        weekends += open;
    }
    for (int32_t f = 0; f < m->families; f++) {
        stays += m->family[f].need > 0 ? m->family[f].need : 0;
    }
    return least(weekends, stays);
}

static void make_hosts(struct fill_prices *p, struct arena *a)
{
    const struct fill_model *m = p->m;
    int32_t size = 0, w_count = m->weekends;
    p->run_top = arena_array(a, (size_t)m->hosts + 1, sizeof *p->run_top);
    p->work_top = arena_array(a, (size_t)m->hosts + 1, sizeof *p->work_top);
    p->host_at = arena_array(a, (size_t)m->hosts + 1, sizeof *p->host_at);
    p->fixed_run = arena_array(a, (size_t)(w_count * m->hosts) + 1, sizeof *p->fixed_run);
    for (int32_t h = 0; h < m->hosts; h++) {
        const struct fill_host *host = &m->host[h];
        int64_t all = (int64_t)w_count + host->before + host->after;
        p->run_top[h] = host->run_most >= all ? 0 : host->run_most;
        int32_t most = could_open(m, h);
        bool counted = host->work_left < most || (host->usual_left > 0 && host->usual_left < most);
        p->work_top[h] = counted ? least(host->work_left > 0 ? host->work_left : 0, most) : 0;
        p->host_at[h] = size;
        size += (w_count + 1) * (p->run_top[h] + 1) * (p->work_top[h] + 1);
        int32_t run = host->before;
        for (int32_t w = 0; w < w_count; w++) {
            run = m->works[w * m->hosts + h] ? run + 1 : 0;
            p->fixed_run[w * m->hosts + h] = run;
        }
    }
    p->host_to = arena_array(a, (size_t)size + 1, sizeof *p->host_to);
}

static void make_families(struct fill_prices *p, struct arena *a)
{
    const struct fill_model *m = p->m;
    int32_t size = 0;
    p->family_at = arena_array(a, (size_t)m->families + 1, sizeof *p->family_at);
    for (int32_t f = 0; f < m->families; f++) {
        p->family_at[f] = size;
        size += (m->weekends + 1) * (m->family[f].need + 1);
    }
    p->family_to = arena_array(a, (size_t)size + 1, sizeof *p->family_to);
}

static size_t links(const struct fill_model *m)
{
    return (size_t)m->families * (size_t)m->weekends * (size_t)m->hosts;
}

static size_t apart_count(const struct fill_model *m)
{
    return m->families > 0 ? (size_t)m->family[m->families - 1].apart_end : 0;
}

void prices_make(struct fill_prices *p, const struct fill_model *m, struct arena *a)
{
    size_t f = (size_t)m->families, w = (size_t)m->weekends;
    *p = (struct fill_prices){
        .m = m,
        .link = arena_array(a, links(m) + 1, sizeof *p->link),
        .crowd = arena_array(a, w + 1, sizeof *p->crowd),
        .apart = arena_array(a, apart_count(m) * w + 1, sizeof *p->apart),
        .high = arena_array(a, f + 1, sizeof *p->high),
        .low = arena_array(a, f + 1, sizeof *p->low),
        .best = arena_array(a, f * w + 1, sizeof *p->best),
        .best_host = arena_array(a, f * w + 1, sizeof *p->best_host),
        .earn = arena_array(a, w * (size_t)m->hosts + 1, sizeof *p->earn),
        .pick_most = 1,
    };
    for (size_t i = 0; i < w * (size_t)m->limits; i++) {
        p->pick_most = m->cap[i] >= p->pick_most ? m->cap[i] + 1 : p->pick_most;
    }
    p->pick_most = least(p->pick_most, m->families + 1);
    p->pick = arena_array(a, w * (size_t)m->hosts * (size_t)p->pick_most + 1, sizeof *p->pick);
    memset(p->link, 0, links(m) * sizeof *p->link);
    memset(p->crowd, 0, w * sizeof *p->crowd);
    memset(p->apart, 0, apart_count(m) * w * sizeof *p->apart);
    memset(p->high, 0, (f + 1) * sizeof *p->high);
    memset(p->low, 0, (f + 1) * sizeof *p->low);
    make_families(p, a);
    make_hosts(p, a);
}

void prices_copy(struct fill_prices *to, const struct fill_prices *from)
{
    const struct fill_model *m = from->m;
    size_t f = (size_t)m->families, w = (size_t)m->weekends;
    memcpy(to->link, from->link, links(m) * sizeof *to->link);
    memcpy(to->crowd, from->crowd, w * sizeof *to->crowd);
    memcpy(to->apart, from->apart, apart_count(m) * w * sizeof *to->apart);
    memcpy(to->high, from->high, (f + 1) * sizeof *to->high);
    memcpy(to->low, from->low, (f + 1) * sizeof *to->low);
}

/* --- families --- */

int32_t price_coming(const struct fill_prices *p, int32_t f, int32_t w)
{
    const struct fill_model *m = p->m;
    int32_t price = p->crowd[w] * m->family[f].children;
    for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
        price += p->apart[i * m->weekends + w];
    }
    return price;
}

static void family_best(struct fill_prices *p, int32_t f, int32_t w)
{
    const struct fill_model *m = p->m;
    int64_t row = ((int64_t)f * m->weekends + w) * m->hosts;
    int32_t best = PRICE_NEVER, host = -1;
    for (int32_t h = 0; h < m->hosts; h++) {
        int32_t cost = m->cost[row + h];
        int32_t price = cost == FILL_NEVER ? PRICE_NEVER : cost * PRICE_ONE + p->link[row + h];
        if (price < best) {
            best = price;
            host = h;
        }
    }
    p->best_host[f * m->weekends + w] = (int16_t)host;
    p->best[f * m->weekends + w] = host < 0 ? PRICE_NEVER : best + price_coming(p, f, w);
}

static void family_solve(struct fill_prices *p, int32_t f)
{
    const struct fill_model *m = p->m;
    const struct fill_family *fam = &m->family[f];
    int32_t row = fam->need + 1, *v = p->family_to + p->family_at[f];
    int32_t spread = p->high[f] - p->low[f];
    for (int32_t left = 0; left <= fam->need; left++) {
        v[m->weekends * row + left] =
            fam->unmet * left * PRICE_ONE + spread * fam->share * (fam->given + fam->need - left);
    }
    for (int32_t w = m->weekends - 1; w >= 0; w--) {
        family_best(p, f, w);
        int32_t best = p->best[f * m->weekends + w];
        int32_t then = least(w + fam->gap, m->weekends) * row;
        memcpy(&v[w * row], &v[(w + 1) * row], (size_t)row * sizeof *v);
        for (int32_t left = 1; left <= fam->need && best < PRICE_NEVER; left++) {
            v[w * row + left] = least(v[w * row + left], best + v[then + left - 1]);
        }
    }
}

/* --- hosts --- */

struct knapsack { /* the best guests of one house on one weekend */
    const struct fill_prices *p;
    int32_t h, w, home, count;
    int16_t *who; /* candidates, those who pay most first */
    int32_t *pays;
    int16_t *taken, *best_taken;
    int32_t taken_count, best_count, best, beds;
};

static bool fits(const struct knapsack *k, int32_t f)
{
    const struct fill_model *m = k->p->m;
    int32_t kids = m->three_use[f * m->homes + k->home], others = 0;
    for (int32_t l = m->home_limit[k->home]; l < m->home_limit[k->home + 1]; l++) {
        int32_t load = m->use[f * m->limits + l];
        for (int32_t i = 0; i < k->taken_count; i++) {
            load += m->use[k->taken[i] * m->limits + l];
        }
        if (load > m->cap[k->w * m->limits + l]) {
            return false;
        }
    }
    for (int32_t i = 0; i < k->taken_count; i++) {
        others += m->three_use[k->taken[i] * m->homes + k->home];
        for (int32_t j = m->family[f].apart_first; j < m->family[f].apart_end; j++) {
            if (m->aparts[j].other == k->taken[i]) {
                return false;
            }
        }
    }
    int32_t at = k->w * m->homes + k->home;
    return kids == 0 || others + kids <= m->three[at] || (others == 0 && !m->strangers[at]);
}

static void pack(struct knapsack *k, int32_t from, int32_t paid, int32_t beds)
{
    if (paid > k->best) {
        k->best = paid;
        k->best_count = k->taken_count;
        memcpy(k->best_taken, k->taken, (size_t)k->taken_count * sizeof *k->taken);
    }
    for (int32_t i = from; i < k->count && beds > 0; i++) {
        if ((int64_t)paid + (int64_t)beds * k->pays[i] <= k->best) {
            return; /* those who follow pay no more, and take a bed each at least */
        }
        int32_t f = k->who[i],
                use = k->p->m->use[f * k->p->m->limits + k->p->m->home_limit[k->home]];
        if (fits(k, f)) {
            k->taken[k->taken_count++] = (int16_t)f;
            pack(k, i + 1, paid + k->pays[i], beds - (use > 0 ? use : 1));
            k->taken_count--;
        }
    }
}

static void house_solve(struct fill_prices *p, struct knapsack *k)
{
    const struct fill_model *m = p->m;
    int16_t *pick = p->pick + (int64_t)(k->w * m->hosts + k->h) * p->pick_most;
    k->count = 0;
    for (int32_t f = 0; f < m->families; f++) {
        int64_t at = ((int64_t)f * m->weekends + k->w) * m->hosts + k->h;
        int32_t pays = p->link[at], i = k->count;
        if (pays <= 0 || m->cost[at] == FILL_NEVER) {
            continue;
        }
        for (; i > 0 && k->pays[i - 1] < pays; i--) {
            k->pays[i] = k->pays[i - 1];
            k->who[i] = k->who[i - 1];
        }
        k->pays[i] = pays;
        k->who[i] = (int16_t)f;
        k->count++;
    }
    k->best = k->best_count = k->taken_count = 0;
    k->best_taken = pick;
    pack(k, 0, 0, m->cap[k->w * m->limits + m->home_limit[k->home]]);
    if (k->best_count < p->pick_most) {
        pick[k->best_count] = -1;
    }
    p->earn[k->w * m->hosts + k->h] = k->best;
}

int32_t run_after(const struct fill_prices *p, int32_t h, int32_t w, int32_t run, bool open)
{
    const struct fill_model *m = p->m;
    int32_t at = w * m->hosts + h, top = p->run_top[h];
    bool works = m->works[at];
    if (m->host[h].run_most >= (int64_t)m->weekends + m->host[h].before + m->host[h].after) {
        return 0;
    }
    if (!open && !works) {
        return 0;
    }
    if (run + 1 > top) {
        return works && p->fixed_run[at] > top ? top : -1;
    }
    return run + 1;
}

bool run_ends_well(const struct fill_prices *p, int32_t h, int32_t run)
{
    const struct fill_model *m = p->m;
    const struct fill_host *host = &m->host[h];
    int32_t fixed = m->weekends > 0 ? p->fixed_run[(m->weekends - 1) * m->hosts + h] : host->before;
    return host->after == 0 || run + (int64_t)host->after <= host->run_most || run <= fixed;
}

/* Before a weekend, after a run: the cheapest ways on with the house open and closed. */
static void host_run(struct fill_prices *p, int32_t h, int32_t w, int32_t run)
{
    const struct fill_model *m = p->m;
    const struct fill_host *host = &m->host[h];
    int32_t works = p->work_top[h] + 1, runs = p->run_top[h] + 1, at = w * m->hosts + h;
    int32_t earn = p->earn[at], *to = p->host_to + p->host_at[h];
    int32_t *v = to + (w * runs + run) * works, *next = to + (w + 1) * runs * works;
    int32_t on = run_after(p, h, w, run, true), off = run_after(p, h, w, run, false);
    if (m->works[at]) {
        for (int32_t work = 0; work < works; work++) {
            v[work] = on < 0 ? PRICE_NEVER : least(PRICE_NEVER, next[on * works + work] - earn);
        }
        return;
    }
    memcpy(v, next + off * works, (size_t)works * sizeof *v);
    if (on < 0 || earn <= 0) {
        return;
    }
    const int32_t *open = next + on * works + (p->work_top[h] > 0);
    int32_t most = least(host->work_left, p->work_top[h] > 0 ? p->work_top[h] : 1);
    int32_t free = least(most, host->usual_left), over = m->over_cost * PRICE_ONE;
    for (int32_t work = 0; work < free; work++) {
        v[work] = least(v[work], open[work] - earn);
    }
    for (int32_t work = free > 0 ? free : 0; work < most; work++) {
        v[work] = least(v[work], open[work] - earn + over);
    }
}

static void host_solve(struct fill_prices *p, int32_t h)
{
    const struct fill_model *m = p->m;
    int32_t runs = p->run_top[h] + 1, works = p->work_top[h] + 1;
    int32_t *end = &p->host_to[p->host_at[h] + m->weekends * runs * works];
    for (int32_t i = 0; i < runs * works; i++) {
        end[i] = run_ends_well(p, h, i / works) ? 0 : PRICE_NEVER;
    }
    for (int32_t w = m->weekends - 1; w >= 0; w--) {
        for (int32_t run = 0; run < runs; run++) {
            host_run(p, h, w, run);
        }
    }
}

/* --- the bound --- */

static int64_t fixed_part(const struct fill_prices *p)
{
    const struct fill_model *m = p->m;
    int64_t sum = 0;
    for (int32_t w = 0; w < m->weekends; w++) {
        sum -= (int64_t)p->crowd[w] * m->cap_all[w];
    }
    for (int32_t f = 0; f < m->families; f++) {
        for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
            for (int32_t w = 0; f < m->aparts[i].other && w < m->weekends; w++) {
                sum -= p->apart[i * m->weekends + w];
            }
        }
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        int32_t over = -m->host[h].usual_left;
        sum += over > 0 ? (int64_t)over * m->over_cost * PRICE_ONE : 0;
    }
    if (m->given_any) {
        sum += (int64_t)p->high[m->families] * m->given_most -
               (int64_t)p->low[m->families] * m->given_least;
    }
    return sum;
}

void prices_solve(struct fill_prices *p, struct arena *scratch)
{
    const struct fill_model *m = p->m;
    size_t f_count = (size_t)m->families + 1;
    struct knapsack k = {.p = p,
        .who = arena_array(scratch, f_count, sizeof(int16_t)),
        .pays = arena_array(scratch, f_count, sizeof(int32_t)),
        .taken = arena_array(scratch, f_count, sizeof(int16_t))};
    p->bound = fixed_part(p);
    for (int32_t f = 0; f < m->families; f++) {
        family_solve(p, f);
        p->bound += family_value(p, f, 0, m->family[f].need);
    }
    for (int32_t h = 0; h < m->hosts; h++) {
        k.h = h;
        k.home = m->host[h].home;
        for (k.w = 0; k.w < m->weekends; k.w++) {
            house_solve(p, &k);
        }
        host_solve(p, h);
        int32_t run = least(m->host[h].before, p->run_top[h]);
        p->bound += host_value(p, h, 0, run, 0);
    }
}
