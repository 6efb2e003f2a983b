/* SPDX-License-Identifier: MIT */
/* The counts of a loose plan, and what each stay adds to the cost and to what is broken. */
#include "fill_loose_priv.h"

#include <string.h>

enum { HOST_BROKEN = 3 }; /* a weekend too many for a host counts like that many children */

static void make_rows(struct fill_loose *l, struct arena *a)
{
    const struct fill_model *m = l->m;
    l->row = arena_array(a, (size_t)m->window_count + 1, sizeof *l->row);
    l->row_first = arena_array(a, (size_t)m->families + 1, sizeof *l->row_first);
    int32_t n = 0;
    for (int32_t f = 0; f < m->families; f++) {
        l->row_first[f] = n;
        for (int32_t i = 0; i < m->window_count; i++) {
            if (m->windows[i].family == f) {
                l->row[n++] = i;
            }
        }
    }
    l->row_first[m->families] = n;
}

void loose_make(struct fill_loose *l, const struct fill_model *m, struct arena *a)
{
    size_t f = (size_t)m->families, h = (size_t)m->hosts, w = (size_t)m->weekends,
           homes = (size_t)m->homes;
    *l = (struct fill_loose){
        .m = m,
        .at = arena_array(a, f * w + 1, sizeof *l->at),
        .kept = arena_array(a, f * w + 1, sizeof *l->kept),
        .near = arena_array(a, f * w + 1, sizeof *l->near),
        .list = arena_array(a, f * w + 1, sizeof *l->list),
        .where = arena_array(a, f * w + 1, sizeof *l->where),
        .load = arena_array(a, w * (size_t)m->limits + 1, sizeof *l->load),
        .all = arena_array(a, w + 1, sizeof *l->all),
        .kids = arena_array(a, w * homes + 1, sizeof *l->kids),
        .mixed = arena_array(a, w * homes + 1, sizeof *l->mixed),
        .guests = arena_array(a, w * h * LOOSE_GUESTS + 1, sizeof *l->guests),
        .count = arena_array(a, w * h + 1, sizeof *l->count),
        .busy = arena_array(a, w * h + 1, sizeof *l->busy),
        .work = arena_array(a, h + 1, sizeof *l->work),
        .stays = arena_array(a, f + 1, sizeof *l->stays),
        .windows = arena_array(a, (size_t)m->window_count + 1, sizeof *l->windows),
    };
    make_rows(l, a);
}

static void loose_clear(struct fill_loose *l)
{
    const struct fill_model *m = l->m;
    size_t f = (size_t)m->families, h = (size_t)m->hosts, w = (size_t)m->weekends,
           homes = (size_t)m->homes;
    memset(l->at, -1, f * w * sizeof *l->at);
    memset(l->near, 0, f * w * sizeof *l->near);
    memset(l->load, 0, w * (size_t)m->limits * sizeof *l->load);
    memset(l->all, 0, w * sizeof *l->all);
    memset(l->kids, 0, w * homes * sizeof *l->kids);
    memset(l->mixed, 0, w * homes * sizeof *l->mixed);
    memset(l->count, 0, w * h * sizeof *l->count);
    memset(l->work, 0, h * sizeof *l->work);
    memset(l->stays, 0, f * sizeof *l->stays);
    memset(l->windows, 0, (size_t)m->window_count * sizeof *l->windows);
    l->cost = l->unmet = l->broken = 0;
    for (size_t i = 0; i < w * h; i++) {
        l->busy[i] = m->works[i];
    }
    for (int32_t i = 0; i < m->families; i++) {
        l->unmet += (int64_t)m->family[i].unmet * m->family[i].need;
    }
    for (int32_t i = 0; i < m->hosts; i++) {
        int32_t over = -m->host[i].usual_left;
        l->cost += over > 0 ? (int64_t)m->over_cost * over : 0;
    }
}

/* --- what is broken --- */

static int32_t above(int32_t n, int32_t most)
{
    return n > most ? n - most : 0;
}

static int32_t house_broken(const struct fill_loose *l, int32_t home, int32_t w)
{
    const struct fill_model *m = l->m;
    int32_t n = 0, at = w * m->homes + home;
    for (int32_t i = m->home_limit[home]; i < m->home_limit[home + 1]; i++) {
        n += above(l->load[w * m->limits + i], m->cap[w * m->limits + i]);
    }
    bool together = l->mixed[at] > 1 || (l->mixed[at] > 0 && m->strangers[at]);
    return n + (together ? above(l->kids[at], m->three[at]) : 0);
}

static int32_t apart_broken(const struct fill_loose *l, int32_t f, int32_t home, int32_t w)
{
    const struct fill_model *m = l->m;
    int32_t n = 0;
    for (int32_t i = m->family[f].apart_first; i < m->family[f].apart_end; i++) {
        int32_t host = l->at[m->aparts[i].other * m->weekends + w];
        n += host >= 0 && (!m->aparts[i].house || m->host[host].home == home);
    }
    return n;
}

/* Windows of f that w is too much for, counting what they hold without it. */
static int32_t days_broken(struct fill_loose *l, int32_t f, int32_t w, int by)
{
    int32_t n = 0;
    for (int32_t i = l->row_first[f]; i < l->row_first[f + 1]; i++) {
        const struct fill_window *x = &l->m->windows[l->row[i]];
        int32_t *held = &l->windows[l->row[i]];
        if (w >= x->first && w <= x->last) {
            int32_t before = by > 0 ? *held : *held - 1;
            n += before >= x->most;
            *held += by;
        }
    }
    return n;
}

/* What opening host h on w, where it is closed now, adds. */
static void open_change(
    const struct fill_loose *l, int32_t h, int32_t w, struct loose_change *c, int by)
{
    const struct fill_model *m = l->m;
    const struct fill_host *host = &m->host[h];
    int32_t a = w, b = w + 1;
    c->cost += l->work[h] >= host->usual_left ? by * m->over_cost : 0;
    c->broken += l->work[h] >= host->work_left ? by * HOST_BROKEN : 0;
    if (host->run_most == INT32_MAX) {
        return;
    }
    while (a > 0 && l->busy[(a - 1) * m->hosts + h] > 0) {
        a--;
    }
    while (b < m->weekends && l->busy[b * m->hosts + h] > 0) {
        b++;
    }
    int32_t left = w - a + (a == 0 ? host->before : 0);
    int32_t right = b - w - 1 + (b == m->weekends ? host->after : 0);
    int32_t n = above(left + right + 1, host->run_most) - above(left, host->run_most) -
                above(right, host->run_most);
    c->broken += by * HOST_BROKEN * n;
}

static void count_house(struct fill_loose *l, int32_t f, int32_t home, int32_t w, int by)
{
    const struct fill_model *m = l->m;
    for (int32_t i = m->home_limit[home]; i < m->home_limit[home + 1]; i++) {
        l->load[w * m->limits + i] += (int16_t)(by * m->use[f * m->limits + i]);
    }
    int32_t kids = m->three_use[f * m->homes + home];
    if (kids > 0) {
        l->kids[w * m->homes + home] += (int16_t)(by * kids);
        l->mixed[w * m->homes + home] += (int16_t)by;
    }
    l->all[w] += (int16_t)(by * m->family[f].children);
}

void loose_put(struct fill_loose *l, int32_t f, int32_t h, int32_t w, struct loose_change *c)
{
    const struct fill_model *m = l->m;
    int32_t home = m->host[h].home, cell = w * m->hosts + h;
    int32_t before = house_broken(l, home, w) + above(l->all[w], m->cap_all[w]);
    count_house(l, f, home, w, 1);
    c->broken += house_broken(l, home, w) + above(l->all[w], m->cap_all[w]) - before;
    c->broken += apart_broken(l, f, home, w) + days_broken(l, f, w, 1);
    c->cost += fill_cost(m, f, h, w);
    l->at[f * m->weekends + w] = (int16_t)h;
    l->guests[cell * LOOSE_GUESTS + l->count[cell]++] = (int16_t)f;
    if (l->busy[cell]++ == 0) {
        open_change(l, h, w, c, 1);
        l->work[h]++;
    }
}

void loose_take(struct fill_loose *l, int32_t f, int32_t w, struct loose_change *c)
{
    const struct fill_model *m = l->m;
    int32_t h = l->at[f * m->weekends + w], home = m->host[h].home, cell = w * m->hosts + h, i = 0;
    int32_t before = house_broken(l, home, w) + above(l->all[w], m->cap_all[w]);
    count_house(l, f, home, w, -1);
    c->broken += house_broken(l, home, w) + above(l->all[w], m->cap_all[w]) - before;
    l->at[f * m->weekends + w] = -1;
    c->broken -= apart_broken(l, f, home, w) + days_broken(l, f, w, -1);
    c->cost -= fill_cost(m, f, h, w);
    int16_t *guests = &l->guests[cell * LOOSE_GUESTS];
    while (guests[i] != f) {
        i++;
    }
    guests[i] = guests[--l->count[cell]];
    if (--l->busy[cell] == 0) {
        l->work[h]--;
        open_change(l, h, w, c, -1);
    }
}

/* --- the lists --- */

static void near_add(struct fill_loose *l, int32_t f, int32_t w, int by)
{
    int32_t gap = l->m->family[f].gap - 1, weekends = l->m->weekends;
    int32_t from = w > gap ? w - gap : 0, to = w + gap < weekends ? w + gap : weekends - 1;
    for (int32_t i = from; i <= to; i++) {
        l->near[f * weekends + i] += (int16_t)by;
    }
}

void loose_listed(struct fill_loose *l, int32_t f, int32_t from, int32_t to)
{
    int16_t *list = &l->list[f * l->m->weekends], *where = &l->where[f * l->m->weekends];
    if (from >= 0) {
        int16_t place = where[from], last = list[--l->stays[f]];
        list[place] = last;
        where[last] = place;
        near_add(l, f, from, -1);
    }
    if (to >= 0) {
        where[to] = (int16_t)l->stays[f];
        list[l->stays[f]++] = (int16_t)to;
        near_add(l, f, to, 1);
    }
}

int32_t loose_spread(const struct fill_loose *l, int32_t f, int32_t by)
{
    const struct fill_model *m = l->m;
    int32_t least = m->given_any ? m->given_least : INT32_MAX;
    int32_t most = m->given_any ? m->given_most : INT32_MIN;
    for (int32_t i = 0; i < m->families; i++) {
        int32_t stays = m->family[i].given + l->stays[i] + (i == f ? by : 0);
        int32_t share = m->family[i].share * stays;
        if (m->family[i].share > 0) {
            least = share < least ? share : least;
            most = share > most ? share : most;
        }
    }
    return most > least ? most - least : 0;
}

/* --- from and to a plan --- */

void loose_from(struct fill_loose *l, const struct fill_plan *p)
{
    const struct fill_model *m = l->m;
    struct loose_change c = {0};
    loose_clear(l);
    for (int32_t f = 0; f < m->families; f++) {
        for (int32_t i = 0; i < p->stays[f]; i++) {
            int32_t w = p->list[f * m->weekends + i], h = p->at[f * m->weekends + w];
            if (l->count[w * m->hosts + h] < LOOSE_GUESTS) {
                loose_put(l, f, h, w, &c);
                loose_listed(l, f, -1, w);
                l->unmet -= m->family[f].unmet;
            }
        }
    }
    l->cost += c.cost;
    l->broken += c.broken;
    l->spread = loose_spread(l, 0, 0);
}

void loose_remember(struct fill_loose *l)
{
    size_t cells = (size_t)l->m->families * (size_t)l->m->weekends;
    memcpy(l->kept, l->at, cells * sizeof *l->kept);
}

void loose_recall(const struct fill_loose *l, struct fill_plan *p)
{
    const struct fill_model *m = l->m;
    plan_clear(p);
    for (int32_t f = 0; f < m->families; f++) {
        for (int32_t w = 0; w < m->weekends; w++) {
            int32_t h = l->kept[f * m->weekends + w];
            if (h >= 0 && plan_can(p, f, h, w)) {
                plan_place(p, f, h, w);
            }
        }
    }
}
